"""Files in and out of the room of clients: from its menu, the palette, or dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from aedesk.words import _
from ui.clients.import_words import ENDINGS, PATTERNS
from ui.room import Command

if TYPE_CHECKING:
    from ui.desk import Desk


def bring_in(desk: Desk, client_id: UUID | None = None, path: Path | None = None) -> None:
    """Take contacts in from a file; asks for one where none was dropped."""
    from ui.clients.import_sheet import ImportSheet

    path = path or desk.ask.open_file(_("Import contacts"), PATTERNS)
    if path is not None:
        ImportSheet(desk, path, client_id).open()


def give_out(desk: Desk, client_id: UUID | None = None) -> None:
    """Export people as vCards."""
    from ui.clients.export_sheet import PeopleExport

    PeopleExport(desk, client_id).open()


def calendar(desk: Desk) -> None:
    """Export what is planned as a calendar."""
    from ui.clients.export_sheet import CalendarExportSheet

    CalendarExportSheet(desk).open()


def commands(desk: Desk, client_id: UUID | None = None) -> list[Command]:
    """All of them, for the menu and the palette."""
    return [
        Command(_("Import contacts…"), lambda: bring_in(desk), "", "inbox"),
        Command(_("Export contacts…"), lambda: give_out(desk, client_id), "", "send"),
        Command(_("Export the calendar…"), lambda: calendar(desk), "", "calendar"),
    ]


def of_client(desk: Desk, client_id: UUID) -> list[Command]:
    """The people of one client, in and out."""
    return [
        Command(_("Import people of this client…"), lambda: bring_in(desk, client_id), "", "inbox"),
        Command(_("Export people of this client…"), lambda: give_out(desk, client_id), "", "send"),
    ]


def besides(desk: Desk, prospects: bool) -> list[Command]:
    """What the menu of the room offers besides files, above the clients or above the prospects."""

    def due() -> None:
        from ui.clients.standing_due import DueSheet

        DueSheet(desk).open()

    def print_prospects() -> None:
        from ui.clients.standing_print import ProspectsPrint

        ProspectsPrint(desk).open()

    if prospects:
        return [Command(_("Print prospects"), print_prospects, "Ctrl P", "printer")]
    return [Command(_("Evaluations due this quarter"), due, "", "presentation")]


def dropped(data: QMimeData) -> Path | None:
    """The one file of contacts that is being dropped."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS else None


class Drops(QObject):
    """Takes a file of contacts that is dropped on a room."""

    def __init__(self, room: QWidget, desk: Desk) -> None:
        super().__init__(room)
        self._desk = desk
        room.setAcceptDrops(True)
        room.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return False
        path = dropped(event.mimeData())
        if path is None or not self._desk.ready:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            bring_in(self._desk, path=path)
        return True


def menu(desk: Desk, near: QWidget, client_id: UUID | None = None, more: Sequence[Command] = ()) -> None:
    """The same under a button, and what else belongs there."""
    from ui.widgets.menu import Menu

    assert desk.window is not None
    place = QRect(near.mapTo(desk.window, QPoint(0, 0)), near.size())
    entries = [(each.words, each.icon, each.do) for each in (*commands(desk, client_id), *more)]
    Menu(desk.window, place, near.accessibleName(), entries).open()
