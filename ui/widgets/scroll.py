"""Flat scroll bars and areas, and the settings that every list of ours shares."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme import C
from ui.widgets.paint import box


class ThinBar(QScrollBar):
    """A scroll bar that is only a handle: 10 pixels, flat."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        if orientation is Qt.Orientation.Vertical:
            self.setFixedWidth(10)
        else:
            self.setFixedHeight(10)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        with QPainter(self) as painter:
            handle = self._handle()
            inset = (2, 2, -2, -2)
            box(painter, handle.adjusted(*inset), 3, C["ctl" if self.underMouse() or self.isSliderDown() else "line2"])


class Scroll(QScrollArea):
    """A page that scrolls up and down, never sideways, and shows the ground behind it."""

    def __init__(self, page: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flat(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        if page is not None:
            self.setWidget(page)
            page.setAutoFillBackground(False)


def flat(area: QAbstractScrollArea, ground: str = "") -> None:
    """No frame, thin bars; `ground` is the token of the colour behind a list, none lets the parent show through.

    Lists also let no input method swallow single letters.
    """
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(ThinBar(Qt.Orientation.Horizontal, area))
    palette = area.palette()
    palette.setColor(QPalette.ColorRole.Base, C[ground] if ground else Qt.GlobalColor.transparent)
    area.setPalette(palette)
    if not ground:
        area.viewport().setAutoFillBackground(False)
    if isinstance(area, QAbstractItemView):
        area.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        area.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        area.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
