"""The papers of a job in rows of 27 pixels; a row that can be opened is a button."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.paper import PaperKind
from aedesk.words import _
from ui import format, icons, theme
from ui.desk import Desk
from ui.jobs.wording import listed
from ui.labels import label
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.wide import WideButton

if TYPE_CHECKING:
    from aedesk.services.job_papers import DocumentRow

_ICONS = {PaperKind.BRIEF: "file-text", PaperKind.ESTIMATE: "receipt", PaperKind.SIGNING_RECORD: "signature"}
HEIGHT = 27


class PaperRow(WideButton):
    """One paper: what it is at the left, how it stands at the right."""

    def __init__(self, paper: "DocumentRow") -> None:
        name = " ".join(part for part in (label(paper.kind), paper.number or "") if part)
        state = label(paper.state)
        if paper.kind is PaperKind.ESTIMATE and paper.edition > 1:
            state = _("v{n}, {state}").format(n=paper.edition, state=state)
        state = f"{state} {format.day(paper.on)}" if paper.on else state
        super().__init__(listed((name, state)), theme.scaled(HEIGHT), 220)
        self.paper, self._name, self._state = paper, name, state

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            if self.underMouse() or self.isDown():
                box(p, self.rect().adjusted(-6, 0, 6, 0), 6, C["hover"])
            picture = icons.pixmap(_ICONS[self.paper.kind], 16, "t3", self.devicePixelRatioF())
            p.drawPixmap(QPointF(0, (self.height() - 16) / 2), picture)
            width = QFontMetrics(theme.font(12)).horizontalAdvance(self._state) + 2
            area = QRectF(25, 0, self.width() - 25 - width - 8, self.height())
            text(p, area, self._name, 13)
            right = QRectF(self.width() - width, 0, width, self.height())
            text(p, right, self._state, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)


class PaperList(QWidget):
    """The papers; pressing one goes to where it is at home. `opened` carries the row that was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: UUID | None = None
        self.rows: list[PaperRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_papers(self, papers: Sequence["DocumentRow"], job_id: UUID | None = None) -> None:
        """Show these papers of a job."""
        self._job = job_id
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for paper in papers:
            row = PaperRow(paper)
            row.clicked.connect(lambda _on=False, pressed=paper: self._press(pressed))
            self._column.addWidget(row)
            self.rows.append(row)

    def _press(self, paper: "DocumentRow") -> None:
        if paper.kind is PaperKind.ESTIMATE:
            self._desk.show("estimate", paper.id)
        elif paper.kind is PaperKind.BRIEF and self._job is not None:
            self._desk.show("job", self._job)
        elif paper.pdf is not None:
            from ui.jobs.paper_sheet import PaperSheet

            PaperSheet(self._desk, self._name(paper), self._desk.services.files.get(paper.pdf)).open()

    def _name(self, paper: "DocumentRow") -> str:
        return " ".join(part for part in (label(paper.kind), paper.number or "") if part)
