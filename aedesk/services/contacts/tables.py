"""Tables of contacts, as text with separators or as a spreadsheet, and what their columns are thought to hold."""

import csv
import io
import warnings
from collections import Counter
from datetime import date, datetime
from typing import Any

from aedesk.domain.errors import UserError
from aedesk.services import workbooks
from aedesk.services.contacts import heads, texts
from aedesk.services.contacts.views import MOST_BYTES, MOST_ROWS, Table

SEPARATORS = (",", ";", "\t", "|", "，")
_WIDE = 120  # columns that are looked at
_LOOK = 60  # lines that the separator is guessed from


def is_book(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet of today, whatever the file is called."""
    return data.startswith(b"PK\x03\x04")


def read(data: bytes, *, encoding: str | None = None, separator: str | None = None, head: bool | None = None) -> Table:
    """The table in a file; what is not told is found out. UserError where there is none."""
    if len(data) > MOST_BYTES:
        raise UserError("exchange_huge", most=MOST_BYTES // 1_000_000)
    if is_book(data):
        rows, said, sign = _book(data), "", ""
    else:
        words = texts.decode(data, encoding)
        rows, sign = _lines(words.text, separator)
        said = words.encoding
    first = next((n for n, row in enumerate(rows) if any(row)), None)
    if first is None:
        raise UserError("contacts_empty")
    rows = rows[first:]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS + 1:
        raise UserError("contacts_many", most=MOST_ROWS)
    titled = heads.is_head(rows) if head is None else head
    columns = heads.columns(rows, titled)
    return Table(tuple(rows), first + 1, said, sign, titled, columns)


def _lines(text: str, separator: str | None) -> tuple[list[tuple[str, ...]], str]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own line
        separator, text = separator or first.strip()[4], rest
    sign = separator or _separator(text)
    return _split(text, sign), sign


def _split(text: str, sign: str, most: int | None = None) -> list[tuple[str, ...]]:
    csv.field_size_limit(1_000_000)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            rows.append(tuple(_tidy(cell) for cell in row[:_WIDE]))
            if len(rows) == most or len(rows) > MOST_ROWS + 200:
                break
    except csv.Error:
        raise UserError("contacts_table_broken", line=len(rows) + 1) from None
    return rows


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _separator(text: str) -> str:
    """The sign that cuts most lines into the same number of columns."""
    best, chosen = 0.0, ","
    for sign in SEPARATORS:
        try:
            rows = [row for row in _split(text, sign, _LOOK) if any(row)]
        except UserError:
            continue
        widths = Counter(len(row) for row in rows)
        wide, often = widths.most_common(1)[0] if widths else (1, 0)
        score = (often / len(rows)) * min(wide, 12) if wide > 1 else 0.0
        if score > best:
            best, chosen = score, sign
    return chosen


def _book(data: bytes) -> list[tuple[str, ...]]:
    workbooks.check(data, "contacts_not_table")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are not read: pictures, extensions
        try:
            return _sheet(data)
        except UserError:
            raise
        except Exception as error:  # whatever a broken file makes the reader stumble over
            raise UserError("exchange_damaged") from error


def _sheet(data: bytes) -> list[tuple[str, ...]]:
    """The first sheet that holds something."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()
            rows: list[tuple[str, ...]] = []
            for row in sheet.iter_rows(max_col=_WIDE, values_only=True):
                cells = [_cell(value) for value in row]
                while cells and not cells[-1]:
                    cells.pop()
                rows.append(tuple(cells))
                if len(rows) > MOST_ROWS + 200:
                    break
            if any(rows):
                return rows
    finally:
        book.close()
    raise UserError("contacts_empty")


def _cell(value: Any) -> str:
    """A cell as a person would type it: figures whole, dates as 2026-03-12."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _tidy(str(value))
