"""The bar of the interview: whose it is, how far it is, the language of the page, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.people import Person, Rank
from aedesk.words import _, n_
from ui import labels, theme
from ui.dossier.interview_round import NOT_APPLICABLE, NOT_KNOWN, OPEN, Round
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.paint import box, text
from ui.widgets.toggles import Segments

_EDGE = 40


class _Plate(QLabel):
    """The square with the client's initials."""

    def __init__(self, name: str) -> None:
        super().__init__()
        han = name[:1] > "\u2e80"
        self._words = name[:2] if han else Person(name, Rank.AE).initials
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["sunk"], C["line2"])
            text(painter, self.rect(), self._words, 13, 600, "t2", Qt.AlignmentFlag.AlignCenter, elide=False)


class Progress(QProgressBar):
    """A bar for each question: settled, asked in vain, in front, to come."""

    def __init__(self) -> None:
        super().__init__()
        self._states: tuple[str, ...] = ()
        self._at = 0
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_round(self, states: Sequence[str], at: int, words: str) -> None:
        """Show how far the interview is."""
        self._states, self._at = tuple(states), at
        self.setRange(0, max(len(states), 1))
        self.setValue(min(at, len(states)))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _step(self) -> int:
        return 27 if len(self._states) <= 14 else max(8, 380 // len(self._states))

    def sizeHint(self) -> QSize:
        return QSize(max(len(self._states) * self._step() - 5, 60), 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            step = self._step()
            for i, state in enumerate(self._states):
                area = QRectF(i * step, 0, step - 5, 6)
                if i == self._at:
                    box(painter, area, 3, C["acc"])
                elif state in (NOT_KNOWN, NOT_APPLICABLE):
                    box(painter, area, 3, None, C["t2"], 1.5)
                else:
                    box(painter, area, 3, C["line2" if state == OPEN else "t2"])


class Head(QWidget):
    """`spoken` carries the language that was chosen for this page, `ended` asks to leave it."""

    spoken = Signal(str)
    ended = Signal()

    def __init__(self, client: str, language: str) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(78))
        name = Label(client, 16, 600, elide=True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(name)
        names.addWidget(Label(_("only this client is shown"), 12, 400, "t2"))
        names.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(14)
        left.addWidget(_Plate(client))
        left.addLayout(names, 1)
        self.far = Label("", 12, 400, "t2")
        self.progress = Progress()
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addStretch(1)
        middle.addWidget(self.far, 0, Qt.AlignmentFlag.AlignRight)
        middle.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignRight)
        middle.addStretch(1)
        items = [(code, labels.LANGUAGES[code]) for code in ("zh", "en", "es")]
        self.languages = Segments(items, language, height="xl")
        self.languages.setAccessibleName(_("Language of this page"))
        self.languages.changed.connect(lambda code: self.spoken.emit(str(code)))
        self.end = Button(_("End interview"), height="xl")
        self.end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 3, _EDGE, 1)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addLayout(middle)
        row.addSpacing(12)
        row.addWidget(self.languages)
        row.addWidget(self.end)

    def show_round(self, asked: Round) -> None:
        """Show how far the interview is."""
        if asked.over:
            self.far.setText("")
            self.progress.show_round([step.state for step in asked.steps], asked.at, _("All questions asked"))
            return
        where = _("Question {n} of {count}").format(n=asked.at + 1, count=len(asked.steps))
        minutes = asked.minutes()
        left = n_("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)
        self.far.setText(f"{where} · {left}")
        self.progress.show_round([step.state for step in asked.steps], asked.at, where)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, self.width(), 3, C["acc"])
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])
