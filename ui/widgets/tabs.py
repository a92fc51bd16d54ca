"""The tabs of a page: words over a rule, the one in front underlined."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.paint import box, text

_GAP = 22


class Tabs(QTabBar):
    """`items` are the words of the tabs; `currentChanged` tells which one is in front."""

    def __init__(self, name: str, items: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(theme.font(13, 500))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for words in items:
            self.addTab(words)

    def tabSizeHint(self, index: int) -> QSize:
        wide = QFontMetrics(theme.font(13, 600)).horizontalAdvance(self.tabText(index))
        return QSize(wide + _GAP, theme.scaled(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for index in range(self.count()):
                here = index == self.currentIndex()
                area = QRectF(self.tabRect(index)).adjusted(0, 0, -_GAP, 0)
                token = "t1" if here else "t2"
                text(painter, area.adjusted(0, 0, 2, -2), self.tabText(index), 13, 600 if here else 500, token)
                if here:
                    box(painter, QRectF(area.left(), self.height() - 2, area.width(), 2), 0, C["acc"])
