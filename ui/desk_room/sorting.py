"""Emptying the tray: each paper is decided by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.desk_room.tray import ItemList
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.desk_views import ItemRow

_LEFT = 38
_MOST = 5  # rows that are seen at once


class SortingCard(QWidget):
    """Signals carry the row that was decided."""

    take = Signal(object)
    done = Signal(object)
    file = Signal(object)
    date = Signal(object)
    tomorrow = Signal(object)
    hand_on = Signal(object)
    drop = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.list = ItemList(_("Papers to decide"), clock)
        self.list.setDragEnabled(False)
        self.list.opened.connect(self.take)
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        self.buttons: dict[str, Button] = {}
        for code, words, keys, signal in (
            ("take", _("Do it now"), _("Enter"), self.take), ("file", _("File it"), "F", self.file),
            ("tomorrow", _("Tomorrow"), "T", self.tomorrow), ("date", _("Date"), "D", self.date),
            ("hand_on", _("Hand it on"), "H", self.hand_on), ("drop", _("Throw away"), "X", self.drop),
        ):  # fmt: skip
            button = Button(words, "plain", keys=keys, height="sm")
            button.clicked.connect(lambda _on=False, signal=signal: self._tell(signal))
            self.buttons[code] = button
            self._lines[0].addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.list)
        for line in self._lines:
            line.setContentsMargins(_LEFT, 0, 0, 0)
            line.setSpacing(6)
            line.addStretch(1)
            column.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand in one line, or in two where it is narrow."""
        buttons = list(self.buttons.values())
        fits = _LEFT + sum(each.sizeHint().width() + 6 for each in buttons) <= self.width()
        for n, button in enumerate(buttons):
            line = self._lines[0 if fits or n < len(buttons) // 2 else 1]
            if line.indexOf(button) < 0:
                for other in self._lines:
                    other.removeWidget(button)
                line.insertWidget(line.count() - 1, button)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(360), super().minimumSizeHint().height())

    def _tell(self, signal: object) -> None:
        row = self.list.chosen()
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined]
            self.list.setFocus()

    def chosen(self) -> ItemRow | None:
        """The paper that is being decided."""
        found: ItemRow | None = self.list.chosen()
        return found

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show what is left; one is always chosen."""
        self.list.show_rows(rows)
        if rows and self.list.chosen() is None:
            self.list.choose(0)
        self.list.setFixedHeight(min(max(len(rows), 1), _MOST) * theme.scaled(55))

    def place(self, row: ItemRow) -> QRect | None:
        """Where this paper stands in the window; None where it does not."""
        at = self.list.rows.place_of(row.id)
        if at < 0 or not self.list.isVisible():
            return None
        area = self.list.visualRect(self.list.rows.index(at))
        return QRect(self.list.viewport().mapTo(self.window(), area.topLeft()), area.size())
