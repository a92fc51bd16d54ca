"""What happened to a job, newest first: one line each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.jobs.happened import Happening, happened
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.layouts import empty
from ui.widgets.paint import box, text

_INDENT = 17
MOST = 12


class _Entry(QLabel):
    """One line of the past, with its point on the thread."""

    def __init__(self, words: str, when: str, place: str) -> None:
        super().__init__(f"{words} · {when}")
        self._words, self._when, self._place = words, when, place
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self._words, 13, 400, width - _INDENT, 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        fits = self._room_for_when(lines, width)
        return (len(lines) + (0 if fits else 1)) * theme.scaled(18) + 6

    def _room_for_when(self, lines: tuple[str, ...], width: int) -> bool:
        used = QFontMetricsF(theme.font(13)).horizontalAdvance(lines[-1] if lines else "")
        return used + QFontMetricsF(theme.font(12)).horizontalAdvance(f" · {self._when}") + _INDENT <= width

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.scaled(18) + 6)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.scaled(18) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            top = 0 if self._place in ("middle", "last") else 12
            bottom = 12 if self._place in ("last", "only") else self.height()
            if bottom > top:
                p.fillRect(QRectF(3.5, top, 1, bottom - top), C["line2"])
            newest = self._place in ("first", "only")
            if newest:
                box(p, QRectF(0, 8, 8, 8), 4, C["t2"])
            else:
                box(p, QRectF(0, 8, 8, 8), 4, C["surf"], C["ctl"], 1.5)
            step, y = theme.scaled(18), 3
            lines = self._lines(self.width())
            for line in lines:
                text(p, QRectF(_INDENT, y, self.width() - _INDENT, step), line, 13, elide=False)
                y += step
            x = float(_INDENT)
            words = self._when
            if self._room_for_when(lines, self.width()):
                x += QFontMetricsF(theme.font(13)).horizontalAdvance(lines[-1] if lines else "")
                y -= step
                words = f" · {self._when}"
            text(p, QRectF(x, y, self.width() - x, step), words, 12, 400, "t3")


class Timeline(QWidget):
    """The newest entries of a job's journal in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)

    def show_entries(self, entries: Sequence[Happening]) -> None:
        """Show these journal entries, newest first."""
        empty(self._column)
        told = [line for entry in entries if (line := happened(entry)) is not None]
        lines = [line for i, line in enumerate(told) if i == 0 or line != told[i - 1]][:MOST]
        for i, (words, when) in enumerate(lines):
            first, last = i == 0, i == len(lines) - 1
            place = "only" if first and last else "first" if first else "last" if last else "middle"
            self._column.addWidget(_Entry(words, when, place))
