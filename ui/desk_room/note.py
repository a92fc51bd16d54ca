"""A paper that has no sheet of its own: title and words on white, and a picture as it came."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.scroll import Scroll

_EDGE = 44


class _Sheet(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.title, self.small, self.words = "", "", ""

    def lines(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        inner = max(width - 2 * self._edge(width), 80)
        return wrap(self.title, 18, 600, inner), wrap(self.words, 13, 400, inner, 4000)

    def _edge(self, width: int) -> int:
        return _EDGE if width > 480 else 24

    def needs(self, width: int) -> int:
        title, words = self.lines(width)
        return 34 + len(title) * theme.scaled(24) + 12 + theme.scaled(18) + 16 + len(words) * theme.scaled(21) + 32

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = self._edge(self.width())
        title, words = self.lines(self.width())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["line2"])
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.PAPER)
            painter.setPen(theme.PAPER_INK)
            painter.setFont(theme.serif(18))
            y = self._say(painter, title, edge, 34.0, theme.scaled(24))
            painter.setPen(theme.PAPER_GREY)
            painter.setFont(theme.font(12))
            y = self._say(painter, (self.small,), edge, y + 2, theme.scaled(18))
            painter.fillRect(QRectF(edge, y + 8, self.width() - 2 * edge, 1), theme.PAPER_INK)
            painter.setPen(theme.PAPER_INK)
            painter.setFont(theme.font(13))
            self._say(painter, words, edge, y + 26, theme.scaled(21))

    def _say(self, painter: QPainter, lines: tuple[str, ...], left: int, top: float, step: int) -> float:
        metrics = QFontMetricsF(painter.font())
        for line in lines:
            painter.drawText(QPointF(left, top + (step + metrics.ascent() - metrics.descent()) / 2), line)
            top += step
        return top


class NoteView(Scroll):
    """Title, a small line and words, as a sheet that fills the view."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self.setWidget(self._sheet)

    def show_note(self, title: str, small: str, words: str) -> None:
        """Show this note; a reader reads it as one text."""
        sheet = self._sheet
        sheet.title, sheet.small, sheet.words = title, small, words
        sheet.setAccessibleName("\n".join(part for part in (title, small, words) if part))
        self._fit()

    def _fit(self) -> None:
        self._sheet.setMinimumHeight(self._sheet.needs(self.viewport().width()))
        self._sheet.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class PictureView(QWidget):
    """A picture as large as it fits, on the ground of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._shown = QImage()

    def show_image(self, image: QImage, name: str) -> None:
        """Show this picture; `name` is what readers say."""
        self._image, self._shown = image, QImage()
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        dpr = self.devicePixelRatioF()
        room = QSize(self.width() - 2, self.height() - 2) * dpr
        wanted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        wanted = wanted.boundedTo(self._image.size())
        if self._shown.size() != wanted:
            self._shown = self._image.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._shown.setDevicePixelRatio(dpr)
        size = self._shown.deviceIndependentSize()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        with QPainter(self) as painter:
            painter.fillRect(QRectF(left - 1, top - 1, size.width() + 2, size.height() + 2), C["line2"])
            painter.drawImage(QPointF(left, top), self._shown)
