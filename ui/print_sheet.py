"""A sheet to print from: which paper, in which language; the preview is the PDF itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _, language, n_
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

WAIT = 200  # ms after the last change, before the pages are drawn

Maker = Callable[[], bytes]


@dataclass(frozen=True)
class Paper:
    """One paper: what it is called, what it is for, and which of the sheet's parts can be chosen for it."""

    code: str
    name: str
    hint: str
    part: str = ""


class PapersSheet(ModalSheet):
    """Lies over the window; Print sends the very pages that are shown. A room says what `maker` draws."""

    def __init__(
        self, desk: Desk, title: str, papers: Sequence[Paper], chosen: str, parts: dict[str, QWidget] | None = None,
        *, width: int,
    ) -> None:  # fmt: skip
        assert desk.window is not None
        super().__init__(desk.window, title, width=width)
        self.desk, self.papers, self._parts = desk, papers, parts or {}
        self._pdf: bytes | None = None
        self._task: tasks.Task | None = None
        self._radios = {paper.code: Radio(_(paper.name)) for paper in papers}
        self._hint = Text("", 12, 400, "t3")
        self.speaks = Segments([(code, LANGUAGES[code]) for code in ("zh", "en", "es")], language())
        self.speaks.setAccessibleName(_("Language of the paper"))
        self.view = SheetView(margin=16)
        self.wrong = Text("", 12, 500, "red")
        self.pages = Label("", 12, 400, "t3")
        self.save = Button(_("Save PDF…"), icon="file-text")
        self.print = Button(_("Print"), "primary", icon="printer", keys="Ctrl ↵")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self._make)
        self._build()
        self._radios[chosen].setChecked(True)
        for paper in papers:
            self._radios[paper.code].toggled.connect(lambda on, paper=paper: self._turn(paper) if on else None)
        self.speaks.changed.connect(self.redraw)
        self.save.clicked.connect(self._save)
        self.view.measured.connect(self._count)
        self.accepted.connect(self._print)
        self._turn(self.paper)

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
        left.addSpacing(10 if self._parts else 0)
        for part in self._parts.values():
            left.addWidget(part)
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

    def first_focus(self) -> QWidget | None:
        return self._radios[self.paper.code]

    # what a room says of its papers

    def maker(self) -> Maker | None:
        """What draws the chosen paper; none where nothing can be drawn yet."""
        return None

    def nothing(self) -> str:
        """The sentence where there is nothing to draw."""
        return ""

    def name(self) -> str:
        """What the file and the print job are called."""
        return _(self.paper.name)

    def turned(self, paper: Paper) -> None:
        """Another paper was chosen."""

    # what is shown

    @property
    def paper(self) -> Paper:
        """The chosen paper."""
        return next(paper for paper in self.papers if self._radios[paper.code].isChecked())

    @property
    def busy(self) -> bool:
        """Whether the pages that are shown are about to change."""
        return self._later.isActive() or self._task is not None

    def redraw(self, *_changed: object) -> None:
        """Draw the pages anew, a moment after the last change."""
        self._later.start()

    def _turn(self, paper: Paper) -> None:
        self._hint.setText(_(paper.hint))
        for name, part in self._parts.items():
            part.setVisible(name == paper.part)
        self.turned(paper)
        self.redraw()

    def _make(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        make = self.maker()
        if make is None:
            self._show(None, self.nothing())
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

    def _print(self) -> None:
        if self._pdf is not None:
            self.desk.ask.print_pdf(self._pdf, self.name())

    def _save(self) -> None:
        if self._pdf is not None:
            self.desk.ask.keep(_("Save PDF"), f"{self.name()}.pdf", PDF, self._pdf)
