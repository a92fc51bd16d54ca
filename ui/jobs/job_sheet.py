"""Opening a job, or changing what was said when it was opened."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.job import Job, JobKind
from aedesk.domain.people import Department
from aedesk.words import _, p_
from ui.desk import Desk
from ui.forms import FormSheet
from ui.jobs.growing import Growing
from ui.jobs.people import of_department
from ui.labels import label
from ui.widgets.fields import Choice, DateEdit, Line, Segments, labelled


class JobSheet(FormSheet):
    """A new job, or one that is there; `done` gets its id."""

    def __init__(
        self, desk: Desk, done: Callable[[UUID], None], job: Job | None = None, client_id: UUID | None = None
    ) -> None:
        about = "" if job else _("A job begins as a forecast; its number comes when its brief is signed.")
        verb = _("Save") if job else p_("begin", "Open job")
        super().__init__(desk, _("Edit job") if job else _("New job"), verb, about=about, width=600)
        self._job, self._then = job, done
        services = desk.services
        self._id: UUID | None = None
        rows = services.clients.rows()
        wanted = job.client_id if job else client_id or (rows[0].id if rows else None)
        self.client = Choice([(row.id, f"{row.client_class} · {row.short_name}") for row in rows], wanted)
        self.client.setEnabled(job is None)
        help = "" if rows else _("Register the client first, in the room Clients.")
        self.title_line = Line(job.title if job else "", height="md")
        self.other_title = Line(job.other_title if job else "")
        self.kind = Segments([(kind, label(kind)) for kind in JobKind], job.kind if job else JobKind.CREATIVE)
        self.owner = of_department(Department.CLIENT_SERVICE, services.agency.people())
        self.owner.set_value(job.owner_id if job else services.agency.me().id)
        self.expected = DateEdit(job.expected_brief if job else None, clock=desk.clock)
        self.due = DateEdit(job.due if job else None, clock=desk.clock)
        self.words = Growing(3, job.words if job else "")
        self.body.addWidget(self.field("client_id", p_("person", "Client"), self.client, help))
        self.body.addWidget(self.field("title", p_("job", "Title"), self.title_line))
        self.body.addWidget(self.field("other_title", _("Title in the second script"), self.other_title))
        row = QHBoxLayout()
        row.setSpacing(12)
        kind = QWidget()
        column = QHBoxLayout(kind)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(labelled(_("Kind of work"), self.kind))
        column.addSpacing(8)
        column.addWidget(self.kind)
        column.addStretch(1)
        self.body.addWidget(kind)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.field("owner_id", _("Owner"), self.owner), 3, top)
        row.addWidget(self.field("expected_brief", _("Brief expected"), self.expected), 2, top)
        row.addWidget(self.field("due", _("Due"), self.due), 2, top)
        self.body.addLayout(row)
        self.body.addWidget(self.field("words", _("What is expected"), self.words))
        self.on_saved = self._tell
        self.finish()

    def first_focus(self) -> QWidget | None:
        return self.title_line if self._job or self.client.count() else super().first_focus()

    def _tell(self) -> None:
        if self._id is not None:
            self._then(self._id)

    def save(self) -> None:
        if self.client.value() is None:
            raise UserError("client_missing", field="client_id")
        if not self.title_line.value():
            raise UserError("empty", field="title")
        job = self._job or Job(cast(UUID, self.client.value()), "")
        job.title, job.other_title = self.title_line.value(), self.other_title.value()
        job.kind = cast(JobKind, self.kind.value())
        job.owner_id = cast(UUID | None, self.owner.value())
        job.expected_brief, job.due, job.words = self.expected.date(), self.due.date(), self.words.value()
        jobs = self.desk.services.jobs
        self._id = (jobs.save(job) if self._job else jobs.open(job)).id
        words = _("{job} changed") if self._job else _("{job} opened")
        self.kept_words = words.format(job=job.number or job.title)
