"""The board in lanes: one lane a client, its cards by stage; the rows and their places, without a widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt

from aedesk.domain.cards import JobCard
from aedesk.domain.client import ClientClass
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _, language, n_
from ui import theme
from ui.due import tone
from ui.jobs.card_paint import GAP, card_height
from ui.jobs.cards import CARD
from ui.jobs.fold import Place
from ui.jobs.wording import listed, spoken

HEAD = 28
BETWEEN = 8
FOOT = 8
_NONE = QModelIndex()


@dataclass(frozen=True)
class Lane:
    """One client's lane and what is counted in its head."""

    client_id: UUID
    client: str
    client_class: ClientClass
    cards: tuple[JobCard, ...]
    near: int
    late: int

    @property
    def open_jobs(self) -> int:
        """How many of its jobs are not closed."""
        return sum(card.stage is not Stage.CLOSED for card in self.cards)

    def counts(self) -> list[tuple[str, str]]:
        """What the head says, with the colour of each part."""
        parts = [(n_("{n} open", "{n} open", self.open_jobs).format(n=self.open_jobs), "t3")]
        if self.late:
            parts.append((n_("{n} late", "{n} late", self.late).format(n=self.late), "red"))
        if self.near:
            parts.append((n_("{n} near", "{n} near", self.near).format(n=self.near), "amb"))
        return parts


def lanes(cards: Sequence[JobCard], today: date) -> list[Lane]:
    """The lanes of these cards, sorted by class and then by name."""
    by_client: dict[UUID, list[JobCard]] = {}
    for card in cards:
        by_client.setdefault(card.client_id, []).append(card)
    made = []
    for client_id, own in by_client.items():
        own.sort(key=lambda card: STAGES.index(card.stage))
        tones = [tone(card.due, today) for card in own if card.stage is not Stage.CLOSED]
        first = own[0]
        made.append(
            Lane(client_id, first.client, first.client_class, tuple(own), tones.count("near"), tones.count("late"))
        )
    collator = QCollator(QLocale({"zh": "zh_CN", "es": "es_ES"}.get(language(), "en")))
    return sorted(made, key=lambda lane: (lane.client_class, collator.sortKey(lane.client)))


class LaneModel(QAbstractListModel):
    """Lanes and their cards, one row each; a folded lane's cards have no row."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._lanes: list[Lane] = []
        self.folded: frozenset[UUID] = frozenset()
        self.rows: list[Lane | JobCard] = []

    def show(self, cards: Sequence[JobCard]) -> None:
        """Show these cards."""
        self._lanes = lanes(cards, self._today())
        self._fill()

    def set_folded(self, folded: frozenset[UUID]) -> None:
        """Fold the lanes of these clients."""
        self.folded = folded
        self._fill()

    def today(self) -> date:
        """The day that due dates are told against."""
        return self._today()

    def all_lanes(self) -> tuple[Lane, ...]:
        """Every lane, folded or not."""
        return tuple(self._lanes)

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = []
        for lane in self._lanes:
            self.rows.append(lane)
            if lane.client_id not in self.folded:
                self.rows.extend(lane.cards)
        self.endResetModel()

    def row_of(self, job_id: UUID | None) -> int:
        """The row of a job, -1 where it is not shown."""
        return next((i for i, row in enumerate(self.rows) if isinstance(row, JobCard) and row.id == job_id), -1)

    def lane_row(self, client_id: UUID) -> int:
        """The row of a client's lane head."""
        return next(i for i, row in enumerate(self.rows) if isinstance(row, Lane) and row.client_id == client_id)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == CARD:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, JobCard) else row.client
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._today()) if isinstance(row, JobCard) else self._spoken(row)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return plain | flag.ItemIsDragEnabled if isinstance(self.rows[index.row()], JobCard) else plain

    def _spoken(self, lane: Lane) -> str:
        parts = [lane.client, _("class {letter}").format(letter=lane.client_class)]
        parts += [words for words, _tone in lane.counts()]
        parts.append(_("folded") if lane.client_id in self.folded else _("unfolded"))
        return listed(parts)


@dataclass(frozen=True)
class Laid:
    """Where every row lies, and how high the whole is."""

    rects: list[QRect]
    frames: list[tuple[QRect, Lane]]
    hidden: list[tuple[QRect, int]]  # strips: how many cards lie behind
    height: int


def lay(model: LaneModel, places: Sequence[Place]) -> Laid:
    """Place lanes and cards for these columns."""
    rects: list[QRect] = []
    frames: list[tuple[QRect, Lane]] = []
    hidden: list[tuple[QRect, int]] = []
    width = places[-1].x + places[-1].width
    by_stage = {place.stage: place for place in places}
    y, row, head = 0, 0, theme.scaled(HEAD)
    for lane in model.all_lanes():
        rects.append(QRect(0, y, width, head))
        row += 1
        bottom = y + head
        if lane.client_id not in model.folded:
            bottoms = dict.fromkeys(STAGES, y + head)
            behind = dict.fromkeys(STAGES, 0)
            for card in lane.cards:
                place = by_stage[card.stage]
                if not place.open:
                    behind[card.stage] += 1
                    rects.append(QRect(place.x, y + head, place.width, head))
                    continue
                height = card_height(card.title, place.width)
                rects.append(QRect(place.x, bottoms[card.stage], place.width, height))
                bottoms[card.stage] += height + GAP
            hidden += [(QRect(by_stage[s].x, y + head, by_stage[s].width, head), n) for s, n in behind.items() if n]
            bottom = max(max(bottoms.values()) - GAP, y + 2 * head) + FOOT
        frames.append((QRect(0, y, width, bottom - y), lane))
        y = bottom + BETWEEN
    return Laid(rects, frames, hidden, max(y - BETWEEN, 0))
