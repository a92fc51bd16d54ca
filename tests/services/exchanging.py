"""Forms that come back: a spreadsheet opened, changed as a client would, and saved again."""

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

from openpyxl import load_workbook
from sqlalchemy import select

from aedesk.app import Services
from aedesk.domain.dossier import Answer
from aedesk.services.exchange.views import Import


class Form:
    """A spreadsheet as a client sees it, with its cells found by the path of the question."""

    def __init__(self, data: bytes) -> None:
        self.book: Any = load_workbook(io.BytesIO(data))

    def sheet(self, section: str, product: UUID | None = None) -> Any:
        """The sheet of a chapter; of the first product where none is given."""
        code = f"aedesk:{section}:{product.hex if product else ''}"
        return next(sheet for sheet in self.book.worksheets if str(sheet["A1"].value).startswith(code))

    def cell(self, key: str, column: str = "D", product: UUID | None = None) -> Any:
        """The cell of a line, by its key."""
        sheet = self.sheet(key.split(".", 1)[0], product)
        return next(sheet[f"{column}{row[0].row}"] for row in sheet.iter_rows(max_col=1) if row[0].value == key)

    def put(self, key: str, value: object, column: str = "D", product: UUID | None = None) -> str:
        """Type into a cell; where it stands."""
        cell = self.cell(key, column, product)
        cell.value = value
        return f"{cell.parent.title}!{cell.coordinate}"

    def data(self) -> bytes:
        """The file, saved."""
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()


def told(found: Import) -> list[tuple[str, str]]:
    """Where something did not fit, and its code."""
    return [(f"{p.place.sheet}!{p.place.cell}" if p.place.cell else p.place.sheet, p.code) for p in found.problems]


def filled(desk: Services, client_id: UUID, do: Callable[[Form], object], language: str = "en") -> Import:
    """An empty form that a client filled in, read."""
    form = Form(desk.exchange.spreadsheet(client_id, language, filled=False))
    do(form)
    return desk.exchange.read(form.data(), client_id)


def wipe(desk: Services) -> None:
    """Forget every answer."""
    with desk.store.write("dossier.forget") as s:
        for row in s.scalars(select(Answer)):
            s.delete(row)


def take_all(desk: Services, data: bytes, client_id: UUID, **told: Any) -> Import:
    """Import everything that a file has."""
    found = desk.exchange.read(data, client_id)
    assert found.problems == ()
    desk.exchange.apply(found, {each.key for each in found.differences}, **told)
    return found
