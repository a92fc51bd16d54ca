"""Third step: the passphrase, typed twice; leaving it makes the encrypted desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aedesk.words import N_, _, n_
from ui import tasks, theme
from ui.first_run.wizard import Step, Wizard
from ui.lock import Secret
from ui.strength import SHORTEST, difference, strength
from ui.theme import C
from ui.widgets.fields import Field, labelled
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.picture import Picture
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from aedesk.app import Services

MINUTES = (5, 10, 30)


class PassphraseStep(Step):
    """What opens the desk every day."""

    name = N_("Passphrase")
    hint = N_("Opens this desk every day")

    def __init__(self, wizard: Wizard) -> None:
        self.title = _("Choose a passphrase")
        self.words = _(
            "Four or five words you can say to yourself. It encrypts every client file on this laptop, so it cannot be "
            "sent to you later."
        )
        super().__init__(wizard)
        row = QHBoxLayout()
        row.setSpacing(56)
        holder = QWidget()
        holder.setMaximumWidth(theme.scaled(440))
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self.one, self.two = Secret(height="lg"), Secret(height="lg")
        self.one.setText(self.draft.passphrase)
        self.two.setText(self.draft.again)
        self.one_field = Field(_("Passphrase"), self.one)
        left.addWidget(self.one_field)
        left.addSpacing(7)
        self.bars = Bars()
        left.addWidget(self.bars)
        self.said = Label("", 12, 500, "t3", elide=True)
        self.length = Label("", 12, 400, "t3")
        under = QHBoxLayout()
        under.setContentsMargins(0, 5, 0, 0)
        under.addWidget(self.said, 1)
        under.addWidget(self.length)
        left.addLayout(under)
        left.addSpacing(18)
        self.two_field = Field(_("Type it again"), self.two)
        left.addWidget(self.two_field)
        left.addSpacing(18)
        left.addLayout(self._locking())
        left.addStretch(1)
        row.addWidget(holder, 3)
        row.addLayout(self._protects(), 2)
        row.addStretch(1)
        self.column.addLayout(row, 1)
        self.one.textChanged.connect(self._typed)
        self.two.textChanged.connect(self._typed)
        self.two.left.connect(self._compare)
        self._typed()

    def _locking(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(5)
        items: list[tuple[object, str]] = [
            (count, n_("After {count} min", "After {count} min", count).format(count=count)) for count in MINUTES
        ]
        self.minutes = Segments(items, self.draft.lock_minutes)
        column.addWidget(labelled(_("Lock the desk by itself"), self.minutes))
        column.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(_("It also locks when the laptop goes to sleep."), 12, 400, "t3"))
        return column

    def _protects(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Label(_("What it protects"), 12, 600))
        for icon, title, words in (
            ("address-book", _("Clients"), _("Prices, people, plans nobody else should read")),
            ("receipt", _("Estimates"), _("Including mark-ups, which clients never see")),
            ("signature", _("Signatures"), _("Kept with the exact page that was signed")),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Picture(icon, 18, "t2"), 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(1)
            texts.addWidget(Label(title, 13))
            texts.addWidget(Text(words, 12, 400, "t3"))
            row.addLayout(texts, 1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _typed(self) -> None:
        self.keep()
        bars, words, tone = strength(self.draft.passphrase)
        self.bars.show_bars(bars, words)
        self.said.setText(words)
        self.said.set_tone(tone)
        count = len(self.draft.passphrase)
        told = n_("{count} character", "{count} characters", count).format(count=count)
        self.length.setText(told if count else "")
        if count >= SHORTEST:
            self.one_field.clear()
        if not difference(self.draft.passphrase, self.draft.again):
            self.two_field.clear()

    def _compare(self) -> None:
        self.keep()
        differs = difference(self.draft.passphrase, self.draft.again)
        if differs and self.draft.again:
            self.two_field.fail(differs)

    def keep(self) -> None:
        self.draft.passphrase, self.draft.again = self.one.text(), self.two.text()
        minutes = self.minutes.value() if hasattr(self, "minutes") else 10
        self.draft.lock_minutes = minutes if isinstance(minutes, int) else 10

    def check(self) -> bool:
        if len(self.draft.passphrase) < SHORTEST:
            self.one_field.fail(_("At least {count} characters; four words are better.").format(count=SHORTEST))
            self.one.setFocus()
            return False
        differs = difference(self.draft.passphrase, self.draft.again)
        if differs:
            self.two_field.fail(differs)
            self.two.setFocus()
            return False
        return True

    def leave(self, go_on: Callable[[], None]) -> None:
        """Make the desk, or wrap its key anew if it was made before and the passphrase changed."""
        make_desk(self.wizard, go_on)

    def first(self) -> QWidget | None:
        return self.one


def make_desk(wizard: Wizard, go_on: Callable[[], None]) -> None:
    """Make the encrypted desk in the background; once made, only what changed is written."""
    draft, session = wizard.draft, wizard.session
    if draft.services is not None and draft.made_with == draft.passphrase:
        go_on()
        return
    wizard.wait(True)
    wizard.note.set_tone("t3")
    wizard.note.setText(_("Making the encrypted desk…"))
    passphrase, services = draft.passphrase, draft.services

    def work(_task: tasks.Task) -> tuple[Services, str]:
        if services is not None:
            from aedesk import door

            door.change_passphrase(session.paths, services.store.key, passphrase)
            return services, draft.code
        return session.make_desk(passphrase)

    def made(answer: tuple[Services, str]) -> None:
        draft.services, draft.code = answer
        draft.made_with = passphrase
        wizard.note.setText("")
        wizard.note.set_tone("red")
        wizard.wait(False)
        go_on()

    def failed(error: BaseException) -> None:
        wizard.note.set_tone("red")
        wizard.trouble(error)

    tasks.run(wizard, work, made, failed, late=lambda answer: answer[0].close())


class Bars(QProgressBar):
    """Four bars."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 4)
        self.setTextVisible(False)
        self.setFixedHeight(4)

    def show_bars(self, count: int, words: str) -> None:
        """Fill `count` of them."""
        self.setValue(count)
        self.setAccessibleName(words or _("Strength"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        token = {0: "line2", 1: "red", 2: "amb"}.get(self.value(), "grn")
        with QPainter(self) as painter:
            wide = (self.width() - 12) / 4
            for i in range(4):
                box(painter, QRectF(i * (wide + 4), 0, wide, 4), 2, C[token if i < self.value() else "line2"])
