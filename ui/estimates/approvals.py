"""Who has signed this version, who is waited for, and the act that comes next: always in sight under the editor."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.gate_check import current
from aedesk.domain.job import Job
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.words import N_, _, n_
from ui import format, theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.marks import paint_dots, paint_tick

SLOTS = (
    ("estimate.prepared", N_("Prepared")),
    ("estimate.checked", N_("Checked")),
    ("estimate.ad", N_("Account director")),
    ("estimate.client", N_("Client")),
)
_WAITS = {
    "estimate.prepared": N_("production signs"),
    "estimate.checked": N_("client service signs"),
    "estimate.ad": N_("waits for a signature"),
}
OPEN = (EstimateState.ISSUED, EstimateState.APPROVED, EstimateState.SENT)


@dataclass(frozen=True)
class Cell:
    """One signature box: how it stands, and what may be done (an act's code and its words; the rest under the dots)."""

    state: SignState
    detail: str
    late: bool = False
    act: str = ""
    words: str = ""
    more: bool = False


def cell(slot: str, estimate: Estimate, job: Job, signer: str, today: date, due: date | None) -> Cell:
    """How one box of this version stands today."""
    sign = current(job, slot, estimate.id)
    state = sign.state if sign is not None else SignState.NOT_ASKED
    if estimate.state is EstimateState.DRAFT:
        return Cell(SignState.NOT_ASKED, _("after it is issued"))
    if sign is not None and state is SignState.SIGNED:
        unfiled = slot == "estimate.client" and _unfiled(sign)
        return Cell(state, _signed(sign), act="file" if unfiled else "", words=_("File it") if unfiled else "")
    if state is SignState.REFUSED and sign is not None:
        return Cell(state, _("rejected: {reason}").format(reason=sign.reason))
    if estimate.state not in OPEN:
        return Cell(SignState.NOT_ASKED, _("not signed"))
    if slot != "estimate.client":
        return Cell(state, _(_WAITS[slot]), act=f"sign:{slot}", words=_("Sign"))
    return _client(estimate, state, signer, today, due)


def _client(estimate: Estimate, state: SignState, signer: str, today: date, due: date | None) -> Cell:
    if estimate.state is EstimateState.ISSUED:
        return Cell(SignState.NOT_ASKED, _("after the account director"))
    if estimate.state is EstimateState.APPROVED:
        return Cell(state, signer or _("no signer chosen"), act="hand_over", words=_("Hand over"), more=True)
    days = (today - estimate.sent_on).days if estimate.sent_on is not None else 0
    waiting = n_("waiting {n} day, {name}", "waiting {n} days, {name}", days) if days else _("since today, {name}")
    late = due is not None and today > due
    return Cell(state, waiting.format(name=signer, n=days), late, "sign:estimate.client", _("Sign now"), more=True)


def _unfiled(sign: SignOff) -> bool:
    return sign.how is How.PAPER and not (sign.copy_to_production_on is not None and sign.original_filed)


def _signed(sign: SignOff) -> str:
    return format.joined(sign.name, format.day(sign.signed_on) if sign.signed_on is not None else "")


class _Mark(QLabel):
    """The round mark of a box."""

    def __init__(self) -> None:
        super().__init__()
        self.state = SignState.NOT_ASKED
        self.setFixedSize(16, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.state in (SignState.ASKED, SignState.REFUSED):
                painter.translate(8, 9)
                painter.scale(1.6, 1.6)
                paint_dots(painter, -5, -5, [self.state])
            else:
                paint_tick(painter, 0, 1, self.state is SignState.SIGNED)


class _Box(QWidget):
    """One cell of the strip."""

    act = Signal(str, QRect)

    def __init__(self, slot: str, name: str, first: bool) -> None:
        super().__init__()
        self.slot, self._name, self._first = slot, name, first
        self._code = ""
        self._mark = _Mark()
        self._title = Label(name, 13, 500, elide=True)
        self._detail = Label("", 12, 400, "t3", elide=True)
        self.button = Button("", height="sm")
        self.more = IconButton("dots", _("{name}: more").format(name=name))
        self.button.clicked.connect(lambda: self.act.emit(self._code, self._near(self.button)))
        self.more.clicked.connect(lambda: self.act.emit(f"more:{slot}", self._near(self.more)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0 if first else 16, 12, 12, 12)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _near(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window(), widget.rect().topLeft()), widget.size())

    def show_cell(self, shown: Cell) -> None:
        """Show how the box stands."""
        self._mark.state = shown.state
        self._mark.update()
        self._detail.setText(shown.detail)
        self._detail.set_tone("red" if shown.late or shown.state is SignState.REFUSED else "t3")
        self._code = shown.act
        self.button.setVisible(bool(shown.act))
        self.button.set_text(shown.words)
        self.button.setAccessibleName(_("{verb}: {what}").format(verb=shown.words, what=self._name))
        self.more.setVisible(shown.more)
        self.setAccessibleName(_("{verb}: {what}").format(verb=self._name, what=shown.detail))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._first:
            with QPainter(self) as painter:
                painter.fillRect(0, 0, 1, self.height(), C["line"])


class Approvals(QWidget):
    """`act` carries what was asked for (sign:SLOT, more:SLOT, hand_over, file) and where in the window it was asked."""

    act = Signal(str, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 20, 0)
        row.setSpacing(0)
        self.boxes: dict[str, _Box] = {}
        for n, (slot, name) in enumerate(SLOTS):
            box = _Box(slot, _(name), n == 0)
            box.act.connect(self.act)
            row.addWidget(box, 10)
            self.boxes[slot] = box
        self.setMinimumHeight(theme.scaled(62))

    def show_estimate(self, estimate: Estimate, job: Job, signer: str, today: date, due: date | None) -> None:
        """Show the boxes of this version."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for n, (slot, box) in enumerate(self.boxes.items()):
            shown = cell(slot, estimate, job, signer, today, due)
            box.show_cell(shown)
            row.setStretch(n, 17 if shown.more else 14 if shown.act else 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, self.width(), 1, C["line"])
