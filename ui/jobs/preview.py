"""The brief as paper: the very PDF that is printed, following the form as it is kept."""

from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import tasks
from ui.desk import Desk
from ui.theme import C
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, Text
from ui.widgets.pages import SheetView

WIDTH = 376


class Preview(QWidget):
    """The paper of one job's brief. `enlarged`: somebody wants to see it big."""

    enlarged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pdf: bytes | None = None
        self._task: tasks.Task | None = None
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(8)
        self.pages = Label("", 12, 400, "t3")
        self.big = IconButton("maximize", _("Enlarge the preview"))
        self.big.clicked.connect(self.enlarged)
        head.addWidget(Label(_("Paper preview"), 12, 600))
        head.addWidget(self.pages, 1)
        head.addWidget(self.big)
        top = QWidget()
        top.setFixedHeight(46)
        top.setLayout(head)
        self.view = SheetView(margin=16)
        self.view.measured.connect(self._count)
        words = Text(_("The preview is the PDF itself. It follows the form as you type."), 12, 400, "t3")
        words.setContentsMargins(16, 8, 16, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.view, 1)
        column.addWidget(words)

    def show_job(self, job_id: UUID) -> None:
        """Draw the brief of a job, in the background."""
        if self._task is not None:
            self._task.cancel()
        briefs = self._desk.services.briefs
        self._task = tasks.run(self, lambda _task: briefs.pdf(job_id), self._drawn, self._failed)

    def _drawn(self, pdf: bytes) -> None:
        self._task = None
        self.pdf = pdf
        self.big.setEnabled(True)
        self.view.set_pdf(pdf)

    def _failed(self, error: BaseException) -> None:
        from ui.errors import sentence

        self._task = None
        self.pdf = None
        self.view.set_pdf(None)
        self.pages.setText(sentence(error))

    def _count(self) -> None:
        if self.view.pages:
            self.pages.setText(_("PF-03, page {n} of {of}").format(n=self.view.page, of=self.view.pages))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), C["sunk"])
            p.fillRect(QRect(0, 0, 1, self.height()), C["line"])
