"""Evaluations, surveys and prospects in the words of their papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of, quarter_of
from aedesk.domain.care import VisitState
from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.people import Agency, Person
from aedesk.domain.standing import AXES, STATEMENTS, Evaluation, Prospect, ProspectStep, Survey, numbers
from aedesk.papers import formats
from aedesk.papers.views import House
from aedesk.services import lookup, phones
from aedesk.services import standing_words as told
from aedesk.services.call_views import VisitRow
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.estimate_views import by_script, house_of
from aedesk.storage.files import Files
from aedesk.words import Words, words

if TYPE_CHECKING:
    from aedesk.papers.evaluation import EvaluationView
    from aedesk.papers.prospects_view import ProspectsView, VisitLine
    from aedesk.papers.survey import SurveyView
    from aedesk.services.standing import ProspectRow


@dataclass(frozen=True)
class Around:
    """Who prints, and in which language."""

    agency: Agency
    house: House
    people: dict[UUID, Person]
    language: str

    def person(self, id: UUID | None) -> str:
        """One of ours by name."""
        person = self.people.get(id) if id else None
        return by_script(person.name, person.other_name, self.language).first if person else ""

    @property
    def me(self) -> str:
        """Whoever sits at this desk."""
        return self.person(next((person.id for person in self.people.values() if person.is_me), None))

    def client(self, client: Client) -> str:
        """A client by name."""
        return by_script(client.short_name, client.other_name, self.language).first

    def contact(self, client: Client, id: UUID | None) -> str:
        """One of a client's people by name."""
        found: Contact | None = next((one for one in client.contacts if one.id == id), None)
        return by_script(found.name, found.other_name, self.language).first if found else ""

    @property
    def say(self) -> Words:
        """The words of the paper."""
        return words(self.language)


def around(s: Session, files: Files, language: str) -> Around:
    """Read what stands around a paper."""
    if language not in ("zh", "en", "es"):
        raise UserError("paper_language_unknown", field="language")
    agency = lookup.agency(s)
    if agency is None:
        raise UserError("agency_missing")
    house = house_of(agency, files.get(agency.logo) if agency.logo else None, language)
    return Around(agency, house, lookup.people(s), language)


def evaluation_view(
    s: Session, to: Around, client: Client, one: Evaluation | None, every: Sequence[Evaluation], today: date,
    at: datetime,
) -> EvaluationView:  # fmt: skip
    """One evaluation with those before it; none is a form to fill in."""
    from aedesk.papers.evaluation import Axis, ClassLine, EvaluationView, Past

    planner, say, language = lookup.planner(s), to.say, to.language
    weights = numbers(one.weights if one and one.weights else planner.weights)
    least = (*(str(each) for each in numbers(planner.classes)), "0")
    before = [each for each in every if one is None or _order(each) < _order(one)]
    day = one.on if one and one.on else today
    axes = []
    for axis, weight in zip(AXES, weights, strict=True):
        name, asks = (say.t(each) for each in told.AXES[axis])
        mark = getattr(one, axis) if one else 0
        points = formats.number(Decimal(mark * weight) / 5, language) if one else ""
        axes.append(Axis(name, asks, formats.percentage(Decimal(weight), language), mark, points))
    given = one.given if one else None
    shown = [each for each in (*reversed(before), *([one] if one else [])) if each.on]
    view = EvaluationView(
        language=language, house=to.house, client=to.client(client), internal_number=client.code,
        account_executive=to.person(client.owner_id) or to.me, quarter=quarter_words(say, day),
        axes=tuple(axes),
        classes=tuple(ClassLine(kind.value, first, say.t(means), kind is given)
                      for (kind, means), first in zip(told.CLASSES.items(), least, strict=True)),
        day=formats.day(one.on, language) if one else "",
        evaluator=to.person(one.evaluator_id) if one else "",
        next_due=formats.day(quarter_of(quarter_of(day)[1] + timedelta(days=1))[1], language) if one else "",
        score=str(one.score) if one else "", suggested=one.suggested.value if one else "",
        given=given.value if given else "",
        reasons=one.note if one else "", action=one.action if one else "",
        past=tuple(
            Past(formats.short_day(each.on, language), tuple(getattr(each, axis) for axis in AXES), each.score,
                 each.suggested.value, (each.given or each.suggested).value, to.person(each.evaluator_id))
            for each in before
        ),
        trend=tuple((formats.month(each.on, language), float(each.score)) for each in shown if each.on),
        edition=len(before) + 1, at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view))


def _order(one: Evaluation) -> tuple[date, UUID]:
    return one.on or date.min, one.id


def quarter_words(say: Words, day: date) -> str:
    """The quarter of a day: first quarter 2026."""
    names = (say.p("standing paper", "first quarter {year}"), say.p("standing paper", "second quarter {year}"),
             say.p("standing paper", "third quarter {year}"), say.p("standing paper", "fourth quarter {year}"))
    return names[(day.month - 1) // 3].format(year=day.year)


def survey_view(
    to: Around, client: Client, one: Survey | None, edition: int, today: date, at: datetime
) -> SurveyView:
    """What a client answered; none is the form for the client."""
    from aedesk.papers.survey import SurveyView

    say, language = to.say, to.language
    followed = ""
    if one and one.followed_on:
        followed = say.p("standing paper", "done on {day}").format(day=formats.day(one.followed_on, language))
    how = say.p("standing paper", "asked by telephone") if one and one.by_phone else ""
    view = SurveyView(
        language=language, house=to.house, client=to.client(client), internal_number=client.code,
        account_executive=to.person(client.owner_id) or to.me,
        statements=tuple(say.t(told.STATEMENTS[code]) for code in STATEMENTS),
        scores=numbers(one.scores) if one else (),
        contact=to.contact(client, one.contact_id) if one else "",
        day=formats.day(one.on, language) if one else "",
        how=how or (say.p("standing paper", "handed in on paper") if one else ""),
        average=formats.number(one.average, language) if one and one.average is not None else "",
        words=one.words if one else "", follow_up=one.follow_up if one else "", followed=followed,
        edition=edition, at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view, today if one is None else one.id))


STEPS = (ProspectStep.VISIT_PLAN, ProspectStep.PHONE_VISIT, ProspectStep.INFORMATION, ProspectStep.TARGET)
"""The nearest to being won first."""


def prospects_view(
    s: Session, to: Around, clock: Clock, rows: Sequence[ProspectRow], plans: dict[UUID, Prospect],
    visits: Sequence[VisitRow], day: date, at: datetime,
) -> ProspectsView:  # fmt: skip
    """All prospects by step, the visits that are planned, and how each is to be won."""
    from aedesk.papers.prospects_view import Plan, ProspectLine, ProspectsView, StepGroup

    if not rows:
        raise UserError("no_prospects_to_print")
    language, say = to.language, to.say
    names = {row.client_id: to.client(lookup.one(s, Client, row.client_id)) for row in rows}
    groups = []
    for step in STEPS:
        lines = tuple(
            ProspectLine(
                names[row.client_id], row.code, row.intent, row.contact, phones.shown(row.phone), row.address,
                row.lead_owner, row.contact_ae, row.who_can_help, formats.near_day(row.next_on, day, language),
                row.contacts, row.target, row.face,
            )
            for row in rows if row.step is step
        )  # fmt: skip
        if lines:
            groups.append(StepGroup(say.t(told.STEPS[step]), lines))
    monday = monday_of(day)
    span = f"{formats.near_day(monday, day, language)} – {formats.near_day(monday + timedelta(days=6), day, language)}"
    wanted = [(names[row.client_id], plans[row.id]) for row in rows if row.id in plans]
    view = ProspectsView(
        language=language, house=to.house, made_by=to.me, day=formats.week_day(day, language),
        iso_day=day.isoformat(), week=span, steps=tuple(groups),
        visits=_visits(clock, rows, names, visits, language),
        plans=tuple(Plan(name, plan.goals, plan.strategy, plan.timetable) for name, plan in wanted
                    if plan.goals.strip() or plan.strategy.strip() or plan.timetable.strip()),
        at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view))


def _visits(
    clock: Clock, rows: Sequence[ProspectRow], names: dict[UUID, str], visits: Sequence[VisitRow], language: str
) -> tuple[VisitLine, ...]:
    """The visits that are planned, then whoever has come to the visit plan and has none."""
    from aedesk.papers.prospects_view import VisitLine

    say = words(language)
    found, planned = [], set()
    for visit in visits:
        if visit.client_id not in names or visit.state is not VisitState.PLANNED:
            continue
        planned.add(visit.client_id)
        there = clock.local(visit.starts_at)
        day = f"{formats.near_day(there.date(), clock.today(), language)} {there:%H:%M}"
        where = visit.place or next((row.address for row in rows if row.client_id == visit.client_id), "")
        comma = "、" if language == "zh" else ", "
        found.append(VisitLine(day, names[visit.client_id], comma.join(visit.people), where, visit.goal))
    for row in rows:
        if row.step is ProspectStep.VISIT_PLAN and row.client_id not in planned:
            found.append(VisitLine(say.p("standing paper", "no day yet"), names[row.client_id], row.contact,
                                   row.address, ""))  # fmt: skip
    return tuple(found)
