"""The papers of a day of calls, as bytes to look at or to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from aedesk.clock import Clock
from aedesk.services import lookup, sheets
from aedesk.services.calendar import CalendarService
from aedesk.services.call_figures import CallFigures
from aedesk.services.calls import CallService
from aedesk.services.care import CareService
from aedesk.services.gifts import GiftService
from aedesk.services.today import TodayService
from aedesk.services.visits import VisitService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

CARE_DAYS = 7


@dataclass(frozen=True)
class CallPapers:
    """Makes the papers that are printed in the morning and written on all day."""

    store: Store
    files: Files
    clock: Clock
    calendar: CalendarService
    calls: CallService
    visits: VisitService
    gifts: GiftService
    today: TodayService
    figures: CallFigures
    care: CareService

    def call_sheet(self, day: date, language: str) -> bytes:
        """The calls of a day with room for what came of them (PF-29)."""
        from aedesk.papers.call_sheet import call_sheet
        from aedesk.papers.call_view import sheet_typed
        from aedesk.services.call_paper_views import call_sheet_view, caller

        plan = self.calls.day(day)
        with self.store.read() as s:
            to = caller(s, self.files, language)
            view = call_sheet_view(s, to, self.clock, lookup.planner(s), plan, self.clock.now())
        return sheets.printed(view, sheet_typed, call_sheet, language, to.agency.paper_size)

    def prep_cards(self, day: date, language: str) -> bytes:
        """A card for each call that is prepared or must be, two on a page (PF-30)."""
        from aedesk.papers.call_view import cards_typed
        from aedesk.papers.prep_card import prep_cards
        from aedesk.services.call_paper_views import caller, prep_cards_view

        plan = self.calls.day(day)
        with self.store.read() as s:
            to = caller(s, self.files, language)
            view = prep_cards_view(s, to, plan, self.clock.now())
        return sheets.printed(view, cards_typed, prep_cards, language, to.agency.paper_size)

    def day_sheet(self, day: date, language: str, *, bag: bool = False) -> bytes:
        """The day on one page, for the bag with codes instead of names (Z-43)."""
        from aedesk.papers.day_sheet import day_sheet
        from aedesk.papers.day_view import day_typed
        from aedesk.services.call_paper_views import caller
        from aedesk.services.day_sheet_views import Read, day_sheet_view

        festival = self.calendar.next_festival(day)
        read = Read(
            self.calls.day(day), self.today.lists(day), self.visits.week(day),
            self.gifts.calendar(day, day + timedelta(days=CARE_DAYS)),
            (festival.key, festival.on) if festival else None,
        )  # fmt: skip
        with self.store.read() as s:
            to = caller(s, self.files, language)
            view = day_sheet_view(s, to, read, bag, self.clock.now())
        return sheets.printed(view, day_typed, day_sheet, language, to.agency.paper_size)

    def care_calendar(self, day: date, language: str) -> bytes:
        """The days of the coming months with their gifts and greetings (PF-37)."""
        import aedesk.services.care_paper_views as views
        from aedesk.papers.care_calendar import care_calendar, typed

        first, last = views.period(day)
        read = views.Read(
            first, last, self.gifts.calendar(first, last), self.gifts.gifts(first, last),
            self.gifts.greetings(first, last), self.gifts.budget(day), self.gifts.birthdays_unknown(),
        )  # fmt: skip
        with self.store.read() as s:
            to = views.around(s, self.files, language)
            view = views.care_calendar_view(s, to, read, day, self.clock.now())
        return sheets.printed(view, typed, care_calendar, language, to.agency.paper_size)

    def contact_report(self, call_id: UUID, language: str) -> bytes:
        """What was said and agreed in a call that is over, for the client to confirm."""
        import aedesk.services.call_report_views as views
        from aedesk.papers.contact_report import contact_report, typed

        data = self.calls.report(call_id)
        promises = self.care.promises(data.client.id, open_only=False)
        with self.store.read() as s:
            to = views.around(s, self.files, language)
            view = views.contact_report_view(s, to, self.clock, self.calendar, data, promises, typed)
        return sheets.printed(view, typed, contact_report, language, to.agency.paper_size)

    def call_week(self, day: date, language: str) -> bytes:
        """The calls of a week: what they took, against what was thought."""
        from aedesk.papers.call_week import call_week, typed
        from aedesk.services.call_paper_views import caller
        from aedesk.services.call_report_views import call_week_view

        figures = self.figures.week(day)
        with self.store.read() as s:
            to = caller(s, self.files, language)
        return sheets.printed(
            call_week_view(to, figures, self.clock.now()), typed, call_week, language, to.agency.paper_size
        )
