"""History and undo: what became of a record, the last step back, and gates that an undo does not open."""

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import GateClosed
from aedesk.domain.job import RecordKind, RightsKind, RightsState, Stage
from tests.builders import House, brief_complete


def test_history_tells_before_and_after_and_who(house: House) -> None:
    made = house.job(title="Old")
    made.title = "New"
    house.desk.jobs.save(made)
    entry, opened = house.desk.history.of("job", made.id)
    assert (entry.verb, entry.undoable, entry.actor) == ("job.save", True, str(house.people.ae.id))
    assert [(change.field, change.before, change.after) for change in entry.changes] == [("title", "Old", "New")]
    assert opened.verb == "job.open"
    assert len(house.desk.history.of("job", made.id, limit=1)) == 1


def test_undo_and_redo_walk_back_and_forth(house: House) -> None:
    made, history = house.job(title="Old"), house.desk.history
    made.title = "New"
    house.desk.jobs.save(made)
    step = history.last_undoable()
    assert step is not None
    assert history.last_redoable() is None
    history.undo(step)
    assert house.desk.jobs.get(made.id).title == "Old"
    again = history.last_redoable()
    assert again is not None
    assert history.verb(step) == history.verb(again) == "job.save"
    history.undo(again)
    assert house.desk.jobs.get(made.id).title == "New"
    assert history.verify().bad_seq is None


def test_a_move_back_is_not_undone_through_a_gate_that_shut_meanwhile(house: House) -> None:
    made, history = house.job_at(Stage.ESTIMATE), house.desk.history
    house.desk.jobs.move(made.id, Stage.LAYOUT)
    step = history.last_undoable()
    assert step is not None
    house.desk.jobs.set_right(made.id, RightsKind.MUSIC, RightsState.UNKNOWN)
    with pytest.raises(GateClosed) as closed:
        history.undo(step)
    assert [need.code for need in closed.value.needs] == ["rights_cleared"]
    assert house.desk.jobs.get(made.id).stage is Stage.LAYOUT
    house.desk.jobs.set_right(made.id, RightsKind.MUSIC, RightsState.NOT_USED)
    history.undo(step)
    assert house.desk.jobs.get(made.id).stage is Stage.ESTIMATE


def test_a_record_that_a_move_rested_on_may_be_taken_back(house: House) -> None:
    made = house.job()
    house.record(made, RecordKind.FORECAST_TOLD)
    step = house.desk.history.last_undoable()
    assert step is not None
    house.desk.history.undo(step)
    assert house.desk.jobs.get(made.id).records == []


@pytest.mark.parametrize(
    "verb", ["person.save", "client.archive", "client.note", "brief.save", "job.right", "job.ask"]
)
def test_everyday_steps_can_be_taken_back(house: House, verb: str) -> None:
    from aedesk.domain.client import ContactKind, ContactNote

    desk, of = house.desk, house.client()
    if verb == "client.archive":
        desk.clients.archive(of.id)
    elif verb == "client.note":
        desk.clients.note(ContactNote(of.id, ContactKind.CALL, desk.clock.now()))
    elif verb == "person.save":
        house.leaves(house.people.am, desk.clock.today())
    else:
        made = house.job(of)
        if verb == "brief.save":
            brief = brief_complete(made)
            desk.briefs.save(brief)
            brief.must = "Helmet"
            desk.briefs.save(brief)
        elif verb == "job.right":
            desk.jobs.set_right(made.id, RightsKind.FONT, RightsState.CLEARED)
        else:
            desk.jobs.ask(made.id, "strategy.ad", desk.clock.today())
    step = desk.history.last_undoable()
    assert step is not None
    assert desk.history.verb(step) == verb
    desk.history.undo(step)
    assert desk.history.last_undoable() != step


@pytest.mark.parametrize("verb", ["agency.set_up", "client.register", "brief.save"])
def test_numbers_and_beginnings_stay(house: House, verb: str) -> None:
    if verb == "client.register":
        house.client()
    elif verb == "brief.save":
        house.desk.briefs.save(brief_complete(house.job()))
    assert house.desk.history.last_undoable() is None


def test_a_step_that_never_was_is_an_answer(house: House) -> None:
    with pytest.raises(UserError, match="not_found"):
        house.desk.history.verb(9999)
    with pytest.raises(UserError, match="undo_not_possible"):
        house.desk.history.undo(9999)
