"""The papers of a day of calls, as bytes to look at or to print."""

from __future__ import annotations

from datetime import date, timedelta

from aedesk.clock import Clock
from aedesk.services import lookup, sheets
from aedesk.services.calendar import CalendarService
from aedesk.services.calls import CallService
from aedesk.services.gifts import GiftService
from aedesk.services.today import TodayService
from aedesk.services.visits import VisitService
from aedesk.storage.files import Files
from aedesk.storage.store import Store

CARE_DAYS = 7


class CallPapers:
    """Makes the papers that are printed in the morning and written on all day."""

    def __init__(
        self, store: Store, files: Files, clock: Clock, calendar: CalendarService, calls: CallService,
        visits: VisitService, gifts: GiftService, today: TodayService,
    ) -> None:  # fmt: skip
        self._store = store
        self._files = files
        self._clock = clock
        self._calendar = calendar
        self._calls = calls
        self._visits = visits
        self._gifts = gifts
        self._today = today

    def call_sheet(self, day: date, language: str) -> bytes:
        """The calls of a day with room for what came of them (PF-29)."""
        from aedesk.papers.call_sheet import call_sheet
        from aedesk.papers.call_view import sheet_typed
        from aedesk.services.call_paper_views import call_sheet_view, caller

        plan = self._calls.day(day)
        with self._store.read() as s:
            to = caller(s, self._files, language)
            view = call_sheet_view(s, to, self._clock, lookup.planner(s), plan, self._clock.now())
        sheets.refuse_missing(sheet_typed(view), language)
        return call_sheet(view, size=to.agency.paper_size).pdf

    def prep_cards(self, day: date, language: str) -> bytes:
        """A card for each call that is prepared or must be, two on a page (PF-30)."""
        from aedesk.papers.call_view import cards_typed
        from aedesk.papers.prep_card import prep_cards
        from aedesk.services.call_paper_views import caller, prep_cards_view

        plan = self._calls.day(day)
        with self._store.read() as s:
            to = caller(s, self._files, language)
            view = prep_cards_view(s, to, plan, self._clock.now())
        sheets.refuse_missing(cards_typed(view), language)
        return prep_cards(view, size=to.agency.paper_size).pdf

    def day_sheet(self, day: date, language: str, *, bag: bool = False) -> bytes:
        """The day on one page, for the bag with codes instead of names (Z-43)."""
        from aedesk.papers.day_sheet import day_sheet
        from aedesk.papers.day_view import day_typed
        from aedesk.services.call_paper_views import caller
        from aedesk.services.day_sheet_views import Read, day_sheet_view

        festival = self._calendar.next_festival(day)
        read = Read(
            self._calls.day(day), self._today.lists(day), self._visits.week(day),
            self._gifts.calendar(day, day + timedelta(days=CARE_DAYS)),
            (festival.key, festival.on) if festival else None,
        )  # fmt: skip
        with self._store.read() as s:
            to = caller(s, self._files, language)
            view = day_sheet_view(s, to, read, bag, self._clock.now())
        sheets.refuse_missing(day_typed(view), language)
        return day_sheet(view, size=to.agency.paper_size).pdf
