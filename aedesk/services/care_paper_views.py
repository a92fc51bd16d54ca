"""The care calendar in the words of its paper, put together from gifts, greetings and the days ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from aedesk.domain.calendar import quarter_of
from aedesk.domain.care import Channel, Gift, Greeting
from aedesk.domain.people import Rank
from aedesk.papers import formats
from aedesk.sentences import occasion
from aedesk.services import lookup, lunar_words
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.estimate_views import by_script
from aedesk.services.gifts import Budget, CareDay
from aedesk.services.standing_paper_views import Around, around
from aedesk.storage import tables as t

if TYPE_CHECKING:
    from aedesk.papers.care_calendar import CardText, CareCalendarView, CareRow

__all__ = ["Read", "around", "care_calendar_view", "period"]

MOST, UNKNOWN = 150, 8
"""More days than this nobody prints; more unknown birthdays than this are only counted."""


@dataclass(frozen=True)
class Read:
    """What the calendar is made from."""

    first: date
    last: date
    days: tuple[CareDay, ...]
    gifts: list[Gift]
    greetings: list[Greeting]
    budget: Budget
    unknown: tuple[tuple[UUID, str, str], ...]


def period(day: date) -> tuple[date, date]:
    """From a day to the end of the third month after its own: gifts are ordered a good while before."""
    month = day.month + 4
    after = date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return day, after - timedelta(days=1)


def care_calendar_view(s: Session, to: Around, read: Read, day: date, at: datetime) -> CareCalendarView:
    """The calendar of some months."""
    from aedesk.papers.care_calendar import CareCalendarView

    say, language, planner = to.say, to.language, lookup.planner(s)
    budget, code = read.budget, read.budget.currency
    spent = say.p("call paper", "{all}, used {used}").format(
        all=formats.money(budget.total, code, language), used=_sum(budget.given + budget.promised, code, language)
    )
    clients, people = _everybody(s)
    names = _names(s, to, [each.client_id for each in read.days], [each.contact_id for each in read.days])
    rows = [_row(to, each, code, names, clients, people) for each in read.days[:MOST]]
    director = next((one for one in to.people.values() if Rank.AD in one.ranks and not one.left_on), None)
    view = CareCalendarView(
        language=language, house=to.house, number=f"CR-{day.year}-{(day.month + 2) // 3}", iso_day=day.isoformat(),
        period=" – ".join(formats.short_day(each, language) for each in (read.first, read.last)), made_by=to.me,
        approver=by_script(director.name, director.other_name, language).first if director else "", budget=spent,
        limit=formats.money(budget.limit, code, language),
        ahead=say.n("{n} day", "{n} days", planner.gift_days).format(n=planner.gift_days),
        review=formats.day(quarter_of(day)[1], language), rows=tuple(rows), rows_more=max(len(read.days) - MOST, 0),
        cards=tuple(_cards(s, to, read)), remember=tuple(_remember(s, to, read)),
        unknown=tuple(_unknown(s, to, read.unknown[:UNKNOWN])),
        unknown_more=max(len(read.unknown) - UNKNOWN, 0), at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view))


def _sum(minor: int, code: str, language: str) -> str:
    """An amount of which the money is told beside it: whole where it is."""
    whole = Decimal(formats.amount(minor, code, "en").replace(",", ""))
    return formats.figure(whole, language)


def _everybody(s: Session) -> tuple[int, int]:
    """How many clients a festival concerns, and how many people there."""
    c, n, r = t.client.c, t.contact.c, t.care_rules.c
    awake = select(c.id).outerjoin(t.care_rules, r.client_id == c.id)
    awake = awake.where(c.archived_on.is_(None), and_(r.dormant.is_(True)).is_not(True))
    clients = s.execute(select(func.count()).select_from(awake.subquery())).scalar_one()
    people = select(func.count()).select_from(t.contact).where(n.client_id.in_(awake), n.left_on.is_(None))
    return clients, s.execute(people).scalar_one()


def _row(
    to: Around, day: CareDay, code: str, names: dict[UUID, str], clients: int, people: int
) -> CareRow:  # fmt: skip
    from aedesk.papers.care_calendar import CareRow

    say, language = to.say, to.language
    comma = "，" if language == "zh" else ", "
    what = day.name or occasion(day.occasion, say.t)
    if day.kind == "birthday":
        lunar = say.p("call paper", "Birthday (lunar)") if day.told_lunar else ""
        what = lunar or say.p("call paper", "Birthday (solar)")
    who = names.get(day.contact_id, "") if day.contact_id else ""
    client = names.get(day.client_id, day.client) if day.client_id else ""
    if day.gift_due and not day.gifts:
        by = f"{day.order_by.month}-{day.order_by.day:02}"
        what += comma + say.p("call paper", "order by {day}").format(day=by)
    if day.client_id is None:
        who = say.n("All, {n} person", "All, {n} people", people).format(n=people)
        client = say.n("{n} client", "{n} clients", clients).format(n=clients)
    elif not who:
        who, client = client, ""
    items = list(dict.fromkeys(gift.item for gift in day.gifts))
    thing = comma.join(items)
    if len(day.gifts) > len(items) == 1:
        thing += f" × {len(day.gifts)}"
    if not thing:
        thing = say.p("call paper", "Greeting only, no gift") if day.sad else say.p("call paper", "Greeting")
    given = [gift for gift in day.gifts if gift.delivered_on]
    done = bool(day.gifts) and len(given) == len(day.gifts)
    return CareRow(
        day=f"{day.on.month}-{day.on.day:02}", lunar=lunar_words.short(day.lunar, language) if day.lunar else "",
        who=who, client=client, occasion=what, thing=thing,
        earlier=comma.join(dict.fromkeys(f"{item} {year % 100:02}" for year, item in day.earlier)),
        budget=_sum(sum(gift.budget for gift in day.gifts), code, language) if day.gifts else "",
        approved=bool(day.gifts) and all(gift.approved_on for gift in day.gifts),
        delivered=max(f"{gift.delivered_on:%m-%d}" for gift in given) if done else "",
        received=given[0].received_by if done and len(given) == 1 else "",
    )  # fmt: skip


def _cards(s: Session, to: Around, read: Read) -> list[CardText]:
    from aedesk.papers.care_calendar import CardText

    texts = [(gift.on, gift.client_id, gift.contact_id, gift.card_text, gift.delivered_on is not None)
             for gift in read.gifts if gift.card_text.strip()]
    texts += [(one.on, one.client_id, one.contact_id, one.words, one.sent_on is not None)
              for one in read.greetings if one.channel is Channel.CARD]  # fmt: skip
    names = _names(s, to, [row[1] for row in texts], [row[2] for row in texts])
    return [CardText(names.get(contact or client, ""), words, copied)
            for _on, client, contact, words, copied in sorted(texts, key=lambda row: row[0])]  # fmt: skip


def _names(s: Session, to: Around, clients: Sequence[UUID | None], contacts: Sequence[UUID | None]) -> dict[UUID, str]:
    c, n = t.client.c, t.contact.c
    rows = [*s.execute(select(c.id, c.short_name, c.other_name).where(c.id.in_(set(clients) - {None}))),
            *s.execute(select(n.id, n.name, n.other_name).where(n.id.in_(set(contacts) - {None})))]
    return {row[0]: by_script(row[1], row[2], to.language).first for row in rows}


def _unknown(s: Session, to: Around, people: Sequence[tuple[UUID, str, str]]) -> list[tuple[str, str]]:
    n = t.contact.c
    of = dict(s.execute(select(n.id, n.client_id).where(n.id.in_([id for id, _name, _client in people]))).all())
    names = _names(s, to, list(of.values()), list(of))
    return [(names[id], names[of[id]]) for id, _name, _client in people]


def _remember(s: Session, to: Around, read: Read) -> list[str]:
    """Who takes no gifts, what the days of remembrance forbid, and what those who are near like."""
    say = to.say
    colon = "：" if to.language == "zh" else ": "
    r, c, n = t.care_rules.c, t.client.c, t.contact.c
    refused = select(c.short_name, c.other_name, r.no_gifts).join_from(t.care_rules, t.client, c.id == r.client_id)
    found = [
        f"{by_script(name, other, to.language).first}{colon}{say.p('call paper', 'no gifts')}{colon}{why}"
        for name, other, why in s.execute(refused.where(r.no_gifts != "", c.archived_on.is_(None)).order_by(c.reading))
    ]
    for day in read.days:
        if day.sad:
            words = say.t("{festival} is a day of remembrance. Call, do not send flowers or sweets.")
            found.append(words.format(festival=occasion(day.occasion, say.t)))
    near = {day.contact_id for day in read.days if day.kind == "birthday"}
    tastes = select(n.name, n.other_name, n.tastes).where(n.id.in_(near - {None}), n.tastes != "")
    found += [f"{by_script(name, other, to.language).first}{colon}{taste}" for name, other, taste in s.execute(tastes)]
    return list(dict.fromkeys(found))
