"""The tables as they are today; what each released schema had stands frozen in `migrations/`.

Money is whole minor units beside the currency of its parent. Contacts are named without a foreign key, since a
signature outlives the contact who gave it. One module, though long: a table that is looked for is here.
"""

import enum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from aedesk.domain import call as k
from aedesk.domain import care as r
from aedesk.domain import client as c
from aedesk.domain import dossier as d
from aedesk.domain import estimate as e
from aedesk.domain import job as j
from aedesk.domain import people as p
from aedesk.domain import signoff as s
from aedesk.domain import standing as g
from aedesk.domain.paper import PaperKind
from aedesk.storage.types import Exact, Instant, Key, code

metadata = MetaData()
Col = Column[Any]


def _key(name: str = "id") -> Col:
    return Column(name, Key, primary_key=True)


def _words(*names: str) -> list[Col]:
    return [Column(name, Text, nullable=False) for name in names]


def _code(name: str, kind: type[enum.Enum], *, empty: bool = False) -> Col:
    return Column(name, code(kind), nullable=empty)


def _days(*names: str) -> list[Col]:
    return [Column(name, Date) for name in names]


def _hash(name: str) -> Col:
    return Column(name, String(64))


def _to(name: str, target: str, *, empty: bool = False) -> Col:
    # Checked at the commit: nouns hold each other by id, so nobody sorts the rows of one operation.
    return Column(name, Key, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), nullable=empty)


def _exact(*names: str) -> list[Col]:
    return [Column(name, Exact, nullable=False) for name in names]


def _whole(name: str, *, empty: bool = False, big: bool = False) -> Col:
    return Column(name, BigInteger if big else Integer, nullable=empty)


def _yes(name: str) -> Col:
    return Column(name, Boolean, nullable=False)


def _version() -> Col:
    return Column("version", Integer, nullable=False)


def _owned(parent: str) -> list[Col]:
    return [_key(), _to(f"{parent}_id", parent), _whole("position")]


agency = Table(
    "agency", metadata, _key(),
    *_words("name", "other_name", "legal_name", "address", "other_address", "city", "tax_number", "phone", "bank",
            "bank_account"),
    _hash("logo"),
    *_words("currency", "paper_language", "paper_size"),
    _whole("valid_days"), _whole("answer_days"), _whole("payment_days"),
    *_words("terms_zh", "terms_en", "terms_es", "overrides"),
    _whole("lock_minutes"), _hash("seal_certificate"), _hash("seal_key"), Column("created_at", Instant), _version(),
)  # fmt: skip
tax_rate = Table(
    "tax_rate", metadata, *_owned("agency"), *_words("name"), *_exact("rate"), *_words("purpose"), *_days("since"),
)  # fmt: skip
person = Table(
    "person", metadata, _key(), *_words("name"), _code("rank", p.Rank), _code("second_rank", p.Rank, empty=True),
    *_words("other_name"), _yes("is_me"), *_days("left_on"), _version(),
)  # fmt: skip
client = Table(
    "client", metadata, _key(), *_words("short_name", "code", "legal_name", "other_name", "reading"),
    _code("client_class", c.ClientClass), *_words("industry", "language", "currency"), _whole("payment_days"),
    *_words("tax_number", "address"), _to("owner_id", "person", empty=True), *_days("since", "archived_on"), _version(),
)  # fmt: skip
contact = Table(
    "contact", metadata, *_owned("client"), *_words("name", "other_name", "title", "phone", "email"),
    _code("role", c.ContactRole), _yes("signs"), _whole("birth_year", empty=True), _whole("birth_month", empty=True),
    _whole("birth_day", empty=True), _yes("birth_lunar"), _yes("birth_leap"), *_words("tastes"), *_days("left_on"),
)  # fmt: skip
group_member = Table(
    "group_member", metadata, *_owned("client"), _to("person_id", "person"), *_words("duty"),
)  # fmt: skip
contact_note = Table(
    "contact_note", metadata, _key(), _to("client_id", "client"), _code("kind", c.ContactKind),
    Column("at", Instant, nullable=False), *_words("words"), Column("contact_id", Key), _version(),
)  # fmt: skip
job = Table(
    "job", metadata, _key(), _to("client_id", "client"), *_words("title", "other_title"), _code("kind", j.JobKind),
    _code("stage", j.Stage), *_days("stage_since"), Column("number", String(20), unique=True),
    _to("owner_id", "person", empty=True), *_days("due", "expected_brief"), *_words("words"),
    *_days("opened_on", "closed_on"), Column("created_at", Instant), _version(),
)  # fmt: skip
sign_off = Table(
    "sign_off", metadata, *_owned("job"), Column("slot", String(40), nullable=False), _code("state", s.SignState),
    _code("how", s.How, empty=True), _to("person_id", "person", empty=True), Column("contact_id", Key),
    *_words("name", "title"), _code("rank", p.Rank, empty=True), *_days("asked_on", "signed_on"),
    Column("signed_at", Instant), _hash("ink"), _hash("scan"), *_words("folder", "witness", "device", "reason"),
    *_days("copy_to_production_on"), _yes("original_filed"), *_words("checked"),
    _to("estimate_id", "estimate", empty=True),
)  # fmt: skip
job_record = Table(
    "job_record", metadata, *_owned("job"), _code("kind", j.RecordKind), Column("on", Date, nullable=False),
    _to("person_id", "person", empty=True), _to("other_person_id", "person", empty=True),
    *_words("words", "size", "colour", "copy_text", "file_format"),
)  # fmt: skip
job_right = Table(
    "job_right", metadata, *_owned("job"), _code("kind", j.RightsKind), _code("state", j.RightsState), *_days("until"),
)  # fmt: skip
brief = Table(
    "brief", metadata, _key(), _to("job_id", "job"), *_words("number", "background", "objective", "must", "budget",
    "approver"), *_days("layout_due"), _whole("revisions", empty=True),
    *_days("to_client_on", "finished_art_on", "in_market_on"), *_words("materials"), _version(),
)  # fmt: skip
deliverable = Table(
    "deliverable", metadata, *_owned("brief"), *_words("piece", "format"), _whole("quantity", empty=True),
    *_words("languages"),
)  # fmt: skip
estimate = Table(
    "estimate", metadata, _key(), _to("job_id", "job"), _to("client_id", "client"), Column("number", String(20)),
    _whole("edition"), _to("replaces_id", "estimate", empty=True), _code("state", e.EstimateState),
    *_words("language", "currency"), *_exact("discount"), *_words("notes", "other_notes"), Column("contact_id", Key),
    _to("prepared_by", "person", empty=True), _to("checked_by", "person", empty=True),
    *_days("valid_until", "issued_on"), Column("issued_at", Instant), *_days("sent_on", "decided_on"),
    *_words("reason"), _hash("content_hash"), _whole("total", empty=True, big=True), _hash("pdf"), _hash("signed_pdf"),
    Column("created_at", Instant), _version(), UniqueConstraint("number", "edition", name="estimate_number_edition"),
)  # fmt: skip
estimate_line = Table(
    "estimate_line", metadata, *_owned("estimate"), *_words("description", "other_description"),
    _code("group", e.LineGroup), *_exact("quantity"), *_words("unit", "other_unit"), _whole("cost", big=True),
    *_exact("markup", "discount", "tax"),
)  # fmt: skip
paper = Table(
    "paper", metadata, _key(), _code("kind", PaperKind), Column("number", String(20), nullable=False),
    _whole("edition"), Column("pdf", String(64), nullable=False), Column("issued_at", Instant, nullable=False),
    Column("subject_id", Key, nullable=False), _to("client_id", "client"), _to("job_id", "job", empty=True),
    *_words("content_hash"), _whole("pages"), _whole("total", empty=True, big=True),
)  # fmt: skip

product = Table(
    "product", metadata, _key(), _to("client_id", "client"), *_words("name", "other_name"), _whole("place"),
    *_days("archived_on"), _version(),
)  # fmt: skip
answer = Table(
    "answer", metadata, _key(), _to("client_id", "client"), Column("path", String(200), nullable=False),
    _to("product_id", "product", empty=True), _code("state", d.AnswerState), *_words("value"),
    Column("contact_id", Key), *_words("said_by"), _code("source", d.SourceKind), _code("confidence", d.Confidence),
    *_days("said_on"), _whole("form"), Column("recorded_at", Instant), _version(),
)  # fmt: skip
remark = Table(
    "remark", metadata, _key(), _to("client_id", "client"), Column("path", String(200), nullable=False),
    Column("contact_id", Key), *_words("words"), _version(),
)  # fmt: skip
to_ask = Table(
    "to_ask", metadata, _key(), _to("client_id", "client"), Column("path", String(200), nullable=False),
    _to("product_id", "product", empty=True), *_days("added_on"),
)  # fmt: skip
own_node = Table(
    "own_node", metadata, _key(), Column("path", String(200), nullable=False, unique=True),
    *_words("number", "kind", "label_zh", "label_en", "label_es", "options"), _yes("hidden"),
    _whole("place", empty=True), _whole("form"), _version(),
)  # fmt: skip
strength_mark = Table(
    "strength_mark", metadata, _key(), _to("client_id", "client"), _to("product_id", "product"),
    Column("row", String(40), nullable=False), _code("place", d.Place), *_words("rival"), _version(),
)  # fmt: skip
media_year = Table(
    "media_year", metadata, _key(), _to("client_id", "client"), _whole("year"),
    *_words("medium", "booked", "has_run"), _whole("place"), _version(),
)  # fmt: skip

call = Table(
    "call", metadata, _key(), _to("client_id", "client"), _code("purpose", k.Purpose), *_words("about"),
    Column("contact_id", Key), *_days("day"), _code("slot", k.Slot), Column("at", Instant), _whole("minutes"),
    _code("state", k.CallState), _whole("place"), _yes("important"), _yes("theirs"),
    Column("why", String(24), nullable=False), Column("subject_kind", String(24), nullable=False),
    Column("subject_id", Key), _to("back_of", "call", empty=True), Column("started_at", Instant),
    Column("ended_at", Instant), Column("held_at", Instant), _whole("held_seconds"), _whole("seconds", empty=True),
    _code("outcome", k.Outcome, empty=True), *_words("result"), _code("next_kind", k.NextKind), *_words("next_step"),
    *_days("next_on"), Column("next_at", Instant), _yes("next_settled"), Column("was_first", Boolean),
    _code("mood", k.Mood, empty=True), _version(),
)  # fmt: skip
prep = Table(
    "prep", metadata, _key(), _to("call_id", "call"), *_words(*k.POINTS, "half_minute"), _version(),
)  # fmt: skip
call_block = Table(
    "call_block", metadata, _key(), Column("day", Date, nullable=False, unique=True), _whole("starts"),
    _whole("minutes"), Column("began_at", Instant), Column("ended_at", Instant), *_words("learned"), _version(),
)  # fmt: skip
call_hours = Table(
    "call_hours", metadata, _key(), _to("client_id", "client"), Column("contact_id", Key, nullable=False),
    _code("kind", k.HoursKind), Column("weekdays", String(7), nullable=False), _whole("start"), _whole("end"),
    _version(),
)  # fmt: skip
dropped = Table(
    "dropped", metadata, _key(), Column("key", String(120), nullable=False), Column("day", Date, nullable=False),
    _to("client_id", "client"), *_words("reason"), _version(),
)  # fmt: skip
planner = Table(
    "planner", metadata, _key(),
    *(_whole(name) for name in ("opens", "closes", "block_starts", "block_minutes", "quiet_starts", "quiet_ends",
    "meal_starts", "meal_ends", "target_a", "target_b", "target_c", "target_d", "target_prospect", "target_annoyed")),
    _yes("video_counts"), _whole("gift_days"), _whole("gift_budget", big=True), _whole("gift_limit", big=True),
    _whole("idea_days"), _whole("silence_days"),
    *_words("zone", "country", "leap_birthday", "late_birthday", "weights", "classes"), _version(),
)  # fmt: skip
care_rules = Table(
    "care_rules", metadata, _key(), Column("client_id", Key, ForeignKey("client.id", deferrable=True,
    initially="DEFERRED"), nullable=False, unique=True), _yes("dormant"), _yes("annoyed"), _yes("first_call"),
    *_words("no_gifts", "zone"), _whole("visits", empty=True), *_words("do_not_say", "only_us"), _version(),
)  # fmt: skip
visit = Table(
    "visit", metadata, _key(), _to("client_id", "client"), Column("starts_at", Instant, nullable=False),
    _whole("minutes"), _whole("travel"), _code("kind", r.VisitKind), _code("state", r.VisitState),
    *_words("place", "goal", *r.LEARNINGS, "result"), _whole("cost", empty=True, big=True), _version(),
)  # fmt: skip
visit_person = Table(
    "visit_person", metadata, *_owned("visit"), Column("contact_id", Key, nullable=False),
)  # fmt: skip
promise = Table(
    "promise", metadata, _key(), _to("client_id", "client"), *_words("words"), Column("due", Date, nullable=False),
    Column("contact_id", Key), _code("kind", r.PromiseKind), *_days("made_on"), _code("state", r.PromiseState),
    *_days("settled_on"), _version(),
)  # fmt: skip
complaint = Table(
    "complaint", metadata, _key(), _to("client_id", "client"), *_words("words"), Column("received_at", Instant),
    Column("contact_id", Key), *_words("cause", "response"), Column("answered_at", Instant), *_days("closed_on"),
    *_words("lesson"), _version(),
)  # fmt: skip
idea = Table(
    "idea", metadata, _key(), _to("client_id", "client"), *_words("words"), _code("kind", r.IdeaKind),
    *_days("had_on", "offered_on"), _code("outcome", r.IdeaOutcome), *_words("note"), _version(),
)  # fmt: skip
gift = Table(
    "gift", metadata, _key(), _to("client_id", "client"), *_words("item"), Column("on", Date, nullable=False),
    *_words("occasion"), Column("contact_id", Key), _whole("budget", big=True), *_words("supplier", "card_text"),
    _to("approved_by", "person", empty=True), *_days("approved_on", "delivered_on"), *_words("received_by"),
    _whole("cost", empty=True, big=True), _version(),
)  # fmt: skip
greeting = Table(
    "greeting", metadata, _key(), _to("client_id", "client"), *_words("occasion"), Column("on", Date, nullable=False),
    Column("contact_id", Key), _code("channel", r.Channel), *_words("words"), *_days("sent_on"), _version(),
)  # fmt: skip
important_day = Table(
    "important_day", metadata, _key(), _to("client_id", "client"), *_words("name"), _whole("month"), _whole("day"),
    _yes("lunar"), _whole("year", empty=True), Column("contact_id", Key), _yes("gift"), _version(),
)  # fmt: skip
boss_note = Table(
    "boss_note", metadata, _key(), _to("client_id", "client"), *_words("words"), _yes("big"),
    *_days("noted_on", "told_on"), _to("told_to", "person", empty=True), _version(),
)  # fmt: skip
evaluation = Table(
    "evaluation", metadata, _key(), _to("client_id", "client"), *(_whole(name) for name in g.AXES), *_days("on"),
    *_words("weights"), _whole("score"), _code("suggested", c.ClientClass), _code("given", c.ClientClass, empty=True),
    _yes("payment_computed"), _to("evaluator_id", "person", empty=True), *_words("note", "action"), _version(),
)  # fmt: skip
prospect = Table(
    "prospect", metadata, _key(), _to("client_id", "client"), _code("step", g.ProspectStep), _whole("intent"),
    _to("lead_owner_id", "person", empty=True), *_words("who_can_help", "goals", "strategy", "timetable"),
    *_days("next_on", "since", "ended_on"), _yes("became_client"), _version(),
)  # fmt: skip
survey = Table(
    "survey", metadata, _key(), _to("client_id", "client"), *_words("scores"), *_days("on"),
    Column("contact_id", Key), _yes("by_phone"), *_words("words", "follow_up"), *_days("followed_on"), _version(),
)  # fmt: skip
decree = Table(
    "decree", metadata, _key(), Column("country", String(2), nullable=False), _whole("year"), *_words("text"),
    _version(),
)  # fmt: skip

# The desk's own books: not nouns of the trade, written by the store alone.
journal = Table(
    "journal", metadata, Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("op", Key, nullable=False), Column("at", Instant, nullable=False),
    Column("actor", String(40), nullable=False), Column("verb", String(60), nullable=False), _yes("undoable"),
    _whole("undoes", empty=True), Column("changes", Text), Column("digest", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)  # fmt: skip
journal_subject = Table(
    "journal_subject", metadata, _key("id"), Column("seq", Integer, primary_key=True), _yes("own"),
    sqlite_with_rowid=False,
)  # fmt: skip
tombstone = Table(
    "tombstone", metadata, _key("id"), Column("kind", String(24), nullable=False), _whole("seq"),
)  # fmt: skip
sequence = Table("sequence", metadata, Column("kind", String(8), primary_key=True), _whole("next"))
search_doc = Table(
    "search_doc", metadata, Column("doc", Integer, primary_key=True), Column("kind", String(16), nullable=False),
    Column("id", Key, nullable=False, unique=True),
)  # fmt: skip

# The board reads nothing but these: open jobs are few, closed ones are many.
OPEN = text("stage != 'closed'")
Index("board_job", job.c.stage, job.c.due, job.c.id, job.c.number, job.c.title, job.c.client_id, job.c.owner_id,
      sqlite_where=OPEN, postgresql_where=OPEN)  # fmt: skip
Index("closed_job", job.c.closed_on, job.c.id, sqlite_where=text("stage = 'closed'"))
Index("board_client", client.c.id, client.c.short_name, client.c.client_class)
Index("board_sign_off", sign_off.c.job_id, sign_off.c.slot, sign_off.c.state)
Index("board_estimate", estimate.c.job_id, estimate.c.state, estimate.c.id)
Index("board_line", estimate_line.c.estimate_id, sqlite_where=text("\"group\" != 'in_house'"))

Index("job_client", job.c.client_id, job.c.stage, job.c.due)
Index("client_archived", client.c.archived_on)
Index("contact_client", contact.c.client_id)
Index("group_member_client", group_member.c.client_id)
Index("tax_rate_agency", tax_rate.c.agency_id)
Index("contact_note_client", contact_note.c.client_id, contact_note.c.at)
Index("job_record_job", job_record.c.job_id)
Index("job_right_job", job_right.c.job_id)
Index("brief_job", brief.c.job_id, unique=True)
Index("deliverable_brief", deliverable.c.brief_id)
Index("estimate_client", estimate.c.client_id)
Index("estimate_replaces", estimate.c.replaces_id)
Index("estimate_open", estimate.c.state, estimate.c.sent_on, sqlite_where=text("state != 'replaced'"))
Index("estimate_line_estimate", estimate_line.c.estimate_id, estimate_line.c.position)
Index("sign_off_estimate", sign_off.c.estimate_id, sign_off.c.job_id, sign_off.c.slot, sign_off.c.state,
      sqlite_where=text("estimate_id IS NOT NULL"))  # fmt: skip
Index("sign_off_asked", sign_off.c.state, sign_off.c.asked_on, sqlite_where=text("state = 'asked'"))
Index("product_client", product.c.client_id)
# NULL is never equal to NULL, so the client's own answers need an index of their own.
Index("answer_client", answer.c.client_id, answer.c.path, unique=True, sqlite_where=text("product_id IS NULL"),
      postgresql_where=text("product_id IS NULL"))  # fmt: skip
Index("answer_product", answer.c.client_id, answer.c.product_id, answer.c.path, unique=True,
      sqlite_where=text("product_id IS NOT NULL"), postgresql_where=text("product_id IS NOT NULL"))  # fmt: skip
Index("answer_state", answer.c.client_id, answer.c.product_id, answer.c.state, answer.c.path)
Index("remark_client", remark.c.client_id)
Index("to_ask_client", to_ask.c.client_id)
Index("strength_mark_product", strength_mark.c.product_id, strength_mark.c.rival, strength_mark.c.row, unique=True)
Index("media_year_client", media_year.c.client_id, media_year.c.year)
Index("paper_subject", paper.c.subject_id)
Index("paper_job", paper.c.job_id)
Index("paper_number", paper.c.kind, paper.c.number, paper.c.edition, unique=True)
Index("paper_pdf", paper.c.pdf)
Index("contact_note_at", contact_note.c.at, contact_note.c.client_id, contact_note.c.kind)
# A partial index is used only where its own words stand in the query: these words stand in both.
CALL_OPEN = text("call.state IN ('planned', 'running', 'held')")
CALL_TRIED = text("call.state IN ('done', 'missed')")
CALL_THEIRS = text("call.next_kind = 'theirs' AND NOT call.next_settled")
Index("call_open", call.c.day, call.c.state, sqlite_where=text("state IN ('planned', 'running', 'held')"))
Index("call_tried", call.c.started_at, call.c.contact_id, call.c.purpose, call.c.state, call.c.seconds,
      sqlite_where=text("state IN ('done', 'missed')"))  # fmt: skip
Index("call_client", call.c.client_id, call.c.started_at)
Index("call_contact", call.c.contact_id, call.c.started_at)
Index("call_day", call.c.day, call.c.state)
Index("call_theirs", call.c.next_on, sqlite_where=text("next_kind = 'theirs' AND NOT next_settled"))
Index("call_back_of", call.c.back_of)
Index("prep_call", prep.c.call_id, unique=True)
Index("call_hours_contact", call_hours.c.contact_id)
Index("call_hours_client", call_hours.c.client_id)
Index("dropped_day", dropped.c.day, dropped.c.key, unique=True)
Index("visit_starts", visit.c.starts_at, visit.c.state)
Index("visit_client", visit.c.client_id, visit.c.starts_at)
Index("visit_person_visit", visit_person.c.visit_id)
Index("promise_client", promise.c.client_id, promise.c.due)
Index("promise_open", promise.c.due, sqlite_where=text("state = 'open'"))
Index("complaint_client", complaint.c.client_id)
Index("complaint_open", complaint.c.received_at, sqlite_where=text("closed_on IS NULL"))
Index("idea_client", idea.c.client_id, idea.c.offered_on, idea.c.had_on)
Index("gift_on", gift.c.on)
Index("gift_client", gift.c.client_id, gift.c.on)
Index("greeting_on", greeting.c.on)
Index("greeting_client", greeting.c.client_id)
Index("important_day_client", important_day.c.client_id)
Index("boss_note_client", boss_note.c.client_id, boss_note.c.told_on)
Index("evaluation_client", evaluation.c.client_id, evaluation.c.on)
Index("prospect_client", prospect.c.client_id)
Index("survey_client", survey.c.client_id, survey.c.on)
Index("decree_year", decree.c.country, decree.c.year, unique=True)

PARENT = {
    "tax_rate": "agency", "contact": "client", "group_member": "client", "sign_off": "job", "job_record": "job",
    "job_right": "job", "deliverable": "brief", "estimate_line": "estimate", "visit_person": "visit",
}  # fmt: skip
"""Rows that belong to another: their history is the parent's, and its version counts for them."""

ABOVE = {
    "brief": "job_id", "estimate": "job_id", "paper": "job_id", "contact_note": "client_id", "product": "client_id",
    "answer": "client_id", "call": "client_id", "prep": "call_id", "care_rules": "client_id", "visit": "client_id",
    "promise": "client_id",
    "complaint": "client_id", "idea": "client_id", "gift": "client_id", "greeting": "client_id",
    "important_day": "client_id", "boss_note": "client_id", "evaluation": "client_id", "prospect": "client_id",
    "survey": "client_id",
}  # fmt: skip
"""Records that also show in the wide history of the record named here."""

FILE_COLUMNS = (
    agency.c.logo, agency.c.seal_certificate, agency.c.seal_key, sign_off.c.ink, sign_off.c.scan, estimate.c.pdf,
    estimate.c.signed_pdf, paper.c.pdf,
)  # fmt: skip
"""Columns that name a blob in the second file."""
