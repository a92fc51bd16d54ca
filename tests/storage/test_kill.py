"""Fifty times killed in the middle: nothing acknowledged is lost, nothing is there by half."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from aedesk.paths import Paths
from aedesk.storage import check, opening
from tests.storage.conftest import KEY
from tests.storage.things import index, replayed, rows

ROUNDS = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be quick")
def test_nothing_acknowledged_is_lost(paths: Paths) -> None:
    made: set[bytes] = set()
    gone: set[bytes] = set()
    chance = random.Random(20261124)
    command = [sys.executable, "-m", "tests.storage.committer", str(paths.data), KEY.hex()]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, bufsize=0) as server:
        for _ in range(ROUNDS):
            for word, id in _round(server, chance.uniform(0.0, 0.12)):
                (made if word == b"made" else gone).add(bytes.fromhex(id.decode()))
        assert server.stdin is not None
        server.stdin.close()
    assert len(made) > ROUNDS
    with closing(opening.connect(paths.database, KEY)) as con:
        jobs = {row[0] for row in con.execute("SELECT id FROM job")}
        whole = {
            row[0]
            for row in con.execute(
                """SELECT j.id FROM job j JOIN estimate e ON e.job_id = j.id JOIN search_doc d ON d.id = j.id
                WHERE (SELECT count(*) FROM sign_off s WHERE s.job_id = j.id) = 2
                AND (SELECT count(*) FROM estimate_line l WHERE l.estimate_id = e.id) = 5"""
            )
        }
        stones = {row[0] for row in con.execute("SELECT id FROM tombstone WHERE kind = 'job'")}
        numbers = [row[0] for row in con.execute("SELECT count(DISTINCT number) FROM job")]
    assert made - gone <= jobs | stones  # a removal may be committed and not acknowledged yet
    assert not gone & jobs
    assert whole == jobs
    assert numbers == [len(jobs)]
    assert check.check(paths, KEY) == []
    assert replayed(paths, KEY) == rows(paths, KEY)
    assert {entry[0] for entry in index(paths, KEY)} >= jobs


def _round(server: subprocess.Popen[bytes], lifetime: float) -> list[tuple[bytes, bytes]]:
    """Let one child commit, kill it in the middle of whatever it does, and take its acknowledgements."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(b"go\n")
    lines: list[bytes] = []
    child, text, end = 0, b"", None
    while not lines or not lines[-1].startswith(b"end"):
        left = None if end is None else max(0.0, end - time.monotonic())
        if not select.select([server.stdout], [], [], left)[0] and child:
            os.kill(child, signal.SIGKILL)
            child, end = 0, None
            continue
        text += os.read(server.stdout.fileno(), 65536)
        *whole, text = text.split(b"\n")
        for line in whole:
            lines.append(line)
            if line.startswith(b"begin"):
                child = int(line.split()[1])
            elif line.startswith(b"made") and end is None and child:
                end = time.monotonic() + lifetime
        if end is not None and child and time.monotonic() >= end:
            os.kill(child, signal.SIGKILL)
            child, end = 0, None
    acknowledged = [line.split() for line in lines if line[:4] in (b"made", b"gone")]
    return [(word, id) for word, id in acknowledged if len(id) == 32]
