"""Schema 2: the dossier: products, answers, remarks, what to ask, own questions, our marks, media months. Frozen."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

from aedesk.storage.types import Instant, Key

metadata = MetaData()
Col = Column[Any]


def _key() -> Col:
    return Column("id", Key, primary_key=True)


def _to(name: str, target: str, *, empty: bool = False) -> Col:
    return Column(name, Key, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), nullable=empty)


def _words(*names: str) -> list[Col]:
    return [Column(name, Text, nullable=False) for name in names]


def _code(name: str) -> Col:
    return Column(name, String(24), nullable=False)


def _whole(name: str, *, empty: bool = False) -> Col:
    return Column(name, Integer, nullable=empty)


def _path(*, alone: bool = False) -> Col:
    return Column("path", String(200), nullable=False, unique=alone)


Table("client", metadata, Column("id", Key, primary_key=True))  # stands already; named by what follows
product = Table(
    "product", metadata, _key(), _to("client_id", "client"), *_words("name", "other_name"), _whole("place"),
    Column("archived_on", Date), _whole("version"),
)  # fmt: skip
answer = Table(
    "answer", metadata, _key(), _to("client_id", "client"), _path(), _to("product_id", "product", empty=True),
    _code("state"), *_words("value"), Column("contact_id", Key), *_words("said_by"), _code("source"),
    _code("confidence"), Column("said_on", Date), _whole("form"), Column("recorded_at", Instant), _whole("version"),
)  # fmt: skip
remark = Table(
    "remark", metadata, _key(), _to("client_id", "client"), _path(), Column("contact_id", Key), *_words("words"),
    _whole("version"),
)  # fmt: skip
to_ask = Table(
    "to_ask", metadata, _key(), _to("client_id", "client"), _path(), _to("product_id", "product", empty=True),
    Column("added_on", Date),
)  # fmt: skip
own_node = Table(
    "own_node", metadata, _key(), _path(alone=True),
    *_words("number", "kind", "label_zh", "label_en", "label_es", "options"),
    Column("hidden", Boolean, nullable=False), _whole("place", empty=True), _whole("form"), _whole("version"),
)  # fmt: skip
strength_mark = Table(
    "strength_mark", metadata, _key(), _to("client_id", "client"), _to("product_id", "product"),
    Column("row", String(40), nullable=False), _code("place"), *_words("rival"), _whole("version"),
)  # fmt: skip
media_year = Table(
    "media_year", metadata, _key(), _to("client_id", "client"), _whole("year"),
    *_words("medium", "booked", "has_run"), _whole("place"), _whole("version"),
)  # fmt: skip

Index("product_client", product.c.client_id)
Index("answer_client", answer.c.client_id, answer.c.path, unique=True, sqlite_where=text("product_id IS NULL"))
Index("answer_product", answer.c.client_id, answer.c.product_id, answer.c.path, unique=True,
      sqlite_where=text("product_id IS NOT NULL"))  # fmt: skip
Index("answer_state", answer.c.client_id, answer.c.product_id, answer.c.state, answer.c.path)
Index("remark_client", remark.c.client_id)
Index("to_ask_client", to_ask.c.client_id)
Index("strength_mark_product", strength_mark.c.product_id, strength_mark.c.rival, strength_mark.c.row, unique=True)
Index("media_year_client", media_year.c.client_id, media_year.c.year)

NEW = (product, answer, remark, to_ask, own_node, strength_mark, media_year)


def upgrade(op: Any) -> None:
    """Make the tables of the dossier."""
    metadata.create_all(op.get_bind(), tables=list(NEW), checkfirst=False)
