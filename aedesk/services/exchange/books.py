"""Opens a spreadsheet that came back: what lies in it, as blocks by question; what is none of ours is told.

Nothing in the file is trusted: its size, its parts and its lines have limits, formulas are not calculated.
"""

import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aedesk.domain.errors import UserError
from aedesk.services import workbooks
from aedesk.services.exchange.blocks import Block, Cells, Found, Part
from aedesk.services.exchange.lines import HEADS
from aedesk.services.exchange.sheets import ANSWERS, LISTS, MARK, OWN_WORDS, RECORD, TOP
from aedesk.services.exchange.text import unescape
from aedesk.services.exchange.views import MOST_LINES, Place, Problem

_WIDE = 40  # columns that are looked at


@dataclass
class SheetRead:
    """One sheet: the chapter and product that it says it is of, and its blocks by path."""

    name: str
    section: str
    product: str  # the id in hex, or ""
    blocks: dict[str, Block] = field(default_factory=dict)
    own_words: bool = False  # whether there is a place for them


@dataclass
class BookRead:
    """A whole file; `record` are the lines of its hidden sheet."""

    record: list[tuple[str, ...]]
    sheets: list[SheetRead]


def open_book(
    data: bytes, report: Callable[[Problem], None], tell: Callable[[int, int], None] = lambda _n, _of: None
) -> BookRead:
    """What lies in the file; UserError where it is none that can be read."""
    workbooks.check(data, "exchange_not_file")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are not ours: pictures, extensions
        try:
            book = _load(data)
            names = [sheet.title for sheet in book.worksheets]
            if RECORD not in names:
                raise UserError("exchange_not_ours")
            read = BookRead(_record(book[RECORD]), [])
            for n, sheet in enumerate(book.worksheets):
                tell(n, len(names))
                if sheet.title not in (RECORD, LISTS) and (made := _sheet(sheet, report)):
                    read.sheets.append(made)
        except UserError:
            raise
        except Exception as error:  # whatever a broken file makes the reader stumble over
            raise UserError("exchange_damaged") from error
    return read


def _load(data: bytes) -> Any:
    from openpyxl.cell.text import Text
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    class Reader(ExcelReader):  # type: ignore[misc]
        """Reads strings as they stand: the library's own way takes `x005F_` out of them wherever it occurs."""

        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)
            if part is None:
                return
            with self.archive.open(part.PartName[1:]) as source:
                for _, node in iterparse(source):
                    if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                        self.shared_strings.append(Text.from_tree(node).content)
                        node.clear()

    reader = Reader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _record(sheet: Any) -> list[tuple[str, ...]]:
    made = []
    for cells in _rows(sheet):
        row = tuple(str(_value(cell) or "") for cell in cells[:8])
        made.append(row + ("",) * (4 - len(row)))
    return made


def _rows(sheet: Any) -> Iterator[Any]:
    sheet.reset_dimensions()
    for n, row in enumerate(sheet.iter_rows(max_col=_WIDE)):
        if n > MOST_LINES:
            break
        yield row


def _value(cell: Any) -> object:
    value = cell.value
    return unescape(value) if isinstance(value, str) else value


def _sheet(sheet: Any, report: Callable[[Problem], None]) -> SheetRead | None:
    rows = _rows(sheet)
    first = [_value(cell) for cell in next(rows, ())]
    key = next((n for n, said in enumerate(first) if isinstance(said, str) and said.startswith(f"{MARK}:")), None)
    columns = {str(said): n for n, said in enumerate(first) if said is not None and key is not None and n > key}
    if key is None or "1" not in columns:
        if sheet.sheet_state == "visible":
            report(Problem(Place(sheet.title), "exchange_sheet"))
        return None
    _, section, product = [*str(first[key]).split(":"), "", ""][:3]
    made = SheetRead(sheet.title, section, product)
    places = {columns[str(n + 1)]: n for n in range(ANSWERS) if str(n + 1) in columns}
    if OWN_WORDS in columns:
        made.own_words = True
        places[columns[OWN_WORDS]] = ANSWERS
    last = ""
    for number, cells in enumerate(rows, 2):
        if number <= TOP:
            continue
        if number > MOST_LINES:
            report(Problem(Place(sheet.title, f"A{number}"), "exchange_too_long", {"most": MOST_LINES}))
            break
        last = _line(made, number, key, places, cells, last, report)
    return made


def _line(
    made: SheetRead, number: int, key: int, places: dict[int, int], cells: Any, last: str,
    report: Callable[[Problem], None],
) -> str:  # fmt: skip
    """Put one line where it belongs; the path of the question it belongs to."""
    found, broken = _found(made.name, number, places, cells, report)
    keys = str(_value(cells[key]) or "").strip() if key < len(cells) else ""
    own = found.pop(ANSWERS, None)
    if not keys:
        block = made.blocks.get(last)
        if found and block is not None and block.parts:
            block.parts.append(Part("", found))  # a line that the client put in
        elif found:
            report(Problem(next(iter(found.values())).place, "exchange_loose"))
        return last
    path, _, rest = keys.partition("|")
    row, _, more = rest.partition("|")
    if own is not None and row and not more:
        report(Problem(own.place, "exchange_loose"))
        own = None
    block = made.blocks.setdefault(path, Block(Place(made.name, _cell(min(places), number))))
    block.broken |= broken
    block.say(own)
    if more:
        block.go_on(found)
    elif rest and rest != HEADS[1:]:
        block.parts.append(Part(row, found))
    elif not rest and block.began and 0 in found:
        report(Problem(found[0].place, "exchange_twice"))
    elif not rest:
        block.began = True
        block.head = {0: found[0]} if 0 in found else {}
        block.place = Place(made.name, _cell(min(places), number))
    return path


def _found(
    name: str, number: int, places: dict[int, int], cells: Any, report: Callable[[Problem], None]
) -> tuple[Cells, bool]:
    found: Cells = {}
    broken = False
    for at, column in places.items():
        if at >= len(cells) or (value := _value(cells[at])) is None or value == "":
            continue
        place = Place(name, _cell(at, number))
        if cells[at].data_type == "e":
            report(Problem(place, "exchange_error_cell", {"typed": str(value)[:40]}))
            broken = True
            continue
        found[column] = Found(place, value, "%" in (getattr(cells[at], "number_format", None) or ""))
    return found, broken


def _cell(at: int, number: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(at + 1)}{number}"
