"""The twelve months as cells to press."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from aedesk.domain.questionnaire import Node
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.dossier.figures import month_long, month_short
from ui.dossier.roving import Roving
from ui.theme import C
from ui.widgets.paint import box, text


class _Cell(QCheckBox):
    def __init__(self, parent: "Months", month: int, language: str, px: int) -> None:
        super().__init__(month_long(month, language), parent)
        self._words, self._px, self._row = month_short(month, language), px, parent
        self.setAccessibleName(month_long(month, language))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme.font(self._px, 600)).horizontalAdvance(self._words) + 8, theme.scaled(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._row.rove.key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._row.rove.at(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            on = self.isChecked()
            fill = C["sel"] if on else C["hover"] if self.underMouse() else C["surf"]
            box(painter, self.rect(), 4, fill, C["acc" if on else "line2"])
            middle = Qt.AlignmentFlag.AlignCenter
            text(painter, self.rect(), self._words, self._px, 600 if on else 400, "acc" if on else "t2", middle)


class Months(QWidget):
    """The cells; in one row where there is room, else six in a row."""

    pressed = Signal()

    def __init__(self, parent: QWidget, language: str, large: bool = False) -> None:
        super().__init__(parent)
        self._tall = theme.scaled(52 if large else 26)
        self._gap = 8 if large else 4
        self._least = theme.scaled(64 if large else 46)
        self.cells = [_Cell(self, month, language, 16 if large else 12) for month in range(1, 13)]
        self.rove = Roving(self.cells, 6)
        self._quiet = False
        for cell in self.cells:
            cell.toggled.connect(lambda _on: self._toggled())

    def value(self) -> list[int]:
        """The months that are on."""
        return [number for number, cell in enumerate(self.cells, 1) if cell.isChecked()]

    def _toggled(self) -> None:
        if not self._quiet:
            self.pressed.emit()

    def set_value(self, months: Iterable[int]) -> None:
        """Switch these months on."""
        wanted = set(months)
        self._quiet = True
        for number, cell in enumerate(self.cells, 1):
            cell.setChecked(number in wanted)
        self._quiet = False

    def set_name(self, name: str) -> None:
        """Say what the months are of."""
        for cell in self.cells:
            cell.setAccessibleDescription(name)

    def arrange(self, width: int, move: bool) -> int:
        """How high it is at this width; with `move`, put the cells there."""
        across = 12 if width >= 12 * (self._least + self._gap) else 6
        cell = min((width - (across - 1) * self._gap) / across, theme.scaled(110))
        if move:
            self.rove.across = across
            for i, each in enumerate(self.cells):
                start = i % across * (cell + self._gap)
                left, right = round(start), min(round(start + cell), width)
                each.setGeometry(left, i // across * (self._tall + self._gap), right - left, self._tall)
        rows = 12 // across
        return rows * self._tall + (rows - 1) * self._gap


class MonthsControl(Control):
    """A list of months."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.months = Months(self, language, large)
        self.months.pressed.connect(self.changed)
        self.months.pressed.connect(self.settled)

    def value(self) -> Any:
        return self.months.value() or None

    def set_value(self, value: Any) -> None:
        self.months.set_value(value or ())

    def stop(self) -> QWidget:
        return self.months.rove.stop()

    def set_name(self, name: str) -> None:
        self.months.set_name(name)

    def choose(self, number: int) -> bool:
        if not 1 <= number <= 12:
            return False
        self.months.cells[number - 1].click()
        return True

    def arrange(self, width: int, move: bool) -> int:
        height = self.months.arrange(width, move)
        if move:
            self.months.setGeometry(0, 0, width, height)
        return height
