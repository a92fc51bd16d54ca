"""Swimlanes by client: the names of the stages above, the lanes below."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import Stage
from aedesk.words import _, language
from ui import theme
from ui.jobs import fold
from ui.jobs.board import BOTTOM, LEFT, RIGHT
from ui.jobs.column import paint_upright
from ui.jobs.face import Face
from ui.jobs.lane_list import LaneList
from ui.jobs.lane_rows import LaneModel
from ui.labels import label
from ui.widgets.paint import text


class _Heads(QWidget):
    """The names, counts and limits of the stages above the lanes."""

    def __init__(self, lanes: "Lanes") -> None:
        super().__init__(lanes)
        self._lanes = lanes

    def fit(self) -> None:
        """Take the height that upright names of folded stages need."""
        tall = language() != "zh" and any(not place.open for place in self._lanes.list.places)
        self.setFixedHeight(theme.scaled(78 if tall else 34))

    def paintEvent(self, event: QPaintEvent) -> None:
        lanes = self._lanes
        with QPainter(self) as p:
            for place in lanes.list.places:
                here = QRect(place.x, self.height() - theme.scaled(32), place.width, theme.scaled(30))
                name, count = label(place.stage), lanes.count(place.stage)
                if not place.open:
                    if language() == "zh":
                        text(p, here, name, 12, 600, "t2", Qt.AlignmentFlag.AlignHCenter)
                    else:
                        paint_upright(p, here.center().x(), 4, name, 12, 600, "t2")
                    continue
                limit = lanes.limits.get(place.stage)
                if limit is not None:
                    over = count > limit
                    words = _("limit {n}").format(n=limit)
                    right = Qt.AlignmentFlag.AlignRight
                    text(p, here.adjusted(0, 0, -4, 0), words, 12, 600 if over else 400, "amb" if over else "t3", right)
                text(p, here.adjusted(2, 0, -60, 0), name, 12, 600, "t1")
                wide = round(QFontMetricsF(theme.font(12, 600)).horizontalAdvance(name))
                text(p, here.adjusted(wide + 8, 0, -60, 0), str(count), 12, 400, "t3")


class Lanes(Face):
    """Heads above, lanes below."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus = Stage.ESTIMATE
        self.folded: frozenset[Stage] = frozenset()
        self.limits: Mapping[Stage, int | None] = {}
        self._cards: list[JobCard] = []
        self._selected: UUID | None = None
        self.list = LaneList(LaneModel(today), self)
        self.heads = _Heads(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 0, RIGHT - 10, BOTTOM)  # the bar lies in the margin
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.list)
        self.list.picked.connect(self._on_picked)
        self.list.entered.connect(self.entered)
        self.list.menu.connect(self.menu)
        self.list.clicked.connect(self._on_clicked)
        self.list.dropped.connect(self._on_dropped)

    def count(self, stage: Stage) -> int:
        """How many cards a stage holds."""
        return sum(card.stage is stage for card in self._cards)

    def show_cards(self, cards: Sequence[JobCard], closed: int | None = None) -> None:
        """Show these cards."""
        self._cards = list(cards)
        self.list.rows.show(cards)
        self.list.select_job(self._selected)
        self.heads.update()

    def current(self) -> UUID | None:
        """The selected job."""
        return self._selected

    def card(self, job_id: UUID | None) -> JobCard | None:
        """A shown card."""
        return next((card for card in self._cards if card.id == job_id), None)

    def select(self, job_id: UUID | None, *, follow: bool = True) -> None:
        """Select a job's card, opening its lane."""
        card = self.card(job_id)
        self._selected = card.id if card else None
        if card and card.client_id in self.list.rows.folded:
            self.list.rows.set_folded(self.list.rows.folded - {card.client_id})
        self.list.select_job(self._selected)

    def take_focus(self) -> None:
        """Put the keyboard into the lanes."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def card_rect(self, job_id: UUID) -> QRect:
        """Where a job's card lies on the screen."""
        return self.list.card_rect(job_id)

    def set_lifted(self, job_id: UUID | None) -> None:
        """Show a card's place as empty while it flies."""
        self.list.set_lifted(job_id)

    def mark_refused(self, stage: Stage | None) -> None:
        """Keep the refusing stage framed in red, or none."""
        self.list.set_drop((stage, "refuse") if stage else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = max(self.width() - LEFT - RIGHT, 8 * fold.STRIP + 7 * fold.GAP)
        self.list.places = fold.places(inner, fold.open_stages(inner, self.focus, self.folded))
        self.heads.fit()
        self.list.relay()

    def _on_picked(self, job_id: UUID) -> None:
        self._selected = job_id
        card = self.card(job_id)
        if card:
            self.focus = card.stage
        self.selected.emit(job_id)

    def _on_dropped(self, job_id: UUID, stage: Stage, where: QPoint) -> None:
        card = self.card(job_id)
        if card is not None and card.stage is not stage:
            self.asked.emit(job_id, stage, QRect(where, where).adjusted(-8, -8, 8, 8))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.list.rows.rows[index.row()]
        if isinstance(row, JobCard):
            self.clicked.emit(row.id)
