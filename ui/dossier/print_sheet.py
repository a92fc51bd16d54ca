"""Printing from the dossier: which paper, in which language, which chapters; the preview is the PDF itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.words import N_, _, language, n_
from ui import format as fmt
from ui import tasks, theme
from ui.ask import PDF
from ui.desk import Desk
from ui.dossier.chips import in_language
from ui.errors import sentence
from ui.labels import LANGUAGES
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line
from ui.widgets.pages import SheetView
from ui.widgets.sheet import ModalSheet
from ui.widgets.toggles import Check, Radio

WAIT = 200  # ms after the last change, before the pages are drawn


@dataclass(frozen=True)
class Paper:
    """One paper: what it is called, what it is for, and what can be chosen for it."""

    code: str
    name: str
    hint: str
    part: str = ""  # what else can be chosen: chapters, days or goal


PAPERS = (
    Paper("filled", N_("Dossier"), N_("All answers with who said them"), "chapters"),
    Paper("blank", N_("Blank form"), N_("To fill in by hand in the client’s office"), "chapters"),
    Paper("visit_brief", N_("Visit brief"), N_("What to ask next, on one page"), "goal"),
    Paper("basic_data", N_("Client basic data"), N_("The client on one sheet (PF-01)")),
    Paper("comparison", N_("What changed"), N_("Two days side by side"), "days"),
)


class PrintSheet(ModalSheet):
    """Lies over the window; Print sends the very pages that are shown."""

    def __init__(self, desk: Desk, client: Client, chosen: str = "filled") -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Print from the dossier"), width=1080)
        self.desk, self.client = desk, client
        self._pdf: bytes | None = None
        self._told = False  # whether a language was chosen
        self._task: tasks.Task | None = None
        self._radios = {paper.code: Radio(_(paper.name)) for paper in PAPERS}
        self._hint = Text("", 12, 400, "t3")
        self.speaks = Segments([(code, LANGUAGES[code]) for code in ("zh", "en", "es")], language())
        self.speaks.setAccessibleName(_("Language of the paper"))
        self._checks = self._chapters()
        self.first, self.second = Choice([]), Choice([])
        self.goal = Line("", _("What this visit is for"))
        self.do_not_say = Check(_("With what not to say"), True, px=12)
        self.view = SheetView(margin=16)
        self.wrong = Text("", 12, 500, "red")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self._make)
        self._build()
        self._days()
        self._radios[chosen].setChecked(True)
        for code, radio in self._radios.items():
            radio.toggled.connect(lambda on, code=code: self._chosen(code) if on else None)
        self.speaks.changed.connect(self._spoken)
        for check in self._checks.values():
            check.changed.connect(lambda _on: self._later.start())
        self.first.changed.connect(lambda _day: self._later.start())
        self.second.changed.connect(lambda _day: self._later.start())
        self.goal.textEdited.connect(lambda _text: self._later.start())
        self.do_not_say.changed.connect(lambda _on: self._later.start())
        self._chosen(chosen)

    def _spoken(self, _code: object) -> None:
        self._told = True
        self._later.start()

    def _language(self, paper: Paper) -> str:
        """The client's language for what the client fills in, else the window's."""
        first = self.client.language.split("+")[0]
        return first if paper.code == "blank" and first in LANGUAGES else language()

    def _chapters(self) -> dict[str, Check]:
        form = self.desk.services.forms.form()
        return {
            section.path: Check(in_language(section.label, language()), True, px=12) for section in form.sections
        }

    def _days(self) -> None:
        time = self.desk.services.dossier_time
        days: list[date] = time.days(self.client.id)
        visit = time.last_visit(self.client.id)
        if visit is not None and visit not in days:
            days = sorted([*days, visit], reverse=True)
        items: list[tuple[object, str]] = [
            (day, fmt.day(day, year=True) + (f" · {_('last visit')}" if day == visit else "")) for day in days
        ]
        self.first.set_items(items)
        self.second.set_items(items)
        self.first.set_value(visit or (days[1] if len(days) > 1 else days[0] if days else None))
        self.second.set_value(days[0] if days else None)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        for radio in self._radios.values():
            left.addWidget(radio)
        left.addWidget(self._hint)
        left.addSpacing(10)
        left.addWidget(Field(_("Language of the paper"), self.speaks))
        left.addSpacing(10)
        self._parts = {
            "chapters": _stacked(Label(_("Chapters"), 12, 500, "t2"), *self._checks.values(), spacing=0),
            "days": _stacked(Field(_("From the end of"), self.first), Field(_("To the end of"), self.second)),
            "goal": _stacked(Field(_("Goal of the visit"), self.goal), self.do_not_say),
        }
        for part in self._parts.values():
            left.addWidget(part)
        left.addWidget(self.wrong)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(theme.scaled(280))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(holder)
        self.view.setMinimumHeight(max(self.host().height() - 230, 280))
        row.addWidget(self.view, 1)
        self.body.addLayout(row)
        save = Button(_("Save PDF…"), icon="file-text")
        save.clicked.connect(self._save)
        self.save, self.print = save, Button(_("Print"), "primary", icon="printer", keys="Ctrl ↵")
        self.pages = Label("", 12, 400, "t3")
        self.foot(self.save, primary=self.print)
        self._foot.insertWidget(0, self.pages)
        self.view.measured.connect(self._count)
        self.accepted.connect(self._print)

    # what is shown

    @property
    def paper(self) -> Paper:
        """The chosen paper."""
        return next(paper for paper in PAPERS if self._radios[paper.code].isChecked())

    def _chosen(self, code: str) -> None:
        paper = next(each for each in PAPERS if each.code == code)
        self._hint.setText(_(paper.hint))
        if not self._told:
            self.speaks.set_value(self._language(paper))
        for name, part in self._parts.items():
            part.setVisible(name == paper.part)
        self._later.start()

    def chosen_chapters(self) -> tuple[str, ...] | None:
        """The chapters that are ticked; None means all of them."""
        ticked = tuple(path for path, check in self._checks.items() if check.value())
        return None if len(ticked) == len(self._checks) else ticked

    def _maker(self) -> Callable[[], bytes] | None:
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

    def _make(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        make = self._maker()
        if make is None:
            chapters = self.paper.part == "chapters"
            self._show(None, _("Choose at least one chapter.") if chapters else _("Nothing was answered yet."))
            return
        self._task = tasks.run(self, lambda _task: make(), self._show, lambda error: self._show(None, sentence(error)))

    def _show(self, pdf: Any, wrong: str = "") -> None:
        self._task = None
        self._pdf = pdf
        self.view.set_pdf(pdf)
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.save.setEnabled(pdf is not None)
        self.print.setEnabled(pdf is not None)
        if pdf is None:
            self.pages.setText("")

    def _count(self) -> None:
        count = self.view.pages
        self.pages.setText(n_("{n} page", "{n} pages", count).format(n=count) if count else "")

    # what is done with it

    def _name(self) -> str:
        return f"{self.client.code} {_(self.paper.name)}"

    def _print(self) -> None:
        if self._pdf is not None:
            self.desk.ask.print_pdf(self._pdf, self._name())

    def _save(self) -> None:
        if self._pdf is not None:
            self.desk.ask.keep(_("Save PDF"), f"{self._name()}.pdf", PDF, self._pdf)


def _stacked(*parts: QWidget, spacing: int = 8) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return made
