"""The line beside the room's title: the date, the date by the moon, the festival ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aedesk.words import _, p_
from ui import format
from ui.moon import lunar_day, lunar_month
from ui.today.care import in_days, occasion

if TYPE_CHECKING:
    from aedesk.domain.calendar import FestivalDay, LunarDay


def heading(on: date, moon: LunarDay | None, festival: FestivalDay | None, *, short: bool = False) -> str:
    """The line; `short` leaves the moon out where there is little room."""
    parts = [format.day_of_week(on, full=True)]
    if moon is not None and not short:
        said = _("day {day} of leap lunar month {month}") if moon.leap else _("day {day} of lunar month {month}")
        parts.append(said.format(day=lunar_day(moon.day), month=lunar_month(moon.month)))
    if festival is not None:
        when = in_days((festival.on - on).days)
        parts.append(p_("festival", "{name} {when}").format(name=occasion(festival.key), when=when))
    return " · ".join(parts)
