"""A list of verbs that opens at a button: a popover, so that it is found in the accessibility tree."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import icons
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.floating import cycle, stops
from ui.widgets.paint import box, text
from ui.widgets.popover import Popover

Entry = tuple[str, str, Callable[[], object]]
"""Words, icon, and what is done."""


class MenuRow(Button):
    """One verb, its icon at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse() or self.hasFocus():
                box(painter, self.rect(), 6, C["hover"])
            picture = icons.pixmap(self._picture or "", 16, "t2", self.devicePixelRatioF())
            painter.drawPixmap(QPointF(10, (self.height() - 16) / 2), picture)
            text(painter, QRectF(36, 0, self.width() - 44, self.height()), self.words(), 13, 400)


class Menu(Popover):
    """Closes before the verb is done; arrows walk, Enter does, Esc closes."""

    def __init__(self, window: QWidget, near: QRect, name: str, entries: Sequence[Entry], *, width: int = 280) -> None:
        super().__init__(window, near, width=width, pad=10)
        self.setAccessibleName(name)
        self.body.setSpacing(0)
        self.rows: list[MenuRow] = []
        for words, icon, do in entries:
            row = MenuRow(words, "quiet", icon, parent=self.card, wide=True)
            row.clicked.connect(partial(self._do, do))
            self.body.addWidget(row)
            self.rows.append(row)

    def _do(self, do: Callable[[], object], _checked: bool = False) -> None:
        self.close()
        do()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            cycle(stops(self.card), event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, MenuRow):
            focus.click()
        else:
            super().keyPressEvent(event)
