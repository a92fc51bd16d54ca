"""What is dragged in the calls room: a suggestion from the queue, or a call of the day."""

from uuid import UUID

from PySide6.QtCore import QMimeData

SUGGESTION = "application/x-aedesk-suggestion"
CALL = "application/x-aedesk-call"


def suggestion_in(data: QMimeData) -> str | None:
    """The key of the suggestion that is dragged."""
    return bytes(data.data(SUGGESTION).data()).decode() if data.hasFormat(SUGGESTION) else None


def call_in(data: QMimeData) -> UUID | None:
    """The id of the call that is dragged."""
    return UUID(bytes(data.data(CALL).data()).decode()) if data.hasFormat(CALL) else None
