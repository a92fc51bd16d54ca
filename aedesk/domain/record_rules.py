"""What a record must say before a gate believes it."""

from collections.abc import Mapping
from uuid import UUID

from aedesk.domain.job import JobRecord, RecordKind
from aedesk.domain.people import Department, Person, Rank

CARD_FIELDS = ("size", "colour", "copy_text", "file_format")
"""W-33: without these four nobody can draw the finished artwork."""


def gap(record: JobRecord, people: Mapping[UUID, Person]) -> str | None:
    """The first field that says too little; none if the record is whole."""
    one, other = (people.get(key) if key else None for key in (record.person_id, record.other_person_id))
    match record.kind:
        case RecordKind.FORECAST_TOLD:
            return None if one and Rank.CD in one.ranks else "person_id"
        case RecordKind.BRIEFING_HELD:
            return None if one else "person_id"
        case RecordKind.REVIEW_HELD:
            if one is None or Department.CLIENT_SERVICE not in one.departments:
                return "person_id"
            met = other is not None and other is not one and Department.CREATIVE in other.departments
            return None if met else "other_person_id"
        case RecordKind.FINAL_ART_CARD:
            return next((name for name in CARD_FIELDS if not getattr(record, name).strip()), None)
        case RecordKind.ARCHIVED:
            if one is None or Department.PRODUCTION not in one.departments:
                return "person_id"
            return None if record.words.strip() else "words"
