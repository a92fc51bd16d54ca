"""The papers that Today prints: its day on one page, with names or with codes for the bag."""

from functools import partial

from aedesk.words import _
from ui import rooms
from ui.desk import Desk
from ui.room import Command

SHEET, BAG = "day_sheet", "day_sheet_bag"


def print_day(desk: Desk, paper: str = SHEET) -> None:
    """Offer the papers of today, this one first."""
    rooms.sheet("day_papers", desk, desk.clock.today(), paper).open()


def commands(desk: Desk) -> list[Command]:
    """What the palette offers in Today."""
    return [
        Command(_("Print day sheet"), partial(print_day, desk), "Ctrl P", "printer"),
        Command(_("Print day sheet for the bag"), partial(print_day, desk, BAG), "", "printer"),
    ]
