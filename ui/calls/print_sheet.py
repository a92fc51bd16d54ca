"""Printing a day of calls: which paper, in which language."""

from __future__ import annotations

from datetime import date

from aedesk.words import N_, _
from ui.desk import Desk
from ui.print_sheet import Maker, Paper, PapersSheet

SHEET, CARDS, DAY, BAG = "call_sheet", "prep_cards", "day_sheet", "day_sheet_bag"
PAPERS = (
    Paper(SHEET, N_("Call sheet"), N_("The calls of the day, with room to write (PF-29)")),
    Paper(CARDS, N_("Prep cards"), N_("Calls that are prepared or have to be, two on a page (PF-30)")),
    Paper(DAY, N_("Day sheet"), N_("The day on one page")),
    Paper(BAG, N_("Day sheet for the bag"), N_("With client codes instead of names")),
)


class PrintSheet(PapersSheet):
    """Offers the papers of one day."""

    def __init__(self, desk: Desk, day: date, chosen: str = SHEET) -> None:
        self.day = day
        super().__init__(desk, _("Print the day of calls"), PAPERS, chosen, width=1000)

    def maker(self) -> Maker:
        papers, day, speaks = self.desk.services.call_papers, self.day, str(self.speaks.value())
        code = self.paper.code
        if code == SHEET:
            return lambda: papers.call_sheet(day, speaks)
        if code == CARDS:
            return lambda: papers.prep_cards(day, speaks)
        return lambda: papers.day_sheet(day, speaks, bag=code == BAG)

    def name(self) -> str:
        return f"{super().name()} {self.day.isoformat()}"
