"""What a visit brief says, in one language: frozen values that a service fills in."""

from dataclasses import dataclass
from datetime import datetime

from aedesk.papers.views import House


@dataclass(frozen=True)
class Person:
    """Somebody we may meet."""

    name: str
    role: str = ""  # and what they sign
    ways: str = ""  # how they are
    soon: str = ""  # a birthday that is near
    seen: str = ""


@dataclass(frozen=True)
class Ask:
    """A question for the visit."""

    number: str
    words: str
    where: str = ""  # chapter and product


@dataclass(frozen=True)
class Stand:
    """Where one piece of work stands."""

    number: str
    words: str


@dataclass(frozen=True)
class Promised:
    """A promise of ours that is still open."""

    words: str


@dataclass(frozen=True)
class VisitBriefView:
    """What the brief says; `do_not_say` is empty where it is left out."""

    language: str  # zh, en or es
    house: House
    client: str
    client_class: str
    place: str
    account_executive: str
    internal_number: str
    day: str = ""  # and hour; empty where no visit is planned
    leave_at: str = ""
    until: str = ""
    goal: str = ""
    people: tuple[Person, ...] = ()
    questions: tuple[Ask, ...] = ()
    more_questions: int = 0
    stands: tuple[Stand, ...] = ()
    money: str = ""
    promises: tuple[Promised, ...] = ()
    do_not_say: tuple[str, ...] = ()
    printed_on: str = ""
    content_hash: str = ""
    at: datetime | None = None


def typed(view: VisitBriefView) -> list[str]:
    """Every text of a view."""
    found = [view.client, view.place, view.account_executive, view.goal, view.money, *view.do_not_say,
             *view.house.name.both]
    for person in view.people:
        found += [person.name, person.role, person.ways, person.soon]
    for ask in view.questions:
        found += [ask.words, ask.where]
    for stand in view.stands:
        found += [stand.number, stand.words]
    return [*found, *(each.words for each in view.promises)]
