"""An undo restores exactly, refuses a conflict, and never touches what is signed or issued."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.client import Client, Contact
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState
from aedesk.domain.job import Job, Right, RightsKind, Stage
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.signoff import SignOff, SignState
from aedesk.paths import Paths
from aedesk.storage import journal, search
from aedesk.storage import tables as t
from aedesk.storage.store import Change, Store
from aedesk.storage.undo import last_redoable, last_undoable, undo
from tests.storage.conftest import KEY, Wall
from tests.storage.things import client, estimate, index, job, keep, refused, replayed, rows


def test_undo_and_redo_of_a_removal_with_children(paths: Paths, key: bytes, store: Store) -> None:
    told: list[Change] = []
    house = client("星河茶饮")
    work = job(house)
    keep(store, house)
    keep(store, work)
    before, words = rows(paths, key), index(paths, key)
    with store.write("job.remove", undoable=True) as session:
        session.delete(session.get_one(Job, work.id))
    after = rows(paths, key)
    store.listeners.append(told.append)
    back = undo(store, 3)
    assert (rows(paths, key), index(paths, key)) == (before, words)
    again = undo(store, back)
    assert rows(paths, key) == after
    undo(store, again)
    assert (rows(paths, key), index(paths, key)) == (before, words)
    assert [(change.seq, change.verb) for change in told] == [(4, "undo"), (5, "undo"), (6, "undo")]
    assert told[0].ids == {work.id}
    with store.read() as session:
        assert journal.history(session, "job", work.id)[0].undoes == 5
        assert search.find(session, "Spring")[0].id == work.id


def test_a_conflict_is_refused_and_changes_nothing(paths: Paths, key: bytes, store: Store) -> None:
    house = client()
    keep(store, house)
    with store.write("client.save", undoable=True) as session:
        session.get_one(Client, house.id).short_name = "One"
        session.get_one(Client, house.id).industry = "Tea"
    with store.write("client.save", undoable=True) as session:
        session.get_one(Client, house.id).industry = "Coffee"
    before = rows(paths, key, versions=True)
    with refused("undo_conflict"):
        undo(store, 2)
    assert rows(paths, key, versions=True) == before
    undo(store, 3)
    undo(store, 2)
    with refused("undo_conflict"):
        undo(store, 2)
    with store.read() as session:
        assert session.get_one(Client, house.id).industry == ""


def test_what_later_rows_hang_on_stays(store: Store) -> None:
    house = client()
    keep(store, house)
    keep(store, job(house))
    with refused("undo_conflict"):
        undo(store, 1)


def test_whoever_holds_the_record_learns_of_the_undo(store: Store) -> None:
    house = client("A", "B")
    keep(store, house)
    with store.write("client.save", undoable=True) as session:
        mine = session.merge(house)
        mine.contacts[0].title = "Boss"
    undo(store, 2)
    with refused("stale"), store.write("client.save") as session:
        session.merge(mine)


def test_only_verbs_that_say_so(store: Store) -> None:
    keep(store, client(), undoable=False)
    for seq in (1, 99):
        with refused("undo_not_possible"):
            undo(store, seq)


def test_what_is_signed_stays_signed(store: Store) -> None:
    house = client()
    work = job(house)
    keep(store, house)
    keep(store, work)
    with store.write("job.sign", undoable=True) as session:
        session.get_one(Job, work.id).sign_offs[0].state = SignState.SIGNED
    with store.write("job.copy_sent", undoable=True) as session:
        session.get_one(Job, work.id).sign_offs[0].copy_to_production_on = date(2026, 3, 12)
    undo(store, 4)
    for seq in (3, 2):
        with refused("undo_not_possible"):
            undo(store, seq)


def test_a_paper_in_the_register_stays_there(store: Store) -> None:
    house = client()
    keep(store, house)
    with store.write("paper.add", undoable=True) as session:
        session.add(Paper(PaperKind.BRIEF, "B-0001", 1, "0" * 64, store.clock.now(), house.id, house.id))
    with refused("undo_not_possible"):
        undo(store, 2)


def test_what_is_issued_stays_issued(store: Store) -> None:
    house = client()
    work = job(house)
    quote = estimate(work)
    keep(store, house)
    keep(store, work)
    keep(store, quote)
    with store.write("estimate.save", undoable=True) as session:
        session.get_one(Estimate, quote.id).lines[0].cost = 5
    with store.write("estimate.issue", undoable=True) as session:
        issued = session.get_one(Estimate, quote.id)
        issued.state, issued.number = EstimateState.ISSUED, "E-0001"
        session.add(Paper(PaperKind.ESTIMATE, "E-0001", 1, "0" * 64, store.clock.now(), quote.id, house.id))
    with store.write("estimate.send", undoable=True) as session:
        sent = session.get_one(Estimate, quote.id)
        sent.state, sent.sent_on = EstimateState.SENT, date(2026, 3, 12)
    undo(store, 6)
    for seq in (5, 4, 3):
        with refused("undo_not_possible"):
            undo(store, seq)
    with store.read() as session:
        assert session.get_one(Estimate, quote.id).state is EstimateState.ISSUED


def test_what_the_keys_take_back(store: Store) -> None:
    def next_two() -> tuple[int | None, int | None]:
        with store.read() as session:
            return last_undoable(session), last_redoable(session)

    assert next_two() == (None, None)
    keep(store, client("A"))
    keep(store, client("B"))
    assert next_two() == (2, None)
    undo(store, 2)
    assert next_two() == (1, 3)
    undo(store, 1)
    assert next_two() == (None, 4)
    undo(store, 4)
    assert next_two() == (1, 3)
    undo(store, 3)
    assert next_two() == (2, None)
    undo(store, 2)
    keep(store, client("C"), undoable=False)
    assert next_two() == (None, None)


# What may be done to the desk in the exactness test below: each takes a session and a number that chooses.


def _some(session: Session, noun: type, number: int) -> object | None:
    found = session.query(noun).order_by(t.metadata.tables[noun.__name__.lower()].c.id).all()
    return found[number % len(found)] if found else None


def _add_job(session: Session, number: int) -> None:
    house = session.scalars(select(Client)).first()
    assert house is not None
    made = job(house, f"春茶 {number}")
    made.rights = [Right(RightsKind.IMAGE)]
    session.add(made)
    session.flush()
    session.add(estimate(made, number % 4))


def _edit_job(session: Session, number: int) -> None:
    if isinstance(found := _some(session, Job, number), Job):
        found.title = f"New title {number}"
        found.stage = list(Stage)[number % 8]
        found.due = None if number % 2 else date(2026, 1, 1)


def _lists(session: Session, number: int) -> None:
    if isinstance(found := _some(session, Job, number), Job):
        if number % 3 == 0:
            found.sign_offs.insert(0, SignOff("layout.cd", name=f"{number}"))
        elif number % 3 == 1 and found.sign_offs:
            found.sign_offs.pop(number % len(found.sign_offs))
        else:
            found.sign_offs.reverse()
            session.flush()
            found.rights.append(Right(RightsKind.MUSIC))


def _lines(session: Session, number: int) -> None:
    if isinstance(found := _some(session, Estimate, number), Estimate):
        found.lines = [*found.lines[number % 2 :], EstimateLine("文案", cost=number)][::-1]


def _people(session: Session, number: int) -> None:
    if isinstance(found := _some(session, Client, number), Client):
        found.contacts.append(Contact(f"单小姐 {number}"))
        found.contacts = found.contacts[-2:]


def _brief(session: Session, number: int) -> None:
    if not isinstance(found := _some(session, Job, number), Job):
        return
    brief = session.scalars(select(Brief).where(t.brief.c.job_id == found.id)).first()
    if brief is None:
        session.add(Brief(found.id, number=f"B-{number}", deliverables=[Deliverable("海报")]))
    elif number % 2:
        session.delete(brief)
    else:
        brief.objective = f"Sell {number}"
        brief.deliverables.clear()


def _remove(session: Session, number: int) -> None:
    if isinstance(found := _some(session, Estimate, number), Estimate):
        session.delete(found)


_ACTS = (_add_job, _edit_job, _lists, _lines, _people, _brief, _remove)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(0, 30)), min_size=1, max_size=8))
def test_every_undo_is_exact(empty_desk: Path, acts: list[tuple[object, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        paths.database.write_bytes(empty_desk.read_bytes())
        store = Store(paths, KEY, Wall())
        try:
            keep(store, client("星河茶饮", "陈曦"))
            keep(store, job(client_of(store)))
            states = []
            done: list[int] = []
            store.listeners.append(lambda change: done.append(change.seq))
            for act, number in acts:
                before = (rows(paths, KEY), index(paths, KEY))
                count = len(done)
                with store.write("test.act", undoable=True) as session:
                    act(session, number)  # type: ignore[operator]
                if len(done) == count:
                    continue
                after = (rows(paths, KEY), index(paths, KEY))
                seq = done[-1]
                back = undo(store, seq)
                assert (rows(paths, KEY), index(paths, KEY)) == before
                undo(store, back)
                assert (rows(paths, KEY), index(paths, KEY)) == after
                states.append((seq, before))
            for seq, before in reversed(states):
                undo(store, seq)
                assert (rows(paths, KEY), index(paths, KEY)) == before
            assert replayed(paths, KEY) == rows(paths, KEY)
            with store.read() as session:
                assert journal.verify(session).bad_seq is None
        finally:
            store.close()


def client_of(store: Store) -> Client:
    with store.read() as session:
        return session.scalars(select(Client)).one()


def test_the_unsigned_dot_is_not_a_signature(store: Store) -> None:
    house = client()
    work = job(house)
    keep(store, house)
    keep(store, work)
    with store.write("job.ask", undoable=True) as session:
        session.get_one(Job, work.id).sign_offs[0].state = SignState.ASKED
    undo(store, 3)
    with store.read() as session:
        assert session.get_one(Job, work.id).sign_offs[0].state is SignState.NOT_ASKED


def test_an_erased_operation_has_no_undo(paths: Paths, key: bytes, store: Store) -> None:
    from aedesk.storage import opening

    keep(store, client())
    con = opening.connect(paths.database, key)
    con.execute("DROP TRIGGER journal_stands")
    con.execute("UPDATE journal SET changes = NULL")
    con.close()
    with pytest.raises(Exception, match="undo_not_possible"):
        undo(store, 1)
