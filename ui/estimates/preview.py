"""The sheet at the right of the editor: the very pages that are printed, made anew a moment after the last key."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import errors, tasks, theme
from ui.theme import C
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, Text
from ui.widgets.pages import SheetView

PAUSE = 150  # ms after the last key
Make = Callable[[], bytes]


class SheetPane(QWidget):
    """Signals: whole_wanted: show the pages large. made: the bytes of a new sheet are on the screen."""

    whole_wanted = Signal()
    made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pdf: bytes | None = None
        self._make: Make | None = None
        self._task: tasks.Task | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._start)
        self._title = Label(_("Sheet preview"), 12, 600)
        self._count = Label("", 12, 400, "t3")
        self.whole = IconButton("maximize", _("Whole pages"), keys="Ctrl Shift P")
        self.whole.clicked.connect(self.whole_wanted)
        self.view = SheetView(margin=20)
        self._note = Text("", 12, 400, "t3")
        self._lay_out()
        self.view.measured.connect(self._counted)
        self.view.page_changed.connect(lambda _page: self._counted())
        self.view.loaded.connect(self.made)
        self.say("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 14, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.whole)
        top = QWidget()
        top.setFixedHeight(theme.scaled(44))
        top.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.view, 100)
        self._note.setContentsMargins(20, 12, 20, 0)
        column.addWidget(self._note)
        column.addStretch(1)

    def later(self, make: Make) -> None:
        """Make the sheet when the typing pauses."""
        self._make = make
        self._timer.start()

    def now(self, make: Make) -> None:
        """Make the sheet at once."""
        self._make = make
        self._timer.stop()
        self._start()

    def clear(self) -> None:
        """Show no sheet."""
        self._timer.stop()
        self._make, self.pdf = None, None
        self.view.set_pdf(None)

    def busy(self) -> bool:
        """Whether a sheet is being made or waited for."""
        return self._timer.isActive() or self._task is not None

    def say(self, words: str, tone: str = "t3") -> None:
        """The line under the pages."""
        self._note.setText(words or _("As the client sees it: no markup, no cost, no internal notes."))
        self._note.set_tone(tone)
        self._note.updateGeometry()

    def _start(self) -> None:
        make = self._make
        if make is None:
            return
        if self._task is not None:
            self._again = True  # one at a time; what was typed meanwhile is made right after
            return
        self._task = tasks.run(self, lambda task: make(), self._made, self._failed)

    def _made(self, pdf: bytes) -> None:
        self._task = None
        self.pdf = pdf
        self.say("")
        self.view.set_pdf(pdf)
        self._more()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.say(errors.sentence(error), "red")
        self._more()
        if not isinstance(error, UserError):
            raise error

    def _more(self) -> None:
        if self._again:
            self._again = False
            self._start()

    def _counted(self) -> None:
        count = self.view.pages
        self.view.setMaximumHeight(self.view.needs() if count == 1 else 16777215)
        words = _("page {page} of {count}").format(page=min(self.view.page, count), count=count)
        self._count.setText(words if count else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["sunk"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])
