"""One column of the board: open with head and cards, or folded into a strip that still takes drops."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from aedesk.domain.job import Stage
from aedesk.words import _, language, n_
from ui import theme
from ui.jobs.card_list import CardList
from ui.jobs.cards import CardModel, job_of
from ui.jobs.wording import listed
from ui.labels import label
from ui.theme import C

HEAD = 40
OPEN_AFTER = 400  # ms that a drag rests on a strip before it opens


class Column(QFrame):
    """A stage's place on the board.

    Signals: unfolded: the strip was pressed or a drag rested on it. dropped: a job was dropped here. headed: the head
    was pressed.
    """

    unfolded = Signal(object)
    dropped = Signal(object, object, QPoint)
    headed = Signal(object)

    def __init__(self, stage: Stage, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = stage
        self.model = CardModel(today)
        self.limit: int | None = None
        self.total: int | None = None  # how many there are, where not all have a card
        self.is_open = True
        self.refuses: Callable[[UUID, Stage], bool] = lambda _job, _stage: False
        self._drop = ""
        self.head = _Head(self)
        self.strip = _Strip(self)
        self.list = CardList(self.model, self)
        self.head.clicked.connect(lambda: self.headed.emit(stage))
        self.strip.clicked.connect(lambda: self.unfolded.emit(stage))
        self._rest = QTimer(self, interval=OPEN_AFTER, singleShot=True)
        self._rest.timeout.connect(lambda: self.unfolded.emit(stage))
        self.setAcceptDrops(True)
        self.set_open(True)

    def set_limit(self, limit: int | None) -> None:
        """Hold at most `limit` jobs, or any number."""
        self.limit = limit
        self.rename()

    def rename(self) -> None:
        """Tell the column's name, count and limit again."""
        name = self.spoken()
        for part in (self, self.head, self.strip, self.list):
            part.setAccessibleName(name)
            part.update()
        self.head.setToolTip(_("Limit and fold"))
        self.strip.setToolTip(name)

    def spoken(self) -> str:
        """Name, count and limit in one line."""
        count = self.count
        parts = [label(self.stage), n_("{n} job", "{n} jobs", count).format(n=count)]
        if self.limit is not None:
            parts.append(_("limit {n}").format(n=self.limit))
        if self.over:
            parts.append(_("over the limit"))
        return listed(parts)

    @property
    def count(self) -> int:
        """How many jobs the stage holds."""
        return self.model.rowCount() if self.total is None else self.total

    @property
    def over(self) -> bool:
        """Whether it holds more than its limit."""
        return self.limit is not None and self.model.rowCount() > self.limit

    def set_open(self, is_open: bool) -> None:
        """Show the cards, or only the strip."""
        self.is_open = is_open
        self.strip.setVisible(not is_open)
        self.head.setVisible(is_open)
        self.list.setVisible(is_open)
        self._arrange()

    def set_drop(self, state: str) -> None:
        """Frame the column: "take", "refuse" or nothing."""
        if state != self._drop:
            self._drop = state
            self.update()

    def drop_state(self) -> str:
        """How the column is framed."""
        return self._drop

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        w, h, head = self.width(), self.height(), theme.scaled(HEAD)
        self.strip.setGeometry(0, 0, w, h)
        self.head.setGeometry(0, 0, w, head)
        self.list.setGeometry(7, head, max(w - 5, 1), max(h - head - 2, 1))  # its bar lies in the margin

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setBrush(C["sunk"])
            width = 2 if self._drop else 1
            p.setPen(QPen(C[{"take": "acc", "refuse": "red"}.get(self._drop, "line")], width))
            inset = width / 2
            p.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        job = job_of(event.mimeData())
        if job is None:
            return
        here = self.model.row_of(job) >= 0
        self.set_drop("" if here else "refuse" if self.refuses(job, self.stage) else "take")
        if not self.is_open:
            self._rest.start()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.accept()  # refused ones too: the answer comes on dropping

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._rest.stop()
        self.set_drop("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._rest.stop()
        self.set_drop("")
        job = job_of(event.mimeData())
        if job is None:
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        if self.model.row_of(job) < 0:
            where = self.mapToGlobal(event.position().toPoint())
            # after the drag has cleaned up behind itself, which would wipe what the answer shows
            QTimer.singleShot(0, self, lambda: self.dropped.emit(job, self.stage, where))


class _Head(QAbstractButton):
    """Name, count and limit; pressing it offers the limit and folding."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(100, HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        column = self._column
        with QPainter(self) as p:
            middle = self.height() / 2 + 1
            limit = "" if column.limit is None else _("limit {n}").format(n=column.limit)
            token, weight = ("amb", 600) if column.over else ("t3", 500)
            right = self.width() - 12.0
            right -= _text(p, right, middle, limit, 11, weight, token, from_right=True)
            count = str(column.count)
            name = QFontMetricsF(theme.font(12, 600)).elidedText(
                label(column.stage), Qt.TextElideMode.ElideRight, right - 12 - 6 - 8 * len(count) - 4
            )
            x = 13 + _text(p, 13, middle, name, 12, 600, "t1")
            _text(p, x + 6, middle, count, 12, 500, "t3")


class _Strip(QAbstractButton):
    """The folded column: count above, name upright."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._column = column
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(36, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        column = self._column
        with QPainter(self) as p:
            centre = self.width() / 2
            count = str(column.count)
            half = QFontMetricsF(theme.font(12, 500)).horizontalAdvance(count) / 2
            _text(p, centre - half, 20, count, 12, 600 if column.over else 500, "amb" if column.over else "t3")
            paint_upright(p, centre, 39, label(column.stage), 12, 600, "t2")


def paint_upright(p: QPainter, centre: float, top: float, text: str, px: int, weight: int, token: str) -> None:
    """A name from top to bottom: Chinese sign by sign, Latin turned by 90 degrees."""
    font = theme.font(px, weight)
    metrics = QFontMetricsF(font)
    p.setFont(font)
    p.setPen(C[token])
    if language() == "zh":
        step = metrics.height() + 1
        for i, sign in enumerate(text):
            x = centre - metrics.horizontalAdvance(sign) / 2
            p.drawText(QPointF(x, top + metrics.ascent() + i * step - 4), sign)
        return
    p.save()
    p.translate(centre, top)
    p.rotate(90)
    p.drawText(QPointF(0, (metrics.ascent() - metrics.descent()) / 2 - 0.5), text)
    p.restore()


def _text(
    p: QPainter, x: float, middle: float, text: str, px: int, weight: int, token: str, *, from_right: bool = False
) -> float:
    font = theme.font(px, weight)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    p.setFont(font)
    p.setPen(C[token])
    left = x - width if from_right else x
    p.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text)
    return width
