"""Commits as fast as it can until it is killed; told by its standard input how often to begin again.

It imports once and forks for every round. A line is acknowledged only after the store said that it is safe.
"""

import os
import sys
from pathlib import Path

from aedesk.clock import Clock
from aedesk.paths import Paths
from aedesk.storage.files import Files
from aedesk.storage.store import Store
from tests.storage.things import client, estimate, job


def commit_forever(paths: Paths, key: bytes) -> None:
    store, files = Store(paths, key, Clock()), Files(paths, key)
    house = client("星河茶饮", "陈曦")
    with store.write("client.register") as session:
        house.code = store.draw(session, "C")
        session.add(house)
    number = 0
    while True:
        number += 1
        scan = files.put(os.urandom(3000))
        work = job(house, f"春茶 {number}")
        work.sign_offs[0].scan = scan
        with store.write("job.open") as session:
            work.number = store.draw(session, "J")
            session.add_all([work, estimate(work)])
        tell(f"made {work.id.hex}")
        if number % 3 == 0:
            with store.write("job.remove") as session:
                gone = session.get_one(type(work), work.id)
                session.delete(session.query(type(estimate(work))).filter_by(job_id=work.id).one())
                session.delete(gone)
            tell(f"gone {work.id.hex}")


def tell(line: str) -> None:
    """One system call a line, so that a kill never leaves half of one."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    paths, key = Paths(Path(sys.argv[1])), bytes.fromhex(sys.argv[2])
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            commit_forever(paths, key)
        tell(f"begin {child}")
        os.waitpid(child, 0)
        tell(f"end {child}")


if __name__ == "__main__":
    main()
