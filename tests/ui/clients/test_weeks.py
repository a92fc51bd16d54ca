"""The list of clients as the week stands: words, groups with their rule, and what comes next in the inspector."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.domain.call import Call, Planner
from aedesk.domain.care import CareRules, Promise, Visit, VisitPerson
from aedesk.domain.client import ClientClass, ContactKind, ContactNote
from aedesk.domain.ids import new_id
from aedesk.services.visits import Mark, WeekMarks
from tests.builders import TODAY, House
from tests.ui.conftest import dress
from ui.calls.call_sheet import CallSheet
from ui.clients import week
from ui.clients.room import ClientsRoom
from ui.clients.rows import Group
from ui.session import Session


def marks(done: int, planned: tuple[int, ...], target: int, tone: str, **more: bool) -> WeekMarks:
    days: list[list[Mark]] = [[] for _ in range(7)]
    for day in planned:
        days[day].append(Mark(ContactKind.VISIT, True, 600, "", True))
    told = {"prospect": False, "dormant": False, "annoyed": False, "short": False, **more}
    return WeekMarks(new_id(), "x", "C-0001", ClientClass.A, days=tuple(map(tuple, days)), done=done,
                     planned=len(planned), target=target, face=done, tone=tone, silent_days=None, **told)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [  # today is Thursday
        (marks(2, (), 2, "done"), ("done", "t3")),
        (marks(1, (3,), 2, "planned"), ("1 today", "t2")),
        (marks(0, (4,), 2, "late"), ("1 tomorrow, 1 short", "red")),
        (marks(0, (4,), 1, "planned"), ("tomorrow", "t2")),
        (marks(0, (5,), 1, "planned"), ("Saturday", "t2")),
        (marks(0, (3, 4), 2, "planned"), ("2 planned", "t2")),
        (marks(0, (), 1, "open"), ("not planned", "t2")),
        (marks(0, (), 1, "late"), ("not planned", "red")),
        (marks(0, (), 1, "short", short=True), ("not planned", "t3")),
        (marks(1, (), 2, "late"), ("1 short", "red")),
        (marks(0, (), 0, "done", dormant=True), ("dormant", "t3")),
        (marks(0, (), 0, "done"), ("–", "t3")),
        (None, ("", "t3")),
    ],
)  # fmt: skip
def test_the_week_in_words_and_red_only_for_what_has_no_date(given: WeekMarks | None, said: tuple[str, str]) -> None:
    assert week.words(given, TODAY) == said


def test_groups_say_what_they_are_owed(room: ClientsRoom, house: House) -> None:
    heads = {row.name: row.rule for row in room.list.rows.rows if isinstance(row, Group)}
    assert heads["Class A"] == "two visits a week"
    assert heads["Class B"] == "one visit a week"
    assert week.rules(Planner(target_a=0, target_b=7, target_prospect=4)) == {
        ClientClass.A: "no visits owed", ClientClass.B: "7 visits a week", ClientClass.C: "one visit a week",
        ClientClass.D: "one visit a week", week.PROSPECT: "4 contacts a week",
    }  # fmt: skip
    planner = house.desk.planner.settings()
    planner.target_a = 3
    house.desk.planner.save(planner)
    heads = {row.name: row.rule for row in room.list.rows.rows if isinstance(row, Group)}
    assert heads["Class A"] == "three visits a week"


def test_a_planned_visit_shows_at_once_in_list_and_inspector(room: ClientsRoom, house: House) -> None:
    room.list.choose(1)
    row = room.list.chosen()
    client = house.desk.clients.get(row.id)
    assert [each.text() for each in (room.inspector.care.next.empty, room.inspector.care.next.count)] == [
        "Nothing is planned.", "this week 0 of 2, not planned",
    ]  # fmt: skip
    at = datetime(2026, 3, 12, 14, tzinfo=UTC)
    house.desk.visits.plan(Visit(client.id, at, travel=35, goal="the tin", people=[VisitPerson(client.contacts[0].id)]))
    assert "1 today, 1 short" in room.list.rows.data(room.list.rows.index(1))
    shown = room.inspector.care.next.buttons[0].row  # type: ignore[attr-defined]
    assert (shown.title, shown.detail) == ("Visit today at 14:00, leave at 13:25", "Fen Yao, the tin")
    house.desk.calls.add(Call(client.id, day=TODAY, about="the proof"))
    assert room.inspector.care.next.buttons[0].row.title.startswith("Visit")  # type: ignore[attr-defined]
    house.desk.calls.add(Call(client.id, about="first", at=at - timedelta(hours=3)))
    assert room.inspector.care.next.buttons[0].row.title == "Call today at 11:00"  # type: ignore[attr-defined]


def test_the_inspector_says_what_was_promised_and_what_not_to_say(room: ClientsRoom, house: House) -> None:
    room.list.choose(1)
    row = room.list.chosen()
    house.desk.care.promise(Promise(row.id, "Two paper samples", TODAY))
    rules = CareRules(row.id, do_not_say="No word about the lid\nNever “cheap”")
    house.desk.planner.save_rules(rules)
    room.list.choose(3)
    assert room.inspector.care.taboo.text() == ""
    room.list.choose(1)
    assert room.inspector.care.promised.buttons[0].row.right == "Today"  # type: ignore[attr-defined]
    assert room.inspector.care.taboo.text() == "No word about the lid\nNever “cheap”"


def test_c_plans_a_call_with_the_chosen_client(room: ClientsRoom, house: House, session: Session) -> None:
    room.list.choose(1)
    QTest.keyClick(room.list, Qt.Key.Key_C)
    sheet = next(each for each in session.window.findChildren(CallSheet) if each.isVisible())
    assert sheet.client.value() == room.list.chosen().id
    sheet.go.click()
    assert len(house.desk.calls.day(TODAY).rows) == 1


def test_a_note_fills_a_box(room: ClientsRoom, house: House) -> None:
    row = room.list.rows.rows[1]
    house.desk.clients.note(ContactNote(row.id, ContactKind.VISIT, datetime(2026, 3, 12, 8, tzinfo=UTC)))
    assert room.care.of[row.id].done == 1
    assert "this week 1 of 2, 1 short" in room.list.rows.data(room.list.rows.index(1))
    assert room.state_line.endswith("3 visits not planned yet")


@pytest.mark.parametrize("language", ["zh", "es"])
def test_the_week_is_said_in_every_language(language: str, qapp: object) -> None:
    dress(qapp, language)  # type: ignore[arg-type]
    said = week.words(marks(0, (4,), 2, "late"), date(2026, 3, 12))[0]
    assert said == {"zh": "明天 1 次，还差 1 次", "es": "1 mañana, falta 1"}[language]
