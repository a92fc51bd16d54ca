"""The interview: one question at a time in front of the client, and nothing of anybody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk import words as catalogue
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, SourceKind
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import theme
from ui.desk import Desk
from ui.dossier.interview_ask import Ask
from ui.dossier.interview_end import End
from ui.dossier.interview_head import Head
from ui.dossier.interview_question import Questions
from ui.dossier.interview_round import ANSWERED, NOT_APPLICABLE, NOT_KNOWN, OPEN, Round, begin
from ui.dossier.interview_side import NARROW, WIDE, Side
from ui.dossier.telling import Telling, of_note
from ui.errors import sentence
from ui.hand_back import HandBack
from ui.pause import Pause
from ui.room import Room
from ui.speaking import speaking
from ui.theme import C

_STEPS = {
    AnswerState.KNOWN: ANSWERED, AnswerState.NOT_KNOWN: NOT_KNOWN, AnswerState.NOT_APPLICABLE: NOT_APPLICABLE,
}  # fmt: skip
_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+U", "Alt+Left", "F2")


class InterviewPage(Room):
    """Open it with a client's id: it asks what is on the visit list, else what matters most."""

    full_screen = True
    bare = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "AE Desk"
        self.client: Client | None = None
        self.round = Round()
        self.telling = Telling()
        self.language = catalogue.language()
        self.ask: Ask | None = None
        self.side: Side | None = None
        self.head: Head | None = None
        self._dirty = False
        self._may_leave = True
        self._pause = Pause(self, self._save)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        acts = (self.onward, self.onward, self.not_known, self.back, self._to_who)
        for keys, act in zip(_KEYS, acts, strict=True):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    # room

    def open(self, what: object) -> None:
        if isinstance(what, UUID):
            self.desk.when_ready(lambda: self._begin(what))

    def leave(self) -> bool:
        self._save()
        return self._may_leave

    def keep(self) -> object:
        return self.round, self.telling, self.language

    def restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self.desk.when_ready(lambda: self._again(*kept))

    def _again(self, asked: Round, telling: Telling, language: str) -> None:
        self.round, self.telling, self.language = asked, telling, language
        self._show()

    def reload(self, kinds: frozenset[str]) -> None:
        """Nothing that changes elsewhere interrupts a question."""

    # the round

    def _begin(self, client_id: UUID) -> None:
        services = self.desk.services
        self.client = services.clients.get(client_id)
        notes = services.clients.notes(client_id, 1)
        told = of_note(notes[0] if notes else None, self.desk.clock.today())
        self.telling = Telling(told.contact_id, source=SourceKind.VISIT)
        questions = services.dossier_ask.listed(client_id) or services.dossier_ask.next(client_id)
        products = services.dossiers.products(client_id)
        self.round = begin(questions, {each.id: each.name for each in products})
        self._dirty = False
        own, spoken = catalogue.language(), self.client.language.split("+")
        self.language = own if own in spoken or not spoken[0] else spoken[0]
        self._may_leave = False
        self._show()

    def _show(self) -> None:
        """Build the page in its language: the question in front, or the end."""
        if self.client is None:
            return
        questions = Questions(self.desk, self.client)
        with speaking(self.language):
            self.head = Head(self.client.short_name, self.language)
            self.head.spoken.connect(self._speak)
            self.head.ended.connect(self.end)
            self.head.show_round(self.round)
            self.ask = self.side = None
            body = self._end() if self.round.over else self._question(questions)
        self._put(self.head, body)
        if self.ask is not None:
            self.ask.control.to_edit()

    def _question(self, questions: Questions) -> QWidget:
        self.ask = questions.ask(self.round, self.language)
        self.ask.control.changed.connect(self._touched)
        self.ask.control.settled.connect(self._save)
        if self.ask.own is not None:
            self.ask.own.typed.connect(self._pause.touch)
            self.ask.own.left.connect(self._save)
        self.ask.back.connect(self.back)
        self.ask.onward.connect(self.onward)
        self.ask.not_known.connect(self.not_known)
        self.ask.not_applicable.connect(self.not_applicable)
        self.ask.still_right.connect(self.still_right)
        self.side = questions.side(self.round, self.telling, self.language)
        self.side.told.connect(self._told)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.ask, 1)
        row.addWidget(self.side)
        self._fit()
        return page

    def _end(self) -> End:
        end = End(self.round)
        end.back.connect(self.back)
        end.done.connect(self._leave)
        return end

    def _put(self, *parts: QWidget) -> None:
        while (item := self._body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for n, part in enumerate(parts):
            self._body.addWidget(part, n)
        self._fit()

    # answers

    def _touched(self) -> None:
        self._dirty = True
        self._pause.touch()

    def _save(self) -> bool:
        """Keep what was said so far; False where it cannot be read."""
        self._pause.stop()
        if self.ask is None or self.client is None or not (self._dirty or self._own()):
            return True
        step, control = self.round.step, self.ask.control
        dossiers, product = self.desk.services.dossiers, step.product_id
        try:
            value = control.value()
            if value is None and not self._dirty:  # words only: whatever else stands there stays
                view = dossiers.own_words(
                    self.client.id, step.path, self._own().get("own_words", ""), product_id=product,
                    **self.telling.asked(),
                )  # fmt: skip
            else:
                view = dossiers.answer(
                    self.client.id, step.path, value, product_id=product, **self.telling.fields(), **self._own()
                )
        except UserError as error:
            with speaking(self.language):
                control.fail(sentence(error))
            return False
        control.fail("")
        self._said_words()
        who = Questions(self.desk, self.client).who(self.telling)
        self._mark(_STEPS[view.state] if view is not None else OPEN, who)
        return True

    def _own(self) -> dict[str, Any]:
        """What they said, word for word, where it was typed just now; as the service takes it."""
        own = self.ask.own if self.ask is not None else None
        return {"own_words": own.value()} if own is not None and own.dirty else {}

    def _said_words(self) -> None:
        self._dirty = False
        if self.ask is not None and self.ask.own is not None:
            self.ask.own.kept()

    def _mark(self, state: str, who: str = "") -> None:
        self.round.step.state, self.round.step.who = state, who
        with speaking(self.language):
            if self.side is not None:
                self.side.show_round(self.round)
            if self.head is not None:
                self.head.show_round(self.round)

    def _told(self, contact_id: object, said_by: str) -> None:
        self.telling = replace(
            self.telling, contact_id=contact_id if isinstance(contact_id, UUID) else None, said_by=said_by
        )
        if not self.round.over and self.round.step.state == ANSWERED:
            self._dirty = True  # the answer in front is theirs
            self._pause.touch()

    def not_known(self) -> None:
        """They do not know: that is an answer, and the next question follows."""
        if self.ask is None or self.client is None:
            return
        step, own = self.round.step, self._own()
        self._forget_typed()
        services = self.desk.services.dossiers
        services.not_known(self.client.id, step.path, product_id=step.product_id, **self.telling.asked(), **own)
        self._mark(NOT_KNOWN)
        self._go(1)

    def not_applicable(self) -> None:
        """It does not apply to them, and the next question follows."""
        if self.ask is None or self.client is None:
            return
        step, own = self.round.step, self._own()
        self._forget_typed()
        self.desk.services.dossiers.not_applicable(self.client.id, step.path, product_id=step.product_id, **own)
        self._mark(NOT_APPLICABLE)
        self._go(1)

    def still_right(self) -> None:
        """The old answer holds: keep it anew, by whoever says so now."""
        self._dirty = True
        self.onward()

    def _forget_typed(self) -> None:
        self._said_words()
        self._pause.stop()

    # walking

    def onward(self) -> None:
        """The next question, once this one is kept."""
        if self.ask is not None and self._save():
            self._go(1)

    def back(self) -> None:
        """The question before."""
        if self.round.at > 0 and self._save():
            self._go(-1)

    def _go(self, step: int) -> None:
        assert self.client is not None
        questions = Questions(self.desk, self.client)
        self.round.at += step
        while step > 0 and not self.round.over and questions.pointless(self.round.step):
            self.round.at += 1
        self._show()

    def _to_who(self) -> None:
        if self.side is not None:
            self.side.to_who()

    def _speak(self, language: str) -> None:
        """Speak another language on this page only."""
        if self._save():
            self.language = language
            self._show()
        elif self.head is not None:
            self.head.languages.set_value(self.language)

    # leaving

    def end(self) -> None:
        """Hand the laptop back; with the passphrase where the setting says so."""
        self._save()
        if self.desk.window is not None:
            with speaking(self.language):
                words = _("What was answered is kept. The page closes and the desk shows again.")
                HandBack(self.desk, self.desk.window, self._close, words).open()

    def _leave(self) -> None:
        if self.desk.prefs.leave_needs_passphrase:
            self.end()
        else:
            self._close()

    def _close(self) -> None:
        client = self.client
        self._may_leave = True
        self._forget_typed()
        self.client, self.ask, self.side, self.head = None, None, None, None
        if client is not None:
            self.desk.show("client", (client.id, "dossier"))
        self._put()  # nothing of this client stays on a page that is shown again

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if 1 <= number <= 9 and plain and self.ask is not None and self.ask.control.choose(number):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.client is not None:
            self.end()
        else:
            super().keyPressEvent(event)

    def entered(self) -> None:
        if self.ask is not None:
            self.ask.control.to_edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.side is not None:
            self.side.setFixedWidth(theme.scaled(WIDE if self.width() >= 1340 else NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
