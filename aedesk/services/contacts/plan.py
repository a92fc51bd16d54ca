"""Where the people of a file belong, whom of them we know, and what would be done with each."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from aedesk.domain.client import Contact
from aedesk.domain.errors import UserError
from aedesk.services import birthdays, phones
from aedesk.services.contacts.views import Act, By, Card, Cards, Match, Plan, Row, Trouble

Tell = Callable[[int, int], None]
_STEP = 100
_LEGAL = re.compile(
    r"(股份)?有限(责任)?公司$|\b(co|company|ltd|limited|inc|corp|llc|gmbh|s\s?l\s?u?|s\s?a(\s?de\s?c\s?v)?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ClientKnown:
    """A client of ours by its names."""

    id: UUID
    name: str
    names: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class PersonKnown:
    """Somebody we know, with what is kept about them."""

    id: UUID
    client_id: UUID
    client: str
    name: str
    other_name: str
    title: str
    phone: str
    email: str
    birthday: bool
    notes: str


@dataclass
class Known:
    """Everybody we know, found by what a file may say of them."""

    clients: dict[str, ClientKnown] = field(default_factory=dict)
    by_id: dict[UUID, PersonKnown] = field(default_factory=dict)
    phones: dict[str, PersonKnown] = field(default_factory=dict)
    emails: dict[str, PersonKnown] = field(default_factory=dict)
    names: dict[str, list[PersonKnown]] = field(default_factory=lambda: defaultdict(list))
    owner: dict[UUID, ClientKnown] = field(default_factory=dict)

    def add_client(self, client: ClientKnown) -> None:
        """Learn a client."""
        self.owner[client.id] = client
        for name in (client.code, *client.names):
            if key := company_key(name):
                self.clients.setdefault(key, client)

    def add(self, person: PersonKnown, country: str) -> None:
        """Learn somebody."""
        self.by_id[person.id] = person
        if person.phone:
            self.phones.setdefault(phones.kept(person.phone, country), person)
        if person.email:
            self.emails.setdefault(person.email.casefold(), person)
        for name in (person.name, person.other_name):
            if key := name_key(name):
                self.names[key].append(person)


def fold(text: str) -> str:
    """Words without what does not tell them apart: width, capitals, signs, spaces."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def name_key(name: str) -> str:
    """What two spellings of a person's name have in common; the order of Latin names does not count."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    if re.search(r"[\u3400-\u9fff]", plain):
        return fold(plain)
    return " ".join(sorted(re.findall(r"\w+", plain)))


def company_key(name: str) -> str:
    """What two spellings of a company's name have in common."""
    plain = " ".join(re.sub(r"[.,()（）]+", " ", unicodedata.normalize("NFKC", name)).split())
    for _ in range(2):
        plain = _LEGAL.sub("", plain).strip()
    return fold(plain) or fold(name)


def make(
    cards: Cards, known: Known, target: UUID | None, country: str, today: date, tell: Tell = lambda _n, _of: None
) -> Plan:
    """What would be done with each; `target` takes all into one client, else each goes to its company."""
    rows: list[Row] = []
    troubles = list(cards.troubles)
    seen: dict[tuple[str, ...], Card] = {}
    for n, card in enumerate(cards.cards):
        if n % _STEP == 0:
            tell(n, len(cards.cards))
        card = _checked(_dialled(card, country), today, troubles)
        client_id, client = _belongs(card, known, target)
        match = _match(card, known, client_id, country)
        twice = _twice(card, client, seen)
        if twice is not None and match is None:
            match = Match(By.TWICE, name=twice.name, client=twice.company)
        person = known.by_id.get(match.contact_id) if match and match.contact_id else None
        if not client and person is not None:
            client_id, client = person.client_id, person.client
        gains = gained(card, person) if person is not None else ()
        if not client:
            troubles.append(Trouble(card.place, "contacts_no_client", name=card.name))
        rows.append(Row(n, card, client_id, client, _act(client, match, gains, twice), match, gains))
    return Plan(tuple(rows), tuple(sorted(troubles, key=lambda each: each.place)))


def _act(client: str, match: Match | None, gains: Sequence[str], twice: Card | None) -> Act:
    if not client or twice is not None:
        return Act.SKIP
    if match is None or match.by is By.ELSEWHERE:
        return Act.NEW
    return Act.ADD if gains else Act.SKIP


def _dialled(card: Card, country: str) -> Card:
    return replace(card, phones=tuple(dict.fromkeys(phones.kept(number, country) for number in card.phones)))


def _checked(card: Card, today: date, troubles: list[Trouble]) -> Card:
    """Without a birthday that no calendar has."""
    if card.birthday is None:
        return card
    try:
        birthdays.check(contact_of(card), today)
    except UserError:
        troubles.append(Trouble(card.place, "contacts_birthday", {"text": _told(card)}, card.name))
        return replace(card, birthday=None)
    return card


def _told(card: Card) -> str:
    born = card.birthday
    return "-".join(str(part) for part in (born.year, born.month, born.day) if part) if born else ""


def _belongs(card: Card, known: Known, target: UUID | None) -> tuple[UUID | None, str]:
    if target is not None:
        return target, known.owner[target].name
    for said in (card.code, card.company):
        if said and (client := known.clients.get(company_key(said))) is not None:
            return client.id, client.name
    return None, " ".join(card.company.split())


def _match(card: Card, known: Known, client_id: UUID | None, country: str) -> Match | None:
    if card.key is not None and (person := known.by_id.get(card.key)) is not None:
        return _as(By.FILE, person)
    for number in card.phones:
        if (person := known.phones.get(number)) is not None:
            return _as(By.PHONE, person)
    for mail in card.emails:
        if (person := known.emails.get(mail.casefold())) is not None:
            return _as(By.EMAIL, person)
    same = [person for key in _keys(card) for person in known.names.get(key, ())]
    here = next((person for person in same if person.client_id == client_id), None)
    if here is not None:
        return _as(By.NAME, here)
    return _as(By.ELSEWHERE, same[0]) if same else None


def _keys(card: Card) -> Iterable[str]:
    return dict.fromkeys(key for name in (card.name, card.other_name) if (key := name_key(name)))


def _as(by: By, person: PersonKnown) -> Match:
    return Match(by, None if by is By.ELSEWHERE else person.id, person.name, person.client)


def _twice(card: Card, client: str, seen: dict[tuple[str, ...], Card]) -> Card | None:
    person = name_key(card.name)
    keys = [("phone", number, person) for number in card.phones if number.startswith("+")]
    keys.append(("name", person, fold(client)))
    found = next((seen[key] for key in keys if key in seen), None)
    for key in keys:
        seen.setdefault(key, card)
    return found


def contact_of(card: Card) -> Contact:
    """Somebody new, as the file tells them; what has no place of its own stands among the notes."""
    contact = Contact(card.name)
    fill(contact, card)
    if card.role is not None:
        contact.role = card.role
    contact.signs = card.signs
    return contact


def fill(contact: Contact, card: Card) -> None:
    """Add what is not known yet; nothing that stands there is changed."""
    contact.other_name = contact.other_name or card.other_name
    contact.title = contact.title or card.title
    contact.phone = contact.phone or first_phone(card)
    contact.email = contact.email or next(iter(card.emails), "")
    if card.birthday is not None and contact.birth_month is None:
        born = card.birthday
        contact.birth_year, contact.birth_month, contact.birth_day = born.year, born.month, born.day
        contact.birth_lunar, contact.birth_leap = born.lunar, born.leap
    more = _more(card, contact.phone, contact.email, contact.tastes)
    contact.tastes = "\n".join(part for part in (contact.tastes, *more) if part)


def first_phone(card: Card) -> str:
    """The number that is dialled."""
    return next((number for number in card.phones if not number.startswith("Fax ")), "")


def _more(card: Card, phone: str, email: str, notes: str) -> list[str]:
    """Words, further numbers and addresses that are not among the notes yet."""
    lines = card.notes.split("\n") if notes else [card.notes]
    lines += [f"Tel. {phones.shown(each)}" if each[:1] in "+0123456789" else each
              for each in card.phones if each != phone]  # fmt: skip
    lines += [each for each in card.emails if each.casefold() != email.casefold()]
    standing = set(notes.split("\n"))
    return [line for line in dict.fromkeys(lines) if line.strip() and line not in standing]


def gained(card: Card, person: PersonKnown) -> tuple[str, ...]:
    """The fields in which somebody we know would learn something."""
    found = [name for name, here, there in (
        ("other_name", person.other_name, card.other_name), ("title", person.title, card.title),
        ("phone", person.phone, first_phone(card)), ("email", person.email, card.emails),
        ("birthday", person.birthday, card.birthday),
    ) if there and not here]  # fmt: skip
    phone, email = person.phone or first_phone(card), person.email or next(iter(card.emails), "")
    return (*found, "notes") if _more(card, phone, email, person.notes) else tuple(found)


def chosen(plan: Plan, acts: Mapping[int, Act]) -> list[Row]:
    """The rows with what the user says is to be done; what cannot be done is skipped."""
    found = []
    for row in plan.rows:
        act = acts.get(row.id, row.act)
        found.append(replace(row, act=act if act in row.acts else Act.SKIP))
    return found
