"""Schema 3: calls, their preparation and hours, visits, promises, gifts, evaluations, prospects, surveys. Frozen."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from aedesk.storage.types import Instant, Key

metadata = MetaData()
Col = Column[Any]


def _key() -> Col:
    return Column("id", Key, primary_key=True)


def _to(name: str, target: str, *, empty: bool = False, alone: bool = False) -> Col:
    fixed = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Key, fixed, nullable=empty, unique=alone or None)


def _words(*names: str) -> list[Col]:
    return [Column(name, Text, nullable=False) for name in names]


def _code(name: str, *, empty: bool = False) -> Col:
    return Column(name, String(24), nullable=empty)


def _days(*names: str) -> list[Col]:
    return [Column(name, Date) for name in names]


def _whole(*names: str, empty: bool = False, big: bool = False) -> list[Col]:
    return [Column(name, BigInteger if big else Integer, nullable=empty) for name in names]


def _yes(*names: str) -> list[Col]:
    return [Column(name, Boolean, nullable=False) for name in names]


for name in ("client", "person"):  # stand already; named by what follows
    Table(name, metadata, Column("id", Key, primary_key=True))
contact_note = Table(
    "contact_note", metadata, _key(), Column("client_id", Key), Column("kind", String(24)), Column("at", Instant)
)

call = Table(
    "call", metadata, _key(), _to("client_id", "client"), _code("purpose"), *_words("about"),
    Column("contact_id", Key), *_days("day"), _code("slot"), Column("at", Instant), *_whole("minutes"),
    _code("state"), *_whole("place"), *_yes("important"), *_yes("theirs"),
    Column("why", String(24), nullable=False), Column("subject_kind", String(24), nullable=False),
    Column("subject_id", Key), _to("back_of", "call", empty=True), Column("started_at", Instant),
    Column("ended_at", Instant), Column("held_at", Instant), *_whole("held_seconds"), *_whole("seconds", empty=True),
    _code("outcome", empty=True), *_words("result"), _code("next_kind"), *_words("next_step"),
    *_days("next_on"), Column("next_at", Instant), *_yes("next_settled"), Column("was_first", Boolean),
    _code("mood", empty=True), *_whole("version"),
)  # fmt: skip
prep = Table(
    "prep", metadata, _key(), _to("call_id", "call"), *_words("work", "questions", "best", "worst", "opening",
    "message", "ask",
    "half_minute"), *_whole("version"),
)  # fmt: skip
call_block = Table(
    "call_block", metadata, _key(), Column("day", Date, nullable=False, unique=True), *_whole("starts"),
    *_whole("minutes"), Column("began_at", Instant), Column("ended_at", Instant), *_words("learned"),
    *_whole("version"),
)  # fmt: skip
call_hours = Table(
    "call_hours", metadata, _key(), _to("client_id", "client"), Column("contact_id", Key, nullable=False),
    _code("kind"), Column("weekdays", String(7), nullable=False), *_whole("start"), *_whole("end"),
    *_whole("version"),
)  # fmt: skip
dropped = Table(
    "dropped", metadata, _key(), Column("key", String(120), nullable=False), Column("day", Date, nullable=False),
    _to("client_id", "client"), *_words("reason"), *_whole("version"),
)  # fmt: skip
planner = Table(
    "planner", metadata, _key(),
    *_whole("opens", "closes", "block_starts", "block_minutes", "quiet_starts", "quiet_ends",
    "meal_starts", "meal_ends", "target_a", "target_b", "target_c", "target_d", "target_prospect", "target_annoyed"),
    *_yes("video_counts"), *_whole("gift_days"), *_whole("gift_budget", big=True), *_whole("gift_limit", big=True),
    *_whole("idea_days"), *_whole("silence_days"),
    *_words("zone", "country", "leap_birthday", "late_birthday", "weights", "classes"), *_whole("version"),
)  # fmt: skip
care_rules = Table(
    "care_rules", metadata, _key(), _to("client_id", "client", alone=True), *_yes("dormant"), *_yes("annoyed"),
    *_yes("first_call"),
    *_words("no_gifts", "zone"), *_whole("visits", empty=True), *_words("do_not_say", "only_us"), *_whole("version"),
)  # fmt: skip
visit = Table(
    "visit", metadata, _key(), _to("client_id", "client"), Column("starts_at", Instant, nullable=False),
    *_whole("minutes"), *_whole("travel"), _code("kind"), _code("state"),
    *_words("place", "goal", "business", "market", "need", "result"), *_whole("cost", empty=True, big=True),
    *_whole("version"),
)  # fmt: skip
visit_person = Table(
    "visit_person", metadata, _key(), _to("visit_id", "visit"), *_whole("position"), Column("contact_id", Key,
    nullable=False),
)  # fmt: skip
promise = Table(
    "promise", metadata, _key(), _to("client_id", "client"), *_words("words"), Column("due", Date, nullable=False),
    Column("contact_id", Key), _code("kind"), *_days("made_on"), _code("state"),
    *_days("settled_on"), *_whole("version"),
)  # fmt: skip
complaint = Table(
    "complaint", metadata, _key(), _to("client_id", "client"), *_words("words"), Column("received_at", Instant),
    Column("contact_id", Key), *_words("cause", "response"), Column("answered_at", Instant), *_days("closed_on"),
    *_words("lesson"), *_whole("version"),
)  # fmt: skip
idea = Table(
    "idea", metadata, _key(), _to("client_id", "client"), *_words("words"), _code("kind"),
    *_days("had_on", "offered_on"), _code("outcome"), *_words("note"), *_whole("version"),
)  # fmt: skip
gift = Table(
    "gift", metadata, _key(), _to("client_id", "client"), *_words("item"), Column("on", Date, nullable=False),
    *_words("occasion"), Column("contact_id", Key), *_whole("budget", big=True), *_words("supplier", "card_text"),
    _to("approved_by", "person", empty=True), *_days("approved_on", "delivered_on"), *_words("received_by"),
    *_whole("cost", empty=True, big=True), *_whole("version"),
)  # fmt: skip
greeting = Table(
    "greeting", metadata, _key(), _to("client_id", "client"), *_words("occasion"), Column("on", Date, nullable=False),
    Column("contact_id", Key), _code("channel"), *_words("words"), *_days("sent_on"), *_whole("version"),
)  # fmt: skip
important_day = Table(
    "important_day", metadata, _key(), _to("client_id", "client"), *_words("name"), *_whole("month"), *_whole("day"),
    *_yes("lunar"), *_whole("year", empty=True), Column("contact_id", Key), *_yes("gift"), *_whole("version"),
)  # fmt: skip
boss_note = Table(
    "boss_note", metadata, _key(), _to("client_id", "client"), *_words("words"), *_yes("big"),
    *_days("noted_on", "told_on"), _to("told_to", "person", empty=True), *_whole("version"),
)  # fmt: skip
evaluation = Table(
    "evaluation", metadata, _key(), _to("client_id", "client"), *_whole("business", "influence", "payment",
    "satisfaction"), *_days("on"),
    *_words("weights"), *_whole("score"), _code("suggested"), _code("given", empty=True),
    *_yes("payment_computed"), _to("evaluator_id", "person", empty=True), *_words("note", "action"),
    *_whole("version"),
)  # fmt: skip
prospect = Table(
    "prospect", metadata, _key(), _to("client_id", "client"), _code("step"), *_whole("intent"),
    _to("lead_owner_id", "person", empty=True), *_words("who_can_help", "goals", "strategy", "timetable"),
    *_days("next_on", "since", "ended_on"), *_yes("became_client"), *_whole("version"),
)  # fmt: skip
survey = Table(
    "survey", metadata, _key(), _to("client_id", "client"), *_words("scores"), *_days("on"),
    Column("contact_id", Key), *_yes("by_phone"), *_words("words", "follow_up"), *_days("followed_on"),
    *_whole("version"),
)  # fmt: skip
decree = Table(
    "decree", metadata, _key(), Column("country", String(2), nullable=False), *_whole("year"), *_words("text"),
    *_whole("version"),
)  # fmt: skip

NOTES = Index("contact_note_at", contact_note.c.at, contact_note.c.client_id, contact_note.c.kind)
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

NEW = tuple(table for table in metadata.sorted_tables if table.name not in ("client", "person", "contact_note"))


def upgrade(op: Any) -> None:
    """Make the tables of calls and care, and find contacts by their time."""
    metadata.create_all(op.get_bind(), tables=list(NEW), checkfirst=False)
    NOTES.create(op.get_bind())
