"""The sheet of one person at the client."""

from datetime import date
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from aedesk.domain.client import Client, Contact, ContactRole
from aedesk.words import _, p_
from ui.clients.birthday_field import BirthdayField
from ui.desk import Desk
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.fields import Check, Choice, DateEdit, Line, LongText

_COUNTRY = {"CNY": "CN", "USD": "US", "MXN": "MX", "GBP": "GB", "JPY": "JP", "EUR": "ES"}


class ContactSheet(FormSheet):
    """Adds somebody at the client or changes them."""

    places = {"email_wrong": "email", "contact_without_name": "name"}

    def __init__(self, desk: Desk, client: Client, contact: Contact | None = None) -> None:
        self.client_id = client.id
        self.contact_id: UUID | None = contact.id if contact else None
        self._country = _COUNTRY.get(client.currency, "CN")
        title = (
            _("Change {name}").format(name=contact.name)
            if contact
            else _("Somebody at {name}").format(name=client.short_name)
        )
        super().__init__(desk, title, _("Save person"), width=620)
        shown = contact or Contact(name="")
        self._who(shown)
        self._reach(shown)
        self._personal(shown)
        self.finish()

    def _who(self, shown: Contact) -> None:
        self.name = Line(shown.name)
        self.other_name = Line(shown.other_name)
        self.title_line = Line(shown.title)
        roles: list[tuple[object, str]] = [(role, label(role)) for role in ContactRole]
        self.role = Choice(roles, shown.role)
        self.row(
            self.field("name", p_("person", "Name"), self.name),
            self.field("other_name", _("Name in the second script"), self.other_name),
        )
        self.row(
            self.field("title", _("Title"), self.title_line, _("as it stands on the business card")),
            self.field("role", _("Role"), self.role),
        )
        self.signs = Check(_("Signs estimates"), shown.signs)
        self.body.addWidget(self.signs)

    def _reach(self, shown: Contact) -> None:
        self.phone = Line(self._formatted(shown.phone))
        self.email = Line(shown.email)
        self.row(self.field("phone", _("Phone"), self.phone), self.field("email", _("E-mail"), self.email))
        self.phone.left.connect(self._check_phone)

    def _personal(self, shown: Contact) -> None:
        self.birthday = BirthdayField(shown, self.desk.clock.today(), self._next_birthday)
        self.fields["birthday"] = self.field("birthday", _("Birthday, as told"), self.birthday)
        self.body.addWidget(self.fields["birthday"])
        self.birthday.calendar.changed.connect(lambda _value: self.refit())
        self.tastes = LongText(shown.tastes, _("tea, books, no flowers …"), lines=2)
        self.left_on = DateEdit(shown.left_on, clock=self.desk.clock)
        gone: QWidget = self.field("left_on", _("Left the client on"), self.left_on, _("empty while they are there"))
        self.row(self.field("tastes", _("Tastes"), self.tastes), gone, stretch=(3, 2))

    def _next_birthday(self, contact: Contact, today: date) -> date | None:
        return self.desk.services.clients.birthday_next(contact, today)

    def _formatted(self, phone: str) -> str:
        return self.desk.services.clients.phone_shown(phone) if phone else ""

    def _check_phone(self) -> None:
        field, typed = self.fields["phone"], self.phone.value()
        kept = self.desk.services.clients.phone(typed, self._country) if typed else ""
        if kept.startswith("+"):
            self.phone.set_value(self._formatted(kept))
            field.set_help("")
        else:
            field.set_help(_("Not a number that a phone knows; kept as typed.") if typed else "", "amb")
        self.refit()

    def save(self) -> None:
        clients = self.desk.services.clients
        client = clients.get(self.client_id)
        contact = next((each for each in client.contacts if each.id == self.contact_id), None)
        if contact is None:
            contact = Contact(name="")
            client.contacts.append(contact)
        contact.name = must("name", self.name.value())
        contact.other_name = self.other_name.value()
        contact.title = self.title_line.value()
        contact.role = cast(ContactRole, self.role.value())
        contact.signs = self.signs.value()
        typed = self.phone.value()
        contact.phone = clients.phone(typed, self._country) if typed else ""
        contact.email = self.email.value()
        self.birthday.put_into(contact)
        contact.tastes = self.tastes.value()
        contact.left_on = self.left_on.date()
        clients.save(client)
        self.contact_id = contact.id
        self.kept_words = _("{name} saved").format(name=contact.name)
