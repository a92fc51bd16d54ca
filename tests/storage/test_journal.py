"""The journal tells everything, and nobody edits it unseen."""

from contextlib import closing

import pytest

from aedesk.domain.client import ContactKind, ContactNote
from aedesk.domain.job import Job
from aedesk.domain.signoff import SignOff, SignState
from aedesk.paths import Paths
from aedesk.storage import journal, opening
from aedesk.storage.store import Store
from tests.storage.things import client, estimate, job, keep, replayed, rows


def test_history_tells_before_and_after(store: Store) -> None:
    store.actor = "cli"
    house = client("A", "B")
    work = job(house)
    keep(store, house)
    keep(store, work, verb="job.open", undoable=False)
    with store.write("job.save", undoable=True) as session:
        mine = session.merge(work)
        mine.title = "Autumn poster"
        mine.sign_offs[0].state = SignState.ASKED
        gone = mine.sign_offs.pop()
        session.flush()
        mine.title = "Winter poster"
    with store.read() as session:
        saved, opened = journal.history(session, "job", work.id)
        assert journal.history(session, "client", work.id) != []
        assert all(not entry.changes for entry in journal.history(session, "client", work.id))
    assert (saved.seq, saved.verb, saved.undoable, saved.actor) == (3, "job.save", True, "cli")
    assert saved.at == store.clock.now()
    told = {(change.table, change.field): change for change in saved.changes}
    assert (told["job", "title"].before, told["job", "title"].after) == ("Spring poster", "Winter poster")
    assert all(change.act == "delete" for change in saved.changes if change.id == gone.id)
    asked = [change for change in saved.changes if change.id == mine.sign_offs[0].id]
    assert [(one.field, one.before, one.after) for one in asked] == [("state", SignState.NOT_ASKED, SignState.ASKED)]
    assert {change.act for change in opened.changes} == {"insert"}
    assert {"version", "position", "job_id"}.isdisjoint(change.field for change in opened.changes)


def test_the_wide_history_has_what_hangs_on_a_record(store: Store) -> None:
    house = client()
    work = job(house)
    keep(store, house)
    keep(store, work)
    keep(store, estimate(work))
    keep(store, ContactNote(house.id, ContactKind.CALL, store.clock.now(), "Asked about the poster"))
    with store.read() as session:
        assert [entry.seq for entry in journal.history(session, "job", work.id)] == [2]
        assert [entry.seq for entry in journal.history(session, "job", work.id, wide=True)] == [3, 2]
        assert [entry.seq for entry in journal.history(session, "client", house.id, wide=True)] == [4, 1]


def test_made_and_removed_at_once_is_nothing(paths: Paths, key: bytes, store: Store) -> None:
    house = client()
    work = job(house)
    keep(store, house)
    keep(store, work)
    with store.write("test.back_and_forth") as session:
        mine = session.get_one(Job, work.id)
        mine.title = "x"
        mine.sign_offs.append(SignOff("layout.cd"))
        session.flush()
        mine.title = "Spring poster"
        mine.sign_offs.pop()
    with store.read() as session:
        assert journal.head(session)[0] == 2
    assert replayed(paths, key) == rows(paths, key)


def test_a_removal_leaves_a_stone(paths: Paths, key: bytes, store: Store) -> None:
    house = client("A", "B")
    keep(store, house)
    with store.write("test.remove") as session:
        session.delete(session.merge(house))
    with closing(opening.connect(paths.database, key)) as con:
        stones = set(con.execute("SELECT kind, id, seq FROM tombstone"))
    assert stones == {("client", house.id.bytes, 2), ("contact", house.contacts[0].id.bytes, 2)}
    assert replayed(paths, key) == rows(paths, key)


def _filled(store: Store) -> None:
    for name in "ABCDE":
        keep(store, client(name))


def test_the_journal_only_grows(paths: Paths, key: bytes, store: Store) -> None:
    _filled(store)
    with closing(opening.connect(paths.database, key)) as con:
        for sql in ("DELETE FROM journal WHERE seq = 5", "UPDATE journal SET actor = 'somebody'"):
            with pytest.raises(Exception, match="only grows"):
                con.execute(sql)
        assert journal.verify(con) == journal.Verified(5, None)


@pytest.mark.parametrize(
    ("sql", "bad"),
    [
        ("UPDATE journal SET changes = replace(changes, 'C', 'X') WHERE seq = 3", 3),
        ("UPDATE journal SET actor = 'somebody else' WHERE seq = 2", 2),
        ("UPDATE journal SET at = at + 1 WHERE seq = 5", 5),
        ("UPDATE journal SET undoable = 0 WHERE seq = 1", 1),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 4", 4),
        ("DELETE FROM journal WHERE seq = 3", 4),
        ("DELETE FROM journal WHERE seq = 1", 2),
        ("UPDATE journal SET seq = 9 WHERE seq = 5", 9),
    ],
)
def test_tampering_is_found(paths: Paths, key: bytes, store: Store, sql: str, bad: int) -> None:
    _filled(store)
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("DROP TRIGGER journal_stays")
        con.execute("DROP TRIGGER journal_stands")
        con.execute(sql)
        assert journal.verify(con).bad_seq == bad
    with store.read() as session:
        assert journal.verify(session).bad_seq == bad


def test_the_chain_outlives_an_erasure(paths: Paths, key: bytes, store: Store) -> None:
    _filled(store)
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("DROP TRIGGER journal_stands")
        con.execute("UPDATE journal SET changes = NULL WHERE seq = 2")
        assert journal.verify(con) == journal.Verified(5, None)
