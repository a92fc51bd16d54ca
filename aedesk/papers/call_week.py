"""The page on a week of calls: minutes planned and spent, by purpose and hour, what came of them, what was learned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.compact import Column, Said, beside, bullets, heading, stack, table
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.ledger import to_write_on
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import Piece, filled
from aedesk.papers.views import House, Sheet

HALF = (BLOCK - 24.0) / 2
PURPOSES, HOURS, LEARNED = 8, 10, 7
_BAR = 6.0


@dataclass(frozen=True)
class DayLine:
    """A day's minutes."""

    day: str
    planned: int
    actual: int
    over: bool


@dataclass(frozen=True)
class Share:
    """How often something was, of so many times: by purpose minutes, by hour people reached."""

    name: str
    count: int
    first: int
    second: int


@dataclass(frozen=True)
class CallWeekView:
    """What the page says, in one language."""

    language: str  # zh, en or es
    house: House
    number: str
    iso_day: str
    made_by: str
    week: str
    calls: int
    missed: int
    first: str
    days: tuple[DayLine, ...]
    purposes: tuple[Share, ...]  # calls, estimated, actual
    hours: tuple[Share, ...]  # attempts, reached
    outcomes: tuple[tuple[str, int], ...]
    learned: tuple[tuple[str, str], ...]
    content_hash: str = ""
    at: datetime | None = None


def call_week(view: CallWeekView, *, size: str = "A4") -> Sheet:
    """Draw the page; it is one, always."""
    return _CallWeek(Form(size, view.language), view).drawn()


def typed(view: CallWeekView) -> list[str]:
    """Every text that somebody typed."""
    return [view.made_by, *view.house.name.both, *(words for _day, words in view.learned)]


class _CallWeek:
    def __init__(self, form: Form, view: CallWeekView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def p(self, context: str, text: str) -> str:
        """The words for `text` in the one language of this paper."""
        return self.say.p(context, text).first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        title = say.p("call paper", "The week’s calls")
        top = form.head(
            view.house, title, say.p("dossier", "Internal"), say.p("call paper", "To estimate better next week")
        )
        top = labels.draw(form, top + 10, self._labels(), (1.3, 1, 1))
        left, right = form.left, form.left + HALF + 24.0
        top = stack(
            [
                beside(
                    [
                        heading(
                            form,
                            left,
                            self.p("call paper", "By day"),
                            self.p("call paper", "planned and actual minutes"),
                        ),
                        *self._days(left),
                    ],
                    [
                        heading(
                            form, right, self.p("call paper", "By hour"), self.p("call paper", "tried and reached")
                        ),
                        *self._hours(right),
                    ],
                ),
                beside(
                    [
                        heading(
                            form,
                            left,
                            self.p("call paper", "By purpose"),
                            self.p("call paper", "estimated and actual minutes"),
                        ),
                        *self._purposes(left),
                    ],
                    [heading(form, right, self.p("call paper", "What came of them")), *self._outcomes(right)],
                ),
            ],
            top,
        )
        own = [heading(form, left, self.p("call paper", "Learned"), self.p("call paper", "from the end of each block"))]
        texts = [f"{day}{'：' if self.language == 'zh' else ': '}{words}" for day, words in view.learned]
        room = form.end - top - 36 * 2 - 2 * 34
        shown: list[str] = []
        for words in texts[-LEARNED:]:
            if sum(part.height for part in bullets(form, left, BLOCK, [*shown, words], 2)) > room:
                break
            shown.append(words)
        parts = [*own, *bullets(form, left, BLOCK, shown, 2)] if shown else []
        stack([*parts, heading(form, left, self.p("call paper", "Next week")), *to_write_on(form, 2)], top)
        self._foot()
        return form.sheet(f"{title.first} {view.iso_day}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        planned, actual = (sum(getattr(day, name) for day in view.days) for name in ("planned", "actual"))

        cell = partial(labels.told, say)
        count = filled(say.p("call paper", "{count} min"), count=planned).first
        spent = filled(say.p("call paper", "{count} min"), count=actual).first
        missed = self.p("call paper", "{calls}, {missed} not reached").format(calls=view.calls, missed=view.missed)
        return [
            [
                cell(say.p("call paper", "Week"), view.week),
                cell(say.p("call paper", "Caller"), view.made_by),
                cell(say.p("call paper", "Calls"), missed),
            ],
            [
                cell(say.p("call paper", "First call of the day"), view.first),
                cell(say.p("call paper", "Estimated"), count),
                cell(say.p("call paper", "Actual"), spent),
            ],
        ]

    def _bar(self, share: float, mark: float | None = None) -> Said:
        """A bar, and a mark on it: both in parts of what the longest takes."""

        def draw(x: float, top: float) -> None:
            pen, wide = self.form.pen, self._wide
            pen.rect(x, top + 5, wide, _BAR, 0.6, 0.6)
            if share > 0:
                pen.bar(x, top + 5, wide * min(share, 1), _BAR)
            if mark is not None:
                pen.line(x + wide * mark, top + 1, x + wide * mark, top + 15, 1.4)

        return draw

    _wide = 96.0

    def _figures(self, x: float, titles: Sequence[str], rows: Sequence[Sequence[Said]]) -> list[Part]:
        columns = (Column(titles[0]), *(Column(title, 54) for title in titles[1:]), Column("", self._wide + 10))
        return table(self.form, x, HALF, columns, rows, 1)

    def _days(self, x: float) -> list[Part]:
        days = self.view.days
        most = max([1, *(max(day.planned, day.actual) for day in days)])
        rows: list[Sequence[Said]] = [
            [
                day.day,
                str(day.planned),
                f"{day.actual}{' +' if day.over else ''}",
                self._bar(day.actual / most, day.planned / most if day.planned else None),
            ]
            for day in days
        ]
        return self._figures(
            x, (self.p("call paper", "Day"), self.p("call paper", "Est."), self.p("call paper", "Act.")), rows
        )

    def _hours(self, x: float) -> list[Part]:
        return self._shares(
            x,
            self.view.hours,
            HOURS,
            (self.p("call paper", "Hour"), self.p("call paper", "Tried"), self.p("call paper", "Reached")),
            lambda one: [one.name, str(one.count), str(one.first), self._bar(one.first / max(one.count, 1))],
        )

    def _purposes(self, x: float) -> list[Part]:
        most = max([1, *(max(one.first, one.second) for one in self.view.purposes)])
        titles = (self.p("call paper", "Purpose"), self.p("call paper", "Est."), self.p("call paper", "Act."))
        return self._shares(
            x,
            self.view.purposes,
            PURPOSES,
            titles,
            lambda one: [
                f"{one.name} ({one.count})",
                str(one.first),
                str(one.second),
                self._bar(one.second / most, one.first / most),
            ],
        )

    def _outcomes(self, x: float) -> list[Part]:
        total = max(sum(count for _name, count in self.view.outcomes), 1)
        rows: list[Sequence[Said]] = [
            [name, str(count), self._bar(count / total)] for name, count in self.view.outcomes
        ]
        columns = (
            Column(self.p("call paper", "Result")),
            Column(self.p("call paper", "Calls"), 54),
            Column("", self._wide + 10),
        )
        return table(self.form, x, HALF, columns, rows, 1) if rows else self._nothing(x)

    def _shares(
        self, x: float, rows: Sequence[Share], most: int, titles: Sequence[str], said: Callable[[Share], Sequence[Said]]
    ) -> list[Part]:
        return self._figures(x, titles, [said(one) for one in rows[:most]]) if rows else self._nothing(x)

    def _nothing(self, x: float) -> list[Part]:
        return bullets(self.form, x, HALF, [self.p("call paper", "no calls this week")], 1)

    def _foot(self) -> None:
        view = self.view
        rule = self.p("call paper", "Bar: actual. Mark: estimated. +: fifteen per cent over")
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(1, 1, [Piece(view.number, self.language)], [Piece(rule, self.language)], mark)
