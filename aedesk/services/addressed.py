"""To whom a paper about one client belongs, and in whose words it speaks: agency, client, people."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.people import Agency, Person
from aedesk.domain.questionnaire import Questionnaire
from aedesk.papers import formats
from aedesk.papers.views import House
from aedesk.services import lookup, phones
from aedesk.services.dossier_words import Person as Named
from aedesk.services.dossier_words import Speaker
from aedesk.services.estimate_views import by_script, house_of
from aedesk.storage.files import Files


@dataclass(frozen=True)
class Addressed:
    """What stands around a paper about one client, or about none yet."""

    agency: Agency
    house: House
    speaker: Speaker
    client: Client | None
    people: dict[UUID, Person]
    time: str  # the day and hour of printing

    @property
    def language(self) -> str:
        """The language of the paper."""
        return self.speaker.language

    @property
    def client_name(self) -> str:
        """The client as papers name it."""
        return by_script(self.client.short_name, self.client.other_name, self.language).first if self.client else ""

    @property
    def printed_by(self) -> str:
        """Whoever sits at this desk."""
        return self.person(next((person.id for person in self.people.values() if person.is_me), None))

    @property
    def account_executive(self) -> str:
        """Who looks after the client."""
        return self.person(self.client.owner_id if self.client else None) or self.printed_by

    def person(self, id: UUID | None) -> str:
        """The name of one of ours."""
        person = self.people.get(id) if id else None
        return by_script(person.name, person.other_name, self.language).first if person else ""

    def day(self) -> str:
        """Today."""
        return formats.day(self.speaker.today, self.language)


def around(
    s: Session, files: Files, clock: Clock, form: Questionnaire, language: str, client_id: UUID | None
) -> Addressed:
    """Read what stands around a paper."""
    if language not in ("zh", "en", "es"):
        raise UserError("paper_language_unknown", field="language")
    agency = lookup.agency(s)
    if agency is None:
        raise UserError("agency_missing")
    client = lookup.one(s, Client, client_id) if client_id else None
    now = clock.now().astimezone()
    contacts = {contact.id: named(contact, language) for contact in client.contacts} if client else {}
    currency = client.currency if client else agency.currency
    return Addressed(
        agency=agency,
        house=house_of(agency, files.get(agency.logo) if agency.logo else None, language),
        speaker=Speaker(language, currency, clock.today(), contacts, form.units),
        client=client,
        people=lookup.people(s),
        time=f"{formats.day(now.date(), language)} {now:%H:%M}",
    )


def named(contact: Contact, language: str) -> Named:
    """A contact in the language of a paper."""
    name = by_script(contact.name, contact.other_name, language).first
    return Named(name, contact.title, phones.shown(contact.phone))
