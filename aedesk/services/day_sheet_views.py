"""A day in the words of its sheet; on a sheet for the bag nothing that somebody typed stands (Z-43)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.call import OPEN, Slot
from aedesk.papers import formats
from aedesk.sentences import occasion
from aedesk.services.call_paper_views import Caller
from aedesk.services.call_views import DayPlan
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.gifts import CareDay
from aedesk.services.today import Today
from aedesk.services.visits import WeekMarks
from aedesk.storage import tables as t
from aedesk.words import Words, words

if TYPE_CHECKING:
    from aedesk.papers.day_view import DayBox, DayList, DayRow, DaySheetView


@dataclass(frozen=True)
class Read:
    """What a day sheet is made of."""

    plan: DayPlan
    today: Today
    week: Sequence[WeekMarks]
    care: Sequence[CareDay]
    festival: tuple[str, date] | None


def day_sheet_view(s: Session, to: Caller, read: Read, bag: bool, at: datetime) -> DaySheetView:
    """One day, with names or with codes."""
    from aedesk.papers.day_view import DaySheetView

    plan, say = read.plan, words(to.language)
    codes = {each.id: each.code for each in s.execute(select(t.client.c.id, t.client.c.code))} if bag else {}
    marks = [each for each in read.week if not each.dormant]
    done = sum(min(each.done, each.target) for each in marks)
    view = DaySheetView(
        language=to.language, house=to.house, bag=bag, who=to.name, title=formats.week_day(plan.day, to.language),
        iso_day=plan.day.isoformat(), number=f"TD-{plan.day:%m%d}",
        planned=say.p("call paper", "{hours} of {whole}").format(
            hours=_length(plan.planned), whole=_length(plan.closes - plan.opens)),
        visits=say.p("call paper", "{done} of {target}").format(done=done, target=sum(each.target for each in marks)),
        festival=_festival(read, plan.day, say, to.language), opens=plan.opens, closes=plan.closes,
        boxes=tuple(_boxes(plan, say, bag)), lists=tuple(_lists(read, codes, say, to.language, bag)), at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view))


def _length(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _festival(read: Read, day: date, say: Words, language: str) -> str:
    if read.festival is None:
        return ""
    key, on = read.festival
    comma = "，" if language == "zh" else ", "
    return f"{occasion(key, say.t)}{comma}{formats.near_day(on, day, language)}"


def _boxes(plan: DayPlan, say: Words, bag: bool) -> Iterable[DayBox]:
    """Visits with the way to them, and the calls of each part of the day together."""
    from aedesk.papers.day_view import DayBox

    names = {
        Slot.OPENING: say.p("call paper", "First calls"), Slot.BLOCK: say.p("call paper", "Call block"),
        Slot.MEAL: say.p("call paper", "Plan talks"), Slot.QUIET: say.p("call paper", "Call-backs"),
    }  # fmt: skip
    found: list[DayBox] = []
    groups: list[list[tuple[int, int, Slot]]] = []
    before: object = None
    for item in sorted(plan.items, key=lambda each: each.start):
        if item.call is not None:
            if item.call.state not in OPEN:
                continue
            if before is not item.call.slot:
                groups.append([])
            before = item.call.slot
            groups[-1].append((item.start, item.end, item.call.slot))
            continue
        before = None
        if item.kind == "travel":
            found.append(DayBox(item.start, item.end, say.p("call paper", "On the way"), travel=True))
        elif item.visit is not None:
            name = item.visit.code if bag else item.visit.client
            place = "" if bag else item.visit.place
            found.append(DayBox(item.start, item.end, say.p("call paper", "Visit {client}").format(client=name), place))
    for group in groups:
        minutes = sum(end - start for start, end, _slot in group)
        note = say.p("call paper", "{calls} × call, {count} min").format(calls=len(group), count=minutes)
        found.append(DayBox(group[0][0], group[-1][1], names[group[0][2]], note))
    return sorted(found, key=lambda box: (box.start, box.end))


def _lists(read: Read, codes: dict[UUID, str], say: Words, language: str, bag: bool) -> Iterable[DayList]:
    from aedesk.papers.day_view import DayList, DayRow

    day = read.plan.day

    def who(client_id: UUID, client: str) -> str:
        return codes.get(client_id, "") if bag else client

    def row(number: str | None, client_id: UUID, client: str, title: str, when: str) -> DayRow:
        return DayRow(number or "–", who(client_id, client), "" if bag else title, when)

    def since(days: int) -> str:
        return say.p("call paper", "{count} d").format(count=days) if days > 0 else ""

    def due(on: date) -> str:
        late = (day - on).days
        if late > 0:
            return say.p("call paper", "{count} d late").format(count=late)
        return formats.near_day(on, day, language) if late else say.p("call paper", "today")

    today = read.today
    yield DayList(say.p("call paper", "Due and late"), tuple(
        row(each.number, each.client_id, each.client, each.title, due(each.due)) for each in today.due))
    yield DayList(say.p("call paper", "Waits for a signature"), tuple(
        row(each.number, each.client_id, each.client, each.title, since(each.days)) for each in today.waiting))
    yield DayList(say.p("call paper", "Estimates without an answer"), tuple(
        row(f"{each.number} v{each.edition}", each.client_id, each.client, each.title, since(each.days))
        for each in today.unanswered))
    yield DayList(say.p("call paper", "Care"), tuple(
        DayRow(_occasion(each, say, bag), each.code if bag else each.client,
               _initials(each.contact) if bag else each.contact, formats.near_day(each.on, day, language))
        for each in read.care if each.client_id is not None))


def _occasion(each: CareDay, say: Words, bag: bool) -> str:
    """What the day is; the name of an important day is what somebody typed."""
    if each.kind == "birthday":
        return say.p("call paper", "birthday")
    return say.p("call paper", "day") if bag or not each.name else each.name


def _initials(name: str) -> str:
    """Letters for a person; a Chinese name gives its first sign."""
    return " ".join(f"{part[0].upper()}." for part in name.split()[:3])
