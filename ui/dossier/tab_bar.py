"""The bar of the dossier and the head of the chapter in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.dossier_rules import Completeness
from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.dossier.heads import known_words
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.ring import Ring
from ui.widgets.toggles import Check


class TabBar(QWidget):
    """Ring, how much is known, when it was saved; at the right what can be done with the whole dossier."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(48))
        self.ring = Ring(_("Dossier, known"), 20)
        self.known = Label("", 12, 400, "t2")
        self.saved = Label("", 12, 400, "t3", elide=True)
        self.telling = Button("", "quiet", "message", height="sm")
        self.print = Button(_("Print"), "plain", "printer", height="sm")
        self.print.setToolTip(f"{_('Print')} (Ctrl P)")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 20, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.ring)
        self.row.addWidget(Label(_("Dossier"), 13, 600))
        self.row.addWidget(self.known)
        self.row.addSpacing(8)
        self.row.addWidget(self.saved, 1)
        self.row.addWidget(self.telling)
        self.row.addWidget(self.print)

    def add(self, button: QWidget) -> None:
        """Another act at the right."""
        self.row.addWidget(button)

    def show_telling(self, words: str) -> None:
        """Who says what is typed now."""
        self.telling.set_text(words)
        self.telling.setToolTip(_("Who says it; holds for the answers that follow (F2)"))

    def show_whole(self, whole: Completeness) -> None:
        """How much of the dossier is settled."""
        self.ring.setValue(whole.percent)
        words = _("{percent} known · {known} of {count} fields")
        self.known.setText(
            words.format(percent=fmt.percent(whole.percent / 100), known=whole.settled, count=whole.applicable)
        )

    def show_saved(self, words: str) -> None:
        """When it was saved last."""
        self.saved.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class ChapterHead(QWidget):
    """The chapter's name, what of it is known, who says what is typed now, and the two keys of an AE at work."""

    next_wanted = Signal()
    not_known_wanted = Signal()
    jump_wanted = Signal()
    shut_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(52))
        self.name = Label("", 16, 600, elide=True)
        self.known = Label("", 12, 400, "t3")
        self.shut = Check(_("Does not apply"), px=12)
        self.shut.changed.connect(self.shut_asked)
        self.next = Button(_("Next unknown"), "quiet", keys="Ctrl ↓", height="sm")
        self.next.clicked.connect(self.next_wanted)
        self.not_known = Button(_("Mark as not known"), "quiet", keys="Ctrl U", height="sm")
        self.not_known.clicked.connect(self.not_known_wanted)
        self.jump = IconButton("search", _("Jump to a question"), keys="Ctrl F")
        self.jump.clicked.connect(self.jump_wanted)
        self.side = IconButton("list", _("What to ask next"))
        self.side.setCheckable(True)
        self.side.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 100)
        row.addWidget(self.known, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(6)
        row.addWidget(self.shut)
        row.addStretch(1)
        row.addWidget(self.next)
        row.addWidget(self.not_known)
        row.addWidget(self.jump)
        row.addWidget(self.side)

    def show_chapter(self, name: str, settled: int, applicable: int, shut: bool) -> None:
        """Show which chapter is in front."""
        self.name.setText(name)
        self.name.setMaximumWidth(self.name.sizeHint().width() + 2)
        self.known.setText("" if shut else known_words(settled, applicable))
        self.shut.set_value(shut)
        self.shut.setVisible(shut or settled == 0)
        self.shut.setAccessibleDescription(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the keys out where there is little room; they work all the same."""
        parts: list[QWidget] = [self.name, self.known, self.jump]
        parts += [each for each in (self.shut, self.side) if not each.isHidden()]
        room = self.width() - 28 - 18 - 6 - 8 * 7 - sum(part.sizeHint().width() for part in parts)
        for button in (self.next, self.not_known):
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])
