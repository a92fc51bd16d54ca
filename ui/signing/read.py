"""The whole sheet over the signing page: to be read, nothing else."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.floating import Floating
from ui.widgets.labels import Label
from ui.widgets.pages import SheetView

_ZOOMS = (1.0, 1.25, 1.5, 2.0)


class ReadSheet(Floating):
    """Large pages, two sizes of step, one way back; targets for a finger."""

    def __init__(self, window: QWidget, title: str, pdf: bytes, back: str = "") -> None:
        super().__init__(window, radius=0)
        self._zoom = 1
        self.setAccessibleName(title)
        self.view = SheetView(margin=32, top=24)
        self._smaller = Button(_("Smaller"), height="xl")
        self._larger = Button(_("Larger"), height="xl")
        self.back = Button(back or _("Back to the signature"), "primary", height="xl")
        bar = QHBoxLayout()
        bar.setContentsMargins(40, 10, 40, 10)
        bar.setSpacing(12)
        bar.addWidget(Label(title, 20, 600), 1)
        for each in (self._smaller, self._larger, self.back):
            bar.addWidget(each)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self._smaller.clicked.connect(lambda: self._step(-1))
        self._larger.clicked.connect(lambda: self._step(1))
        self.back.clicked.connect(self.close)
        window.installEventFilter(self)
        self.view.set_zoom(_ZOOMS[self._zoom])
        self.view.set_pdf(pdf)

    def open(self) -> None:
        """Cover the window."""
        self._cover()
        super().open()
        self.view.setFocus()

    def _step(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self.view.set_zoom(_ZOOMS[self._zoom])
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(_ZOOMS) - 1)

    def _cover(self) -> None:
        self.setGeometry(self.host().rect())
        self.card.setGeometry(QRect(self.rect()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, theme.scaled(72) - 1, self.width(), 1, C["line"])
