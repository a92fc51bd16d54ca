"""How the rows and heads of the job list are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from aedesk.domain.cards import JobCard
from aedesk.words import _
from ui import icons, theme
from ui.jobs.cards import CARD
from ui.jobs.list_rows import COLUMNS, Group, ListModel, head
from ui.jobs.wording import WHO, due_look, number_of, whose_move
from ui.labels import label
from ui.theme import C
from ui.widgets.marks import paint_avatar, paint_class, paint_dots, paint_due, paint_stages
from ui.widgets.paint import text

ROW, HEAD = 34, 32
LEFT, RIGHT, BETWEEN = 24, 20, 10


class Table(QTableView):
    """What painting needs to know of the table."""

    rows: ListModel
    narrow: bool


def _cell(rect: QRect, column: str) -> QRect:
    left = LEFT if column == COLUMNS[0] else 0
    right = RIGHT if column == COLUMNS[-1] else BETWEEN
    return rect.adjusted(left, 0, -right, 0)


class RowDelegate(QStyledItemDelegate):
    def __init__(self, view: Table) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        state = option.state
        row, column = index.data(CARD), COLUMNS[index.column()]
        if isinstance(row, Group):
            if index.column() == 0:
                self._group(painter, rect, row)
        else:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            if selected:
                painter.fillRect(rect, C["sel"])
                if index.column() == 0:
                    painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), C["acc"])
            self._card(painter, _cell(rect, column), row, column)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), C["line"])

    def _group(self, p: QPainter, rect: QRect, row: Group) -> None:
        inside = rect.adjusted(LEFT, 0, -RIGHT, 0)
        text(p, inside, row.name, 13, 600)
        width = QFontMetricsF(theme.font(13, 600)).horizontalAdvance(row.name)
        text(p, inside.adjusted(round(width) + 8, 0, 0, 0), str(row.count), 12, 400, "t3")

    def _card(self, p: QPainter, rect: QRect, card: JobCard, column: str) -> None:
        model, dpr = self._view.rows, self._view.devicePixelRatioF()
        middle = rect.top() + rect.height() / 2
        if column == "class":
            paint_class(p, rect.left(), middle - 9, card.client_class)
        elif column == "who" and card.owner_initials:
            paint_avatar(p, rect.left(), middle - 10, card.owner_initials)
        elif column == "signed":
            paint_dots(p, rect.left(), middle - 5, card.dots)
        elif column == "due":
            words, look = due_look(card, model.today())
            paint_due(p, rect.left(), middle, words, look, dpr, rect.width())
        elif column == "stage":
            if not self._view.narrow:
                paint_stages(p, QRectF(rect.left(), middle - 2.5, 88, 5), card.stage, 9, 2, 5, 2.5)
                rect = rect.adjusted(95, 0, 0, 0)
            text(p, rect, label(card.stage), 12, 400, "t2")
        elif column == "move":
            self._move(p, rect, card)
        elif column == "amount":
            text(p, rect, model.amount(card), 13, 400, "t1", Qt.AlignmentFlag.AlignRight)
        else:
            words = {"number": number_of(card), "title": card.title, "client": card.client}.get(column, "")
            weight, token = (500, "t1") if column == "title" else (400, "t2")
            text(p, rect, words, 13, weight, token)

    def _move(self, p: QPainter, rect: QRect, card: JobCard) -> None:
        who, act = whose_move(card)
        if not who:
            return
        ours = who == "we"
        text(p, rect, _(WHO[who]), 13, 500 if ours else 400, "acc" if ours else "t1")
        width = QFontMetricsF(theme.font(13, 500 if ours else 400)).horizontalAdvance(_(WHO[who]))
        text(p, rect.adjusted(round(width) + 6, 0, 0, 0), act, 12, 400, "t3")


class Header(QHeaderView):
    """Names of the columns; a press sorts, a second one turns the order."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setFixedHeight(theme.scaled(HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        column, rows = COLUMNS[logicalIndex], self._table.rows
        painter.fillRect(rect, C["sunk"])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), C["line2"])
        if column == "class" or (column == "who" and self._table.narrow):
            return
        inside = _cell(rect, column)
        align = Qt.AlignmentFlag.AlignRight if column == "amount" else Qt.AlignmentFlag.AlignLeft
        text(painter, inside, head(column), 12, 500, "t2", align)
        if rows.sorted_by == column and column != "amount":
            name = "arrow-down" if rows.descending else "arrow-up"
            x = inside.left() + QFontMetricsF(theme.font(12, 500)).horizontalAdvance(head(column)) + 4
            picture = icons.pixmap("arrow-up", 12, "acc", self.devicePixelRatioF())
            where = QPointF(x, rect.top() + (rect.height() - 12) / 2)
            if name == "arrow-down":
                painter.save()
                painter.translate(where.x() + 6, where.y() + 6)
                painter.rotate(180)
                painter.drawPixmap(QPointF(-6, -6), picture)
                painter.restore()
            else:
                painter.drawPixmap(where, picture)
