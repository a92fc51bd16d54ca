"""What the desk does with items: every verb asks the services, and says what came of it with Undo beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.words import N_, _
from ui.desk_room.wording import day_said, short
from ui.done import done
from ui.errors import sentence

if TYPE_CHECKING:
    from aedesk.services.desk import DeskService
    from ui.desk import Desk

DEFER = {
    "tomorrow": N_("Tomorrow"),
    "monday": N_("On Monday"),
    "month": N_("Next month"),
}


class Acts:
    """The verbs of the room; each takes the id and the title of one item, and says whether it was done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _items(self) -> DeskService:
        return self._desk.services.desk

    def tried(self, do: Callable[..., Any], *, again: Callable[[], object] = lambda: None) -> Any:
        """Do it; a refusal is said in a toast and gives None. A timer that ran on overnight asks for its minutes."""
        try:
            return do()
        except UserError as error:
            if error.code != "sitting_minutes_asked":
                self._desk.toast(sentence(error))
                return None
            return self._ask_minutes(do, error, again)

    def _ask_minutes(self, do: Callable[..., Any], error: UserError, again: Callable[[], object]) -> Any:
        from ui.desk_room.sheets import MinutesSheet

        def go_on(minutes: int) -> None:
            try:
                made = do(minutes=minutes)
            except UserError as other:
                self._desk.toast(sentence(other))
                return
            if made is not None and made is not False:
                again()

        MinutesSheet(self._desk, error.values.get("started"), go_on).open()
        return None

    def take(self, item: UUID, title: str) -> bool:
        """Put it on the desk; what lay there goes back to the top of the tray."""
        found: list[Any] = []

        def do(**ends: Any) -> Any:
            found[:] = [self._items.take(item, **ends)]
            return found[0]

        def say() -> None:
            put_back = found[0].put_back
            if put_back is not None:
                words = _("“{title}” is on the desk; “{other}” is back on top of the tray")
                done(self._desk, words.format(title=short(title), other=short(put_back.title)))
            else:
                done(self._desk, _("“{title}” is on the desk").format(title=short(title)))

        return self._do(do, say)

    def _do(self, do: Callable[..., Any], say: Callable[[], object]) -> bool:
        if self.tried(do, again=say) is None:
            return False
        say()
        return True

    def _verb(self, do: Callable[..., Any], words: str) -> bool:
        def did(**ends: Any) -> Any:
            do(**ends)
            return True

        return self._do(did, lambda: done(self._desk, words))

    def back(self, item: UUID, title: str) -> bool:
        """Back to the top of the tray."""
        words = _("“{title}” is back in the tray").format(title=short(title))
        return self._verb(lambda **ends: self._items.back(item, **ends), words)

    def file(self, item: UUID, title: str, category: UUID, name: str, label: str = "") -> bool:
        """Into a folder."""
        words = _("“{title}” filed in {folder}").format(title=short(title), folder=name)
        return self._verb(lambda **ends: self._items.file(item, category, label, **ends), words)

    def done(self, item: UUID, title: str) -> bool:
        """It is dealt with."""
        words = _("“{title}” is done").format(title=short(title))
        return self._verb(lambda **ends: self._items.done(item, **ends), words)

    def drop(self, item: UUID, title: str) -> bool:
        """It is not worth doing."""
        words = _("“{title}” thrown away").format(title=short(title))
        return self._verb(lambda **ends: self._items.drop(item, **ends), words)

    def put_to(self, item: UUID, title: str, day: date, minute: int | None = None, words: str = "") -> bool:
        """It comes back on its day."""
        when = day_said(day, minute, self._desk.clock.today())
        said = _("“{title}” comes back: {when}").format(title=short(title), when=when)
        return self._verb(lambda **ends: self._items.date(item, day, minute, words, **ends), said)

    def defer(self, item: UUID, title: str, to: str) -> bool:
        """Off the table until tomorrow, Monday or next month."""
        words = _("“{title}” comes back: {when}")
        said = words.format(title=short(title), when=_(DEFER[to]).lower())
        return self._verb(lambda **ends: self._items.defer(item, to, **ends), said)

    def hand_on(self, item: UUID, title: str, to: str, person: UUID | None, follow_on: date | None) -> bool:
        """Somebody else has it now."""
        words = _("“{title}” is with {who}").format(title=short(title), who=to)
        return self._verb(lambda **ends: self._items.hand_on(item, to, person, follow_on, **ends), words)

    def read(self, item: UUID, title: str, category: UUID | None, name: str) -> bool:
        """Read once: kept in a folder, or thrown away."""
        words = _("“{title}” kept in {folder}") if category is not None else _("“{title}” read and thrown away")
        said = words.format(title=short(title), folder=name)
        return self._verb(lambda **ends: self._items.read(item, category, **ends), said)

    def pause(self, *, paused: bool) -> bool:
        """The timer rests, or goes on."""
        return self._do(
            lambda **_ends: (self._items.go_on() if paused else self._items.pause()) or True,
            lambda: self._desk.toast(_("The timer goes on") if paused else _("The timer rests")),
        )
