"""One operation, one transaction: whole or not at all, no lost update, no way round the journal."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.job import Job, Stage
from aedesk.domain.signoff import SignOff, SignState
from aedesk.paths import Paths
from aedesk.storage import opening
from aedesk.storage import tables as t
from aedesk.storage.store import Change, Store
from tests.storage.things import client, estimate, job, keep, refused, replayed, rows


def test_what_leaves_the_store_is_whole(store: Store) -> None:
    house = client("星河茶饮", "陈曦", "Bo Marek")
    work = job(house)
    keep(store, estimate(work), work, house)
    with store.read() as session:
        found = session.get(Job, work.id)
        people = session.get(Client, house.id)
    assert found is not None
    assert people is not None
    assert [sign.slot for sign in found.sign_offs] == ["brief.ad", "brief.cd"]
    assert [contact.name for contact in people.contacts] == ["陈曦", "Bo Marek"]
    assert asdict(found) == asdict(work)
    assert "Spring poster" in repr(found)


def _fail(store: Store, house: Client) -> None:
    with store.write("test.fail") as session:
        session.add(house)
        session.flush()
        assert store.draw(session, "C") == "C-0001"
        raise ZeroDivisionError


def test_an_operation_that_fails_leaves_no_trace(paths: Paths, key: bytes, store: Store) -> None:
    told: list[Change] = []
    store.listeners.append(told.append)
    with pytest.raises(ZeroDivisionError):
        _fail(store, client())
    assert told == []
    assert store.peek("C") == "C-0001"
    assert not any(rows(paths, key).values())
    with closing(opening.connect(paths.database, key)) as con:
        assert con.execute("SELECT count(*) FROM journal").fetchone() == (0,)


def test_listeners_hear_of_records_after_the_commit(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    told: list[Change] = []

    def look(change: Change) -> None:
        with store.read() as session:
            assert session.get(Client, next(iter(change.ids))) is not None
        told.append(change)

    def fail(change: Change) -> None:
        raise ZeroDivisionError

    store.listeners += [fail, look]
    house = client("A", "B")
    keep(store, house, verb="client.register")
    assert told == [Change(1, "client.register", True, frozenset({"client"}), frozenset({house.id}))]
    assert "client.register" in caplog.text
    with store.write("test.nothing"):
        pass
    assert len(told) == 1


def test_numbers_are_drawn_once(store: Store) -> None:
    drawn = []
    for kind in ("J", "J", "SR", "J"):
        with store.write("test.draw") as session:
            drawn.append(store.draw(session, kind))
    assert drawn == ["J-0001", "J-0002", "SR-0001", "J-0003"]
    assert (store.peek("J"), store.peek("B")) == ("J-0004", "B-0001")


def test_a_stale_save_is_refused_also_for_a_change_in_a_list(store: Store) -> None:
    house = client()
    work = job(house)
    keep(store, house)
    keep(store, work)
    assert work.version == 1
    with store.write("test.sign") as session:
        mine = session.get_one(Job, work.id)
        mine.sign_offs[0].state = SignState.SIGNED
    assert mine.version == 2
    work.title = "Something else"
    with refused("stale"), store.write("test.save") as session:
        session.merge(work)
    with store.write("test.order") as session:
        mine = session.merge(mine)
        mine.sign_offs.sort(key=lambda sign: sign.slot, reverse=True)
    assert mine.version == 3
    with store.write("test.drop") as session:
        mine = session.merge(mine)
        mine.sign_offs.pop()
        session.flush()
        mine.sign_offs.append(SignOff("layout.cd"))
        mine.title = "Two flushes, one version"
    assert mine.version == 4
    with store.read() as session:
        found = session.get_one(Job, work.id)
    assert [sign.slot for sign in found.sign_offs] == ["brief.cd", "layout.cd"]


def test_a_child_changed_without_its_parent_counts_too(store: Store) -> None:
    house = client("A", "B")
    keep(store, house)
    with store.write("test.child") as session:
        session.get_one(Contact, house.contacts[0].id).title = "Boss"
    with store.read() as session:
        assert session.get_one(Client, house.id).version == 2


def test_a_removed_record_is_not_saved_back_to_life(store: Store) -> None:
    house = client()
    keep(store, house)
    with store.write("test.remove") as session:
        session.delete(session.get_one(Client, house.id))
    with refused("stale"), store.write("test.save") as session:
        session.merge(house)


def test_a_failed_save_can_be_repeated(store: Store) -> None:
    house = client()
    with pytest.raises(ZeroDivisionError):
        _fail(store, house)
    keep(store, house)
    assert house.version == 1


def test_an_operation_inside_another_is_a_bug(store: Store) -> None:
    with store.write("test.outer"):
        with pytest.raises(RuntimeError, match="inside another"), store.write("test.inner"):
            pass
        with store.read() as session:
            assert session.get(Client, client().id) is None


_ROUNDS: list[Callable[[Session], Any]] = [
    lambda s: s.execute(update(t.client).values(short_name="x")),
    lambda s: s.execute(insert(t.sequence).values(kind="J", next=1)),
    lambda s: s.execute(text("DELETE FROM client")),
    lambda s: s.execute(text("WITH x AS (SELECT 1) DELETE FROM client")),
    lambda s: s.query(Client).delete(),
    lambda s: s.connection().execute(t.journal.delete()),
    lambda s: s.connection().exec_driver_sql("DROP TABLE client"),
    lambda s: s.bulk_save_objects([client("y")]),
    lambda s: s.execute(text("PRAGMA foreign_keys=OFF")),
    lambda s: s.connection().exec_driver_sql("  \n replace into sequence values ('J', 1)"),
]


@pytest.mark.parametrize("way", range(len(_ROUNDS)))
def test_no_way_round_the_journal(store: Store, way: int) -> None:
    keep(store, client("Before"))
    with store.write("test.bulk") as session:
        session.add(client("With it"))
        session.flush()
        with pytest.raises(RuntimeError, match="journal"):
            _ROUNDS[way](session)
        session.rollback()
    with pytest.raises(RuntimeError, match="journal"), store.read() as session:
        _ROUNDS[way](session)
    with store.read() as session:
        assert [one.short_name for one in session.query(Client)] == ["Before"]
        assert session.execute(text("WITH x AS (SELECT 7 AS n) SELECT n FROM x")).scalar() == 7


def test_a_flush_that_failed_leaves_the_door_shut(store: Store) -> None:
    house = client()
    keep(store, house)
    for _ in range(5):
        with pytest.raises(Exception, match="FOREIGN KEY"):
            keep(store, job(client()))
        with pytest.raises(RuntimeError, match="journal"), store.write("test.bulk") as session:
            session.connection().execute(t.client.delete())


def test_an_error_text_holds_no_client_data(store: Store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY") as failure, store.write("test.orphan") as session:
        session.add(Job(client().id, "Top secret launch"))
    assert "Top secret" not in str(failure.value)


def test_many_threads(store: Store) -> None:
    house = client()
    keep(store, house)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(5):
                with store.write("test.draw") as session:
                    store.draw(session, "J")
                    session.add(job(house, f"Job {number}"))
                with store.read() as session:
                    session.query(Job).all()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.peek("J") == "J-0041"


def test_a_full_disk_is_an_answer_and_writes_nothing(paths: Paths, key: bytes, store: Store) -> None:
    house = client()
    keep(store, house)
    before = rows(paths, key, versions=True)

    def limit(pages: int) -> None:
        with store._engine.connect() as con:
            driver = con.connection.driver_connection
            assert driver is not None
            driver.execute(f"PRAGMA max_page_count={pages}")

    with closing(opening.connect(paths.database, key)) as con:
        used = con.execute("PRAGMA page_count").fetchone()[0]
    limit(used)
    work = job(house, "x" * 100_000)
    with refused("disk_full"):
        keep(store, work)
    assert rows(paths, key, versions=True) == before
    limit(1_000_000)
    keep(store, work)
    assert replayed(paths, key) == rows(paths, key)


def test_a_damaged_page_is_an_answer(paths: Paths, key: bytes, store: Store) -> None:
    keep(store, client(), verb="test.fill")
    store.close()
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'client'").fetchone()[0]
    data = bytearray(paths.database.read_bytes())
    data[(root - 1) * opening.PAGE + 100] ^= 1
    paths.database.write_bytes(data)
    again = Store(paths, key, store.clock)
    with pytest.raises(UserError) as refusal, again.read() as session:
        session.query(Client).all()
    assert refusal.value.code == "database_damaged"
    again.close()


def test_values_come_back_as_they_were(store: Store) -> None:
    house = client()
    house.since = date(2019, 2, 28)
    work = job(house, "𠮷 龘 “x”\n\t")
    quote = estimate(work)
    quote.issued_at = store.clock.now()
    keep(store, house)
    keep(store, work, quote)
    with store.read() as session:
        found = session.get_one(type(quote), quote.id)
        assert session.get_one(Client, house.id).since == house.since
        assert session.get_one(Job, work.id).stage is Stage.BRIEF
    assert (found.issued_at, str(found.lines[0].quantity)) == (quote.issued_at, "1.50")
    quote.issued_at = store.clock.now().replace(tzinfo=None)
    with pytest.raises(Exception, match="time zone"), store.write("test.naive") as session:
        session.merge(quote)
