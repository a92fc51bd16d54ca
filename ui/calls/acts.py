"""What the day view does with calls: every verb asks the services, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from aedesk.domain.call import CallState, NextKind, Outcome, Slot
from aedesk.domain.errors import UserError
from aedesk.words import _, n_
from ui import format, rooms
from ui.calls import links
from ui.calls.card import LIVE
from ui.calls.wording import SLOTS, reason, who
from ui.done import done, tried
from ui.errors import sentence

if TYPE_CHECKING:
    from datetime import date

    from aedesk.services.call_views import CallRow
    from aedesk.services.suggestions import CallSuggestion
    from ui.calls.day_view import DayView


class Acts:
    """The verbs of one day view."""

    def __init__(self, view: DayView) -> None:
        self._view, self._desk = view, view.desk

    @property
    def _calls(self) -> Any:
        return self._desk.services.calls

    def tried(self, do: Callable[[], Any]) -> Any:
        """Do it; a refusal is said in a toast and gives None."""
        return tried(self._desk, do)

    # --- the day

    def take(self, rows: list[CallSuggestion], slot: Slot | None = None) -> list[UUID]:
        """Put suggestions into the day."""
        wanted = [row for row in rows if row.act.value == "call"]
        if not wanted:
            self._task(rows)
            return []
        made = self.tried(lambda: self._calls.take(wanted, self._view.day, slot, reason))
        if not made:
            return []
        if len(made) == 1:
            part = _(SLOTS[made[0].slot])
            done(self._desk, _("{who}: {part}").format(who=wanted[0].contact or wanted[0].client, part=part))
        else:
            done(self._desk, n_("{n} call planned", "{n} calls planned", len(made)).format(n=len(made)))
        return [call.id for call in made]

    def _task(self, rows: list[CallSuggestion]) -> None:
        """What is no call has a sheet of its own: a visit, an evaluation."""
        chosen = rows[0] if len(rows) == 1 else None
        if chosen is None:
            return
        if chosen.why.code == "evaluation":
            rooms.sheet("evaluate", self._desk, chosen.client_id).open()
        elif chosen.act.value == "visit":
            self._view.plan_visit()

    def plan(self) -> None:
        """Let the desk plan the day."""
        before, any_call = self._view.planned(), self._view.queue.has_calls()
        if self.tried(lambda: self._calls.plan_day(self._view.day, reason)) is None:
            return
        more = self._view.planned() - before
        if more:
            done(self._desk, n_("{n} call planned", "{n} calls planned", more).format(n=more))
        else:
            self._desk.toast(_("Nothing more fits into the day.") if any_call else _("Nothing is suggested"))

    def to_slot(self, slot: Slot) -> None:
        """Move what is chosen into a part of the day."""
        if self._view.suggestions():
            made = self.take(self._view.suggestions(), slot)
            if made:
                self._view.select(made[0], focus=False)
            return
        row = self._view.row()
        if row is not None and row.state is CallState.PLANNED:
            moved = self.tried(lambda: self._calls.move(row.id, slot=slot, day=self._view.day) or True)
            if moved:
                done(self._desk, _("{who}: {part}").format(who=who(row), part=_(SLOTS[slot])))

    def dropped(self, key: str | None, call: UUID | None, slot: Slot | None, minute: int) -> None:
        """Something was dropped onto the day: into the block or a window, else at that time."""
        if key is not None:
            row = self._view.queue.find(key)
            made = self.take([row], slot or Slot.BLOCK) if row is not None else []
            call = made[0] if made else None
        elif call is not None and slot is not None:
            wanted = call
            self.tried(lambda: self._calls.move(wanted, slot=slot, day=self._view.day))
        if call is not None and slot is None:
            self.at(call, minute)
        if call is not None:
            self._view.select(call, focus=True)

    def at(self, call: UUID, minute: int) -> None:
        """Give a call a fixed time."""
        at = self._desk.clock.instant(self._view.day, minute)
        self.tried(lambda: self._calls.move(call, at=at, day=self._view.day))

    def nudge(self, call: UUID, step: int) -> None:
        """Move a call by some minutes."""
        start = self._view.start_of(call)
        if start is not None:
            self.at(call, start + step)

    def shift(self, row: CallRow, step: int) -> None:
        """One place up or down in the block."""
        order = [each for each in self._view.block_rows() if each.state is CallState.PLANNED]
        here = next((i for i, each in enumerate(order) if each.id == row.id), -1)
        there = here + step
        if here < 0 or not 0 <= there < len(order):
            return
        moved, before = (row.id, order[there].id) if step < 0 else (order[there].id, row.id)
        self.tried(lambda: self._calls.move(moved, before=before))

    def resize(self, step: int) -> None:
        """Some minutes more or less."""
        row = self._view.row()
        if row is not None and row.state is CallState.PLANNED and row.minutes + step > 0:
            self.tried(lambda: self._calls.resize(row.id, row.minutes + step))

    def drop(self) -> None:
        """Put a suggestion aside for today, or take a call out of the day; what cannot go silently asks why."""
        chosen = self._view.suggestion()
        if chosen is not None:
            self._ask_reason(
                lambda why: self._desk.services.suggestions.drop(chosen, self._view.day, why),
                chosen.contact or chosen.client,
            )
            return
        row = self._view.row()
        if row is not None and row.state is CallState.PLANNED:
            self._ask_reason(lambda why: self._calls.drop(row.id, why), who(row))

    def _ask_reason(self, do: Callable[[str], object], name: str) -> None:
        try:
            do("")
        except UserError as error:
            if error.code != "call_drop_reason":
                self._desk.toast(sentence(error))
                return
            why = self._desk.ask.words(sentence(error), _("Reason"), _("Put aside"))
            if not why or self.tried(lambda: do(why) or True) is None:
                return
        done(self._desk, _("{who} is put aside for today").format(who=name))

    # --- the call

    def space(self) -> None:
        """Start the chosen call, or end the one on the line."""
        running = self._calls.running()
        if running is not None:
            if self._view.card.card is None or self._view.card.card.call.id != running.id:
                self._view.select(running.id)
            self.end()
            return
        self.start()

    def start(self, *, dial: bool = False) -> None:
        """Start the chosen call."""
        chosen = self._view.suggestion()
        if chosen is not None:
            made = self.take([chosen])
            if not made:
                return
            self._view.select(made[0])
        row = self._view.row()
        if row is not None and row.state is CallState.PLANNED:
            self.begin(row.id, dial=dial)

    def begin(self, call: UUID, *, dial: bool = False) -> None:
        """Start this call; one that must be prepared and is not asks first."""
        try:
            self._calls.start(call)
        except UserError as error:
            if error.code != "call_not_prepared":
                self._desk.toast(sentence(error))
                return
            yes, no = _("Call unprepared"), _("Prepare")
            if not self._desk.ask.confirm(_("Not prepared yet"), sentence(error), yes, no=no):
                self._view.select(call)
                self._view.prepare("")
                return
            if self.tried(lambda: self._calls.start(call, unprepared=True)) is None:
                return
        self._view.select(call)
        self._view.card.go.setFocus()  # so that Space, which began the call, ends it
        card = self._view.card.card
        if dial and card is not None and card.dial:
            links.open_link(card.dial)

    def hold(self) -> None:
        """Put the call on hold, or go on."""
        card = self._view.card.card
        if card is None or card.call.state not in LIVE:
            return
        if card.call.state is CallState.HELD:
            self.tried(lambda: self._calls.resume(card.call.id))
        else:
            self.tried(lambda: self._calls.hold(card.call.id))

    def end(self) -> None:
        """The receiver is down: the clock stands, and the outcome is asked for, or saved where it is told."""
        card = self._view.card.card
        if card is None or card.call.state not in LIVE:
            return
        if card.call.state is CallState.RUNNING and self.tried(lambda: self._calls.hold(card.call.id)) is None:
            return
        pane = self._view.card
        if pane.outcome.outcome.value() is not None and pane.outcome.kind.value() is not None:
            self.save()
        else:
            pane.ask_outcome()

    def missed(self, outcome: Outcome) -> None:
        """Nobody was reached: the call-back goes into the quiet window."""
        card = self._view.card.card
        if card is None or card.call.state not in LIVE:
            return
        name = who(card.row)
        back = self.tried(lambda: self._calls.missed(card.call.id, outcome))
        if back is None:
            return
        day = "" if back.day in (None, self._desk.clock.today()) else format.day(back.day)
        words = _("{who} was not reached. The call-back is planned: {when}")
        done(self._desk, words.format(who=name, when=day or _("today, in the quiet window")))
        self._view.go_on(start=False)

    def save(self, minutes: int | None = None) -> None:
        """Close the call with what was told."""
        pane, card = self._view.card, self._view.card.card
        if card is None or card.call.state not in LIVE:
            return
        try:
            outcome, result, kind, step, on, at = pane.outcome.told()
            first = pane.outcome.first.value() if pane.first_call else None
            found = self._calls.finish(
                card.call.id, outcome, result, kind, step, on, at,
                minutes=minutes, was_first=first, mood=cast(Any, pane.outcome.mood.value()),
            )  # fmt: skip
        except UserError as error:
            if error.code == "call_minutes_asked" and minutes is None:
                self._ask_minutes(who(card.row))
                return
            pane.outcome.say(sentence(error), error.field or "")
            pane.area.ensureWidgetVisible(pane.outcome.wrong)
            return
        pane.outcome.clear_wrong()
        words = _("Call with {who} saved").format(who=who(card.row))
        if found.follow is not None:
            words += f" · {_('the next step is planned')}"
        done(self._desk, words)
        self._view.go_on(start=True)

    def _ask_minutes(self, name: str) -> None:
        from ui.calls.call_sheet import MinutesSheet

        card = self._view.card.card
        assert card is not None
        assert card.call.started_at is not None
        sheet = MinutesSheet(self._desk, name, format.when(card.call.started_at))
        sheet.on_saved = lambda: self.save(sheet.minutes)
        sheet.open()

    def mail(self) -> None:
        """Write instead of calling; a letter that was sent closes the call."""
        card = self._view.card.card
        if card is None or card.contact is None or not card.contact.email:
            return
        links.open_link(links.mail_link(card.contact.email, card.row.about))
        words = _("An e-mail has no hours: it stands for the call with {who}.").format(who=who(card.row))
        yes, no = _("It is sent"), _("Keep the call")
        if not self._desk.ask.confirm(_("Was the e-mail sent?"), words, yes, no=no):
            return
        call = card.call.id
        if self.tried(lambda: self._calls.finish(call, Outcome.BY_MAIL, "", NextKind.NONE)) is not None:
            done(self._desk, _("Written to {who} instead").format(who=who(card.row)))
            self._view.go_on(start=False)

    def move_block(self, step: int) -> None:
        """Move the block by some minutes."""
        plan = self._view.plan
        if plan is not None:
            block = plan.block
            self.tried(lambda: self._calls.move_block(plan.day, block.starts + step, block.minutes))

    def block(self) -> None:
        """Start the block, or end it."""
        plan = self._view.plan
        if plan is None:
            return
        day: date = plan.day
        if plan.block.began_at is not None and plan.block.ended_at is None:
            learned = self._desk.ask.words(
                _("The block is over"), _("What will you estimate differently tomorrow?"), _("End block"), must=False
            )
            if learned is not None:
                self.tried(lambda: self._calls.end_block(day, learned))
            return
        if self.tried(lambda: self._calls.start_block(day) or True):
            following = self._view.following(None)
            if following is not None:
                self.begin(following.id)
