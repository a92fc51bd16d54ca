"""The answer of a shut gate: what is missing, from whom, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.gate_check import Need
from aedesk.domain.job import STAGES, Job, Stage
from aedesk.words import _
from ui import theme
from ui.jobs.needs import NeedList, Teller, first_open, progress, verb
from ui.jobs.refusals import refusal
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.popover import Popover
from ui.widgets.scroll import Scroll

WIDTH = 424
_TALLEST = 330  # of the list of needs; more of them scroll


class GatePopover(Popover):
    """Says why a job stays where it is, or, once nothing is missing, that it may move.

    Signals: supplied: the button of a need was pressed. moved: "Move now". opened: "Open job". reasoned: "Move with a
    reason", with the need whose gate permits it.
    """

    supplied = Signal(object)
    moved = Signal()
    opened = Signal()
    reasoned = Signal(object)

    def __init__(
        self, window: QWidget, near: QRect, job: Job, target: Stage, needs: Sequence[Need], teller: Teller
    ) -> None:
        super().__init__(window, near, width=WIDTH, side="beside")
        self.job, self.target = job, target
        self.missing = [need for need in needs if not need.done]
        name = job.number or job.title
        if self.missing:
            words = _("{job} stays in {stage}.").format(job=name, stage=label(job.stage))
            self.head("hand-stop", refusal(self.missing), words)
        else:
            words = _("{job} may move to {stage}.").format(job=name, stage=label(target))
            self.head("circle-check", _("Nothing is missing any more"), words, "grn")
        far = STAGES.index(target) - STAGES.index(job.stage) > 1
        shown = self.missing if far and self.missing else list(needs)
        row = QHBoxLayout()
        row.addWidget(Label(_("To enter {stage}").format(stage=label(target)), 12, 600), 1)
        row.addWidget(Label(progress(needs) if needs else "", 12, 400, "t3"))
        self.body.addLayout(row)
        self.needs = NeedList(framed=True)
        self.needs.show_needs(shown, teller)
        self.needs.supplied.connect(self.supplied)
        scroll = Scroll(self.needs)
        inner = theme.scaled(WIDTH) - 40
        height = self.needs.heightForWidth(inner) if self.needs.hasHeightForWidth() else self.needs.sizeHint().height()
        scroll.setFixedHeight(min(max(height, 1), theme.scaled(_TALLEST)))
        self.body.addWidget(scroll)
        self._buttons()

    def _buttons(self) -> None:
        first = first_open(self.missing)
        buttons = []
        if not self.missing:
            self.primary: Button | None = Button(_("Move now"), "primary", icon="arrow-right")
            self.primary.clicked.connect(self.moved)
            buttons.append(self.primary)
        elif first is not None:
            icon = "signature" if first.slot else None
            self.primary = Button(verb(first), "primary", icon=icon)
            self.primary.clicked.connect(lambda: self.supplied.emit(first))
            buttons.append(self.primary)
        else:
            self.primary = None
        open_job = Button(_("Open job"))
        open_job.clicked.connect(self.opened)
        buttons.append(open_job)
        reason = next((need for need in self.missing if need.override is not None), None)
        quiet = None
        if reason is not None:
            quiet = Button(_("Move with a reason…"), "quiet")
            quiet.clicked.connect(lambda: self.reasoned.emit(reason))
        self.buttons(*buttons, quiet=quiet)

    def first_focus(self) -> QWidget | None:
        return self.primary or super().first_focus()
