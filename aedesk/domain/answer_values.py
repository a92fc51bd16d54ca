"""Values of answers by kind: what is accepted, how it is kept, and the words for a refusal.

Kept forms (JSON): text kinds a string, with `repeat` a list of strings; integer an int; number, money and percent an
exact decimal string, with `period` a list of [period, decimal string]; money beside its currency; date "2021",
"2021-05" or "2021-05-06"; month_list a sorted list of 1 to 12; single_choice [key, blank]; multi_choice a list of
[key, blank] in printed order; yes_no true or false; table a list of rows {column: cell}, fixed rows {row: {...}};
contact_list a list of contact ids. org_chart a list of [contact id, above or null].
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Column, Kind, Node, Option, Row

Value = Any
LONGEST = 100_000  # characters in one text
MOST_ROWS = 500


def dump(value: Value) -> str:
    """The canonical text of a checked value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Value:
    """The value of a canonical text; None for none."""
    return json.loads(text) if text else None


def check(node: Node, raw: Value) -> Value:
    """`raw` in its kept form, or None when it is empty; UserError names what to do."""
    if node.kind is None:
        raise UserError("answer_no_field", path=node.path)
    if node.period:
        return _periods(node, raw)
    if node.repeat and node.kind in (Kind.TEXT, Kind.LONG_TEXT):
        if not isinstance(raw, Sequence) or isinstance(raw, str):
            raw = [raw]
        if len(raw) > MOST_ROWS:
            raise UserError("answer_too_many_rows", most=MOST_ROWS)
        return [text for text in (_text(item) for item in raw) if text] or None
    return _CHECKS[node.kind](node, raw)


def own_words(raw: str) -> str:
    """The kept form of what they said, word for word."""
    return _text(raw) or ""


def _text(raw: Value) -> str | None:
    if raw is None:
        return None
    text = str(raw).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > LONGEST:
        raise UserError("answer_too_long", most=LONGEST, length=len(text))
    return text or None


def decimal(raw: Value) -> str | None:
    """An exact decimal as plain text from what was typed: `1,234.5`, `1.234,5`, `12 000`; None when empty."""
    if raw is None or isinstance(raw, bool):
        return None
    text = re.sub(r"[\s\u00a0\u202f'’]", "", str(raw))
    if not text:
        return None
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        text = text.replace(thousands, "").replace(",", ".")
    elif comma >= 0:
        text = text.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+", text) else text.replace(",", ".", 1)
    elif text.count(".") > 1:
        text = text.replace(".", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UserError("answer_no_number", typed=str(raw)[:40]) from None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise UserError("answer_no_number", typed=str(raw)[:40])
    return format(number.normalize(), "f") if number else "0"


def _integer(_node: Node, raw: Value) -> int | None:
    text = decimal(raw)
    if text is None:
        return None
    if Decimal(text) != int(Decimal(text)) or Decimal(text) < 0:
        raise UserError("answer_no_integer", typed=str(raw)[:40])
    return int(Decimal(text))


def _number(_node: Node, raw: Value) -> str | None:
    return decimal(raw)


def _percent(_node: Node, raw: Value) -> str | None:
    return decimal(str(raw).rstrip("% ")) if raw is not None else None


def _periods(node: Node, raw: Value) -> Value:
    """Several periods, newest first: [["2026", "1200"], ...]; a bare figure has no period."""
    if raw is None or raw == "":
        return None
    pairs = raw if isinstance(raw, list) else [["", raw]]
    if len(pairs) > MOST_ROWS:
        raise UserError("answer_too_many_rows", most=MOST_ROWS)
    pattern = r"\d{4}" if node.period == "year" else r"\d{4}-(0[1-9]|1[0-2])"
    kept: dict[str, str] = {}
    for pair in pairs:
        if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
            raise UserError("answer_wrong_kind", path=node.path)
        period = str(pair[0] or "").strip()
        if period and not re.fullmatch(pattern, period):
            raise UserError("answer_no_period", typed=period[:40], precision=node.period)
        figure = _percent(node, pair[1]) if node.kind is Kind.PERCENT else decimal(pair[1])
        if figure is not None:
            kept[period] = figure
    return [[period, kept[period]] for period in sorted(kept, reverse=True)] or None


def partial_date(raw: Value, coarsest: str) -> str | None:
    """A date of which year, or year and month, may be enough: "2021", "2021-05", "2021-05-06"."""
    text = str(raw or "").strip()
    if not text:
        return None
    match = re.fullmatch(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?", text)
    if not match:
        raise UserError("answer_no_date", typed=text[:40])
    year, month, day = match.groups()
    if (month is None and coarsest != "year") or (day is None and coarsest == "day"):
        raise UserError("answer_date_too_coarse", typed=text[:40], precision=coarsest)
    try:
        from datetime import date

        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise UserError("answer_no_date", typed=text[:40]) from None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _date(node: Node, raw: Value) -> str | None:
    return partial_date(raw, node.precision)


def months(raw: Value) -> list[int] | None:
    """Calendar months 1 to 12, in order, each once."""
    if raw is None or raw == "":
        return None
    items = raw if isinstance(raw, (list, tuple, set)) else re.split(r"[,，、;\s]+", str(raw))
    try:
        found = sorted({int(str(item).rstrip("月")) for item in items if str(item).strip()})
    except ValueError:
        raise UserError("answer_no_months", typed=str(raw)[:40]) from None
    if any(not 1 <= month <= 12 for month in found):
        raise UserError("answer_no_months", typed=str(raw)[:40])
    return found or None


def _blank(option: Option | Row, raw: Value) -> Value:
    if raw is None or raw == "" or option.detail is None:
        return None
    if isinstance(option, Option) and option.months:
        return months(raw)
    return decimal(raw) if option.detail == "number" else _text(raw)


def _choices(options: Sequence[Option], raw: Value) -> list[list[Value]] | None:
    if raw is None or raw == "" or raw == []:
        return None
    by_key = {option.key: option for option in options}
    items = raw if isinstance(raw, (list, tuple)) else [raw]
    chosen: dict[str, Value] = {}
    for item in items:
        pair = [*item, None, None] if isinstance(item, (list, tuple)) else [item, None]
        key, blank = pair[0], pair[1]
        if not isinstance(key, str) or key not in by_key:
            raise UserError("answer_no_option", typed=str(key)[:40])
        chosen[key] = _blank(by_key[key], blank)
    return [[option.key, chosen[option.key]] for option in options if option.key in chosen]


def _single(node: Node, raw: Value) -> list[Value] | None:
    if isinstance(raw, (list, tuple)) and len(raw) == 2 and isinstance(raw[0], str):
        raw = [raw]
    chosen = _choices(node.options, raw)
    if chosen is None:
        return None
    if len(chosen) != 1:
        raise UserError("answer_only_one", path=node.path)
    return chosen[0]


def _multi(node: Node, raw: Value) -> list[list[Value]] | None:
    return _choices(node.options, raw)


def _yes_no(_node: Node, raw: Value) -> bool | None:
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().casefold()
    if word in {"yes", "true", "1", "是", "有", "sí", "si"}:
        return True
    if word in {"no", "false", "0", "否", "无"}:
        return False
    raise UserError("answer_no_yes_no", typed=str(raw)[:40])


def _cell(column: Column, raw: Value) -> Value:
    as_field = Node(column.key, "", column.label, column.kind, options=column.options, precision=column.precision)
    return check(as_field, raw)


def _table(node: Node, raw: Value) -> Value:
    if raw is None:
        return None
    columns = {column.key: column for column in node.columns}

    def cells(row: Value) -> dict[str, Value]:
        if not isinstance(row, Mapping):
            raise UserError("answer_wrong_kind", path=node.path)
        for key in row:
            if key not in columns and key != "blank":
                raise UserError("answer_no_column", typed=str(key)[:40])
        kept = {key: value for key in columns if (value := _cell(columns[key], row.get(key))) is not None}
        blank = _text(row.get("blank"))
        return kept | ({"blank": blank} if blank else {})

    if node.rows:
        if not isinstance(raw, Mapping):
            raise UserError("answer_wrong_kind", path=node.path)
        known = {row.key for row in node.rows}
        for key in raw:
            if key not in known:
                raise UserError("answer_no_row", typed=str(key)[:40])
        filled = {row.key: kept for row in node.rows if (kept := cells(raw.get(row.key) or {}))}
        return filled or None
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise UserError("answer_wrong_kind", path=node.path)
    if len(raw) > MOST_ROWS:
        raise UserError("answer_too_many_rows", most=MOST_ROWS)
    return [kept for row in raw if (kept := cells(row))] or None


def _people(_node: Node, raw: Value) -> list[str] | None:
    if not raw:
        return None
    if not isinstance(raw, (list, tuple)):
        raise UserError("answer_no_contact")
    try:
        return list(dict.fromkeys(str(UUID(str(item))) for item in raw))
    except ValueError:
        raise UserError("answer_no_contact") from None


def _chart(_node: Node, raw: Value) -> list[list[str | None]] | None:
    """Seats of the organisation chart; a ring of superiors is refused."""
    if not raw:
        return None
    try:
        above = {str(UUID(str(who))): str(UUID(str(boss))) if boss else None for who, boss in raw}
    except (ValueError, TypeError):
        raise UserError("answer_no_contact") from None
    for start in above:
        seen, at = {start}, above[start]
        while at is not None:
            if at in seen:
                raise UserError("answer_chart_ring")
            seen.add(at)
            at = above.get(at)
    return [[who, boss] for who, boss in above.items()]


_CHECKS: dict[Kind, Callable[[Node, Value], Value]] = {
    Kind.TEXT: lambda _node, raw: _text(raw),
    Kind.LONG_TEXT: lambda _node, raw: _text(raw),
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.MONTH_LIST: lambda _node, raw: months(raw),
    Kind.SINGLE_CHOICE: _single,
    Kind.MULTI_CHOICE: _multi,
    Kind.YES_NO: _yes_no,
    Kind.TABLE: _table,
    Kind.CONTACT_LIST: _people,
    Kind.ORG_CHART: _chart,
}
