"""One window a desk, and a window that was killed never locks anybody out."""

import subprocess
import sys

from aedesk.paths import Paths
from aedesk.storage import single
from tests.storage.things import refused

_HOLDER = """
import sys
from pathlib import Path
from aedesk.paths import Paths
from aedesk.storage import single
held = single.hold(Paths(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_refused_until_the_first_lets_go(paths: Paths) -> None:
    with single.hold(paths), refused("already_open"):
        single.hold(paths)
    held = single.hold(paths)
    held.release()
    held.release()
    single.hold(paths).release()


def test_a_killed_holder_leaves_nothing_in_the_way(paths: Paths) -> None:
    command = [sys.executable, "-c", _HOLDER, str(paths.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with refused("already_open"):
            single.hold(paths)
        holder.kill()
        holder.wait()
    assert paths.lock.exists()
    single.hold(paths).release()


def test_a_folder_that_cannot_be_made(paths: Paths) -> None:
    (paths.data / "file").write_text("")
    with refused("data_not_writable"):
        single.hold(Paths(paths.data / "file" / "desk"))
