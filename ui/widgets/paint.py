"""Shapes that several painted widgets and delegates share."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui import theme
from ui.theme import C


def box(
    painter: QPainter,
    rect: QRectF | QRect,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose edge lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if edge is not None else 0.0
    area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(area, max(radius - inset, 0), max(radius - inset, 0))


def key_width(text: str) -> int:
    """How wide a drawn key cap is."""
    return QFontMetrics(theme.font(11, 500)).horizontalAdvance(text) + 12


def key_cap(painter: QPainter, right: float, middle: float, text: str, token: str = "t2", edge: str = "line2") -> None:
    """A key cap that ends at `right`."""
    width, height = key_width(text), theme.scaled(18)
    area = QRectF(right - width, middle - height / 2, width, height)
    box(painter, area, 4, None, C[edge])
    painter.setPen(C[token])
    painter.setFont(theme.font(11, 500))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def tick(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float = 1.8) -> None:
    """A tick of about `size` around `centre`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit = size / 18
    painter.drawPolyline([centre + QPointF(x * unit, y * unit) for x, y in ((-4, 0.4), (-1.1, 3.2), (4.2, -2.6))])


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    px: int = 13,
    weight: int = 400,
    token: str = "t1",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    elide: bool = True,
) -> None:
    """One line of text in `rect`, vertically centred, elided at the right."""
    font = theme.font(px, weight)
    painter.setFont(font)
    painter.setPen(C[token])
    area = QRectF(rect)
    if elide:
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
