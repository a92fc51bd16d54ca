"""Everything has a name and fits, in three languages, down to a small laptop's screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from aedesk import door
from tests.builders import PASSPHRASE
from tests.ui.conftest import dress
from tests.ui.estimates.conftest import Estimates
from tests.ui.names import cut, nameless
from ui.estimates.asks import HandOverSheet, IssueSheet, RejectSheet
from ui.signing.paper_sheet import PaperSheet

SIZES = [(1440, 900), (1000, 600)]


@pytest.fixture(params=["zh", "en", "es"])
def spoken(request, qapp, make_session, desk_paths, qtbot):
    dress(qapp, request.param)
    session = make_session(desk_paths)
    session.begin(door.with_passphrase(desk_paths, PASSPHRASE))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.ready, timeout=15000)
    return Estimates(session)


def whole(root, what):
    for _round in range(3):  # what one event sets off is laid out by the next
        QApplication.processEvents()
    assert nameless(root) == [], what
    assert cut(root) == [], what


def test_the_editor_in_every_language_and_size(spoken, qtbot):
    first = spoken.sent()
    draft = spoken.services.estimates.next_version(first.id)
    for made in (first, draft):
        page = spoken.show(qtbot, made)
        for size in SIZES:
            spoken.session.window.resize(*size)
            whole(page, f"{made.state} {size}")
            page.hands.open_form(1)
            whole(page, f"line form {made.state} {size}")
            page.hands.open_details()
            whole(page, f"details {made.state} {size}")
            page.hands.close_form()


def test_the_sheets_over_it(spoken, qtbot):
    made = spoken.sent()
    page = spoken.show(qtbot, made)
    desk = spoken.session.desk
    client = spoken.services.clients.get(made.client_id)
    for size in SIZES:
        spoken.session.window.resize(*size)
        for sheet in (
            IssueSheet(desk, made, "Fen Yao", lambda estimate: None),
            HandOverSheet(desk, made, client, 7, lambda estimate: None),
            RejectSheet(desk, made, lambda estimate: None),
            PaperSheet(desk, made, "estimate.client"),
        ):
            sheet.open()
            whole(sheet, f"{type(sheet).__name__} {size}")
            sheet.close()
        page.acts.whole()
        over = next(each for each in spoken.session.window.children() if type(each).__name__ == "Whole")
        qtbot.waitUntil(lambda over=over: over.print.isEnabled(), timeout=10000)
        whole(over, f"whole {size}")
        over.close()


def test_the_page_before_the_client(spoken, qtbot):
    made = spoken.sent()
    shell = spoken.session.window.shell
    shell.go("sign", (made.id, "estimate.client"))
    page = shell.room
    for size in SIZES:
        spoken.session.window.resize(*size)
        for language in ("zh", "en", "es"):
            page._languages.part(language).click()
            whole(page, f"{language} {size}")
            page.form.other.click()
            whole(page, f"{language} {size}, somebody else")


def test_the_verify_page(spoken, qtbot):
    made = spoken.sent()
    shell = spoken.session.window.shell
    shell.go("verify")
    page = shell.room
    whole(page, "empty")
    page.take(spoken.services.estimates.pdf(made.id), "E-0001.pdf")
    qtbot.waitUntil(lambda: len(page.checked) == 1, timeout=20000)
    for size in SIZES:
        spoken.session.window.resize(*size)
        whole(page, str(size))


def test_cells_read_themselves(estimates, qtbot):
    page = estimates.show(qtbot, estimates.draft())
    page.lines.type(1, "quantity", "-24")
    table = QAccessible.queryAccessibleInterface(page.grid)
    assert table.text(QAccessible.Text.Name) == "Lines of the estimate"
    said = {
        str(page.lines.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for column in range(page.lines.columnCount())
    }
    assert "Line 2, Quantity: -24. Type a number above 0." in said
    assert "Line 2, Amount: 5,808.00" in said
