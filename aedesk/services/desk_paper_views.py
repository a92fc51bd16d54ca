"""The desk's papers in the words of their language; on one for the bag nothing that somebody typed stands (Z-43)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk import sentences_desk, sentences_plan
from aedesk.clock import Clock
from aedesk.domain.desk_plan import DayClose
from aedesk.domain.job import Stage
from aedesk.domain.people import LADDER, Rank
from aedesk.papers import formats
from aedesk.services import lookup
from aedesk.services.call_paper_views import Caller, wall
from aedesk.services.client_facts import stage_word
from aedesk.services.closing_views import CloseView
from aedesk.services.desk_views import ItemRow
from aedesk.services.diary_rows import DiaryRow
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.estimate_views import by_script
from aedesk.services.week_views import Entry
from aedesk.storage import tables as t
from aedesk.words import Words, words

if TYPE_CHECKING:
    from aedesk.papers.desk_paper_view import CleanupView, DiaryLine, ItineraryView, LabelsView, TrayRow

View = TypeVar("View")
_NUMBER = re.compile(r"^[A-Z]{1,2}-\d+")
_SAFE = frozenset({"calls", "minutes", "class", "nth", "target", "number", "stage", "days", "planned", "count", "filed",
                   "day", "score", "short"})  # fmt: skip
"""Values that name nobody."""


@dataclass(frozen=True)
class Voiced:
    """How values are said on a paper of one language; with `codes` clients are told by these alone."""

    language: str
    today: date
    clients: Mapping[UUID, tuple[str, str]]  # short name and code
    bag: bool = False

    @property
    def say(self) -> Words:
        """The words of the paper."""
        return words(self.language)

    def shown(self, value: object) -> str:
        """A value as the paper writes it."""
        if isinstance(value, Stage):
            return stage_word(value, self.language)
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return formats.near_day(value, self.today, self.language)
        return str(value)

    def whose(self, client_id: UUID | None) -> str:
        """A client by name, or by code."""
        name, code = self.clients.get(client_id, ("", "")) if client_id is not None else ("", "")
        return code if self.bag else name

    @property
    def comma(self) -> str:
        """What stands between two parts of a line."""
        return "，" if self.language == "zh" else ", "

    def entry(self, one: Entry) -> tuple[str, str]:
        """What stands on a day, and the line under it."""
        if not self.bag:
            if one.own:
                return one.words, one.detail
            return sentences_plan.entry(one.code, one.values, self.say.t, self.shown)
        kinds = {
            "visit": self.say.p("desk paper", "Visit"), "calls": self.say.p("desk paper", "Calls"),
            "deadline": self.say.p("desk paper", "Deadline"), "work": self.say.p("desk paper", "Desk work"),
        }  # fmt: skip
        if one.own or one.code in ("item", "ask", "parked", "issue", "call"):
            return kinds[one.kind.value], ""
        values = {key: value for key, value in one.values.items() if key in _SAFE}
        code = self.whose(one.client_id)
        title, detail = sentences_plan.entry(one.code, {**values, "client": code, "who": code}, self.say.t, self.shown)
        return title or kinds[one.kind.value], detail

    def line(self, row: DiaryRow) -> tuple[str, str]:
        """What was done, and the line under it."""
        values = {key: value for key, value in row.values.items() if key != "slot"}
        if self.bag:
            if row.code == "line":
                return self.say.p("desk paper", "Note"), ""
            found = _NUMBER.match(str(values.get("what") or "")) if row.subject_kind in ("job", "estimate") else None
            code = row.code_of_client
            values = {key: value for key, value in values.items() if key in _SAFE}
            values |= {"what": found.group() if found else ""}
            if row.code in ("call_held", "call_missed", "visit_held"):
                values["who"] = code
        return sentences_desk.diary(row.code, values, self.say.t, self.shown, self.comma)


def voiced(s: Session, language: str, today: date, *, bag: bool = False) -> Voiced:
    """Read how clients are named."""
    c = t.client.c
    rows = s.execute(select(c.id, c.short_name, c.code))
    return Voiced(language, today, {id: (name, code) for id, name, code in rows}, bag)


def boss(s: Session, language: str, least: Rank = Rank.AE) -> str:
    """Whom I answer to: the next rank above mine in client service, and no lower than `least`."""
    people = [one for one in lookup.people(s).values() if one.left_on is None]
    me = next((one for one in people if one.is_me), None)
    mine = max((LADDER.index(rank) for rank in me.ranks if rank in LADDER), default=0) if me else 0
    mine = max(mine, LADDER.index(least) - 1)
    above = [
        (min(ranks), one) for one in people
        if one is not me and (ranks := [LADDER.index(rank) for rank in one.ranks if rank in LADDER[mine + 1 :]])
    ]  # fmt: skip
    found = min(above, key=lambda each: (each[0], each[1].name), default=(0, None))[1]
    return by_script(found.name, found.other_name, language).first if found else ""


def hashed(view: View) -> View:
    """The view with what its square says."""
    return cast(View, replace(cast(Any, view), content_hash=content_hash(view)))


def work_of(row: ItemRow) -> str:
    """Whose work an item is."""
    return " ".join(part for part in (row.client, row.number) if part)


def hour(local: datetime) -> str:
    """The time on the wall."""
    return wall(local.hour * 60 + local.minute)


def month_day(day: date) -> str:
    """A day in a narrow column: 3-05."""
    return f"{day.month}-{day.day:02}"


def cleanup_view(
    to: Caller, clock: Clock, state: CloseView, tray_days: int, last: DayClose | None, at: datetime
) -> CleanupView:
    """The desk at the end of a day."""
    from aedesk.papers.desk_paper_view import CleanupView

    closed, on_desk = state.closed, state.on_desk
    rows = sorted(state.tray, key=lambda row: (row.age_days, -row.arrived_at.timestamp()))
    first = state.first
    return hashed(CleanupView(
        language=to.language, house=to.house, who=to.name, day=formats.week_day(state.day, to.language),
        iso_day=state.day.isoformat(), number=f"DK-{state.day:%m%d}", last_score=str(last.score) if last else "",
        tray_days=tray_days, rows=tuple(_tray_row(row, clock, tray_days) for row in rows),
        on_desk=on_desk.row.title if on_desk else "",
        on_desk_note=("，" if to.language == "zh" else ", ").join(
            part for part in (work_of(on_desk.row), on_desk.row.detail) if part) if on_desk else "",
        first=" ".join(part for part in (wall(first.minute) if first.minute is not None else "", first.words) if part)
        if first else "",
        marks=tuple(mark == "1" for mark in closed.marks) if closed else (),
        causes=tuple(closed.causes.split("\n")) if closed else (), score=str(closed.score) if closed else "",
        closed_at=hour(clock.local(closed.closed_at)) if closed else "", at=at,
    ))  # fmt: skip


def _tray_row(row: ItemRow, clock: Clock, tray_days: int) -> TrayRow:
    from aedesk.papers.desk_paper_view import TrayRow

    return TrayRow(row.title, work_of(row), month_day(clock.local(row.arrived_at).date()), row.age_days,
                   row.age_days >= tray_days)  # fmt: skip


def itinerary_view(
    to: Caller, clock: Clock, voice: Voiced, day: date, entries: tuple[Entry, ...], rows: tuple[DiaryRow, ...],
    interruptions: tuple[int, int], at: datetime,
) -> ItineraryView:  # fmt: skip
    """A day as it is planned and as it was."""
    from aedesk.papers.desk_paper_view import DiaryLine, ItineraryView

    def planned(one: Entry) -> DiaryLine:
        title, below = voice.entry(one)
        whose = voice.whose(one.client_id)
        at = wall(one.minute) if one.minute is not None else ""
        return DiaryLine(at, title, "" if below == whose else below, whose)

    def done(row: DiaryRow) -> DiaryLine:
        title, below = voice.line(row)
        return DiaryLine(hour(clock.local(row.at)), title, below, row.code_of_client if voice.bag else row.client)

    count, minutes = interruptions
    broken = str(count) if count else ""
    if minutes:
        broken = voice.say.p("desk paper", "{count}, {minutes} min").format(count=count, minutes=minutes)
    return hashed(ItineraryView(
        language=to.language, house=to.house, bag=voice.bag, who=to.name, day=formats.week_day(day, to.language),
        iso_day=day.isoformat(), number=f"DK-{day:%m%d}-D", planned=tuple(planned(one) for one in entries),
        done=tuple(done(row) for row in rows), interruptions=broken, at=at,
    ))  # fmt: skip


def labels_view(
    to: Caller, clock: Clock, day: date, folders: tuple[str, ...], rows: tuple[tuple[ItemRow, str], ...], at: datetime
) -> LabelsView:
    """Folders to divide, papers to label; each paper with the folder it lies in."""
    from aedesk.papers.desk_paper_view import Label, LabelsView

    return hashed(LabelsView(
        language=to.language, house=to.house, who=to.name, iso_day=day.isoformat(), number=f"DK-{day:%m%d}-L",
        folders=folders,
        labels=tuple(
            Label(row.title, row.label, folder, work_of(row),
                  formats.day(clock.local(row.arrived_at).date(), to.language))
            for row, folder in rows
        ), at=at,
    ))  # fmt: skip
