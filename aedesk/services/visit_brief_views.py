"""A visit brief in the words of its paper. Private remarks never come here (C-22, Z-22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.care import Promise, PromiseState, Visit, VisitState
from aedesk.domain.client import ContactKind
from aedesk.domain.dossier import Product
from aedesk.domain.questionnaire import Questionnaire
from aedesk.papers import formats
from aedesk.services import birthdays
from aedesk.services.addressed import Addressed, named
from aedesk.services.client_facts import (
    POINTS,
    Answers,
    client_of,
    contact_role,
    open_jobs,
    open_money,
    people_of,
    signs,
    stage_word,
    waiting,
)
from aedesk.services.dossier_items import number_of
from aedesk.services.dossier_sheets import content_hash, product_name
from aedesk.services.dossier_views import Chapter, Question
from aedesk.services.estimate_views import by_script
from aedesk.storage import tables as t
from aedesk.words import words

if TYPE_CHECKING:
    from aedesk.papers.visit_view import Person, Promised, Stand, VisitBriefView

QUESTIONS, BIRTHDAY_NEAR = 5, 14


def visit_brief_view(
    s: Session, to: Addressed, form: Questionnaire, questions: Sequence[Question], products: Sequence[Product],
    known: Chapter, goal: str, at: datetime,
) -> VisitBriefView:  # fmt: skip
    """What to take along to a visit."""
    from aedesk.papers.visit_view import Ask, VisitBriefView

    client, say = client_of(to), words(to.language)
    names = {product.id: product_name(product, to.language) for product in products}
    asks = []
    for question in questions[:QUESTIONS]:
        section = form.section(question.node.section)
        where = [to.speaker.label(section.label)]
        if question.product_id in names:
            where.append(names[question.product_id])
        asks.append(Ask(number_of(section, question.path), to.speaker.label(question.node.label),
                        to.speaker.join(where)))  # fmt: skip
    planned = _planned(s, client.id, at)
    view = VisitBriefView(
        language=to.language,
        house=to.house,
        client=to.client_name,
        client_class=client.client_class.value,
        place=(planned.place if planned else "") or client.address,
        account_executive=to.account_executive,
        internal_number=client.code,
        **_hours(to, planned),
        goal=goal or (planned.goal if planned else ""),
        people=_met(s, to, {person.contact_id for person in planned.people} if planned else set()),
        questions=tuple(asks),
        more_questions=max(0, len(questions) - QUESTIONS),
        stands=_stands(s, to),
        money=open_money(s, to),
        promises=_promises(s, to),
        do_not_say=(*_not_to_say(s, client.id), *Answers(to, {"client": known}).lines(POINTS),
                    say.p("dossier", "Any other client")),
        printed_on=to.day(),
        at=at,
    )
    return replace(view, content_hash=content_hash(view))


def _planned(s: Session, client_id: UUID, now: datetime) -> Visit | None:
    """The next visit that is planned; today's counts until its day ends."""
    v = t.visit.c
    morning = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    query = select(Visit).where(v.client_id == client_id, v.state == VisitState.PLANNED, v.starts_at >= morning)
    return s.scalars(query.order_by(v.starts_at).limit(1)).first()


def _hours(to: Addressed, planned: Visit | None) -> dict[str, str]:
    """When to leave, when it begins and ends."""
    if planned is None:
        return {}
    starts = planned.starts_at.astimezone()
    leave, until = starts - timedelta(minutes=planned.travel), starts + timedelta(minutes=planned.minutes)
    comma = "，" if to.language == "zh" else ", "
    away = words(to.language).p("dossier", "{count} min").format(count=planned.travel)
    return {
        "day": f"{formats.day(starts.date(), to.language)}{comma}{starts:%H:%M}",
        "leave_at": f"{leave:%H:%M}{comma}{away}" if planned.travel else "",
        "until": f"{until:%H:%M}",
    }


def _promises(s: Session, to: Addressed) -> tuple[Promised, ...]:
    """What we promised and have not done yet, the most pressing first."""
    from aedesk.papers.visit_view import Promised

    p, say = t.promise.c, words(to.language)
    query = select(Promise).where(p.client_id == client_of(to).id, p.state == PromiseState.OPEN).order_by(p.due, p.id)
    return tuple(
        Promised(say.p("dossier", "{words}, by {day}").format(
            words=each.words, day=formats.near_day(each.due, to.speaker.today, to.language)))
        for each in s.scalars(query)
    )  # fmt: skip


def _not_to_say(s: Session, client_id: UUID) -> list[str]:
    """What must not be said to this client (X-18)."""
    kept = s.execute(select(t.care_rules.c.do_not_say).where(t.care_rules.c.client_id == client_id)).scalar() or ""
    return [line.strip(" -–") for line in kept.splitlines() if line.strip(" -–")]


def _met(s: Session, to: Addressed, first: set[UUID]) -> tuple[Person, ...]:
    """Whom we meet, those of the planned visit first, and when we last did."""
    from aedesk.papers.visit_view import Person

    n = t.contact_note.c
    client, today, say = client_of(to), to.speaker.today, words(to.language)
    visits = select(n.contact_id, n.at).where(n.client_id == client.id, n.kind == ContactKind.VISIT).order_by(n.at)
    seen = {id: at.astimezone().date() for id, at in s.execute(visits)}
    found = []
    for each in sorted(people_of(client), key=lambda each: each.id not in first):
        role = [each.title or contact_role(each.role, to.language), signs(each, to)]
        colon = "：" if to.language == "zh" else ": "
        birthday = birthdays.next_birthday(each, today)
        soon = ""
        if birthday and (birthday - today).days <= BIRTHDAY_NEAR:
            day = formats.near_day(birthday, today, to.language)
            soon = say.p("dossier", "Birthday {day}").format(day=day)
        found.append(Person(named(each, to.language).name, colon.join(part for part in role if part), each.tastes, soon,
                            formats.near_day(seen.get(each.id), today, to.language)))  # fmt: skip
    return tuple(found)


def _stands(s: Session, to: Addressed) -> tuple[Stand, ...]:
    """Where each open job stands, and the estimates that wait."""
    from aedesk.papers.visit_view import Stand

    today, say = to.speaker.today, words(to.language)
    comma, colon = ("，", "：") if to.language == "zh" else (", ", ": ")
    asked = {each.job_id: each for each in waiting(s, client_of(to).id)}
    found = []
    for job in open_jobs(s, client_of(to).id):
        title = by_script(job.title, job.other_title, to.language).first
        parts = [stage_word(job.stage, to.language)]
        if job.id in asked:
            parts = [say.p("dossier", "{number} waits for a signature").format(number=asked[job.id].number)]
        if job.due:
            day = formats.near_day(job.due, today, to.language)
            parts.append(say.p("dossier", "due {day}").format(day=day))
        found.append(Stand(job.number or "", f"{title}{colon}{comma.join(parts)}"))
    return tuple(found)
