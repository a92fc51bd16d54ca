"""What the store counts by itself: places in owned lists, and versions against lost updates."""

from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from aedesk.storage import mapping
from aedesk.storage import tables as t
from aedesk.storage.journal import table_name


def before_flush(session: Session, flush: Any, instances: Any) -> None:
    """Number the lists anew and count up every record that changed, its lists included, once an operation."""
    positions(session)
    _versions(session)


def positions(session: Session) -> None:
    """Give every child of a loaded list its place."""
    for noun in list(session):
        for name in mapping.LISTS.get(type(noun), ()):
            for place, child in enumerate(vars(noun).get(name, ())):
                if vars(child).get("position") != place:
                    child.position = place


def _versions(session: Session) -> None:
    operation = session.info["operation"]
    gone = {id(noun) for noun in session.deleted}
    touched = gone | {id(noun) for noun in session.new} | {id(noun) for noun in session.dirty}
    for noun in list(session.new):
        if hasattr(noun, "version"):
            if noun.version:  # it was stored once and somebody removed it meanwhile
                raise StaleDataError("a removed record was saved again")
            noun.version = 1
            operation.born.append(noun)
            operation.counted.add(id(noun))
    for noun in _owners(session):
        if id(noun) in operation.counted or id(noun) in gone:
            continue
        lists = mapping.LISTS.get(type(noun), ())
        children = (child for name in lists for child in vars(noun).get(name, ()))
        if session.is_modified(noun) or any(id(child) in touched for child in children):
            noun.version += 1
            operation.counted.add(id(noun))


def _owners(session: Session) -> list[Any]:
    """Every stored record of the session, and the parents of children that came without theirs."""
    owners: list[Any] = [noun for noun in session.identity_map.values() if hasattr(noun, "version")]
    known: set[UUID] = {noun.id for noun in owners} | {noun.id for noun in session.new}
    children: list[Any] = [*session.dirty, *session.deleted]
    for child in children:
        parent = t.PARENT.get(table_name(inspect(child)))
        if parent is not None and (key := getattr(child, f"{parent}_id")) not in known:
            with session.no_autoflush:
                owners.append(session.get_one(mapping.noun_of(parent), key))
            known.add(key)
    return owners
