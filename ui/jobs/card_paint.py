"""A job card, painted: the same hand for the board, the lanes and the card that is being dragged."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aedesk.domain.cards import JobCard
from aedesk.words import language
from ui import theme
from ui.jobs.cards import CardModel, card_at
from ui.jobs.wording import due_look, number_of
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.marks import dots_width, paint_avatar, paint_class, paint_dots, paint_due
from ui.widgets.paint import box, text

GAP = 6
"""Between two cards; kept inside the item so that the view needs no spacing."""

_PAD_X, _PAD_Y = 11, 9  # with the line around the card
_HEAD, _FOOT = 20, 20


def _weight() -> int:
    return 600 if language() == "zh" else 500


def _step() -> int:
    return theme.scaled(19 if language() == "zh" else 18)


def _head() -> int:
    return max(_HEAD, theme.line(11) + 2)


def _foot() -> int:
    return max(_FOOT, theme.line(12))


def card_height(title: str, width: int) -> int:
    """The height of a card `width` wide: 102 px with a title of one line, 120 with two."""
    lines = max(1, len(wrap(title, 13, _weight(), width - 2 * _PAD_X, 2)))
    return 2 * _PAD_Y + _head() + 2 + lines * _step() + 1 + theme.scaled(17) + 6 + _foot()


def paint_card(p: QPainter, rect: QRect, card: JobCard, today: date, dpr: float, *, selected: bool = False) -> None:
    """Paint one card into `rect`."""
    box(p, rect, 6, C["surf"], C["acc" if selected else "line"], 2 if selected else 1)
    inner = rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
    right = inner.right() + 1
    paint_class(p, right - 18, inner.top() + 1, card.client_class)
    right -= 26
    if card.owner_initials:
        paint_avatar(p, right - 20, inner.top(), card.owner_initials)
        right -= 26
    text(p, QRect(inner.left(), inner.top(), right - inner.left(), _head()), number_of(card), 11, 400, "t3")
    y = inner.top() + _head() + 2
    for line in wrap(card.title, 13, _weight(), inner.width(), 2):
        text(p, QRect(inner.left(), y, inner.width() + 4, _step()), line, 13, _weight(), elide=False)
        y += _step()
    text(p, QRect(inner.left(), y + 1, inner.width(), theme.scaled(17)), card.client, 12, 400, "t2")
    middle = inner.bottom() + 1 - _foot() / 2
    dots = dots_width(len(card.dots))
    paint_dots(p, inner.right() + 1 - dots, middle - 5, card.dots)
    width = inner.width() - dots - 6
    words, look = due_look(card, today)
    if words:
        paint_due(p, inner.left(), middle, words, look, dpr, width)


def paint_slot(p: QPainter, rect: QRect) -> None:
    """The dashed place that a lifted card leaves behind."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(C["ctl"], 1, Qt.PenStyle.DashLine))
    p.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class CardDelegate(QStyledItemDelegate):
    """Paints the items of a CardModel."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.lifted = QPersistentModelIndex()  # in the air; its place is shown dashed
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.rect.width()
        return QSize(width, card_height(card_at(index).title, width - 2) + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect.adjusted(1, 1, -1, 1 - GAP)
        state = option.state
        model = index.model()
        assert isinstance(model, CardModel)
        if self.lifted.isValid() and self.lifted.row() == index.row():
            paint_slot(painter, rect)
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        paint_card(painter, rect, card_at(index), model.today(), self._view.devicePixelRatioF(), selected=selected)


def card_picture(card: JobCard, size: QSize, today: date, dpr: float) -> QPixmap:
    """A flat picture of a card, for the one that flies back."""
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as p:
        paint_card(p, QRect(QPoint(0, 0), size), card, today, dpr)
    return picture


def drag_picture(card: JobCard, size: QSize, today: date, dpr: float) -> tuple[QPixmap, QPoint]:
    """The lifted card, turned by 1.2 degrees over its shadow, and where its corner lies in the picture."""
    from ui.widgets.floating import paint_shadow

    margin = 34
    full = QSize(size.width() + 2 * margin, size.height() + 2 * margin)
    picture = QPixmap(full * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as p:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.translate(full.width() / 2, full.height() / 2)
        p.rotate(1.2)
        p.translate(-size.width() / 2, -size.height() / 2)
        paint_shadow(p, QRect(QPoint(0, 0), size), 6, 20, 10)
        flat = card_picture(card, size, today, dpr)
        p.drawPixmap(0, 0, flat)
    return picture, QPoint(margin, margin)
