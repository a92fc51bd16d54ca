"""One cell as an answer, read by the kind of its question; UserError where it does not fit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aedesk.domain import answer_values as values
from aedesk.domain.answer_values import Value
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.errors import UserError
from aedesk.domain.figures import read_figure
from aedesk.domain.money import CURRENCIES
from aedesk.domain.questionnaire import Column, Kind, Node, Option
from aedesk.services.exchange.blocks import Found
from aedesk.services.exchange.hints import yes_no
from aedesk.services.exchange.lines import FIGURES
from aedesk.services.exchange.text import Tongue, date_in, fold, option_of


@dataclass(frozen=True)
class CellReader:
    """Reads cells in the language of their form; `person` finds the contact that a name means."""

    tongue: Tongue
    person: Callable[[str], str]

    def plain(self, kind: Kind, found: Found, precision: str = "day") -> Value:
        """A figure, a date, months or words."""
        if kind in FIGURES:
            return self.figure(kind, found)
        if kind is Kind.DATE:
            return date_in(found.text, precision, self.tongue.language)
        return values.months(found.text) if kind is Kind.MONTH_LIST else found.text

    def figure(self, kind: Kind, found: Found) -> str | None:
        """An exact decimal; what the spreadsheet keeps as a number is one already."""
        if isinstance(found.value, bool):
            raise UserError("answer_no_number", typed=found.text)
        if isinstance(found.value, int | float):
            worth = Decimal(repr(found.value))
            return values.decimal(format(worth * 100 if found.percent and kind is Kind.PERCENT else worth, "f"))
        text = found.text.strip()
        if kind is Kind.PERCENT:
            text = text.rstrip("%％ \u00a0")
        elif kind is Kind.MONEY:
            text = self._without_currency(text)
        return read_figure(text, self.tongue.language)

    def _without_currency(self, text: str) -> str:
        """An amount may name the client's own currency; with another one it is no figure."""
        own = CURRENCIES.get(self.tongue.currency)
        if own is None:
            return text
        signs = [own.code, own.symbol, *(("RMB", "¥", "￥", "元") if own.code == "CNY" else ())]
        either = "|".join(re.escape(sign) for sign in signs)
        return re.sub(rf"(?i)^(?:{either})\s*|\s*(?:{either})$", "", text)

    def choice(self, options: Sequence[Option], found: Found | None) -> str | None:
        """The key of the chosen option."""
        if found is None or found.empty:
            return None
        key = option_of(found.text, options, self.tongue)
        if key is None:
            raise UserError("answer_no_option", typed=found.text.strip()[:40])
        return key

    def part(self, node: Node, found: Found | None) -> str | None:
        """The part of a group that applies."""
        labels = {item.path.rpartition(".")[2]: item.label for item in node.items}
        return self.choice([Option(part, "", labels.get(part, {"en": part})) for part in ONE_OF[node.path]], found)

    def yes_no(self, node: Node, found: Found | None) -> bool | None:
        """Yes or no, in the words of the question or of any language."""
        if found is None or found.empty:
            return None
        if isinstance(found.value, bool):
            return found.value
        yes, no = yes_no(node, self.tongue)
        for word, worth in ((yes, True), (no, False)):
            if fold(found.text) == fold(word):
                return worth
        worth_: bool | None = values.check(node, found.text)
        return worth_

    def blank(self, option: Option, found: Found | None) -> Value:
        """What was written into the blank of an option."""
        if found is None or found.empty:
            return None
        if option.months:
            return values.months(found.text)
        return self.figure(Kind.NUMBER, found) if option.detail == "number" else found.text

    def period(self, period: str, found: Found | None) -> str:
        """A year or a month; "" for none."""
        if found is None or found.empty:
            return ""
        if isinstance(found.value, date):  # a spreadsheet made a whole date of it
            return found.value.isoformat()[: 4 if period == "year" else 7]
        typed = found.text.strip()
        try:
            when = date_in(typed, period, self.tongue.language) or ""
        except UserError:
            when = ""
        if len(when) != (4 if period == "year" else 7):
            raise UserError("answer_no_period", typed=typed[:40], precision=period)
        return when

    def column(self, column: Column, found: Found | None) -> Value:
        """One cell of a table."""
        if found is None or found.empty:
            return None
        if column.kind is Kind.SINGLE_CHOICE:
            key = self.choice(column.options, found)
            return [key, None] if key else None
        as_field = Node(column.key, "", column.label, column.kind, precision=column.precision)
        return values.check(as_field, self.plain(column.kind, found, column.precision))

    def who(self, found: Found | None) -> str | None:
        """The id of the contact that a cell names."""
        return None if found is None or found.empty else self.person(found.text)
