"""The sheets that ask before something is done to an estimate: issuing, handing over, the client's no, comparing."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from aedesk.domain.client import Client
from aedesk.domain.estimate import Estimate
from aedesk.domain.estimate_totals import totals
from aedesk.words import _, n_
from ui import format, tasks
from ui.desk import Desk
from ui.estimates.compare import Change
from ui.estimates.details import called
from ui.estimates.sums import SinceTable
from ui.forms import FormSheet
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, LongText
from ui.widgets.labels import Label
from ui.widgets.progress import Progress
from ui.widgets.sheet import ModalSheet

Done = Callable[[Estimate], None]


class IssueSheet(FormSheet):
    """Numbers, freezes and seals a draft; long ones say how far they have come and can be stopped."""

    closes = False

    def __init__(self, desk: Desk, estimate: Estimate, signer: str, done: Done) -> None:
        words = _("Once issued it is frozen and sealed, and goes to the account director. A change is a new version.")
        super().__init__(desk, _("Issue this estimate?"), _("Issue it"), about=words, width=480)
        self._estimate, self._done = estimate, done
        self._task: tasks.Task | None = None
        sums = totals(estimate)
        lines = n_("{count} line, {total}", "{count} lines, {total}", len(estimate.lines))
        total = format.money(sums.total, estimate.currency)
        self.body.addWidget(Label(lines.format(count=len(estimate.lines), total=total), 14, 600))
        self.body.addWidget(Label(_("For {name}").format(name=signer) if signer else _("no signer chosen"), tone="t2"))
        self._bar = Progress(_("Making the sheet"))
        self._far = Label("", 12, 400, "t3")
        for each in (self._bar, self._far):
            self.body.addWidget(each)
            each.hide()
        self.finish()
        self.closed.connect(self._stop)

    def save(self) -> None:
        self.go.setEnabled(False)
        self._bar.show()
        self._far.show()
        self._far.setText(_("Making the sheet…"))
        self.refit()
        estimates, id = self.desk.services.estimates, self._estimate.id
        self._task = tasks.run(
            self, lambda task: estimates.issue(id, task.tell), self._issued, self._failed, self._progress
        )

    def _progress(self, n: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(n)
        self._far.setText(_("Page {page} of {count}").format(page=n, count=of))

    def _issued(self, estimate: Estimate) -> None:
        self._task = None
        self.close()
        self._done(estimate)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self._bar.hide()
        self._far.hide()
        self.go.setEnabled(True)
        self.complain(error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class HandOverSheet(FormSheet):
    """To whom and on which day the sheet was handed to the client (W-28)."""

    def __init__(self, desk: Desk, estimate: Estimate, client: Client, days: int, done: Done) -> None:
        words = n_(
            "The client is asked to answer within {n} day of this date.",
            "The client is asked to answer within {n} days of this date.",
            days,
        ).format(n=days)
        super().__init__(desk, _("Hand the estimate to the client"), _("Hand over"), about=words, width=480)
        self._estimate, self._done = estimate, done
        here = [contact for contact in client.contacts if contact.left_on is None]
        self._contact = Choice([(contact.id, called(contact)) for contact in here], estimate.contact_id)
        self._on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.body.addWidget(self.field("contact", _("Handed to"), self._contact))
        self.body.addWidget(self.field("on", _("Handed over on"), self._on))
        self.finish()

    def save(self) -> None:
        on = self._on.date() or self.desk.clock.today()
        contact = cast(UUID | None, self._contact.value())
        sent = self.desk.services.estimates.send(self._estimate.id, on, contact)
        self.on_saved = lambda: self._done(sent)


class RejectSheet(FormSheet):
    """The client's no, with the reason in the client's words."""

    def __init__(self, desk: Desk, estimate: Estimate, done: Done, reason: str = "") -> None:
        words = _("The reason stands beside the next version, so that everybody knows what to change.")
        super().__init__(desk, _("The client rejected it"), _("Record it"), about=words, width=480)
        self._estimate, self._done = estimate, done
        self._reason = LongText(reason, lines=3)
        self._on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.body.addWidget(self.field("reason", _("Why, in the client’s words"), self._reason))
        self.body.addWidget(self.field("on", _("Told on"), self._on))
        self.finish()

    def save(self) -> None:
        on = self._on.date() or self.desk.clock.today()
        rejected = self.desk.services.estimates.reject(self._estimate.id, self._reason.value(), on)
        self.on_saved = lambda: self._done(rejected)


class CompareSheet(ModalSheet):
    """Every line that differs between two versions."""

    def __init__(self, desk: Desk, before: Estimate, now: Estimate, changes: list[Change]) -> None:
        words = _("Version {now} against version {before}")
        assert desk.window is not None
        super().__init__(desk.window, words.format(now=now.edition, before=before.edition), width=640)
        old, new = (totals(each).total for each in (before, now))
        said = _("Total {old} → {new}")
        said = said.format(old=format.money(old, before.currency), new=format.money(new, now.currency))
        self.body.addWidget(Label(said, 14, 600))
        if changes:
            table = SinceTable()
            table.show_changes(changes, now.currency)
            table.setMinimumHeight(table.sizeHint().height())
            self.body.addWidget(table)
        else:
            self.body.addWidget(Label(_("No line differs."), tone="t2"))
        close = Button(_("Close"), keys="Esc")
        close.clicked.connect(self.close)
        self.foot(close)
