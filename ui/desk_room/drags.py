"""What is dragged in the desk room: an item out of the tray or the pile."""

from uuid import UUID

from PySide6.QtCore import QMimeData

ITEM = "application/x-aedesk-item"


def item_in(data: QMimeData) -> UUID | None:
    """The id of the item that is dragged."""
    return UUID(bytes(data.data(ITEM).data()).decode()) if data.hasFormat(ITEM) else None
