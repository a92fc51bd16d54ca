"""The sheet that notes a contact: how, when, with whom, what was said."""

from datetime import UTC, datetime
from typing import cast
from uuid import UUID

from PySide6.QtCore import QTime

from aedesk.domain.client import Client, ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.clients.client_list import KIND_ICONS
from ui.desk import Desk
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.fields import Choice, DateEdit, Line, LongText, Segments


class NoteSheet(FormSheet):
    """Notes one contact with a client; it becomes the "last contact" of the list."""

    places = {"at": "on"}

    def __init__(self, desk: Desk, client: Client, contact_id: UUID | None = None) -> None:
        self.client_id = client.id
        super().__init__(desk, _("Contact with {name}").format(name=client.short_name), _("Note it"), width=560)
        kinds = [(kind, label(kind), KIND_ICONS[kind]) for kind in ContactKind]
        self.kind = Segments(kinds, ContactKind.CALL)
        now = desk.clock.now().astimezone()
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.time = Line(f"{now:%H:%M}")
        there = [each for each in client.contacts if each.left_on is None]
        people: list[tuple[object, str]] = [(None, _("nobody by name"))]
        people += [(each.id, f"{each.name}, {each.title}" if each.title else each.name) for each in there]
        self.who = Choice(people)
        self.who.set_value(contact_id or (there[0].id if there else None))
        self.words = LongText("", _("what was said, what was promised"), lines=4)
        self.body.addWidget(self.field("kind", _("How"), self.kind))
        self.row(
            self.field("contact_id", _("With whom"), self.who),
            self.field("on", _("Day"), self.on),
            self.field("time", _("Time"), self.time),
            stretch=(5, 4, 2),
        )
        self.body.addWidget(self.field("words", _("Words"), self.words))
        self.finish()

    def save(self) -> None:
        note = ContactNote(
            client_id=self.client_id,
            kind=cast(ContactKind, self.kind.value()),
            at=self._at(),
            words=must("words", self.words.value()),
            contact_id=cast(UUID | None, self.who.value()),
        )
        self.desk.services.clients.note(note)
        self.kept_words = _("Contact noted")

    def _at(self) -> datetime:
        day = self.on.date()
        if day is None:
            raise UserError("empty", field="on")
        typed = self.time.value().replace("：", ":").replace(".", ":")
        time = next((found for form in ("H:mm", "H") if (found := QTime.fromString(typed, form)).isValid()), None)
        if time is None:
            raise UserError("time_odd", field="time")
        there = datetime(day.year, day.month, day.day, time.hour(), time.minute())
        return there.astimezone().astimezone(UTC)
