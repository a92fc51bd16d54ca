"""The right side of a job's page: what the next stage needs, the papers, what it sets in motion, the one act."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.brief import Brief
from aedesk.domain.gate_check import Need
from aedesk.domain.gates import SLOT, Action, Signer
from aedesk.domain.job import STAGES, Job, RecordKind, Stage
from aedesk.domain.people import Person
from aedesk.domain.standard_time import STANDARDS
from aedesk.words import _, n_
from ui import format
from ui.desk import Desk
from ui.jobs.inspector import Section
from ui.jobs.needs import NeedList, Teller, first_open, progress, verb
from ui.jobs.papers import PaperList
from ui.jobs.supply import new_estimate
from ui.labels import label
from ui.need_words import title
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.job_papers import DocumentRow


def briefing(job: Job, people: Sequence[Person]) -> Need:
    """Whether the brief was talked through (W-05): no gate asks for it, so it only reminds."""
    held = [record for record in job.records if record.kind is RecordKind.BRIEFING_HELD]
    names = {person.id: person.name for person in people}
    name = names.get(held[-1].person_id, "") if held and held[-1].person_id else ""
    kind = RecordKind.BRIEFING_HELD
    on = held[-1].on if held else None
    return Need(str(kind), None, None, kind, bool(held), name, on, (), Action.RECORD)


class PageSide(QWidget):
    """Signals: supplied: a need. moved: to this stage. printed."""

    supplied = Signal(object)
    moved = Signal(object)
    printed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._act: Need | Stage | None = None
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 4, 0, 0)
        self._page.setSpacing(0)
        self._gate, self._papers, self._motion = Section(), Section(), Section(last=True)
        self.needs = NeedList()
        self.needs.supplied.connect(self.supplied)
        self._job: UUID | None = None
        self.estimate_button = self._papers.act(_("New estimate"), "plus")
        self.estimate_button.clicked.connect(self.begin_estimate)
        self.papers = PaperList(desk)
        self._gate.column.addSpacing(4)
        self._gate.column.addWidget(self.needs)
        self._papers.column.addSpacing(2)
        self._papers.column.addWidget(self.papers)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._motion.column.addSpacing(6)
        self.until, self.hours = Label("", 12, 400, "t2", elide=True), Label("", 12)
        row = QHBoxLayout()
        row.addWidget(self.until, 1)
        row.addWidget(self.hours)
        self._motion.column.addLayout(row)
        for part in (self._gate, self._papers, self._motion):
            self._page.addWidget(part)
        self._page.addStretch(1)
        scroll = Scroll(page)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(Rule(token="line2"))
        column.addLayout(self._bar())

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 20, 12)
        bar.setSpacing(8)
        self.primary = Button("", "primary", wide=True)
        self.primary.clicked.connect(self.act)
        self.print = Button(_("Print"), icon="printer")
        self.print.setToolTip(_("Print the brief") + " (Ctrl P)")
        self.print.clicked.connect(self.printed)
        bar.addWidget(self.primary, 1)
        bar.addWidget(self.print)
        return bar

    def show_job(self, job: Job, needs: Sequence[Need], papers: "Sequence[DocumentRow]", brief: Brief) -> None:
        """Show one job."""
        self._job = job.id
        at = STAGES.index(job.stage)
        last = at == len(STAGES) - 1
        shown = list(needs)
        if job.stage in (Stage.FORECAST, Stage.BRIEF):
            shown.append(briefing(job, self._desk.services.agency.people(include_left=True)))
        self._gate.setVisible(bool(shown) and not last)
        if not last:
            self._gate.say(_("To enter {stage}").format(stage=label(STAGES[at + 1])), "", progress(needs))
        teller = Teller(self._desk, job)
        self.needs.show_needs(shown, teller)
        self.papers.show_papers(papers, job.id)
        self._papers.say(_("Papers"), str(len(papers)))
        self.show_motion(job, brief, brief.layout_due)
        self._choose_act(job, needs)

    def show_motion(self, job: Job, brief: Brief, due: date | None) -> None:
        """How much work the brief sets in motion (W-10)."""
        pieces = len(brief.deliverables)
        self._motion.setVisible(pieces > 0 and job.stage in (Stage.FORECAST, Stage.BRIEF))
        standard = STANDARDS[job.kind]
        hours = standard.first_hours + standard.more_hours * max(pieces - 1, 0)
        self._motion.say(_("What it sets in motion"))
        words = n_("{n} piece", "{n} pieces", pieces).format(n=pieces)
        self.until.setText(_("{pieces}, until {day}").format(pieces=words, day=format.day(due)) if due else words)
        self.hours.setText(n_("{n} hour", "{n} hours", hours).format(n=hours))

    def _choose_act(self, job: Job, needs: Sequence[Need]) -> None:
        at = STAGES.index(job.stage)
        need = first_open(needs)
        missing = [each for each in needs if not each.done]
        self.primary.setVisible(need is not None or (not missing and at < len(STAGES) - 1))
        if need is not None:
            self._act = need
            words = self._words(need)
            self.primary.set_look(words, "signature" if need.slot else None)
            self.primary.setAccessibleDescription(title(need.code))
        elif not missing and at < len(STAGES) - 1:
            self._act = STAGES[at + 1]
            self.primary.set_look(_("Move to {stage}").format(stage=label(STAGES[at + 1])), "arrow-right")
        else:
            self._act = None

    def _words(self, need: Need) -> str:
        if need.slot is not None and SLOT[need.slot].signer is not Signer.CLIENT:
            signers = self._desk.services.agency.signers(need.slot)
            if len(signers) == 1:
                return _("{name} signs now").format(name=signers[0].name)
        return verb(need)

    def begin_estimate(self) -> None:
        """One more estimate for this job."""
        if self._job is not None:
            new_estimate(self._desk, self._job)

    def act(self) -> None:
        """Do the one act."""
        if isinstance(self._act, Need):
            self.supplied.emit(self._act)
        elif self._act is not None:
            self.moved.emit(self._act)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), C["surf"])
            p.fillRect(QRect(0, 0, 1, self.height()), C["line"])
