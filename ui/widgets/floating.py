"""What floats over the window: child widgets with a shadow of their own, never popups of the system.

A translucent popup is a black box where no compositor runs, and it is missing from the accessibility tree (tried).
"""

from __future__ import annotations

from functools import cache
from math import erfc, sqrt

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.paint import box

EDGE = 40  # pixels around a floating part that its shadow needs


@cache
def _nine_patch(radius: int, blur: int, dpr: float, alpha: float) -> QPixmap:
    sigma = blur / 2
    reach = blur
    side = 2 * (reach + radius + reach) + 1
    picture = QPixmap(round(side * dpr), round(side * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(-reach, reach):
            strength = erfc(-i / (sigma * sqrt(2))) / 2
            inset = reach + i
            colour = QColor(20, 22, 26) if theme.mode() == "light" else QColor(0, 0, 0)
            colour.setAlphaF(alpha * strength)
            painter.setBrush(colour)
            area = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
            round_ = max(radius - i, 0)
            painter.drawRoundedRect(area, round_, round_)
    return picture


def paint_shadow(painter: QPainter, card: QRect, radius: int = 12, blur: int = 32, down: int = 12) -> None:
    """The shadow of a floating card."""
    dpr = painter.device().devicePixelRatio()
    alpha = 0.16 if theme.mode() == "light" else 0.55
    patch = _nine_patch(radius, blur, dpr, alpha)
    corner = blur + radius + blur
    area = card.adjusted(-blur, -blur + down, blur, blur + down)
    corner = min(corner, area.width() // 2, area.height() // 2)
    side = round(patch.width() / dpr)
    left, right = area.left(), area.right() + 1
    top, bottom = area.top(), area.bottom() + 1
    for tx, tw, sx, sw in (
        (left, corner, 0, corner),
        (left + corner, right - left - 2 * corner, side // 2, 1),
        (right - corner, corner, side - corner, corner),
    ):
        for ty, th, sy, sh in (
            (top, corner, 0, corner),
            (top + corner, bottom - top - 2 * corner, side // 2, 1),
            (bottom - corner, corner, side - corner, corner),
        ):
            if tw > 0 and th > 0:
                source = QRectF(sx * dpr, sy * dpr, sw * dpr, sh * dpr)
                painter.drawPixmap(QRectF(tx, ty, tw, th), patch, source)


class Floating(QWidget):
    """A card that floats over the window: Esc or a press outside closes it, and the focus goes back where it was."""

    closed = Signal()
    floating = True  # how the window knows it without importing this module at start

    def __init__(self, window: QWidget, radius: int = 12) -> None:
        super().__init__(window)
        self._radius = radius
        self._before: QWidget | None = None
        self.card = QWidget(self)
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def host(self) -> QWidget:
        """The window that it floats over."""
        window = self.parentWidget()
        assert window is not None
        return window

    def place(self, card: QRect) -> None:
        """Put the card at `card` (in the window's coordinates) and room for its shadow around it."""
        self.setGeometry(card.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        self.card.setGeometry(QRect(QPoint(EDGE, EDGE), card.size()))

    def open(self) -> None:
        """Show it and give it the focus."""
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def first_focus(self) -> QWidget | None:
        """The part that gets the focus when it opens."""
        return next((each for each in self._stops() if each.isVisibleTo(self)), None)

    def _stops(self) -> list[QWidget]:
        return stops(self.card)

    def focusNextPrevChild(self, next: bool) -> bool:
        return cycle(self._stops(), next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
            return
        super().keyPressEvent(event)
        event.accept()  # keys typed here are not the room's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
        if pressed and isinstance(watched, QWidget) and self._outside(watched, event):
            self.close()
        return False

    def _outside(self, watched: QWidget, event: QEvent) -> bool:
        if watched.window() is not self.window() or not isinstance(event, QMouseEvent):
            return False  # a list that drops down from one of our own parts
        inside = self.card.rect().contains(self.card.mapFromGlobal(event.globalPosition().toPoint()))
        return not inside and not _above(watched, self)

    def closeEvent(self, event: object) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            _focus_again(self._before)
        self.floating = False
        self.closed.emit()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_shadow(painter, self.card.geometry(), self._radius)
            box(painter, self.card.geometry(), self._radius, C["surf"], C["line2"])


def _above(widget: QWidget, floating: QWidget) -> bool:
    """Whether `widget` belongs to something that was opened over `floating` (a question over a sheet)."""
    host = floating.parentWidget()
    top: QWidget | None = widget
    while top is not None and top is not floating and top.parentWidget() is not host:
        top = top.parentWidget()
    if top is None or host is None or not isinstance(top, Floating):
        return False
    siblings = host.children()
    return top is floating or siblings.index(top) > siblings.index(floating)


def _focus_again(widget: QWidget | None) -> None:
    import shiboken6

    if widget is not None and shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def stops(root: QWidget) -> list[QWidget]:
    """The parts of `root` that Tab reaches, in order."""
    found: list[QWidget] = []
    each = root.nextInFocusChain()
    seen = 0
    while each is not None and each is not root and seen < 4000:
        if (
            each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isEnabled()
            and root.isAncestorOf(each)
            and each.isVisible()
            and each.focusProxy() is None
        ):
            found.append(each)
        each = each.nextInFocusChain()
        seen += 1
    return found


def cycle(order: list[QWidget], forward: bool) -> bool:
    """Move the focus on within `order`, round and round."""
    if not order:
        return True
    now = QApplication.focusWidget()
    index = order.index(now) if now in order else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(index + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True
