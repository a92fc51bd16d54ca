"""A desk of its own for every test, copied from one empty database."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aedesk.clock import Clock
from aedesk.paths import Paths
from aedesk.storage import migrations
from aedesk.storage.files import Files
from aedesk.storage.store import Store

KEY = bytes(range(32))


class Wall(Clock):
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def go(self, **step: float) -> None:
        self.at += timedelta(**step)


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths = Paths(tmp_path_factory.mktemp("empty"))
    migrations.create(paths, KEY)
    return paths.database


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture
def paths(tmp_path: Path, empty_desk: Path) -> Paths:
    paths = Paths(tmp_path / "desk")
    paths.data.mkdir()
    shutil.copyfile(empty_desk, paths.database)
    return paths


@pytest.fixture
def store(paths: Paths, clock: Wall) -> Iterator[Store]:
    store = Store(paths, KEY, clock)
    yield store
    store.close()


@pytest.fixture
def files(paths: Paths) -> Iterator[Files]:
    files = Files(paths, KEY)
    yield files
    files.close()
