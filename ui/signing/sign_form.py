"""The right side of the signing page: who signs, the pad, the sentence that is agreed to, and three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import _, p_
from ui import format, theme
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field, Line
from ui.widgets.labels import Label, Text, wrap
from ui.widgets.pad import SignaturePad
from ui.widgets.paint import box, text, tick

if TYPE_CHECKING:
    from aedesk.domain.people import Person
    from aedesk.services.signing_views import SigningView


class Agree(QCheckBox):
    """The sentence that is agreed to, over as many lines as it needs; all of it can be pressed."""

    _MARK = 22

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self._words, 14, 400, width - self._MARK - 12)

    def heightForWidth(self, width: int) -> int:
        return max(len(self._lines(width)) * theme.scaled(22) + 16, theme.scaled(44))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.scaled(44))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            lines = self._lines(self.width())
            step = theme.scaled(22)
            top = (self.height() - len(lines) * step) / 2
            mark = QRectF(0, top + (step - self._MARK) / 2, self._MARK, self._MARK)
            if self.isChecked():
                box(painter, mark, 5, C["acc"])
                tick(painter, mark.center(), 20, C["on-acc"], 2.2)
            else:
                box(painter, mark, 5, C["surf"], C["ctl"], 1.5)
            for n, line in enumerate(lines):
                area = QRectF(self._MARK + 12, top + n * step, self.width(), step)
                text(painter, area, line, 14, 400, "t1", elide=False)


class SignForm(QWidget):
    """Signals: signed: the ink is complete and agreed to. not_now, change_wanted, paper_wanted: other answers."""

    signed = Signal()
    not_now = Signal()
    change_wanted = Signal()
    paper_wanted = Signal()

    def __init__(
        self, view: SigningView, people: list[Person] | None, consent: str, parent: QWidget | None = None
    ) -> None:
        """`people` are those who may sign a box of the agency; None for the client's box."""
        super().__init__(parent)
        self.inside = people is not None
        self.pad = SignaturePad(language=view.language, touch=True)
        self.pad.changed.connect(self._judge)
        self.pad.paper_wanted.connect(self.paper_wanted)
        self.name, self.title = Line(view.contact, height="xl"), Line(view.contact_title, height="xl")
        for each in (self.name, self.title):
            each.textChanged.connect(lambda _text: self._judge())
        items: list[tuple[object, str]] = [(person.id, person.name) for person in people or []]
        self.person = Choice(items, items[0][0] if items else None, height="xl")
        self.person.changed.connect(lambda _value: self._judge())
        self.agree = Agree(consent)
        self.agree.toggled.connect(lambda _on: self._judge())
        self._why = Text("", 14, 400, "t2")
        self.later = Button(_("Back") if self.inside else _("Not now"), height="xl")
        self.change = Button(_("I want a change"), height="xl")
        total = format.money(view.total, view.currency)
        self.sign = Button(_("Sign {total}").format(total=total), "primary", height="xl")
        self._place, self._comma = view.city, format.joined("·", "·").strip("·")
        # said later, when the window speaks its own language again
        self._missing = _("Nobody may sign this box.") if self.inside else _("Write your name first.")
        self._sign_first, self._then_tick = _("First sign in the box."), _("Then tick the sentence above.")
        self._lay_out()
        self.later.clicked.connect(self.not_now)
        self.change.clicked.connect(self.change_wanted)
        self.sign.clicked.connect(self.signed)
        self.show_time("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(_("Please sign in the box"), 20, 600))
        hint = Label(_("with a finger, a pen or the touchpad"), 14, 400, "t2", elide=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(hint, 1)
        self.other = Button(_("Somebody else signs"), "quiet", height="lg")
        self.other.clicked.connect(self._other_signer)
        self.who = QWidget()
        row = QHBoxLayout(self.who)
        row.setContentsMargins(0, 0, 0, 14)
        row.setSpacing(12)
        if self.inside:
            row.addWidget(Field(_("Who signs"), self.person))
        else:
            row.addWidget(Field(p_("person", "Name"), self.name))
            row.addWidget(Field(_("Title"), self.title))
        head.addWidget(self.other)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self.later)
        answers.addWidget(self.change)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight)
        answers.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        answers.addWidget(self.sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 26, 40, 28)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.who)
        column.addWidget(self.pad, 1)
        column.addSpacing(8)
        column.addWidget(self.agree)
        column.addSpacing(10)
        column.addLayout(answers)
        self.change.setVisible(not self.inside)
        self.who.setVisible(self.person.count() != 1 if self.inside else not self.name.value())
        self.other.setVisible(not self.inside and bool(self.name.value()))

    def _other_signer(self) -> None:
        self.who.show()
        self.other.hide()
        self.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.name.selectAll()

    def signer(self) -> str:
        """Name, and title where there is one, of whoever signs."""
        if self.inside:
            return self.person.currentText()
        return self._comma.join(part for part in (self.name.value(), self.title.value()) if part)

    def person_id(self) -> UUID | None:
        """Who of the agency signs."""
        value = self.person.value()
        return value if isinstance(value, UUID) else None

    def show_time(self, when: str) -> None:
        """Where and when, at the right under the line."""
        self._when = self._comma.join(part for part in (self._place, when) if part)
        self._judge()

    def busy(self, words: str) -> None:
        """The signature is being kept."""
        for each in (self.sign, self.later, self.change, self.pad, self.agree, self.who):
            each.setEnabled(not words)
        self.say(words)
        if not words:
            self._judge()

    def say(self, words: str, tone: str = "t2") -> None:
        """A line beside the buttons."""
        self._why.setText(words)
        self._why.set_tone(tone)
        self._why.updateGeometry()

    def _judge(self) -> None:
        self.pad.set_caption(self.signer(), self._when)
        if not (self.person.count() if self.inside else self.name.value()):
            why = self._missing
        elif self.pad.is_empty():
            why = self._sign_first if self.agree.isChecked() else ""
        else:
            why = "" if self.agree.isChecked() else self._then_tick
        ready = not self.pad.is_empty() and self.agree.isChecked() and not why
        self.sign.setEnabled(ready)
        self.say(why)


class Done(QWidget):
    """Thank you: what was signed, when, and under which record."""

    left = Signal()

    def __init__(self, title: str, lines: list[str], button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.widgets.verdict import thank

        column = QVBoxLayout(self)
        thank(column, title, lines)
        self.button = Button(button, "primary", height="xl")
        self.button.clicked.connect(self.left)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
