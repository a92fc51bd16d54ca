"""The inspector: one job in 348 pixels, what it needs next, its papers and what happened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Need
from aedesk.domain.job import STAGES, Job, Stage
from aedesk.words import _, n_
from ui import theme
from ui.desk import Desk
from ui.due import tone
from ui.jobs.happened import Happening
from ui.jobs.needs import NeedList, Teller, progress
from ui.jobs.papers import PaperList
from ui.jobs.timeline import Timeline
from ui.jobs.wording import due_sentence, number_of, spoken
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import DUE_ICONS, Avatar, ClassChip, StageBar
from ui.widgets.picture import Picture
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.job_papers import DocumentRow


class Section(QWidget):
    """A part of the inspector: heading, a quiet word at the right, content, a hairline under it."""

    def __init__(self, *, top: int = 12, last: bool = False) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(20, top, 10, 10)  # at the right lies the scroll bar
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = Label("", 12, 600)
        self.beside = Label("", 12, 400, "t3")
        self.right = Label("", 12, 400, "t3")
        head.addWidget(self.title)
        head.addWidget(self.beside)
        head.addStretch(1)
        head.addWidget(self.right)
        self._head = head
        self.column.addLayout(head)
        outer.addLayout(self.column)
        if not last:
            outer.addWidget(Rule())

    def act(self, words: str, icon: str) -> Button:
        """A small button at the right of the heading."""
        button = Button(words, "quiet", icon, height="sm")
        self._head.addWidget(button)
        return button

    def say(self, title: str, beside: str = "", right: str = "") -> None:
        """Set the heading."""
        self.title.setText(title)
        self.beside.setText(beside)
        self.right.setText(right)


class Inspector(QWidget):
    """Shows one job.

    Signals: closed: the cross or Esc. moved: the job should move to a stage. opened: the job's page. supplied: a need
    with its job. menu: the job's menu at a place on the screen.
    """

    closed = Signal()
    moved = Signal(object, object)
    opened = Signal(object)
    supplied = Signal(object, object)
    menu = Signal(object, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: JobCard | None = None
        self.over = False  # it lies over the board and casts a shadow
        self.setAccessibleName(_("Inspector"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Rule())
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._parts()
        self._page.addStretch(1)
        self._scroll = Scroll(page)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule(token="line2"))
        column.addLayout(self._bar())

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(20, 12, 14, 13)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.number = Label("", 12, 600)
        self.chip: ClassChip | None = None
        self.client = Label("", 12, 400, "t2", elide=True)
        self.more = IconButton("dots", _("More about this job"))
        self.cross = IconButton("x", _("Close the inspector"), keys="Esc")
        self.more.clicked.connect(self._menu)
        self.cross.clicked.connect(self.closed)
        self._first = row
        row.addWidget(self.number)
        row.addWidget(self.client, 1)
        row.addWidget(self.more)
        row.addWidget(self.cross)
        column.addLayout(row)
        self.title = Text("", 16, 600, "t1", most=3)
        self.title.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.title)
        under = QHBoxLayout()
        under.setContentsMargins(0, 7, 0, 0)
        under.setSpacing(4)
        self._due_mark = Picture("calendar", 14, "t3")
        self.due = Label("", 12)
        self._avatar = Avatar("")
        self.owner = Label("", 12, 400, "t2", elide=True)
        under.addWidget(self._due_mark)
        under.addWidget(self.due)
        under.addSpacing(10)
        under.addWidget(self._avatar)
        under.addSpacing(2)
        under.addWidget(self.owner, 1)
        column.addLayout(under)
        return head

    def _parts(self) -> None:
        self._stage = Section()
        self._bar_of_stages = StageBar(Stage.FORECAST)
        self._stage.column.addSpacing(10)
        self._stage.column.addWidget(self._bar_of_stages)
        ends = QHBoxLayout()
        ends.setContentsMargins(0, 8, 0, 0)
        ends.addWidget(Label(label(STAGES[0]), 11, 400, "t3"))
        ends.addStretch(1)
        ends.addWidget(Label(label(STAGES[-1]), 11, 400, "t3"))
        self._stage.column.addLayout(ends)
        self._gate = Section()
        self.needs = NeedList()
        self.needs.supplied.connect(self._on_supplied)
        self._gate.column.addSpacing(4)
        self._gate.column.addWidget(self.needs)
        self._papers = Section()
        self.estimate_button = self._papers.act(_("New estimate"), "plus")
        self.estimate_button.clicked.connect(self._begin_estimate)
        self.papers = PaperList(self._desk)
        self._papers.column.addSpacing(2)
        self._papers.column.addWidget(self.papers)
        self._past = Section(last=True)
        self.timeline = Timeline()
        self._past.column.addSpacing(4)
        self._past.column.addWidget(self.timeline)
        for part in (self._stage, self._gate, self._papers, self._past):
            self._page.addWidget(part)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 20, 12)
        bar.setSpacing(8)
        self.move_button = Button("", wide=True)
        self.open_button = Button(_("Open job"))
        self.move_button.clicked.connect(self._on_move)
        self.open_button.clicked.connect(self._on_open)
        bar.addWidget(self.move_button, 1)
        bar.addWidget(self.open_button)
        return bar

    @property
    def job_id(self) -> UUID | None:
        """The job that is shown."""
        return self._card.id if self._card else None

    def show_card(self, card: JobCard) -> None:
        """Show what the card knows, at once; the rest follows with `show_job`."""
        if self._card is None or self._card.id != card.id:
            self._scroll.verticalScrollBar().setValue(0)
            for part in (self._gate, self._papers, self._past):
                part.hide()
        self._card = card
        today = self._desk.clock.today()
        self.setAccessibleDescription(spoken(card, today))
        self.number.setText(number_of(card))
        if self.chip is None:
            self.chip = ClassChip(card.client_class)
            self._first.insertWidget(1, self.chip)
        self.chip.set_class(card.client_class)
        self.client.setText(card.client)
        self.title.setText(card.title)
        self.title.updateGeometry()
        look = "far" if card.stage is Stage.CLOSED else tone(card.due, today)
        icon, token, weight = DUE_ICONS[look]
        self._due_mark.set_icon(icon, token)
        self.due.setText(due_sentence(card.due, today))
        self.due.setFont(theme.font(12, weight))
        self.due.set_tone(token)
        self._avatar.set_person(card.owner_initials)
        self._avatar.setVisible(bool(card.owner_initials))
        at = STAGES.index(card.stage)
        place = _("stage {n} of {of}").format(n=at + 1, of=len(STAGES))
        self._stage.say(label(card.stage), place, self._stage.right.text())
        self._bar_of_stages.set_stage(card.stage)
        last = card.stage is Stage.CLOSED
        self.move_button.setVisible(not last)
        if not last:
            self.move_button.set_text(_("Move to {stage}").format(stage=label(STAGES[at + 1])))

    def read(self) -> None:
        """Read everything about the job of the card."""
        if self._card is None:
            return
        services, key = self._desk.services, self._card.id
        try:
            job = services.jobs.get(key)
        except UserError:
            return  # it went while its card was still shown
        owner = services.agency.person(job.owner_id).name if job.owner_id else ""
        jobs = services.jobs
        self.show_job(job, owner, jobs.needs(key), jobs.documents(key), jobs.timeline(key))

    def show_job(
        self, job: Job, owner: str, needs: Sequence[Need], papers: "Sequence[DocumentRow]", past: Sequence[Happening]
    ) -> None:
        """Show everything about the job of the card."""
        self.owner.setText(owner)
        since = (self._desk.clock.today() - job.stage_since).days + 1 if job.stage_since else 0
        day = n_("day {n}", "day {n}", since).format(n=since) if since > 0 and job.stage is not Stage.CLOSED else ""
        self._stage.right.setText(day)
        self._gate.setVisible(bool(needs))
        if needs:
            target = STAGES[STAGES.index(job.stage) + 1]
            self._gate.say(_("To enter {stage}").format(stage=label(target)), "", progress(needs))
            self.needs.show_needs(needs, Teller(self._desk, job))
        self.move_button.set_kind("primary" if all(need.done for need in needs) else "plain")
        self.papers.show_papers(papers, job.id)
        self._papers.setVisible(True)
        self._papers.say(_("Documents"), str(len(papers)))
        self.timeline.show_entries(past)
        self._past.setVisible(bool(past))
        self._past.say(_("Timeline"))
        for part in (self._stage, self._gate, self._papers, self._past):
            part.column.activate()
        self._page.activate()  # in this frame, not in the one after

    def _begin_estimate(self) -> None:
        if self._card is not None:
            from ui.jobs.supply import new_estimate

            new_estimate(self._desk, self._card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _menu(self) -> None:
        if self._card is not None:
            self.menu.emit(self._card.id, self.more.mapToGlobal(self.more.rect().center()))

    def _on_move(self) -> None:
        if self._card is not None:
            self.moved.emit(self._card.id, STAGES[STAGES.index(self._card.stage) + 1])

    def _on_open(self) -> None:
        if self._card is not None:
            self.opened.emit(self._card.id)

    def _on_supplied(self, need: Need) -> None:
        if self._card is not None:
            self.supplied.emit(self._card.id, need)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), C["surf"])
            p.fillRect(QRectF(0, 0, 1, self.height()), C["line2" if self.over else "line"])
