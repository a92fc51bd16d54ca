"""Every way a database can refuse to open has its own answer, and the first board is right."""

import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from aedesk.domain.cards import DOTS, due_in
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState, LineGroup
from aedesk.domain.job import STAGES, Job, Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import SignState
from aedesk.paths import Paths
from aedesk.storage import migrations, opening, vault
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from tests.storage.things import client, job, keep, refused

ROOT = Path(__file__).parents[2]


def test_missing_empty_and_short_files_are_told_apart(paths: Paths, key: bytes) -> None:
    whole = paths.database.read_bytes()
    cases = ((b"", "database_empty"), (whole[:100], "database_damaged"), (b"x" * 4095, "database_damaged"))
    for content, code in cases:
        paths.database.write_bytes(content)
        with refused(code):
            opening.connect(paths.database, key)
        assert paths.database.read_bytes() == content
    paths.database.unlink()
    with refused("database_missing"):
        opening.connect(paths.database, key)
    assert not paths.database.exists()


@pytest.mark.parametrize("pages", [1, 2, 20])
def test_a_truncated_database_is_damaged(paths: Paths, key: bytes, pages: int) -> None:
    paths.database.write_bytes(paths.database.read_bytes()[: pages * opening.PAGE])
    with refused("database_damaged"):
        opening.connect(paths.database, key).execute("SELECT count(*) FROM job")


def test_a_wrong_key_is_not_a_damaged_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = Paths(tmp_path)
    made = vault.create(paths.vault, "four or five words", memory_kib=8192)
    migrations.create(paths, made.key)
    with refused("wrong_key"):
        opening.connect(paths.database, bytes(32))
    data = bytearray(paths.database.read_bytes())
    data[40] ^= 1
    paths.database.write_bytes(data)
    with refused("database_damaged"):
        opening.connect(paths.database, made.key)
    assert paths.database.read_bytes() == data
    assert capfd.readouterr().err == ""


def test_a_newer_database_is_refused_untouched(paths: Paths, key: bytes) -> None:
    with closing(opening.connect(paths.database, key)) as con:
        con.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = paths.database.read_bytes()
    with pytest.raises(UserError) as refusal:
        Store(paths, key, None)  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.values["known"]) == ("database_newer", opening.SCHEMA)
    with refused("database_newer"):
        migrations.bring_up(paths, key)
    assert paths.database.read_bytes() == before


def test_nothing_readable_lies_on_the_disk(paths: Paths, store: Store) -> None:
    keep(store, client("Perlenkette"))
    assert all(b"Perlenkette" not in file.read_bytes() for file in paths.data.iterdir())
    assert not paths.database.read_bytes().startswith(b"SQLite")


def test_pragmas(paths: Paths, key: bytes) -> None:
    with closing(opening.connect(paths.database, key)) as con:
        told = [con.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert told == ["wal", 2, 1]


def test_a_first_run_that_crashed_may_begin_again(tmp_path: Path, key: bytes) -> None:
    paths = Paths(tmp_path)
    assert opening.is_new(paths)
    vault.create(paths.vault, "four or five words", memory_kib=8192)
    (tmp_path / "desk.db.new").write_bytes(b"half a database")
    assert opening.is_new(paths)
    made = vault.create(paths.vault, "four or five words", memory_kib=8192)
    migrations.create(paths, made.key)
    assert not opening.is_new(paths)
    with refused("vault_exists"):
        vault.create(paths.vault, "four or five words", memory_kib=8192)
    with refused("database_exists"):
        migrations.create(paths, key)


def test_a_lost_database_is_no_first_run(paths: Paths, files: object) -> None:
    paths.database.unlink()
    with refused("database_missing"):
        opening.is_new(paths)


def test_the_board_equals_the_answer_of_the_nouns(paths: Paths, key: bytes, store: Store) -> None:
    owner = Person("林 晓", Rank.AE, is_me=True)
    keep(store, owner)
    house = client("星河茶饮")
    keep(store, house)
    for place, stage in enumerate(STAGES):
        one = job(house, f"Job {stage}", stage)
        one.owner_id = owner.id if place % 2 else None
        one.due = date(2026, 4, 20 - place) if place != 3 else None
        one.closed_on = date(2026, 4, 1) if stage is Stage.CLOSED else None
        keep(store, one)
        if place in (4, 5):
            state = EstimateState.DRAFT if place == 4 else EstimateState.VOID
            lines = [EstimateLine("Print", LineGroup.THIRD_PARTY), EstimateLine("Idea", tax=Decimal(0))]
            lines[0].group, lines[0].other_description = LineGroup.THIRD_PARTY, ""
            keep(store, Estimate(one.id, house.id, state=state, lines=lines))
    with closing(opening.connect(paths.database, key)) as con:
        board = opening.board(con)
    with store.read() as session:
        jobs = list(session.scalars(select(Job).where(t.job.c.stage != "closed")))
        jobs.sort(key=lambda one: (one.due is None, one.due or date.max, one.id))
        jobs += session.scalars(select(Job).where(t.job.c.stage == "closed"))
        third = {
            one.job_id
            for one in session.scalars(select(Estimate))
            if one.state is EstimateState.DRAFT and any(line.group is not LineGroup.IN_HOUSE for line in one.lines)
        }
    assert [card.id for card in board.cards] == [one.id for one in jobs]
    assert board.closed_count == 1
    for card, one in zip(board.cards, jobs, strict=True):
        assert (card.title, card.number, card.stage, card.due) == (one.title, one.number, one.stage, one.due)
        assert (card.client_id, card.client, card.client_class) == (house.id, "星河茶饮", house.client_class)
        assert (card.owner_id, card.owner_initials) == (one.owner_id, owner.initials if one.owner_id else "")
        states = {sign.slot: sign.state for sign in one.sign_offs}
        assert card.dots == tuple(states.get(slot, SignState.NOT_ASKED) for slot in DOTS[one.stage])
        assert card.third_party == (one.id in third)


def test_the_board_shows_the_newest_fifty_closed_jobs(paths: Paths, key: bytes, store: Store) -> None:
    house = client()
    keep(store, house)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
    keep(store, *(Job(house.id, f"Old {n}", stage=Stage.CLOSED, closed_on=day) for n, day in enumerate(days)))
    with closing(opening.connect(paths.database, key)) as con:
        board = opening.board(con)
    assert board.closed_count == 60
    assert [card.title for card in board.cards] == [f"Old {n}" for n in range(59, 9, -1)]


def test_the_board_reads_open_jobs_by_their_own_index(paths: Paths, key: bytes) -> None:
    with closing(opening.connect(paths.database, key)) as con:
        for sql in (opening._OPEN, opening._OPEN_JOBS):
            plan = " ".join(row[3] for row in con.execute(f"EXPLAIN QUERY PLAN {sql}"))
            assert "board_job" in plan
            assert "SCAN j " not in plan.replace("SCAN j USING COVERING INDEX board_job", "")
            assert "SCAN c" not in plan
            assert "SCAN sign_off" not in plan
            assert "SCAN e" not in plan


def test_due() -> None:
    today = date(2026, 3, 12)
    told = [due_in(date(2026, 3, day), today) for day in (11, 12, 15, 16)]
    assert [(one.days, one.tone) for one in told] == [(-1, "late"), (0, "near"), (3, "near"), (4, "far")]


def test_the_way_to_the_first_board_is_light() -> None:
    code = "import sys; from aedesk.storage import opening, single, vault; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    heavy = {"sqlalchemy", "alembic", "cryptography", "keyring", "pypinyin", "PySide6"}
    assert heavy.isdisjoint(told.split())


def test_a_folder_with_odd_signs_in_its_name(tmp_path: Path, key: bytes) -> None:
    paths = Paths(tmp_path / "星河 50% #1?&x=é")
    migrations.create(paths, key)
    with closing(opening.connect(paths.database, key)) as con:
        assert opening.board(con).cards == []
    assert {file.name for file in paths.data.iterdir()} == {"desk.db"}
