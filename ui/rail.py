"""The rail: the rooms that are there, and at the bottom Lock and Settings."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from aedesk.words import _
from ui import icons, rooms, theme
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.picture import Mark

WIDTH = 76


class RailButton(QAbstractButton):
    """One room: icon over its name, a badge at the right top."""

    def __init__(self, icon: str, words: str, keys: str = "") -> None:
        super().__init__()
        self._icon, self._badge, self._here = icon, 0, False
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(64, theme.scaled(38) + theme.line(11))

    def set_here(self, here: bool) -> None:
        """Light it up: this is the room in front."""
        self._here = here
        self.setAccessibleDescription(_("open now") if here else "")
        self.update()

    def set_badge(self, count: int) -> None:
        """How many things wait there."""
        self._badge = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._here:
                box(painter, self.rect(), 8, C["surf" if theme.mode() == "light" else "hover"])
            elif self.underMouse():
                box(painter, self.rect(), 8, C["line"])
            token = "acc" if self._here else "t2"
            high = 20 + 4 + theme.line(11)
            top = (self.height() - high) / 2
            picture = icons.pixmap(self._icon, 20, token, self.devicePixelRatioF())
            painter.drawPixmap(QPointF((self.width() - 20) / 2, top), picture)
            area = QRectF(1, top + 24, self.width() - 2, theme.line(11))
            text(painter, area, self.text(), 11, 600 if self._here else 400, token, Qt.AlignmentFlag.AlignHCenter)
            if self._badge:
                words = "99+" if self._badge > 99 else str(self._badge)
                wide = max(16, 8 + 7 * len(words))
                spot = QRectF(42, 3, wide, 15)
                box(painter, spot, 7.5, C["ink"])
                text(painter, spot, words, 10, 600, "on-ink", Qt.AlignmentFlag.AlignCenter, elide=False)


class Rail(QWidget):
    """Emits `chosen` with the code of a room, and `lock`."""

    chosen = Signal(str)
    lock = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Mark(), 0, centre)
        column.addSpacing(10)
        self.buttons: dict[str, RailButton] = {}
        for row in rooms.ROWS:
            if row.rail and row.code != "settings":
                column.addWidget(self._add(row), 0, centre)
        column.addStretch(1)
        self.lock_button = RailButton("lock", _("Lock"), "Ctrl Shift L")
        self.lock_button.clicked.connect(self.lock)
        column.addWidget(self.lock_button, 0, centre)
        column.addWidget(self._add(rooms.row("settings")), 0, centre)

    def _add(self, row: rooms.Row) -> RailButton:
        button = RailButton(row.icon, _(row.label), row.key.replace("+", " "))
        button.clicked.connect(lambda: self.chosen.emit(row.code))
        self.buttons[row.code] = button
        return button

    def show_here(self, code: str) -> None:
        """Light up the room in front."""
        row = rooms.row(code)
        for each, button in self.buttons.items():
            button.set_here(each == (row.code if row.rail else row.parent))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["rail"])
            painter.fillRect(self.width() - 1, 0, 1, self.height(), C["line"])
