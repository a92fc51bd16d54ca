"""The cards of one stage as a Qt model: nothing but the adapter between read values and a view."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from aedesk.domain.cards import JobCard
from ui.jobs.wording import dots_in_words, spoken

CARD = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-aedesk-job"
_NONE = QModelIndex()


class CardModel(QAbstractListModel):
    """Cards in the order given; `CARD` hands out the whole read value."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._cards: list[JobCard] = []

    def show(self, cards: Sequence[JobCard]) -> None:
        """Show these cards, keeping the rows where only their content changed."""
        if [card.id for card in cards] == [card.id for card in self._cards]:
            old, self._cards = self._cards, list(cards)
            for row, (before, after) in enumerate(zip(old, cards, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def today(self) -> date:
        """The day that due dates are told against."""
        return self._today()

    def cards(self) -> tuple[JobCard, ...]:
        """Every card shown."""
        return tuple(self._cards)

    def row_of(self, job_id: UUID | None) -> int:
        """The row of a job, -1 where it is not here."""
        return next((row for row, card in enumerate(self._cards) if card.id == job_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card, self._today())
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return dots_in_words(card)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return job_mime(card_at(indexes[0]).id)


def card_at(index: QModelIndex | QPersistentModelIndex) -> JobCard:
    """The card behind an index."""
    return cast(JobCard, index.data(CARD))


def job_mime(job_id: UUID) -> QMimeData:
    """What a dragged card carries."""
    mime = QMimeData()
    mime.setData(MIME, job_id.bytes)
    return mime


def job_of(mime: QMimeData) -> UUID | None:
    """The job that a drag carries, if it carries one."""
    if not mime.hasFormat(MIME):
        return None
    return UUID(bytes=bytes(mime.data(MIME).data()))
