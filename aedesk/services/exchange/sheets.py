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

from aedesk.services.exchange.lines import Line
from aedesk.services.exchange.text import Tongue, escape, unlike
from aedesk.words import words

RECORD, LISTS = "_form", "_lists"
MARK = "aedesk"  # before what the hidden line says
FIRST = 4  # the answer column D; B and C hold number and question
ANSWERS = 5  # answer columns
_WIDTHS = {"A": 4, "B": 7, "C": 46, "D": 46, "E": 34, "F": 26, "G": 26, "H": 22}
TOP = 4  # the line of the headings
_INK, _SOFT, _LINE, _HEAD, _GROUP = "1F2328", "6B7280", "C4CAD2", "27548A", "E8EEF5"


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
        self._looks = _looks()

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
        sheet.merge_cells("B3:E3")
        marks = {"unknown": self._book.tongue.states()[0], "not_here": self._book.tongue.states()[1]}
        note = self._speech.t(
            "Please answer in the framed cells. Where you do not know an answer, write {unknown}; "
            "where a question is not for you, write {not_here}. Leave the rest as it is and send the file back."
        )
        self._dress(sheet.cell(3, 2), note.format(**marks), "note")
        for column, heading in enumerate((self._speech.t("No."), self._speech.t("Question"), self._speech.t("Answer"),
                                          self._speech.t("Hint"), "", "", ""), 2):  # fmt: skip
            self._dress(sheet.cell(TOP, column), heading, "top")
        offers: dict[tuple[tuple[str, ...], bool], list[str]] = {}
        for row, line in enumerate(made.lines, TOP + 1):
            self._line(sheet, row, line, offers)
        self._offer(sheet, offers)

    def _set_up(self, sheet: Any) -> None:
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 26, 34
        sheet.freeze_panes = f"A{TOP + 1}"
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{TOP}:{TOP}"
        sheet.protection.enable()
        sheet.protection.formatRows = sheet.protection.formatColumns = sheet.protection.insertRows = False

    def _line(self, sheet: Any, row: int, line: Line, offers: dict[tuple[tuple[str, ...], bool], list[str]]) -> None:
        from openpyxl.styles import Alignment

        look = self._looks[line.look]
        if line.key:
            _put(sheet.cell(row, 1), line.key)
        for column, said in ((2, line.number), (3, line.label)):
            cell = sheet.cell(row, column)
            self._dress(cell, said, line.look)
            if column == 3 and line.depth > 1:
                cell.alignment = Alignment(vertical="top", wrap_text=True, indent=line.depth - 1)
        for place, head in enumerate(line.heads):
            self._dress(sheet.cell(row, FIRST + place), head, "head")
        for place, answer in enumerate(line.cells):
            cell = sheet.cell(row, FIRST + place)
            self._dress(cell, answer.text, "answer")
            if answer.options:
                offers.setdefault((answer.options, answer.free), []).append(cell.coordinate)
        if line.hint:
            self._dress(sheet.cell(row, FIRST + max(len(line.cells), 1)), line.hint, "hint")
        if "fill" in look:
            for column in range(2, FIRST + ANSWERS):
                if column < FIRST or column >= FIRST + len(line.cells):
                    sheet.cell(row, column).fill = look["fill"]

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
    return escape(re.sub(r"[\[\]:*?/\\'\x00-\x1f]", " ", whole))[:26].strip()


def _looks() -> dict[str, dict[str, Any]]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    side = Side(style="thin", color=_LINE)
    top = Alignment(vertical="top", wrap_text=True)
    return {
        "title": {"font": Font(size=15, bold=True, color=_INK), "alignment": Alignment(vertical="center")},
        "note": {"font": Font(size=10, color=_SOFT), "alignment": top},
        "top": {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor=_HEAD),
                "alignment": Alignment(vertical="center")},
        "chapter": {"font": Font(size=12, bold=True, color=_INK), "fill": PatternFill("solid", fgColor=_GROUP),
                    "alignment": top},
        "group": {"font": Font(bold=True, color=_INK), "fill": PatternFill("solid", fgColor=_GROUP), "alignment": top},
        "question": {"font": Font(color=_INK), "alignment": top},
        "part": {"font": Font(size=10, color=_INK), "alignment": top},
        "more": {"font": Font(size=10, color=_SOFT), "alignment": top},
        "head": {"font": Font(size=9, bold=True, color=_SOFT), "alignment": top},
        "hint": {"font": Font(size=9, italic=True, color=_SOFT), "alignment": top},
        "answer": {"font": Font(color=_INK), "alignment": top, "number_format": "@",
                   "border": Border(left=side, right=side, top=side, bottom=side),
                   "protection": Protection(locked=False)},
    }  # fmt: skip


def _still(data: bytes, day: date) -> bytes:
    """The file with the day it was made in place of the second in which it was packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                stamp = f"{day:%Y-%m-%d}T00:00:00Z".encode()
                content = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            new.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
