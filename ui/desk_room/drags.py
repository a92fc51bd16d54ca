"""What is dragged in the desk room: an item out of the tray or the pile."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import C
from ui.widgets.paint import box, text

ITEM = "application/x-aedesk-item"


def item_in(data: QMimeData) -> UUID | None:
    """The id of the item that is dragged."""
    return UUID(bytes(data.data(ITEM).data()).decode()) if data.hasFormat(ITEM) else None


def drag(source: QWidget, item: UUID, words: str) -> None:
    """Drag an item, shown as a sheet of paper with its title."""
    dpr = source.devicePixelRatioF()
    size = QSize(220, 44)
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        box(painter, QRectF(0, 0, size.width(), size.height()), 2, C["surf"], C["acc"])
        text(painter, QRectF(12, 0, size.width() - 24, size.height()), words, 13, 500)
    carried = QMimeData()
    carried.setData(ITEM, str(item).encode())
    made = QDrag(source)
    made.setMimeData(carried)
    made.setPixmap(picture)
    made.setHotSpot(QPoint(16, 22))
    made.exec(Qt.DropAction.MoveAction)
