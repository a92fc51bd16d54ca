"""The papers of calls in the words of their language, put together from the plan of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import OPEN, Call, Planner, Prep, Slot
from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.people import Agency
from aedesk.papers import formats
from aedesk.papers.views import House
from aedesk.services import lookup, phones
from aedesk.services.call_views import CallRow, DayPlan
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.estimate_views import by_script, house_of
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.words import words

if TYPE_CHECKING:
    from aedesk.papers.call_view import BackCall, CallSheetView, PrepCard, PrepCardsView


@dataclass(frozen=True)
class Caller:
    """Who prints a paper about many clients, and in which language."""

    agency: Agency
    house: House
    name: str
    language: str


def caller(s: Session, files: Files, language: str) -> Caller:
    """Read what stands around a paper of calls."""
    if language not in ("zh", "en", "es"):
        raise UserError("paper_language_unknown", field="language")
    agency = lookup.agency(s)
    if agency is None:
        raise UserError("agency_missing")
    me = next((person for person in lookup.people(s).values() if person.is_me), None)
    name = by_script(me.name, me.other_name, language).first if me else ""
    house = house_of(agency, files.get(agency.logo) if agency.logo else None, language)
    return Caller(agency, house, name, language)


def wall(minute: int) -> str:
    """A minute of the day on a clock."""
    return f"{minute // 60}:{minute % 60:02}"


def about(row: CallRow, language: str) -> str:
    """What a call is about; its purpose where nothing was written."""
    return row.about or purpose(row, language)


def purpose(row: CallRow | Call, language: str) -> str:
    """The purpose of a call in the language of a paper."""
    return words(language).p("purpose", row.purpose.value.replace("_", " ").capitalize())


def timed(plan: DayPlan) -> list[tuple[str, CallRow]]:
    """The calls that are still to be made with their times, those without a place last."""
    found = [(wall(item.start), item.call) for item in plan.items if item.call is not None]
    found += [("", each.call) for each in plan.unplaced]
    return [(at, row) for at, row in found if row.state in OPEN]


def preps(s: Session, rows: list[CallRow]) -> dict[UUID, Prep]:
    """What was prepared for some calls."""
    ids = {row.id for row in rows}
    return {prep.call_id: prep for prep in s.scalars(select(Prep).where(t.prep.c.call_id.in_(ids)))}


def call_sheet_view(
    s: Session, to: Caller, clock: Clock, planner: Planner, plan: DayPlan, at: datetime
) -> CallSheetView:
    """The calls of a day; first calls and call-backs stand beside the block."""
    from aedesk.papers.call_view import CallSheetView, SheetCall

    calls = timed(plan)
    prepared = preps(s, [row for _at, row in calls])
    main = []
    for when, row in calls:
        if row.slot in (Slot.OPENING, Slot.QUIET) and row.at is None:
            continue
        prep = prepared.get(row.id) or Prep(row.id)
        main.append(SheetCall(
            when, row.contact or row.client, row.client_class.value, row.client if row.contact else "",
            phones.shown(row.phone), about(row, to.language), prep.opening, prep.best, prep.worst, row.minutes,
        ))  # fmt: skip
    waiting = [row for _at, row in calls if row.at is None]
    missed = _missed(s, clock, [row for row in waiting if row.slot is Slot.QUIET])
    block = plan.block
    view = CallSheetView(
        language=to.language, house=to.house, caller=to.name, day=formats.week_day(plan.day, to.language),
        iso_day=plan.day.isoformat(), number=f"CS-{plan.day:%m%d}",
        block=f"{wall(block.starts)} – {wall(block.starts + block.minutes)}",
        quiet=f"{wall(plan.quiet[0])} – {wall(plan.quiet[1])}", opening=wall(planner.opens),
        calls=tuple(main),
        backs=tuple(_back(row, missed, to.language) for row in waiting if row.slot is Slot.QUIET),
        first=tuple(_back(row, {}, to.language) for row in waiting if row.slot is Slot.OPENING),
        at=at,
    )  # fmt: skip
    if not (view.calls or view.backs or view.first):
        raise UserError("no_calls_to_print")
    return replace(view, content_hash=content_hash(view))


def _back(row: CallRow, missed: Mapping[UUID, str], language: str) -> BackCall:
    from aedesk.papers.call_view import BackCall

    who = f"{row.contact or row.client}\u2002{row.client_class.value}"
    return BackCall(who, missed.get(row.id, ""), about(row, language))


def _missed(s: Session, clock: Clock, rows: list[CallRow]) -> dict[UUID, str]:
    """When the call was missed that each of these follows."""
    before = {row.back_of: row.id for row in rows if row.back_of is not None}
    tried = s.scalars(select(Call).where(t.call.c.id.in_(before)))
    return {before[call.id]: f"{clock.local(call.started_at):%H:%M}" for call in tried if call.started_at is not None}


def prep_cards_view(s: Session, to: Caller, plan: DayPlan, at: datetime) -> PrepCardsView:
    """The cards of the calls that are prepared, or must be (P-09)."""
    from aedesk.papers.call_view import PrepCardsView

    calls = [(when, row) for when, row in timed(plan)
             if row.prepared or row.important or row.client_class is ClientClass.A]
    if not calls:
        raise UserError("no_cards_to_print")
    prepared = preps(s, [row for _when, row in calls])
    rules = t.care_rules.c
    kept = select(rules.client_id, rules.do_not_say).where(rules.client_id.in_({row.client_id for _at, row in calls}))
    unsaid = {each.client_id: each.do_not_say for each in s.execute(kept)}
    cards = tuple(
        _card(to, f"CS-{plan.day:%m%d}-{place}", when, row, prepared.get(row.id) or Prep(row.id),
              unsaid.get(row.client_id, ""))
        for place, (when, row) in enumerate(calls, 1)
    )  # fmt: skip
    view = PrepCardsView(to.language, to.house, plan.day.isoformat(), cards, at=at)
    return replace(view, content_hash=content_hash(view))


def _card(to: Caller, number: str, when: str, row: CallRow, prep: Prep, unsaid: str) -> PrepCard:
    from aedesk.papers.call_view import PrepCard

    say = words(to.language)
    usual = say.p("call paper", "{count} min")
    if row.usual.learned:
        usual = say.p("call paper", "{count} min, usual {usual}")
    lines = [line.strip(" -–") for line in unsaid.splitlines() if line.strip(" -–")]
    return PrepCard(
        number=number, who=row.contact or row.client, at=when, client=f"{row.client}\u2002{row.client_class.value}",
        estimate=usual.format(count=row.minutes, usual=row.usual.minutes), purpose=about(row, to.language),
        work=prep.work, questions=prep.questions, best=prep.best, least=prep.worst, opening=prep.opening,
        message=prep.message, ask=prep.ask, half_minute=prep.half_minute,
        do_not_say=("；" if to.language == "zh" else "; ").join([*lines, say.p("dossier", "Any other client")]),
    )  # fmt: skip
