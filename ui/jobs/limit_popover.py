"""The menu of a column's head: its limit, and folding it."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from aedesk.domain.job import Stage
from aedesk.words import _
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Number
from ui.widgets.popover import Popover


class LimitPopover(Popover):
    """Signals: limited: the new limit, or None for none. folded: fold the column."""

    limited = Signal(object)
    folded = Signal()

    def __init__(self, window: QWidget, near: QRect, stage: Stage, limit: int | None) -> None:
        super().__init__(window, near, width=280)
        self.setAccessibleName(label(stage))
        self.caption(label(stage))
        self.number = Number(limit, places=0, least=1, most=999)
        self.field = Field(_("Limit"), self.number, _("Jobs at once; empty means no limit."))
        self.body.addWidget(self.field)
        self.number.returnPressed.connect(self._set)
        go = Button(_("Set limit"), "primary")
        go.clicked.connect(self._set)
        fold = Button(_("Fold column"), "quiet")
        fold.clicked.connect(self._fold)
        self.buttons(go, quiet=fold)

    def _set(self) -> None:
        problem = self.number.problem()
        if problem:
            self.field.fail(problem)
            self.refit()
            return
        value = self.number.value()
        self.close()
        self.limited.emit(None if value is None else int(value))

    def _fold(self) -> None:
        self.close()
        self.folded.emit()
