"""A chip to choose: box or ring, its words, and after a hairline the blank that opens when it is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QWidget

from aedesk.domain.questionnaire import Label, Option
from ui import theme
from ui.dossier.controls_figures import LONG_ENOUGH
from ui.dossier.passing import passes_on
from ui.theme import C
from ui.widgets.labels import see_through
from ui.widgets.paint import box, text, tick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button

    from ui.dossier.roving import Roving
else:
    _Button = object  # the chip itself brings its kind of button


_DIGIT = 10  # how wide the key of a chip is drawn


def split(words: str, language: str) -> tuple[str, str]:
    """The words before and after the blank, which a label marks by ( )."""
    for mark in ("( )", "（ ）", "()"):
        if mark in words:
            before, after = words.split(mark, 1)
            return before.strip(), after.strip()
    return words, ""


class Blank(QLineEdit):
    """The blank of a chip: no frame of its own, as wide as what it holds."""

    def __init__(self, parent: QWidget, hint: str, name: str, px: int, sign: str = "") -> None:
        super().__init__(parent)
        self.error = False
        self._sign = sign
        self.setFrame(False)
        self.setMaxLength(LONG_ENOUGH)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFont(theme.font(px))
        self._px = px
        see_through(self)
        left = QFontMetrics(self.font()).horizontalAdvance(sign) + 5 if sign else 0
        self.setTextMargins(left, 0, 0, 0)
        self._left = left

    def event(self, event: QEvent) -> bool:
        return passes_on(self, event) or super().event(event)

    def wide(self) -> int:
        """How wide it wants to be."""
        metrics = self.fontMetrics()
        words = self.text()[:60] or self.placeholderText()
        return min(max(metrics.horizontalAdvance(words) + 14, theme.scaled(64)), theme.scaled(340)) + self._left

    def set_error(self, error: bool) -> None:
        """Show or clear the red words."""
        self.error = error
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, C["red" if error else "t1"])
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            if self._sign:
                text(painter, QRectF(self.rect()).adjusted(2, 0, 0, 0), self._sign, self._px, 400, "t2", elide=False)
            if self.hasFocus():
                painter.fillRect(0, self.height() - 2, self.width(), 2, C["red" if self.error else "acc"])


class _Look(_Button):
    """How both kinds of chip are painted and measured."""

    rove: "Roving"

    def _dress(self, option_words: tuple[str, str], single: bool, large: bool) -> None:
        self._before, self._after = option_words
        self._single, self._large = single, large
        self._px = 16 if large else 13
        self._pad, self._gap = (16, 12) if large else (8, 7)
        self._mark = (18 if single else 20) if large else (14 if single else 16)
        self.blank: Blank | None = None
        self.number = ""  # drawn before the words where keys choose
        self.setFont(theme.font(self._px))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(self.words().replace("&", "&&"))
        self.setAccessibleName(self.words())

    def metrics(self) -> QFontMetrics:
        """The measures of its words."""
        return QFontMetrics(theme.font(self._px))

    def words(self) -> str:
        """What is written on it while its blank is shut."""
        return f"{self._before}…{self._after}" if self._after else self._before

    def tall(self) -> int:
        """How high it is."""
        return theme.scaled(52 if self._large else 28)

    def open(self) -> bool:
        """Whether its blank is open."""
        return self.blank is not None and not self.blank.isHidden()

    def _start(self) -> int:
        """Where its words begin."""
        return self._pad + self._mark + self._gap + (_DIGIT + 2 if self.number else 0)

    def wide(self) -> int:
        """How wide it wants to be."""
        start = self._start()
        end = self._pad + 4
        if not self.open():
            return start + self.metrics().horizontalAdvance(self.words()) + end
        assert self.blank is not None
        width = start + self.metrics().horizontalAdvance(self._before) + 17 + self.blank.wide() + 6
        return width + (self.metrics().horizontalAdvance(self._after) + end if self._after else 0)

    def place_blank(self, area: QRectF) -> None:
        """Put the blank into the chip, which lies at `area`."""
        if not self.open():
            return
        assert self.blank is not None
        left = self._start() + self.metrics().horizontalAdvance(self._before) + 17
        right = 6 + (self.metrics().horizontalAdvance(self._after) + self._pad + 4 if self._after else 0)
        height = min(self.tall() - 4, self.blank.fontMetrics().height() + 6)
        top = area.top() + (self.tall() - height) / 2
        self.blank.setGeometry(round(area.left() + left), round(top), round(area.width() - left - right), height)
        self.blank.raise_()

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        on, able = self.isChecked(), self.isEnabled()
        over = able and self.underMouse()
        fill = C["sel"] if on else C["hover"] if over else C["surf"] if able else C["sunk"]
        box(painter, self.rect(), 8 if self._large else 6, fill, C["acc" if on else "line2"])
        side = self._mark
        mark = QRectF(self._pad, (self.height() - side) / 2, side, side)
        if self._single:
            box(painter, mark, side / 2, C["surf"], C["acc" if on else "ctl"], side * 0.29 if on else 1.5)
        elif on:
            box(painter, mark, 4, C["acc"])
            tick(painter, mark.center(), side - 1, C["on-acc"], 1.8)
        else:
            box(painter, mark, 4, C["surf"], C["ctl"], 1.5)
        left = self._start()
        if self.number:
            digit = QRectF(mark.right() + self._gap, 0, _DIGIT, self.height())
            text(painter, digit, self.number, 12, 500, "t3", elide=False)
        if not self.open():
            area = QRectF(left, 0, self.width() - left - 4, self.height())
            text(painter, area, self.words(), self._px, 400, "t1" if able else "t3")
            return
        assert self.blank is not None
        before = self.metrics().horizontalAdvance(self._before)
        text(painter, QRectF(left, 0, before + 2, self.height()), self._before, self._px, 400, "t1", elide=False)
        line = left + before + 8
        painter.fillRect(QRectF(line, (self.height() - 20) / 2, 1, 20), C["line2"])
        if self._after:
            right = self.width() - self._pad - 4
            area = QRectF(0, 0, right, self.height())
            text(painter, area, self._after, self._px, 400, "t1", Qt.AlignmentFlag.AlignRight, elide=False)

    def sizeHint(self) -> QSize:
        return QSize(self.wide(), self.tall())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.rove.key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.rove.at(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint(painter)


class RadioChip(_Look, QRadioButton):
    """One of several; pressed again it is taken back."""

    def __init__(self, parent: QWidget, words: tuple[str, str], large: bool) -> None:
        QRadioButton.__init__(self, parent)
        self.setAutoExclusive(False)
        self._dress(words, True, large)


class CheckChip(_Look, QCheckBox):
    """One of several that may all be chosen."""

    def __init__(self, parent: QWidget, words: tuple[str, str], large: bool) -> None:
        QCheckBox.__init__(self, parent)
        self._dress(words, False, large)


Chip = RadioChip | CheckChip


def words_of(option: Option, language: str) -> tuple[str, str]:
    """The words of an option before and after its blank."""
    return split(in_language(option.label, language), language)


def in_language(label: Label, language: str) -> str:
    """A label in one language, else in English."""
    return str(label.get(language) or label.get("en") or "")


