"""The list of jobs as a Qt model: sorted, grouped, one row a job."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES
from aedesk.words import N_, _, language, n_, p_
from ui import format
from ui.jobs.cards import CARD
from ui.jobs.wording import WHO, due_look, number_of, spoken, whose_move
from ui.labels import label
from ui.widgets.marks import dots_words

COLUMNS = ("number", "class", "title", "client", "stage", "signed", "due", "who", "move", "amount")
_HEADS = {
    "number": N_("No."),
    "class": "",
    "title": N_("Job"),
    "client": "",
    "stage": N_("Stage"),
    "signed": N_("Signed"),
    "due": N_("Due"),
    "who": N_("Who"),
    "move": N_("Whose move"),
    "amount": "",
}
SORTS = ("due", "number", "title", "client", "stage", "who", "move", "amount")
_NONE = QModelIndex()
_FAR = date.max

Amounts = Mapping[UUID, tuple[int, str]]


def head(column: str) -> str:
    """What stands above a column."""
    if column == "client":
        return p_("person", "Client")
    if column == "amount":
        return p_("paper", "Estimate")
    if column == "class":
        return p_("client", "Class")
    return _(_HEADS[column])


@dataclass(frozen=True)
class Group:
    """A heading row."""

    name: str
    count: int


class ListModel(QAbstractTableModel):
    """Jobs as rows; `CARD` hands out the card or the Group of a row."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._cards: list[JobCard] = []
        self._amounts: Amounts = {}
        self.sorted_by = "due"
        self.descending = False
        self.grouped_by = ""
        self.rows: list[Group | JobCard] = []

    def show(self, cards: Sequence[JobCard]) -> None:
        """Show these cards."""
        self._cards = list(cards)
        self._fill()

    def set_amounts(self, amounts: Amounts) -> None:
        """The newest estimate's total of each job."""
        self._amounts = dict(amounts)
        self._fill()

    def order(self, column: str, descending: bool) -> None:
        """Sort by a column."""
        self.sorted_by, self.descending = column, descending
        self._fill()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def group(self, by: str) -> None:
        """Group by client or stage, or by nothing."""
        self.grouped_by = by
        self._fill()

    def today(self) -> date:
        """The day that due dates are told against."""
        return self._today()

    def sums(self) -> list[str]:
        """What the shown estimates come to, one sum a currency."""
        totals: dict[str, int] = {}
        for card in self._cards:
            if card.id in self._amounts:
                minor, currency = self._amounts[card.id]
                totals[currency] = totals.get(currency, 0) + minor
        return [format.money(total, currency) for currency, total in sorted(totals.items())]

    def jobs(self) -> int:
        """How many jobs are shown."""
        return len(self._cards)

    def row_of(self, job_id: UUID | None) -> int:
        """The row of a job, -1 where it is not shown."""
        return next((i for i, row in enumerate(self.rows) if isinstance(row, JobCard) and row.id == job_id), -1)

    def amount(self, card: JobCard) -> str:
        """A job's newest total, a dash where there is none."""
        found = self._amounts.get(card.id)
        return format.money(*found) if found else "–"

    def _fill(self) -> None:
        self.beginResetModel()
        collator = QCollator(QLocale({"zh": "zh_CN", "es": "es_ES"}.get(language(), "en")))
        keys: dict[str, Callable[[JobCard], Any]] = {
            "due": lambda card: card.due or _FAR,
            "number": lambda card: card.number or "",
            "title": lambda card: collator.sortKey(card.title),
            "client": lambda card: collator.sortKey(card.client),
            "stage": lambda card: STAGES.index(card.stage),
            "who": lambda card: card.owner_initials,
            "move": lambda card: whose_move(card),
            "amount": lambda card: self._amounts.get(card.id, (-1, ""))[0],
        }
        ordered = sorted(self._cards, key=keys[self.sorted_by], reverse=self.descending)
        self.rows = list(ordered) if not self.grouped_by else self._groups(ordered, collator)
        self.endResetModel()

    def _groups(self, ordered: list[JobCard], collator: QCollator) -> list[Group | JobCard]:
        groups: dict[str, list[JobCard]] = {}
        for card in ordered:
            groups.setdefault(card.client if self.grouped_by == "client" else card.stage, []).append(card)
        if self.grouped_by == "client":
            names = sorted(groups, key=lambda name: (groups[name][0].client_class, collator.sortKey(name)))
            shown = {name: name for name in names}
        else:
            names = [stage for stage in STAGES if stage in groups]
            shown = {stage: label(stage) for stage in STAGES}
        rows: list[Group | JobCard] = []
        for name in names:
            rows.append(Group(shown[name], len(groups[name])))
            rows.extend(groups[name])
        return rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return head(COLUMNS[section])
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == CARD:
            return row
        if isinstance(row, Group):
            words = n_("{name}, {n} job", "{name}, {n} jobs", row.count).format(name=row.name, n=row.count)
            return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == "number":
            return spoken(row, self._today())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in ("title", "client", "move"):
            return self._words(row, column)
        return None

    def _words(self, card: JobCard, column: str) -> str:
        if column == "move":
            who, act = whose_move(card)
            return f"{_(WHO[who])} {act}" if who else ""
        if column == "signed":
            return dots_words(card.dots)
        return {
            "number": number_of(card),
            "class": str(card.client_class),
            "title": card.title,
            "client": card.client,
            "stage": label(card.stage),
            "due": due_look(card, self._today())[0],
            "who": card.owner_initials,
            "amount": self.amount(card),
        }[column]

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        if isinstance(self.rows[index.row()], Group):
            return flag.ItemIsEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
