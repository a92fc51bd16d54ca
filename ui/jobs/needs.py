"""What a gate asks for, in rows: done or open, by whom, and the button that supplies it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.gate_check import Need, current
from aedesk.domain.gates import SLOT, Action, Signer
from aedesk.domain.job import Job, RecordKind
from aedesk.domain.signoff import How, SignState
from aedesk.words import N_, _
from ui import format
from ui.desk import Desk
from ui.jobs.wording import listed
from ui.need_words import title
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Text
from ui.widgets.layouts import empty
from ui.widgets.marks import Tag, Tick

_BUTTONS = {
    Action.SIGN: N_("Sign now"),
    Action.RECORD: N_("Record"),
    Action.RIGHTS: N_("Clear rights"),
    Action.BRIEF: N_("Open brief"),
    Action.ESTIMATE: N_("Open estimate"),
    Action.FILE: N_("File it"),
}


def verb(need: Need) -> str:
    """What the button that supplies a need says; empty where nothing can be done about it now."""
    if need.done or need.blocked_by or need.action is Action.NUMBER:
        return ""
    return _(_BUTTONS[need.action])


class Teller:
    """Tells from whom a need is wanted; asks the services once for a job."""

    def __init__(self, desk: Desk, job: Job) -> None:
        self._desk = desk
        self._job = job
        self._client: Client | None = None

    def detail(self, need: Need) -> str:
        """The quiet line: who and when, or from whom, or after what."""
        if need.done:
            parts = [need.name, format.day(need.on) if need.on else ""]
            if need.how is How.OVERRIDE:
                parts.append(_("with a reason"))
            return listed(parts)
        if need.blocked_by:
            return _("after “{what}”").format(what=_("”, “").join(title(code) for code in need.blocked_by))
        if need.action is Action.NUMBER:
            return _("drawn by itself after both signatures")
        if need.record is RecordKind.BRIEFING_HELD:
            return _("a reminder: no gate waits for it")
        if need.slot:
            return self._from_whom(need.slot)
        return ""

    def _from_whom(self, slot: str) -> str:
        who = self.names(slot)
        sign = current(self._job, slot)
        if sign is not None and sign.state is SignState.REFUSED:
            return _("{who} refused: {why}").format(who=sign.name or who, why=sign.reason)
        if not who:
            return _("Nobody in Settings may sign this")
        if sign is not None and sign.state is SignState.ASKED and sign.asked_on:
            days = (self._desk.clock.today() - sign.asked_on).days
            since = format.day(sign.asked_on)
            if days > 0:
                return _("{who}, asked {day}, no answer for {n} days").format(who=who, day=since, n=days)
            return _("{who}, asked {day}").format(who=who, day=since)
        return who

    def names(self, slot: str) -> str:
        """Who may sign a slot: two names at most."""
        if SLOT[slot].signer is Signer.CLIENT:
            if self._client is None:
                self._client = self._desk.services.clients.get(self._job.client_id)
            here = [contact for contact in self._client.contacts if contact.left_on is None]
            people = [contact.name for contact in here if contact.signs] or [contact.name for contact in here]
            if not people:
                return self._client.short_name
        else:
            people = [person.name for person in self._desk.services.agency.signers(slot)]
        if len(people) > 1:
            return _("{one} or {other}").format(one=people[0], other=people[1])
        return people[0] if people else ""


class NeedRow(QWidget):
    """One need: mark, title, quiet line, and its button while it is open."""

    supplied = Signal(object)

    def __init__(self, need: Need, detail: str, *, framed: bool = False) -> None:
        super().__init__()
        self.need = need
        words = title(need.code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6 if framed else 4, 0, 6 if framed else 4)
        row.setSpacing(9)
        side = QVBoxLayout()
        side.setContentsMargins(0, 1, 0, 0)
        side.addWidget(Tick(need.done))
        side.addStretch(1)
        row.addLayout(side)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(words, 13, 500 if framed else 400, "t1", pitch=18))
        if detail:
            column.addWidget(Text(detail, 12, 400, "t3"))
        row.addLayout(column, 1)
        state = _("done") if need.done else _("missing")
        self.setAccessibleName(listed((words, state, detail)))
        self.button: Button | None = None
        said = verb(need)
        if said:
            self.button = Button(said, height="sm")
            self.button.setAccessibleName(_("{verb}: {what}").format(verb=said, what=words))
            self.button.clicked.connect(lambda: self.supplied.emit(need))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        elif framed and not need.done:
            row.addWidget(Tag(_("missing"), "amb"), 0, Qt.AlignmentFlag.AlignVCenter)


class NeedList(QWidget):
    """The needs of one move, in the order of work."""

    supplied = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, framed: bool = False) -> None:
        super().__init__(parent)
        self._framed = framed
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[NeedRow] = []

    def show_needs(self, needs: Sequence[Need], teller: Teller) -> None:
        """Show these needs."""
        empty(self._column)
        self.rows = []
        for need in needs:
            if self._framed:
                self._column.addWidget(Rule())
            row = NeedRow(need, teller.detail(need), framed=self._framed)
            row.supplied.connect(self.supplied)
            self._column.addWidget(row)
            row.setVisible(True)  # now, and not in the frame after
            self.rows.append(row)
        self._column.activate()
        self.updateGeometry()

    def row(self, code: str) -> NeedRow:
        """The row of a need."""
        return next(row for row in self.rows if row.need.code == code)


def progress(needs: Sequence[Need]) -> str:
    """How many needs are met."""
    return _("{n} of {of} done").format(n=sum(need.done for need in needs), of=len(needs))


def first_open(needs: Sequence[Need]) -> Need | None:
    """The first need that can be supplied now."""
    return next((need for need in needs if verb(need)), None)


def estimate_of(desk: Desk, job_id: UUID) -> UUID | None:
    """The newest estimate of a job that is not void, if there is one."""
    found = [each for each in desk.services.estimates.of_job(job_id) if each.state not in ("void", "replaced")]
    return found[-1].id if found else None
