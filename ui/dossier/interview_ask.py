"""The question in front: where it stands, its words, its control, and the four ways on."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import has_own_words
from aedesk.services.dossier_views import AnswerView
from aedesk.words import _
from ui import format as fmt
from ui import icons
from ui.dossier.control import Control
from ui.dossier.own_words import OwnWords
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box, text
from ui.widgets.scroll import Scroll

EDGE = 40


class NextButton(Button):
    """On to the next question: the arrow stands behind the words."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "primary", "arrow-right", height="xl")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            fill, _edge, token = self._colours()
            box(painter, self.rect(), 8, fill or C["sunk"])
            wide = self.fontMetrics().horizontalAdvance(self.words())
            left = (self.width() - wide - 26) / 2
            text(painter, QRectF(left, 0, wide + 2, self.height()), self.words(), 16, 500, token, elide=False)
            picture = icons.pixmap("arrow-right", 18, token, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left + wide + 8, (self.height() - 18) / 2), picture)


class Ask(QWidget):
    """Signals for what was pressed; `control` holds the answer."""

    back = Signal()
    not_known = Signal()
    not_applicable = Signal()
    onward = Signal()
    still_right = Signal()

    def __init__(
        self, where: str, title: str, above: str, control: Control, view: AnswerView | None, *, first: bool, last: bool
    ) -> None:
        super().__init__()
        self.control = control
        self.own: OwnWords | None = None  # of a text the answer itself is their words
        self.title = Text(title, 28, 600, "t1", pitch=36)
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 36, EDGE + 10, 16)
        column.setSpacing(0)
        column.addWidget(Label(where, 14, 400, "t2", elide=True))
        column.addSpacing(6)
        column.addWidget(self.title)
        if above:
            column.addSpacing(4)
            column.addWidget(Text(above, 16, 400, "t2", pitch=24))
        column.addSpacing(26)
        column.addWidget(control)
        words = view.own_words if view is not None else ""
        if has_own_words(control.node) or words:
            self.own = OwnWords(large=True)
            self.own.set_value(words)
            column.addSpacing(28)
            column.addWidget(self.own)
        self.before = Text("", 14, 400, "t2", pitch=20)
        self.still = Button(_("Still right"), icon="check", height="xl")
        self.still.clicked.connect(self.still_right)
        known = view is not None and view.state is AnswerState.KNOWN
        self._show_before(view)
        column.addSpacing(18)
        column.addWidget(self.before)
        column.addSpacing(12)
        column.addWidget(self.still, 0, Qt.AlignmentFlag.AlignLeft)
        self.still.setVisible(known and view is not None and view.stale)
        column.addStretch(1)
        page = QWidget()
        page.setLayout(column)
        self.area = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot(first, last))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _show_before(self, view: AnswerView | None) -> None:
        """Who told the answer that stands there, and when."""
        words = ""
        if view is not None and view.state is AnswerState.NOT_KNOWN and view.said_on:
            words = _("Asked on {day}, not known.").format(day=fmt.day(view.said_on, year=True))
        elif view is not None and view.state is AnswerState.KNOWN and view.said_on:
            day = fmt.day(view.said_on, year=True)
            words = (
                _("{name} told us on {day}.").format(name=view.said_by, day=day)
                if view.said_by
                else _("Answer of {day}.").format(day=day)
            )
        self.before.setText(words)
        self.before.setVisible(bool(words))

    def _foot(self, first: bool, last: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 12, EDGE + 10, 28)
        row.setSpacing(12)
        self.to_back = Button(_("Back"), icon="arrow-left", height="xl")
        self.to_back.clicked.connect(self.back)
        self.to_back.setEnabled(not first)
        self.unknown = Button(_("Asked, not known"), height="xl")
        self.unknown.clicked.connect(self.not_known)
        self.none = Button(_("Does not apply"), height="xl")
        self.none.clicked.connect(self.not_applicable)
        self.next = NextButton(_("To the end") if last else _("Next question"))
        self.next.clicked.connect(self.onward)
        for button, keys in ((self.to_back, "Alt ←"), (self.unknown, "Ctrl U"), (self.next, _("Ctrl Enter"))):
            button.setToolTip(f"{button.words()} ({keys})")
        for button in (self.to_back, self.unknown, self.none):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])

