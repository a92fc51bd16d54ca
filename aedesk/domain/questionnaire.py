"""The client-profile questionnaire as data: sections, groups, fields, options, tables (Q-01).

The outline lies in `resources/questionnaire/`; an agency's own questions are added to it, printed ones may be hidden
or put in another order. A field's path is its keys joined by a dot from the section down.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a field is answered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    MONTH_LIST = "month_list"
    SINGLE_CHOICE = "single_choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO = "yes_no"
    TABLE = "table"
    CONTACT_LIST = "contact_list"
    ORG_CHART = "org_chart"


Label = Mapping[str, str]

PER_PRODUCT = ("product", "production_sales", "market", "selling")
"""Sections that are answered once for each product; the rest once for the client."""


@dataclass(frozen=True)
class Option:
    """One answer to tick; `detail` is the kind of its blank: text, number or None."""

    key: str
    number: str
    label: Label
    detail: str | None = None
    detail_label: Label = field(default_factory=dict)
    months: bool = False  # the blank holds calendar months
    parent: str | None = None
    unit: str = ""  # of a figure in the blank: currency or times


@dataclass(frozen=True)
class Column:
    """One column of a table; a choice column is a radio grid: one option a row."""

    key: str
    label: Label
    kind: Kind
    options: tuple[Option, ...] = ()
    precision: str = "day"


@dataclass(frozen=True)
class Row:
    """One fixed row of a table; `detail` is the kind of its blank."""

    key: str
    number: str
    label: Label
    detail: str | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Node:
    """A section, a group (has items) or a field (has a kind)."""

    path: str
    number: str
    label: Label
    kind: Kind | None = None
    items: tuple["Node", ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    row_header: Label = field(default_factory=dict)
    repeat: bool = False
    unit: str = ""  # product_unit, people, copies, pieces, times or currency
    period: str = ""  # year or month: several periods may be kept
    precision: str = "day"  # of a date: year, month or day
    own: bool = False  # the agency's own question

    @property
    def section(self) -> str:
        """The key of the section it stands in."""
        return self.path.split(".", 1)[0]

    @property
    def per_product(self) -> bool:
        """Whether it is answered once for each product."""
        return self.section in PER_PRODUCT

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below it, in printed order."""
        yield self
        for item in self.items:
            yield from item.walk()

    def fields(self) -> Iterator["Node"]:
        """The fields in it, in printed order."""
        return (node for node in self.walk() if node.kind is not None)


@dataclass(frozen=True)
class Questionnaire:
    """One version of the whole form."""

    version: int
    sections: tuple[Node, ...]
    units: Mapping[str, Label]

    def section(self, key: str) -> Node:
        """The section of that key; KeyError if there is none."""
        return next(section for section in self.sections if section.path == key)

    def fields(self) -> Iterator[Node]:
        """Every field, in printed order."""
        for section in self.sections:
            yield from section.fields()

    def find(self, path: str) -> Node | None:
        """The node at `path`, or None."""
        return next((node for section in self.sections for node in section.walk() if node.path == path), None)


def read(raw: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire from its outline as loaded from the resource file."""
    meta = raw["meta"]
    return Questionnaire(
        int(meta["version"]), tuple(_node(section, "") for section in raw["sections"]), meta["units"]
    )


def _node(raw: Mapping[str, Any], above: str) -> Node:
    path = f"{above}.{raw['key']}" if above else str(raw["key"])
    return Node(
        path=path,
        number=str(raw.get("number") or ""),
        label=raw["label"],
        kind=Kind(raw["kind"]) if "kind" in raw else None,
        items=tuple(_node(item, path) for item in raw.get("items", ())),
        options=_options(raw),
        columns=tuple(
            Column(c["key"], c["label"], Kind(c["kind"]), _options(c), c.get("precision", "day"))
            for c in raw.get("columns", ())
        ),
        rows=tuple(
            Row(r["key"], str(r.get("number") or ""), r["label"], r.get("detail"), r.get("parent"))
            for r in raw.get("rows", ())
        ),
        row_header=raw.get("row_header") or {},
        repeat=bool(raw.get("repeat")),
        unit=raw.get("unit") or "",
        period=raw.get("period") or "",
        precision=raw.get("precision") or "day",
        own=bool(raw.get("own")),
    )


def _options(raw: Mapping[str, Any]) -> tuple[Option, ...]:
    return tuple(
        Option(
            o["key"],
            str(o.get("number") or ""),
            o["label"],
            o.get("detail"),
            o.get("detail_label") or {},
            bool(o.get("detail_hint")),
            o.get("parent"),
            o.get("unit") or "",
        )
        for o in raw.get("options", ())
    )
