"""The lanes as one list, whose rows stand in the columns of the board."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from aedesk.domain.cards import JobCard
from aedesk.domain.job import STAGES, Stage
from aedesk.words import _
from ui import icons, theme
from ui.jobs import fold
from ui.jobs.card_paint import drag_picture, paint_card, paint_slot
from ui.jobs.cards import job_mime, job_of
from ui.jobs.lane_rows import Laid, Lane, LaneModel, lay
from ui.theme import C
from ui.widgets.marks import paint_class
from ui.widgets.paint import box, text
from ui.widgets.scroll import flat


class LaneList(QListView):
    """The lanes; the geometry is our own, selection and accessibility are the list's.

    Signals: picked, entered, menu as in the board's columns. dropped: a job was dropped on a stage. folds_changed:
    another set of lanes is folded.
    """

    picked = Signal(object)
    entered = Signal(object)
    menu = Signal(object, QPoint)
    dropped = Signal(object, object, QPoint)
    folds_changed = Signal()

    def __init__(self, model: LaneModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model
        self.refuses: Callable[[UUID, Stage], bool] = lambda _job, _stage: False
        self.places: tuple[fold.Place, ...] = fold.places(900, tuple(STAGES[:3]))
        self._laid = Laid([], [], [], 0)
        self._lifted: UUID | None = None
        self._drop: tuple[Stage, str] | None = None
        self._press = QPoint()
        self.setModel(model)
        flat(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the columns where they are
        self.setAccessibleName(_("Lanes by client"))
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.modelReset.connect(self.relay)

    def relay(self) -> None:
        """Lay everything out again."""
        self._laid = lay(self.rows, self.places)
        self.updateGeometries()
        self.viewport().update()

    def select_job(self, job_id: UUID | None) -> None:
        """Select a job without telling."""
        self.blockSignals(True)
        index = self.rows.index(self.rows.row_of(job_id))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self.blockSignals(False)
        self.viewport().update()

    def card_rect(self, job_id: UUID) -> QRect:
        """Where a job's card lies on the screen."""
        rect = self.visualRect(self.rows.index(max(self.rows.row_of(job_id), 0)))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def set_lifted(self, job_id: UUID | None) -> None:
        """Show a card's place as empty while it flies."""
        self._lifted = job_id
        self.viewport().update()

    def set_drop(self, drop: tuple[Stage, str] | None) -> None:
        """Mark a stage as taking or refusing."""
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def toggle(self, lane: Lane, *, others: bool = False) -> None:
        """Fold or open a lane, or all lanes but this one."""
        everyone = frozenset(each.client_id for each in self.rows.all_lanes())
        if others:
            folded = everyone - {lane.client_id}
        else:
            folded = self.rows.folded ^ {lane.client_id}
        self.rows.set_folded(folded)
        at = self.rows.lane_row(lane.client_id)
        self.selectionModel().setCurrentIndex(self.rows.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.folds_changed.emit()

    # what the list asks a view for

    def _rect(self, row: int) -> QRect:
        return self._laid.rects[row] if 0 <= row < len(self._laid.rects) else QRect()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self._rect(index.row()).translated(0, -self.verticalScrollBar().value())

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = QPoint(point.x(), point.y() + self.verticalScrollBar().value())
        for row, rect in enumerate(self._laid.rects):
            if rect.contains(place):
                return self.rows.index(row)
        return QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect, bar, height = self._rect(index.row()), self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value():
            bar.setValue(rect.top() - 4)
        elif rect.bottom() > bar.value() + height:
            bar.setValue(rect.bottom() - height + 12)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # the list's own would ask for the size of every row

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._laid.height - self.viewport().height()))
        bar.setPageStep(max(self.viewport().height(), 1))
        bar.setSingleStep(24)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        step = QAbstractItemView.CursorAction
        row, last = self.currentIndex().row(), len(self.rows.rows) - 1
        sideways = {step.MoveLeft: -1, step.MoveRight: 1}.get(action, 0)
        if row < 0:
            return self.rows.index(0)
        if sideways:
            return self.rows.index(self._beside(row, sideways))
        jumps = {step.MoveHome: -last, step.MoveEnd: last, step.MovePageUp: -8, step.MovePageDown: 8}
        jump = jumps.get(action, -1 if action in (step.MoveUp, step.MovePrevious) else 1)
        return self.rows.index(min(max(row + jump, 0), last))

    def _beside(self, row: int, step: int) -> int:
        rows = self.rows.rows
        here = rows[row]
        if isinstance(here, Lane):
            return row
        at = row + step
        while 0 <= at < len(rows):
            other = rows[at]
            if isinstance(other, Lane):
                return row
            if other.stage is not here.stage:
                return at
            at += step
        return row

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        shift = -self.verticalScrollBar().value()
        seen = self.viewport().rect()
        dpr, chosen = self.devicePixelRatioF(), self.selectionModel()
        with QPainter(self.viewport()) as p:
            for rect, lane in self._laid.frames:
                here = rect.translated(0, shift)
                if here.intersects(seen):
                    box(p, here, 8, C["sunk"], C["line"])
                    self._paint_head(p, here, lane, dpr)
            self._paint_drop(p, seen)
            for rect, count in self._laid.hidden:
                here = rect.translated(0, shift)
                if here.intersects(seen):
                    text(p, here, str(count), 12, 400, "t3", Qt.AlignmentFlag.AlignHCenter)
            for row, card in enumerate(self.rows.rows):
                here = self._laid.rects[row].translated(0, shift)
                if not here.intersects(seen):
                    continue
                picked = chosen.isSelected(self.rows.index(row))
                if isinstance(card, Lane):
                    if picked:
                        box(p, here, 8, None, C["acc"], 2)
                elif here.width() > fold.STRIP:
                    if card.id == self._lifted:
                        paint_slot(p, here)
                    else:
                        paint_card(p, here, card, self.rows.today(), dpr, selected=picked)
                elif picked:
                    box(p, here.adjusted(2, 2, -2, -2), 6, None, C["acc"], 2)

    def _paint_head(self, p: QPainter, frame: QRect, lane: Lane, dpr: float) -> None:
        height = theme.scaled(28)
        arrow = "chevron-right" if lane.client_id in self.rows.folded else "chevron-down"
        middle = frame.top() + height / 2
        p.drawPixmap(QPointF(frame.left() + 10, middle - 8), icons.pixmap(arrow, 16, "t2", dpr))
        paint_class(p, frame.left() + 33, round(middle) - 9, lane.client_class)
        x = frame.left() + 59
        for words, token, px, weight in [(lane.client, "t1", 13, 600)] + [
            (part, tone, 12, 600 if tone == "red" else 400) for part, tone in lane.counts()
        ]:
            text(p, QRect(x, frame.top(), frame.right() - x - 10, height), words, px, weight, token)
            x += round(QFontMetricsF(theme.font(px, weight)).horizontalAdvance(words)) + 8

    def _paint_drop(self, p: QPainter, seen: QRect) -> None:
        if self._drop is None:
            return
        stage, state = self._drop
        place = next(place for place in self.places if place.stage is stage)
        area = QRect(place.x, 0, place.width, seen.height()).adjusted(-2, 1, 2, -1)
        box(p, area, 8, None, C["acc" if state == "take" else "red"], 2)

    # mouse, keys, drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        index = self.indexAt(self._press)
        row = self.rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, Lane) and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(row)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, JobCard):
            self.entered.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            if isinstance(row, JobCard):
                self.entered.emit(row.id)
            else:
                self.toggle(row, others=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands of the room."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, JobCard):
            self.setCurrentIndex(index)
            self.menu.emit(row.id, self.card_rect(row.id).center() if by_key else event.globalPos())

    def startDrag(self, supported: Qt.DropAction) -> None:
        index = self.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() else None
        rect = self.visualRect(index)
        if not isinstance(row, JobCard) or rect.width() <= fold.STRIP:
            return
        picture, corner = drag_picture(row, rect.size(), self.rows.today(), self.devicePixelRatioF())
        drag = QDrag(self)
        drag.setMimeData(job_mime(row.id))
        drag.setPixmap(picture)
        drag.setHotSpot(self._press - rect.topLeft() + corner)
        self.set_lifted(row.id)
        drag.exec(Qt.DropAction.MoveAction)
        self.set_lifted(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if job_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        job, stage = job_of(event.mimeData()), self._stage_at(event.position().x())
        if job is not None:
            if stage is not None and (self._drop is None or self._drop[0] is not stage):
                self.set_drop((stage, "refuse" if self.refuses(job, stage) else "take"))
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_drop(None)
        job, stage = job_of(event.mimeData()), self._stage_at(event.position().x())
        if job is None or stage is None:
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        where = self.viewport().mapToGlobal(event.position().toPoint())
        # after the drag has cleaned up behind itself, which would wipe what the answer shows
        QTimer.singleShot(0, self, lambda: self.dropped.emit(job, stage, where))

    def _stage_at(self, x: float) -> Stage | None:
        return next((place.stage for place in self.places if place.x <= x < place.x + place.width), None)

    def _on_selection(self, chosen: QItemSelection, _gone: QItemSelection) -> None:
        self.viewport().update()
        for index in chosen.indexes():
            row = self.rows.rows[index.row()]
            if isinstance(row, JobCard):
                self.picked.emit(row.id)
