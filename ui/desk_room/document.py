"""The one document on the desk: what it is, its timer, its paper, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _
from ui import theme
from ui.desk_room.drags import item_in
from ui.desk_room.drill_button import DrillButton
from ui.desk_room.paper import PaperView
from ui.desk_room.views import DRILLS
from ui.desk_room.wording import due_said, kind_words
from ui.theme import C
from ui.times import minutes
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Text
from ui.widgets.marks import ClassChip
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from aedesk.services.desk_views import OnDesk
    from ui.desk import Desk

LEAST = 420
_QUIET = 900  # as wide as the document is when it is alone
_OPENS = ("job", "estimate", "client", "call", "visit")


class DocumentPane(QWidget):
    """Signals are the verbs; `dropped` carries the id of an item that was dragged here."""

    open_it = Signal()
    file_it = Signal()
    back = Signal()
    done = Signal()
    more = Signal(object)  # where the menu opens
    print_it = Signal()
    pause = Signal()
    drill = Signal(str)
    take_next = Signal()
    dropped = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.on: OnDesk | None = None
        self._hovered = self._quiet = False
        self.setAcceptDrops(True)
        self.setAccessibleName(_("On the desk"))
        self.paper = PaperView(desk)
        self._build_head()
        self._build_acts()
        self._build_drills()
        self.note = Text("", 12, 500, "acc")
        self.note.hide()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._title_row)
        column.addSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.paper, 1)
        column.addSpacing(12)
        column.addLayout(self._acts_row)
        self.whole = QWidget()
        self.whole.setLayout(column)
        self.none = EmptyState(
            "lamp", _("The desk is empty"), "", button=_("Put the next on the desk"), key=_("Enter"), framed=True
        )
        assert self.none.button is not None
        self.none.button.clicked.connect(self.take_next)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.whole)
        self.pages.addWidget(self.none)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 6, 24, 16)
        outer.setSpacing(0)
        outer.addLayout(self._head_row)
        outer.addSpacing(4)
        outer.addWidget(self.pages, 1)
        outer.addSpacing(12)
        outer.addLayout(self._drills_row)

    def _build_head(self) -> None:
        self._clock = Picture("clock", 14)
        self.timer = Label("", 12, 400, "t2")
        self.rest = IconButton("player-pause", _("Pause the timer"), keys="P", size=24)
        self.rest.clicked.connect(self.pause)
        self._head_row = row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(_("On the desk"), 12, 600))
        self.only = Label(_("one document only"), 12, 400, "t3", elide=True)
        row.addWidget(self.only, 20)
        row.addStretch(1)
        for each in (self._clock, self.timer, self.rest):
            row.addWidget(each)
        held = theme.scaled(32)
        row.addSpacing(0)
        self.timer.setFixedHeight(held)
        self.chip = ClassChip(ClientClass.A)
        self.title = Label("", 16, 600, elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.setMinimumWidth(80)
        self.client = Label("", 13, 400, "t2", elide=True)
        self.due = Label("", 12, 500, "t3")
        self._title_row = title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self.chip)
        title.addWidget(self.title)
        title.addWidget(self.client, 1)
        title.addWidget(self.due)

    def _build_acts(self) -> None:
        self.go = Button(_("Open"), "primary", keys=_("Enter"))
        self.go.clicked.connect(self.open_it)
        self.file = Button(_("File it"), keys="F")
        self.file.clicked.connect(self.file_it)
        self.put = Button(_("To the tray"), keys="B")
        self.put.clicked.connect(self.back)
        self.finish = Button(_("Done"), keys="Ctrl ↵")
        self.finish.clicked.connect(self.done)
        self.others = IconButton("dots", _("More for this document"), keys="M", size=32)
        self.others.clicked.connect(lambda: self.more.emit(self.near(self.others)))
        self.print = Button(_("Print"), "quiet", "printer")
        self.print.clicked.connect(self.print_it)
        self._acts_row = row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.go, self.file, self.put, self.finish, self.others):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.print)

    def _build_drills(self) -> None:
        self._drills_row = row = QHBoxLayout()
        row.setSpacing(8)
        self.drills: dict[str, DrillButton] = {}
        for each in DRILLS:
            button = DrillButton(_(each.label), each.icon, each.keys)
            button.clicked.connect(lambda _on=False, code=each.code: self.drill.emit(code))
            self.drills[each.code] = button
            row.addWidget(button, 1)

    # --- what is shown

    def show_document(self, on: OnDesk | None, waiting: int, filed: int) -> None:
        """Show what lies on the desk, or what is good about an empty one."""
        self.on = on
        for part in (self._clock, self.timer, self.rest, self.only):
            part.setVisible(on is not None)
        self.pages.setCurrentWidget(self.whole if on is not None else self.none)
        if on is None:
            self.paper.show_item(None)
            self._show_none(waiting, filed)
            return
        row = on.row
        self.chip.setVisible(row.client_class is not None)
        if row.client_class is not None:
            self.chip.set_class(row.client_class)
        self.title.setText(row.title)
        self.title.updateGeometry()
        number = "" if row.number in row.title else row.number
        self.client.setText(" · ".join(part for part in (row.client, number) if part))
        self.due.setText(due_said(row, self._desk.clock.today()))
        self.go.set_text(_("Open") if row.subject_kind in _OPENS else _("Edit"))
        small = " · ".join(part for part in (kind_words(row.kind), row.client, row.number) if part)
        self._fit_acts()
        self.paper.show_item(on.item, small)
        self.tick(on.item.seconds + on.seconds, on.paused or on.sitting is None)

    def _show_none(self, waiting: int, filed: int) -> None:
        assert self.none.button is not None
        self.none.button.setVisible(waiting > 0)
        if waiting:
            self.none.say(_("The desk is empty"), _("Take one thing, the one that matters most. The others wait."))
        elif filed:
            self.none.say(_("The desk is clear"), _("All is decided. The rest of the day is yours."))
        else:
            self.none.say(_("The desk is clear"), _("N puts something new into the tray."))

    def tick(self, seconds: int, paused: bool) -> None:
        """So long has it lain here."""
        planned = self.on.item.minutes if self.on is not None else 0
        parts = [minutes(seconds // 60)]
        if planned:
            parts.append(_("planned {n}").format(n=planned))
        if paused:
            parts.append(_("timer rests"))
        said = " · ".join(parts)
        if said == self.timer.full():
            return  # a second went by: nothing to say to readers
        self.timer.setText(said)
        self.timer.set_tone("amb" if planned and seconds >= 60 * planned else "t2")
        if paused:
            self.rest.set_icon("clock", _("Go on"))
        else:
            self.rest.set_icon("player-pause", _("Pause the timer"))

    def say_note(self, words: str) -> None:
        """The note that brings one back after an interruption; an empty word takes it away."""
        self.note.setText(words)
        self.note.setContentsMargins(0, 0, 0, 8 if words else 0)
        self.note.setVisible(bool(words))
        self.note.updateGeometry()

    def quiet(self, on: bool) -> None:
        """Focus: only the document and the timer."""
        self._quiet = on
        self._fit_acts()
        self.only.setVisible(not on and self.on is not None)
        for button in self.drills.values():
            button.setVisible(not on)

    def near(self, part: QWidget) -> QRect:
        """Where a part of it lies in the window."""
        return QRect(part.mapTo(self.window(), QPoint(0, 0)), part.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_acts()

    def _fit_acts(self) -> None:
        """What does not fit beside the others stands in the menu only."""
        side = max((self.width() - theme.scaled(_QUIET)) // 2, 24) if self._quiet else 24
        self._outer.setContentsMargins(side, 6, side, 16)
        room = self.width() - 2 * side
        shown = [self.go, self.file, self.put, self.others]
        needed = sum(part.sizeHint().width() + 8 for part in shown)
        for part in (self.finish, self.print):
            needed += part.sizeHint().width() + 8
            part.setVisible(needed <= room)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(LEAST), 240)

    # --- an item that is dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if item_in(event.mimeData()) is not None:
            self._hovered = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hovered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hovered = False
        self.update()
        item = item_in(event.mimeData())
        if item is not None:
            event.acceptProposedAction()
            self.dropped.emit(item)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["sunk"])
            if self._hovered:
                painter.setPen(QPen(C["acc"], 2))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
