"""Printing a day of calls and what belongs to it: which paper, in which language."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from aedesk.words import N_, _
from ui.desk import Desk
from ui.print_sheet import Maker, Paper, PapersSheet

SHEET, CARDS, DAY, BAG, CARE, WEEK = (
    "call_sheet", "prep_cards", "day_sheet", "day_sheet_bag", "care_calendar", "call_week",
)  # fmt: skip
PAPERS = (
    Paper(SHEET, N_("Call sheet"), N_("The calls of the day, with room to write (PF-29)")),
    Paper(CARDS, N_("Prep cards"), N_("Calls that are prepared or have to be, two on a page (PF-30)")),
    Paper(DAY, N_("Day sheet"), N_("The day on one page")),
    Paper(BAG, N_("Day sheet for the bag"), N_("With client codes instead of names")),
    Paper(CARE, N_("Care calendar"), N_("Birthdays, festivals and gifts of the coming months (PF-37)")),
    Paper(WEEK, N_("The week’s calls"), N_("Minutes planned and spent, and what was learned")),
)
REPORT = "contact_report"
OF_A_CALL = (Paper(REPORT, N_("Contact report"), N_("What was said and agreed, for the client to confirm (PF-24)")),)


class PrintSheet(PapersSheet):
    """Offers the papers of one day."""

    def __init__(self, desk: Desk, day: date, chosen: str = SHEET) -> None:
        self.day = day
        super().__init__(desk, _("Print"), PAPERS, chosen, width=1000)

    def maker(self) -> Maker:
        papers, day, speaks = self.desk.services.call_papers, self.day, str(self.speaks.value())
        code = self.paper.code
        if code in (DAY, BAG):
            return lambda: papers.day_sheet(day, speaks, bag=code == BAG)
        make = {SHEET: papers.call_sheet, CARDS: papers.prep_cards, CARE: papers.care_calendar, WEEK: papers.call_week}
        return lambda: make[code](day, speaks)

    def name(self) -> str:
        return f"{super().name()} {self.day.isoformat()}"


class ReportSheet(PapersSheet):
    """Offers the contact report of one call, first in the language of the client's papers."""

    def __init__(self, desk: Desk, call: UUID, client: str, speaks: str) -> None:
        self.call, self.client = call, client
        super().__init__(desk, _("Contact report"), OF_A_CALL, REPORT, width=1000)
        self.speaks.set_value(speaks.partition("+")[0])
        self.redraw()

    def maker(self) -> Maker:
        papers, call, speaks = self.desk.services.call_papers, self.call, str(self.speaks.value())
        return lambda: papers.contact_report(call, speaks)

    def name(self) -> str:
        return f"{super().name()} {self.client}"
