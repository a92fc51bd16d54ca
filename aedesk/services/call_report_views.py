"""The contact report of a call, and the page on a week of calls, in the words of their papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.call import Call, CallState, NextKind, Outcome
from aedesk.domain.care import Promise, PromiseState
from aedesk.domain.errors import UserError
from aedesk.papers import formats
from aedesk.services import other_clients
from aedesk.services.calendar import CalendarService
from aedesk.services.call_figures import WeekFigures
from aedesk.services.call_paper_views import Caller, purpose
from aedesk.services.calls import ReportData
from aedesk.services.dossier_sheets import content_hash
from aedesk.services.standing_paper_views import Around, around

if TYPE_CHECKING:
    from aedesk.papers.call_week import CallWeekView
    from aedesk.papers.contact_report import Agreed, ContactReportView

__all__ = ["around", "call_week_view", "contact_report_view"]

SILENCE = 2
"""Workdays in which the client may say that it was otherwise."""


def contact_report_view(
    s: Session, to: Around, clock: Clock, calendar: CalendarService, data: ReportData, promises: Sequence[Promise],
    typed: Callable[[ContactReportView], list[str]],
) -> ContactReportView:  # fmt: skip
    """What one call came to; a report that names another client is refused (X-03)."""
    from aedesk.papers.contact_report import ContactReportView

    call, client = data.call, data.client
    if call.state is not CallState.DONE or call.started_at is None:
        raise UserError("call_not_over")
    language, began = to.language, clock.local(call.started_at)
    person = to.contact(client, call.contact_id)
    made_by = to.person(client.owner_id) or to.me
    view = ContactReportView(
        language=language, house=to.house, number=f"CC-{began:%y%m%d-%H%M}", iso_day=began.date().isoformat(),
        client=to.client(client), person=person, title=data.contact.title if data.contact else "", how=_how(to, call),
        when=f"{formats.day(began.date(), language)} {began:%H:%M}",
        minutes="", made_by=made_by, about=_about(to, call), said=call.result,
        agreed=tuple(_agreed(to, clock, call, person or to.client(client), made_by, promises)),
        silence=_silence(to, calendar, began), next_meeting=_next(to, clock, call), at=clock.now(),
    )  # fmt: skip
    if others := other_clients.named(s, client.id, typed(view)):
        comma = "、" if language == "zh" else ", "
        raise UserError("paper_names_others", names=comma.join(others))
    return replace(view, content_hash=content_hash(view))


def _about(to: Around, call: Call) -> str:
    """What was planned by hand as it was written; the desk's own reasons are for us alone, so only their purpose."""
    return call.about if call.about and not call.why else purpose(call, to.language)


def _how(to: Around, call: Call) -> str:
    say = to.say
    if call.outcome is Outcome.BY_MAIL:
        return say.p("call paper", "by e-mail")
    how = say.p("call paper", "they called us") if call.theirs else say.p("call paper", "we called")
    if not call.seconds:
        return how
    count = say.p("call paper", "{count} min").format(count=max(round(call.seconds / 60), 1))
    return f"{how}{'，' if to.language == 'zh' else ', '}{count}"


def _agreed(
    to: Around, clock: Clock, call: Call, theirs: str, ours: str, promises: Sequence[Promise]
) -> list[Agreed]:  # fmt: skip
    from aedesk.papers.contact_report import Agreed

    found = []
    if call.next_kind is not NextKind.NONE:
        who = theirs if call.next_kind is NextKind.THEIRS else ours
        again = to.say.p("call paper", "Visit") if call.next_kind is NextKind.VISIT else to.say.p("call paper", "Call")
        what = call.next_step or again
        found.append(Agreed(what, who, _when(to, clock, call)))
    assert call.started_at is not None
    day = clock.local(call.started_at).date()
    for one in promises:
        if one.made_on == day and one.state is not PromiseState.WITHDRAWN and one.contact_id in (None, call.contact_id):
            found.append(Agreed(one.words, ours, formats.short_day(one.due, to.language)))
    return found


def _when(to: Around, clock: Clock, call: Call) -> str:
    if call.next_at is not None:
        at = clock.local(call.next_at)
        return f"{formats.short_day(at.date(), to.language)} {at:%H:%M}"
    return formats.short_day(call.next_on, to.language)


def _next(to: Around, clock: Clock, call: Call) -> str:
    return _when(to, clock, call) if call.next_kind in (NextKind.CALL, NextKind.VISIT) else ""


def _silence(to: Around, calendar: CalendarService, began: datetime) -> str:
    last = calendar.add_workdays(began.date(), SILENCE)
    words = to.say.p("call paper", "If we hear nothing within two working days (by {day}), we take it as agreed.")
    return words.format(day=formats.day(last, to.language))


def call_week_view(to: Caller, figures: WeekFigures, at: datetime) -> CallWeekView:
    """A week of calls; a weekend without calls is not shown."""
    from aedesk.papers.call_week import CallWeekView, DayLine, Share
    from aedesk.words import words

    say, language, monday = words(to.language), to.language, figures.monday
    sunday = monday + timedelta(days=6)
    year, week, _day = monday.isocalendar()
    first = say.p("call paper", "{n} of {all} times").format(n=figures.first.first, all=figures.first.tried)
    days = [each for each in figures.days if each.day.weekday() < 5 or each.planned or each.actual]
    span = " – ".join(formats.short_day(each, language) for each in (monday, sunday))
    view = CallWeekView(
        language=language, house=to.house, number=f"CW-{year % 100:02}{week:02}", iso_day=monday.isoformat(),
        made_by=to.name, week=say.p("call paper", "{week}: {span}").format(week=week, span=span), calls=figures.calls,
        missed=figures.missed, first=first if figures.first.tried else "",
        days=tuple(DayLine(formats.near_day(each.day, monday, language), each.planned, each.actual, each.over)
                   for each in days),
        purposes=tuple(Share(say.p("purpose", each.purpose.value.replace("_", " ").capitalize()), each.calls,
                             each.estimated, each.actual) for each in figures.purposes),
        hours=tuple(Share(f"{each.hour}:00", each.attempts, each.reached, 0) for each in figures.hours),
        outcomes=tuple((say.p("outcome", _OUTCOMES[outcome]), count) for outcome, count in figures.outcomes),
        learned=tuple((formats.near_day(day, monday, language), text) for day, text in figures.learned), at=at,
    )  # fmt: skip
    return replace(view, content_hash=content_hash(view))


_OUTCOMES = {
    Outcome.AGREED: "Agreed", Outcome.WILL_CALL_BACK: "Will call back", Outcome.REFUSED: "Refused",
    Outcome.LEFT_WORD: "Left word", Outcome.BY_MAIL: "By e-mail", Outcome.NO_ANSWER: "No answer", Outcome.BUSY: "Busy",
}  # fmt: skip
