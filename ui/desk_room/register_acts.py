"""What is done with a line of the registers: settle, tell, answer, escalate, give another day, change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from aedesk.domain.care import PromiseState
from aedesk.domain.errors import UserError
from aedesk.words import N_, _
from ui import format
from ui.done import done
from ui.errors import sentence
from ui.forms import FormSheet
from ui.widgets.fields import DateEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aedesk.services.desk_views import RegisterRow
    from ui.desk import Desk

Act = tuple[str, str, str, Callable[[], object]]
"""Words, icon, key, and what is done."""

_SETTLED = (
    (PromiseState.KEPT, N_("Kept"), "check", "S"),
    (PromiseState.BROKEN, N_("Not kept"), "x", ""),
    (PromiseState.WITHDRAWN, N_("The client let us off"), "hand-stop", ""),
)


class DaySheet(FormSheet):
    """Another day for a line."""

    def __init__(self, desk: Desk, title: str, day: date | None, then: Callable[[date], object]) -> None:
        super().__init__(desk, title, _("Give it this day"), width=420)
        self._then = then
        self.day = DateEdit(day, clock=desk.clock)
        self.body.addWidget(self.field("due", _("Day"), self.day))
        self.finish()

    places = {"until": "due"}

    def save(self) -> None:
        day = self.day.date()
        if day is None:
            raise UserError("empty", field="due")
        self._then(day)
        self.kept_words = _("{what}: {when}").format(what=self.title.full(), when=format.day(day))


class RegisterActs:
    """The verbs of the registers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, row: RegisterRow) -> Sequence[Act]:
        """What may be done with this line, the usual act first."""
        if row.kind == "promise":
            return [(_(words), icon, key, partial(self._promise, row, state)) for state, words, icon, key in _SETTLED]
        if row.kind == "boss":
            return [(_("Told today"), "check", "S", partial(self._told, row))]
        edit: Act = (_("Change"), "edit", "E", partial(self.edit, row))
        day: Act = (_("Another day"), "calendar", "D", partial(self.date, row))
        close: Act = (_("Settled"), "check", "S", partial(self._close, row))
        to_desk: Act = (_("Put it on the desk"), "inbox", "", partial(self._desk_it, row))
        if row.kind == "question":
            return [(_("Answered"), "check", "S", partial(self._answer, row)), day, edit]
        if row.kind == "issue":
            up: list[Act] = [(_("Up a level"), "arrow-up", "U", partial(self._up, row))] if row.level < 2 else []
            return [close, *up, day, edit]
        if row.kind == "parked":
            return [to_desk, day, close, edit]
        return [close, day, edit]

    def _do(self, do: Callable[[], Any], words: str) -> None:
        try:
            do()
        except UserError as error:
            self._desk.toast(sentence(error))
            return
        done(self._desk, words)

    def _promise(self, row: RegisterRow, state: PromiseState) -> None:
        today = self._desk.clock.today()
        words = next(words for each, words, *_rest in _SETTLED if each is state)
        said = _("{what}: {how}").format(what=row.title, how=_(words).lower())
        self._do(lambda: self._desk.services.care.settle_promise(row.id, state, today), said)

    def _told(self, row: RegisterRow) -> None:
        from aedesk.domain.people import Rank, at_least

        people = self._desk.services.agency.people()
        bosses = [one for one in people if not one.is_me and any(at_least(rank, Rank.AM) for rank in one.ranks)]
        if not bosses:
            self._desk.toast(_("Nobody of rank AM or above is among the people of the agency."))
            return
        today = self._desk.clock.today()
        if len(bosses) == 1:
            said = _("{name} knows: {what}").format(name=bosses[0].name, what=row.title)
            self._do(lambda: self._desk.services.care.told(row.id, bosses[0].id, today), said)
            return
        from ui.desk_room.told_sheet import ToldSheet

        ToldSheet(self._desk, row, bosses).open()

    def _answer(self, row: RegisterRow) -> None:
        words = self._desk.ask.words(row.title, _("What is the answer?"), _("Keep the answer"))
        if words:
            said = _("Answer kept: {what}").format(what=row.title)
            self._do(lambda: self._desk.services.desk.answer(row.id, words), said)

    def _close(self, row: RegisterRow) -> None:
        words = self._desk.ask.words(row.title, _("How did it end?"), _("Settle it"), must=False)
        if words is not None:
            said = _("Settled: {what}").format(what=row.title)
            self._do(lambda: self._desk.services.desk.close_entry(row.id, words), said)

    def _up(self, row: RegisterRow) -> None:
        self._do(lambda: self._desk.services.desk.escalate(row.id), _("Up a level: {what}").format(what=row.title))

    def _desk_it(self, row: RegisterRow) -> None:
        self._do(lambda: self._desk.services.desk.take(row.id), _("On the desk: {what}").format(what=row.title))

    def date(self, row: RegisterRow) -> None:
        """Another day for it."""
        services = self._desk.services.desk
        put = services.park if row.kind == "parked" else services.date
        DaySheet(self._desk, row.title, row.due, lambda day: put(row.id, day)).open()

    def edit(self, row: RegisterRow) -> None:
        """Change what it says."""
        from ui.desk_room.register_sheets import RegisterSheet

        RegisterSheet(self._desk, row.kind, self._desk.services.desk.item(row.id)).open()
