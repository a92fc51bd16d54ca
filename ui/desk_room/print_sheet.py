"""Printing from the desk: the day, the week, the month, the goals, dividers and labels."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.calendar import monday_of
from aedesk.domain.plan_rules import period_of
from aedesk.sentences_plan import period as period_words
from aedesk.words import N_, _
from ui.desk import Desk
from ui.print_sheet import Maker, Paper, PapersSheet
from ui.widgets.fields import Check, Choice, DateEdit, Field

CLEANUP, ITINERARY, BAG, WEEK, MONTH, GOALS, LABELS = (
    "desk_cleanup", "itinerary", "itinerary_bag", "week_plan", "month", "goals", "labels",
)  # fmt: skip
DAY_PART, PERIOD_PART, LABEL_PART = "day", "period", "labels"
_DAY, _GOALS, _LABELS = DAY_PART, PERIOD_PART, LABEL_PART
PAPERS = (
    Paper(CLEANUP, N_("Desk clean-up"), N_("The five rules of the evening, and what lies in the tray (PF-33)"), _DAY),
    Paper(ITINERARY, N_("Work diary"), N_("The day as it was planned and as it went (D-05)"), _DAY),
    Paper(BAG, N_("Work diary for the bag"), N_("With client codes instead of names"), _DAY),
    Paper(WEEK, N_("Plan of the week"), N_("Big three, five days, Friday’s evaluation (PF-31)"), _DAY),
    Paper(MONTH, N_("Summary of the month"), N_("What was done, and what the next one brings (PF-31)"), _DAY),
    Paper(GOALS, N_("Sheet of the goals"), N_("Certain and stretch parts, with room for the reviews (PF-32)"), _GOALS),
    Paper(LABELS, N_("Dividers and labels"), N_("For the folders, and for what waits and was filed (D-01)"), _LABELS),
)


class DeskPrint(PapersSheet):
    """Offers the papers of the desk; which day, quarter or year is chosen beside the preview."""

    def __init__(self, desk: Desk, chosen: str, *, day: date | None = None, period: str = "") -> None:
        day = day or desk.clock.today()
        self._day = DateEdit(day, clock=desk.clock)
        codes = desk.services.goals.periods()
        period = period or period_of(day)
        self._period = Choice([(code, period_words(code, _)) for code in dict.fromkeys((period, *codes))], period)
        self._personal = Check(_("with the personal ones"), True)
        self._dividers = Check(_("dividers for the folders"), True)
        self._labels = Check(_("labels for the papers"), True)
        self._label_day = DateEdit(day, clock=desk.clock)
        parts = {
            DAY_PART: Field(_("Day"), self._day, _("its week or its month, where the paper is of one")),
            PERIOD_PART: _together(Field(_("Period"), self._period), self._personal),
            LABEL_PART: _together(Field(_("Day"), self._label_day), self._dividers, self._labels),
        }
        super().__init__(desk, _("Print"), PAPERS, chosen, parts, width=1000)
        for line in (self._day, self._label_day):
            line.changed.connect(lambda _day: self.redraw())
        self._period.changed.connect(lambda _code: self.redraw())
        for check in (self._personal, self._dividers, self._labels):
            check.changed.connect(lambda _on: self.redraw())

    def day(self) -> date:
        """The chosen day."""
        line = self._label_day if self.paper.code == LABELS else self._day
        return line.date() or self.desk.clock.today()

    def maker(self) -> Maker | None:
        papers, speaks, day = self.desk.services.desk_papers, str(self.speaks.value()), self.day()
        if self.paper.code == GOALS:
            code, personal = str(self._period.value()), self._personal.value()
            return lambda: papers.goals(code, speaks, personal=personal)
        if self.paper.code == LABELS:
            dividers, labels = self._dividers.value(), self._labels.value()
            if not dividers and not labels:
                return None
            return lambda: papers.labels(day, speaks, dividers=dividers, papers=labels)
        makers: dict[str, Maker] = {
            CLEANUP: partial(papers.cleanup, day, speaks),
            ITINERARY: partial(papers.itinerary, day, speaks),
            BAG: partial(papers.itinerary, day, speaks, bag=True),
            WEEK: partial(papers.week_plan, monday_of(day), speaks),
            MONTH: partial(papers.month, day.replace(day=1), speaks),
        }
        return makers[self.paper.code]

    def nothing(self) -> str:
        return _("Choose dividers, labels, or both.")

    def name(self) -> str:
        of = str(self._period.value()) if self.paper.code == GOALS else self.day().isoformat()
        return f"{super().name()} {of}"


def _together(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return whole
