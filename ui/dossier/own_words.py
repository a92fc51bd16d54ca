"""The box for what the client said, word for word, beside the answer that was chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.pause import Pause
from ui.widgets.labels import Label
from ui.widgets.lines import LongText


class OwnWords(QWidget):
    """`typed`: something new stands in it; `left`: the cursor went elsewhere. Large before the client."""

    typed = Signal()
    left = Signal()

    def __init__(self, *, large: bool = False) -> None:
        super().__init__()
        name = _("In their own words")
        self.title = Label(name, 14 if large else 12, 500 if large else 600, "t2" if large else "t1")
        self.area = LongText(lines=4 if large else 3)
        self.area.setAccessibleName(name)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines wrap
        if large:
            self.area.setFont(theme.font(16))
            self.area.setViewportMargins(15, 13, 12, 8)
        self.area.setFixedHeight(theme.scaled(104) if large else theme.line(13) * 3 + 18)
        self.title.setBuddy(self.area)
        self.area.textChanged.connect(self._changed)
        self.area.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8 if large else 6)
        column.addWidget(self.title)
        column.addWidget(self.area)
        self._kept = ""

    def _changed(self) -> None:
        if self.dirty:
            self.typed.emit()

    @property
    def dirty(self) -> bool:
        """Whether something else stands in it than is kept."""
        return self.area.value() != self._kept

    def value(self) -> str:
        """What stands in it."""
        return self.area.value()

    def set_value(self, words: str) -> None:
        """Show what is kept."""
        self._kept = words.strip()
        self.area.set_value(words)

    def kept(self) -> None:
        """What stands in it was kept."""
        self._kept = self.area.value()


class OwnWordsBeside(OwnWords):
    """Stands beside the form; `said` tells what was typed once the typing pauses, and when it is left."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 22)
        self._pause = Pause(self, self.keep)
        self.typed.connect(self._pause.touch)
        self.left.connect(self.keep)
        self.hide()

    def show_words(self, words: str | None) -> None:
        """The words that stand; None where the question in focus has no place for them."""
        self.keep()
        self.setVisible(words is not None)
        self.set_value(words or "")

    def keep(self) -> None:
        """Tell what was typed, if it is new."""
        self._pause.stop()
        if self.dirty:
            self.kept()
            self.said.emit(self.value())
