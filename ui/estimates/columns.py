"""The columns of the estimate grid as a table: how each value is shown, typed and read back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import EstimateLine, LineGroup
from aedesk.domain.estimate_totals import amount
from aedesk.words import N_, language
from ui import format, labels
from ui.estimates import entry, units

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
Sheet = tuple[str, str]  # language of the sheet, currency


@dataclass(frozen=True)
class Column:
    """One column; `read` puts typed text into the line, and is None where nothing can be typed."""

    code: str
    head: str
    width: int
    align: Qt.AlignmentFlag
    tone: str
    show: Callable[[EstimateLine, Sheet], str]
    typed: Callable[[EstimateLine, Sheet], str]
    read: Callable[[EstimateLine, str, Sheet], None] | None


def _plain(value: Decimal, places: int | None = None) -> str:
    """A figure to be edited: the decimal sign of the language, no separators."""
    return format.number(value, places).replace("." if language() == "es" else ",", "")


def _price(line: EstimateLine, sheet: Sheet) -> str:
    digits = format.digits(sheet[1])
    return _plain(Decimal(line.cost).scaleb(-digits), digits)


def _percent(value: Decimal) -> str:
    return format.percent(value / 100) if value else "–"


def _read_group(line: EstimateLine, text: str, sheet: Sheet) -> None:
    wanted = text.strip().casefold()
    for group in LineGroup:
        if wanted and (wanted == group.value or labels.label(group).casefold().startswith(wanted)):
            line.group = group
            return
    raise UserError("group_unknown")


def _read_words(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.description = text.strip()


def _read_other_words(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.other_description = text.strip()


def _read_quantity(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.quantity = entry.quantity(text, language())


def _read_unit(line: EstimateLine, text: str, sheet: Sheet) -> None:
    units.set_unit(line, text, sheet[0])


def _read_cost(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.cost = entry.price(text, language(), sheet[1])


def _read_markup(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.markup = entry.per_cent(_dash(text), language())


def _read_tax(line: EstimateLine, text: str, sheet: Sheet) -> None:
    value = entry.per_cent(_dash(text), language(), 100)
    if value == 100:
        raise UserError("percent_range", most=99)
    line.tax = value / 100


def _read_discount(line: EstimateLine, text: str, sheet: Sheet) -> None:
    line.discount = entry.per_cent(_dash(text), language(), 100)


def _dash(text: str) -> str:
    return "" if text.strip() in ("-", "–", "—") else text


COLUMNS: tuple[Column, ...] = (
    Column("no", "#", 44, LEFT, "t3", lambda line, s: "", lambda line, s: "", None),
    Column(
        "group", N_("Group"), 86, LEFT, "t2",
        lambda line, s: labels.label(line.group), lambda line, s: line.group.value, _read_group,
    ),
    Column(
        "description", N_("Description"), 0, LEFT, "t1",
        lambda line, s: line.description, lambda line, s: line.description, _read_words,
    ),
    Column(
        "other_description", N_("In the second language"), 0, LEFT, "t2",
        lambda line, s: line.other_description, lambda line, s: line.other_description, _read_other_words,
    ),
    Column(
        "quantity", N_("Qty"), 50, RIGHT, "t1",
        lambda line, s: format.number(line.quantity), lambda line, s: _plain(line.quantity), _read_quantity,
    ),
    Column(
        "unit", N_("Unit"), 72, LEFT, "t1",
        lambda line, s: units.shown(line, s[0]), lambda line, s: units.typed(line, s[0]), _read_unit,
    ),
    Column(
        "cost", N_("Unit price"), 88, RIGHT, "t1",
        lambda line, s: format.amount(line.cost, s[1]), _price, _read_cost,
    ),
    Column(
        "markup", N_("Markup"), 66, RIGHT, "t2",
        lambda line, s: _percent(line.markup), lambda line, s: _plain(line.markup), _read_markup,
    ),
    Column(
        "tax", N_("Tax"), 48, RIGHT, "t1",
        lambda line, s: format.percent(line.tax), lambda line, s: _plain(line.tax * 100), _read_tax,
    ),
    Column(
        "discount", N_("Disc."), 50, RIGHT, "t2",
        lambda line, s: _percent(line.discount), lambda line, s: _plain(line.discount), _read_discount,
    ),
    Column(
        "amount", N_("Amount"), 106, RIGHT, "t1",
        lambda line, s: format.amount(amount(line), s[1]), lambda line, s: "", None,
    ),
)  # fmt: skip

AT = {column.code: n for n, column in enumerate(COLUMNS)}
LONG_HEADS = {"quantity": N_("Quantity"), "discount": N_("Discount"), "no": N_("Line")}
"""Names for a form and for a screen reader, where the head of the column is short."""


def new_line(like: EstimateLine | None, tax: Decimal) -> EstimateLine:
    """An empty line in the same group and at the same tax as the one before it."""
    return EstimateLine(group=like.group, tax=like.tax) if like is not None else EstimateLine(tax=tax)


def trial(line: EstimateLine) -> EstimateLine:
    """A copy to read typed text into, so that a refusal leaves the line as it was."""
    return replace(line)
