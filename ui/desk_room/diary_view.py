"""The diary of a day: it writes itself, lines by hand stand between (D-05)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format, icons, theme
from ui.desk_room.dates import understand
from ui.desk_room.diary_words import told
from ui.desk_room.views import View
from ui.done import done, went
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.diary import DiaryRow
    from ui.desk import Desk

_OPENS = {"job": "job", "estimate": "estimate", "client": "client", "call": "calls"}
_LEFT, _WIDE = 24, 820


class _Delegate(RowDelegate):
    """Time, what it was, a detail; lines by hand carry a pen."""

    def __init__(self, view: PaintedList, desk: Desk) -> None:
        super().__init__(view, 46)
        self._desk = desk
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: DiaryRow) -> None:
        words, below = told(row)
        pitch = theme.scaled(18)
        top = area.top() + (area.height() - 1 - (2 if below else 1) * pitch) / 2
        left, wide = area.left() + _LEFT, min(area.width() - 2 * _LEFT, theme.scaled(_WIDE))
        text(painter, QRectF(left, top, 52, pitch), f"{self._desk.clock.local(row.at):%H:%M}", 12, 400, "t3")
        text(painter, QRectF(left + 60, top, wide - 90, pitch), words)
        text(painter, QRectF(left + 60, top + pitch, wide - 90, pitch), below, 12, 400, "t3")
        if row.by_hand is not None:
            picture = icons.pixmap("edit", 14, "t3", painter.device().devicePixelRatio())
            painter.drawPixmap(round(left + wide - 20), round(area.center().y() - 7), picture)
        painter.fillRect(left, area.bottom(), wide, 1, C["line"])


class DiaryView(View):
    """A day, with the days before it."""

    topics = frozenset({
        "diary_line", "item", "sitting", "interruption", "call", "visit", "job", "sign_off", "estimate", "promise",
        "boss_note", "complaint", "idea", "gift", "greeting", "drill", "week_plan", "day_close",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = desk.clock.today()
        self._count = 0
        self.before = IconButton("chevron-left", _("Day before"), keys="[")
        self.after = IconButton("chevron-right", _("Day after"), keys="]")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.heading = Label("", 16, 600)
        self.now = Button(_("Today"), "link", height="sm")
        self.now.clicked.connect(lambda: self.go_to(self.desk.clock.today()))
        self.paper = Button(_("Print the itinerary"), "quiet", "printer", height="sm")
        self.paper.clicked.connect(self.print)
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT, 14, 20, 8)
        head.setSpacing(8)
        for part in (self.before, self.heading, self.after, self.now):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.paper)
        self.list = PaintedList(RowModel(self._spoken), _("Work diary"))
        self.list.setItemDelegate(_Delegate(self.list, desk))
        self.list.opened.connect(self._open)
        self.list.picked.connect(lambda _row: self._choose())
        writes = _("Calls, signatures and papers write themselves.")
        self.none = EmptyState("book", _("Nothing stands here yet"), writes)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.line = Line("", _("Add a line to the diary; “9:30 …” puts it there"))
        self.line.setAccessibleName(_("Add a line to the diary"))
        self.line.setMaximumWidth(theme.scaled(_WIDE))
        self.line.returnPressed.connect(self._write)
        self.edit = Button(_("Change"), "quiet", "edit", keys="E", height="sm")
        self.away = Button(_("Take out"), "quiet", "trash", keys="X", height="sm")
        self.edit.clicked.connect(self.change)
        self.away.clicked.connect(self.take_out)
        foot = QHBoxLayout()
        foot.setContentsMargins(_LEFT, 10, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self.line, 1)
        foot.addWidget(self.edit)
        foot.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        context = Qt.ShortcutContext.WidgetShortcut
        for keys, do in (("E", self.change), ("X", self.take_out), ("Delete", self.take_out)):
            QShortcut(QKeySequence(keys), self.list, context=context).activated.connect(do)
        whole = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, step in (("[", -1), ("]", 1)):
            QShortcut(QKeySequence(keys), self, context=whole).activated.connect(lambda step=step: self.turn(step))

    def _spoken(self, row: Any) -> str:
        at = f"{self.desk.clock.local(row.at):%H:%M}"
        return format.join((at, *told(row), _("by hand") if row.by_hand is not None else ""))

    # --- data

    def load(self) -> None:
        today = self.desk.clock.today()
        rows = self.desk.services.diary.day(self.day)
        chosen, at = self.list.chosen(), self.list.currentIndex().row()
        self._count = len(rows)
        self.list.rows.show(rows)
        if chosen is not None and rows:
            self.list.choose(min(max(at, 0), len(rows) - 1))
        self.pages.setCurrentWidget(self.list if rows else self.none)
        self.heading.setText(format.day_of_week(self.day))
        self.now.setVisible(self.day != today)
        self.after.setEnabled(self.day < today)
        self._choose()
        self.said.emit()

    def state_line(self) -> str:
        count = n_("{n} line", "{n} lines", self._count).format(n=self._count)
        return f"{format.day_of_week(self.day)} · {count}"

    def _choose(self) -> None:
        row = self.list.chosen()
        own = row is not None and row.by_hand is not None
        self.edit.setVisible(own)
        self.away.setVisible(own)

    def turn(self, step: int) -> None:
        """Another day; the days to come have no diary."""
        self.go_to(min(self.day + timedelta(days=step), self.desk.clock.today()))

    def go_to(self, day: date) -> None:
        self.day = day
        self.load()

    # --- acts

    def _open(self, row: DiaryRow) -> None:
        if row.by_hand is not None:
            self.change()
        elif row.subject_id is not None and row.subject_kind in _OPENS:
            self.desk.show(_OPENS[row.subject_kind], row.subject_id)

    def _write(self) -> None:
        words = self.line.value()
        if not words:
            return
        found = understand(words, self.desk.clock, self.day)
        at = None
        if found.minute is not None and found.title and found.day in (None, self.day):
            at, words = self.desk.clock.instant(self.day, found.minute), found.title
        elif self.day != self.desk.clock.today():
            at = self.desk.clock.instant(self.day, 12 * 60)
        if self._tried(lambda: self.desk.services.diary.add(words, at)):
            self.line.set_value("")

    def change(self) -> None:
        """Write the chosen line anew."""
        row = self.list.chosen()
        if row is None or row.by_hand is None:
            return
        said = self.desk.ask.words(_("Change the line"), _("Words"), _("Save"), row.words)
        if said:
            line = self.desk.services.diary.line(row.by_hand)
            line.words = said
            if self._tried(lambda: self.desk.services.diary.save(line)):
                done(self.desk, _("Line changed"))

    def take_out(self) -> None:
        """Take the chosen line out, if it was written by hand."""
        row = self.list.chosen()
        if row is None:
            return
        if row.by_hand is None:
            self.desk.toast(_("This line wrote itself; it goes when the step itself is undone."))
        elif self._tried(lambda: self.desk.services.diary.drop_line(row.by_hand)):
            done(self.desk, _("Line taken out"))

    def _tried(self, do: Any) -> bool:
        return went(self.desk, do)

    def print(self) -> None:
        """Print the itinerary of this day."""
        from ui.desk_room.print_sheet import ITINERARY, DeskPrint

        DeskPrint(self.desk, ITINERARY, day=self.day).open()

    def focus_first(self) -> None:
        if self.list.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("[ ]", _("Day before, day after")), ("E", _("Change")), ("X", _("Take out"))]

    def commands(self) -> list[Command]:
        return [Command(_("Today’s diary"), lambda: self.go_to(self.desk.clock.today()), "", "book")]

    def keep(self) -> object:
        return self.day

    def restore(self, kept: object) -> None:
        if isinstance(kept, date):
            self.day = kept
