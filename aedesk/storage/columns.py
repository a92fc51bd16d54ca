"""What the columns of our tables have in common."""

import enum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, MetaData, String, Text

from aedesk.storage.types import Exact, Key, code

metadata = MetaData()
Col = Column[Any]


def key(name: str = "id") -> Col:
    """The primary key."""
    return Column(name, Key, primary_key=True)


def words(*names: str) -> list[Col]:
    """Texts; an empty one is no text."""
    return [Column(name, Text, nullable=False) for name in names]


def code_of(name: str, kind: type[enum.Enum], *, empty: bool = False) -> Col:
    """A code of the trade."""
    return Column(name, code(kind), nullable=empty)


def days(*names: str) -> list[Col]:
    """Days that may be missing."""
    return [Column(name, Date) for name in names]


def blob(name: str) -> Col:
    """The name of a blob."""
    return Column(name, String(64))


def to(name: str, target: str, *, empty: bool = False) -> Col:
    """A record that it names."""
    # Checked at the commit: nouns hold each other by id, so nobody sorts the rows of one operation.
    return Column(name, Key, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), nullable=empty)


def exact(*names: str) -> list[Col]:
    """Decimals."""
    return [Column(name, Exact, nullable=False) for name in names]


def whole(name: str, *, empty: bool = False, big: bool = False) -> Col:
    """A whole number."""
    return Column(name, BigInteger if big else Integer, nullable=empty)


def yes(name: str) -> Col:
    """Yes or no."""
    return Column(name, Boolean, nullable=False)


def version() -> Col:
    """Counted up by the store."""
    return Column("version", Integer, nullable=False)


def owned(parent: str) -> list[Col]:
    """What every row has that belongs to another."""
    return [key(), to(f"{parent}_id", parent), whole("position")]
