"""A kept answer for any question of the form."""

from collections.abc import Sequence
from typing import Any

from aedesk.domain.questionnaire import Column, Kind, Node, Option

TEXT = "Two. Jasmine in 2024, 春茶 in 2025 ✓"


def sample(node: Node, contacts: Sequence[str]) -> Any:
    """Something that fits the kind of `node`, with every blank filled."""
    if node.period:
        year = node.period == "year"
        return [["2026" if year else "2026-02", "1234.5"], ["2025" if year else "2025-11", "-7"]]
    plain: dict[Kind | None, Any] = {
        Kind.TEXT: [TEXT, "Suzhou"] if node.repeat else TEXT,
        Kind.LONG_TEXT: f"{TEXT}\nsecond line",
        Kind.INTEGER: 1240,
        Kind.NUMBER: "1234.5",
        Kind.MONEY: "160000",
        Kind.PERCENT: "4.25",
        Kind.DATE: "2021-05",
        Kind.MONTH_LIST: [6, 12],
        Kind.YES_NO: False,
        Kind.CONTACT_LIST: list(contacts[:2]),
        Kind.ORG_CHART: [[contacts[0], None], [contacts[1], contacts[0]]],
    }
    if node.kind is Kind.SINGLE_CHOICE:
        return _pair(node.options[-1])
    if node.kind is Kind.MULTI_CHOICE:
        return [_pair(option) for option in node.options]
    if node.kind is Kind.TABLE:
        row = {column.key: _cell(column) for column in node.columns}
        return {each.key: dict(row) for each in node.rows[:3]} if node.rows else [dict(row), dict(row)]
    return plain[node.kind]


def _pair(option: Option) -> list[Any]:
    if option.detail is None:
        return [option.key, None]
    return [option.key, [1, 11] if option.months else "1500" if option.detail == "number" else "the river cities"]


def _cell(column: Column) -> Any:
    if column.kind is Kind.SINGLE_CHOICE:
        return [column.options[0].key, None]
    if column.kind is Kind.DATE:
        return "2026-03-12"
    return "12.5" if column.kind in (Kind.NUMBER, Kind.PERCENT, Kind.MONEY) else TEXT
