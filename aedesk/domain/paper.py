"""The register of papers that the agency issued: what a scan, a number or a file is looked up in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from aedesk.domain.ids import new_id


class PaperKind(StrEnum):
    ESTIMATE = "estimate"
    SIGNING_RECORD = "signing_record"
    BRIEF = "brief"


@dataclass(eq=False)
class Paper:
    """One issued paper: its bytes lie among the files under `pdf`."""

    kind: PaperKind
    number: str
    edition: int
    pdf: str
    issued_at: datetime
    subject_id: UUID  # the estimate, brief ... it is of
    client_id: UUID
    job_id: UUID | None = None
    content_hash: str = ""
    pages: int = 1
    total: int | None = None
    id: UUID = field(default_factory=new_id)
