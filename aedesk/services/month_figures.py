"""What a month came to, counted from the records (R-11)."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.call import CallState
from aedesk.domain.care import PromiseState, VisitState
from aedesk.domain.desk import Place
from aedesk.domain.desk_plan import BigThing, Span, WeekPlan
from aedesk.domain.signoff import SignState
from aedesk.services.week_views import MONTH_FIGURES, MonthView, WeekLine
from aedesk.storage import tables as t


def month(s: Session, clock: Clock, first: date) -> MonthView:
    """The weeks of a month with their big things, and its figures."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    figures = _figures(s, clock, first, last)
    return MonthView(first, last, _weeks(s, first, last), {code: figures[code] for code in MONTH_FIGURES})


def _weeks(s: Session, first: date, last: date) -> tuple[WeekLine, ...]:
    """The weeks whose Thursday lies in the month: that is where a week belongs (ISO 8601)."""
    b, w = t.big_thing.c, t.week_plan.c
    monday, found = monday_of(first), []
    plans = {one.monday: one for one in s.scalars(select(WeekPlan).where(w.monday.between(monday, last)))}
    big: dict[date, list[BigThing]] = {}
    for one in s.scalars(
        select(BigThing).where(b.span == Span.WEEK, b.on.between(monday, last)).order_by(b.on, b.place)
    ):
        big.setdefault(one.on, []).append(one)
    while monday <= last:
        if first <= monday + timedelta(days=3) <= last:
            plan = plans.get(monday) or WeekPlan(monday)
            found.append(WeekLine(monday, tuple(big.get(monday, ())), plan.went, plan.why, plan.mark))
        monday += timedelta(days=7)
    return tuple(found)


def _figures(s: Session, clock: Clock, first: date, last: date) -> dict[str, int]:
    start, end = clock.instant(first, 0), clock.instant(last + timedelta(days=1), 0)

    def count(*where: ColumnElement[bool]) -> int:
        return s.scalar(select(func.count()).where(*where)) or 0

    j, e, o, k, v, p, i = (
        t.job.c, t.estimate.c, t.sign_off.c, t.call.c, t.visit.c, t.promise.c, t.idea.c,
    )  # fmt: skip
    n, g, m = t.item.c, t.sitting.c, t.interruption.c
    closed = p.state.in_((PromiseState.KEPT, PromiseState.BROKEN))
    settled = (n.settled_at >= start, n.settled_at < end)
    broke_in = s.execute(
        select(func.count(), func.coalesce(func.sum(m.minutes), 0)).where(m.at >= start, m.at < end)
    ).one()
    return {
        "jobs_opened": count(j.opened_on.between(first, last)),
        "jobs_closed": count(j.closed_on.between(first, last)),
        "estimates_issued": count(e.issued_at >= start, e.issued_at < end),
        "signatures": count(o.state == SignState.SIGNED, o.signed_on.between(first, last)),
        "calls_held": count(k.started_at >= start, k.started_at < end, k.state == CallState.DONE),
        "visits_held": count(v.starts_at >= start, v.starts_at < end, v.state == VisitState.HELD),
        "promises_kept": count(p.settled_on.between(first, last), p.state == PromiseState.KEPT, p.settled_on <= p.due),
        "promises_closed": count(p.settled_on.between(first, last), closed),
        "ideas_offered": count(i.offered_on.between(first, last)),
        "items_done": count(n.place == Place.DONE, *settled),
        "items_filed": count(n.place == Place.FILED, *settled),
        "desk_minutes": (
            s.scalar(select(func.sum(g.seconds)).where(g.started_at >= start, g.started_at < end)) or 0
        ) // 60,
        "interruptions": broke_in[0],
        "interruption_minutes": int(broke_in[1]),
        "days_closed": count(t.day_close.c.day.between(first, last)),
    }  # fmt: skip
