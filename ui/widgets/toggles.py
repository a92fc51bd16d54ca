"""Things to tick and to choose between, painted; screen readers see check boxes and radio buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box, text, tick


class Check(QCheckBox):
    """A box to tick, with its words beside it."""

    changed = Signal(bool)

    def __init__(self, words: str, value: bool = False, parent: QWidget | None = None, *, px: int = 13) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._px = words, px
        self.setFont(theme.font(px))
        self.setChecked(value)
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._quiet = False
        self.toggled.connect(self._tell)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or untick it, without telling."""
        self._quiet = True
        self.setChecked(value)
        self._quiet = False

    def _tell(self, on: bool) -> None:
        # `toggled` and not `clicked`: what a screen reader does to a box is no click
        if not self._quiet:
            self.changed.emit(on)

    def _mark(self) -> int:
        return 16

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return QSize(self._mark() + (8 + width if self._words else 0) + 2, max(theme.scaled(28), theme.line(self._px)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_mark(painter, QRectF(0, (self.height() - 16) / 2, self._mark(), 16))
            area = QRectF(self._mark() + 8, 0, self.width() - self._mark() - 8, self.height())
            text(painter, area, self._words, self._px, 400, self._tone())

    def _tone(self) -> str:
        return "t1" if self.isEnabled() else "t3"

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        if self.isChecked():
            box(painter, area, 4, C["acc" if self.isEnabled() else "ctl"])
            tick(painter, area.center(), 15, C["on-acc" if self.isEnabled() else "surf"], 1.8)
        else:
            box(painter, area, 4, C["surf" if self.isEnabled() else "sunk"], C["ctl"], 1.5)


class Switch(Check):
    """A setting that holds at once."""

    def __init__(self, words: str, value: bool = False, parent: QWidget | None = None, *, px: int = 12) -> None:
        super().__init__(words, value, parent, px=px)

    def _mark(self) -> int:
        return 28

    def _tone(self) -> str:
        return "t2" if self.isEnabled() else "t3"

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        on = self.isChecked()
        box(painter, area, 8, C["acc" if on and self.isEnabled() else "ctl" if self.isEnabled() else "line2"])
        left = area.left() + (14 if on else 2)
        box(painter, QRectF(left, area.top() + 2, 12, 12), 6, C["surf"])


class Radio(QRadioButton):
    """One of several, with its words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None, *, px: int = 13) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._px = words, px
        self.setFont(theme.font(px))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return QSize(14 + 8 + width + 2, max(theme.scaled(28), theme.line(self._px)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRectF(0, (self.height() - 14) / 2, 14, 14)
            on = self.isChecked()
            box(painter, area, 7, C["surf"], C["acc" if on and self.isEnabled() else "ctl"], 4 if on else 1.5)
            rest = QRectF(22, 0, self.width() - 22, self.height())
            text(painter, rest, self._words, self._px, 400, "t1" if self.isEnabled() else "t3")


class Segment(QRadioButton):
    """One part of a segmented control."""

    def __init__(self, words: str, icon: str = "", parent: QWidget | None = None, *, px: int = 12) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._picture, self._px = words, icon, px
        self.setFont(theme.font(px, 500))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_words(self, words: str) -> None:
        """Say something else (a count ...)."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words) + (20 if self._px < 13 else 32)
        return QSize(width + (20 if self._picture else 0), theme.scaled(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            on = self.isChecked()
            if on:
                box(painter, self.rect(), 4, C["surf" if theme.mode() == "light" else "hover"], C["line2"])
            token = "t1" if on or self.underMouse() else "t2"
            if not self.isEnabled():
                token = "t3"
            width = QFontMetrics(self.font()).horizontalAdvance(self._words) + (20 if self._picture else 0)
            x = (self.width() - width) / 2
            if self._picture:
                picture = icons.pixmap(self._picture, 14, token, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, (self.height() - 14) / 2), picture)
                x += 20
            area = QRectF(x, 0, self.width() - x, self.height())
            text(painter, area, self._words, self._px, 500, token, elide=False)


class Segments(QWidget):
    """A few choices side by side, one of them on; `items` are (value, words) or (value, words, icon)."""

    changed = Signal(object)

    def __init__(
        self,
        items: Sequence[tuple[object, str] | tuple[object, str, str]],
        value: object = None,
        parent: QWidget | None = None,
        *,
        height: str = "md",
    ) -> None:
        super().__init__(parent)
        tall = {"sm": 28, "md": 32, "lg": 40, "xl": 52}[height]
        self.setFixedHeight(theme.scaled(tall))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._parts: list[tuple[object, Segment]] = []
        self._quiet = False
        for item in items:
            part = Segment(item[1], item[2] if len(item) > 2 else "", self, px={"lg": 13, "xl": 14}.get(height, 12))
            row.addWidget(part)
            self._parts.append((item[0], part))
            part.toggled.connect(lambda on, chosen=item[0]: self._tell(on, chosen))
        self.set_value(items[0][0] if value is None else value)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for _value, part in self._parts:
            part.setAccessibleDescription(name)

    def value(self) -> object:
        """The value of the part that is on."""
        return next((value for value, part in self._parts if part.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Switch the part of `value` on."""
        self._quiet = True
        for each, part in self._parts:
            if each == value:
                part.setChecked(True)
        self._quiet = False

    def _tell(self, on: bool, chosen: object) -> None:
        if on and not self._quiet:
            self.changed.emit(chosen)

    def part(self, value: object) -> Segment:
        """The part of `value`."""
        return next(part for each, part in self._parts if each == value)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["sunk"], C["line2"])
