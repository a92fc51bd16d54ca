"""Important and urgent are two things: open matters in four fields, moved by drag or key (T-12, T-13)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import N_, _
from ui import format, theme
from ui.done import done
from ui.due import due_words, tone
from ui.theme import C
from ui.times import minutes
from ui.widgets.dragging import carrying, drag
from ui.widgets.labels import Label, Text
from ui.widgets.marks import paint_class
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.loads import MatrixRow
    from ui.desk import Desk

ROWED = "application/x-aedesk-matrix"
FIELDS = (
    ("do", N_("Important and urgent"), N_("do it now"), (3, True)),
    ("plan", N_("Important, not urgent"), N_("give it a place in the week"), (3, False)),
    ("quick", N_("Urgent, not important"), N_("hand it on, or keep it short"), (2, True)),
    ("later", N_("Neither"), N_("date it, or drop it"), (2, False)),
)
_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t3", 400)}


class _Rows(RowDelegate):
    today: date

    def paint_inside(self, painter: QPainter, area: QRect, row: MatrixRow) -> None:
        inside = QRectF(area).adjusted(14, 0, -14, 0)
        left = inside.left()
        if row.client_class is not None:
            paint_class(painter, left, inside.center().y() - 9, row.client_class)
        left += 28
        right = due_words(row.due, self.today) if row.due else minutes(row.minutes) if row.minutes else ""
        token, weight = _TONES[tone(row.due, self.today)] if row.due else _TONES["far"]
        wide = min(theme.scaled(110), inside.width() / 3)
        place = QRectF(inside.right() - wide, inside.top(), wide, inside.height())
        text(painter, place, right, 12, weight, token, Qt.AlignmentFlag.AlignRight)
        body = QRectF(left, inside.top(), place.left() - left - 8, inside.height())
        pitch = theme.scaled(18)
        said = format.join((row.client, _("put off {n} times").format(n=row.postponed) if row.postponed > 1 else ""))
        if not said:
            text(painter, body, row.title, 13, 500)
            return
        upper = QRectF(body.left(), body.center().y() - pitch, body.width(), pitch)
        text(painter, upper, row.title, 13, 500)
        text(painter, upper.translated(0, pitch), said, 12, 400, "t3")


class FieldList(PaintedList):
    """The matters of one field."""

    taken = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(RowModel(lambda row: format.join((row.title, row.client))), name)
        self.rows_of = _Rows(self, 46)
        self.setItemDelegate(self.rows_of)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None:
            drag(self, carrying(ROWED, str(row.id)), row.title)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROWED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.taken.emit(bytes(event.mimeData().data(ROWED).data()).decode())


class FieldPane(QWidget):
    """One of the four fields: its name, what to do with what lies there, and its list."""

    def __init__(self, number: int, words: str, rule: str) -> None:
        super().__init__()
        self.list = FieldList(_(words))
        self.count = Label("", 12, 500, "t3")
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(8)
        head.addWidget(Label(f"{number}", 12, 600, "t3"))
        head.addWidget(Label(_(words), 13, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(Label(_(rule), 12, 400, "t3", elide=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        self.none = Text(_("Nothing here. Drag something to it, or press {n}.").format(n=number), 12, 400, "t3")
        self.none.setContentsMargins(14, 4, 14, 0)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line2"])


class MatrixPage(QWidget):
    """Four fields; 1 to 4 put the chosen matter into one, Enter opens it on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.panes: list[FieldPane] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 14, 20, 18)
        grid.setSpacing(12)
        for place, (_code, words, rule, _marks) in enumerate(FIELDS):
            pane = FieldPane(place + 1, words, rule)
            self.panes.append(pane)
            grid.addWidget(pane, place // 2, place % 2)
            pane.list.picked.connect(lambda row, here=pane: self._picked(here) if row is not None else None)
            pane.list.opened.connect(lambda row: self.desk.show("desk", row.id))
            pane.list.taken.connect(partial(self._taken, place))
        self.setAccessibleName(_("Important and urgent"))

    def load(self, _monday: date) -> None:
        """Read what is open."""
        today = self.desk.clock.today()
        found = self.desk.services.loads.matrix(today)
        for pane, (code, *_rest) in zip(self.panes, FIELDS, strict=True):
            pane.list.rows_of.today = today
            chosen = pane.list.chosen()
            rows = getattr(found, code)
            pane.list.blockSignals(True)
            pane.list.rows.show(rows)
            pane.list.blockSignals(False)
            pane.none.setVisible(not rows)
            pane.count.setText(str(len(rows)) if rows else "")
            if chosen is not None:
                pane.list.choose(pane.list.rows.place_of(chosen.id))

    def _picked(self, here: FieldPane) -> None:
        for pane in self.panes:
            if pane is not here:
                pane.list.clearSelection()

    def chosen(self) -> Any:
        """The chosen matter."""
        return next((row for pane in self.panes if (row := pane.list.chosen()) is not None), None)

    def to_field(self, place: int) -> None:
        """Put the chosen matter into another field."""
        row = self.chosen()
        if row is not None and place < len(FIELDS):
            self._put(row.id, place)

    def _taken(self, place: int, key: str) -> None:
        self._put(UUID(key), place)

    def _put(self, id: UUID, place: int) -> None:
        item = self.desk.services.desk.item(id)
        importance, urgent = FIELDS[place][3]
        if importance < 3 and item.importance < 3:
            importance = item.importance
        if (item.importance, item.urgent) == (importance, urgent):
            if not urgent and item.due is not None:
                self.desk.toast(_("It is urgent by its date. Give it a later one to take it out of there."))
            return
        item.importance, item.urgent = importance, urgent
        self.desk.services.desk.save(item)
        done(self.desk, _("{what}: {field}").format(what=item.title, field=_(FIELDS[place][1])))
        there = self.panes[place].list
        at = there.rows.place_of(id)
        if at >= 0:
            there.choose(at)
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The page came in front."""
        pane = next((each for each in self.panes if each.list.rows.rows), self.panes[0])
        pane.list.setFocus(Qt.FocusReason.TabFocusReason)
