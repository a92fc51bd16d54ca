"""Pages over the whole window: a bar above, zoom in steps, Esc closes."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.floating import Floating
from ui.widgets.pages import SheetView


class Cover(Floating):
    """`lay_out` puts the bar in its place and binds the two buttons that step through `zooms`."""

    zooms: tuple[float, ...] = (1.0,)
    ground = "surf"

    def __init__(self, window: QWidget, title: str, zoom: int, *, high: int) -> None:
        super().__init__(window, radius=0)
        self._zoom, self._high = zoom, high
        self._steps: tuple[QAbstractButton, ...] = ()
        self.setAccessibleName(title)
        self.view = SheetView(margin=32, top=24)
        self.view.set_zoom(self.zooms[zoom])
        window.installEventFilter(self)

    def lay_out(self, bar: QHBoxLayout, smaller: QAbstractButton, larger: QAbstractButton) -> None:
        """The bar above, the pages below."""
        self._steps = (smaller, larger)
        smaller.clicked.connect(lambda: self.step(-1))
        larger.clicked.connect(lambda: self.step(1))
        head = QWidget()
        head.setFixedHeight(theme.scaled(self._high))
        head.setLayout(bar)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)

    def open(self) -> None:
        """Cover the window."""
        self._cover()
        super().open()
        self.view.setFocus()

    def step(self, by: int) -> None:
        """Show the pages larger or smaller."""
        self._zoom = min(max(self._zoom + by, 0), len(self.zooms) - 1)
        self.view.set_zoom(self.zooms[self._zoom])
        smaller, larger = self._steps
        smaller.setEnabled(self._zoom > 0)
        larger.setEnabled(self._zoom < len(self.zooms) - 1)

    def _cover(self) -> None:
        self.setGeometry(self.host().rect())
        self.card.setGeometry(QRect(self.rect()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C[self.ground])
            painter.fillRect(0, theme.scaled(self._high) - 1, self.width(), 1, C["line"])
