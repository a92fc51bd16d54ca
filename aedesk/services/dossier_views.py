"""What the dossier shows: frozen values that leave the service whole."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState, Confidence, SourceKind
from aedesk.domain.dossier_rules import Completeness
from aedesk.domain.questionnaire import Node


@dataclass(frozen=True)
class AnswerView:
    """One answer with where it comes from."""

    path: str
    product_id: UUID | None
    state: AnswerState
    value: Value
    said_by: str  # the contact's name, or words
    contact_id: UUID | None
    source: SourceKind
    confidence: Confidence
    said_on: date | None
    recorded_at: datetime | None
    stale: bool
    given: bool = False  # taken from the client's record, nobody answered it yet
    own_words: str = ""  # what they said, word for word


@dataclass(frozen=True)
class Chapter:
    """One chapter of one client (and product): its questions, answers and what does not apply now."""

    section: Node
    product_id: UUID | None
    answers: dict[str, AnswerView]
    folded: frozenset[str]
    completeness: Completeness
    remarks: frozenset[str]  # paths that have a private remark


@dataclass(frozen=True)
class ChapterState:
    """How complete one chapter is."""

    section: str
    product_id: UUID | None
    product: str
    completeness: Completeness


@dataclass(frozen=True)
class Question:
    """One question to ask next, and why."""

    path: str
    product_id: UUID | None
    node: Node
    why: str  # unknown, not_known, stale or job
    weight: int
    since: date | None  # day of the old answer, or of the last asking
    listed: bool  # on the list for the next visit


@dataclass(frozen=True)
class Difference:
    """One answer between two days."""

    path: str
    product_id: UUID | None
    kind: str  # added, changed, back_to_unknown or not_applicable
    before: AnswerView | None
    after: AnswerView | None


@dataclass(frozen=True)
class Given:
    """An answer that another paper takes over, with its source."""

    value: Value
    words: str
    answer: AnswerView
