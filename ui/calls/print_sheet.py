"""Printing a day of calls: which paper, in which language; the preview is the PDF itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import N_, _, language, n_
from ui import tasks, theme
from ui.ask import PDF
from ui.desk import Desk
from ui.errors import sentence
from ui.labels import LANGUAGES
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.pages import SheetView
from ui.widgets.sheet import ModalSheet
from ui.widgets.toggles import Radio

SHEET, CARDS, DAY, BAG = "call_sheet", "prep_cards", "day_sheet", "day_sheet_bag"
PAPERS = (
    (SHEET, N_("Call sheet"), N_("The calls of the day, with room to write (PF-29)")),
    (CARDS, N_("Prep cards"), N_("Calls that are prepared or have to be, two on a page (PF-30)")),
    (DAY, N_("Day sheet"), N_("The day on one page")),
    (BAG, N_("Day sheet for the bag"), N_("With client codes instead of names")),
)


class PrintSheet(ModalSheet):
    """Lies over the window; Print sends the very pages that are shown."""

    def __init__(self, desk: Desk, day: date, chosen: str = SHEET) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Print the day of calls"), width=1000)
        self.desk, self.day = desk, day
        self._pdf: bytes | None = None
        self._task: tasks.Task | None = None
        self._radios = {code: Radio(_(name)) for code, name, _hint in PAPERS}
        self._hint = Text("", 12, 400, "t3")
        self.speaks = Segments([(code, LANGUAGES[code]) for code in ("zh", "en", "es")], language())
        self.speaks.setAccessibleName(_("Language of the paper"))
        self.view = SheetView(margin=16)
        self.wrong = Text("", 12, 500, "red")
        self.pages = Label("", 12, 400, "t3")
        self.save = Button(_("Save PDF…"), icon="file-text")
        self.print = Button(_("Print"), "primary", icon="printer", keys="Ctrl ↵")
        self._build()
        self._radios[chosen].setChecked(True)
        for radio in self._radios.values():
            radio.toggled.connect(lambda on: self._make() if on else None)
        self.speaks.changed.connect(lambda _code: self._make())
        self.save.clicked.connect(self._save)
        self.view.measured.connect(self._count)
        self.accepted.connect(self._print)
        self._make()

    def _build(self) -> None:
        holder = QWidget()
        holder.setFixedWidth(theme.scaled(280))
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        for radio in self._radios.values():
            left.addWidget(radio)
        left.addWidget(self._hint)
        left.addSpacing(10)
        left.addWidget(Field(_("Language of the paper"), self.speaks))
        left.addWidget(self.wrong)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(holder)
        self.view.setMinimumHeight(max(self.host().height() - 230, 280))
        row.addWidget(self.view, 1)
        self.body.addLayout(row)
        self.foot(self.save, primary=self.print)
        self._foot.insertWidget(0, self.pages)

    @property
    def chosen(self) -> str:
        """The code of the chosen paper."""
        return next(code for code, radio in self._radios.items() if radio.isChecked())

    def _maker(self) -> Callable[[], bytes]:
        papers, day, speaks = self.desk.services.call_papers, self.day, str(self.speaks.value())
        code = self.chosen
        if code == SHEET:
            return lambda: papers.call_sheet(day, speaks)
        if code == CARDS:
            return lambda: papers.prep_cards(day, speaks)
        return lambda: papers.day_sheet(day, speaks, bag=code == BAG)

    def _make(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._hint.setText(next(_(hint) for code, _name, hint in PAPERS if code == self.chosen))
        make = self._maker()
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

    def _name(self) -> str:
        return f"{next(_(name) for code, name, _hint in PAPERS if code == self.chosen)} {self.day.isoformat()}"

    def _print(self) -> None:
        if self._pdf is not None:
            self.desk.ask.print_pdf(self._pdf, self._name())

    def _save(self) -> None:
        if self._pdf is not None:
            self.desk.ask.keep(_("Save PDF"), f"{self._name()}.pdf", PDF, self._pdf)
