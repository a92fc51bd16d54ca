"""Printing from the dossier: which paper, in which language, which chapters."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.words import N_, _, language
from ui import format as fmt
from ui.desk import Desk
from ui.dossier.chips import in_language
from ui.labels import LANGUAGES
from ui.print_sheet import Maker, Paper, PapersSheet
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.toggles import Check

PAPERS = (
    Paper("filled", N_("Dossier"), N_("All answers with who said them"), "chapters"),
    Paper("blank", N_("Blank form"), N_("To fill in by hand in the client’s office"), "chapters"),
    Paper("visit_brief", N_("Visit brief"), N_("What to ask next, on one page"), "goal"),
    Paper("basic_data", N_("Client basic data"), N_("The client on one sheet (PF-01)")),
    Paper("comparison", N_("What changed"), N_("Two days side by side"), "days"),
)


class PrintSheet(PapersSheet):
    """Offers the papers of one client."""

    def __init__(self, desk: Desk, client: Client, chosen: str = "filled") -> None:
        self.client = client
        self._told = False  # whether a language was chosen
        form = desk.services.forms.form()
        self._checks = {
            section.path: Check(in_language(section.label, language()), True, px=12) for section in form.sections
        }
        self.first, self.second = Choice([]), Choice([])
        self.goal = Line("", _("What this visit is for"))
        self.do_not_say = Check(_("With what not to say"), True, px=12)
        parts = {
            "chapters": _stacked(Label(_("Chapters"), 12, 500, "t2"), *self._checks.values(), spacing=0),
            "days": _stacked(Field(_("From the end of"), self.first), Field(_("To the end of"), self.second)),
            "goal": _stacked(Field(_("Goal of the visit"), self.goal), self.do_not_say),
        }
        self._days(desk)
        super().__init__(desk, _("Print from the dossier"), PAPERS, chosen, parts, width=1080)
        self.speaks.changed.connect(self._spoken)
        for check in (*self._checks.values(), self.do_not_say):
            check.changed.connect(self.redraw)
        self.first.changed.connect(self.redraw)
        self.second.changed.connect(self.redraw)
        self.goal.textEdited.connect(self.redraw)

    def _spoken(self, _code: object) -> None:
        self._told = True

    def show_days(self, first: date, second: date) -> None:
        """Choose the days that are compared."""
        self._days(self.desk, (first, second))
        self.redraw()

    def _days(self, desk: Desk, chosen: tuple[date, ...] = ()) -> None:
        time = desk.services.dossier_time
        days: list[date] = time.days(self.client.id)
        visit = time.last_visit(self.client.id)
        days = sorted({*days, *chosen, *([visit] if visit is not None else [])}, reverse=True)
        items: list[tuple[object, str]] = [
            (day, fmt.day(day, year=True) + (f" · {_('last visit')}" if day == visit else "")) for day in days
        ]
        self.first.set_items(items)
        self.second.set_items(items)
        before, after = chosen or (visit or (days[1] if len(days) > 1 else None), None)
        self.first.set_value(before or (days[0] if days else None))
        self.second.set_value(after or (days[0] if days else None))

    def turned(self, paper: Paper) -> None:
        """What the client fills in is in the client's language, the rest in the window's, until one is chosen."""
        if not self._told:
            first = self.client.language.split("+")[0]
            self.speaks.set_value(first if paper.code == "blank" and first in LANGUAGES else language())

    def chosen_chapters(self) -> tuple[str, ...] | None:
        """The chapters that are ticked; None means all of them."""
        ticked = tuple(path for path, check in self._checks.items() if check.value())
        return None if len(ticked) == len(self._checks) else ticked

    def maker(self) -> Maker | None:
        papers, client, speaks = self.desk.services.dossier_papers, self.client.id, str(self.speaks.value())
        code, chapters = self.paper.code, self.chosen_chapters()
        if self.paper.part == "chapters" and chapters == ():
            return None
        if code == "filled":
            return lambda: papers.filled(client, speaks, chapters)
        if code == "blank":
            return lambda: papers.blank(speaks, chapters, client)
        if code == "visit_brief":
            goal, names = self.goal.value(), self.do_not_say.value()
            return lambda: papers.visit_brief(client, speaks, goal=goal, do_not_say=names)
        if code == "basic_data":
            return lambda: papers.basic_data(client, speaks)
        first, second = self.first.value(), self.second.value()
        if not isinstance(first, date) or not isinstance(second, date):
            return None
        return lambda: papers.comparison(client, first, second, speaks)

    def nothing(self) -> str:
        chapters = self.paper.part == "chapters"
        return _("Choose at least one chapter.") if chapters else _("Nothing was answered yet.")

    def name(self) -> str:
        return f"{self.client.code} {super().name()}"


def _stacked(*parts: QWidget, spacing: int = 8) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return made
