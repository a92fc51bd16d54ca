"""A window with the desk in front, on the real services."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aedesk.domain.desk import Item, ItemKind
from tests.builders import House
from tests.ui.houses import house_of
from ui.desk_room.desk_view import DeskView
from ui.desk_room.room import DeskRoom
from ui.desk_room.views import DESK
from ui.session import Session
from ui.widgets.floating import Floating
from ui.widgets.toast import Toast


class Table:
    """The desk room and the hands at it."""

    def __init__(self, session: Session) -> None:
        self.session, self.house = session, house_of(session)
        session.window.resize(1440, 900)
        session.window.show()
        shell = session.window.shell
        assert shell is not None
        shell.go("desk")
        assert isinstance(shell.room, DeskRoom)
        self.room = shell.room
        view = self.room.view(DESK)
        assert isinstance(view, DeskView)
        self.view = view

    @property
    def desk(self) -> House:
        return self.house

    def keep(self, title: str, kind: ItemKind = ItemKind.PAPER, **fields: object) -> Item:
        """A thing on the desk, by the service."""
        made = self.house.desk.desk.capture(title, kind=kind, **fields)  # type: ignore[arg-type]
        QApplication.processEvents()
        return made

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is."""
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.session.window, key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)
        QApplication.processEvents()

    def choose(self, title: str) -> None:
        """Choose something of the tray or the pile, with the focus there."""
        for each in (self.view.tray.list, self.view.tray.pile):
            titles = [row.title for row in each.rows.rows]
            if title in titles:
                each.setFocus()
                each.choose(titles.index(title))
                return
        raise AssertionError(title)

    def tray(self) -> list[str]:
        return [row.title for row in self.view.tray.list.rows.rows]

    def on_desk(self) -> str:
        row = self.view.on_desk()
        return row.title if row is not None else ""

    def float(self) -> Floating:
        found = [w for w in self.session.window.children() if isinstance(w, Floating) and w.isVisible() and w.floating]
        return found[-1]

    def toast(self) -> str:
        toast = self.session.window.findChild(Toast)
        return toast.words if toast is not None else ""


@pytest.fixture
def table(session: Session) -> Table:
    return Table(session)
