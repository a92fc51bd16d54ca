"""The tables of calls, care and standing; part of `tables`, where everybody looks for them."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, String, Table, text

from aedesk.domain import call as k
from aedesk.domain import care as r
from aedesk.domain import client as c
from aedesk.domain import standing as g
from aedesk.storage.columns import code_of, days, key, metadata, owned, to, version, whole, words, yes
from aedesk.storage.types import Instant, Key

call = Table(
    "call", metadata, key(), to("client_id", "client"), code_of("purpose", k.Purpose), *words("about"),
    Column("contact_id", Key), *days("day"), code_of("slot", k.Slot), Column("at", Instant), whole("minutes"),
    code_of("state", k.CallState), whole("place"), yes("important"), yes("theirs"),
    Column("why", String(24), nullable=False), Column("subject_kind", String(24), nullable=False),
    Column("subject_id", Key), to("back_of", "call", empty=True), Column("started_at", Instant),
    Column("ended_at", Instant), Column("held_at", Instant), whole("held_seconds"), whole("seconds", empty=True),
    code_of("outcome", k.Outcome, empty=True), *words("result"), code_of("next_kind", k.NextKind), *words("next_step"),
    *days("next_on"), Column("next_at", Instant), yes("next_settled"), Column("was_first", Boolean),
    code_of("mood", k.Mood, empty=True), version(),
)  # fmt: skip
prep = Table(
    "prep", metadata, key(), to("call_id", "call"), *words(*k.POINTS, "half_minute"), version(),
)  # fmt: skip
call_block = Table(
    "call_block", metadata, key(), Column("day", Date, nullable=False, unique=True), whole("starts"),
    whole("minutes"), Column("began_at", Instant), Column("ended_at", Instant), *words("learned"), version(),
)  # fmt: skip
call_hours = Table(
    "call_hours", metadata, key(), to("client_id", "client"), Column("contact_id", Key, nullable=False),
    code_of("kind", k.HoursKind), Column("weekdays", String(7), nullable=False), whole("start"), whole("end"),
    version(),
)  # fmt: skip
dropped = Table(
    "dropped", metadata, key(), Column("key", String(120), nullable=False), Column("day", Date, nullable=False),
    to("client_id", "client"), *words("reason"), version(),
)  # fmt: skip
planner = Table(
    "planner", metadata, key(),
    *(whole(name) for name in ("opens", "closes", "block_starts", "block_minutes", "quiet_starts", "quiet_ends",
    "meal_starts", "meal_ends", "target_a", "target_b", "target_c", "target_d", "target_prospect", "target_annoyed")),
    yes("video_counts"), whole("gift_days"), whole("gift_budget", big=True), whole("gift_limit", big=True),
    whole("idea_days"), whole("silence_days"),
    *words("zone", "country", "leap_birthday", "late_birthday", "weights", "classes"), version(),
)  # fmt: skip
care_rules = Table(
    "care_rules", metadata, key(), Column("client_id", Key, ForeignKey("client.id", deferrable=True,
    initially="DEFERRED"), nullable=False, unique=True), yes("dormant"), yes("annoyed"), yes("first_call"),
    *words("no_gifts", "zone"), whole("visits", empty=True), *words("do_not_say", "only_us"), version(),
)  # fmt: skip
visit = Table(
    "visit", metadata, key(), to("client_id", "client"), Column("starts_at", Instant, nullable=False),
    whole("minutes"), whole("travel"), code_of("kind", r.VisitKind), code_of("state", r.VisitState),
    *words("place", "goal", *r.LEARNINGS, "result"), whole("cost", empty=True, big=True), version(),
)  # fmt: skip
visit_person = Table(
    "visit_person", metadata, *owned("visit"), Column("contact_id", Key, nullable=False),
)  # fmt: skip
promise = Table(
    "promise", metadata, key(), to("client_id", "client"), *words("words"), Column("due", Date, nullable=False),
    Column("contact_id", Key), code_of("kind", r.PromiseKind), *days("made_on"), code_of("state", r.PromiseState),
    *days("settled_on"), version(),
)  # fmt: skip
complaint = Table(
    "complaint", metadata, key(), to("client_id", "client"), *words("words"), Column("received_at", Instant),
    Column("contact_id", Key), *words("cause", "response"), Column("answered_at", Instant), *days("closed_on"),
    *words("lesson"), version(),
)  # fmt: skip
idea = Table(
    "idea", metadata, key(), to("client_id", "client"), *words("words"), code_of("kind", r.IdeaKind),
    *days("had_on", "offered_on"), code_of("outcome", r.IdeaOutcome), *words("note"), version(),
)  # fmt: skip
gift = Table(
    "gift", metadata, key(), to("client_id", "client"), *words("item"), Column("on", Date, nullable=False),
    *words("occasion"), Column("contact_id", Key), whole("budget", big=True), *words("supplier", "card_text"),
    to("approved_by", "person", empty=True), *days("approved_on", "delivered_on"), *words("received_by"),
    whole("cost", empty=True, big=True), version(),
)  # fmt: skip
greeting = Table(
    "greeting", metadata, key(), to("client_id", "client"), *words("occasion"), Column("on", Date, nullable=False),
    Column("contact_id", Key), code_of("channel", r.Channel), *words("words"), *days("sent_on"), version(),
)  # fmt: skip
important_day = Table(
    "important_day", metadata, key(), to("client_id", "client"), *words("name"), whole("month"), whole("day"),
    yes("lunar"), whole("year", empty=True), Column("contact_id", Key), yes("gift"), version(),
)  # fmt: skip
boss_note = Table(
    "boss_note", metadata, key(), to("client_id", "client"), *words("words"), yes("big"),
    *days("noted_on", "told_on"), to("told_to", "person", empty=True), version(),
)  # fmt: skip
evaluation = Table(
    "evaluation", metadata, key(), to("client_id", "client"), *(whole(name) for name in g.AXES), *days("on"),
    *words("weights"), whole("score"), code_of("suggested", c.ClientClass), code_of("given", c.ClientClass, empty=True),
    yes("payment_computed"), to("evaluator_id", "person", empty=True), *words("note", "action"), version(),
)  # fmt: skip
prospect = Table(
    "prospect", metadata, key(), to("client_id", "client"), code_of("step", g.ProspectStep), whole("intent"),
    to("lead_owner_id", "person", empty=True), *words("who_can_help", "goals", "strategy", "timetable"),
    *days("next_on", "since", "ended_on"), yes("became_client"), version(),
)  # fmt: skip
survey = Table(
    "survey", metadata, key(), to("client_id", "client"), *words("scores"), *days("on"),
    Column("contact_id", Key), yes("by_phone"), *words("words", "follow_up"), *days("followed_on"), version(),
)  # fmt: skip
decree = Table(
    "decree", metadata, key(), Column("country", String(2), nullable=False), whole("year"), *words("text"),
    version(),
)  # fmt: skip

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
