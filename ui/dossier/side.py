"""The column at the right: what to ask next, how one answer came about, and what is for our eyes only."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.services.dossier_views import AnswerView, Question
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.dossier.chips import in_language
from ui.dossier.own_words import OwnWordsBeside
from ui.dossier.telling import source_words
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, Text, wrap
from ui.widgets.lines import LongText
from ui.widgets.marks import Tag
from ui.widgets.paint import box, text
from ui.widgets.scroll import Scroll

WIDTH, NARROW = 296, 264
_EDGE = 20
_MOST_HISTORY = 12
_MOST_WORDS = 1000  # characters of an earlier answer: more than its four lines hold


def why_words(question: Question) -> str:
    """Why a question is asked next."""
    if question.why == "stale":
        day = fmt.day(question.since) if question.since else ""
        return _("known since {day}, old").format(day=day) if day else _("old")
    if question.why == "not_known":
        day = fmt.day(question.since) if question.since else ""
        return _("asked on {day}, not known").format(day=day) if day else _("asked, not known")
    return _("open job") if question.why == "job" else ""


class AskRow(QAbstractButton):
    """One question to ask; pressed, it comes into sight."""

    def __init__(self, question: Question, number: str, place: str, product: str) -> None:
        super().__init__()
        self.question, self._number = question, number
        self._words = in_language(question.node.label, language())
        self._why = " · ".join(part for part in (place, product, why_words(question)) if part)
        listed = _("on the visit list") if question.listed else ""
        self.setText(fmt.join([number, self._words, self._why, listed]))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return theme.scaled(42)

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self._words, 13, 400, width - self._left() - theme.scaled(30), 3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (len(self._lines(width)) + bool(self._why)) * theme.scaled(18) + 15

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.heightForWidth(max(self.width(), theme.scaled(160))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        pitch = theme.scaled(18)
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect().adjusted(-2, 0, 2, -1), 6, C["hover"])
            text(painter, QRectF(0, 7, self._left() - 4, pitch), self._number, 12, 400, "t3")
            painter.setFont(theme.font(13))
            painter.setPen(C["t1"])
            metrics = QFontMetricsF(theme.font(13))
            base = 7 + (pitch - metrics.height()) / 2 + metrics.ascent()
            lines = self._lines(self.width())
            for i, line in enumerate(lines):
                painter.drawText(QPointF(self._left(), base + i * pitch), line)
            if self._why:
                area = QRectF(self._left(), 7 + len(lines) * pitch, self.width() - self._left() - 28, pitch)
                text(painter, area, self._why, 12, 400, "amb" if self.question.why == "stale" else "t3")
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class HistoryRow(QLabel):
    """One earlier answer."""

    def __init__(self, words: str, below: str) -> None:
        super().__init__()
        self._words, self._below = words[:_MOST_WORDS], below
        self.setText(fmt.join([self._words, below]))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self._words, 13, 400, width - theme.scaled(28), 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (len(self._lines(width)) + 1) * theme.scaled(18) + 15

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(220), self.heightForWidth(theme.scaled(220)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        pitch = theme.scaled(18)
        with QPainter(self) as painter:
            lines = self._lines(self.width())
            for i, line in enumerate(lines):
                text(painter, QRectF(0, 7 + i * pitch, self.width(), pitch), line, 13, elide=False)
            area = QRectF(0, 7 + len(lines) * pitch, self.width() - 26, pitch)
            text(painter, area, self._below, 12, 400, "t3")
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class PrivateText(LongText):
    """What is never printed; its frame is the dashed box around it."""

    def __init__(self) -> None:
        super().__init__(lines=3)
        self._frame.hide()
        self.setFixedHeight(theme.line(13) * 3 + 18)


class _PrivateBox(QWidget):
    def __init__(self, area: LongText) -> None:
        super().__init__()
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["sunk"])
            focus = self._area.hasFocus()
            pen = QPen(C["acc" if focus else "ctl"], 1, Qt.PenStyle.SolidLine if focus else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Side(QWidget):
    """Signals say what is wanted: a question in sight (`go`), on or off the list, an answer brought back."""

    go = Signal(object)  # Question
    listed = Signal(object)  # questions to put on the list
    unlisted = Signal(object)  # a question to take off
    brought_back = Signal(object)  # the instant of the answer
    remarked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(_("Ask next"), 12, 600)
        self.note = Label("", 12, 500, "t3", elide=True)
        self.add = Button(_("Add to visit list"), "plain", "plus", height="sm")
        self.add.clicked.connect(lambda: self.listed.emit([q for q in self._questions if not q.listed]))
        self.brief = Button(_("Visit brief"), "quiet", "printer", height="sm")
        self.done = Text(_("Everything that matters is known and fresh."), 12, 400, "t3")
        self.history_title = Label("", 12, 600, elide=True)
        self.no_history = Text(_("No answer yet."), 12, 400, "t3")
        self.own = OwnWordsBeside()
        self.remark = PrivateText()
        self.remark.setAccessibleName(_("Private remark"))
        self.remark.left.connect(self._remark_left)
        self._kept_remark = ""
        self._questions: list[Question] = []
        self._asks = QVBoxLayout()
        self._history = QVBoxLayout()
        self._page = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(_EDGE, 16, _EDGE, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        column.addLayout(head)
        self._asks.setSpacing(0)
        self._asks.setContentsMargins(0, 2, 0, 0)
        column.addLayout(self._asks)
        column.addWidget(self.done)
        column.addSpacing(12)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._acts.setSpacing(4)
        for button in (self.add, self.brief):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addStretch(1)
        column.addLayout(self._acts)
        column.addSpacing(22)
        column.addWidget(self.history_title)
        self._history.setSpacing(0)
        column.addLayout(self._history)
        self.no_history.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.no_history)
        column.addSpacing(22)
        column.addWidget(self.own)
        row = QHBoxLayout()
        row.addWidget(Label(_("Private remark"), 12, 600), 1)
        tag = Tag(_("never printed"))
        row.addWidget(tag)
        self._remark_head = QWidget()
        self._remark_head.setLayout(row)
        row.setContentsMargins(0, 0, 0, 6)
        column.addWidget(self._remark_head)
        self.remark_box = _PrivateBox(self.remark)
        column.addWidget(self.remark_box)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(self._page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = sum(button.sizeHint().width() for button in (self.add, self.brief)) + self._acts.spacing()
        across = both <= self.width() - 2 * _EDGE - 12  # 12: the bar of a long list
        self._acts.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )

    # what to ask

    def show_questions(self, questions: Sequence[Question], numbers: dict[str, str], chapters: dict[str, str],
                       products: dict[object, str], listed: int) -> None:  # fmt: skip
        """What to ask next, heaviest first; `chapters` are the names of those that are not in front."""
        self._questions = list(questions)
        _empty(self._asks)
        for question in questions:
            product = products.get(question.product_id, "") if len(products) > 1 else ""
            row = AskRow(question, numbers.get(question.path, ""), chapters.get(question.node.section, ""), product)
            row.clicked.connect(lambda _on=False, question=question: self.go.emit(question))
            mark = _("Take off the visit list") if question.listed else _("Add to visit list")
            name = in_language(question.node.label, language())
            toggle = IconButton("check" if question.listed else "plus", f"{mark}: {name}", row, size=24,
                                tone="acc" if question.listed else "t2")  # fmt: skip
            toggle.clicked.connect(lambda _on=False, question=question: self._toggle(question))
            row.installEventFilter(self)
            self._asks.addWidget(row)
        self.done.setVisible(not questions)
        self.add.setVisible(any(not question.listed for question in questions))
        self.note.setText(_("{count} on the visit list").format(count=listed) if listed else "")

    def eventFilter(self, watched: object, event: object) -> bool:
        from PySide6.QtCore import QEvent

        if isinstance(watched, AskRow) and isinstance(event, QEvent) and event.type() is QEvent.Type.Resize:
            toggle = watched.findChild(IconButton)
            if toggle is not None:
                toggle.move(watched.width() - toggle.width(), 4)
        return False

    def _toggle(self, question: Question) -> None:
        if question.listed:
            self.unlisted.emit(question)
        else:
            self.listed.emit([question])

    # how an answer came about

    def show_history(self, name: str, rows: Sequence[tuple[datetime, AnswerView]], words: Sequence[str]) -> None:
        """The answers that a question had, newest first; `name` is its number or words."""
        self.history_title.setText(_("History of {question}").format(question=name) if name else "")
        _empty(self._history)
        for i, ((at, view), said) in enumerate(zip(rows, words, strict=True)):
            if i >= _MOST_HISTORY:
                break
            day = at.astimezone().date()
            source = source_words(view)
            below = fmt.join([fmt.day(day, year=True), source.split(" · ")[0] if source else ""], " · ")
            row = HistoryRow(said, below)
            self._history.addWidget(row)
            if i > 0:
                self._bring_back(row, day, at)
        self.no_history.setVisible(bool(name) and not rows)

    def _bring_back(self, row: HistoryRow, day: date, at: datetime) -> None:
        words = _("Bring back the answer of {day}").format(day=fmt.day(day))
        button = IconButton("arrow-back-up", words, row, size=24)
        button.clicked.connect(lambda _on=False: self.brought_back.emit(at))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    # for our eyes only

    def show_remark(self, words: str | None) -> None:
        """The private remark on the question in focus; None where there is no question."""
        self.keep_remark()
        self._remark_head.setVisible(words is not None)
        self.remark_box.setVisible(words is not None)
        self._kept_remark = words or ""
        self.remark.set_value(words or "")

    def _remark_left(self) -> None:
        self.remark_box.update()
        self.keep_remark()

    def keep_remark(self) -> None:
        """Tell what was typed, if it is new."""
        self.own.keep()
        if self.remark.value() != self._kept_remark.strip():
            self._kept_remark = self.remark.value()
            self.remarked.emit(self._kept_remark)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, 1, self.height(), C["line"])


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
