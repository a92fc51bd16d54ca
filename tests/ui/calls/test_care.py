"""Client care: the week of visits, gifts, greetings, promises, complaints, ideas, word for the boss."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.domain.care import (
    BossNote,
    Complaint,
    Gift,
    Idea,
    IdeaOutcome,
    ImportantDay,
    PromiseState,
    Visit,
    VisitState,
)
from aedesk.domain.client import Client
from tests.builders import TODAY, House
from tests.ui.calls.test_day import clock_of, sheet_of
from tests.ui.names import cut, nameless
from ui.calls.care_view import CareView
from ui.calls.menus import promise_menu
from ui.calls.room import CARE, CallsRoom
from ui.calls.visit_sheet import open_visit
from ui.session import Session
from ui.widgets.menu import Menu


@pytest.fixture
def care(room: CallsRoom) -> CareView:
    room.show_view(CARE)
    made = room._care
    assert made is not None
    return made


def menu_of(session: Session) -> Menu:
    return next(each for each in session.window.findChildren(Menu) if each.isVisible())


def spoken(care: CareView, name: str) -> str:
    rows = care.week.rows
    return next(
        str(rows.index(i).data(Qt.ItemDataRole.AccessibleTextRole))
        for i, row in enumerate(rows.rows)
        if row.client == name
    )


def test_the_week_says_what_is_owed(care: CareView, room: CallsRoom) -> None:
    assert spoken(care, "Larkwheel Cycles") == "Larkwheel Cycles, Class A, 0 of 2, 2 not planned"
    assert room.state_line.startswith("4 visits to go, 4 not planned · Qingming: ")
    assert not nameless(room)
    assert not cut(room)


def test_a_visit_is_planned_held_and_counted(
    care: CareView, room: CallsRoom, session: Session, house: House, tea: Client
) -> None:
    place = next(i for i, row in enumerate(care.week.rows.rows) if row.client_id == tea.id)
    care.week.choose(place)
    QTest.keyClick(care.week, Qt.Key.Key_Return)
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.time.setText("14:00")  # type: ignore[attr-defined]
    sheet.goal.setText("Show the fan")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert spoken(care, "Moonbamboo Tea").endswith("0 of 1, 1 planned")
    visit = house.desk.visits.of_client(tea.id)[0]
    assert visit.goal == "Show the fan"
    clock_of(session).go(hours=8)
    open_visit(room.desk, visit.id)
    told = sheet_of(session)
    told.go.click()  # type: ignore[attr-defined]
    assert told.fields["business"].failed  # type: ignore[attr-defined]
    for name in ("business", "market", "need"):
        getattr(told, name).setPlainText("more tea in tins")
    told.go.click()  # type: ignore[attr-defined]
    assert house.desk.visits.get(visit.id).state is VisitState.HELD
    assert spoken(care, "Moonbamboo Tea").endswith("1 of 1")


def test_arrows_turn_the_week(care: CareView) -> None:
    QTest.keyClick(care.week, Qt.Key.Key_Right)
    assert care.week.monday == TODAY - timedelta(days=3) + timedelta(days=7)
    assert care.span.full() == "16 Mar – 22 Mar"


def test_a_visit_ahead_can_be_cancelled(
    care: CareView, room: CallsRoom, session: Session, house: House, tea: Client
) -> None:
    visit = house.desk.visits.plan(Visit(tea.id, clock_of(session).instant(TODAY + timedelta(days=1), 600)))
    open_visit(room.desk, visit.id)
    sheet_of(session)._cancel()  # type: ignore[attr-defined]
    assert house.desk.visits.get(visit.id).state is VisitState.CANCELLED


def test_a_gift_over_the_limit_needs_a_second_look(care: CareView, session: Session, house: House, tea: Client) -> None:
    care.gift(None)
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.client.set_value(tea.id)  # type: ignore[attr-defined]
    sheet._people(None)  # type: ignore[attr-defined]
    sheet.item.setText("Silver teapot")  # type: ignore[attr-defined]
    sheet.budget.setText("900")  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert sheet.fields["budget"].failed  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert [each.row.title for each in care.gifts.buttons] == ["Silver teapot"]  # type: ignore[attr-defined]
    assert "¥ 900.00" in care.bar.accessibleName()


def test_a_gift_is_approved_and_given(care: CareView, session: Session, house: House, tea: Client) -> None:
    gift = house.desk.gifts.save(Gift(tea.id, "Notebook", TODAY, "birthday", tea.contacts[0].id, 18_000))
    care.gift(gift.id)
    sheet = sheet_of(session)
    sheet.boss.set_value(house.people.ad.id)  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    care.gift(gift.id)
    sheet_of(session)._deliver()  # type: ignore[attr-defined]
    given = sheet_of(session)
    given.by.setText("Su Wen")  # type: ignore[attr-defined]
    given.go.click()  # type: ignore[attr-defined]
    kept = house.desk.gifts.gifts(TODAY, TODAY)[0]
    assert (kept.approved_by, kept.delivered_on, kept.received_by) == (house.people.ad.id, TODAY, "Su Wen")


def test_a_greeting_is_written_and_sent(care: CareView, session: Session, house: House, tea: Client) -> None:
    care.greeting(None)
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.client.set_value(tea.id)  # type: ignore[attr-defined]
    sheet._people(None)  # type: ignore[attr-defined]
    sheet.occasion.set_value("qingming")  # type: ignore[attr-defined]
    sheet.sent.setChecked(True)  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert house.desk.gifts.greetings(TODAY, TODAY)[0].sent_on == TODAY
    assert not care.greetings.buttons


def test_a_promise_ends_kept(care: CareView, room: CallsRoom, session: Session, house: House) -> None:
    one = house.desk.care.promises()[0]
    promise_menu(room.desk, one.id, care._near()).open()
    menu_of(session).rows[0].click()
    assert house.desk.care.promises(open_only=False)[0].state is PromiseState.KEPT
    assert care.promises.count.text() == "1 of 1 kept this quarter"


def test_a_complaint_is_answered_and_closed(care: CareView, session: Session, house: House, tea: Client) -> None:
    house.desk.care.complain(Complaint(tea.id, "The layout came late"))
    care.complaints.buttons[0].click()  # type: ignore[attr-defined]
    sheet = sheet_of(session)
    for name in ("cause", "response", "lesson"):
        getattr(sheet, name).setPlainText("told too late")
    sheet.go.click()  # type: ignore[attr-defined]
    assert house.desk.care.complaints(open_only=True) == []


def test_ideas_stand_by_client(care: CareView, session: Session, house: House, tea: Client) -> None:
    house.desk.care.idea(Idea(tea.id, "Tea in a tin with a bell"))
    place = next(i for i, row in enumerate(care.week.rows.rows) if row.client_id == tea.id)
    care.week.choose(place)
    assert care.ideas.title.text() == "Ideas for Moonbamboo Tea"
    care.ideas.buttons[0].click()  # type: ignore[attr-defined]
    menu_of(session).rows[1].click()
    assert house.desk.care.ideas(tea.id)[0].outcome is IdeaOutcome.TAKEN


def test_the_boss_is_told(care: CareView, session: Session, house: House, tea: Client) -> None:
    house.desk.care.tell_boss(BossNote(tea.id, "They talk to another agency", True))
    care.boss.buttons[0].click()  # type: ignore[attr-defined]
    menu_of(session).rows[0].click()
    assert house.desk.care.boss_list(TODAY) == ()


def test_a_day_that_matters_shows_up(care: CareView, session: Session, house: House, tea: Client) -> None:
    care._day_sheet()
    sheet = sheet_of(session)
    assert not nameless(sheet.card)
    sheet.client.set_value(tea.id)  # type: ignore[attr-defined]
    sheet._people(None)  # type: ignore[attr-defined]
    sheet.name.setText("Opening of the tea house")  # type: ignore[attr-defined]
    sheet.on.set_date(TODAY + timedelta(days=9))  # type: ignore[attr-defined]
    sheet.go.click()  # type: ignore[attr-defined]
    assert "Opening of the tea house, Moonbamboo Tea" in [each.row.title for each in care.birthdays.buttons]  # type: ignore[attr-defined]


def test_a_day_that_matters_is_taken_out_and_brought_back(
    care: CareView, session: Session, house: House, tea: Client
) -> None:
    gifts = house.desk.gifts
    gifts.important_day(ImportantDay(tea.id, "Tea fair", TODAY.month, TODAY.day))
    row = next(each for each in care.birthdays.buttons if "Tea fair" in each.row.title)  # type: ignore[attr-defined]
    row.click()  # type: ignore[attr-defined]
    entry = next(each for each in menu_of(session).rows if "Take this day out" in each.accessibleName())
    entry.click()
    assert gifts.important_days(tea.id) == []
    seq = house.desk.history.last_undoable()
    assert seq is not None
    house.desk.history.undo(seq)
    assert [day.name for day in gifts.important_days(tea.id)] == ["Tea fair"]
