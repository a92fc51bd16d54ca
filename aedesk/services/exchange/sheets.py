"""A form as a spreadsheet: labels locked, answers open, lists to choose from, what we need to know hidden.

The first line of a sheet is hidden and says what the sheet and its columns are; the first column holds the keys.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from aedesk.services.exchange import looks
from aedesk.services.exchange.lines import Line
from aedesk.services.exchange.text import Tongue, escape, unlike
from aedesk.words import words

RECORD, LISTS = "_form", "_lists"
MARK = "aedesk"  # before what the hidden line says
FIRST = 4  # the answer column D; B and C hold number and question
ANSWERS = 5  # answer columns
OWN_WORDS = "w"  # the hidden line over the column behind the hints: what they say, word for word
TOP = 4  # the line of the headings


@dataclass(frozen=True)
class Sheet:
    """One chapter, of one product where it is answered for each."""

    section: str
    product_id: UUID | None
    label: str
    product: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Book:
    """A whole form; `record` are the lines of its hidden sheet."""

    tongue: Tongue
    name: str
    made_on: date
    sheets: Sequence[Sheet]
    record: Sequence[tuple[str, ...]]


def code(section: str, product_id: UUID | None) -> str:
    """What the hidden line says of a sheet."""
    return f"{MARK}:{section}:{product_id.hex if product_id else ''}"


def write(book: Book, tell: Callable[[int, int], None] = lambda _n, _of: None) -> bytes:
    """The file; the same form gives the same bytes."""
    return _Writer(book, tell).write()


class _Writer:
    def __init__(self, book: Book, tell: Callable[[int, int], None]) -> None:
        from openpyxl import Workbook

        self._book, self._tell = book, tell
        self._speech = words(book.tongue.language)
        self._workbook: Any = Workbook()
        self._workbook.remove(self._workbook.active)
        self._lists: dict[tuple[str, ...], str] = {}
        self._looks = looks.looks(book.tongue.language)

    def write(self) -> bytes:
        from openpyxl.workbook.protection import WorkbookProtection

        titles = unlike((_title(n, sheet) for n, sheet in enumerate(self._book.sheets, 1)), (RECORD, LISTS))
        for n, (sheet, title) in enumerate(zip(self._book.sheets, titles, strict=True)):
            self._tell(n, len(self._book.sheets))
            self._sheet(self._workbook.create_sheet(title), sheet)
        lists = self._workbook.create_sheet(LISTS)
        for column, options in enumerate(self._lists, 1):
            for row, option in enumerate(options, 1):
                _put(lists.cell(row, column), option)
        record = self._workbook.create_sheet(RECORD)
        for row, line in enumerate(self._book.record, 1):
            for column, said in enumerate(line, 1):
                _put(record.cell(row, column), said)
        lists.sheet_state, record.sheet_state = "hidden", "veryHidden"
        for each in (lists, record):
            each.protection.enable()
        self._workbook.security = WorkbookProtection(lockStructure=True)
        self._workbook.properties.creator = "AE Desk"
        self._workbook.properties.title = self._book.name
        data = io.BytesIO()
        self._workbook.save(data)
        return _still(data.getvalue(), self._book.made_on)

    def _sheet(self, sheet: Any, made: Sheet) -> None:
        self._set_up(sheet)
        _put(sheet.cell(1, 1), code(made.section, made.product_id))
        for column in range(ANSWERS):
            _put(sheet.cell(1, FIRST + column), str(column + 1))
        top = " · ".join(part for part in (made.label, made.product, self._book.name) if part)
        self._dress(sheet.cell(2, 2), top, "title")
        last = FIRST + looks.used(made.lines) + 1
        _put(sheet.cell(1, last - 1), OWN_WORDS)
        sheet.column_dimensions[sheet.cell(1, last - 1).column_letter].width = looks.OWN_WORDS
        sheet.merge_cells(start_row=3, start_column=2, end_row=3, end_column=5)
        marks = {"unknown": self._book.tongue.states()[0], "not_here": self._book.tongue.states()[1]}
        note = self._speech.t(
            "Please answer in the framed cells. Where you do not know an answer, write {unknown}; "
            "where a question is not for you, write {not_here}. Leave the rest as it is and send the file back."
        )
        self._dress(sheet.cell(3, 2), note.format(**marks), "note")
        headings = (self._speech.t("No."), self._speech.t("Question"), self._speech.t("Answer"), self._speech.t("Hint"))
        for column in range(2, last):
            self._dress(sheet.cell(TOP, column), headings[column - 2] if column < 6 else "", "top")
        self._dress(sheet.cell(TOP, last - 1), self._speech.t("In your own words"), "top")
        offers: dict[tuple[tuple[str, ...], bool], list[str]] = {}
        for row, line in enumerate(made.lines, TOP + 1):
            self._line(sheet, row, line, offers, last)
        self._offer(sheet, offers)
        sheet.print_area = f"B2:{sheet.cell(TOP, last - 1).column_letter}{TOP + len(made.lines)}"

    def _set_up(self, sheet: Any) -> None:
        for letter, width in looks.WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 26, 34
        sheet.freeze_panes = f"A{TOP + 1}"
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.5
        sheet.oddFooter.right.text = "&P / &N"
        sheet.print_title_rows = f"{TOP}:{TOP}"
        sheet.protection.enable()
        sheet.protection.formatRows = sheet.protection.formatColumns = sheet.protection.insertRows = False

    def _line(
        self, sheet: Any, row: int, line: Line, offers: dict[tuple[tuple[str, ...], bool], list[str]], last: int
    ) -> None:
        from openpyxl.styles import Alignment

        look = self._looks[line.look]
        if line.key:
            _put(sheet.cell(row, 1), line.key)
        for column, said in ((2, line.number), (3, line.label)):
            cell = sheet.cell(row, column)
            self._dress(cell, said, line.look)
            if column == 3 and line.depth > 1:
                cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=line.depth - 1)
        for place, head in enumerate(line.heads):
            self._dress(sheet.cell(row, FIRST + place), head, "head")
        for place, answer in enumerate(line.cells):
            cell = sheet.cell(row, FIRST + place)
            self._dress(cell, answer.text, "aside" if answer.aside else "answer")
            if answer.options:
                offers.setdefault((answer.options, answer.free), []).append(cell.coordinate)
        if line.hint:
            self._dress(sheet.cell(row, FIRST + max(len(line.cells), 1)), line.hint, "hint")
        if line.own_words is not None:
            self._dress(sheet.cell(row, last - 1), line.own_words, "answer")
        if "fill" in look:
            for column in range(2, last):
                sheet.cell(row, column).fill = look["fill"]
        sheet.row_dimensions[row].height = looks.height(line)

    def _offer(self, sheet: Any, offers: dict[tuple[tuple[str, ...], bool], list[str]]) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        for (options, free), cells in offers.items():
            if options not in self._lists:
                letter = get_column_letter(len(self._lists) + 1)
                self._lists[options] = f"'{LISTS}'!${letter}$1:${letter}${len(options)}"
            rule = DataValidation("list", formula1=self._lists[options], allow_blank=True, showErrorMessage=not free,
                                  errorTitle=self._speech.t("Not in the list"),
                                  error=self._speech.t("Please choose one from the list."))  # fmt: skip
            rule.sqref = _squares(cells)
            sheet.data_validations.append(rule)

    def _dress(self, cell: Any, said: str, look: str) -> None:
        if said:
            _put(cell, said)
        for name, style in self._looks[look].items():
            setattr(cell, name, style)


def _squares(cells: Sequence[str]) -> Any:
    from openpyxl.worksheet.cell_range import MultiCellRange

    return MultiCellRange(" ".join(cells))


def _put(cell: Any, said: str) -> None:
    """Words, never a formula, whatever they begin with."""
    cell.value = escape(said)
    cell.data_type = "s"
    cell.quotePrefix = said[:1] in ("=", "+", "-", "@")


def _title(n: int, sheet: Sheet) -> str:
    """What stands on the tab: 31 characters at most, some signs excepted."""
    whole = " · ".join(part for part in (f"{n} {sheet.label}", sheet.product) if part)
    plain = re.sub(r"[\[\]:*?/\\'\x00-\x1f\ufffe\uffff]", " ", whole)
    return plain.encode("utf-16-le")[:52].decode("utf-16-le", "ignore").strip()


def _still(data: bytes, day: date) -> bytes:
    """The file with the day it was made in place of the second in which it was packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                stamp = f"{day:%Y-%m-%d}T00:00:00Z".encode()
                content = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            elif item.filename.startswith("xl/worksheets/"):  # heights are ours, but may follow what is typed
                content = content.replace(b' customHeight="1"', b"")
            new.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
