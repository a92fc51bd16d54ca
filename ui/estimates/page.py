"""The estimate page: grid, sums, signatures and the sheet itself, of one version in front."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import answer_due, expired
from aedesk.domain.estimate_totals import totals
from aedesk.words import _
from ui.desk import Desk
from ui.estimates.acts import Acts
from ui.estimates.approvals import Approvals
from ui.estimates.bars import Head, LineActs, Strip, Versions
from ui.estimates.compare import since
from ui.estimates.details import DetailsForm
from ui.estimates.grid import Grid
from ui.estimates.hands import Hands
from ui.estimates.keeper import Keeper
from ui.estimates.line_form import LineForm
from ui.estimates.model import Lines
from ui.estimates.preview import SheetPane
from ui.estimates.sums import SumTable, Words
from ui.estimates.units import bilingual
from ui.estimates.versions import Family
from ui.room import Command, Room
from ui.theme import C

if TYPE_CHECKING:
    from aedesk.domain.client import Client
    from aedesk.domain.job import Job

_KINDS = frozenset({"estimate", "estimate_line", "job", "client", "agency", "person", "answer", "product"})


class EstimatePage(Room):
    """Shows the estimate of one id; drafts save themselves, issued versions start their successor when changed."""

    bare = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = _("Estimate")
        self.estimate: Estimate | None = None
        self.job: Job | None = None
        self.client: Client | None = None
        self.family = Family([])
        self.lines = Lines(self)
        self.head, self.versions, self.strip = Head(), Versions(), Strip()
        self.grid = Grid(self.lines)
        self.line_acts = LineActs()
        self.words, self.sums = Words(), SumTable()
        self.line_form = LineForm(self.lines)
        self.details = DetailsForm(desk.clock)
        self.approvals = Approvals()
        self.pane = SheetPane()
        self.keeper, self.hands, self.acts = Keeper(self), Hands(self), Acts(desk, self)
        self._lay_out()
        self._connect()
        self._keys()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for each in (self.words, self.line_form, self.details):
            self.stack.addWidget(each)
        self.under = _Under()
        self.under.setMinimumHeight(128)
        row = QHBoxLayout(self.under)
        row.setContentsMargins(24, 14, 20, 8)
        row.setSpacing(40)
        row.addWidget(self.stack, 1)
        row.addWidget(self.sums, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        editor = QVBoxLayout()
        editor.setSpacing(0)
        editor.addWidget(self.strip)
        editor.addWidget(self.grid)
        editor.addWidget(self.line_acts)
        editor.addWidget(self.under, 1)
        editor.addWidget(self.approvals)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(editor, 1)
        body.addWidget(self.pane)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.versions)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        acts, keeper = self.acts, self.keeper
        self.lines.before_change = self.details.before_change = keeper.may_change
        self.lines.changed.connect(keeper.changed)
        self.details.changed.connect(keeper.changed)
        self.hands.connect()
        self.head.back.connect(self.back)
        self.head.print.clicked.connect(acts.whole)
        self.head.save.clicked.connect(acts.save_pdf)
        self.head.next.clicked.connect(acts.next)
        self.head.more.connect(acts.more)
        self.versions.chosen.connect(self.show_version)
        self.versions.new.clicked.connect(self.new)
        self.versions.compare.clicked.connect(acts.compare)
        self.versions.language.changed.connect(lambda value: keeper.set_sheet("language", value))
        self.versions.currency.changed.connect(lambda value: keeper.set_sheet("currency", value))
        self.versions.preview.clicked.connect(acts.whole)
        self.strip.button.clicked.connect(self._to_draft)
        self.approvals.act.connect(acts.asked)
        self.pane.whole_wanted.connect(acts.whole)

    def _keys(self) -> None:
        hands, acts = self.hands, self.acts
        for keys, do in (
            ("Ctrl+Return", hands.add), ("Ctrl+Enter", hands.add), ("Ctrl+D", hands.open_details),
            ("Ctrl+P", acts.whole), ("Ctrl+S", acts.save_pdf), ("Ctrl+Shift+S", acts.next), ("Ctrl+H", acts.history),
        ):  # fmt: skip
            key = QShortcut(QKeySequence(keys), self, do)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # as an argument it is not heeded

    # room

    def open(self, what: UUID | tuple[UUID, str] | None) -> None:
        if what is not None:
            self.desk.when_ready(lambda: self._open(what))

    def _open(self, what: UUID | tuple[UUID, str]) -> None:
        """Show a version; with a code beside the id, go on with what the signing page left to do."""
        id, then = what if isinstance(what, tuple) else (what, "")
        self.show_version(id)
        verb, _colon, rest = then.partition(":")
        if verb == "wish":
            self.acts.reject(rest)
        elif verb:
            self.acts.do(then)

    def reload(self, kinds: frozenset[str]) -> None:
        if self.estimate is None or self.keeper.busy or not self.desk.ready or (kinds and not kinds & _KINDS):
            return
        try:
            fresh = self.desk.services.estimates.get(self.estimate.id)
        except UserError:
            self._gone()
            return
        self._load(self.estimate if self.keeper.dirty else fresh)

    def leave(self) -> bool:
        self.hands.commit()
        if self.keeper.save():
            return True
        return self.desk.ask.confirm(
            _("This draft is not saved"), self.strip.words(), _("Leave without saving"), danger=True, no=_("Stay")
        )

    def new(self) -> None:
        """Start the next version."""
        if self.estimate is not None and self.keeper.save() and self.family.may_renew(self.estimate):
            self.show_version(self.desk.services.estimates.next_version(self.estimate.id).id)

    def panes(self) -> list[QWidget]:
        return [self.grid, self.stack, self.approvals, self.versions, self.head]

    def commands(self) -> list[Command]:
        return self.acts.commands()

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Edit line")), ("F2", _("Change the cell")), ("Ctrl+Enter", _("Add a line")),
            ("Ctrl+Del", _("Delete the line")), ("Alt+↑", _("Move the line up")), ("Alt+↓", _("Move the line down")),
            ("Ctrl+D", _("Details")), ("Ctrl+P", _("Whole pages, print")), ("Ctrl+S", _("Save PDF")),
            ("Ctrl+Shift+S", _("The next act: issue, sign, hand over")), ("Ctrl+H", _("History")),
        ]  # fmt: skip

    def keep(self) -> object:
        return (self.grid.row(), self.stack.currentIndex())

    def restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        row, page = kept
        if 0 <= row < len(self.lines.lines):
            self.grid.go(row)
        if page == 1 and row >= 0:
            self.hands.open_form(row)
        elif page == 2:
            self.hands.open_details()

    def back(self) -> None:
        """To where this page was opened from."""
        shell = getattr(self.desk.window, "shell", None)
        if shell is not None:
            shell.back()

    # versions

    def show_version(self, id: UUID) -> None:
        """Put one version in front."""
        if self.estimate is not None and self.estimate.id == id and (self.keeper.dirty or self.lines.problems()):
            return
        self.hands.commit()
        if not self.keeper.save():
            return
        self.hands.close_form()
        self._load(self.desk.services.estimates.get(id))

    def _load(self, estimate: Estimate) -> None:
        services = self.desk.services
        same = self.estimate is not None and estimate.id == self.estimate.id
        changed = not same or self.estimate is None or estimate.version != self.estimate.version
        if not changed and self.estimate is not None:
            estimate = self.estimate  # the twin that the grid writes into: what was typed into another would be lost
        self.job = services.jobs.get(estimate.job_id)
        self.client = services.clients.get(estimate.client_id)
        self.family = Family.of(services.estimates.of_job(estimate.job_id), estimate)
        agency = services.agency.get()
        self.details.show_people(self.client, services.agency.people(), agency.valid_days)
        if agency.tax_rates:
            self.lines.tax = agency.tax_rates[0].rate
        self.estimate = estimate
        self.lines.editable = self.family.may_change(estimate)
        draft = estimate.state is EstimateState.DRAFT
        self.details.show_taken(services.estimates.taken(estimate) if draft else ())
        if changed:
            row = self.grid.row()
            self.lines.show(estimate)
            if same and 0 <= row < len(estimate.lines):
                self.grid.go(row)
        self.show_all()
        self.preview(later=False)
        self.changed_head()

    def show_all(self) -> None:
        """Show everything about the version in front."""
        estimate, job, client = self.estimate, self.job, self.client
        if estimate is None or job is None or client is None:
            return
        today = self.desk.clock.today()
        about = " · ".join(part for part in (job.title, client.short_name, job.number or "") if part)
        self.head.show_estimate(estimate, about, expired=expired(estimate, today))
        self.acts.show_next()
        self.versions.show_versions(self.family.members, estimate)
        self.versions.language.set_value(estimate.language)
        self.versions.currency.set_value(estimate.currency)
        for each in (self.versions.language, self.versions.currency):
            each.setEnabled(self.lines.editable)
            each.updateGeometry()
        self.versions.new.setVisible(self.family.may_renew(estimate))
        self.grid.show_second_language(bilingual(estimate.language))
        self.strip.say(self.family.why_locked(estimate), button=self.family.way_on(estimate))
        agency = self.desk.services.agency.get()
        signer = next((contact.name for contact in client.contacts if contact.id == estimate.contact_id), "")
        self.approvals.show_estimate(estimate, job, signer, today, answer_due(estimate, agency.answer_days))
        self.show_values()

    def show_values(self) -> None:
        """Show what follows from the lines: sums, words, changes."""
        estimate = self.estimate
        if estimate is None:
            return
        self.details.show_estimate(estimate, editable=self.lines.editable)
        self.line_acts.about.setText(self.details.summary(estimate))
        self.sums.show_sums(totals(estimate), estimate.currency, estimate.discount)
        self.words.show_estimate(estimate)
        before = self.family.before(estimate)
        self.words.show_since(before, since(before, estimate) if before else [], estimate.currency)
        self._fold()
        self.hands.judge()

    def _gone(self) -> None:
        """What was in front is no longer there: show its neighbour, or go back."""
        gone, self.estimate = self.estimate, None
        self.keeper.forget()
        others = [each for each in self.family.members if gone is not None and each.id != gone.id]
        if others:
            self.show_version(others[-1].id)
        else:
            self.lines.show(None)
            self.back()

    def put_in_place(self, draft: Estimate) -> None:
        """The successor of the version in front takes its place, and the change that is being made."""
        self.estimate = draft
        self.family = Family.of(self.desk.services.estimates.of_job(draft.job_id), draft)
        self.lines.swap(draft)
        self.show_all()

    def adopt(self, saved: Estimate) -> None:
        """Go on with the twin that is on the disk; a cell that is being typed into notices nothing."""
        self.estimate = self.details.estimate = saved
        self.lines.adopt(saved)
        self.family.put(saved)
        self.strip.say(self.family.why_locked(saved), button=self.family.way_on(saved))

    def _to_draft(self) -> None:
        draft = self.family.draft()
        if draft is not None:
            self.show_version(draft.id)

    # sheet and room

    def preview(self, *, later: bool) -> None:
        """Make the sheet anew, at once or when the typing pauses."""
        estimate = self.estimate
        if estimate is None or not self.pane.isVisibleTo(self):
            return
        make = self.acts.sheet_of(estimate)
        if later:
            self.pane.later(make)
        else:
            self.pane.now(make)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width()
        shown = wide >= 1180
        was = self.pane.isVisibleTo(self)
        self.pane.setFixedWidth(452 if wide >= 1284 else 356)
        self.pane.setVisible(shown)
        self.versions.preview.setVisible(not shown)
        self.grid.set_row_height(34 if self.height() >= 790 else 31)
        self._fold()
        self.hands.make_room()
        if shown and not was:
            self.preview(later=False)

    def _fold(self) -> None:
        has = self.estimate is not None and self.family.before(self.estimate) is not None
        self.words.since.setVisible(has and self.height() >= 790 and bool(self.words.table.accessibleName()))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            top = self.versions.geometry().bottom() + 1
            painter.fillRect(QRect(0, top, self.width(), self.height() - top), C["surf"])


class _Under(QWidget):
    """What stands under the grid takes the room that the lines leave, whatever its words would like to have."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        return False
