"""The table of rooms and pages; a room that is not built yet has no row."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from aedesk.words import N_
from ui.desk import Desk
from ui.room import Room

if TYPE_CHECKING:
    from ui.widgets.sheet import ModalSheet


class Row(NamedTuple):
    """One room: where it stands in the rail, what it is called, where it is imported from when first shown."""

    code: str
    label: str
    icon: str
    key: str
    factory: str
    rail: bool = True
    parent: str = ""  # the rail item that stays lit while a page is shown


ROWS: tuple[Row, ...] = (
    Row("today", N_("Today"), "sun", "Ctrl+1", "ui.today.room:TodayRoom"),
    Row("jobs", N_("Jobs"), "layout-kanban", "Ctrl+2", "ui.jobs.room:JobsRoom"),
    Row("clients", N_("Clients"), "address-book", "Ctrl+3", "ui.clients.room:ClientsRoom"),
    Row("calls", N_("Calls"), "phone", "Ctrl+4", "ui.calls.room:CallsRoom"),
    Row("desk", N_("Desk"), "lamp", "Ctrl+5", "ui.desk_room.room:DeskRoom"),
    Row("settings", N_("Settings"), "settings", "", "ui.settings.room:SettingsRoom"),
    Row("job", N_("Job"), "layout-kanban", "", "ui.jobs.page:JobPage", rail=False, parent="jobs"),
    Row("client", N_("Client"), "address-book", "", "ui.clients.page:ClientPage", rail=False, parent="clients"),
    Row("estimate", N_("Estimate"), "receipt", "", "ui.estimates.page:EstimatePage", rail=False, parent="jobs"),
    Row("sign", N_("Sign"), "signature", "", "ui.signing.page:SignPage", rail=False, parent="jobs"),
    Row("interview", N_("Interview"), "message", "", "ui.dossier.interview:InterviewPage", False, "clients"),
    Row("compare", N_("Compare two days"), "git-compare", "", "ui.dossier.compare:ComparePage", False, "clients"),
    Row("verify", N_("Verify a paper"), "circle-check", "", "ui.signing.verify:VerifyPage", rail=False, parent="jobs"),
)


SHEETS = {
    "capture": "ui.desk_room.capture:CaptureSheet",
    "paper_signature": "ui.signing.paper_sheet:PaperSheet",
    "filing": "ui.signing.file_sheet:FileSheet",
    "call": "ui.calls.call_sheet:CallSheet",
    "visit": "ui.calls.visit_sheet:VisitSheet",
    "day_papers": "ui.calls.print_sheet:PrintSheet",
    "evaluate": "ui.clients.standing_sheet:EvaluateSheet",
}
"""Sheets of one room that others open too: by name, since rooms do not import each other."""


def row(code: str) -> Row:
    """The row of one room."""
    return next(row for row in ROWS if row.code == code)


def make(code: str, desk: Desk) -> Room:
    """Import and make one room."""
    made = _found(row(code).factory)(desk)
    assert isinstance(made, Room)
    return made


def sheet(code: str, desk: Desk, *what: object) -> "ModalSheet":
    """Import and make one sheet of another room."""
    made = _found(SHEETS[code])(desk, *what)
    return cast("ModalSheet", made)


def _found(path: str) -> Any:
    module, name = path.split(":")
    return getattr(import_module(module), name)
