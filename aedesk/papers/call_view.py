"""What the papers of calls say, in one language: frozen values that a service fills in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aedesk.papers.views import House


@dataclass(frozen=True)
class SheetCall:
    """A call on the call sheet; what comes of it is written by hand."""

    at: str
    who: str
    client_class: str
    client: str
    phone: str
    why: str
    opening: str
    best: str
    least: str
    minutes: int


@dataclass(frozen=True)
class BackCall:
    """Somebody who is called back, or called first in the morning."""

    who: str
    missed: str = ""
    why: str = ""


@dataclass(frozen=True)
class CallSheetView:
    """The calls of one day."""

    language: str  # zh, en or es
    house: House
    caller: str
    day: str
    iso_day: str
    number: str
    block: str
    quiet: str
    opening: str
    calls: tuple[SheetCall, ...]
    backs: tuple[BackCall, ...] = ()
    first: tuple[BackCall, ...] = ()
    content_hash: str = ""
    at: datetime | None = None


def sheet_typed(view: CallSheetView) -> list[str]:
    """Every text of a call sheet that somebody typed."""
    found = [view.caller, *view.house.name.both]
    for call in view.calls:
        found += [call.who, call.client, call.phone, call.why, call.opening, call.best, call.least]
    return [*found, *_backs((*view.backs, *view.first))]


def _backs(calls: Iterable[BackCall]) -> list[str]:
    return [words for call in calls for words in (call.who, call.why)]


@dataclass(frozen=True)
class PrepCard:
    """One call with its six points."""

    number: str
    who: str
    at: str
    client: str  # with its class
    estimate: str
    purpose: str
    work: str = ""
    questions: str = ""
    best: str = ""
    least: str = ""
    opening: str = ""
    message: str = ""
    ask: str = ""
    half_minute: str = ""
    do_not_say: str = ""


@dataclass(frozen=True)
class PrepCardsView:
    """The cards of one day, two on a page."""

    language: str  # zh, en or es
    house: House
    iso_day: str
    cards: tuple[PrepCard, ...]
    content_hash: str = ""
    at: datetime | None = None


def cards_typed(view: PrepCardsView) -> list[str]:
    """Every text of prep cards that somebody typed."""
    found = [*view.house.name.both]
    for card in view.cards:
        found += [card.who, card.client, card.purpose, card.work, card.questions, card.best, card.least, card.opening,
                  card.message, card.ask, card.half_minute, card.do_not_say]
    return found
