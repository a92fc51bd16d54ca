"""Sheets of the desk: what an item says, minutes that nobody measured, what lies in a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _, n_, p_
from ui import format, icons, theme
from ui.desk_room.dates import understand
from ui.desk_room.wording import about, icon_of, repeat_words
from ui.forms import FormSheet, must
from ui.widgets.buttons import Button
from ui.widgets.fields import Check, Choice, Line, LongText, Number, Segments
from ui.widgets.labels import Text
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.sheet import ModalSheet

if TYPE_CHECKING:
    from aedesk.domain.desk import Item
    from aedesk.services.desk_views import FolderRow, ItemRow
    from ui.desk import Desk


class MinutesSheet(FormSheet):
    """Asks how long something lay on the desk whose timer ran on."""

    def __init__(self, desk: Desk, started: object, then: Callable[[int], None]) -> None:
        super().__init__(desk, _("How long did it take?"), _("Take over"), width=460)
        self._then = then
        since = format.when(started) if isinstance(started, datetime) else ""
        help = _("The timer has been running since {time}.").format(time=since)
        self.edit = Number(None, least=0, most=960)
        self.body.addWidget(self.field("minutes", _("Minutes worked"), self.edit, help))
        self.finish()

    def save(self) -> None:
        value = self.edit.value()
        if value is None:
            raise UserError("empty", field="minutes")
        self.on_saved = lambda: self._then(int(value))


def client_choice(desk: Desk, chosen: UUID | None) -> Choice:
    """Every client, and none."""
    rows = desk.services.clients.rows("")
    return Choice([(None, _("no client")), *((row.id, row.short_name) for row in rows)], chosen)


class ItemSheet(FormSheet):
    """What an item says: words, client, minutes, importance (T-12), how often it comes."""

    def __init__(self, desk: Desk, item: Item) -> None:
        super().__init__(desk, _("Edit"), _("Save"), width=600)
        self._item = item
        self.words = Line(item.title)
        self.note = LongText(item.words, _("what must be known about it"), lines=4)
        self.client = client_choice(desk, item.client_id)
        self.minutes = Number(item.minutes or None, least=0, most=960)
        self.weight = Segments([(1, _("little")), (2, _("as usual")), (3, _("much"))], item.importance)
        self.urgent = Check(_("Urgent"), item.urgent)
        self.repeat = Line(repeat_words(item.repeat) if item.repeat else "", _("every Friday"))
        self.body.addWidget(self.field("title", _("What is it?"), self.words))
        self.body.addWidget(self.field("words", _("Note"), self.note))
        self.row(
            self.field("client_id", _("Client"), self.client),
            self.field("minutes", _("Minutes planned"), self.minutes),
            stretch=(3, 2),
        )
        self.row(
            self.field("importance", _("Matters"), self.weight),
            self.field("repeat", _("Comes again"), self.repeat),
            stretch=(3, 2),
        )
        self.body.addWidget(self.urgent)
        self.finish()

    def save(self) -> None:
        item = self._item
        item.title = must("title", self.words.value())
        item.words = self.note.value()
        item.client_id = cast("UUID | None", self.client.value())
        item.minutes = int(self.minutes.value() or 0)
        item.importance = cast(int, self.weight.value())
        item.urgent = self.urgent.value()
        item.repeat = self._repeats()
        self.desk.services.desk.save(item)
        self.kept_words = _("“{title}” saved").format(title=item.title)

    def _repeats(self) -> str:
        said, before = self.repeat.value(), self._item.repeat
        if not said or (before and said == repeat_words(before)):
            return before if said else ""
        found = understand(said, self.desk.clock).repeat
        if not found:
            raise UserError("repeat_not_read", field="repeat", rule=said)
        return found


class _Delegate(RowDelegate):
    def __init__(self, view: PaintedList, desk: Desk) -> None:
        super().__init__(view, 46)
        self._desk = desk

    def paint_inside(self, painter: QPainter, area: QRect, row: ItemRow) -> None:
        dpr = painter.device().devicePixelRatio()
        pitch = theme.scaled(18)
        top = area.top() + (area.height() - 1 - 2 * pitch) / 2
        painter.drawPixmap(QPointF(area.left() + 8, top + 9), icons.pixmap(icon_of(row), 16, "t2", dpr))
        left, right = area.left() + 34.0, 130
        wide = area.width() - 34 - right - 8
        text(painter, QRectF(left, top, wide, pitch), row.title, 13, 500)
        said = " · ".join(part for part in (row.label, about(row)) if part)
        text(painter, QRectF(left, top + pitch, wide, pitch), said, 12, 400, "t3")
        on = format.day(self._desk.clock.local(row.settled_at).date()) if row.settled_at else ""
        place = QRectF(area.right() - right - 8, area.top(), right, area.height())
        text(painter, place, on, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)


class FolderSheet(ModalSheet):
    """What lies in a folder, the newest first; any of it can come back to the desk."""

    def __init__(self, desk: Desk, folder: FolderRow, take: Callable[[UUID, str], object],
                 back: Callable[[UUID, str], object]) -> None:  # fmt: skip
        assert desk.window is not None
        super().__init__(desk.window, folder.name, width=640)
        rows = desk.services.desk.folder(folder.category_id)
        count = n_("{n} paper", "{n} papers", folder.total).format(n=format.number(folder.total))
        about_it = count if folder.total <= len(rows) else _("{count}, the newest {n}").format(count=count, n=len(rows))
        self.body.addWidget(Text(about_it, 12, 400, "t3"))
        self.list = PaintedList(RowModel(lambda row: format.join((row.title, row.label, about(row)))), folder.name)
        self.list.setItemDelegate(_Delegate(self.list, desk))
        self.list.rows.show(rows)
        self.list.setMinimumHeight(min(max(len(rows), 3) * theme.scaled(46), max(self.host().height() - 320, 160)))
        self.body.addWidget(self.list, 1)
        self._take, self._back = take, back
        go = Button(p_("desk", "Put on the desk"), "primary", keys=_("Enter"))
        put = Button(_("To the tray"), keys="B")
        go.clicked.connect(self._to_desk)
        put.clicked.connect(self._to_tray)
        self.list.opened.connect(lambda _row: self._to_desk())
        self.foot(put, primary=go)
        key = QShortcut(QKeySequence("B"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._to_tray)
        for button in (go, put):
            button.setEnabled(bool(rows))
        if rows:
            self.list.choose(0)

    def first_focus(self) -> QWidget | None:
        return self.list

    def _to_desk(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.close()
            self._take(row.id, row.title)

    def _to_tray(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.close()
            self._back(row.id, row.title)
