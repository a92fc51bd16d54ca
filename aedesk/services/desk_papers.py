"""The papers of the desk, as bytes to look at or to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.clock import Clock
from aedesk.domain.calendar import monday_of
from aedesk.domain.errors import UserError
from aedesk.domain.people import Rank
from aedesk.domain.plan_rules import period_of
from aedesk.services import sheets
from aedesk.services.closing import ClosingService
from aedesk.services.desk import DeskService
from aedesk.services.desk_views import ItemRow
from aedesk.services.diary import DiaryService
from aedesk.services.goals import GoalService
from aedesk.services.visits import VisitService
from aedesk.services.weeks import WeekService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

if TYPE_CHECKING:
    from aedesk.services.plan_paper_views import Around


@dataclass(frozen=True)
class DeskPapers:
    """Makes the papers that a day, a week and a quarter are kept on."""

    store: Store
    files: Files
    clock: Clock
    desk: DeskService
    diary: DiaryService
    closing: ClosingService
    weeks: WeekService
    goals_of: GoalService
    visits: VisitService

    def cleanup(self, day: date, language: str) -> bytes:
        """The desk-cleanup sheet of a day (PF-33)."""
        from aedesk.papers.desk_cleanup import desk_cleanup
        from aedesk.papers.desk_paper_view import typed
        from aedesk.services.call_paper_views import caller
        from aedesk.services.desk_paper_views import cleanup_view

        state, settings = self.closing.state(day), self.desk.settings()
        last = next((one for one in self.closing.closes() if one.day < day), None)
        with self.store.read() as s:
            to = caller(s, self.files, language)
        view = cleanup_view(to, self.clock, state, settings.tray_days, last, self.clock.now())
        return sheets.printed(view, typed, desk_cleanup, language, to.agency.paper_size)

    def itinerary(self, day: date, language: str, *, bag: bool = False) -> bytes:
        """The work diary of a day: what is planned, what was done; for the bag with codes (D-05, Z-43)."""
        from aedesk.papers.desk_paper_view import typed
        from aedesk.papers.itinerary import itinerary
        from aedesk.services.call_paper_views import caller
        from aedesk.services.desk_paper_views import itinerary_view, voiced

        entries, rows = self.weeks.days(day, day)[0].entries, self.diary.day(day)
        broken = self.diary.interruptions(day)
        with self.store.read() as s:
            to = caller(s, self.files, language)
            voice = voiced(s, language, day, bag=bag)
        counted = (len(broken), sum(one.minutes for one in broken))
        view = itinerary_view(to, self.clock, voice, day, entries, rows, counted, self.clock.now())
        return sheets.printed(view, typed, itinerary, language, to.agency.paper_size)

    def week_plan(self, monday: date, language: str) -> bytes:
        """The plan of a week (PF-31)."""
        from aedesk.papers.desk_paper_view import typed
        from aedesk.papers.week_plan import week_plan
        from aedesk.services.plan_paper_views import week_plan_view

        monday = monday_of(monday)
        week, marks, sunday = self.weeks.plan(monday), self.visits.week(monday), monday + timedelta(days=6)
        due = [row for row in self.desk.registers(monday, "promise") if row.due is not None and row.due <= sunday]
        around = self._around(language)
        view = week_plan_view(around, week, marks, due)
        return sheets.printed(view, typed, week_plan, language, around.to.agency.paper_size)

    def month(self, first: date, language: str) -> bytes:
        """The summary of a month and the plan of the next one (PF-31)."""
        from aedesk.papers.desk_paper_view import typed
        from aedesk.papers.month_summary import month_summary
        from aedesk.services.plan_paper_views import month_summary_view

        month, goals = self.weeks.month(first), self.goals_of.of(period_of(first))
        around = self._around(language)
        view = month_summary_view(around, month, goals)
        return sheets.printed(view, typed, month_summary, language, around.to.agency.paper_size)

    def goals(self, period: str, language: str, *, personal: bool = True) -> bytes:
        """The goals of a quarter or a year (PF-32); without the personal ones it may be shown around."""
        from aedesk.papers.desk_paper_view import typed
        from aedesk.papers.goals import goals
        from aedesk.services.plan_paper_views import goals_view

        found, sheet = self.goals_of.of(period), self.goals_of.sheet(period)
        reviews, around = self.goals_of.reviews_of(period), self._around(language, Rank.AD)
        view = goals_view(around, period, found, sheet, reviews, self.clock.today(), personal=personal)
        return sheets.printed(view, typed, goals, language, around.to.agency.paper_size)

    def labels(
        self, day: date, language: str, *, dividers: bool = True, papers: bool = True, items: Sequence[UUID] = ()
    ) -> bytes:
        """Dividers for the folders; labels for what waits and what was filed that day, or for some items (D-01)."""
        from aedesk.papers.desk_paper_view import typed
        from aedesk.papers.dividers import dividers as draw
        from aedesk.services.call_paper_views import caller
        from aedesk.services.desk_paper_views import labels_view

        folders = tuple(one.name for one in self.desk.categories())
        rows = [(row, "") for row in self.desk.rows(items)] if items else self._papers(day)
        with self.store.read() as s:
            to = caller(s, self.files, language)
        view = labels_view(to, self.clock, day, folders if dividers else (), tuple(rows) if papers else (),
                           self.clock.now())  # fmt: skip
        if not (view.folders or view.labels):
            raise UserError("no_labels")
        return sheets.printed(view, typed, draw, language, to.agency.paper_size)

    def _papers(self, day: date) -> list[tuple[ItemRow, str]]:
        view = self.desk.view(day)
        found = [(row, "") for row in ([view.on_desk.row] if view.on_desk else [])] + [(row, "") for row in view.tray]
        for folder in view.filed:
            if folder.today:
                found += [
                    (row, folder.name) for row in self.desk.folder(folder.category_id, folder.today)
                    if row.settled_at is not None and self.clock.local(row.settled_at).date() == day
                ]  # fmt: skip
        return found

    def _around(self, language: str, least: Rank = Rank.AE) -> Around:
        from aedesk.services.call_paper_views import caller
        from aedesk.services.desk_paper_views import boss, voiced
        from aedesk.services.plan_paper_views import Around

        with self.store.read() as s:
            to = caller(s, self.files, language)
            voice = voiced(s, language, self.clock.today())
            return Around(to, boss(s, language, least), self.clock, voice, self.clock.now())
