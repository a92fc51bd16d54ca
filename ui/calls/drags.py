"""What is dragged in the calls room: a suggestion from the queue, or a call of the day."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import C
from ui.widgets.paint import box, text

SUGGESTION = "application/x-aedesk-suggestion"
CALL = "application/x-aedesk-call"


def carrying(kind: str, what: str) -> QMimeData:
    """The thing itself, by its key or id."""
    data = QMimeData()
    data.setData(kind, what.encode())
    return data


def suggestion_in(data: QMimeData) -> str | None:
    """The key of the suggestion that is dragged."""
    return bytes(data.data(SUGGESTION).data()).decode() if data.hasFormat(SUGGESTION) else None


def call_in(data: QMimeData) -> UUID | None:
    """The id of the call that is dragged."""
    return UUID(bytes(data.data(CALL).data()).decode()) if data.hasFormat(CALL) else None


def drag(source: QWidget, data: QMimeData, words: str) -> None:
    """Drag it, shown as a small card with these words."""
    dpr = source.devicePixelRatioF()
    size = QSize(240, 36)
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        box(painter, QRectF(0, 0, size.width(), size.height()), 6, C["surf"], C["acc"])
        text(painter, QRectF(12, 0, size.width() - 24, size.height()), words, 13, 500)
    made = QDrag(source)
    made.setMimeData(data)
    made.setPixmap(picture)
    made.setHotSpot(QPoint(16, 18))
    made.exec(Qt.DropAction.MoveAction)
