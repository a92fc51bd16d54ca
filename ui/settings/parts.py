"""Parts of the settings: blocks under a ruled heading, rows with their control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.picture import Picture

ONE_COLUMN = 860  # narrower than this, blocks stand below each other


class SettingRow(QWidget):
    """What is set, one line about it, and the control that sets it."""

    def __init__(self, title: str, words: str, control: QWidget | None, mark: str = "") -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 7)
        line.setSpacing(10)
        if mark:
            number = Label(mark, 12, 400, "t3")
            number.setFixedWidth(theme.scaled(22))
            line.addWidget(number)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.title = Label(title, 13, 500, elide=True)
        self.words = Text(words, 12, 400, "t3", self)  # its parent at once: shown without one it would be a window
        self.words.setVisible(bool(words))
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addStretch()
        line.addLayout(column, 1)
        self.control = control
        if control is not None:
            self.title.setBuddy(control)
            if not control.accessibleName():
                control.setAccessibleName(title)
            if words:
                control.setAccessibleDescription(words)
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.scaled(46))

    def say(self, words: str, tone: str = "t3") -> None:
        """Another line about it."""
        self.words.setText(words)
        self.words.set_tone(tone)
        self.words.setVisible(bool(words))
        self.words.updateGeometry()
        if self.control is not None:
            self.control.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class Panel(QWidget):
    """A sunk piece with an icon and a few words that explain."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 9, 12, 9)
        line.setSpacing(9)
        line.addWidget(Picture(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text(words, 12, 400, "t2", pitch=18)
        line.addWidget(self.words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["sunk"])


class Block(QWidget):
    """One section: a heading with a rule under it, then fields and rows that the filter can find."""

    def __init__(self, code: str, title: str, note: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self.code = code
        self._found_by_title = title.casefold()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        self.title = Label(title, 12, 600)
        self.note = Label(note, 12, 500, "t3", elide=True)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        if action is not None:
            head.addWidget(action)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 10, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(0)
        top = QWidget()
        top.setFixedHeight(theme.scaled(29))
        top.setLayout(head)
        column.addWidget(top)
        column.addWidget(Rule())
        column.addLayout(self.body)
        self._parts: list[QWidget] = []

    def add(self, part: QWidget, gap: int = 0) -> None:
        """Put a part below the others."""
        if gap and self._parts:
            self.body.addSpacing(gap)
        self.body.addWidget(part)
        self._parts.append(part)

    def insert(self, place: int, part: QWidget) -> None:
        """Put a part before the others that come after `place`."""
        self.body.insertWidget(place, part)
        self._parts.insert(place, part)

    def drop(self, part: QWidget) -> None:
        """Take a part away."""
        self._parts.remove(part)
        self.body.removeWidget(part)
        part.hide()
        part.deleteLater()

    def reload(self) -> None:
        """Show what is kept now."""

    def add_row(self, title: str, words: str, control: QWidget | None, mark: str = "") -> SettingRow:
        """Put a row below the others."""
        row = SettingRow(title, words, control, mark)
        self.add(row)
        return row

    def add_words(self, words: str, tone: str = "t3") -> Text:
        """Put a remark below the others."""
        said = Text(words, 12, 400, tone, pitch=18)
        said.setContentsMargins(0, 8, 0, 0)
        self.add(said)
        return said

    def sift(self, wanted: str) -> bool:
        """Show only what contains `wanted` (all of it where that is empty or in the heading); whether anything does."""
        wanted = wanted.casefold()
        whole = not wanted or wanted in self._found_by_title
        found = whole
        for part in self._parts:
            fits = whole or wanted in _words_of(part)
            part.setVisible(fits)
            found = found or fits
        self.setVisible(found)
        return found


def _words_of(part: QWidget) -> str:
    said = [child.text() for child in part.findChildren(QLabel)]
    said += [child.text() for child in part.findChildren(QAbstractButton)]
    if isinstance(part, QLabel | QAbstractButton):
        said.append(part.text())
    return " ".join([*said, part.accessibleName()]).casefold()


class Columns(QWidget):
    """Two columns of blocks, below each other where there is no room."""

    def __init__(self, left: list[Block], right: list[Block]) -> None:
        super().__init__()
        self.blocks = [*left, *right]
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(28, 16, 24, 8)
        self._across.setSpacing(36)
        self._columns = []
        for blocks in (left, right):
            column = QVBoxLayout()
            column.setSpacing(0)
            for block in blocks:
                column.addWidget(block)
            column.addStretch(1)
            self._across.addLayout(column, 1)
            self._columns.append(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(ONE_COLUMN)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._across.direction() is not wanted:
            self._across.setDirection(wanted)
            self._across.setSpacing(0 if narrow else 36)
