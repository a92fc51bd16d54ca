"""Schema 4: the desk with its items, sittings, interruptions, diary, days, weeks, goals and drills; own words. Frozen.

An answer of the dossier has a column for what the client said, word for word; older answers have none.
"""

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


def _to(name: str, target: str, *, empty: bool = False) -> Col:
    fixed = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Key, fixed, nullable=empty)


def _owned(parent: str) -> list[Col]:
    return [_key(), _to(f"{parent}_id", parent), *_whole("position")]


def _words(*names: str) -> list[Col]:
    return [Column(name, Text, nullable=False) for name in names]


def _code(name: str, *, empty: bool = False) -> Col:
    return Column(name, String(24), nullable=empty)


def _days(*names: str) -> list[Col]:
    return [Column(name, Date) for name in names]


def _whole(name: str, *, empty: bool = False, big: bool = False) -> list[Col]:
    return [Column(name, BigInteger if big else Integer, nullable=empty)]


def _yes(*names: str) -> list[Col]:
    return [Column(name, Boolean, nullable=False) for name in names]


for name in ("client", "person"):  # stand already; named by what follows
    Table(name, metadata, Column("id", Key, primary_key=True))

category = Table(
    "category", metadata, _key(), *_words("name"), *_whole("place"), *_yes("closed"), *_whole("version"),
)  # fmt: skip
item = Table(
    "item", metadata, _key(), *_words("title", "words"), _code("kind"), _code("place"),
    _code("source"), _to("client_id", "client", empty=True),
    Column("subject_kind", String(24), nullable=False), Column("subject_id", Key),
    _to("category_id", "category", empty=True), *_words("label"), Column("arrived_at", Instant),
    Column("touched_at", Instant), Column("settled_at", Instant), *_days("due"), *_whole("due_minute", empty=True),
    *_words("due_words", "repeat"), *_whole("minutes"), *_whole("seconds"), *_whole("importance"), *_yes("urgent"),
    *_whole("postponed"), *_words("reward"), _to("person_id", "person", empty=True), *_words("person"),
    *_days("follow_on", "said_on"), *_words("plan", "answer"), *_whole("level"), *_whole("version"),
)  # fmt: skip
item_paper = Table(
    "item_paper", metadata, *_owned("item"), *_words("name", "media"), Column("blob", String(64)),
    *_whole("size", big=True),
)  # fmt: skip
sitting = Table(
    "sitting", metadata, _key(), _to("item_id", "item"), Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant), Column("paused_at", Instant), *_whole("paused_seconds"), *_whole("seconds"),
    _code("end", empty=True), _to("category_id", "category", empty=True), *_whole("version"),
)  # fmt: skip
interruption = Table(
    "interruption", metadata, _key(), Column("at", Instant, nullable=False), *_words("who"), Column("contact_id", Key),
    _to("person_id", "person", empty=True), _to("item_id", "item", empty=True), *_whole("minutes"),
    *_words("reason", "back_to"), *_days("later_on"), *_whole("later_minute", empty=True), Column("ended_at", Instant),
    *_whole("version"),
)  # fmt: skip
diary_line = Table(
    "diary_line", metadata, _key(), Column("at", Instant, nullable=False), *_words("words"),
    _to("client_id", "client", empty=True), *_whole("version"),
)  # fmt: skip
day_close = Table(
    "day_close", metadata, _key(), Column("day", Date, nullable=False, unique=True),
    Column("closed_at", Instant, nullable=False), *_words("marks", "causes"), *_whole("score"),
    _to("first_item_id", "item", empty=True), *_words("first_words"), *_whole("first_minute", empty=True),
    *_words("note"), *_whole("version"),
)  # fmt: skip
big_thing = Table(
    "big_thing", metadata, _key(), _code("span"), Column("on", Date, nullable=False), *_words("words"),
    *_whole("place"), *_words("detail"), *_days("due", "done_on"), *_words("why_not"),
    Column("subject_kind", String(24), nullable=False), Column("subject_id", Key), *_whole("version"),
)  # fmt: skip
week_plan = Table(
    "week_plan", metadata, _key(), Column("monday", Date, nullable=False, unique=True), Column("closed_at", Instant),
    *_words("went", "why", "first_next"), *_whole("mark"), *_whole("version"),
)  # fmt: skip
plan_entry = Table(
    "plan_entry", metadata, _key(), Column("day", Date, nullable=False), *_words("words"), _code("kind"),
    *_words("detail"), *_whole("minute", empty=True), *_whole("minutes"), *_words("department"),
    _to("client_id", "client", empty=True), Column("subject_kind", String(24), nullable=False),
    Column("subject_id", Key), *_words("reason"), *_days("done_on"), *_whole("version"),
)  # fmt: skip
goal = Table(
    "goal", metadata, _key(), Column("period", String(8), nullable=False), *_words("words"), _code("area"),
    *_words("note", "measure", "start", "now", "certain", "stretch"), *_whole("place"), *_days("ended_on"),
    *_words("reached"), *_whole("version"),
)  # fmt: skip
goal_review = Table(
    "goal_review", metadata, *_owned("goal"), Column("on", Date, nullable=False), *_words("value", "words"),
)  # fmt: skip
goal_sheet = Table(
    "goal_sheet", metadata, _key(), Column("period", String(8), nullable=False, unique=True),
    *_words("review_days", "stop", "need", "went", "missed"), *_whole("version"),
)  # fmt: skip
drill = Table(
    "drill", metadata, _key(), _code("kind"), Column("at", Instant, nullable=False),
    Column("ended_at", Instant), _to("item_id", "item", empty=True), *_words("title", "answers", "before", "after"),
    *_whole("version"),
)  # fmt: skip
desk_settings = Table(
    "desk_settings", metadata, _key(), *_yes("sunday"), *_whole("sunday_weekday"), *_whole("sunday_minute"),
    *_whole("tray_days"), *_whole("day_minutes"), *_whole("full"), *_whole("department_limit"), *_whole("read_minutes"),
    *_whole("version"),
)  # fmt: skip

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

NEW = tuple(table for table in metadata.sorted_tables if table.name not in ("client", "person"))


def upgrade(op: Any) -> None:
    """Make the tables of the desk; give answers their own words."""
    metadata.create_all(op.get_bind(), tables=list(NEW), checkfirst=False)
    op.add_column("answer", Column("own_words", Text, nullable=False, server_default=""))
