"""The lines of the diary in the window's language."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from aedesk import sentences_desk
from aedesk.words import _
from ui import format
from ui.labels import label, slot

if TYPE_CHECKING:
    from aedesk.services.diary import DiaryRow


def told(row: DiaryRow) -> tuple[str, str]:
    """A line of the diary, and what stands below it: whose it was comes last."""
    comma = format.join(("", "", "x", "x")).strip("x")
    values = dict(row.values)
    if values.get("slot"):
        values["slot"] = slot(str(values["slot"]))
    title, below = sentences_desk.diary(row.code, values, _, _shown, comma)
    return title, " · ".join(part for part in (below, row.client) if part)


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return format.day(value)
    return str(value)
