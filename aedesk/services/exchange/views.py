"""What an import found: frozen values that leave the service whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from aedesk.domain.dossier import Confidence, SourceKind
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import AnswerView

FORMAT = "aedesk-dossier"
FORMAT_VERSION = 1
MOST_BYTES = 50_000_000  # of a file
MOST_LINES = 20_000  # of a sheet

Key = tuple[str, UUID | None]  # path and product


@dataclass(frozen=True)
class Place:
    """Where something stands in the file; of a JSON file the chapter and the path."""

    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Problem:
    """What could not be read, and where; the code has its sentence."""

    place: Place
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False  # nothing at all was read because of it

    @property
    def refusal(self) -> UserError:
        """It as a refusal, to be worded like any other."""
        error = UserError(self.code)
        error.values = dict(self.values)
        return error


@dataclass(frozen=True)
class Source:
    """Where an answer comes from, as a JSON file says it."""

    source: SourceKind
    confidence: Confidence
    contact_id: UUID | None
    said_by: str
    said_on: date | None


@dataclass(frozen=True)
class Difference:
    """One answer of the file that is not the present one."""

    path: str
    product_id: UUID | None
    product: str
    node: Node
    kind: str  # added, changed, emptied, not_known or not_applicable
    before: AnswerView | None
    after: AnswerView | None  # None: the file has no answer any more
    place: Place
    here: str = "same"  # since the file was made: crossed where it changed here, too, untouched where only here
    newcomers: tuple[str, ...] = ()  # people it names who are no contacts yet
    source: Source | None = None

    @property
    def key(self) -> Key:
        """What it is chosen by."""
        return self.path, self.product_id

    @property
    def expected(self) -> bool:
        """Whether one would take it without a second look: the client wrote it, and nothing is lost by it."""
        return self.here == "same" and self.kind != "emptied"


@dataclass(frozen=True)
class Import:
    """A file that was read: what it would change, and what could not be read."""

    client_id: UUID
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    newcomers: Mapping[UUID, str] = field(default_factory=dict)  # contacts to be, by the id they will have
    language: str = ""
    made_on: date | None = None

    @property
    def refused(self) -> Problem | None:
        """Why nothing at all was read."""
        return next((problem for problem in self.problems if problem.whole), None)

    @property
    def has_sources(self) -> bool:
        """Whether the file itself says where its answers come from."""
        return any(difference.source is not None for difference in self.differences)
