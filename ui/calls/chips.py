"""Parts in lines that break, and chips to choose one of; screen readers see radio buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box, text

_GAP = 6


class Chip(QRadioButton):
    """One choice; `keys` is its digit, drawn small before the words."""

    def __init__(self, words: str, keys: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._keys = words, keys
        self.setFont(theme.font(12, 500))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if keys:
            self.setToolTip(f"{words} ({keys})")

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words) + 22
        return QSize(width + (14 if self._keys else 0), theme.scaled(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            on = self.isChecked()
            over = self.isEnabled() and self.underMouse()
            fill = C["sel"] if on else C["hover"] if over else C["surf"]
            box(painter, self.rect(), 6, fill, C["acc" if on else "line2"])
            token = "acc" if on else "t2" if self.isEnabled() else "t3"
            x = 10.0
            if self._keys:
                if on:
                    picture = icons.pixmap("check", 13, "acc", self.devicePixelRatioF())
                    painter.drawPixmap(QPointF(x - 3, (self.height() - 13) / 2), picture)
                else:
                    text(painter, QRectF(x, 0, 10, self.height()), self._keys, 11, 400, "t3", elide=False)
                x += 14
            area = QRectF(x, 0, self.width() - x, self.height())
            text(painter, area, self._words, 12, 500, token, elide=False)


class Flow(QWidget):
    """Parts side by side, in as many lines as the width asks for."""

    def __init__(self, parts: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._flown = list(parts)
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def relay(self) -> None:
        """Lay the parts out again: one came, went or says something else."""
        self._lay(self.width(), move=True)
        self.updateGeometry()

    def _lay(self, width: int, *, move: bool) -> int:
        x, y, tall = 0, 0, 0
        for part in self._flown:
            if part.isHidden():
                continue
            size = part.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + tall + _GAP
            tall = size.height()
            if move:
                part.setGeometry(x, y, size.width(), tall)
            x += size.width() + _GAP
        return y + tall

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), self._lay(theme.scaled(300), move=False))

    def minimumSizeHint(self) -> QSize:
        widest = max((part.sizeHint().width() for part in self._flown), default=40)
        return QSize(widest, theme.scaled(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay(self.width(), move=True)


class Chips(Flow):
    """A few choices, none or one of them on; `items` are (value, words, key)."""

    changed = Signal(object)

    def __init__(self, name: str, items: Sequence[tuple[object, str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._parts: list[tuple[object, Chip]] = []
        for value, words, keys in items:
            part = Chip(words, keys, self)
            part.setAccessibleDescription(name)
            self._group.addButton(part)
            self._parts.append((value, part))
            self._flown.append(part)
            part.clicked.connect(lambda _on=False, chosen=value: self.changed.emit(chosen))
        self.setAccessibleName(name)

    def value(self) -> object:
        """The value that is on, or None."""
        return next((value for value, part in self._parts if part.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Switch `value` on; None switches all off."""
        self._group.setExclusive(False)
        for each, part in self._parts:
            part.setChecked(value is not None and each == value)
        self._group.setExclusive(True)

    def choose(self, value: object) -> None:
        """Choose as the user does, and tell."""
        self.set_value(value)
        self.changed.emit(value)

    def part(self, value: object) -> Chip:
        """The chip of `value`."""
        return next(part for each, part in self._parts if each == value)
