"""The sheet large over the window: read it, choose the paper, print it, keep it as a file."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import errors, tasks, theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Segments
from ui.widgets.floating import Floating
from ui.widgets.labels import Label
from ui.widgets.pages import SheetView

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
Make = Callable[[str], bytes]


class Whole(Floating):
    """`make(paper)` gives the bytes for A4 or Letter; `fixed` says why the paper cannot be chosen any more."""

    print_wanted = Signal(bytes)
    save_wanted = Signal(bytes)

    def __init__(self, window: QWidget, title: str, make: Make, paper: str, fixed: str = "") -> None:
        super().__init__(window, radius=0)
        self._make, self._pdf = make, b""
        self._zoom = 3
        self.setAccessibleName(title)
        self.paper = Segments([("A4", "A4"), ("Letter", "Letter")], paper, height="sm")
        self.paper.setAccessibleName(_("Paper"))
        self.paper.changed.connect(lambda _value: self._start())
        self._said = Label(fixed, 12, 400, "t3", elide=True)
        self._count = Label("", 12, 400, "t3")
        self.smaller = IconButton("minus", _("Smaller"), keys="Ctrl −")
        self.larger = IconButton("plus", _("Larger"), keys="Ctrl +")
        self.fit = Button(_("Fit the width"), "quiet", height="sm")
        self.print = Button(_("Print"), "primary", "printer", "Ctrl P")
        self.save = Button(_("Save PDF"), icon="device-floppy", keys="Ctrl S")
        self._close = IconButton("x", _("Close"), keys="Esc")
        self.view = SheetView(margin=32, top=24)
        self._lay_out(title)
        self.paper.setVisible(not fixed)
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger.clicked.connect(lambda: self._step(1))
        self.fit.clicked.connect(lambda: self.view.set_zoom(None))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._pdf))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._pdf))
        self._close.clicked.connect(self.close)
        self.view.measured.connect(self._counted)
        self.view.page_changed.connect(lambda _page: self._counted())
        self.view.set_zoom(ZOOMS[self._zoom])
        window.installEventFilter(self)
        self._start()

    def _lay_out(self, title: str) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 0)
        bar.setSpacing(8)
        bar.addWidget(Label(title, 16, 600))
        bar.addWidget(self._count)
        bar.addWidget(self._said, 1)
        for each in (self.paper, self.smaller, self.larger, self.fit, self.save, self.print, self._close):
            bar.addWidget(each)
        head = QWidget()
        head.setFixedHeight(theme.scaled(56))
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

    def _cover(self) -> None:
        self.setGeometry(self.host().rect())
        self.card.setGeometry(QRect(self.rect()))

    def _start(self) -> None:
        paper = str(self.paper.value())
        make = self._make
        for each in (self.print, self.save):
            each.setEnabled(False)
        tasks.run(self, lambda task: make(paper), self._made, self._failed)

    def _made(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.set_pdf(pdf)
        for each in (self.print, self.save):
            each.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self._said.setText(errors.sentence(error))
        self._said.set_tone("red")

    def _step(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self.view.set_zoom(ZOOMS[self._zoom])
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)

    def _counted(self) -> None:
        count = self.view.pages
        words = _("page {page} of {count}").format(page=min(self.view.page, count), count=count)
        self._count.setText(words if count else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.view.go(self.view.page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif ctrl and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._step(1)
        elif ctrl and key == Qt.Key.Key_Minus:
            self._step(-1)
        elif ctrl and key == Qt.Key.Key_P:
            self.print.click()
        elif ctrl and key == Qt.Key.Key_S:
            self.save.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["win"])
            painter.fillRect(0, theme.scaled(56) - 1, self.width(), 1, C["line"])
