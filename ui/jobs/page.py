"""The page of one job: where it stands, its brief as form and as paper, what the next stage needs, one primary act."""

from datetime import date
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.brief import Brief
from aedesk.domain.cards import DOTS
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Need, current
from aedesk.domain.gates import Action
from aedesk.domain.job import STAGES, Job, RecordKind, Stage
from aedesk.domain.paper import PaperKind
from aedesk.domain.signoff import SignState
from aedesk.domain.standard_time import Squeeze, squeeze
from aedesk.words import _, n_
from ui import format, theme
from ui.desk import Desk
from ui.jobs.brief_form import BriefForm
from ui.jobs.menus import edit_job
from ui.jobs.moving import Moves
from ui.jobs.page_side import PageSide
from ui.jobs.preview import WIDTH as PAPER_WIDTH
from ui.jobs.preview import Preview
from ui.jobs.wording import listed
from ui.jobs.work import WIDTH as SIDE_WIDTH
from ui.jobs.work import is_wide
from ui.labels import label
from ui.room import Command, Room
from ui.theme import C
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.marks import Stepper
from ui.widgets.scroll import Scroll

KINDS = frozenset({"job", "brief", "client", "person", "agency", "estimate", "paper", "answer", "product"})
BRIEF_SLOTS = ("brief.ad", "brief.cd")


class JobPage(Room):
    """Shows one job; opened with its id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Job")
        self.job: Job | None = None
        self.track = Stepper(Stage.FORECAST, {Stage.FORECAST: ""})
        self.edit_button = IconButton("edit", _("Edit job"), size=32, framed=True)
        self.history = IconButton("history", _("History"), size=32, keys="Ctrl H", framed=True)
        self.form = BriefForm(desk)
        self.preview = Preview(desk)
        self.side = PageSide(desk)
        self.moves = Moves(desk, self)
        self.look = Button(_("Preview"), height="sm", icon="eye")
        self.form.add_to_head(self.look)
        self._build()
        self.edit_button.clicked.connect(self._edit)
        self.history.clicked.connect(self._history)
        self.look.clicked.connect(self._enlarge)
        self.preview.enlarged.connect(self._enlarge)
        self.form.kept.connect(self._on_kept)
        self.side.supplied.connect(self.supply)
        self.side.moved.connect(self.ask_move)
        self.side.printed.connect(self.print)
        for keys, act in (
            ("Ctrl+Shift+S", self.side.act),
            ("Ctrl+P", self.print),
            ("Ctrl+H", self._history),
            ("Alt+Left", partial(self.step, -1)),
            ("Alt+Right", partial(self.step, 1)),
        ):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 20, 10)
        top.setSpacing(6)
        top.addWidget(self.track, 1)
        top.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        scroll = Scroll(self.form)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground = _Ground()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scroll)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(ground, 1)
        row.addWidget(self.preview)
        row.addWidget(self.side)
        self.side.setFixedWidth(theme.scaled(SIDE_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = is_wide(self.width())
        self.preview.setFixedWidth(PAPER_WIDTH if is_wide(self.width() - 80) else PAPER_WIDTH - 52)
        self.preview.setVisible(wide)
        self.look.setVisible(not wide)

    # what is shown

    def open(self, what: object) -> None:
        self.desk.when_ready(lambda: self._load(cast(UUID, what), fresh=True))

    def reload(self, kinds: frozenset[str]) -> None:
        if self.job is not None and self.desk.ready and (not kinds or kinds & KINDS):
            self._load(self.job.id)

    def _load(self, job_id: UUID, *, fresh: bool = False) -> None:
        if fresh and self.job is not None and self.job.id != job_id:
            self.form.save()
        services = self.desk.services
        job = self.job = services.jobs.get(job_id)
        brief = services.briefs.of(job_id)
        needs = services.jobs.needs(job_id) if job.stage is not Stage.CLOSED else ()
        self.form.show_brief(brief, self._signed_by(job), self._squeeze(job, brief))
        self.form.show_offers(services.briefs.taken(job_id))
        self.side.show_job(job, needs, services.jobs.documents(job_id), brief)
        self.track.set_stage(job.stage, self._notes(job, brief))
        self._tell(job, brief)
        if self.preview.isVisible() or fresh:
            self.preview.show_job(job_id)

    def _tell(self, job: Job, brief: Brief) -> None:
        services = self.desk.services
        client = services.clients.get(job.client_id)
        owner = services.agency.person(job.owner_id).name if job.owner_id else ""
        due = _("layout due {day}").format(day=format.day(brief.layout_due)) if brief.layout_due else ""
        number = job.number or _("no number yet")
        self.title = job.title
        self.state_line = " · ".join(
            part for part in (number, f"{client.short_name} ({client.client_class})", owner, due) if part
        )
        self.changed_head()

    def _signed_by(self, job: Job) -> str:
        signs = [current(job, slot) for slot in BRIEF_SLOTS]
        return listed(sign.name for sign in signs if sign is not None and sign.state is SignState.SIGNED)

    def _squeeze(self, job: Job, brief: Brief) -> Squeeze | None:
        due, pieces = self.form.layout_due() if self.form.dirty else brief.layout_due, len(brief.deliverables)
        if due is None or not pieces or job.stage not in (Stage.FORECAST, Stage.BRIEF):
            return None
        return squeeze(job.kind, pieces, self.desk.clock.today(), due)

    def _notes(self, job: Job, brief: Brief) -> dict[Stage, str]:
        notes = dict.fromkeys(STAGES, "")
        names = {person.id: person.name for person in self.desk.services.agency.people(include_left=True)}
        for record in job.records:
            if record.kind is RecordKind.FORECAST_TOLD and record.person_id:
                notes[Stage.FORECAST] = listed((names.get(record.person_id, ""), format.day(record.on)))
        dues: dict[Stage, date | None] = {
            Stage.LAYOUT: brief.layout_due,
            Stage.FINISHED_ART: brief.finished_art_on,
            Stage.PRODUCTION: brief.in_market_on or job.due,
        }
        now = STAGES.index(job.stage)
        for at, stage in enumerate(STAGES):
            signs = [sign for slot in DOTS[stage] if (sign := current(job, slot)) is not None and sign.proved]
            due = dues.get(stage)
            if at < now and signs and stage is not Stage.FORECAST:
                newest = max(signs, key=lambda sign: sign.signed_on or date.min)
                notes[stage] = listed((newest.name, format.day(newest.signed_on) if newest.signed_on else ""))
            elif at == now and DOTS[stage]:
                of = len(DOTS[stage])
                notes[stage] = n_("{n} of {of} signature", "{n} of {of} signatures", of).format(n=len(signs), of=of)
            elif at >= now and due is not None:
                notes[stage] = _("due {day}").format(day=format.day(due))
        if job.closed_on:
            notes[Stage.CLOSED] = format.day(job.closed_on)
        return notes

    def _on_kept(self) -> None:
        if self.job is not None and self.preview.isVisible():
            self.preview.show_job(self.job.id)

    # acts

    def supply(self, need: Need) -> None:
        """Supply what a need asks for."""
        if self.job is None or not self.form.save():
            return
        if need.action is Action.BRIEF:
            self.form.show_first_gap()
            return
        self.moves.supply(self.job.id, need)

    def step(self, by: int) -> None:
        """Ask for the next stage."""
        if self.job is not None:
            at = STAGES.index(self.job.stage) + by
            if 0 <= at < len(STAGES):
                self.ask_move(STAGES[at])

    def ask_move(self, stage: Stage) -> None:
        """Move the job, or answer why not."""
        if self.job is not None and self.form.save():
            corner = self.side.primary.mapToGlobal(self.side.primary.rect().topLeft())
            self.moves.move(self.job.id, stage, QRect(corner, self.side.primary.size()))

    def print(self) -> None:
        """Print the brief as it is kept."""
        if self.job is None or not self.form.save():
            return
        try:
            pdf = self.desk.services.briefs.pdf(self.job.id)
        except UserError as error:
            from ui.errors import sentence

            self.desk.toast(sentence(error))
            return
        self.desk.ask.print_pdf(pdf, self._name())

    def _name(self) -> str:
        number = self.form.brief.number if self.form.brief else ""
        return " ".join(part for part in (label(PaperKind.BRIEF), number) if part)

    def _enlarge(self) -> None:
        if self.job is None or not self.form.save():
            return
        from ui.jobs.paper_sheet import PaperSheet

        PaperSheet(self.desk, self._name(), self.desk.services.briefs.pdf(self.job.id)).open()

    def _edit(self) -> None:
        if self.job is not None and self.form.save():
            edit_job(self.desk, self.job.id)

    def _history(self) -> None:
        from ui.history import History

        if self.job is not None and self.form.save():
            History(self.desk, "job", self.job.id, self.job.title).open()

    # what the window asks

    def leave(self) -> bool:
        return self.form.save() or True

    def entered(self) -> None:
        self.form.editors["background"].setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.form, self.preview, self.side]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl Shift S", _("Sign, or the next act")),
            ("Ctrl P", _("Print")),
            ("Ctrl H", _("History")),
            ("Alt ← →", _("Move the job one stage")),
        ]

    def commands(self) -> list[Command]:
        if self.job is None:
            return []
        found = [Command(_("Print"), self.print, "Ctrl P", "printer", self._name())]
        if self.side.primary.isVisible():
            found.insert(0, Command(self.side.primary.words(), self.side.act, "Ctrl Shift S", "signature"))
        found.append(Command(_("New estimate"), self.side.begin_estimate, "", "receipt", self.job.title))
        found.append(Command(_("Edit job"), self._edit, "", "edit", self.job.title))
        found.append(Command(_("History"), self._history, "Ctrl H", "history", self.job.title))
        return found


class _Ground(QWidget):
    """The white ground of the form."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), C["surf"])
