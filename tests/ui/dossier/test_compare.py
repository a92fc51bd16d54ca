"""Two days side by side: what was put in and taken out, who told it, and one answer brought back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.clock import Clock
from aedesk.domain.client import Client, ContactKind, ContactNote
from aedesk.domain.dossier import Product
from tests.builders import TODAY, FixedClock, House
from tests.ui.conftest import dress
from tests.ui.names import cut, nameless
from ui.dossier.compare import ComparePage
from ui.dossier.compare_rows import ADDED, ChangeRow, _laid
from ui.dossier.compare_words import Piece, pieces
from ui.dossier.print_sheet import PrintSheet
from ui.session import Session
from ui.widgets.labels import units, wrap

BRAND, USES = "product.names.brand_name", "product.uses.past_emphasis"
CAPITAL, PLANS = "client.company.capital", "client.company.development_plans"


def clock_of(house: House) -> FixedClock:
    clock: Clock = house.desk.clock
    assert isinstance(clock, FixedClock)
    return clock


@pytest.fixture
def told(house: House, client: Client, products: list[Product]) -> Client:
    """Answers of half a year ago, of a visit ten days ago, and of yesterday."""
    clock, dossiers, product = clock_of(house), house.desk.dossiers, products[0].id
    now, people = clock.at, {each.name: each.id for each in client.contacts}
    clock.at = now - timedelta(days=180)
    dossiers.answer(client.id, PLANS, "A gift for the office, 办公室待客", contact_id=people["Su Wen"])
    dossiers.answer(client.id, BRAND, "Larkwheel", product_id=product, contact_id=people["Su Wen"])
    clock.at = now - timedelta(days=10)
    house.desk.clients.note(ContactNote(client.id, ContactKind.VISIT, clock.at, "Tasting", people["Su Wen"]))
    dossiers.answer(client.id, CAPITAL, "160000", contact_id=people["Ren Tao"])
    clock.at = now - timedelta(days=1)
    dossiers.answer(client.id, PLANS, "A gift for the office, cold brew to go", contact_id=people["Ren Tao"])
    dossiers.not_known(client.id, CAPITAL)
    clock.at = now
    return client


@pytest.fixture
def page(session: Session, told: Client) -> ComparePage:
    session.window.resize(1440, 900)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("compare", told.id)
    made = session.window.shell.room
    assert isinstance(made, ComparePage)
    return made


def rows(page: ComparePage) -> list[ChangeRow]:
    return list(page.list.rows.rows)


def test_it_begins_with_what_changed_since_the_last_visit(page: ComparePage) -> None:
    assert (page.first.date(), page.second.date()) == (TODAY - timedelta(days=10), TODAY)
    assert [(row.path, row.kind) for row in rows(page)] == [(CAPITAL, "back_to_unknown"), (PLANS, "changed")]
    plans = rows(page)[1]
    assert [piece for piece in plans.before.pieces if piece.changed] == [Piece("办公室待客", True)]
    assert [piece for piece in plans.after.pieces if piece.changed] == [Piece("cold brew to go", True)]
    assert plans.before.source.startswith("Su Wen")
    assert plans.after.source.startswith("Ren Tao")
    assert page.said.full().startswith("2 of ")
    assert page.list.rows.data(page.list.rows.index(0), Qt.ItemDataRole.AccessibleTextRole).endswith(
        "asked, Visit, 11 Mar"
    )


def test_any_two_days_and_all_answers(page: ComparePage) -> None:
    page.whole.click()
    assert {row.kind for row in rows(page)} == {"added", "back_to_unknown"}
    page.first.set_date(TODAY)
    page.second.set_date(TODAY - timedelta(days=11))
    page.first.changed.emit(TODAY)
    assert page.first.date() == TODAY - timedelta(days=11)
    page.only.click()
    assert [row.path for row in rows(page) if not row.kind] == [BRAND]
    assert rows(page)[-1].spoken().endswith("Larkwheel, unchanged")


def test_chapters_count_their_changes(page: ComparePage) -> None:
    assert [(row.id, row.count) for row in page.chapters.rows.rows] == [("", 2), ("client", 2), ("product", 0)]
    page.chapters.choose(2)
    assert page.pages.currentWidget() is page.none
    page.only.click()
    assert [row.path for row in rows(page)] == [BRAND]


def test_the_side_says_how_much_and_who(page: ComparePage) -> None:
    said = [page.side._counts.itemAt(i).widget().text() for i in range(4)]  # type: ignore[union-attr]
    assert said == ["Newly answered, 0", "Told otherwise, 1", "Not known now, 1", "Marked as not applying, 0"]
    told = [page.side._told.itemAt(i).widget().text() for i in range(page.side._told.count())]  # type: ignore[union-attr]
    assert told == ["Ren Tao, 1 answer", "Other sources, 1 answer"]


def test_keys_walk_from_change_to_change(page: ComparePage) -> None:
    page.list.choose(0)
    QTest.keyClick(page.list, Qt.Key.Key_F8)
    assert page.list.chosen().path == PLANS
    QTest.keyClick(page.list, Qt.Key.Key_F8)
    assert page.list.chosen().path == CAPITAL
    QTest.keyClick(page.list, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.chosen().path == PLANS


def test_one_answer_is_brought_back_and_may_be_undone(page: ComparePage, house: House, told: Client) -> None:
    page.list.choose(1)
    page.side.restore.click()
    answers = house.desk.dossiers.chapter(told.id, "client").answers
    assert answers[PLANS].value == "A gift for the office, 办公室待客"
    assert answers[PLANS].said_by == "Su Wen"
    assert answers[CAPITAL].state == "not_known"
    assert [row.path for row in rows(page)] == [CAPITAL]
    seq = house.desk.history.last_undoable()
    assert seq is not None
    house.desk.history.undo(seq)
    assert [row.path for row in rows(page)] == [CAPITAL, PLANS]


def test_without_a_visit_it_begins_at_the_beginning(session: Session, house: House, client: Client) -> None:
    house.desk.dossiers.answer(client.id, PLANS, "A second plant")
    assert session.window.shell is not None
    session.window.shell.go("compare", client.id)
    page = session.window.shell.room
    assert isinstance(page, ComparePage)
    assert not page.since_visit.isEnabled()
    assert [row.kind for row in rows(page)] == ["added"]


def test_words_are_marked_where_they_differ() -> None:
    was, now = pieces("比货架均价高 8%", "比货架均价高 12%")
    assert [piece.words for piece in was if piece.changed] == ["8"]
    assert [piece.words for piece in now if piece.changed] == ["12"]
    was, now = pieces("tin", "carton of six")
    assert (was, now) == ([Piece("tin", True)], [Piece("carton of six", True)])
    was, _now = pieces("x" * 5000, "")
    assert len("".join(piece.words for piece in was)) == 1200


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(session: Session, told: Client, language: str, size: tuple[int, int]) -> None:
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("compare", told.id)
    page = session.window.shell.room
    assert isinstance(page, ComparePage)
    session.app.processEvents()
    assert not cut(page)
    assert not nameless(page)
    kept = page.keep()
    page.restore(kept)
    dress(session.app)


def test_the_two_days_that_are_compared_are_printed(page: ComparePage, qtbot: QtBot) -> None:
    page._days(TODAY - timedelta(days=100), TODAY - timedelta(days=5))
    page.print.click()
    sheet = next(each for each in page.window().findChildren(PrintSheet) if each.isVisible())
    assert (sheet.first.value(), sheet.second.value()) == (TODAY - timedelta(days=100), TODAY - timedelta(days=5))
    qtbot.waitUntil(lambda: not sheet.busy, timeout=20_000)
    assert sheet._pdf is not None
    assert sheet.paper.code == "comparison"


def test_emoji_and_rare_signs_stay_whole_where_lines_break(session: Session) -> None:
    said = "🍵𠀋 tea " * 30
    lines = wrap(said.strip(), 13, 400, 200)
    assert " ".join(lines) == said.strip()
    assert "�" not in "".join(wrap(said, 13, 400, 200, 3))
    assert units("🍵x") == 3
    laid = _laid((Piece("🍵 ", False), Piece("oolong", True)), ADDED, 300, "t1", ("light", 100))
    assert [(each.start, each.length) for each in laid.formats()] == [(0, 3), (3, 6)]
