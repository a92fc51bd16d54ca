"""What the week does: gives things their place, moves them, closes and evaluates; each says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from aedesk.domain.desk_plan import EntryKind, PlanEntry
from aedesk.words import _, n_
from ui import format
from ui.desk_room.week_day import Free
from ui.desk_room.week_words import day_short, entry_lines, unplaced_lines
from ui.done import done, tried
from ui.times import wall

if TYPE_CHECKING:
    from aedesk.services.week_views import Entry, Unplaced
    from ui.desk_room.week_view import WeekView

_ROOMS = {"job": "job", "estimate": "estimate", "client": "client", "item": "desk", "visit": "calls", "call": "calls"}


class WeekActs:
    """The verbs of the week."""

    def __init__(self, view: WeekView) -> None:
        self._view, self._desk = view, view.desk

    @property
    def _weeks(self) -> Any:
        return self._desk.services.weeks

    def tried(self, do: Callable[[], Any]) -> Any:
        """Do it; a refusal is said in a toast and gives None."""
        return tried(self._desk, do)

    # --- places

    def to_day(self, place: int) -> None:
        """Put what is chosen on one of the days that are shown."""
        chosen = self._view.chosen()
        if chosen is None or isinstance(chosen, Free) or place >= len(self._view.columns):
            return
        day = self._view.columns[place].day
        if self._view.in_list:
            self.place(chosen, day)
        else:
            self.move(chosen.id, day)

    def place(self, row: Unplaced, day: date) -> None:
        """Give it its day, at the first free time."""
        title, detail = unplaced_lines(row)
        made = self.tried(lambda: self._weeks.place(row, day, title, detail))
        if made is not None:
            self._said(title, made)

    def _said(self, title: str, made: PlanEntry) -> None:
        time = wall(made.minute) if made.minute is not None else ""
        done(self._desk, _("{what}: {when}").format(what=title, when=format.join((day_short(made.day), time))))

    def move(self, id: UUID, day: date) -> None:
        """Put an entry on another day; what has its own record is moved there."""
        row = self._find(id)
        if row is None or row.day == day:
            return
        title = entry_lines(row)[0]
        if row.own:
            made = self.tried(lambda: self._weeks.move(id, day))
            if made is not None:
                self._said(title, made)
                self._view.select(id)
        elif row.subject_kind == "item":
            moved = self.tried(lambda: self._desk.services.desk.date(id, day, row.minute) or True)
            if moved:
                done(self._desk, _("{what}: {when}").format(what=title, when=day_short(day)))
                self._view.select(id)
        else:
            self._desk.toast(_("{what} keeps the date of its own record. Open it to move it.").format(what=title))

    def _find(self, id: UUID) -> Entry | None:
        for column in self._view.columns:
            for row in column.list.rows.rows:
                if row.id == id:
                    return cast("Entry", row)
        return None

    def _own(self) -> Entry | None:
        chosen = self._view.chosen()
        if chosen is None or self._view.in_list or isinstance(chosen, Free):
            return None
        if not chosen.own:
            title = entry_lines(chosen)[0]
            self._desk.toast(_("{what} has its own record. Open it to change it.").format(what=title))
            return None
        return cast("Entry", chosen)

    def take_out(self) -> None:
        """Take an entry out of the week again."""
        row = self._own()
        if row is not None and self.tried(lambda: self._weeks.take_out(row.id) or True):
            done(self._desk, _("{what} is out of the week").format(what=row.words))

    def done(self) -> None:
        """Tick an entry, or take the tick back."""
        row = self._own()
        if row is not None:
            on = None if row.done else self._desk.clock.today()
            if self.tried(lambda: self._weeks.done(row.id, on)) is not None and on:
                done(self._desk, _("{what}: done").format(what=row.words))

    def resize(self, by: int) -> None:
        """Give an entry more or fewer minutes."""
        row = self._own()
        if row is not None and row.minutes + by > 0:
            made = self.tried(lambda: self._weeks.resize(row.id, row.minutes + by))
            if made is not None:
                words = n_("{what}: {n} minute", "{what}: {n} minutes", made.minutes)
                done(self._desk, words.format(what=row.words, n=made.minutes))

    # --- opening

    def open_row(self, row: Entry | Free) -> None:
        """Open an entry: our own in its sheet, others where they live; a free hour asks what to put there."""
        if isinstance(row, Free):
            self.new_entry(row.day, row.minute)
        elif row.own:
            from ui.desk_room.week_sheets import EntrySheet

            EntrySheet(self._desk, self._weeks.entry(row.id)).open()
        elif row.code in ("block", "call"):
            self._desk.show("calls", row.id if row.code == "call" else None)
        elif row.code == "visit" and row.client_id is not None:
            self._desk.show("client", row.client_id)
        else:
            self._desk.show(_ROOMS.get(row.subject_kind, "job"), row.subject_id)

    def open_asked(self, row: Unplaced) -> None:
        """Go where this comes from."""
        if row.code == "review":
            self._desk.show("desk", cast(Any, (None, "goals")))
        elif row.code == "visit" and row.client_id is not None:
            self._desk.show("calls", (row.client_id, "visit"))
        elif row.subject_id is not None:
            self._desk.show(_ROOMS.get(row.subject_kind, "client"), row.subject_id)

    def new_entry(self, day: date, minute: int | None = None) -> None:
        """Something of one's own."""
        from ui.desk_room.week_sheets import EntrySheet

        EntrySheet(self._desk, None, day=day, minute=minute).open()

    # --- what matters

    def big(self, place: int, words: str) -> None:
        """Keep one of the big three."""
        week = self._view.week
        if week is None:
            return
        kept = next((one for one in week.big if one.place == place), None)
        if (kept.words if kept else "") == words:
            return
        if self.tried(lambda: self._weeks.big(week.monday, place, words) or True):
            done(self._desk, _("Big thing {n} kept").format(n=place + 1) if words else _("Big thing taken back"))

    def make_big(self) -> None:
        """Make what is chosen one of the big three."""
        week, chosen = self._view.week, self._view.chosen()
        if week is None or chosen is None or isinstance(chosen, Free):
            return
        free = next((place for place in range(3) if all(one.place != place for one in week.big)), None)
        if free is None:
            self._desk.toast(_("There are three big things already. Empty one of them first."))
            return
        title, detail = unplaced_lines(chosen) if self._view.in_list else entry_lines(chosen)
        due = getattr(chosen, "due", None)
        made = self.tried(
            lambda: self._weeks.big(
                week.monday, free, title, detail, due, chosen.subject_kind, chosen.subject_id
            )
        )  # fmt: skip
        if made is not None:
            done(self._desk, _("{what} is one of the big three").format(what=title))

    def tick(self, place: int, on: bool) -> None:
        """A big thing is done, or not yet."""
        week = self._view.week
        kept = next((one for one in week.big if one.place == place), None) if week else None
        if kept is not None:
            self.tried(lambda: self._weeks.big_done(kept.id, self._desk.clock.today() if on else None))

    def close(self) -> None:
        """Close the plan of the week."""
        week = self._view.week
        if week is None or week.closed:
            return
        if self.tried(lambda: self._weeks.close(week.monday)) is not None:
            left = len(self._view.side.list.rows.rows)
            said = _("The plan of week {n} is closed").format(n=week.number)
            if left:
                words = n_("{n} thing has no place", "{n} things have no place", left).format(n=left)
                said = f"{said} · {words}"
            done(self._desk, said)

    def evaluate(self) -> None:
        """Friday's evaluation."""
        from ui.desk_room.week_sheets import EvaluateSheet

        if self._view.week is None:
            return
        if not self._view.may_evaluate:
            self._desk.toast(_("A week is evaluated from its Friday on."))
            return
        EvaluateSheet(self._desk, self._view.week).open()

    # --- paper

    def print(self) -> None:
        """Ask what to print of this week."""
        from ui.desk_room.print_sheet import WEEK, DeskPrint

        DeskPrint(self._desk, WEEK, day=self._view.monday).open()


def kind_items() -> list[tuple[object, str]]:
    """What an own entry may be."""
    return [
        (EntryKind.WORK, _("work")), (EntryKind.VISIT, _("visit")), (EntryKind.CALLS, _("calls")),
        (EntryKind.DEADLINE, _("deadline")),
    ]  # fmt: skip
