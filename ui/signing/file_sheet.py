"""After a signature on paper: what its filing still misses (W-29)."""

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate
from aedesk.domain.gate_check import current
from aedesk.words import _
from ui.desk import Desk
from ui.forms import FormSheet
from ui.widgets.fields import DateEdit, Line
from ui.widgets.toggles import Check


class FileSheet(FormSheet):
    """The copy for production, the folder, the original in it."""

    def __init__(self, desk: Desk, estimate: Estimate) -> None:
        words = _("All three together open the gate to third-party work: scan or folder number, copy, original.")
        super().__init__(desk, _("File the signed estimate"), _("File it"), about=words, width=460)
        self._estimate = estimate
        sign = current(desk.services.jobs.get(estimate.job_id), "estimate.client", estimate.id)
        self._copy = DateEdit(sign.copy_to_production_on if sign is not None else None, clock=desk.clock)
        self._folder_before = sign.folder if sign is not None else ""
        self._folder = Line(self._folder_before)
        self._original = Check(_("Original in the folder"), sign is not None and sign.original_filed)
        help = _("the day production got its copy")
        self.body.addWidget(self.field("on", _("Copy handed to production"), self._copy, help))
        self.body.addWidget(self.field("folder", _("Folder number"), self._folder))
        self.body.addWidget(self._original)
        self.finish()

    def save(self) -> None:
        if self._original.isChecked() and not self._folder.value():
            raise UserError("original_needs_folder", field="folder")
        self.desk.services.signing.file(
            self._estimate.id, self._copy.date(), self._original.isChecked(), folder=self._folder.value()
        )
        self.undoable = self._folder.value() == self._folder_before  # the proof of a signature is not taken back
        self.kept_words = _("{number} filed").format(number=self._estimate.number)
