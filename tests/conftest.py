"""A desk of its own for every test: a real encrypted one, copied from a template made once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from aedesk.app import Services, build
from aedesk.paths import Paths
from aedesk.storage import files as blobs
from aedesk.storage import mapping, migrations
from aedesk.storage.store import Store
from tests.builders import FixedClock, House, agency_with_people

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # where no screen is, Qt would end the whole run
# Explaining a failure costs minutes on Python 3.11; the shrunk example tells enough.
# A busy machine is no failure: nothing here is timed.
# The same examples in every run, so that a change is judged by itself; AEDESK_EXPLORE=1 looks for new ones.
settings.register_profile(
    "house",
    phases=set(Phase) - {Phase.explain},
    deadline=None,
    derandomize="AEDESK_EXPLORE" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("house")
mapping.configure()  # before tests are collected: nouns that stand in their tables of cases must be mapped ones

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths = Paths(tmp_path_factory.mktemp("empty-template"))
    migrations.create(paths, KEY)
    blobs.create(paths.files, KEY)
    return paths.data


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def paths(tmp_path: Path, empty_template: Path) -> Paths:
    """The files of an empty desk."""
    shutil.copytree(empty_template, tmp_path / "desk")
    return Paths(tmp_path / "desk")


@pytest.fixture
def store(paths: Paths, key: bytes, clock: FixedClock) -> Iterator[Store]:
    store = Store(paths, key, clock)
    yield store
    store.close()


@pytest.fixture
def desk(paths: Paths, key: bytes, clock: FixedClock) -> Iterator[Services]:
    """An open, empty desk."""
    services = build(paths, key, clock)
    yield services
    services.close()


@pytest.fixture
def house(desk: Services) -> House:
    """A desk with an agency and one person of each rank."""
    return agency_with_people(desk)
