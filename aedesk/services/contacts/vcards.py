"""vCards read and written: of any version and program in, version 3.0 in UTF-8 out, which every address book takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from aedesk.domain.client import Client, Contact, ContactRole
from aedesk.services.contacts import cards as raws
from aedesk.services.contacts.cards import Line, Raw
from aedesk.services.contacts.people import LONGEST_NAME, birthday_of, mails_of, several_phones, whole_name
from aedesk.services.contacts.views import Birthday, Card, Cards, Trouble

Tell = Callable[[int, int], None]
_TAKEN = ("FN", "N", "NICKNAME", "ORG", "TITLE", "EMAIL", "BDAY", "NOTE", "ADR", "UID")
_OURS = "X-AEDESK-"
_STEP = 100


@dataclass(frozen=True)
class Given:
    """One person with their client, to be written."""

    client: Client
    contact: Contact


def read(data: bytes, tell: Tell = lambda _n, _of: None) -> Cards:
    """The people in a file of cards."""
    found: list[Card] = []
    troubles: list[Trouble] = []
    data = raws.narrow(data)
    of = raws.count(data)
    for raw in raws.split(data):
        if raw.place % _STEP == 1:
            tell(raw.place, of)
        try:
            card = _card(raw, troubles)
        except Exception:  # whatever a broken card makes the reader stumble over
            troubles.append(Trouble(raw.place, "contacts_card", lost=True))
            continue
        if card is not None:
            found.append(card)
            if raw.broken:
                troubles.append(Trouble(raw.place, "contacts_card_cut", name=card.name))
    return Cards(tuple(found), tuple(troubles))


def _parsed(raw: Raw) -> Any:
    """The lines that matter, handed to the library as version 3.0."""
    import vobject

    text = ["BEGIN:VCARD", "VERSION:3.0"]
    for line in raw.lines:
        if line.name in _TAKEN:
            text.append(f"{line.name}:{line.value}")
    return vobject.readOne("\n".join([*text, "END:VCARD", ""]), allowQP=False)


def _card(raw: Raw, troubles: list[Trouble]) -> Card | None:
    parsed = _parsed(raw)
    have: dict[str, list[Any]] = {name: [each.value for each in found] for name, found in parsed.contents.items()}
    said = {line.name.removeprefix(_OURS): line for line in raw.lines if line.name.startswith(_OURS)}
    org = [_text(part, ",") for part in have.get("org", [[]])[0] if part]  # Ximian, Inc. forgets to escape
    name = _name(have) or _flat(have.get("nickname"))
    if not name:
        lost = org[0] if org else _flat(have.get("email"))
        troubles.append(Trouble(raw.place, "contacts_no_name", name=lost, lost=True))
        return None
    if len(name) > LONGEST_NAME:
        troubles.append(Trouble(raw.place, "contacts_name_long", {"most": LONGEST_NAME}, name[:40] + "…", lost=True))
        return None
    mails, odd = mails_of([_text(value) for value in have.get("email", ())])
    notes = [_text(value).strip() for value in have.get("note", ())]
    troubles += [Trouble(raw.place, "contacts_email", {"text": text[:60]}, name) for text in odd]
    birthday = _birthday(raw, said, name, troubles, notes)
    nick = _flat(have.get("nickname"))
    return Card(
        raw.place, name, nick if nick != name else "", _flat(have.get("title")), org[0].strip() if org else "",
        said["CLIENT"].value if "CLIENT" in said else "", _phones(raw), mails, birthday,
        "\n".join([*dict.fromkeys(note for note in notes if note), *odd]), _address(have.get("adr")),
        _role(said), said.get("SIGNS", Line("", {}, "")).value == "1", _key(have.get("uid"), said),
    )  # fmt: skip


def _name(have: dict[str, list[Any]]) -> str:
    if full := _flat(have.get("fn")):
        return full
    for parts in have.get("n", ()):
        family, given, more = (_text(getattr(parts, each)) for each in ("family", "given", "additional"))
        if name := whole_name(family.strip(), given.strip(), more.strip()):
            return name
    return ""


def _phones(raw: Raw) -> tuple[str, ...]:
    """Mobile numbers first, faxes last."""
    found: list[tuple[int, str]] = []
    for line in raw.lines:
        if line.name != "TEL":
            continue
        worth = 0 if line.has("PREF") and not line.has("FAX") else 1 if line.has("CELL", "IPHONE", "MOBILE") else 2
        worth = 9 if line.has("FAX", "PAGER", "MODEM", "BBS") else worth
        worth = -1 if line.has("CELL") and line.has("PREF") else worth
        value = line.value.removeprefix("tel:").replace("\\,", ",").replace("\\;", ";")
        for number in several_phones(value.replace(";ext=", " ext. ")):
            found.append((worth, f"Fax {number}" if worth == 9 else number))
    return tuple(dict.fromkeys(number for _worth, number in sorted(found, key=lambda each: each[0])))


def _birthday(
    raw: Raw, said: dict[str, Line], name: str, troubles: list[Trouble], notes: list[str]
) -> Birthday | None:
    if "LUNAR-BIRTHDAY" in said:  # year or nothing, month with its mark where it is a leap month, day
        year, month, day = [*said["LUNAR-BIRTHDAY"].value.split("/"), "", ""][:3]
        return Birthday(int(month.removeprefix("L")), int(day), int(year) if year else None, True, month[:1] == "L")
    for line in raw.lines:
        if line.name != "BDAY" or not line.value:
            continue
        text = line.value if line.params.get("CALSCALE", ("",))[0].lower() != "chinese" else f"lunar {line.value}"
        found = birthday_of(text)
        if found is None:
            troubles.append(Trouble(raw.place, "contacts_birthday", {"text": line.value[:60]}, name))
            notes.append(line.value)
        elif "X-APPLE-OMIT-YEAR" in line.params:
            return Birthday(found.month, found.day)
        return found
    return None


def _address(values: Sequence[Any] | None) -> str:
    if not values:
        return ""
    one = values[0]
    parts = [_text(getattr(one, name, "")) for name in ("street", "city", "region", "code", "country")]
    return ", ".join(part.strip() for part in parts if part.strip())


def _role(said: dict[str, Line]) -> ContactRole | None:
    try:
        return ContactRole(said["ROLE"].value) if "ROLE" in said else None
    except ValueError:
        return None


def _key(uids: Sequence[Any] | None, said: dict[str, Line]) -> UUID | None:
    """Our own mark: only of a file that came from here."""
    if not uids or "CLIENT" not in said:
        return None
    try:
        return UUID(_text(uids[0]).removeprefix("urn:uuid:"))
    except ValueError:
        return None


def _flat(values: Sequence[Any] | None) -> str:
    return " ".join(_text(values[0]).split()) if values else ""


def _text(value: Any, sign: str = " ") -> str:
    return sign.join(map(str, value)) if isinstance(value, list) else str(value or "")


def write(
    people: Sequence[Given], shown: Callable[[str], str] = str, tell: Tell = lambda _n, _of: None
) -> bytes:
    """A file of cards; `shown` puts a number into groups."""
    import vobject

    made = []
    for n, each in enumerate(people):
        if n % _STEP == 0:
            tell(n, len(people))
        contact, client = each.contact, each.client
        card = vobject.vCard()
        card.add("uid").value = f"urn:uuid:{contact.id}"
        card.add("fn").value = contact.name
        card.add("n").value = vobject.vcard.Name(family=contact.name)
        card.add("org").value = [client.legal_name or client.short_name]
        _add(card, "nickname", contact.other_name)
        _add(card, "title", contact.title)
        if contact.phone:
            line = card.add("tel")
            line.value, line.type_param = shown(contact.phone), ["CELL", "PREF"]
        if contact.email:
            line = card.add("email")
            line.value, line.type_param = contact.email, "INTERNET"
        _add(card, "note", contact.tastes)
        _add_birthday(card, contact)
        _add(card, "x-aedesk-client", client.code)
        _add(card, "x-aedesk-role", contact.role.value)
        _add(card, "x-aedesk-signs", "1" if contact.signs else "")
        made.append(card.serialize(validate=False))
    return "".join(made).encode()


def _add(card: Any, name: str, value: str) -> None:
    if value:
        card.add(name).value = value


def _add_birthday(card: Any, contact: Contact) -> None:
    year, month, day = contact.birth_year, contact.birth_month, contact.birth_day
    if month is None or day is None:
        return
    if contact.birth_lunar:
        _add(card, "x-aedesk-lunar-birthday", f"{year or ''}/{'L' if contact.birth_leap else ''}{month}/{day}")
        return
    line = card.add("bday")
    line.value = f"{year or 1604:04d}-{month:02d}-{day:02d}"
    if year is None:
        line.params["X-APPLE-OMIT-YEAR"] = ["1604"]
