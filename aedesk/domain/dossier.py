"""The client dossier: products, and answers with where each comes from (Q-01, C-21, C-22)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class AnswerState(StrEnum):
    """What is known about a question; a question without an answer was not asked yet."""

    KNOWN = "known"
    NOT_KNOWN = "not_known"  # asked, and they did not know
    NOT_APPLICABLE = "not_applicable"


class SourceKind(StrEnum):
    """Where an answer was learned."""

    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    REPORT = "report"
    DOCUMENT = "document"
    IMPORT = "import"
    OWN = "own"  # our own observation


class Confidence(StrEnum):
    HEARD = "heard"
    CONFIRMED = "confirmed"
    PROVEN = "proven"


@dataclass(eq=False)
class Product:
    """One product of a client: the product, production, market and selling chapters repeat for each."""

    client_id: UUID
    name: str
    other_name: str = ""
    place: int = 0  # order among the client's products
    archived_on: date | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Answer:
    """What we know of one question: the present answer; older ones stand in the journal."""

    client_id: UUID
    path: str
    product_id: UUID | None = None
    state: AnswerState = AnswerState.KNOWN
    value: str = ""  # canonical JSON of the checked value; "" unless known
    own_words: str = ""  # what they said, word for word, whatever the answer is
    contact_id: UUID | None = None  # who said it
    said_by: str = ""  # in words, when it is no contact of the client
    source: SourceKind = SourceKind.VISIT
    confidence: Confidence = Confidence.HEARD
    said_on: date | None = None
    form: int = 1  # version of the questionnaire that it answered
    recorded_at: datetime | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Remark:
    """A private remark on a question or a contact: never printed, never exported, absent in visits (C-22, Z-22)."""

    client_id: UUID
    path: str = ""
    contact_id: UUID | None = None
    words: str = ""
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class ToAsk:
    """A question put on the list for the next visit."""

    client_id: UUID
    path: str
    product_id: UUID | None = None
    added_on: date | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class OwnNode:
    """A chapter or question the agency added, or a printed one that it hides or moves."""

    path: str
    number: str = ""
    kind: str = ""  # "" is a chapter
    label_zh: str = ""
    label_en: str = ""
    label_es: str = ""
    options: str = ""  # one a line: key|zh|en|es
    hidden: bool = False
    place: int | None = None  # among its neighbours; None keeps the printed order
    form: int = 1  # version of the questionnaire from which it holds
    version: int = 0
    id: UUID = field(default_factory=new_id)


class Place(StrEnum):
    """Where a product stands in one respect, by our own judgement."""

    WEAK = "weak"
    EVEN = "even"
    STRONG = "strong"


@dataclass(eq=False)
class StrengthMark:
    """Our mark beside a printed row of pros and cons, for the product or one of its rivals."""

    client_id: UUID
    product_id: UUID
    row: str  # key of a row of product.strengths_weaknesses
    place: Place
    rival: str = ""  # "" is the client's own product
    version: int = 0
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class MediaYear:
    """The months of one year in which a medium is booked or has run."""

    client_id: UUID
    year: int
    medium: str
    booked: str = ""  # months 1 to 12, comma separated
    has_run: str = ""
    place: int = 0
    version: int = 0
    id: UUID = field(default_factory=new_id)
