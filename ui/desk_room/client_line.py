"""A client, typed: name, code or the first letters are enough; who is meant stands under the line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.widgets.lines import Line

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.widgets.fields import Field


class ClientLine(Line):
    """`chosen()` is the client that is meant; Tab writes the name out."""

    def __init__(self, desk: Desk, client_id: UUID | None = None) -> None:
        super().__init__("", _("name, code or first letters"))
        self._desk = desk
        self._found: tuple[UUID, str] | None = None
        self.field: Field | None = None
        if client_id is not None:
            client = desk.services.clients.get(client_id)
            self._found = (client.id, client.short_name)
            self.setText(client.short_name)
        self.textEdited.connect(self._look)

    def _look(self, text: str) -> None:
        self._found = None
        if text.strip():
            rows = self._desk.services.clients.rows(text.strip())
            starts = [row for row in rows if row.short_name.lower().startswith(text.strip().lower())]
            first = next(iter(starts or rows), None)
            self._found = (first.id, first.short_name) if first is not None else None
        if self.field is not None:
            said = self._found[1] if self._found is not None else _("No client is called that.") if text.strip() else ""
            self.field.set_help(said if said != text.strip() else "", "acc" if self._found else "amb")

    def chosen(self) -> UUID | None:
        """Who is meant; a name that nobody has is refused."""
        if self.value() and self._found is None:
            raise UserError("client_missing", field="client_id")
        return self._found[0] if self._found is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab and self._found is not None:
            self._write_out()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        self._write_out()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def _write_out(self) -> None:
        if self._found is not None and self.value() != self._found[1]:
            self.setText(self._found[1])
            if self.field is not None:
                self.field.set_help("")
