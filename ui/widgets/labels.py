"""Words on the screen: single lines, wrapped text, and the line breaker that delegates share."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aedesk.words import language
from ui import theme

_MORE = 200  # characters behind a line, so that it is seen to go on


def units(text: str) -> int:
    """How long a text is as Qt counts it: emoji and rare signs are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def part(text: str, start: int, end: int) -> str:
    """A part of a text between two places as Qt counts them."""
    if units(text) == len(text):
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "ignore")


@lru_cache(maxsize=4096)
def _broken(text: str, px: int, weight: int, width: int, most: int, _language: str, _size: int) -> tuple[str, ...]:
    font = theme.font(px, weight)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph:
            lines.append("")
            continue
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            if len(lines) == most - 1 and end < units(paragraph):
                rest = part(paragraph, start, end + _MORE)
                lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
                layout.endLayout()
                return tuple(lines)
            lines.append(part(paragraph, start, end).rstrip())
        layout.endLayout()
        if len(lines) >= most:
            break
    return tuple(lines[:most])


def wrap(text: str, px: int, weight: int, width: int, most: int = 99) -> tuple[str, ...]:
    """`text` broken into at most `most` lines of `width`; the last one elided. For `paint` and `sizeHint` alike."""
    return _broken(text, px, weight, max(int(width), 1), most, language(), theme.scaled(1000))


class Label(QLabel):
    """One line of text in a token's colour; never wraps, elides only where `elide` is set."""

    def __init__(
        self,
        text: str = "",
        px: int = 13,
        weight: int = 400,
        tone: str = "t1",
        parent: QWidget | None = None,
        *,
        elide: bool = False,
        spacing: float = 0,
    ) -> None:
        super().__init__(parent)
        self._full = text
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(px, weight, spacing))
        self.setMinimumHeight(theme.line(px))
        if tone != "t1":
            self.set_tone(tone)
        across = QSizePolicy.Policy.Ignored if elide else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        QLabel.setText(self, text)

    def set_tone(self, tone: str) -> None:
        """Colour the text by another token."""
        self.setPalette(theme.tinted(tone))

    def setText(self, text: str) -> None:
        """Show other words."""
        self._full = text
        if self._elide:
            self._shorten()
        else:
            super().setText(text)

    def full(self) -> str:
        """The whole text, also where it is shown shortened."""
        return self._full

    def sizeHint(self) -> QSize:
        if not self._elide:
            return super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
        self.setAccessibleName(self._full)


class Text(QLabel):
    """Several lines at the design's line pitch; as high as its width asks for."""

    def __init__(
        self,
        text: str = "",
        px: int = 13,
        weight: int = 400,
        tone: str = "t2",
        parent: QWidget | None = None,
        *,
        most: int = 99,
        pitch: int = 0,
    ) -> None:
        super().__init__(text, parent)
        self._px, self._weight, self._tone, self._most = px, weight, tone, most
        self._pitch = pitch and theme.scaled(pitch)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(px, weight))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """Colour the text by another token."""
        self._tone = tone
        self.update()

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self.text(), self._px, self._weight, width, self._most) if self.text() else ()

    def _step(self) -> int:
        return self._pitch or theme.line(self._px)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width = min(width, self.maximumWidth())  # layouts ask for widths that the widget may not take
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return len(self._lines(inner)) * self._step() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        widest = max((self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = min(widest + 2, theme.scaled(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        margins = self.contentsMargins()
        height = self._step() + margins.top() + margins.bottom() if self.text() else 0
        return QSize(min(theme.scaled(80), self.sizeHint().width()), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        inside = self.contentsRect()
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.C[self._tone if self.isEnabled() else "t3"])
            step = self._step()
            metrics = QFontMetricsF(self.font())
            top = inside.top() + (step - metrics.height()) / 2 + metrics.ascent()
            for i, line in enumerate(self._lines(inside.width())):
                x = float(inside.left())
                if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
                    x += (inside.width() - metrics.horizontalAdvance(line)) / 2
                elif self.alignment() & Qt.AlignmentFlag.AlignRight:
                    x += inside.width() - metrics.horizontalAdvance(line)
                painter.drawText(QPointF(x, top + i * step), line)


def see_through(widget: QWidget) -> QWidget:
    """Let `widget` paint no base colour of its own."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    widget.setPalette(palette)
    return widget
