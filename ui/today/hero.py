"""The one thing on the desk: what it is, why, what is left to do, one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.gate_check import Need
from aedesk.words import _
from ui import theme
from ui.need_words import title
from ui.theme import C
from ui.today.choose import Hero
from ui.today.thumbnail import Thumbnail
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import Tick
from ui.widgets.paint import box

_MOST = 5


class HeroCard(QWidget):
    """Shows the hero; `act` is its button. What lies on the desk can be filed and put back, too."""

    act = Signal()
    file_it = Signal()
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Most urgent"))
        self._narrow = False
        self.client = Label("", 12, 400, "t2", elide=True)
        self.title = Text("", 20, 600, "t1", most=2)
        self.job = Text("", 14, 400, "t2", most=1)
        self.reason = Text("", 13, 400, "t2", pitch=20)
        self.left = Label(_("Left to do"), 12, 600)
        self.count = Label("", 12, 500, "t3")
        self.go = Button("", "primary", keys=_("Enter"), wide=True)
        self.go.clicked.connect(self.act)
        self.file = Button(_("File it"), keys="F", wide=True)
        self.file.clicked.connect(self.file_it)
        self.back = Button(_("To the tray"), "quiet", keys="B", wide=True)
        self.back.clicked.connect(self.put_back)
        self.thumb = Thumbnail()
        self._of_desk = self._wide = False
        self.acts = QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.acts)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        for button in (self.go, self.file, self.back):
            self._buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.client)
        words.addSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.job)
        words.addSpacing(4)
        words.addWidget(self.reason)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.left)
        head.addWidget(self.count)
        head.addStretch(1)
        self._todo = QGridLayout()
        self._todo.setHorizontalSpacing(9)
        self._todo.setVerticalSpacing(4)
        self._todo.setColumnStretch(1, 1)
        self.todo = QWidget()
        todo = QVBoxLayout(self.todo)
        todo.setContentsMargins(0, 0, 0, 0)
        todo.setSpacing(8)
        todo.addLayout(head)
        todo.addLayout(self._todo)
        todo.addStretch(1)
        self.rule = Rule(upright=True)
        words.addSpacing(8)
        self._words = words
        self._across = across = QHBoxLayout(self)
        across.setContentsMargins(20, 16, 20, 16)
        across.setSpacing(20)
        across.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        across.addWidget(self.rule)
        across.addWidget(self.todo)
        self._marks: list[QWidget] = []
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Only what is left to do, and the button under the words instead of beside them."""
        self._narrow = narrow
        self._words.removeWidget(self.acts)
        self._across.removeWidget(self.acts)
        if narrow:
            self._words.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._across.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignTop)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if narrow else down)
        self.todo.setFixedWidth(theme.scaled(216 if narrow else 270))
        self._fit_acts()
        self._show_thumb()

    def _fit_acts(self) -> None:
        for button in (self.go, self.file, self.back):
            button.setFixedWidth(button.sizeHint().width() if self._narrow else theme.scaled(150))

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for a picture of the paper."""
        self._wide = wide
        self._show_thumb()

    def _show_thumb(self) -> None:
        self.thumb.setVisible(self._of_desk and self._wide and not self._narrow)

    def show_hero(self, hero: Hero, needs: Sequence[Need]) -> None:
        """Show this one."""
        self.client.setText("  ".join(part for part in (hero.client, hero.number) if part))
        self.title.setText(hero.title)
        self.job.setText(hero.job)
        self.job.setVisible(bool(hero.job))
        self.reason.setText(hero.reason)
        self.go.set_text(hero.verb)
        self.file.setVisible(hero.room == "desk")
        self.back.setVisible(hero.room == "desk" and not self._narrow)  # B does it there, too
        self._of_desk = hero.room == "desk"
        self._fit_acts()
        self._show_thumb()
        self.go.setAccessibleDescription(f"{hero.title}. {hero.reason}")
        done = [need for need in needs if need.done]
        self.count.setText(f"{len(done)} / {len(needs)}")
        undone = [need for need in needs if not need.done]
        self._list([*done[-1:], *undone] if not self._narrow else undone)
        self.todo.setVisible(bool(needs))
        self.rule.setVisible(bool(needs))
        for each in (self.title, self.job, self.reason):
            each.updateGeometry()

    def _list(self, needs: Sequence[Need]) -> None:
        for mark in self._marks:
            self._todo.removeWidget(mark)
            mark.hide()
            mark.deleteLater()
        self._marks = []
        shown = needs if len(needs) <= _MOST else needs[: _MOST - 1]
        for i, need in enumerate(shown):
            words = title(need.code)
            tick = Tick(need.done, words)
            said = Text(words, 13, 400, "t2" if need.done else "t1", most=2)
            self._todo.addWidget(tick, i, 0, Qt.AlignmentFlag.AlignTop)
            self._todo.addWidget(said, i, 1)
            self._marks += [tick, said]
        if len(needs) > len(shown):
            more = Label(_("and {n} more").format(n=len(needs) - len(shown)), 12, 400, "t3")
            self._todo.addWidget(more, len(shown), 1)
            self._marks.append(more)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line"])


class QuietCard(QWidget):
    """Stands in the hero's place when nothing waits."""

    act = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Text(_("Nothing presses"), 16, 600, "t1")
        self.words = Text("", 13, 400, "t2", pitch=20)
        self.go = Button(_("Go to the board"), icon="layout-kanban")
        self.go.clicked.connect(self.act)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.words)
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 18, 20, 18)
        across.setSpacing(20)
        across.addLayout(words, 1)
        across.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, words: str) -> None:
        """What is good about today."""
        self.words.setText(words)
        self.words.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line"])
