"""The call card: who, the clock, the preparation, what the desk knows, and what came of the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.call import CallState, HoursState, Outcome
from aedesk.domain.call_rules import elapsed
from aedesk.domain.client import ClientClass
from aedesk.words import _, p_
from ui import format
from ui.calls.chips import Flow
from ui.calls.facts import FactsPane
from ui.calls.outcome import OutcomePane
from ui.calls.prep import PrepPane
from ui.calls.timer import TimerPane
from ui.calls.wording import about, wall, who
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Text
from ui.widgets.marks import ClassChip
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.call_views import CallCard
    from ui.desk import Desk

WIDTH = 428
LIVE = (CallState.RUNNING, CallState.HELD)
_PAD = 24


def held(part: QWidget, top: int = 14, bottom: int = 14) -> QVBoxLayout:
    """A part of the card with its margins."""
    made = QVBoxLayout()
    made.setContentsMargins(_PAD, top, _PAD, bottom)
    made.setSpacing(8)
    made.addWidget(part)
    return made


class CardPane(QWidget):
    """Shows one call; its buttons are told as signals, the room does what they ask for."""

    start = Signal()
    end = Signal()
    hold = Signal()
    dial = Signal()
    mail = Signal()
    more = Signal(QRect)
    prepare = Signal(str)
    missed = Signal(object)
    save = Signal()
    settle = Signal(object)
    client = Signal()
    report = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.card: CallCard | None = None
        self.ended = False
        self.first_call = False  # whether this client wants to hear us first
        self._following = ""
        self.setAccessibleName(_("Call card"))
        self._head()
        self.timer = TimerPane()
        self.go = Button(_("Start call"), "primary", "phone", _("Space"))
        self.go.clicked.connect(self._press)
        self.pause = Button(_("Hold"), icon="player-pause", keys="H")
        self.pause.clicked.connect(self.hold)
        self.ring = Button(_("Dial"), icon="phone", keys="L")
        self.ring.clicked.connect(self.dial)
        self.none = Button(label(Outcome.NO_ANSWER), "quiet")
        self.none.clicked.connect(self._no_answer)
        self.prep = PrepPane()
        self.prep.write.connect(self.prepare)
        self.outcome = OutcomePane(desk.clock)
        self.outcome.missed.connect(self.missed)
        self.outcome.full.connect(self.save)
        self.facts = FactsPane(lambda room, key: desk.show(room, key), self.settle.emit)  # type: ignore[arg-type]
        self.finish = Button(_("Save"), "primary", keys="Ctrl ↵", wide=True)
        self.finish.clicked.connect(self.save)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.tick)
        self._build()
        self.show_card(None)

    def _head(self) -> None:
        self.chip = ClassChip(ClientClass.C)
        self.name = Label("", 16, 600, elide=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.name.setMinimumWidth(60)
        self.of = Button("", "link")
        self.of.clicked.connect(self.client)
        self.menu = IconButton("dots", _("More for this call"), keys="M")
        self.menu.clicked.connect(lambda: self.more.emit(self._near()))
        self.about = Text("", 13, 400, "t2")
        self.hint = Text("", 12, 400, "t3")
        self.strip = Text("", 12, 500, "amb")
        self.write = Button(_("Write an e-mail instead"), icon="mail", height="sm")
        self.write.clicked.connect(self.mail)

    def _near(self) -> QRect:
        window = self.window()
        return QRect(self.menu.mapTo(window, self.menu.rect().topLeft()), self.menu.size())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.chip)
        head.addWidget(self.name)
        head.addWidget(self.of)
        head.addStretch(1)
        head.addWidget(self.menu)
        top = QVBoxLayout()
        top.setContentsMargins(_PAD, 14, 16, 12)
        top.setSpacing(4)
        top.addLayout(head)
        for line in (self.about, self.hint, self.strip):
            top.addWidget(line)
        top.addWidget(self.write)
        self._verbs = Flow((self.go, self.pause, self.ring, self.none))
        clock = held(self.timer)
        clock.addWidget(self._verbs)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(clock)
        inside.addWidget(Rule())
        self._outcome = QWidget()
        ends = QVBoxLayout(self._outcome)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(0)
        ends.addLayout(held(self.outcome))
        ends.addWidget(Rule())
        self.result = Text("", 13, 400, "t1")
        self.to_report = Button(_("Contact report…"), icon="printer", keys="Ctrl P", height="sm")
        self.to_report.clicked.connect(self.report)
        self._result = QWidget()
        told = held(self.result)
        told.addWidget(self.to_report, 0, Qt.AlignmentFlag.AlignLeft)
        self._result.setLayout(told)
        inside.addWidget(self._result)
        inside.addLayout(held(self.prep, 10, 10))
        inside.addWidget(Rule())
        inside.addWidget(self._outcome)
        inside.addLayout(held(self.facts))
        inside.addStretch(1)
        self.area = Scroll(page)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_PAD, 12, _PAD, 14)
        foot.addWidget(self.finish)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addWidget(self.area, 1)
        self._line = Rule()
        column.addWidget(self._line)
        column.addWidget(self._foot)
        hint = _("Choose a suggestion or a call of the day. Space starts it.")
        self.empty = EmptyState("phone", _("No call chosen"), hint)
        self.pages = QStackedWidget()
        self.pages.addWidget(full)
        self.pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    # --- showing

    def show_card(self, card: CallCard | None, following: str = "", *, first_call: bool = False) -> None:
        """Show this call, or none; `following` is who comes after it in the block."""
        before = self.card.call.id if self.card is not None else None
        self.card = card
        self.pages.setCurrentIndex(1 if card is None else 0)
        if card is None:
            self._tick.stop()
            return
        if before != card.call.id:
            self.ended = False
            self.first_call = first_call
            self.outcome.reset(first_call=first_call)
            self.area.verticalScrollBar().setValue(0)
        row, call = card.row, card.call
        self.chip.set_class(card.client.client_class)
        self.name.setText(who(row))
        self.of.setVisible(bool(row.contact))
        self.of.set_text(row.client)
        self.about.setText(about(row) + (f" · {_('important')}" if row.important else ""))
        self.hint.setText(self._best_hours(card))
        self.hint.setVisible(bool(self.hint.text()))
        self._show_strip(card)
        self.timer.show_call(call.state, call.minutes, card.usual_seconds, who(row), card.row.usual.learned)
        self.prep.show_card(card)
        self.facts.show_card(card, self.desk.clock.today())
        self._following = following
        self._show_state(following)
        self.tick()

    @staticmethod
    def _best_hours(card: CallCard) -> str:
        if not card.reached:
            return ""
        best = max(card.reached, key=lambda each: each.reached / each.attempts)
        words = _("Best reached at {hour}: {n} of {all} calls")
        return words.format(hour=wall(best.hour * 60), n=best.reached, all=best.attempts)

    def _show_strip(self, card: CallCard) -> None:
        words = {
            HoursState.AVOID: _("They asked not to be called at this hour."),
            HoursState.CLOSED: _("It is outside call hours where they are."),
            HoursState.HOLIDAY: _("It is a public holiday where they are."),
        }.get(card.hours, "")
        waits = card.call.state is CallState.PLANNED
        if card.row.phone_missing and waits:
            words = format.join((words, _("No phone number is known.")), " ")
        self.strip.setText(words if waits else "")
        self.strip.setVisible(bool(self.strip.text()))
        self.write.setVisible(bool(self.strip.text()) and card.contact is not None and bool(card.contact.email))

    def _show_state(self, following: str) -> None:
        assert self.card is not None
        state = self.card.call.state
        live = state in LIVE
        if self.ended and live:
            self.timer.set_state(_("The call has ended. What came of it?"))
        self.go.setVisible(state is CallState.PLANNED or (live and not self.ended))
        self.go.set_look(_("End call") if live else _("Start call"), "player-stop" if live else "phone")
        self.pause.setVisible(live and not self.ended)
        held_now = state is CallState.HELD
        self.pause.set_look(_("Go on") if held_now else _("Hold"), "phone" if held_now else "player-pause")
        self.ring.setVisible(state is CallState.PLANNED and bool(self.card.dial))
        self.none.setVisible(live and not self.ended)
        self._verbs.relay()
        self._verbs.setVisible(state is CallState.PLANNED or (live and not self.ended))
        self._outcome.setVisible(live)
        self._foot.setVisible(live)
        self._line.setVisible(live)
        name = _("Save and call {name}").format(name=following) if following else _("Save")
        self.finish.set_text(name)
        self._say_result()
        if state is CallState.RUNNING:
            self._tick.start()
        else:
            self._tick.stop()

    def _say_result(self) -> None:
        assert self.card is not None
        call = self.card.call
        over = call.state in (CallState.DONE, CallState.MISSED)
        self._result.setVisible(over)
        self.to_report.setVisible(call.state is CallState.DONE)
        if not over:
            return
        parts = [label(call.outcome) if call.outcome else "", call.result]
        parts.append(_("{verb}: {what}").format(verb=p_("call", "Next"), what=call.next_step) if call.next_step else "")
        self.result.setText("\n".join(part for part in parts if part))
        self.result.updateGeometry()

    # --- the clock

    def seconds(self) -> int:
        """How long the call has been talked."""
        if self.card is None:
            return 0
        if self.card.call.seconds is not None:
            return self.card.call.seconds
        return elapsed(self.card.call, self.desk.clock.now())

    def tick(self) -> None:
        """One second more."""
        self.timer.tick(self.seconds())

    # --- acts

    def _press(self) -> None:
        if self.card is not None and self.card.call.state in LIVE:
            self.end.emit()
        else:
            self.start.emit()

    def _no_answer(self) -> None:
        self.missed.emit(Outcome.NO_ANSWER)

    def ask_outcome(self) -> None:
        """The call is over: bring the outcome into view and put the focus there."""
        self.ended = True
        self._show_state(self._following)
        self.area.ensureWidgetVisible(self.outcome, 0, 0)
        chips = self.outcome.outcome
        chips.part(chips.value() or Outcome.AGREED).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])
