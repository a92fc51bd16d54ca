"""Paints a line of the palette: icon, title with the match in accent, detail, keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box, key_cap, key_width, text

ROW, CAPTION = 42, 32


class RowDelegate(QStyledItemDelegate):
    """Draws captions and rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, theme.scaled(ROW if row.do else CAPTION))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.save()
        if row.do is None:
            text(painter, area.adjusted(18, 6, -18, 0), row.title, 12, 400, "t2")
        else:
            state = option.state
            if state & QStyle.StateFlag.State_Selected:
                box(painter, area.adjusted(8, 0, -8, 0), 6, C["sel"])
            elif state & QStyle.StateFlag.State_MouseOver:
                box(painter, area.adjusted(8, 0, -8, 0), 6, C["hover"])
            dpr = painter.device().devicePixelRatio()
            painter.drawPixmap(
                area.topLeft() + QPointF(19, (area.height() - 18) / 2), icons.pixmap(row.icon, 18, "t2", dpr)
            )
            right = _keys(painter, area, row.keys)
            typed = getattr(index.model(), "typed", "")
            left = _title(painter, area.adjusted(48, 0, right - area.right() - 8, 0), row.title, typed)
            rest = QRectF(left + 12, area.top(), right - left - 20, area.height())
            if rest.width() > 20:
                text(painter, rest, row.detail, 12, 400, "t2")
        painter.restore()


def _keys(painter: QPainter, area: QRectF, keys: str) -> float:
    right = area.right() - 18
    for key in reversed(keys.split()):
        key_cap(painter, right, area.center().y(), key)
        right -= key_width(key) + 4
    return right


def _title(painter: QPainter, area: QRectF, title: str, typed: str) -> float:
    """Draw the title, what was typed in accent; where it ends."""
    at = title.casefold().find(typed.casefold()) if typed else -1
    parts = [(title, False)]
    if at >= 0 and len(title.casefold()) == len(title):
        end = at + len(typed)
        parts = [(title[:at], False), (title[at:end], True), (title[end:], False)]
    x = area.left()
    for words, match in parts:
        if words and x < area.right():
            weight = 600 if match else 500
            space = QRectF(x, area.top(), area.right() - x, area.height())
            text(painter, space, words, 13, weight, "acc" if match else "t1")
            x += QFontMetricsF(theme.font(13, weight)).horizontalAdvance(words)
    return min(x, area.right())
