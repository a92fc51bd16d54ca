"""Dragging something by its key, shown as a small card with its words."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import C
from ui.widgets.paint import box, text

_SIZE = QSize(230, 38)


def carrying(kind: str, key: str) -> QMimeData:
    """The thing itself, by its key or id."""
    data = QMimeData()
    data.setData(kind, key.encode())
    return data


def drag(source: QWidget, data: QMimeData, words: str) -> None:
    """Drag it."""
    dpr = source.devicePixelRatioF()
    picture = QPixmap(_SIZE * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        box(painter, QRectF(0, 0, _SIZE.width(), _SIZE.height()), 6, C["surf"], C["acc"])
        text(painter, QRectF(12, 0, _SIZE.width() - 24, _SIZE.height()), words, 13, 500)
    made = QDrag(source)
    made.setMimeData(data)
    made.setPixmap(picture)
    made.setHotSpot(QPoint(16, _SIZE.height() // 2))
    made.exec(Qt.DropAction.MoveAction)
