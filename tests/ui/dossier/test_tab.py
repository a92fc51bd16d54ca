"""The dossier through the window: filling in, states, folding, who says it, going about, and what is kept."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aedesk import door
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, Confidence, Product, SourceKind
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.services.forms import printed
from tests.builders import PASSPHRASE, House
from tests.ui.conftest import Answers, dress
from tests.ui.dossier.samples import sample
from tests.ui.names import cut, nameless
from ui.clients.page import DOSSIER, OVERVIEW, ClientPage
from ui.dossier.chapter_list import ChapterRow, GroupRow
from ui.dossier.field_row import FieldRow
from ui.dossier.heads import Head
from ui.dossier.outline import FIELD
from ui.dossier.tab import DossierTab
from ui.session import Session

FOUNDER = "client.company.founder"
CAPITAL = "client.company.capital"


def row(tab: DossierTab, path: str) -> FieldRow:
    assert tab.reveal(path)
    found = tab.form.row(path)
    assert found is not None
    return found


def answer(house: House, client: Client, path: str, product: Product | None = None) -> Any:
    chapter = house.desk.dossiers.chapter(client.id, path.split(".", 1)[0], product.id if product else None)
    return chapter.answers.get(path)


def type_into(target: FieldRow, words: str) -> None:
    target.control.area.insertPlainText(words)  # type: ignore[attr-defined]


# filling in


def test_what_is_typed_is_kept_after_a_pause(tab: DossierTab, house: House, client: Client, qtbot: QtBot) -> None:
    type_into(row(tab, FOUNDER), "Yun Lao")
    qtbot.waitUntil(lambda: answer(house, client, FOUNDER) is not None, timeout=3000)
    kept = answer(house, client, FOUNDER)
    assert (kept.value, kept.state, kept.said_on) == ("Yun Lao", AnswerState.KNOWN, date(2026, 3, 12))
    assert tab.bar.saved.full().startswith("Saved ")


def test_what_is_typed_is_kept_when_the_part_is_left(
    tab: DossierTab, house: House, client: Client, qtbot: QtBot
) -> None:
    type_into(row(tab, FOUNDER), "Yun Lao")
    tab.list.setFocus()
    assert answer(house, client, FOUNDER).value == "Yun Lao"


@pytest.mark.parametrize("how", ["chapter", "tab", "room", "lock"])
def test_nothing_is_lost_by_going_elsewhere(
    tab: DossierTab, page: ClientPage, session: Session, house: House, client: Client, how: str, qtbot: QtBot
) -> None:
    type_into(row(tab, FOUNDER), "Yun Lao")
    assert session.window.shell is not None
    if how == "chapter":
        tab.open_chapter("market")
    elif how == "tab":
        page.tabs.setCurrentIndex(OVERVIEW)
    elif how == "room":
        session.window.shell.go("jobs")
    else:
        session.lock()
        session.enter(door.with_passphrase(session.paths, PASSPHRASE))
        qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
        house.desk = session.desk.services  # type: ignore[union-attr]
    assert answer(house, client, FOUNDER).value == "Yun Lao"


def test_undo_takes_the_answer_back(
    tab: DossierTab, session: Session, house: House, client: Client, qtbot: QtBot
) -> None:
    target = row(tab, FOUNDER)
    type_into(target, "Yun Lao")
    tab.list.setFocus()
    QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: answer(house, client, FOUNDER) is None)
    qtbot.waitUntil(lambda: target.control.value() is None)


def test_what_cannot_be_read_stays_red_and_holds_the_chapter_once(
    tab: DossierTab, house: House, client: Client
) -> None:
    target = row(tab, "client.company.employees")
    target.control.line.setText("about forty")  # type: ignore[attr-defined]
    target.control.line.textEdited.emit("about forty")  # type: ignore[attr-defined]
    assert not tab.open_chapter("market")
    assert tab.chapter_path == "client"
    assert "is not a whole number" in target.control.failed or "is not a number" in target.control.failed
    assert answer(house, client, "client.company.employees") is None
    assert tab.open_chapter("market")


def test_an_answer_that_is_emptied_is_open_again(tab: DossierTab, house: House, client: Client) -> None:
    house.desk.dossiers.answer(client.id, FOUNDER, "Yun Lao")
    target = row(tab, FOUNDER)
    target.control.area.selectAll()  # type: ignore[attr-defined]
    target.control.area.cut()  # type: ignore[attr-defined]
    tab.list.setFocus()
    assert answer(house, client, FOUNDER) is None


def test_two_products_have_their_own_answers(
    tab: DossierTab, products: list[Product], house: House, client: Client
) -> None:
    path = "product.names.brand_name"
    for product, name in zip(products, ("Kidra", "Citra"), strict=True):
        tab.choose_product(product.id)
        type_into(row(tab, path), name)
        assert tab.leave()
    assert [answer(house, client, path, product).value for product in products] == ["Kidra", "Citra"]
    tab.choose_product(products[0].id)
    assert row(tab, path).control.value() == "Kidra"


def test_without_a_product_the_first_one_is_asked_for(page: ClientPage, house: House, client: Client) -> None:
    tab = page.dossier
    tab.open_chapter("product")
    assert tab.pages.currentWidget() is tab.no_product
    tab.no_product.line.setText("Kids’ bike")
    tab.no_product.add.click()
    assert [each.name for each in house.desk.dossiers.products(client.id)] == ["Kids’ bike"]
    assert tab.pages.currentWidget() is tab.form


def test_the_box_of_a_long_text_is_as_high_as_its_lines(
    tab: DossierTab, products: list[Product], house: House, client: Client, qtbot: QtBot
) -> None:
    path = "product.outlook.experts"
    house.desk.dossiers.answer(client.id, path, "整叶茶包，可冲泡三次。" * 20, product_id=products[0].id)
    area = row(tab, path).control.area  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: area._frame.height() == area.height() == area.needed() > 60)


def test_taking_a_person_out_leaves_the_page_where_it_is(tab: DossierTab, house: House, client: Client) -> None:
    path = "client.people.advertising_contacts"
    house.desk.dossiers.answer(client.id, path, [str(each.id) for each in client.contacts])
    target = row(tab, path)
    before = tab.form.verticalScrollBar().value()
    target.control.parts[0].out.setFocus()  # type: ignore[attr-defined]
    target.control.parts[0].out.click()  # type: ignore[attr-defined]
    assert tab.form.here == path
    assert abs(tab.form.verticalScrollBar().value() - before) < 200
    assert answer(house, client, path).value == [str(each.id) for each in client.contacts[1:]]


# states and folding


def test_asked_in_vain_and_does_not_apply(tab: DossierTab, house: House, client: Client) -> None:
    target = row(tab, FOUNDER)
    target.not_known.click()
    assert answer(house, client, FOUNDER).state is AnswerState.NOT_KNOWN
    assert target.source.text().startswith("asked")
    target.not_apply.click()
    assert answer(house, client, FOUNDER).state is AnswerState.NOT_APPLICABLE
    assert not target.control.isVisible()
    target.not_apply.click()
    assert answer(house, client, FOUNDER) is None
    assert target.control.isVisible()


def test_a_group_that_does_not_apply_folds(tab: DossierTab, house: House, client: Client) -> None:
    tab.reveal("client.people")
    slot = tab.form.slot("client.people")
    assert slot is not None
    assert isinstance(slot.part, Head)
    slot.part.shut.click()
    assert answer(house, client, "client.people").state is AnswerState.NOT_APPLICABLE
    assert tab.form.slot("client.people.chairman") is None
    group = next(each for each in tab.list.rows.rows if each.id == "client.people")
    assert isinstance(group, GroupRow)
    assert group.applicable == 0


def test_a_whole_chapter_does_not_apply(tab: DossierTab, house: House, client: Client) -> None:
    tab.open_chapter("production_sales")
    tab.head.shut.click()
    assert tab.pages.currentWidget() is tab.shut
    assert not tab.form.slots
    tab.head.shut.click()
    assert tab.pages.currentWidget() is tab.form
    assert tab.form.slots


def test_a_chapter_that_the_agency_hides_gives_way(tab: DossierTab, house: House, qtbot: QtBot) -> None:
    tab.open_chapter("market")
    house.desk.forms.hide("market")
    qtbot.waitUntil(lambda: tab.chapter_path == "cover")
    qtbot.waitUntil(lambda: "market" not in [each.id for each in tab.list.rows.rows])
    house.desk.forms.hide("market", False)


def test_an_own_question_stands_in_its_chapter(tab: DossierTab, house: House, client: Client, qtbot: QtBot) -> None:
    tab.open_chapter("client")
    words = {"en": "Who walks the dog?", "zh": "谁遛狗？", "es": "¿Quién pasea al perro?"}
    made = house.desk.forms.add("client.company", "text", words)
    qtbot.waitUntil(lambda: tab.form.slot(made.path) is not None)
    type_into(row(tab, made.path), "The night guard")
    assert tab.leave()
    assert answer(house, client, made.path).value == "The night guard"


def test_parts_open_only_when_they_apply(tab: DossierTab, house: House, client: Client) -> None:
    tab.open_chapter("product")
    group = "product.characteristics"
    parts = [f"{group}.{part}" for part in ONE_OF[group]]
    assert [tab.form.slot(part) for part in parts] == [None, None, None]
    tab.form.go(group)
    slot = tab.form.slot(group)
    assert slot is not None
    assert isinstance(slot.part, Head)
    assert slot.part.control is not None
    assert slot.part.control.choose(2)
    tab.refresh()
    assert [tab.form.slot(part) is not None for part in parts] == [False, True, False]
    assert tab.form.slot(f"{group}.improved.improvements") is not None
    tab.reveal(f"{group}.new.launch_date")
    assert tab.form.slot(f"{group}.new.launch_date") is not None


def test_what_hangs_on_an_answer_folds_into_a_line(tab: DossierTab) -> None:
    status = "future_advertising.media_plans.dm.status"
    target = row(tab, status)
    assert tab.form.slot("future_advertising.media_plans.dm.details.content") is not None
    target.control.choose(3)
    tab.refresh()
    assert tab.form.slot("future_advertising.media_plans.dm.details.content") is None
    slot = tab.form.slot("future_advertising.media_plans.dm.details")
    assert slot is not None
    assert slot.entry.kind == "folded"


def test_every_question_of_the_form_can_be_reached(tab: DossierTab, client: Client, house: House) -> None:
    seen = set()
    for section in printed().sections:
        for node in section.fields():
            assert tab.reveal(node.path), node.path
            assert isinstance(tab.form.row(node.path), FieldRow)
            seen.add(node.path)
    assert len(seen) == 213


# where answers come from


def test_who_says_it_stays_until_it_is_changed(tab: DossierTab, house: House, client: Client) -> None:
    su_wen = next(each for each in client.contacts if each.name == "Su Wen")
    tab.beside.ask_telling()
    popover = popover_of(tab)
    popover.who.set_value(str(su_wen.id))
    popover.who.changed.emit(str(su_wen.id))
    popover.source.set_value(SourceKind.CALL)
    popover.source.changed.emit(SourceKind.CALL)
    popover.sure.part(Confidence.CONFIRMED).click()
    popover.close()
    assert tab.bar.telling.words() == "Su Wen, call, today"
    for path in (FOUNDER, CAPITAL):
        type_into(row(tab, path), "said so")
    assert tab.leave()
    for path in (FOUNDER, CAPITAL):
        kept = answer(house, client, path)
        assert (kept.said_by, kept.source, kept.confidence) == ("Su Wen", SourceKind.CALL, Confidence.CONFIRMED)
    tab.refresh()
    assert row(tab, FOUNDER).source.text() == "Su Wen, 12 Mar · confirmed"


def test_the_source_of_one_answer_is_changed_beside_it(tab: DossierTab, house: House, client: Client) -> None:
    house.desk.dossiers.answer(client.id, FOUNDER, "Yun Lao")
    tab.refresh()
    row(tab, FOUNDER).source.click()
    popover = popover_of(tab)
    popover.source.set_value(SourceKind.DOCUMENT)
    popover.source.changed.emit(SourceKind.DOCUMENT)
    popover.close()
    assert answer(house, client, FOUNDER).source is SourceKind.DOCUMENT
    assert tab.telling.source is SourceKind.DOCUMENT


def popover_of(tab: DossierTab) -> Any:
    from ui.dossier.source_popover import SourcePopover

    return next(each for each in tab.window().findChildren(SourcePopover) if each.isVisible())


def test_the_cover_shows_what_the_record_gives(tab: DossierTab, house: House, client: Client) -> None:
    target = row(tab, "cover.industry")
    assert target.control.value() == "bicycles"
    assert target.source.text() == "from the client’s record"
    type_into(target, " and toys")
    assert tab.leave()
    assert answer(house, client, "cover.industry").value == "bicycles and toys"


def test_the_history_and_the_answer_brought_back(
    tab: DossierTab, house: House, client: Client, session: Session, qtbot: QtBot
) -> None:
    target = row(tab, FOUNDER)
    for words in ("Yun Lao", "Yun Lao and sons"):
        target.control.area.selectAll()  # type: ignore[attr-defined]
        type_into(target, words)
        tab.keeper.flush()
        session.clock.go(days=1)  # type: ignore[attr-defined]
    tab.refresh()
    layout = tab.side._history
    qtbot.waitUntil(lambda: layout.count() == 2, timeout=5000)
    first = layout.itemAt(1).widget()
    assert first is not None
    assert "Yun Lao" in first.text()  # type: ignore[attr-defined]
    from ui.widgets.buttons import IconButton

    button = first.findChild(IconButton)
    assert isinstance(button, IconButton)
    button.click()
    assert answer(house, client, FOUNDER).value == "Yun Lao"


def test_a_private_remark_is_kept_beside_the_question(
    tab: DossierTab, house: House, client: Client, qtbot: QtBot
) -> None:
    row(tab, FOUNDER)
    qtbot.waitUntil(lambda: tab.side.remark_box.isVisible())
    tab.side.remark.setPlainText("Never ask about the brother.")
    tab.side.remark.left.emit()
    assert house.desk.dossiers.remarks(client.id) == {FOUNDER: "Never ask about the brother."}
    qtbot.waitUntil(lambda: FOUNDER in (tab.chapter.remarks if tab.chapter else ()))


# going about


def test_the_next_unknown_goes_on_into_later_chapters(tab: DossierTab, house: House, client: Client) -> None:
    tab.open_chapter("cover")
    for node in printed().section("cover").fields():
        contacts = [str(each.id) for each in client.contacts]
        house.desk.dossiers.answer(client.id, node.path, sample(node, contacts))
    tab.refresh()
    key(tab, Qt.Key.Key_Down)
    assert tab.form.here == "client.company.founded"
    key(tab, Qt.Key.Key_Down)
    assert tab.form.here == FOUNDER
    key(tab, Qt.Key.Key_Up)
    assert tab.form.here == "client.company.founded"


def test_a_key_marks_what_they_did_not_know(tab: DossierTab, house: House, client: Client) -> None:
    for path in (FOUNDER, "client.company.closing_period"):
        row(tab, path)
        key(tab, Qt.Key.Key_U)
        assert answer(house, client, path).state is AnswerState.NOT_KNOWN


def key(tab: DossierTab, which: Qt.Key) -> None:
    target: QWidget = tab.window().focusWidget() or tab
    QTest.keyClick(target, which, Qt.KeyboardModifier.ControlModifier)


def test_jumping_by_number_and_by_words(tab: DossierTab, page: ClientPage) -> None:
    from ui.dossier.jump import Jump, matching, targets

    found = targets(printed(), tab.numbers)
    assert matching(found, "2.5 A", "future_advertising")[0].id == "future_advertising.forecast.period.full_year"
    assert matching(found, "2.5a", "future_advertising")[0].id == "future_advertising.forecast.period.full_year"
    assert matching(found, "annual advertising spend", "cover")[0].id == "future_advertising.forecast.annual_spend"
    assert matching(found, "年广告费", "cover")[0].id == "future_advertising.forecast.annual_spend"
    assert not matching(found, "nothing of the kind", "cover")
    page.to_filter()
    jump = next(each for each in tab.window().findChildren(Jump) if each.isVisible())
    QTest.keyClicks(jump.line, "likely misuse")
    QTest.keyClick(jump.line, Qt.Key.Key_Return)
    assert tab.form.here == "product.uses.misuse"


def test_ask_next_goes_there_and_fills_the_visit_list(
    tab: DossierTab, house: House, client: Client, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: tab.side._asks.count() > 0)
    assert not house.desk.dossier_ask.listed(client.id)
    tab.side.add.click()
    listed = house.desk.dossier_ask.listed(client.id)
    assert len(listed) == tab.side._asks.count()
    item = tab.side._asks.itemAt(0).widget()
    item.click()  # type: ignore[union-attr]
    assert tab.form.here == listed[0].path


def test_tab_walks_in_the_order_of_the_questions(tab: DossierTab, qtbot: QtBot) -> None:
    row(tab, "client.company.capital")
    tab.form.row(FOUNDER)
    target = tab.form.row(FOUNDER)
    assert target is not None
    target.to_edit()
    order = []
    for _step in range(6):
        here = tab.window().focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        order.append(tab.form.here)
    places = [[slot.entry.path for slot in tab.form.slots].index(path or "") for path in order]
    assert places == sorted(places)
    assert order[-1] == "client.company.closing_period"


def test_the_chapters_have_rings_and_open_into_groups(tab: DossierTab) -> None:
    tab.open_chapter("client")
    rows = tab.list.rows.rows
    assert len([each for each in rows if isinstance(each, ChapterRow)]) == 9
    groups = [each for each in rows if isinstance(each, GroupRow)]
    assert [each.number for each in groups] == ["1", "2", "3"]
    tab.list.choose(tab.list.rows.place_of("client.people"))
    assert tab.form.verticalScrollBar().value() > 0
    assert tab.list.group == "client.people"


def test_rows_are_made_when_they_are_seen(tab: DossierTab, qtbot: QtBot) -> None:
    tab.open_chapter("future_advertising")
    made = len(tab.form.parts())
    assert made < len(tab.form.slots) / 2
    bar = tab.form.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: tab.form.slots[-1].part is not None)
    assert tab.form.slots[-1].part is not None
    assert len(tab.form.parts()) < len(tab.form.slots)


def test_the_same_place_comes_back_after_the_window_was_built_again(
    tab: DossierTab, session: Session, qtbot: QtBot
) -> None:
    row(tab, "future_advertising.forecast.annual_spend")
    session.prefs.keep("language", "es")
    session.redress()
    assert session.window.shell is not None
    page = session.window.shell.room
    assert isinstance(page, ClientPage)
    assert page.tabs.currentIndex() == DOSSIER
    assert page.dossier.form.here == "future_advertising.forecast.annual_spend"
    dress(session.app)


@pytest.mark.parametrize("language", ["en", "zh", "es"])
@pytest.mark.parametrize("size", [(1440, 900), (1092, 614)])
def test_nothing_is_cut_and_all_has_names(
    session: Session, house: House, client: Client, products: list[Product], language: str, size: tuple[int, int],
    answers: Answers, qtbot: QtBot,
) -> None:  # fmt: skip
    contacts = [str(each.id) for each in client.contacts]
    for node in printed().fields():
        owner = products[0].id if node.per_product else None
        house.desk.dossiers.answer(client.id, node.path, sample(node, contacts), product_id=owner)
    session.prefs.keep("language", language)
    session.dress()
    session.window.resize(*size)
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("client", client.id)
    page = session.window.shell.room
    assert isinstance(page, ClientPage)
    page.tabs.setCurrentIndex(DOSSIER)
    tab = page.dossier
    for section in printed().sections:
        tab.open_chapter(section.path)
        session.app.processEvents()
        assert not cut(page), section.path
        assert not nameless(page), section.path
        for slot in tab.form.slots:
            if slot.entry.kind == FIELD and slot.part is not None:
                assert slot.part.height() >= slot.part.needs(slot.part.width())
    dress(session.app)


def test_the_right_column_comes_back_where_there_is_no_room_for_three(session: Session, tab: DossierTab) -> None:
    assert tab.side.isVisible()
    assert not tab.head.side.isVisible()
    session.window.resize(1000, 640)
    session.app.processEvents()
    assert not tab.side.isVisible()
    assert tab.head.side.isVisible()
    tab.head.side.click()
    assert tab.side.isVisible()
    assert not tab.list.isVisible()
    session.app.processEvents()
    assert not cut(tab)
    tab.head.side.click()
    assert tab.list.isVisible()


@pytest.mark.parametrize(
    ("path", "typed", "then", "kept"),
    [
        ("client.company.capital", "two ", "million", "two million"),
        ("client.company.main_sites", "Shanghai\r", "Suzhou", ["Shanghai", "Suzhou"]),
        ("client.company.employees", "12", "0", 120),
    ],
)
def test_what_is_kept_while_somebody_types_changes_nothing_under_the_cursor(
    tab: DossierTab, house: House, client: Client, path: str, typed: str, then: str, kept: object
) -> None:
    tab.open_chapter("client")
    tab.form.go(path, edit=True)
    row = tab.form.row(path)
    assert row is not None
    editor = row.control.stop()
    QTest.keyClicks(editor, typed)
    tab.keeper.flush()
    tab.refresh()
    QTest.keyClicks(editor, then)
    tab.keeper.flush()
    assert house.desk.dossiers.chapter(client.id, "client").answers[path].value == kept


def test_who_types_without_a_pause_is_kept_all_the_same(
    tab: DossierTab, house: House, client: Client, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.pause.LONGEST", 40)
    tab.open_chapter("client")
    tab.form.go("client.company.capital", edit=True)
    row = tab.form.row("client.company.capital")
    assert row is not None

    def on() -> bool:
        QTest.keyClicks(row.control.stop(), "a")  # type: ignore[union-attr]
        return "client.company.capital" in house.desk.dossiers.chapter(client.id, "client").answers

    qtbot.waitUntil(on, timeout=600)
