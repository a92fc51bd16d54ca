"""Small helpers of the measurements: medians, memory, processes."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def pss() -> int:
    """This process's proportional memory in KiB; 0 where the system does not tell."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found.group(1)) if found else 0


def median_ms(work: Callable[[], object], times: int = 7) -> float:
    """The median time of `work` in milliseconds, after one run that does not count."""
    work()
    spans = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spans.append(time.perf_counter() - begun)
    return statistics.median(spans) * 1000


def run(*arguments: str, environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Run Python with `arguments`: wall time in ms until it says "painted", and its memory in MB when it ends."""
    begun = time.perf_counter()
    wall = memory = 0.0
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, _, figure = line.strip().partition(" ")
            if word == "painted":
                wall = (time.perf_counter() - begun) * 1000
            elif word == "pss":
                memory = float(figure) / 1024
    if not wall:
        raise RuntimeError(f"{arguments} did not paint")
    return wall, memory
