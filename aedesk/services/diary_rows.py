"""The lines of the diary that write themselves: what each step of the journal was (D-05)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.desk import Place
from aedesk.domain.job import Stage
from aedesk.services.diary_steps import Facts, Step, steps


@dataclass(frozen=True)
class DiaryRow:
    """One line of a day; `sentences_desk.diary` says it in words."""

    at: datetime
    code: str
    values: Mapping[str, object]
    words: str = ""  # of a line written by hand
    client_id: UUID | None = None
    client: str = ""
    code_of_client: str = ""
    subject_kind: str = ""
    subject_id: UUID | None = None
    by_hand: UUID | None = None
    seq: int | None = None  # the step of the journal that it stands for


Said = tuple[str, str, UUID, dict[str, object]]
"""What a step was: its code, the table and the record it is about, its values."""

Tell = Callable[[Step, Facts], Said | None]


def _simple(code: str, table: str) -> Tell:
    def tell(step: Step, facts: Facts) -> Said | None:
        row = step.row(table)
        return (code, table, row.root, {}) if row is not None else None

    return tell


def _call(code: str, state: str) -> Tell:
    def tell(step: Step, facts: Facts) -> Said | None:
        row = step.row("call", state=state)
        call = facts.of("call", row.id) if row else None
        if row is None or call is None:
            return None
        seconds = call.seconds if code == "call_held" else None
        return code, "call", row.id, {"minutes": _minutes(seconds), "words": call.result or call.about}

    return tell


def _visit(step: Step, facts: Facts) -> Said | None:
    row = step.row("visit", state="held")
    visit = facts.of("visit", row.id) if row else None
    return ("visit_held", "visit", visit.id, {"minutes": visit.minutes, "words": visit.goal}) if visit else None


def _signed(state: str) -> Tell:
    def tell(step: Step, facts: Facts) -> Said | None:
        row = step.row("sign_off", state=state)
        signed = facts.of("sign_off", row.id) if row else None
        if signed is None:
            return None
        values = {"slot": signed.slot, "name": signed.name, "words": signed.reason}
        if signed.estimate_id is not None:
            return "signed" if state == "signed" else "refused", "estimate", signed.estimate_id, values
        return "signed" if state == "signed" else "refused", "job", signed.job_id, values

    return tell


def _moved(step: Step, facts: Facts) -> Said | None:
    row = step.row("job")
    stage = (row.after or {}).get("stage") if row else None
    return ("job_moved", "job", row.id, {"stage": Stage(stage)}) if row and stage else None


def _promised(step: Step, facts: Facts) -> Said | None:
    row = step.row("promise")
    made = facts.of("promise", row.id) if row else None
    return ("promise_made", "promise", made.id, {"day": made.due}) if made else None


def _settled(step: Step, facts: Facts) -> Said | None:
    row = step.row("promise")
    state = (row.after or {}).get("state") if row else None
    return (f"promise_{state}", "promise", row.id, {}) if row and state in ("kept", "broken", "withdrawn") else None


def _drill(step: Step, facts: Facts) -> Said | None:
    row = step.row("drill")
    drill = facts.of("drill", row.id) if row else None
    return (f"drill_{drill.kind.value}", "drill", drill.id, {"words": drill.title}) if drill else None


def _day_closed(step: Step, facts: Facts) -> Said | None:
    row = step.row("day_close")
    closed = facts.of("day_close", row.id) if row else None
    return ("day_closed", "day_close", closed.id, {"score": closed.score}) if closed else None


def _item(code: str, place: Place | None = None) -> Tell:
    def tell(step: Step, facts: Facts) -> Said | None:
        row = step.row("item", place=place.value) if place else step.row("item")
        item = facts.of("item", row.id) if row else None
        if row is None or item is None:
            return None
        after, values = row.after or {}, dict[str, object]()
        sat = next((each for each in step.rows if each.table == "sitting" and "seconds" in (each.after or {})), None)
        if sat is not None and place is not Place.DESK:
            values |= {"minutes": _minutes((sat.after or {})["seconds"]), "planned": item.minutes}
        if after.get("category_id"):
            folder = facts.of("category", UUID(hex=after["category_id"]))
            values["folder"] = folder.name if folder else ""
        if after.get("due"):
            values["day"] = date.fromisoformat(after["due"])
        values |= {"name": after.get("person") or item.person, "words": after.get("answer", "")}
        for other in step.rows:
            if place is Place.DESK and other.table == "item" and (other.before or {}).get("place") == "desk":
                values["other"] = getattr(facts.of("item", other.id), "title", "")
        return code, "item", row.id, values

    return tell


def _begun(step: Step, facts: Facts) -> Said | None:
    """The timer went on; only a new sitting is news: what was laid there the day before is taken up."""
    new = next((row for row in step.rows if row.table == "sitting" and row.before is None), None)
    return ("item_begun", "item", UUID(hex=new.after["item_id"]), {}) if new is not None and new.after else None


def _minutes(seconds: int | None) -> int:
    return max(1, round(seconds / 60)) if seconds else 0


VERBS: dict[str, Tell] = {
    "call.finish": _call("call_held", "done"),
    "call.missed": _call("call_missed", "missed"),
    "visit.held": _visit,
    "job.open": _simple("job_opened", "job"),
    "job.move": _moved,
    "job.sign": _signed("signed"),
    "job.refuse": _signed("refused"),
    "estimate.sign": _signed("signed"),
    "estimate.sign_paper": _signed("signed"),
    "estimate.issue": _simple("estimate_issued", "estimate"),
    "estimate.send": _simple("estimate_sent", "estimate"),
    "estimate.reject": _simple("estimate_rejected", "estimate"),
    "promise.add": _promised,
    "promise.settle": _settled,
    "boss.told": _simple("boss_told", "boss_note"),
    "complaint.add": _simple("complaint_received", "complaint"),
    "complaint.answer": _simple("complaint_answered", "complaint"),
    "idea.offer": _simple("idea_offered", "idea"),
    "gift.deliver": _simple("gift_delivered", "gift"),
    "greeting.sent": _simple("greeting_sent", "greeting"),
    "desk.take": _item("item_taken", Place.DESK),
    "desk.go_on": _begun,
    "desk.back": _item("item_back"),
    "desk.file": _item("item_filed"),
    "desk.done": _item("item_done", Place.DONE),
    "desk.drop": _item("item_dropped"),
    "desk.date": _item("item_dated"),
    "desk.defer": _item("item_deferred"),
    "desk.park": _item("item_parked"),
    "desk.hand_on": _item("item_handed_on"),
    "desk.read": _item("item_read"),
    "desk.escalate": _item("item_escalated"),
    "desk.answer": _item("item_answered"),
    "desk.close": _item("item_closed"),
    "drill.begin": _drill,
    "week.close": _simple("week_closed", "week_plan"),
    "desk.close_day": _day_closed,
}
"""What the diary makes of each verb of the journal."""

_NAMED = {
    "promise": "words", "boss_note": "words", "complaint": "words", "idea": "words", "gift": "item", "item": "title",
}  # fmt: skip


def told(s: Session, clock: Clock, day: date) -> list[DiaryRow]:
    """The lines of a day that write themselves, in order of the journal."""
    found = steps(s, clock, day, VERBS)
    facts = Facts(s)
    for step in found:
        for row in step.rows:
            facts.wanted.setdefault(row.table, set()).add(row.id)
    lines = []
    for step in found:
        said = VERBS[step.verb](step, facts)
        if said is not None:
            lines.append(_line(clock, day, step, said, facts))
    return lines


def _line(clock: Clock, day: date, step: Step, said: Said, facts: Facts) -> DiaryRow:
    code, table, id, values = said
    noun = facts.of(table, id)
    job = noun if table == "job" else facts.of("job", getattr(noun, "job_id", None))
    client_id = getattr(noun, "client_id", None) or getattr(job, "client_id", None)
    client = facts.of("client", client_id)
    values["what"] = _what(table, noun, job)
    contact = facts.of("contact", getattr(noun, "contact_id", None))
    name = client.short_name if client else ""
    values["who"] = f"{contact.name}, {name}" if contact else name
    began = getattr(noun, {"call": "started_at", "visit": "starts_at"}.get(table, ""), None)
    at = began if began is not None and clock.local(began).date() == day else step.at
    kind, subject = table, id
    if table == "item" and noun is not None and noun.subject_id is not None:
        kind, subject = noun.subject_kind, noun.subject_id
    return DiaryRow(
        at, code, values, client_id=client_id, client=name, code_of_client=client.code if client else "",
        subject_kind=kind, subject_id=subject, seq=step.seq,
    )  # fmt: skip


def _what(table: str, noun: Any, job: Any) -> str:
    if noun is None:
        return ""
    if table in ("job", "estimate"):
        number = noun.number or (job.number if job is not None else "") or ""
        return " ".join(filter(None, (number, job.title if job is not None else "")))
    return str(getattr(noun, _NAMED.get(table, ""), ""))
