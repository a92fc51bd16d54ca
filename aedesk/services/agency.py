"""The agency: its data, its people, what they may sign, and its seal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import may_sign
from aedesk.domain.gates import SLOTS, Signer
from aedesk.domain.people import Agency, Person
from aedesk.services import lookup, seal_keys
from aedesk.services.seal_keys import SealInfo
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.store import Store

LOGO_LIMIT = 5 * 1024 * 1024
LOGO_KINDS = ("PNG", "JPEG")


class AgencyService:
    """What is done with the agency's own data."""

    def __init__(self, store: Store, files: Files, clock: Clock) -> None:
        self._store = store
        self._files = files
        self._clock = clock

    def exists(self) -> bool:
        """Whether the first run was finished."""
        with self._store.read() as s:
            return s.execute(select(t.agency.c.id).limit(1)).first() is not None

    def get(self) -> Agency:
        """The agency."""
        with self._store.read() as s:
            agency = lookup.agency(s)
        if agency is None:
            raise UserError("agency_missing")
        return agency

    def save(self, agency: Agency) -> Agency:
        """Keep the agency's data; papers that were issued keep what they say."""
        _check_agency(agency)
        with self._store.write("agency.save", undoable=True) as s:
            kept = s.merge(agency)
        agency.version = kept.version
        return kept

    def set_up(self, agency: Agency, people: Sequence[Person]) -> Agency:
        """Finish the first run: the agency, its people and a new key for its seal."""
        _check_agency(agency)
        for person in people:
            _check_person(person)
        if sum(person.is_me for person in people) != 1:
            raise UserError("me_missing", field="people")
        if not _is_known(agency):
            agency = replace(agency, tax_rates=[replace(rate) for rate in agency.tax_rates])
        people = [person if _is_known(person) else replace(person) for person in people]
        with self._store.write("agency.set_up") as s:
            if lookup.agency(s) is not None:
                raise UserError("agency_exists")
            agency.created_at = self._clock.now()
            seal_keys.make(agency, self._files, agency.created_at)
            s.add(agency)
            s.add_all(people)
        self._store.actor = next(str(person.id) for person in people if person.is_me)
        return agency

    def people(self, include_left: bool = False) -> list[Person]:
        """Everybody at the agency, in the order in which they were added."""
        with self._store.read() as s:
            everybody = lookup.people(s).values()
        today = self._clock.today()
        return [person for person in everybody if include_left or _is_here(person, today)]

    def person(self, id: UUID) -> Person:
        """One of the agency, or somebody who was."""
        with self._store.read() as s:
            return lookup.one(s, Person, id)

    def me(self) -> Person:
        """Whose desk this is."""
        with self._store.read() as s:
            me = s.scalars(select(Person).where(t.person.c.is_me)).first()
        if me is None:
            raise UserError("me_missing")
        return me

    def add_person(self, person: Person) -> Person:
        """Take somebody in."""
        _check_person(person)
        with self._store.write("person.add", undoable=True) as s:
            person.is_me = False
            s.add(person)
        return person

    def save_person(self, person: Person) -> Person:
        """Keep name and ranks; what was signed keeps the rank that it was signed with."""
        _check_person(person)
        with self._store.write("person.save", undoable=True) as s:
            person.is_me = lookup.one(s, Person, person.id).is_me
            if person.is_me and person.left_on is not None:
                raise UserError("me_stays", field="left_on")
            kept = s.merge(person)
        person.version = kept.version
        return kept

    def signers(self, slot: str) -> list[Person]:
        """Who may sign a slot today."""
        return [person for person in self.people() if may_sign(slot, person.ranks)]

    def gaps(self) -> tuple[str, ...]:
        """The slots that nobody at the agency may sign."""
        ranks = {rank for person in self.people() for rank in person.ranks}
        return tuple(slot.code for slot in SLOTS if slot.signer is not Signer.CLIENT and not may_sign(slot.code, ranks))

    def set_logo(self, data: bytes | None) -> Agency:
        """Put a picture at the head of the papers, or take it away."""
        name = self._files.put(_checked_picture(data), kind="picture") if data else None
        with self._store.write("agency.logo", undoable=True) as s:
            agency = lookup.agency(s)
            if agency is None:
                raise UserError("agency_missing")
            agency.logo = name
        return agency

    def logo(self) -> bytes | None:
        """The picture at the head of the papers."""
        name = self.get().logo
        return self._files.get(name) if name else None

    def seal(self) -> SealInfo:
        """Whose certificate seals the papers, and until when."""
        return seal_keys.describe(self.certificate())

    def certificate(self) -> bytes:
        """The certificate to hand to whoever wants to check a sealed paper."""
        name = self.get().seal_certificate
        if name is None:
            raise UserError("seal_missing")
        return self._files.get(name)

    def import_seal(self, p12: bytes, password: str) -> SealInfo:
        """Seal with a certificate of one's own from now on; sheets sealed before stay as they are."""
        with self._store.write("agency.seal") as s:
            agency = lookup.agency(s)
            if agency is None:
                raise UserError("agency_missing")
            seal_keys.take(agency, self._files, p12, password, self._clock.now())
        return self.seal()


def _is_known(noun: object) -> bool:
    """Whether the store knows the noun's class; the first run may fill one in before it does."""
    return hasattr(noun, "_sa_instance_state")


def _is_here(person: Person, today: date) -> bool:
    return person.left_on is None or person.left_on > today


def _check_agency(agency: Agency) -> None:
    if not agency.name.strip():
        raise UserError("empty", field="name")
    for name in ("valid_days", "answer_days", "lock_minutes"):
        if not 1 <= getattr(agency, name) <= 365:
            raise UserError("days_out_of_range", field=name, least=1, most=365)
    if not 0 <= agency.payment_days <= 365:
        raise UserError("days_out_of_range", field="payment_days", least=0, most=365)
    for rate in agency.tax_rates:
        if not rate.name.strip():
            raise UserError("empty", field="tax_rates")
        if not 0 <= rate.rate < 1:
            raise UserError("tax_out_of_range", field="tax_rates", name=rate.name)


def _check_person(person: Person) -> None:
    if not person.name.strip():
        raise UserError("empty", field="name")
    if person.second_rank is person.rank:
        raise UserError("rank_twice", field="second_rank", name=person.name)


def _checked_picture(data: bytes) -> bytes:
    import io

    from PIL import Image, UnidentifiedImageError

    if len(data) > LOGO_LIMIT:
        raise UserError("picture_too_large", field="logo", most=LOGO_LIMIT // 1024 // 1024)
    try:
        with Image.open(io.BytesIO(data), formats=LOGO_KINDS) as picture:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UserError("picture_unreadable", field="logo") from None
    return data
