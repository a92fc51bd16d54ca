"""The sheet large over the window: read it, choose the paper, print it, keep it as a file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.words import _
from ui import errors, tasks
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cover import Cover
from ui.widgets.fields import Segments
from ui.widgets.labels import Label

Make = Callable[[str], bytes]


class Whole(Cover):
    """`make(paper)` gives the bytes for A4 or Letter; `fixed` says why the paper cannot be chosen any more."""

    print_wanted = Signal(bytes)
    save_wanted = Signal(bytes)
    zooms = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
    ground = "win"

    def __init__(self, window: QWidget, title: str, make: Make, paper: str, fixed: str = "") -> None:
        super().__init__(window, title, 3, high=56)
        self._make, self._pdf = make, b""
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
        self._fill(title)
        self.paper.setVisible(not fixed)
        self.fit.clicked.connect(lambda: self.view.set_zoom(None))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._pdf))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._pdf))
        self._close.clicked.connect(self.close)
        self.view.measured.connect(self._counted)
        self.view.page_changed.connect(lambda _page: self._counted())
        self._start()

    def _fill(self, title: str) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 0)
        bar.setSpacing(8)
        bar.addWidget(Label(title, 16, 600))
        bar.addWidget(self._count)
        bar.addWidget(self._said, 1)
        for each in (self.paper, self.smaller, self.larger, self.fit, self.save, self.print, self._close):
            bar.addWidget(each)
        self.lay_out(bar, self.smaller, self.larger)

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
            self.step(1)
        elif ctrl and key == Qt.Key.Key_Minus:
            self.step(-1)
        elif ctrl and key == Qt.Key.Key_P:
            self.print.click()
        elif ctrl and key == Qt.Key.Key_S:
            self.save.click()
        else:
            super().keyPressEvent(event)
