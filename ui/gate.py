"""A page before the unlocked desk: it can show a failure, and be built again in another language."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _, language
from ui import labels, theme
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.picture import Mark, Picture

WIDE = 340


class Page(QWidget):
    """What the session asks of a gate page."""

    @abstractmethod
    def again(self) -> "Page":
        """The same page in the present language, with what was typed."""

    @abstractmethod
    def trouble(self, error: BaseException) -> None:
        """Show a failure."""


class LanguageButton(Button):
    """One of the three languages; the one in use is bold."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(labels.LANGUAGES[code], "quiet", height="sm")
        if code == language():
            self.setFont(theme.font(12, 600))
            self.setAccessibleDescription(_("open now"))


class Gate(Page):
    """A narrow column in the middle of the window, a line about encryption and the languages at the bottom."""

    def __init__(self, choose_language: Callable[[str], None]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 12)
        middle = QWidget()
        middle.setFixedWidth(theme.scaled(WIDE))
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Mark(44, 10))
        self.column.addSpacing(20)
        outer.addStretch(1)
        row = QHBoxLayout()  # an aligned widget would not be asked for its height at this width
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addStretch(1)
        foot.addWidget(Picture("shield-lock", 14, "t3"))
        foot.addSpacing(2)
        foot.addWidget(Label(_("All data is encrypted on this laptop"), 12, 400, "t3"))
        foot.addSpacing(12)
        for code in labels.LANGUAGES:
            button = LanguageButton(code)
            button.clicked.connect(lambda _on=False, chosen=code: choose_language(chosen))
            foot.addWidget(button)
        foot.addStretch(1)
        outer.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["win"])
