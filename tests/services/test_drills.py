"""Drills keep the old and the new plan; a change is told to whoever it concerns; what is put off gets its date."""

from datetime import date, timedelta
from typing import Any

import pytest

from aedesk.domain.client import Contact, ContactRole
from aedesk.domain.desk import Item, Place
from aedesk.domain.desk_plan import DrillKind, PlanEntry
from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import ADVICE, ERROR_CHECKS, STEPS
from aedesk.sentences_plan import ADVICE as ADVICE_WORDS
from aedesk.sentences_plan import CHECKS, help_text
from aedesk.sentences_plan import STEPS as STEP_WORDS
from aedesk.services.drills import answers
from tests.builders import TODAY, House

SOON = TODAY + timedelta(days=1)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=code)


@pytest.mark.rule("T-01")
@pytest.mark.rule("T-02")
def test_priorities_change_and_both_plans_are_kept(house: House) -> None:
    desk, drills = house.desk, house.desk.drills
    client = house.client(contacts=[Contact("Fen Yao", role=ContactRole.DECIDES), Contact("Away", left_on=TODAY)])
    first, second = house.job(client, "Ride", due=SOON), house.job(client, "Race", due=SOON)
    drill = drills.begin(DrillKind.PRIORITY, title="The launch comes a week earlier")
    told = drills.notify_list([first.id, second.id])
    assert [(one.name, one.ours) for one in told][-1] == ("Fen Yao", False)
    assert house.people.cd.name in [one.name for one in told]
    assert house.people.ae.name not in [one.name for one in told]
    assert told[-1].jobs == ("Ride", "Race")
    with refused("drill_answer"):
        drills.finish(drill.id)
    drills.answer(drill.id, "important", "the key picture")
    with refused("drill_step"):
        drills.answer(drill.id, "face", "no step of this drill")
    later = SOON + timedelta(days=5)
    assert [job.id for job in drills.reorder(drill.id, {first.id: SOON, second.id: later})] == [second.id]
    assert desk.jobs.get(second.id).due == later
    desk.weeks.add(PlanEntry(SOON, "Draw all day", minutes=300))
    done = drills.finish(drill.id)
    assert [(one.code, one.name, one.before, one.after) for one in drills.changes(done)] == [
        ("entry", "Draw all day", None, SOON), ("job", "Race", SOON, later),
    ]  # fmt: skip
    assert answers(done) == {"important": "the key picture"}
    assert [one.id for one in drills.past()] == [done.id]
    for again in (lambda: drills.answer(done.id, "help", "x"), lambda: drills.finish(done.id)):
        with refused("drill_over"):
            again()
    undo = desk.history.just_done()
    assert undo is not None
    desk.history.undo(undo)
    assert [one.id for one in drills.open()] == [drill.id]


@pytest.mark.rule("T-03")
@pytest.mark.rule("T-04")
def test_what_is_put_off_becomes_a_dated_item_with_a_reward(house: House) -> None:
    drills = house.desk.drills
    item = Item("Tell Ren the price", postponed=4)
    with house.desk.store.write("test.keep") as s:
        s.add(item)
    drill = drills.begin(DrillKind.PUTTING_OFF, item.id)
    assert drill.title == item.title
    assert [one.id for one in drills.open(DrillKind.PUTTING_OFF)] == [drill.id]
    for step in STEPS[DrillKind.PUTTING_OFF]:
        drills.answer(drill.id, step.code, f"about {step.code}")
    wrong: tuple[tuple[str, dict[str, Any]], ...] = (
        ("empty", {}), ("drill_reward", {"day": SOON}), ("plan_past", {"day": date(2020, 1, 1), "reward": "tea"}),
    )  # fmt: skip
    for code, fields in wrong:
        with refused(code):
            drills.finish(drill.id, **fields)
    drills.finish(drill.id, day=SOON, minute=540, minutes=45, reward="a walk")
    with house.desk.store.read() as s:
        kept = s.get(Item, item.id)
    assert kept is not None
    assert (kept.place, kept.due, kept.due_minute, kept.minutes, kept.reward) == (Place.DATED, SOON, 540, 45, "a walk")
    assert (kept.urgent, kept.importance, kept.postponed) == (True, 3, 0)
    bare = drills.begin(DrillKind.PUTTING_OFF, title="Something new")
    drills.answer(bare.id, "face", "the tax return")
    ended = drills.finish(bare.id, day=SOON, reward="cake")
    assert ended.item_id is not None


@pytest.mark.rule("T-06")
def test_every_step_and_piece_of_advice_has_its_words() -> None:
    assert [len(STEPS[kind]) for kind in DrillKind] == [6, 8]
    assert {step.code for steps in STEPS.values() for step in steps} == set(STEP_WORDS)
    assert set(ADVICE) == set(ADVICE_WORDS)
    assert len(ADVICE) == 6
    assert set(ERROR_CHECKS) == set(CHECKS)
    said = help_text("The launch", "J-0001 → 20 Mar", "one more day")
    assert said.count("\n") == 3
