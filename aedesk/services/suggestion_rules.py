"""The rules of the morning's list, one row each: what to look for, and how loudly to say it.

A rule reads once for all clients, never once a client. One whose record does not exist yet is simply not here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aedesk.domain.calendar import FestivalDay, quarter_of
from aedesk.domain.call import Purpose
from aedesk.domain.care import PromiseKind, PromiseState
from aedesk.domain.client import ClientClass, ContactRole
from aedesk.domain.estimate import EstimateState
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.domain.standing import LOW, Survey
from aedesk.services.morning import SOON, THURSDAY, Act, Found, Morning, important
from aedesk.storage import tables as t

ASK_ON = (3, 5)
ASK_FROM = 7
"""An estimate without an answer is asked about on day 3 and 5, and from day 7 on."""

BRAINSTORM_FROM = 15


def _visits_owed(s: Session, m: Morning) -> Iterable[Found]:
    short = m.work.short_week(m.day)
    tone = "quiet" if m.day.weekday() < THURSDAY else "near" if short else "late"
    for id in m.clients:
        done, target = m.faces.get(id, 0), m.target(id)
        if done + m.coming.get(id, 0) < target:
            yield Found(id, {"done": done, "target": target, "short": short}, tone, target - done)


def _contacts_owed(s: Session, m: Morning) -> Iterable[Found]:
    for id in m.prospects & m.classes.keys():
        done, target = m.contacts.get(id, 0), m.target(id)
        if done < target and id not in m.today:
            yield Found(id, {"done": done, "target": target}, "near" if m.day.weekday() >= THURSDAY else "quiet")


def _status(s: Session, m: Morning) -> Iterable[Found]:
    if not m.work.is_workday(m.day):
        return
    for id in m.clients:
        if id in m.busy and id not in m.today and not m.rule(id).annoyed:
            ago = m.ago(m.last[id])
            yield Found(id, {"days": ago}, "quiet", ago or 0)


def _silence(s: Session, m: Morning) -> Iterable[Found]:
    for id in m.clients:
        ago = m.ago(m.last[id] or m.since[id])
        if id not in m.busy and ago is not None and ago >= m.planner.silence_days:
            yield Found(id, {"days": ago}, "near", ago - m.planner.silence_days)


def _estimate_unanswered(s: Session, m: Morning) -> Iterable[Found]:
    e = t.estimate.c
    before = m.day - timedelta(days=1)
    while not m.work.is_workday(before) and before > m.day - timedelta(days=14):
        before -= timedelta(days=1)  # a reminder that fell on a day off comes on the next workday
    sent = select(e.id, e.client_id, e.contact_id, e.number, e.sent_on).where(e.state == EstimateState.SENT)
    for id, client_id, contact_id, number, on in s.execute(sent.where(e.sent_on <= m.day - timedelta(days=ASK_ON[0]))):
        days = (m.day - on).days
        if days >= ASK_FROM or any(before < on + timedelta(days=step) <= m.day for step in ASK_ON):
            tone = "late" if days >= ASK_FROM else "near"
            yield Found(client_id, {"number": number, "days": days}, tone, days, contact_id, "estimate", id)


def _job_late(s: Session, m: Morning) -> Iterable[Found]:
    j = t.job.c
    late = select(j.id, j.client_id, j.number, j.title, j.due).where(j.stage != Stage.CLOSED, j.due < m.day)
    for id, client_id, number, title, due in s.execute(late):
        last = m.last.get(client_id)
        if last is None or last <= due:  # they were told when we spoke after it
            days = (m.day - due).days
            yield Found(client_id, {"number": number or title, "days": days}, "late", days, None, "job", id)


def _refused(s: Session, m: Morning) -> Iterable[Found]:
    o, j = t.sign_off.c, t.job.c
    columns = (j.id, j.client_id, j.number, j.title, o.slot, o.contact_id)
    query = select(*columns).join_from(t.sign_off, t.job, j.id == o.job_id).where(j.stage != Stage.CLOSED)
    for id, client_id, number, title, slot, contact_id in s.execute(query.where(o.state == SignState.REFUSED)):
        if slot.endswith(".client"):
            values = {"number": number or title, "slot": slot}
            yield Found(client_id, values, "late", 0, contact_id, "job", id)


def _next_step(s: Session, m: Morning) -> Iterable[Found]:
    k = t.call.c
    due = select(k.id, k.client_id, k.contact_id, k.next_step, k.next_on).where(t.CALL_THEIRS, k.next_on <= m.day)
    for id, client_id, contact_id, step, on in s.execute(due):
        days = (m.day - on).days
        yield Found(client_id, {"step": step, "days": days}, "late" if days else "near", days, contact_id, "call", id)


def _promises(kind: PromiseKind, ahead: int) -> Callable[[Session, "Morning"], Iterable[Found]]:
    def find(s: Session, m: Morning) -> Iterable[Found]:
        p = t.promise.c
        due = select(p.id, p.client_id, p.contact_id, p.words, p.due).where(
            p.state == PromiseState.OPEN, p.kind == kind, p.due <= m.day + timedelta(days=ahead)
        )
        for id, client_id, contact_id, words, on in s.execute(due):
            days = (m.day - on).days
            tone = "late" if days > 0 else "near"
            yield Found(client_id, {"words": words, "days": days}, tone, max(0, days), contact_id, "promise", id)

    return find


def _complaint_open(s: Session, m: Morning) -> Iterable[Found]:
    k = t.complaint.c
    query = select(k.id, k.client_id, k.contact_id, k.words, k.received_at).where(k.closed_on.is_(None))
    for id, client_id, contact_id, words, at in s.execute(query):
        days = m.ago(m.clock.local(at).date()) or 0
        yield Found(client_id, {"words": words, "days": days}, "late", days, contact_id, "complaint", id)


def _born(s: Session, m: Morning) -> Iterator[tuple[UUID, UUID, str, ContactRole, bool, bool, date]]:
    n = t.contact.c
    columns = (n.id, n.client_id, n.name, n.role, n.signs, n.birth_month, n.birth_day, n.birth_lunar, n.birth_leap)
    query = select(*columns).where(n.birth_month.in_(m.months), n.birth_day.is_not(None), n.left_on.is_(None))
    for id, client_id, name, role, signs, month, day, moon, leap in s.execute(query):
        on = m.celebrated.get((moon, month, day, leap))
        if on is not None:
            yield id, client_id, name, role, signs, moon, on


def _birthday(s: Session, m: Morning) -> Iterable[Found]:
    sent = _sent(s, m)
    for id, client_id, name, _, _, moon, on in _born(s, m):
        days = (on - m.day).days
        if days <= SOON and (client_id, id, "birthday", on) not in sent and not m.rule(client_id).dormant:
            values = {"name": name, "on": on, "days": days, "lunar": moon}
            yield Found(client_id, values, "near" if days <= 1 else "quiet", SOON - days, id, "contact", id)


def _sent(s: Session, m: Morning) -> frozenset[tuple[UUID, UUID | None, str, date]]:
    g = t.greeting.c
    query = select(g.client_id, g.contact_id, g.occasion, g.on).where(g.on >= m.day, g.sent_on.is_not(None))
    return frozenset((row[0], row[1], row[2], row[3]) for row in s.execute(query))


def _greeting(s: Session, m: Morning) -> Iterable[Found]:
    near = [day for day in m.festivals if day.festival.greet and (day.on - m.day).days <= SOON]
    if not near:
        return
    sent = {(client, occasion, on) for client, _, occasion, on in _sent(s, m)}
    for day in near:
        days = (day.on - m.day).days
        values = {"occasion": day.key, "on": day.on, "days": days}
        for id in m.clients:
            if (id, day.key, day.on) not in sent:
                yield Found(id, values, "near" if days <= 1 else "quiet", SOON - days, None, "festival", _uuid(day))


def _uuid(day: FestivalDay) -> UUID:
    """One festival of one year, as a subject: so that what was put aside is known again."""
    return UUID(int=day.on.toordinal())


def _gift(s: Session, m: Morning) -> Iterable[Found]:
    g = t.gift.c
    rows = s.execute(select(g.client_id, g.contact_id, g.occasion, g.on).where(g.on >= m.day))
    given = {(row[0], row[2], row[3]) for row in rows} | {(row[1], row[2], row[3]) for row in rows}
    ahead = m.planner.gift_days
    for day in m.festivals:
        left = (day.on - m.day).days
        if day.festival.gift and left <= ahead:
            values = {"occasion": day.key, "on": day.on, "days": left}
            for id in m.clients:
                if not m.rule(id).no_gifts and (id, day.key, day.on) not in given:
                    yield Found(id, values, "near" if left <= SOON else "quiet", 0, None, "festival", _uuid(day))
    for id, client_id, _, role, signs, _, on in _born(s, m):
        left = (on - m.day).days
        rule = m.rule(client_id)
        matters = (signs or role is ContactRole.DECIDES) and client_id not in m.prospects
        if left <= ahead and matters and not (rule.no_gifts or rule.dormant) and (id, "birthday", on) not in given:
            values = {"occasion": "birthday", "on": on, "days": left}
            yield Found(client_id, values, "near" if left <= SOON else "quiet", 0, id, "contact", id)
    for day_id, client_id, contact_id, _, gift, on in important(s, m.day, ahead):
        rule = m.rule(client_id)
        if gift and not rule.no_gifts and not rule.dormant and (client_id, f"day:{day_id}", on) not in given:
            left = (on - m.day).days
            values = {"occasion": f"day:{day_id}", "on": on, "days": left}
            tone = "near" if left <= SOON else "quiet"
            yield Found(client_id, values, tone, 0, contact_id, "important_day", day_id)


def _important_day(s: Session, m: Morning) -> Iterable[Found]:
    for id, client_id, contact_id, name, _, on in important(s, m.day, SOON):
        if not m.rule(client_id).dormant:
            days = (on - m.day).days
            values = {"name": name, "on": on, "days": days}
            tone = "near" if days <= 1 else "quiet"
            yield Found(client_id, values, tone, SOON - days, contact_id, "important_day", id)


def _idea(s: Session, m: Morning) -> Iterable[Found]:
    i = t.idea.c
    last = dict(s.execute(select(i.client_id, func.max(i.offered_on)).group_by(i.client_id)).all())
    for id in m.clients:
        ago = m.ago(last.get(id))
        waited = ago if ago is not None else m.ago(m.since[id])
        if id in m.busy and waited is not None and waited >= m.planner.idea_days:
            yield Found(id, {"days": ago}, "quiet")


def _brainstorm(s: Session, m: Morning) -> Iterable[Found]:
    if m.day.day < BRAINSTORM_FROM:
        return
    had = frozenset(s.execute(select(t.idea.c.client_id).where(t.idea.c.had_on >= m.day.replace(day=1))).scalars())
    for id in m.clients:
        if id in m.busy and id not in had and m.classes[id] in (ClientClass.A, ClientClass.B):
            yield Found(id, {}, "quiet")


def _evaluation(s: Session, m: Morning) -> Iterable[Found]:
    first, last = quarter_of(m.day)
    if m.day.month != last.month:
        return
    e, left = t.evaluation.c, (last - m.day).days
    done = frozenset(s.execute(select(e.client_id).where(e.on >= first)).scalars())
    for id in m.clients:
        since = m.since[id]
        if id not in done and (since is None or since < first):
            yield Found(id, {"days": left}, "near" if left <= SOON else "quiet")


def _survey(s: Session, m: Morning) -> Iterable[Found]:
    v = t.survey.c
    for id, client_id, contact_id, scores, words in s.execute(
        select(v.id, v.client_id, v.contact_id, v.scores, v.follow_up).where(v.followed_on.is_(None))
    ):
        average = Survey(client_id, scores).average
        if words or (average is not None and average < LOW):
            yield Found(client_id, {"score": average}, "near", 0, contact_id, "survey", id)


def _boss(s: Session, m: Morning) -> Iterable[Found]:
    b = t.boss_note.c
    query = select(b.id, b.client_id, b.words, b.noted_on).where(b.told_on.is_(None), b.big)
    for id, client_id, words, on in s.execute(query):
        days = m.ago(on) or 0
        yield Found(client_id, {"words": words, "days": days}, "late" if days else "near", days, None, "boss_note", id)


@dataclass(frozen=True)
class Rule:
    """One row of the table: what it finds, and what is to be done about it."""

    code: str
    ids: tuple[str, ...]  # in the handbook
    act: Act
    purpose: Purpose
    weight: int
    find: Callable[[Session, Morning], Iterable[Found]]
    firm: bool = False  # is not dropped without a reason
    important: bool = False
    head: bool = False  # asks for who decides, not for who does the daily work (Z-39)


RULES = (
    Rule("promise_due", ("C-15",), Act.CALL, Purpose.PROMISE, 95, _promises(PromiseKind.DEED, 1), firm=True),
    Rule("reply_due", ("C-12", "C-14"), Act.CALL, Purpose.QUESTION, 92, _promises(PromiseKind.REPLY, 365), firm=True),
    Rule("complaint_open", ("C-17",), Act.CALL, Purpose.ANSWER, 90, _complaint_open, firm=True, important=True),
    Rule("refused", ("W-23",), Act.CALL, Purpose.ANSWER, 80, _refused, important=True),
    Rule("job_late", ("C-35",), Act.CALL, Purpose.STATUS, 78, _job_late),
    Rule("estimate_unanswered", ("W-28",), Act.CALL, Purpose.SIGNATURE, 75, _estimate_unanswered),
    Rule("next_step", ("P-12",), Act.CALL, Purpose.ANSWER, 70, _next_step),
    Rule("birthday", ("C-05",), Act.CALL, Purpose.GREETING, 60, _birthday),
    Rule("important_day", ("C-06",), Act.CALL, Purpose.GREETING, 58, _important_day, head=True),
    Rule("visits_owed", ("C-01", "C-02"), Act.VISIT, Purpose.OTHER, 55, _visits_owed),
    Rule("contacts_owed", ("N-01",), Act.CALL, Purpose.PROSPECT, 50, _contacts_owed, head=True),
    Rule("survey", ("C-10",), Act.CALL, Purpose.EVALUATION, 48, _survey, head=True),
    Rule("boss", ("R-10",), Act.TASK, Purpose.OTHER, 47, _boss),
    Rule("gift", ("C-04",), Act.TASK, Purpose.GREETING, 45, _gift, head=True),
    Rule("greeting", ("C-03",), Act.TASK, Purpose.GREETING, 40, _greeting),
    Rule("silence", ("C-12",), Act.CALL, Purpose.STATUS, 35, _silence),
    Rule("status", ("P-18",), Act.CALL, Purpose.STATUS, 30, _status),
    Rule("idea", ("C-27", "C-28"), Act.TASK, Purpose.IDEA, 25, _idea),
    Rule("evaluation", ("A-02",), Act.TASK, Purpose.EVALUATION, 20, _evaluation),
    Rule("brainstorm", ("C-28",), Act.TASK, Purpose.IDEA, 15, _brainstorm),
)

FIRM = frozenset(rule.code for rule in RULES if rule.firm)
"""Rules whose suggestions are not dropped without a reason."""
