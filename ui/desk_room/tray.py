"""What waits at the left: the tray of things nobody decided yet, and the pile to be read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.desk import ItemKind
from aedesk.words import _, n_, p_
from ui import icons, theme
from ui.desk_room.drags import ITEM
from ui.desk_room.wording import about, age, due_said, icon_of, spoken
from ui.due import tone
from ui.theme import C
from ui.times import minutes
from ui.widgets.buttons import Button
from ui.widgets.dragging import carrying, drag
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Text
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.desk_views import DeskView, ItemRow

WIDTH, MIDDLE, LEAST = 300, 268, 236
_LEFT, _RIGHT, _ROW = 24, 16, 55
_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t3", 400)}


class _Delegate(RowDelegate):
    """Icon, title and whose it is; at the right its age, or what it came back for."""

    def __init__(self, view: ItemList, clock: Clock) -> None:
        super().__init__(view, _ROW)
        self._clock = clock
        self.old = 3  # workdays after which a thing stands bold
        self.lines = False  # they end where the words end

    def paint_inside(self, painter: QPainter, area: QRect, row: ItemRow) -> None:
        dpr = painter.device().devicePixelRatio()
        pitch = theme.scaled(18)
        top = area.top() + (area.height() - 1 - 2 * pitch) / 2
        painter.drawPixmap(QPointF(area.left() + _LEFT, top + 1), icons.pixmap(icon_of(row), 16, "t2", dpr))
        left = area.left() + _LEFT + 26.0
        wide = area.right() - _RIGHT - left
        first, second, token, weight = self._right(row)
        short = max(_width(first, 12, weight), _width(second, 12, 400)) + 10
        old = row.age_days > self.old and row.kind is not ItemKind.READ
        text(painter, QRectF(left, top, wide - short, pitch), row.title, 13, 600 if old else 500)
        text(painter, QRectF(left, top + pitch, wide - short, pitch), about(row), 12, 400, "t3")
        place = QRectF(left + wide - short, top, short, pitch)
        text(painter, place, first, 12, 600 if old and token == "t3" else weight, token, Qt.AlignmentFlag.AlignRight)
        text(painter, place.translated(0, pitch), second, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)

        painter.fillRect(area.left() + _LEFT, area.bottom(), area.width() - _LEFT - _RIGHT, 1, C["line"])

    def _right(self, row: ItemRow) -> tuple[str, str, str, int]:
        if row.kind is ItemKind.READ:
            return (minutes(row.minutes) if row.minutes else "", "", "t3", 400)
        due = due_said(row, self._clock.today())
        token, weight = _TONES[tone(row.due, self._clock.today())] if row.due is not None else ("t3", 400)
        if row.again:
            return _("back again"), due or age(row, self._clock), "acc", 500
        return (due, age(row, self._clock), token, weight) if due else (age(row, self._clock), "", "t3", 400)


def _width(words: str, px: int, weight: int) -> int:
    return QFontMetrics(theme.font(px, weight)).horizontalAdvance(words) if words else 0


class ItemList(PaintedList):
    """Items under each other; one can be dragged to the desk, a right click asks for its menu."""

    asked = Signal(object, object)  # the row, and where in the window

    def __init__(self, name: str, clock: Clock) -> None:
        super().__init__(RowModel(lambda row: spoken(row, clock)), name)
        self.look = _Delegate(self, clock)
        self.setItemDelegate(self.look)
        self.setDragEnabled(True)
        self.setUniformItemSizes(True)  # 500 things in the tray

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None:
            drag(self, carrying(ITEM, str(row.id)), row.title)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            at = self.viewport().mapTo(self.window(), place)
            self.asked.emit(self.chosen(), QRect(at - QPoint(6, 6), QSize(12, 12)))

    def needs(self) -> int:
        """How high it is when all its rows are shown."""
        return len(self.rows.rows) * theme.scaled(_ROW)

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show these rows; the chosen one stays chosen, else the one that came into its place."""
        chosen, at = self.chosen(), self.currentIndex().row()
        self.blockSignals(True)
        self.rows.show(rows)
        self.blockSignals(False)
        if chosen is not None and rows:
            place = self.rows.place_of(chosen.id)
            self.choose(place if place >= 0 else min(max(at, 0), len(rows) - 1))


def _head(words: str) -> tuple[QWidget, Label, Label]:
    count, right = Label("", 12, 500, "t3"), Label("", 12, 400, "t3")
    row = QHBoxLayout()
    row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
    row.setSpacing(8)
    row.addWidget(Label(words, 12, 600))
    row.addWidget(count)
    row.addStretch(1)
    row.addWidget(right)
    held = QWidget()
    held.setFixedHeight(theme.scaled(32))
    held.setLayout(row)
    return held, count, right


class TrayPane(QWidget):
    """`opened` carries the row to be taken, `read` the row to be read, `asked` a row and where its menu opens."""

    opened = Signal(object)
    read = Signal(object)
    asked = Signal(object, object)
    picked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.want = theme.scaled(WIDTH)
        head, self.count, right = _head(_("Tray"))
        right.setText(_("not decided"))
        self.list = ItemList(_("Tray"), clock)
        self.none = EmptyState("circle-check", _("The tray is empty"), "")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.put = Button(p_("desk", "Put on the desk"), keys=_("Enter"), height="sm")
        self.put.clicked.connect(self.list.open_chosen)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_LEFT, 10, _RIGHT, 6)
        foot.addWidget(self.put)
        foot.addStretch(1)
        self.pile_head, self.pile_count, self.pile_minutes = _head(_("Read once"))
        self.pile = ItemList(_("Read once"), clock)
        self.hint = Text(_("Closing it files it. It does not come back to the tray."), 12, 400, "t3")
        self.hint.setContentsMargins(_LEFT, 8, _RIGHT, 12)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        for part in (head, self.pages, self._foot, self.pile_head, self.pile, self.hint):
            column.addWidget(part)
        column.addStretch(1)
        self._wire()

    def _wire(self) -> None:
        self.list.opened.connect(self.opened)
        self.pile.opened.connect(self.read)
        for each, other in ((self.list, self.pile), (self.pile, self.list)):
            each.asked.connect(self.asked)
            each.picked.connect(lambda row, other=other: self._one(row, other))

    def _one(self, row: object, other: ItemList) -> None:
        """Only one thing is chosen, in the tray or in the pile."""
        if row is not None and other.chosen() is not None:
            other.blockSignals(True)
            other.clearSelection()
            other.blockSignals(False)
        self.put.setEnabled(self.list.chosen() is not None)
        self.picked.emit()

    def chosen(self) -> Any:
        """The chosen row of the tray or the pile."""
        return self.list.chosen() or self.pile.chosen()

    def choose(self, item: UUID) -> bool:
        """Select this item; whether it lies here."""
        for each in (self.list, self.pile):
            place = each.rows.place_of(item)
            if place >= 0:
                each.choose(place)
                return True
        return False

    def show_view(self, view: DeskView, old: int) -> None:
        """Show what waits; things older than `old` workdays stand bold."""
        for each in (self.list, self.pile):
            each.look.old = old
        self.list.show_rows(view.tray)
        self.count.setText(str(len(view.tray)) if view.tray else "")
        self.pages.setCurrentWidget(self.list if view.tray else self.none)
        self.none.say(_("The tray is empty"), self._reward(view))
        self._foot.setVisible(bool(view.tray))
        self.put.setEnabled(self.list.chosen() is not None)
        self.pile.show_rows(view.pile)
        self.pile_count.setText(str(len(view.pile)) if view.pile else "")
        self.pile_minutes.setText(minutes(view.pile_minutes) if view.pile_minutes else "")
        for part in (self.pile_head, self.pile, self.hint):
            part.setVisible(bool(view.pile))
        self._share()

    def _reward(self, view: DeskView) -> str:
        filed = view.filed_today
        if filed:
            words = n_("{n} paper filed today. Nothing waits.", "{n} papers filed today. Nothing waits.", filed)
            return words.format(n=filed)
        return _("Everything has its place or its date.")

    def _share(self) -> None:
        """Each list takes the room it needs, the pile at most two fifths."""
        pile = 0
        if self.pile.rows.rows:
            pile = min(self.pile.needs(), max(int(self.height() * 0.4), theme.scaled(2 * _ROW)))
            self.pile.setFixedHeight(pile)
            pile += self.pile_head.height() + self.hint.heightForWidth(self.width())
        head = theme.scaled(32)
        foot = self._foot.sizeHint().height() if self.list.rows.rows else 0
        left = self.height() - 6 - head - foot - pile
        wanted = self.list.needs() if self.list.rows.rows else theme.scaled(150)
        self.pages.setFixedHeight(max(min(wanted, left), theme.scaled(_ROW)))

    def resizeEvent(self, event: object) -> None:
        self._share()

    def sizeHint(self) -> QSize:
        return QSize(self.want, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(LEAST), 200)
