"""What the keys, buttons and menus of the desk mean: each asks what is missing, then does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication

from aedesk.domain.desk import ItemKind
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk_room.acts import Acts
from ui.desk_room.wording import kind_words
from ui.done import done
from ui.errors import sentence

if TYPE_CHECKING:
    from aedesk.services.desk_views import ItemRow
    from ui.desk_room.desk_view import DeskView


class Verbs:
    """The verbs of one desk; each takes a row, or nothing where there is nothing to do it with."""

    def __init__(self, view: DeskView) -> None:
        self._view, self._desk, self.acts = view, view.desk, Acts(view.desk)
        self.place: Callable[[ItemRow], QRect] | None = None  # where questions open, if not in the tray

    def near(self, row: ItemRow) -> QRect:
        """Where in the window a question about it opens."""
        if self.place is not None:
            return self.place(row)
        for each in (self._view.tray.list, self._view.tray.pile):
            place = each.rows.place_of(row.id)
            if place >= 0 and each.isVisible():
                area = each.visualRect(each.rows.index(place))
                return QRect(each.viewport().mapTo(self._view.window(), area.topLeft()), area.size())
        part = self._view.document.file
        return QRect(part.mapTo(self._view.window(), QPoint(0, 0)), part.size())

    def take(self, row: ItemRow | None) -> None:
        """Put it on the desk."""
        if row is not None and self.acts.take(row.id, row.title):
            self._view.to_document()

    def take_next(self) -> None:
        """Put the chosen thing on the empty desk, else what lies on top."""
        view = self._view.shown
        self.take(self._view.tray.list.chosen() or (view.tray[0] if view is not None and view.tray else None))

    def dropped(self, item: object) -> None:
        """An item was dragged to the desk."""
        view = self._view.shown
        found = next((row for row in (*view.tray, *view.pile) if row.id == item), None) if view is not None else None
        if found is not None and found.kind is ItemKind.READ:
            self.read(found)
        else:
            self.take(found)

    def enter(self) -> None:
        """Enter beside the document: press what has the focus, else open it."""
        focus = QApplication.focusWidget()
        if self._view.document.on is None:
            self.take_next()
        elif focus is not None and hasattr(focus, "click"):
            focus.click()
        else:
            self.open_document()

    def open_document(self) -> None:
        """Open what it is about in its room, else its own words."""
        row = self._view.on_desk()
        if row is None:
            return
        if row.subject_id is not None and row.subject_kind in ("job", "estimate", "client"):
            self._desk.show(row.subject_kind, row.subject_id)
        elif row.subject_id is not None and row.subject_kind in ("call", "visit"):
            self._desk.show("calls", row.subject_id if row.subject_kind == "call" else None)
        else:
            self.edit(row)

    def read(self, row: ItemRow | None) -> None:
        """Read a loose paper once."""
        from ui.desk_room.read_sheet import ReadSheet

        if row is not None:
            decided = partial(self.acts.read, row.id, row.title)
            ReadSheet(self._desk, row, decided).open()

    def file(self, row: ItemRow | None) -> None:
        """Ask for the folder."""
        from ui.desk_room.popovers import FolderPopover

        if row is not None:
            near, item, title = self.near(row), row.id, row.title
            FolderPopover(self._desk, near, title, partial(self.acts.file, item, title)).open()

    def date(self, row: ItemRow | None) -> None:
        """Ask for the day on which it comes back."""
        from ui.desk_room.popovers import DatePopover

        if row is None or self._loose_text(row):
            return
        item, title = row.id, row.title
        DatePopover(
            self._desk, self.near(row), title, partial(self.acts.put_to, item, title),
            partial(self.acts.defer, item, title), words=row.due_words,
        ).open()  # fmt: skip

    def hand_on(self, row: ItemRow | None) -> None:
        """Ask who has it now."""
        from ui.desk_room.popovers import HandOnPopover

        if row is not None and not self._loose_text(row):
            HandOnPopover(self._desk, self.near(row), row.title, partial(self.acts.hand_on, row.id, row.title)).open()

    def defer(self, row: ItemRow | None, to: str) -> None:
        """Off the table until tomorrow, Monday or next month."""
        if row is not None and not self._loose_text(row):
            self.acts.defer(row.id, row.title, to)

    def back(self, row: ItemRow | None) -> None:
        """Back to the tray."""
        if row is not None and not self._loose_text(row):
            self.acts.back(row.id, row.title)

    def drop(self, row: ItemRow | None) -> None:
        """Throw it away."""
        if row is not None:
            self.acts.drop(row.id, row.title)

    def done(self) -> None:
        """What is meant is dealt with."""
        row = self._view.row() or self._view.on_desk()
        if row is not None and not self._loose_text(row):
            self.acts.done(row.id, row.title)

    def turn(self, row: ItemRow, kind: ItemKind) -> None:
        """Make another kind of thing of it."""
        if self.acts.tried(lambda **_ends: self._desk.services.desk.turn(row.id, kind)) is not None:
            done(self._desk, _("“{title}”: {kind}").format(title=row.title, kind=kind_words(kind)))

    def edit(self, row: ItemRow | None) -> None:
        """Change what it says."""
        from ui.desk_room.sheets import ItemSheet

        if row is not None:
            ItemSheet(self._desk, self._desk.services.desk.item(row.id)).open()

    def with_document(self, act: str) -> None:
        """What another room asks of the document: file it, put it back, go on with it."""
        self._view.to_document()
        on = self._view.document.on
        if act == "file":
            QTimer.singleShot(0, self._view, lambda: self.file(self._view.on_desk()))  # once the room is in front
        elif act == "back":
            self.back(self._view.on_desk())
        elif on is not None and (on.paused or on.sitting is None):
            self.pause()

    def pause(self) -> None:
        """The timer rests, or goes on."""
        on = self._view.document.on
        if on is not None and self.acts.pause(paused=on.paused or on.sitting is None):
            self._view.document.say_note("")

    def more(self, near: QRect | None = None) -> None:
        """The menu of what is meant."""
        from ui.desk_room.menus import item_menu

        row = self._view.row() if near is None else self._view.on_desk()
        if row is not None:
            item_menu(self._view, row, near or self.near(row)).open()

    def print(self) -> None:
        """Print the sheet that lies there."""
        pdf, row = self._view.document.paper.pdf, self._view.on_desk()
        if pdf is not None and row is not None:
            self._desk.ask.print_pdf(pdf, row.title)
        elif row is not None:
            self._desk.toast(_("It has no sheet to print."))

    def save_file(self) -> None:
        """Write the file that is in front to where the user says."""
        paper = self._view.document.paper.shown()
        if paper is not None:
            data = self._desk.services.desk.paper(paper.blob)
            self._desk.ask.keep(_("Save the file"), paper.name, (), data)

    def _loose_text(self, row: ItemRow) -> bool:
        """A paper to be read once has no date and no tray (D-04)."""
        if row.kind is not ItemKind.READ:
            return False
        self._desk.toast(_("Read it once: then it is kept in a folder or thrown away."))
        return True

    def open_folder(self, category: object) -> None:
        """Show what lies in a folder."""
        from ui.desk_room.sheets import FolderSheet

        view = self._view.shown
        found = next((row for row in view.filed if row.category_id == category), None) if view is not None else None
        if found is not None:
            FolderSheet(self._desk, found, self.acts.take, self.acts.back).open()

    def write(self, words: str) -> None:
        """A line for the diary."""
        try:
            self._desk.services.diary.add(words)
        except UserError as error:
            self._desk.toast(sentence(error))
            return
        self._view.side.wrote_it()
