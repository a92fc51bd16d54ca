"""The tables of the desk, its days, weeks and goals; part of `tables`, where everybody looks for them."""

from sqlalchemy import Column, Date, Index, String, Table, text

from aedesk.domain import desk as d
from aedesk.domain import desk_plan as p
from aedesk.storage.columns import blob, code_of, days, key, metadata, owned, to, version, whole, words, yes
from aedesk.storage.types import Instant, Key

category = Table(
    "category", metadata, key(), *words("name"), whole("place"), yes("closed"), version(),
)  # fmt: skip
item = Table(
    "item", metadata, key(), *words("title", "words"), code_of("kind", d.ItemKind), code_of("place", d.Place),
    code_of("source", d.Source), to("client_id", "client", empty=True),
    Column("subject_kind", String(24), nullable=False), Column("subject_id", Key),
    to("category_id", "category", empty=True), *words("label"), Column("arrived_at", Instant),
    Column("touched_at", Instant), Column("settled_at", Instant), *days("due"), whole("due_minute", empty=True),
    *words("due_words", "repeat"), whole("minutes"), whole("seconds"), whole("importance"), yes("urgent"),
    whole("postponed"), *words("reward"), to("person_id", "person", empty=True), *words("person"),
    *days("follow_on", "said_on"), *words("plan", "answer"), whole("level"), version(),
)  # fmt: skip
item_paper = Table(
    "item_paper", metadata, *owned("item"), *words("name", "media"), blob("blob"), whole("size", big=True),
)  # fmt: skip
sitting = Table(
    "sitting", metadata, key(), to("item_id", "item"), Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant), Column("paused_at", Instant), whole("paused_seconds"), whole("seconds"),
    code_of("end", d.SittingEnd, empty=True), to("category_id", "category", empty=True), version(),
)  # fmt: skip
interruption = Table(
    "interruption", metadata, key(), Column("at", Instant, nullable=False), *words("who"), Column("contact_id", Key),
    to("person_id", "person", empty=True), to("item_id", "item", empty=True), whole("minutes"),
    *words("reason", "back_to"), *days("later_on"), whole("later_minute", empty=True), Column("ended_at", Instant),
    version(),
)  # fmt: skip
diary_line = Table(
    "diary_line", metadata, key(), Column("at", Instant, nullable=False), *words("words"),
    to("client_id", "client", empty=True), version(),
)  # fmt: skip
day_close = Table(
    "day_close", metadata, key(), Column("day", Date, nullable=False, unique=True),
    Column("closed_at", Instant, nullable=False), *words("marks", "causes"), whole("score"),
    to("first_item_id", "item", empty=True), *words("first_words"), whole("first_minute", empty=True), *words("note"),
    version(),
)  # fmt: skip
big_thing = Table(
    "big_thing", metadata, key(), code_of("span", p.Span), Column("on", Date, nullable=False), *words("words"),
    whole("place"), *words("detail"), *days("due", "done_on"), *words("why_not"),
    Column("subject_kind", String(24), nullable=False), Column("subject_id", Key), version(),
)  # fmt: skip
week_plan = Table(
    "week_plan", metadata, key(), Column("monday", Date, nullable=False, unique=True), Column("closed_at", Instant),
    *words("went", "why", "first_next"), whole("mark"), version(),
)  # fmt: skip
plan_entry = Table(
    "plan_entry", metadata, key(), Column("day", Date, nullable=False), *words("words"), code_of("kind", p.EntryKind),
    *words("detail"), whole("minute", empty=True), whole("minutes"), *words("department"),
    to("client_id", "client", empty=True), Column("subject_kind", String(24), nullable=False),
    Column("subject_id", Key), *words("reason"), *days("done_on"), version(),
)  # fmt: skip
goal = Table(
    "goal", metadata, key(), Column("period", String(8), nullable=False), *words("words"), code_of("area", p.Area),
    *words("note", "measure", "start", "now", "certain", "stretch"), whole("place"), *days("ended_on"),
    *words("reached"), version(),
)  # fmt: skip
goal_review = Table(
    "goal_review", metadata, *owned("goal"), Column("on", Date, nullable=False), *words("value", "words"),
)  # fmt: skip
goal_sheet = Table(
    "goal_sheet", metadata, key(), Column("period", String(8), nullable=False, unique=True),
    *words("review_days", "stop", "need", "went", "missed"), version(),
)  # fmt: skip
drill = Table(
    "drill", metadata, key(), code_of("kind", p.DrillKind), Column("at", Instant, nullable=False),
    Column("ended_at", Instant), to("item_id", "item", empty=True), *words("title", "answers", "before", "after"),
    version(),
)  # fmt: skip
desk_settings = Table(
    "desk_settings", metadata, key(), yes("sunday"), whole("sunday_weekday"), whole("sunday_minute"),
    whole("tray_days"), whole("day_minutes"), whole("full"), whole("department_limit"), whole("read_minutes"),
    version(),
)  # fmt: skip

# A partial index is used only where its own words stand in the query: these words stand in both.
ITEM_OPEN = text("item.place IN ('tray', 'desk', 'dated', 'with', 'pile', 'register')")
Index("item_open", item.c.place, item.c.touched_at,
      sqlite_where=text("place IN ('tray', 'desk', 'dated', 'with', 'pile', 'register')"))  # fmt: skip
Index("item_on_desk", item.c.place, unique=True, sqlite_where=text("place = 'desk'"))
Index("item_settled", item.c.settled_at, item.c.category_id)
Index("item_category", item.c.category_id, item.c.settled_at)
Index("item_client", item.c.client_id)
Index("item_subject", item.c.subject_id)
Index("item_paper_item", item_paper.c.item_id)
Index("sitting_item", sitting.c.item_id)
Index("sitting_started", sitting.c.started_at)
Index("sitting_open", sitting.c.ended_at, sqlite_where=text("ended_at IS NULL"))
Index("interruption_at", interruption.c.at)
Index("diary_line_at", diary_line.c.at)
Index("big_thing_on", big_thing.c.on, big_thing.c.span)
Index("plan_entry_day", plan_entry.c.day)
Index("goal_period", goal.c.period)
Index("goal_review_goal", goal_review.c.goal_id)
Index("drill_at", drill.c.at)
