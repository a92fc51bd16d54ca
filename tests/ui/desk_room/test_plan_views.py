"""Registers, goals, figures and drills in the window; the settings of the desk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aedesk.domain.care import BossNote, Promise
from aedesk.domain.client import Client
from aedesk.domain.desk import ItemKind, Place
from aedesk.domain.desk_plan import Area, DrillKind, Goal
from aedesk.domain.people import Person, Rank
from aedesk.services.drills import answers
from tests.builders import TODAY, House
from tests.ui.conftest import Answers
from tests.ui.desk_room.planning import front, sheet, shown
from tests.ui.houses import house_of
from tests.ui.names import cut, nameless
from ui.desk_room.drill_past import PastSheet
from ui.desk_room.drill_priority import PriorityDrill
from ui.desk_room.drill_putting_off import PuttingOffDrill, StartPage, WhichSheet
from ui.desk_room.figures_view import FiguresView
from ui.desk_room.goal_sheets import GoalForm, ReviewSheet
from ui.desk_room.goals_view import GoalsView
from ui.desk_room.register_acts import DaySheet
from ui.desk_room.register_sheets import RegisterSheet
from ui.desk_room.registers_view import RegistersView
from ui.desk_room.told_sheet import ToldSheet
from ui.desk_room.views import DRILLS, begin
from ui.session import Session
from ui.settings.desk import FoldersBlock, blocks
from ui.settings.saving import Saver
from ui.widgets.labels import Text


@pytest.fixture
def house(session: Session) -> House:
    return house_of(session)


@pytest.fixture
def tea(house: House) -> Client:
    return house.client("Moonbamboo Tea")


def drill(session: Session, code: str) -> None:
    begin(next(row for row in DRILLS if row.code == code), front(session))


@pytest.mark.rule("X-22")
@pytest.mark.rule("I-05")
@pytest.mark.rule("I-22")
@pytest.mark.rule("I-30")
def test_registers_are_one_list_with_kinds(session: Session, house: House, tea: Client, answers: Answers) -> None:
    view = shown(session, "registers", RegistersView)
    view.new()
    form = sheet(session, RegisterSheet)
    form.words.setText("The paper is too thin")
    form.submit()
    assert form.fields["person"].failed  # to whom was it said?
    form.person.setText("Bo Marek")
    form.submit()
    assert form.fields["plan"].failed
    form.plan.setPlainText("300 g, four days later")
    form.submit()
    for kind, words, due in (
        ("issue", "Layouts without dates", None), ("question", "May we name the rival?", None),
        ("parked", "Second logo", TODAY + timedelta(days=9)),
    ):  # fmt: skip
        view.show_kind(kind)
        view.new()
        form = sheet(session, RegisterSheet)
        form.words.setText(words)
        form.due.set_date(due)
        form.submit()
        assert [row.title for row in view.list.rows.rows] == [words]
    view.show_kind("")
    assert {row.kind for row in view.list.rows.rows} == {"landmine", "issue", "question", "parked"}
    assert not nameless(view)
    assert not cut(view)
    items = house.desk.desk

    def choose(kind: str) -> None:
        view.list.choose(next(i for i, row in enumerate(view.list.rows.rows) if row.kind == kind))
        view.list.setFocus()

    choose("issue")
    issue = view.list.chosen().id
    QTest.keyClick(view.list, Qt.Key.Key_U)
    assert items.item(issue).level == 1
    choose("question")
    question = view.list.chosen().id
    QTest.keyClick(view.list, Qt.Key.Key_S)
    assert (items.item(question).place, items.item(question).answer) == (Place.DONE, answers.said)
    choose("parked")
    parked = view.list.chosen().id
    QTest.keyClick(view.list, Qt.Key.Key_D)
    day = sheet(session, DaySheet)
    day.day.set_date(TODAY + timedelta(days=3))
    day.submit()
    assert items.item(parked).due == TODAY + timedelta(days=3)
    choose("landmine")
    QTest.keyClick(view.list, Qt.Key.Key_S)
    assert {row.kind for row in view.list.rows.rows} == {"issue", "parked"}


@pytest.mark.rule("C-15")
@pytest.mark.rule("R-10")
def test_promises_and_word_for_the_boss_stand_in_the_same_list(session: Session, house: House, tea: Client) -> None:
    house.desk.care.promise(Promise(tea.id, "the colour fan", TODAY - timedelta(days=1)))
    house.desk.care.tell_boss(BossNote(tea.id, "They look at another agency", big=True))
    house.desk.agency.add_person(Person("Ana Gil", Rank.AM))
    view = shown(session, "registers", RegistersView)
    assert [row.kind for row in view.list.rows.rows] == ["promise", "boss"]
    assert view.state_line() == "2 lines open · 1 late"
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_S)
    assert house.desk.care.promises() == []
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    sheet(session, ToldSheet).submit()
    assert house.desk.care.boss_list(TODAY) == ()
    view.new()
    form = sheet(session, RegisterSheet)
    form.kind.set_value("promise")
    form._ask("promise")
    form.words.setText("a sample")
    form.submit()
    assert form.fields["client_id"].failed


@pytest.mark.rule("T-08")
@pytest.mark.rule("G-13")
def test_goals_are_written_reviewed_and_ended(session: Session, house: House) -> None:
    view = shown(session, "goals", GoalsView)
    assert view.period == "2026-Q1"
    view.new()
    form = sheet(session, GoalForm)
    form.words.setText("New clients")
    form.start.setText("0")
    form.submit()
    work = view.panes_of[Area.WORK].list
    (goal,) = work.rows.rows
    work.choose(0)
    assert view.due.isVisible()  # of the end of February
    view.review()
    look = sheet(session, ReviewSheet)
    look.value.setText("1")
    look.submit()
    assert not view.due.isVisible()
    view._end(goal, "stretch")
    assert house.desk.goals.of("2026-Q1")[0].reached == "stretch"
    view.editors["review_days"].setPlainText("soon")
    view.editors["review_days"].left.emit()
    assert view.fields["review_days"].failed
    view.editors["review_days"].setPlainText("2026-03-20")
    view.editors["review_days"].left.emit()
    assert [str(day) for day in house.desk.goals.reviews_of("2026-Q1")] == ["2026-03-20"]
    house.desk.goals.save(Goal("2025-Q4", "Run twice a week", Area.PERSONAL))
    view.show_period("2025-Q4")
    assert view.copy.isVisible()
    view.take_over()
    assert view.period == "2026-Q1"
    assert [one.words for one in view.panes_of[Area.PERSONAL].list.rows.rows] == ["Run twice a week"]


@pytest.mark.rule("T-17")
def test_figures_are_spelled_out(session: Session, house: House, tea: Client) -> None:
    desk = house.desk.desk
    folder = desk.categories()[0]
    item = desk.capture("Offer of the printer")
    desk.take(item.id)
    session.clock.go(minutes=40)  # type: ignore[attr-defined]
    desk.file(item.id, folder.id)
    house.desk.diary.interrupt("Pia Sol", minutes=7)
    view = shown(session, "figures", FiguresView)
    assert view.minutes.accessibleName() == "9 Mar, 40 min"
    assert view.folders.accessibleName() == f"{folder.name}, 40 min"
    assert view.people.accessibleName() == "Pia Sol, 1 time, 7 min"
    QApplication.processEvents()  # lays it out
    view.grab()
    assert not cut(view)
    view.turn(-1)
    assert "February 2026" in view.month_name.text()


@pytest.mark.rule("T-01")
@pytest.mark.rule("T-02")
def test_priorities_change_in_six_pages(session: Session, house: House, tea: Client) -> None:
    job = house.job(tea, "Tea gift box", due=TODAY + timedelta(days=1))
    drill(session, "priority")
    pages = sheet(session, PriorityDrill)
    first = pages._notify
    assert first is not None
    first.title.setText("The launch comes earlier")
    first._jobs[job.id].setChecked(True)
    assert house.people.cd.name in [line.who.name for line in first._people]
    first._people[-1].told.setChecked(True)
    pages.forward()
    pages.forward()  # the second answer is only needed at the end
    pages.page._days[job.id][1].set_date(TODAY + timedelta(days=6))  # type: ignore[attr-defined]
    pages.forward()
    assert house.desk.jobs.get(job.id).due == TODAY + timedelta(days=6)
    pages.forward()
    pages.page.edit.setPlainText("two more days")  # type: ignore[attr-defined]
    text = pages.page.text.toPlainText()  # type: ignore[attr-defined]
    assert "The launch comes earlier" in text
    assert "18 Mar" in text
    pages.dismiss()  # it is left, and goes on where it was
    drill(session, "priority")
    pages = sheet(session, PriorityDrill)
    assert pages._notify is not None
    assert pages._notify.title.value() == "The launch comes earlier"
    assert pages._notify._people[-1].told.value()
    pages.go(5)
    pages.page.checks["dates"].setChecked(True)  # type: ignore[attr-defined]
    pages.forward()
    assert pages.page.code == "important"  # the one that must be answered
    pages.page.edit.setPlainText("the key picture")  # type: ignore[attr-defined]
    pages.go(5)
    pages.go(1)
    pages.keep()
    pages.go(5)
    pages.forward()
    (past,) = house.desk.drills.past()
    told = answers(past)
    assert (past.kind, told["important"], told["errors"]) == (DrillKind.PRIORITY, "the key picture", "dates")
    view = shown(session, "figures", FiguresView)
    (row,) = view.drills.buttons
    row.click()  # type: ignore[attr-defined]
    read = sheet(session, PastSheet)
    said = [text.text() for text in read.findChildren(Text)]
    assert "the key picture" in said
    assert "Tea gift box: 13 Mar → 18 Mar" in said
    read.close()
    drill(session, "priority")  # looked at and left: it was never begun
    sheet(session, PriorityDrill).dismiss()
    assert house.desk.drills.open() == []


@pytest.mark.rule("T-04")
def test_what_is_put_off_gets_a_day_and_a_reward(session: Session, house: House) -> None:
    drill(session, "putting_off")
    which = sheet(session, WhichSheet)
    which.words.setText("The price talk")
    which.submit()
    pages = sheet(session, PuttingOffDrill)
    assert len(pages.pages) == 8
    pages.page.edit.setPlainText("I dislike it")  # type: ignore[attr-defined]
    for _step in range(7):
        pages.forward()
    pages.forward()
    start = pages.page  # without a reward nobody begins
    assert isinstance(start, StartPage)
    assert "reward" in pages.trouble.text()
    start.reward.setText("a walk")
    start.time.setText("9:30")
    pages.go(7)
    pages.forward()
    (past,) = house.desk.drills.past()
    assert past.item_id is not None
    item = house.desk.desk.item(past.item_id)
    assert (item.title, item.place, item.due, item.due_minute, item.reward) == (
        "The price talk", Place.DATED, TODAY + timedelta(days=1), 570, "a walk",
    )  # fmt: skip
    assert item.kind is ItemKind.PAPER


def test_the_desk_is_set_and_its_folders_kept(session: Session, house: House, answers: Answers) -> None:
    assert session.desk is not None
    (sunday, load), (folders, _tray) = blocks(Saver(session.desk, lambda: None))
    sunday.editors["sunday"].setChecked(False)  # type: ignore[attr-defined]
    full = load.editors["full"]  # type: ignore[attr-defined]
    full.setText("500")
    full.left.emit()
    assert full.error
    full.setText("80")
    full.left.emit()
    kept = house.desk.desk.settings()
    assert (kept.sunday, kept.full) == (False, 80)
    assert isinstance(folders, FoldersBlock)
    answers.said = "Photographs"
    folders.add_folder()
    new = next(one for one in house.desk.desk.categories() if one.name == "Photographs")
    folders.shift(new, -1)
    assert [one.name for one in house.desk.desk.categories()].index("Photographs") == 4
    answers.said = "Photos"
    folders.rename(new)
    folders.close_folder(next(one for one in house.desk.desk.categories() if one.name == "Photos"), True)
    assert "Photos" not in [one.name for one in house.desk.desk.categories()]
    assert folders.rows[-1].title.text() == "Photos"
