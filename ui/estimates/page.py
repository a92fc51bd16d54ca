"""The estimate page: grid, sums, signatures and the sheet itself, of one version in front."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import answer_due, expired
from aedesk.domain.estimate_totals import totals
from aedesk.words import _
from ui import errors, format
from ui.desk import Desk
from ui.estimates.acts import Acts
from ui.estimates.approvals import Approvals
from ui.estimates.bars import Head, LineActs, Strip, Versions
from ui.estimates.compare import since
from ui.estimates.details import DetailsForm
from ui.estimates.grid import Grid
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

SAVE_PAUSE = 700  # ms after the last change
_KINDS = frozenset({"estimate", "estimate_line", "job", "client", "agency", "person"})


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
        self._dirty = False
        self._saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_PAUSE)
        self._timer.timeout.connect(self.save)
        self.lines = Lines(self)
        self.head, self.versions, self.strip = Head(), Versions(), Strip()
        self.grid = Grid(self.lines)
        self.line_acts = LineActs()
        self.words, self.sums = Words(), SumTable()
        self.line_form = LineForm(self.lines)
        self.details = DetailsForm(desk.clock)
        self.approvals = Approvals()
        self.pane = SheetPane()
        self.acts = Acts(desk, self)
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
        acts = self.acts
        self.lines.before_change = self.details.before_change = self.may_change
        self.lines.changed.connect(self._changed)
        self.lines.refused.connect(lambda *_each: self._judge())
        self.lines.dataChanged.connect(lambda *_each: self._judge())
        self.details.changed.connect(self._changed)
        self.grid.selected.connect(self._line_chosen)
        self.grid.form_wanted.connect(self.open_form)
        for source in (self.grid, self.line_form):
            source.add_wanted.connect(self.add_line)
            source.remove_wanted.connect(self.remove_line)
        self.grid.move_wanted.connect(self.move_line)
        self.line_form.went.connect(self.open_form)
        for form in (self.line_form, self.details):
            form.closed.connect(self.close_form)
        bar = self.line_acts
        bar.add.clicked.connect(self.add_line)
        bar.edit.clicked.connect(lambda: self.open_form(max(self.grid.row(), 0)))
        bar.up.clicked.connect(lambda: self.move_line(self.grid.row(), -1))
        bar.down.clicked.connect(lambda: self.move_line(self.grid.row(), 1))
        bar.remove.clicked.connect(lambda: self.remove_line(self.grid.row()))
        bar.wrong.clicked.connect(self._to_problem)
        bar.details.clicked.connect(self.open_details)
        self.head.back.connect(self.back)
        self.head.print.clicked.connect(acts.whole)
        self.head.save.clicked.connect(acts.save_pdf)
        self.head.next.clicked.connect(acts.next)
        self.head.more.connect(acts.more)
        self.versions.chosen.connect(self.show_version)
        self.versions.new.clicked.connect(self.new)
        self.versions.compare.clicked.connect(acts.compare)
        self.versions.language.changed.connect(lambda value: self._sheet("language", value))
        self.versions.currency.changed.connect(lambda value: self._sheet("currency", value))
        self.versions.preview.clicked.connect(acts.whole)
        self.strip.button.clicked.connect(self._to_draft)
        self.approvals.act.connect(acts.asked)
        self.pane.whole_wanted.connect(acts.whole)

    def _keys(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self.add_line), ("Ctrl+Enter", self.add_line), ("Ctrl+P", self.acts.whole),
            ("Ctrl+S", self.acts.save_pdf), ("Ctrl+D", self.open_details), ("Ctrl+Shift+S", self.acts.next),
            ("Alt+Left", self.back),
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
        if self.estimate is None or self._saving or not self.desk.ready or (kinds and not kinds & _KINDS):
            return
        try:
            fresh = self.desk.services.estimates.get(self.estimate.id)
        except UserError:
            self._gone()
            return
        self._load(self.estimate if self._dirty else fresh)

    def leave(self) -> bool:
        self.commit()
        if self.save():
            return True
        return self.desk.ask.confirm(
            _("This draft is not saved"), self.strip.words(), _("Leave without saving"), danger=True, no=_("Stay")
        )

    def new(self) -> None:
        """Start the next version."""
        if self.estimate is not None and self.save() and self.family.may_renew(self.estimate):
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
            ("Ctrl+Shift+S", _("The next act: issue, sign, hand over")), ("Alt+←", _("Back")),
        ]  # fmt: skip

    def keep(self) -> object:
        return (self.grid.row(), self.stack.currentIndex())

    def restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        row, page = kept
        if 0 <= row < len(self.lines.lines):
            self.grid.go(row)
        if page == 1 and row >= 0:
            self.open_form(row)
        elif page == 2:
            self.open_details()

    def back(self) -> None:
        """To where this page was opened from."""
        shell = getattr(self.desk.window, "shell", None)
        if shell is not None:
            shell.back()

    # versions

    def show_version(self, id: UUID) -> None:
        """Put one version in front."""
        if self.estimate is not None and self.estimate.id == id and (self._dirty or self.lines.problems()):
            return
        self.commit()
        if not self.save():
            return
        self.close_form()
        self._load(self.desk.services.estimates.get(id))

    def _load(self, estimate: Estimate) -> None:
        services = self.desk.services
        same = self.estimate is not None and estimate.id == self.estimate.id
        changed = not same or self.estimate is None or estimate.version != self.estimate.version
        self.job = services.jobs.get(estimate.job_id)
        self.client = services.clients.get(estimate.client_id)
        self.family = Family.of(services.estimates.of_job(estimate.job_id), estimate)
        agency = services.agency.get()
        self.details.show_people(self.client, services.agency.people(), agency.valid_days)
        if agency.tax_rates:
            self.lines.tax = agency.tax_rates[0].rate
        self.estimate = estimate
        self.lines.editable = self.family.may_change(estimate)
        if changed:
            row = self.grid.row()
            self.lines.show(estimate)
            if same and 0 <= row < len(estimate.lines):
                self.grid.go(row)
        self._show_all()
        self._preview(later=False)
        self.changed_head()

    def _show_all(self) -> None:
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
        self._show_values()

    def _show_values(self) -> None:
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
        self._judge()

    def _gone(self) -> None:
        """What was in front is no longer there: show its neighbour, or go back."""
        gone, self.estimate, self._dirty = self.estimate, None, False
        others = [each for each in self.family.members if gone is not None and each.id != gone.id]
        if others:
            self.show_version(others[-1].id)
        else:
            self.lines.show(None)
            self.back()

    # changing

    def may_change(self) -> bool:
        """Before the first change of an issued version: its successor is put in place, and takes the change."""
        estimate = self.estimate
        if estimate is None or not self.lines.editable:
            return False
        if estimate.state is EstimateState.DRAFT:
            return True
        self._saving = True
        try:
            draft = self.desk.services.estimates.next_version(estimate.id)
        except UserError as error:
            self.strip.say(errors.sentence(error), icon="alert-circle", tone="red")
            return False
        finally:
            self._saving = False
        self.estimate = draft
        self.family = Family.of(self.desk.services.estimates.of_job(draft.job_id), draft)
        self.lines.swap(draft)
        self._show_all()
        words = _("Version {number} started; version {before} stays as it was")
        self.desk.toast(
            words.format(number=draft.edition, before=estimate.edition),
            undo=lambda: self._take_back(draft.id, estimate.id),
        )
        return True

    def _take_back(self, draft: UUID, before: UUID) -> None:
        self._timer.stop()
        self._dirty = False
        self.estimate = None
        self.desk.services.estimates.discard(draft)
        self.show_version(before)

    def _changed(self) -> None:
        self._dirty = True
        self.versions.saved.setText("")
        self._timer.start()
        self._show_values()
        self._preview(later=True)

    def _sheet(self, name: str, value: object) -> None:
        if self.estimate is None or getattr(self.estimate, name) == value or not self.may_change():
            self._show_all()
            return
        setattr(self.estimate, name, value)
        self.lines.refresh()
        self._show_all()
        self._changed()

    def commit(self) -> None:
        """Take over what is being typed anywhere on the page."""
        self.grid.commit()
        if self.stack.currentWidget() is self.line_form:
            self.line_form.commit()
        elif self.stack.currentWidget() is self.details:
            self.details.commit()

    def save(self) -> bool:
        """Keep the draft as it stands; False when it could not be kept, and then the strip says why."""
        self._timer.stop()
        if not self._dirty or self.estimate is None:
            return True
        self._saving = True
        try:
            saved = self.desk.services.estimates.save(self.estimate)
        except UserError as error:
            words = _("Not saved: {why}").format(why=errors.sentence(error))
            self.strip.say(words, icon="alert-circle", tone="red")
            return False
        finally:
            self._saving = False
        self._dirty = False
        self.estimate = self.details.estimate = saved
        self.lines.adopt(saved)
        self.family.put(saved)
        self.strip.say(self.family.why_locked(saved), button=self.family.way_on(saved))
        now = format.clock_time(self.desk.clock.now())
        self.versions.saved.setText(_("Saved {time}").format(time=now))
        return True

    # lines

    def add_line(self) -> None:
        """An empty line after the current one, and the cursor in it."""
        if not self.lines.editable:
            return
        self.commit()
        row = self.grid.row()
        at = self.lines.add(row + 1 if row >= 0 else None)
        if at is None:
            return
        form = self.stack.currentWidget() is self.line_form
        self.grid.go(at, edit=not form)
        if form:
            self.open_form(at)

    def remove_line(self, row: int) -> None:
        """Take a line out, with a way back."""
        if not 0 <= row < len(self.lines.lines):
            return
        self.commit()
        if not self.save():  # so that Undo brings back the line and nothing else
            return
        gone = self.lines.remove(row)
        if gone is None or not self.save():
            return
        left = len(self.lines.lines)
        if left:
            self.grid.go(min(row, left - 1))
        else:
            self.close_form()
        words = _("Line {number} deleted").format(number=row + 1)
        self.desk.toast(words, self.desk.services.history.last_undoable())

    def move_line(self, row: int, by: int) -> None:
        """Move a line up or down."""
        self.commit()
        if row >= 0 and self.lines.move(row, by):
            self.grid.go(row + by)

    def _line_chosen(self, row: int) -> None:
        self.line_acts.show_line(row, len(self.lines.lines), editable=self.lines.editable)
        if self.stack.currentWidget() is self.line_form and row >= 0:
            self.line_form.show_line(row)

    def open_form(self, row: int) -> None:
        """One line as a form under the grid."""
        if not 0 <= row < len(self.lines.lines):
            return
        self.commit()
        if self.grid.row() != row:
            self.grid.go(row)
        self.line_form.show_line(row)
        self._turn_to(self.line_form)
        self.line_form.first()

    def open_details(self) -> None:
        """The details of the sheet as a form under the grid."""
        self.commit()
        self._turn_to(self.details)
        self.details.contact.setFocus(Qt.FocusReason.TabFocusReason)

    def close_form(self) -> None:
        """Back to the sums."""
        if self.stack.currentWidget() is self.words:
            return
        self.commit()
        self._turn_to(self.words)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.under.setMinimumHeight(128 if page is self.words else page.sizeHint().height() + 24)

    def _judge(self) -> None:
        problems = self.lines.problems()
        words = ""
        if problems:
            row, _column, sentence = problems[0]
            words = _("Line {number}: {what}").format(number=row + 1, what=sentence)
        self.line_acts.show_problem(words)
        self.line_acts.show_line(self.grid.row(), len(self.lines.lines), editable=self.lines.editable)

    def _to_problem(self) -> None:
        problems = self.lines.problems()
        if problems:
            self.grid.setFocus()
            self.grid.setCurrentIndex(self.lines.index(*problems[0][:2]))

    def _to_draft(self) -> None:
        draft = self.family.draft()
        if draft is not None:
            self.show_version(draft.id)

    # sheet and room

    def _preview(self, *, later: bool) -> None:
        estimate = self.estimate
        if estimate is None or not self.pane.isVisibleTo(self):
            return
        make = self.acts.sheet_of(estimate)
        if later:
            self.pane.later(make)
        else:
            self.pane.now(make)

    def copied(self) -> Estimate | None:
        """The version in front as it stands now, for a thread."""
        if self.estimate is None:
            return None
        return replace(self.estimate, lines=[replace(line) for line in self.estimate.lines])

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
        if shown and not was:
            self._preview(later=False)

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
