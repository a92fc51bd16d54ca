"""A job: one piece of work for one client, carried across the eight stages (W-01)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id
from aedesk.domain.signoff import SignOff


class Stage(StrEnum):
    """The columns of the board, in the order of work."""

    FORECAST = "forecast"
    BRIEF = "brief"
    LAYOUT = "layout"
    ESTIMATE = "estimate"
    FINISHED_ART = "finished_art"
    EXECUTION = "execution"
    PRODUCTION = "production"
    CLOSED = "closed"


STAGES = tuple(Stage)


class JobKind(StrEnum):
    """What the work order asks for (W-08); only creative work needs a strategy first (W-11)."""

    CREATIVE = "creative"
    RESEARCH = "research"
    PRESS = "press"


class RecordKind(StrEnum):
    """Facts that a gate asks for and that are not signatures."""

    FORECAST_TOLD = "forecast_told"  # gate 1: person = the CD who was told
    BRIEFING_HELD = "briefing_held"  # W-05: person = who led it; no gate, a reminder
    REVIEW_HELD = "review_held"  # gate 6: person from client service, other person from creative
    FINAL_ART_CARD = "final_art_card"  # gate 14: size, colour, copy, file format (W-33)
    ARCHIVED = "archived"  # gate 20: person of production, words = where it lies


class RightsState(StrEnum):
    UNKNOWN = "unknown"
    CLEARED = "cleared"
    NOT_USED = "not_used"


class RightsKind(StrEnum):
    """What a plan may borrow from somebody (W-47)."""

    IMAGE = "image"
    MODEL = "model"
    FONT = "font"
    MUSIC = "music"


@dataclass(eq=False)
class JobRecord:
    """A dated fact on a job that a gate reads."""

    kind: RecordKind
    on: date
    person_id: UUID | None = None
    other_person_id: UUID | None = None
    words: str = ""
    size: str = ""
    colour: str = ""
    copy_text: str = ""
    file_format: str = ""
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Right:
    """One kind of borrowed right on a job (gate 8)."""

    kind: RightsKind
    state: RightsState = RightsState.UNKNOWN
    until: date | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Job:
    """One piece of work; work order, cost centre and card at once (Z-05)."""

    client_id: UUID
    title: str
    other_title: str = ""  # in the second script, for bilingual papers
    kind: JobKind = JobKind.CREATIVE
    stage: Stage = Stage.FORECAST
    stage_since: date | None = None
    number: str | None = None  # J-0001, drawn when the brief is signed by AD and CD (W-06)
    owner_id: UUID | None = None
    due: date | None = None
    expected_brief: date | None = None  # W-02
    words: str = ""  # what is expected
    opened_on: date | None = None
    closed_on: date | None = None
    sign_offs: list[SignOff] = field(default_factory=list)
    records: list[JobRecord] = field(default_factory=list)
    rights: list[Right] = field(default_factory=list)
    created_at: datetime | None = None
    version: int = 0
    id: UUID = field(default_factory=new_id)
