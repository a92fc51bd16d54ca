"""The bars of the estimate page: its own head, the versions, the locked strip, the acts on a line."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.money import CURRENCIES
from aedesk.words import _, p_
from ui import format, labels, theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Choice, Segments
from ui.widgets.labels import Label
from ui.widgets.marks import Tag
from ui.widgets.picture import Picture

MOST = 5  # versions side by side; older ones are chosen from a list
_TONES = {
    EstimateState.APPROVED: "acc", EstimateState.SENT: "acc", EstimateState.ACCEPTED: "grn",
    EstimateState.REJECTED: "red", EstimateState.VOID: "red", EstimateState.ISSUED: "amb",
}  # fmt: skip


def state_words(estimate: Estimate, *, expired: bool = False) -> str:
    """The state of a version as its tag says it."""
    if expired:
        return _("expired {day}").format(day=format.day(estimate.valid_until)) if estimate.valid_until else ""
    if estimate.state is EstimateState.SENT:
        return _("sent, waits for the client")
    if estimate.state is EstimateState.ISSUED:
        return _("issued, waits for the account director")
    if estimate.state is EstimateState.APPROVED:
        return _("approved, not handed over yet")
    return labels.label(estimate.state)


def version_words(estimate: Estimate) -> str:
    """A version as its segment says it: v2 · sent 9 Mar."""
    on = estimate.sent_on if estimate.state is EstimateState.SENT else None
    state = labels.label(estimate.state)
    if on is not None:
        state = p_("state", "sent {day}").format(day=format.day(on))
    return _("v{number} · {state}").format(number=estimate.edition, state=state)


class Head(QWidget):
    """Back, title, state, what it is of, print, save, the next act, and more."""

    back = Signal()
    more = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(56))
        self.back_button = IconButton("arrow-back-up", _("Back"), keys="Alt ↑")
        self.back_button.clicked.connect(self.back)
        self.title = Label("", 20, 600, spacing=-0.2)
        self.tag = Tag()
        self.about = Label("", 13, 400, "t2", elide=True)
        self.print = Button(_("Print"), icon="printer")
        self.print.setToolTip(_("Print") + " (Ctrl P)")
        self.save = Button(_("Save PDF"), icon="file-text")
        self.save.setToolTip(_("Save PDF") + " (Ctrl S)")
        self.next = Button("", "primary", "writing-sign")
        self.dots = IconButton("dots", _("More about this estimate"), size=32)
        self.dots.clicked.connect(lambda: self.more.emit(near(self.dots)))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        parts: list[tuple[QWidget, int]] = [
            (self.back_button, 0), (self.title, 0), (self.tag, 0), (self.about, 1),
            (self.print, 0), (self.save, 0), (self.next, 0), (self.dots, 0),
        ]  # fmt: skip
        for each, stretch in parts:
            row.addWidget(each, stretch)

    def show_estimate(self, estimate: Estimate, about: str, *, expired: bool) -> None:
        """Show which estimate this is."""
        name = _("Estimate {number}").format(number=estimate.number) if estimate.number else _("New estimate")
        self.title.setText(name)
        tone = "red" if expired else _TONES.get(estimate.state, "")
        self.tag.set_tag(state_words(estimate, expired=expired), tone)
        self.about.setText(about)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class Versions(QWidget):
    """The versions as segments, a new one, comparing, and the sheet's languages and currency."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(48))
        self._part: Segments | Choice | Label | None = None
        self.new = Button(_("New version"), "quiet", "plus", height="sm")
        self.compare = Button(_("Compare"), "quiet", "git-compare", height="sm")
        self.saved = Label("", 12, 400, "t3", elide=True)
        sheets = [(code, words) for code, words in labels.PAPER_LANGUAGES.items()]
        self.language = Choice(list(sheets), height="sm", prefix=_("Sheet in"))
        self.currency = Choice([(code, code) for code in CURRENCIES], height="sm", prefix=_("Currency"))
        self.preview = Button(_("Preview"), height="sm", icon="eye")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 1)
        row.setSpacing(8)
        row.addWidget(self.new)
        row.addWidget(self.compare)
        row.addWidget(self.saved, 1)
        for each in (self.language, self.currency, self.preview):
            row.addWidget(each)

    def show_versions(self, family: list[Estimate], now: Estimate) -> None:
        """Show the versions of one number, `now` being the one in front."""
        if self._part is not None:
            self._part.hide()
            self._part.deleteLater()
        items: list[tuple[object, str]] = [(each.id, version_words(each)) for each in family]
        if len(items) == 1:
            self._part = Label(items[0][1], 12, 500, "t2")
        else:
            many = len(items) > MOST
            prefix = _("Version")
            part = (
                Choice(items[::-1], now.id, height="sm", prefix=prefix)
                if many
                else Segments(items, now.id, height="sm")
            )
            part.setAccessibleName(_("Versions"))
            part.changed.connect(self.chosen)
            self._part = part
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        row.insertWidget(0, self._part)
        self.compare.setVisible(any(each.edition < now.edition for each in family))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class Strip(QWidget):
    """One line above the grid: why this version is locked, or what could not be saved."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("lock", 14, "t2")
        self._words = Label("", 12, 400, "t2", elide=True)
        self.button = Button("", height="sm")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 1)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.setFixedHeight(theme.scaled(36))
        self.hide()

    def say(self, words: str, *, icon: str = "lock", tone: str = "t2", button: str = "") -> None:
        """Say it, or nothing."""
        self._words.setText(words)
        self._words.set_tone(tone)
        self._icon.set_icon(icon, tone)
        self.button.setVisible(bool(button))
        self.button.set_text(button)
        self.setVisible(bool(words))
        self.setAccessibleName(words)

    def words(self) -> str:
        """What it says."""
        return self._words.full() if self.isVisibleTo(self.parentWidget() or self) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["win"])
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class LineActs(QWidget):
    """Under the grid: add, edit, move and delete a line; what is wrong; who the sheet is for."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(39))
        self.add = Button(_("Add a line"), "quiet", "plus", "Ctrl Enter", height="sm")
        self.edit = Button(_("Edit line"), "quiet", "edit", height="sm")
        self.edit.setToolTip(_("Edit line") + " (Enter)")
        self.up = IconButton("arrow-up", _("Move the line up"), keys="Alt ↑")
        self.down = IconButton("chevron-down", _("Move the line down"), keys="Alt ↓")
        self.remove = IconButton("trash", _("Delete the line"), keys="Ctrl Del")
        self.wrong = Button("", "quiet", "alert-circle", height="sm")
        self.about = Label("", 12, 400, "t2", elide=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.details = Button(_("Details"), height="sm")
        self.details.setToolTip(_("Signer, validity, discount, notes") + " (Ctrl D)")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 20, 1)
        row.setSpacing(4)
        for each in (self.add, self.edit, self.up, self.down, self.remove):
            row.addWidget(each)
        row.addSpacing(8)
        row.addWidget(self.wrong)
        row.addWidget(self.about, 1)
        row.addSpacing(8)
        row.addWidget(self.details)
        self.wrong.hide()

    def show_line(self, row: int, count: int, *, editable: bool) -> None:
        """What may be done with the line of this row."""
        self.add.setEnabled(editable)
        self.edit.setEnabled(row >= 0)
        self.up.setEnabled(editable and row > 0)
        self.down.setEnabled(editable and 0 <= row < count - 1)
        self.remove.setEnabled(editable and row >= 0)

    def show_problem(self, words: str) -> None:
        """The first thing that was typed and could not be read."""
        self.wrong.setVisible(bool(words))
        self.wrong.set_text(words)

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


def near(widget: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
