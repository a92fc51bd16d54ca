"""Puts the card of a call together: everything that would have to be looked up."""

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import Call, CallState, HoursState, Prep
from aedesk.domain.call_rules import EVIDENCE, must_prepare
from aedesk.domain.care import Complaint, Promise, PromiseState
from aedesk.domain.client import Client, ContactNote
from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Stage
from aedesk.services import call_day, lookup
from aedesk.services.birthdays import next_birthday
from aedesk.services.call_views import CallCard, EstimateLineShown, HourFigure, JobLine
from aedesk.services.habits import habits
from aedesk.services.planner import rules
from aedesk.storage import tables as t

NOTES = 5
NEWEST_WITH_CONTACT = 200


def card(s: Session, clock: Clock, call: Call, hours: HoursState) -> CallCard:
    """The whole card of one call."""
    client = lookup.one(s, Client, call.client_id)
    contact = next((one for one in client.contacts if one.id == call.contact_id), None)
    values = s.execute(call_day.listing().where(t.call.c.id == call.id)).one()
    j, e, n, p, k = t.job.c, t.estimate.c, t.contact_note.c, t.promise.c, t.complaint.c
    jobs = select(j.id, j.number, j.title, j.stage, j.due).where(j.client_id == client.id, j.stage != Stage.CLOSED)
    sent = (
        select(e.id, e.number, e.edition, j.title, e.total, e.currency, e.sent_on)
        .join_from(t.estimate, t.job, j.id == e.job_id)
        .where(e.client_id == client.id, e.state == EstimateState.SENT)
        .order_by(e.sent_on)
    )
    notes = select(ContactNote).where(n.client_id == client.id).order_by(n.at.desc(), n.id.desc()).limit(NOTES)
    open_promises = select(Promise).where(p.client_id == client.id, p.state == PromiseState.OPEN).order_by(p.due)
    planner, care = lookup.planner(s), rules(s, client.id)
    birthday = None
    if contact is not None:
        custom = {"leap": planner.leap_birthday, "late": planner.late_birthday}
        birthday = next_birthday(contact, clock.today(), **custom)
    return CallCard(
        call=call, client=client, contact=contact, row=call_day.row(call, values, habits(s), hours),
        prep=prep_of(s, call), usual_seconds=_usual(s, call), reached=_reached(s, clock, call),
        do_not_say=tuple(line.strip() for line in care.do_not_say.splitlines() if line.strip()),
        notes=tuple(s.scalars(notes)),
        jobs=tuple(JobLine(*line) for line in s.execute(jobs.order_by(j.due.is_(None), j.due))),
        estimates=tuple(EstimateLineShown(*line) for line in s.execute(sent)),
        promises=tuple(s.scalars(open_promises)),
        complaints=tuple(s.scalars(select(Complaint).where(k.client_id == client.id, k.closed_on.is_(None)))),
        birthday=birthday, hours=hours, must_prepare=must_prepare(client.client_class, call),
        dial=dial(contact.phone if contact else ""),
    )  # fmt: skip


def prep_of(s: Session, call: Call) -> Prep:
    """The preparation of a call, an empty one if none was kept."""
    return s.scalars(select(Prep).where(t.prep.c.call_id == call.id)).first() or Prep(call.id)


def dial(phone: str) -> str:
    """The address under which the number is dialled; none for what is no number."""
    if not phone.startswith("+"):
        digits = "".join(sign for sign in phone if sign.isdigit())
        return f"tel:{digits}" if len(digits) >= 3 and len(digits) * 2 >= len(phone) else ""
    return "tel:" + phone.replace(" ", "")


def _usual(s: Session, call: Call) -> int | None:
    """What calls with this contact usually take, in seconds."""
    if call.contact_id is None:
        return None
    k = t.call.c
    newest = (
        select(k.seconds)
        .where(k.contact_id == call.contact_id, k.started_at.is_not(None), k.seconds > 0, k.id != call.id)
        .order_by(k.started_at.desc())
        .limit(NEWEST_WITH_CONTACT)
    )
    count, mean = s.execute(select(func.count(), func.avg(newest.subquery().c.seconds))).one()
    return round(mean) if count >= EVIDENCE else None


def _reached(s: Session, clock: Clock, call: Call) -> tuple[HourFigure, ...]:
    if call.contact_id is None:
        return ()
    k = t.call.c
    newest = (
        select(k.started_at, k.state)
        .where(and_(k.contact_id == call.contact_id, k.started_at.is_not(None), k.theirs.is_(False)), t.CALL_TRIED)
        .order_by(k.started_at.desc())
        .limit(NEWEST_WITH_CONTACT)
    )
    counts: dict[int, list[int]] = {}
    for at, state in s.execute(newest):
        figure = counts.setdefault(clock.local(at).hour, [0, 0])
        figure[0] += 1
        figure[1] += state is CallState.DONE
    return tuple(HourFigure(hour, *counts[hour]) for hour in sorted(counts) if counts[hour][0] >= EVIDENCE)
