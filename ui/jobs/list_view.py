"""The list view: one row of 34 pixels a job, sorted by any column."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from aedesk.domain.cards import JobCard
from aedesk.words import _, n_
from ui import theme
from ui.jobs.face import Face
from ui.jobs.list_paint import BETWEEN, LEFT, RIGHT, ROW, Header, RowDelegate, Table
from ui.jobs.list_rows import COLUMNS, SORTS, Amounts, Group, ListModel
from ui.theme import C
from ui.widgets.labels import Label
from ui.widgets.paint import box
from ui.widgets.scroll import flat

_FIXED = {"number": 58, "class": 24, "stage": 184, "signed": 62, "due": 112, "who": 34, "amount": 110}
_SHARES = {"title": 1.3, "client": 0.9, "move": 1.25}
_NARROW = 1080  # under it the owner goes and the stage is its name alone


class _Table(Table):
    picked = Signal(object)
    entered_job = Signal(object)
    menu = Signal(object, QPoint)
    strayed = Signal(int)

    def __init__(self, rows: ListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.narrow = False
        flat(self, "surf")
        self.setModel(rows)
        self.setHorizontalHeader(Header(self))
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.verticalHeader().setMinimumSectionSize(theme.scaled(ROW))
        self.setAccessibleName(_("Jobs"))
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        rows.modelReset.connect(self._span)

    def _span(self) -> None:
        self.clearSpans()
        for i, row in enumerate(self.rows.rows):
            if isinstance(row, Group):
                self.setSpan(i, 0, 1, len(COLUMNS))

    def _sort(self, section: int) -> None:
        column = COLUMNS[section]
        if column in SORTS:
            self.rows.order(column, self.rows.sorted_by == column and not self.rows.descending)

    def fit(self) -> None:
        """Share the width: fixed columns first, the rest by weight."""
        width = self.viewport().width()
        self.narrow = width < theme.scaled(_NARROW)
        fixed = {column: theme.scaled(size) for column, size in _FIXED.items()}
        if self.narrow:
            fixed.update(stage=theme.scaled(100), who=0)
        gaps = LEFT + RIGHT + BETWEEN * (len(COLUMNS) - 1 - self.narrow)
        rest = max(width - gaps - sum(fixed.values()), 240)
        whole = sum(_SHARES.values())
        used = 0
        for i, column in enumerate(COLUMNS):
            inner = fixed.get(column) if column in fixed else int(rest * _SHARES[column] / whole)
            extra = (LEFT if i == 0 else 0) + (RIGHT if i == len(COLUMNS) - 1 else BETWEEN)
            size = 0 if inner == 0 else (inner or 0) + extra
            if i == len(COLUMNS) - 1:
                size = max(width - used, size)
            self.setColumnWidth(i, size)
            used += size
        self.setColumnHidden(COLUMNS.index("who"), self.narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands of the room."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._current()
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter) and row is not None:
            self.entered_job.emit(row.id)
        elif event.key() in (keys.Key_Home, keys.Key_End) and self.rows.rows:
            jobs = [i for i, each in enumerate(self.rows.rows) if isinstance(each, JobCard)]
            self.selectRow(jobs[0] if event.key() == keys.Key_Home else jobs[-1])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        row = self._current()
        if row is not None:
            self.entered_job.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and self.indexAt(event.pos()).isValid():
            self.selectRow(self.indexAt(event.pos()).row())
        row = self._current()
        if row is not None:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu.emit(row.id, place if by_key else event.globalPos())

    def _current(self) -> JobCard | None:
        chosen = self.selectionModel().selectedRows()
        row = self.rows.rows[chosen[0].row()] if chosen else None
        return row if isinstance(row, JobCard) else None

    def _on_selection(self, _chosen: QItemSelection, _gone: QItemSelection) -> None:
        row = self._current()
        if row is not None:
            self.picked.emit(row.id)


class JobsList(Face):
    """The table and, under it, what it comes to."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: UUID | None = None
        self._cards: list[JobCard] = []
        self.rows = ListModel(today)
        self.table = _Table(self.rows, self)
        self._left = Label("", 12, 400, "t3", elide=True)
        self._sum = Label("", 12, 400, "t3")
        foot = QHBoxLayout()
        foot.setContentsMargins(LEFT, 8, RIGHT, 10)
        foot.addWidget(self._left, 1)
        foot.addWidget(self._sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.table.picked.connect(self._on_picked)
        self.table.entered_job.connect(self.entered)
        self.table.menu.connect(self.menu)
        self.table.clicked.connect(lambda _index: self.clicked.emit(self._selected))
        self.rows.modelReset.connect(self._keep_selected)

    def show_cards(self, cards: Sequence[JobCard], closed: int | None = None) -> None:
        """Show these cards."""
        self._cards = list(cards)
        self.rows.show(cards)
        self._tell()

    def set_amounts(self, amounts: Amounts) -> None:
        """The newest estimate's total of each job."""
        self.rows.set_amounts(amounts)
        self._tell()

    def _tell(self) -> None:
        count = self.rows.jobs()
        parts = [n_("{n} job", "{n} jobs", count).format(n=count)]
        undated = sum(card.due is None for card in self._cards)
        if undated:
            parts.append(n_("{n} has no date yet", "{n} have no date yet", undated).format(n=undated))
        parts.append(_("a number comes when two have signed the brief"))
        self._left.setText(" · ".join(parts))
        sums = self.rows.sums()
        self._sum.setText(_("Sum of estimates {sums}").format(sums=" + ".join(sums)) if sums else "")

    def current(self) -> UUID | None:
        """The selected job."""
        return self._selected

    def card(self, job_id: UUID | None) -> JobCard | None:
        """A shown card."""
        return next((card for card in self._cards if card.id == job_id), None)

    def select(self, job_id: UUID | None, *, follow: bool = True) -> None:
        """Select a job's row."""
        self._selected = job_id if self.rows.row_of(job_id) >= 0 else None
        self._keep_selected()

    def _keep_selected(self) -> None:
        row = self.rows.row_of(self._selected)
        self.table.blockSignals(True)
        if row >= 0:
            index = self.rows.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        else:
            self.table.selectionModel().clear()
        self.table.blockSignals(False)

    def take_focus(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._selected is None and self.rows.jobs():
            self.table.selectRow(next(i for i, row in enumerate(self.rows.rows) if isinstance(row, JobCard)))

    def card_rect(self, job_id: UUID) -> QRect:
        """Where a job's row lies on the screen."""
        rect = self.table.visualRect(self.rows.index(max(self.rows.row_of(job_id), 0), 2))
        return QRect(self.table.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def set_lifted(self, job_id: UUID | None) -> None:
        """Rows do not fly."""

    def mark_refused(self, stage: object) -> None:
        """A list has no column to frame."""

    def _on_picked(self, job_id: UUID) -> None:
        self._selected = job_id
        self.selected.emit(job_id)

    def paintEvent(self, event: object) -> None:
        with QPainter(self) as p:
            box(p, self.rect(), 0, C["surf"])
            p.fillRect(QRect(0, 0, self.width(), 1), C["line"])
