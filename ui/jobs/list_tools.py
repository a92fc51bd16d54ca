"""What stands above the list of jobs, beside the filters: which jobs, how grouped, how sorted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import Stage
from aedesk.words import N_, _
from ui.jobs.list_rows import SORTS, head
from ui.widgets.fields import Choice

GROUPS = {"": N_("nothing"), "client": N_("client"), "stage": N_("stage")}
WHICH = {"open": N_("open jobs"), "closed": N_("closed jobs"), "all": N_("all jobs")}


class ListTools(QWidget):
    """Signals: sorted with a column, grouped with client, stage or nothing, which_changed."""

    sorted = Signal(object)
    grouped = Signal(object)
    which_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.which = Choice([(code, _(words)) for code, words in WHICH.items()], "open", height="sm", prefix=_("Show"))
        self.group = Choice([(by, _(words)) for by, words in GROUPS.items()], "", height="sm", prefix=_("Group by"))
        self.sort = Choice([(name, head(name)) for name in SORTS], "due", height="sm", prefix=_("Sort by"))
        self.which.changed.connect(lambda _value: self.which_changed.emit())
        self.sort.changed.connect(self.sorted)
        self.group.changed.connect(self.grouped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for choice in (self.which, self.group, self.sort):
            row.addWidget(choice)
            mark = QLabel(choice.accessibleName(), self)  # on Linux a combo box is named by its label alone
            mark.setBuddy(choice)
            mark.resize(0, 0)

    def passes(self, card: JobCard) -> bool:
        """Whether the list shows a card: open ones, closed ones or all."""
        return self.which.value() == "all" or (self.which.value() == "closed") is (card.stage is Stage.CLOSED)
