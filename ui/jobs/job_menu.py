"""The menu of a job, as a popover of buttons: whatever a drag or a key does can be done here by name."""

from uuid import UUID

from PySide6.QtCore import QRect, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _
from ui.jobs.wording import number_of
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.popover import Popover


class JobMenu(Popover):
    """Signals: opened, edited, estimated, inspected, client_wanted with the job or client; moved with job and stage."""

    opened = Signal(object)
    edited = Signal(object)
    estimated = Signal(object)
    inspected = Signal(object)
    client_wanted = Signal(object)
    moved = Signal(object, object)

    def __init__(self, window: QWidget, near: QRect, card: JobCard) -> None:
        super().__init__(window, near, width=320, side="beside")
        self._card = card
        name = f"{number_of(card)} {card.title}"
        self.setAccessibleName(name)
        self.body.addWidget(Label(name, 12, 600, elide=True))
        grid = QGridLayout()
        grid.setSpacing(6)
        for i, (words, icon, signal, what) in enumerate(
            (
                (_("Open job"), "arrow-right", self.opened, card.id),
                (_("New estimate"), "receipt", self.estimated, card.id),
                (_("Edit job"), "edit", self.edited, card.id),
                (_("Inspector"), "columns", self.inspected, card.id),
                (_("Open client"), "address-book", self.client_wanted, card.client_id),
            )
        ):
            button = Button(words, icon=icon, height="sm", wide=True)
            button.clicked.connect(lambda _on=False, s=signal, w=what: self._say(s, w))
            grid.addWidget(button, i // 2, i % 2)
        self.body.addLayout(grid)
        self.caption(_("Move to"))
        stages = QGridLayout()
        stages.setSpacing(6)
        others = [stage for stage in STAGES if stage is not card.stage]
        for i, stage in enumerate(others):
            button = Button(label(stage), height="sm", wide=True)
            button.setAccessibleName(_("Move to {stage}").format(stage=label(stage)))
            button.clicked.connect(lambda _on=False, to=stage: self._move(to))
            stages.addWidget(button, i // 2, i % 2)
        self.body.addLayout(stages)

    def _say(self, signal: SignalInstance, what: UUID) -> None:
        self.close()
        signal.emit(what)

    def _move(self, stage: Stage) -> None:
        self.close()
        self.moved.emit(self._card.id, stage)
