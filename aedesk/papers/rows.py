"""The table of a money sheet: its columns, and its rows measured and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from aedesk.papers import formats
from aedesk.papers.fonts import clean, stack
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, Voice, base, filled
from aedesk.papers.views import Two

CARRIED, BROUGHT = 25.0, 28.0
GROUP, GROUP_AGAIN = 32.0, 34.0  # headings; a repeated one
_PADDING, _MAIN, _SMALL = 11.0, 17.0, 14.0
_NUMBER = 28.0
HEAD_GREY = 0.2


class LineView(Protocol):
    """What a row is made of."""

    @property
    def text(self) -> Two: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def unit(self) -> Two: ...
    @property
    def price(self) -> int: ...
    @property
    def amount(self) -> int: ...
    @property
    def third_party(self) -> bool: ...
    @property
    def discount(self) -> Decimal: ...


class TableView(Protocol):
    """What the columns are measured by."""

    @property
    def lines(self) -> Sequence[LineView]: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True)
class Row:
    """A line or a group's heading, wrapped."""

    height: float
    group: int
    head: bool = False
    number: str = ""
    main: Sequence[str] = ()
    small: Sequence[str] = ()
    quantity: str = ""
    unit: Sequence[str] = ()
    small_unit: Sequence[str] = ()
    price: str = ""
    figures: str = ""
    amount: int = 0  # what it adds to the sum of its page; a heading adds nothing


@dataclass(frozen=True)
class Columns:
    """Where the columns stand, from what has to go into them."""

    say: Voice
    currency: str
    item: float
    item_width: float
    quantity: float  # right edges, but for the unit
    unit: float
    unit_width: float
    price: float
    amount: float

    @classmethod
    def measured(cls, form: Form, view: TableView) -> "Columns":
        """Columns as in the design, wider where figures need it."""
        say, language = form.say, form.say.first
        regular = stack("regular", language)
        single = not say.second

        def widest(texts: Sequence[str], size: float = 12) -> float:
            return max((regular.width(text, size) for text in texts), default=0.0)

        quantities = [formats.number(line.quantity, language) for line in view.lines]
        prices = [formats.amount(line.price, view.currency, language) for line in view.lines]
        amounts = [formats.amount(sum(line.amount for line in view.lines), view.currency, language)]
        units = [line.unit.first for line in view.lines]
        wide = language == "es"
        amount = max(104.0, widest(amounts, 12.5) + 16)
        price = max(100.0 if wide else 92.0, widest(prices) + 16)
        unit_room = 82.0 if wide else 66.0
        unit = min(max(unit_room, widest(units) + 22), 110.0) if single else unit_room
        quantity = max(62.0 if wide else 52.0, widest(quantities) + 10)
        item = BLOCK - _NUMBER - quantity - unit - price - amount
        left = form.left + _NUMBER
        return cls(say, view.currency, left, item - 8, left + item + quantity, left + item + quantity + 14, unit - 22,
                   form.right - amount, form.right)

    def rows(self, line: LineView, number: int, group: int, most: float) -> list[Row]:
        """The row of a line; a text longer than `most` goes on in rows of its own."""
        say = self.say
        main = self._wrapped(line.text.first, say.first, 12, self.item_width)
        if line.third_party:
            main = self._with_mark(main)
        small = self._wrapped(line.text.second, say.second, 10.5, self.item_width) if say.second else []
        if line.discount:
            value = formats.percentage(line.discount, say.first)
            words = filled(say.p("paper", "less {percent}"), percent=value)
            small = [*small, *self._wrapped(say.join(words), say.first, 10.5, self.item_width)]
        unit = self._wrapped(line.unit.first, say.first, 12, self.unit_width)
        small_unit = self._wrapped(line.unit.second, say.second, 10.5, self.unit_width) if say.second else []
        height = max(_MAIN * len(main) + _SMALL * len(small), _MAIN * len(unit) + _SMALL * len(small_unit), _MAIN)
        row = Row(height + _PADDING, group, False, str(number), main, small,
                  formats.number(line.quantity, say.first), unit, small_unit,
                  formats.amount(line.price, self.currency, say.first),
                  formats.amount(line.amount, self.currency, say.first), line.amount)
        return [row] if row.height <= most else self._parts(row, most)

    def heading(self, place: int, title: Two, amount: int) -> Row:
        """The heading of a group with its sum."""
        letter = chr(65 + place) if place < 26 else str(place + 1)
        return Row(GROUP, place, True, letter, (title.first,), (title.second,),
                   figures=formats.amount(amount, self.currency, self.say.first))

    def _wrapped(self, text: str, language: str, size: float, width: float) -> list[str]:
        if not text:
            return []
        faces, text = stack("regular", language), clean(text)
        if "\n" not in text and faces.width(text, size) <= width:
            return [text]
        return faces.wrap(text, size, width)

    def _with_mark(self, main: list[str]) -> list[str]:
        """The last line with the mark of third parties behind it."""
        last = (main[-1] if main else "") + "\u00a0°"
        if stack("regular", self.say.first).width(last, 12) <= self.item_width + 6:
            return [*main[:-1], last]
        return [*main[:-1], *self._wrapped(last, self.say.first, 12, self.item_width - 12)]

    def _parts(self, row: Row, most: float) -> list[Row]:
        """A row that is taller than a page, as a chain of rows; figures stand at the first."""
        per_part = int((most - _PADDING) // _MAIN)
        texts = [("main", text) for text in row.main] + [("small", text) for text in row.small]
        parts = []
        for start in range(0, len(texts), per_part):
            chunk = texts[start : start + per_part]
            main = [text for kind, text in chunk if kind == "main"]
            small = [text for kind, text in chunk if kind == "small"]
            height = _MAIN * len(main) + _SMALL * len(small) + _PADDING
            blank = Row(height, row.group) if start else replace(row, height=max(height, 42.0))
            parts.append(replace(blank, main=main, small=small))
        return parts


def head_height(say: Voice) -> float:
    """The height of the table's head."""
    return 39.0 if say.second else 25.0


def table_head(form: Form, columns: Columns, top: float) -> float:
    """The head of the table; returns where the rows begin."""
    say, pen = form.say, form.pen
    height = head_height(say)
    style = "regular" if say.first == "zh" else "medium"
    bottom = top + height
    pen.line(form.left, top, form.right, top, 1)
    pen.line(form.left, bottom, form.right, bottom, 1)
    last = base(bottom - 20, 14, 10.5)
    pen.text(form.left, last, "#", 10.5, style, say.first, grey=HEAD_GREY)
    for x, title, align in (
        (columns.item, say.p("paper", "Item"), "left"),
        (columns.quantity, say.p("paper", "Qty"), "right"),
        (columns.unit, say.p("paper", "Unit"), "left"),
        (columns.price, say.p("paper", "Unit price"), "right"),
        (columns.amount, say.p("paper", "Amount"), "right"),
    ):
        if say.second:
            pen.text(x, last - 14, title.first, 10.5, style, say.first, align=align, grey=HEAD_GREY)
        pen.text(x, last, title.second or title.first, 10.5, style, say.second or say.first, align=align,
                 grey=HEAD_GREY)
    return bottom


def draw_row(form: Form, columns: Columns, top: float, row: Row, *, again: bool = False) -> float:
    """One row; `again` for a group's heading on a later page. Returns where it ends."""
    if row.head:
        return _draw_heading(form, top, row, again)
    pen, language, second = form.pen, form.say.first, form.say.second
    first = base(top + 5, _MAIN, 12)
    pen.text(form.left, first, row.number, 12, "regular", language)
    line = first
    for text in row.main:
        pen.text(columns.item, line, text, 12, "regular", language)
        line += _MAIN
    small = base(top + 5 + _MAIN * len(row.main), _SMALL, 10.5)
    for text in row.small:
        pen.text(columns.item, small, text, 10.5, "regular", second or language, grey=GREY)
        small += _SMALL
    pen.text(columns.quantity, first, row.quantity, 12, "regular", language, align="right")
    line = first
    for text in row.unit:
        pen.text(columns.unit, line, text, 12, "regular", language)
        line += _MAIN
    small = base(top + 5 + _MAIN * len(row.unit), _SMALL, 10.5)
    for text in row.small_unit:
        pen.text(columns.unit, small, text, 10.5, "regular", second, grey=GREY)
        small += _SMALL
    pen.text(columns.price, first, row.price, 12, "regular", language, align="right")
    pen.text(columns.amount, first, row.figures, 12, "regular", language, align="right")
    bottom = top + row.height
    pen.line(form.left, bottom - 0.4, form.right, bottom - 0.4, 0.75, 0.8)
    return bottom


def _draw_heading(form: Form, top: float, row: Row, again: bool) -> float:
    say, bottom = form.say, top + (GROUP_AGAIN if again else GROUP)
    line = base(bottom - 23, 17, 12, serif=True)
    title = Two(f"{row.number}{GAP}{row.main[0]}", row.small[0])
    pieces = say.pieces(title, style="serif", second_style="serif_light", gap=GAP)
    if again:
        words = say.join(say.p("paper", "continued"))
        pieces.append(Piece(GAP + words, say.first, 10.5, grey=GREY))
    else:
        form.pen.text(form.right, line, row.figures, 12, "regular", say.first, align="right")
    form.flow(form.left, line, pieces)
    form.pen.line(form.left, bottom - 0.4, form.right, bottom - 0.4, 0.75)
    return bottom
