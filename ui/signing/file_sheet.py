"""After a signature on paper: what its filing still misses (W-29)."""

from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate
from aedesk.domain.gate_check import current
from aedesk.words import _
from ui import errors
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.fields import DateEdit, Field, Line
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet
from ui.widgets.toggles import Check


class FileSheet(ModalSheet):
    """The copy for production, the folder, the original in it."""

    def __init__(self, desk: Desk, estimate: Estimate) -> None:
        window = desk.window
        assert isinstance(window, QWidget)
        super().__init__(window, _("File the signed estimate"), width=460)
        self._desk, self._estimate = desk, estimate
        sign = current(desk.services.jobs.get(estimate.job_id), "estimate.client", estimate.id)
        self._copy = DateEdit(sign.copy_to_production_on if sign is not None else None, clock=desk.clock)
        self._folder = Line(sign.folder if sign is not None else "")
        self._original = Check(_("Original in the folder"), sign is not None and sign.original_filed)
        words = _("All three together open the gate to third-party work: scan or folder number, copy, original.")
        self.body.addWidget(Text(words, 13, 400, "t2"))
        help = _("the day production got its copy")
        self._copy_field = Field(_("Copy handed to production"), self._copy, help)
        self._folder_field = Field(_("Folder number"), self._folder)
        for each in (self._copy_field, self._folder_field, self._original):
            self.body.addWidget(each)
        cancel = Button(_("Cancel"), keys="Esc")
        cancel.clicked.connect(self.close)
        self.foot(cancel, primary=Button(_("File it"), "primary", keys="Ctrl Enter"))
        self.accepted.connect(self._file)

    def _file(self) -> None:
        problem = self._copy.problem()
        if problem:
            self._copy_field.fail(problem)
            return
        if self._original.isChecked() and not self._folder.value():
            self._folder_field.fail(_("The original needs a folder number."))
            return
        try:
            self._desk.services.signing.file(
                self._estimate.id, self._copy.date(), self._original.isChecked(), folder=self._folder.value()
            )
        except UserError as error:
            self._copy_field.fail(errors.sentence(error))
            self.refit()
            return
        self.close()
        done = _("{number} filed").format(number=self._estimate.number)
        self._desk.toast(done, self._desk.services.history.last_undoable())
