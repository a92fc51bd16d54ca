"""The work instruction and brief (PF-03): twelve fields, none of them vague, before anyone signs."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from aedesk.domain.ids import new_id


@dataclass(eq=False)
class Deliverable:
    """One piece that the brief asks for."""

    piece: str
    format: str = ""
    quantity: int | None = None
    languages: str = ""
    id: UUID = field(default_factory=new_id)


@dataclass(eq=False)
class Brief:
    """The brief of one job; its number (B-0001) stands for the job until the job has one."""

    job_id: UUID
    number: str = ""
    background: str = ""
    objective: str = ""
    deliverables: list[Deliverable] = field(default_factory=list)
    must: str = ""
    budget: str = ""
    approver: str = ""
    layout_due: date | None = None  # W-19
    revisions: int | None = None
    to_client_on: date | None = None
    finished_art_on: date | None = None
    in_market_on: date | None = None
    materials: str = ""  # one a line; "-" before a line that is still missing
    version: int = 0
    id: UUID = field(default_factory=new_id)
