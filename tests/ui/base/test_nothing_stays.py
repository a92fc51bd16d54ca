"""After a lock nothing of a client is left, in any window, for eyes or for readers: with the real rooms."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.clients.client_sheet import ClientSheet
from ui.jobs.job_sheet import JobSheet
from ui.session import Session

CLIENT = "Larkwheel"


def said() -> str:
    """What every part of every window says or would tell a reader."""
    told = []
    for each in QApplication.allWidgets():
        if each.isVisible():
            told += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle()]
            told += [str(getattr(each, name)()) for name in ("text", "toPlainText") if hasattr(each, name)]
            told += _rows(each)
    return "\n".join(told)


def _rows(each: QWidget) -> list[str]:
    from PySide6.QtGui import QAccessible

    face = QAccessible.queryAccessibleInterface(each)
    if face is None:
        return []
    children = (face.child(place) for place in range(min(face.childCount(), 400)))
    shown = (child for child in children if child is not None and child.isValid() and not child.state().invisible)
    return [child.text(QAccessible.Text.Name) for child in shown]


def test_no_client_is_left_in_any_window(session: Session, qtbot: QtBot) -> None:
    desk, shell = session.desk, session.window.shell
    assert desk is not None
    assert shell is not None
    for room in ("jobs", "clients", "today", "clients"):
        shell.go(room)
        session.app.processEvents()
    client = desk.services.clients.get(desk.services.clients.rows()[0].id)
    desk.show("client", client.id)
    desk.toast(f"{client.short_name} saved")
    sheet = ClientSheet(desk, client)
    sheet.open()
    sheet.industry.setText(f"{CLIENT} again")
    session.app.processEvents()
    before = said()
    assert before.count(CLIENT) > 4
    assert f"{client.short_name} saved" in before
    session.lock()
    assert CLIENT not in said()  # at once, not a second later
    qtbot.wait(50)
    assert CLIENT not in said()
    assert not desk.ready


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_list_goes_with_the_desk(session: Session, qtbot: QtBot) -> None:
    assert session.desk is not None
    sheet = JobSheet(session.desk, lambda _job: None)
    sheet.open()
    sheet.client.showPopup()
    session.app.processEvents()
    assert QApplication.activePopupWidget() is not None
    assert CLIENT in said()
    session.lock()
    qtbot.wait(50)
    assert QApplication.activePopupWidget() is None
    assert CLIENT not in said()
