"""The client's basic data (PF-01) on one page, always: who they are, who serves them, whom we know, what is planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aedesk.papers import labels
from aedesk.papers.compact import Column, Said, beside, bullets, fitting, heading, height, note, pairs, stack, table
from aedesk.papers.dossier_filled import secrecy
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.pictures import months, strengths
from aedesk.papers.qr import Mark
from aedesk.papers.questions import Marks, Months
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, filled
from aedesk.papers.views import House, Sheet

GUTTER = 24.0
HALF = (BLOCK - GUTTER) / 2


@dataclass(frozen=True)
class Pair:
    """A label and what is known; an empty value was not asked yet."""

    label: str
    value: str = ""


@dataclass(frozen=True)
class Member:
    """One of ours who serves the client."""

    name: str
    duty: str = ""


@dataclass(frozen=True)
class Contact:
    """One of theirs."""

    name: str
    title: str = ""
    signs: str = ""
    reached: str = ""  # telephone, mail
    birthday: str = ""
    tastes: str = ""


@dataclass(frozen=True)
class Planned:
    """One line of the activity schedule."""

    day: str
    what: str
    who: str = ""
    note: str = ""


@dataclass(frozen=True)
class BasicDataView:
    """What the sheet says, in one language; lists in the order in which they may be cut."""

    language: str  # zh, en or es
    house: House
    client: str
    industry: str
    internal_number: str
    account_executive: str
    client_class: str
    made: str  # the day, and the dossier's version
    version: int
    printed_by: str
    printed_at: str
    account: tuple[Pair, ...]
    company: tuple[Pair, ...]
    group: tuple[Member, ...] = ()
    people: tuple[Contact, ...] = ()
    schedule: tuple[Planned, ...] = ()
    needs: tuple[str, ...] = ()
    contacts: tuple[Pair, ...] = ()  # the last ones: day and words
    strengths: Marks | None = None
    product: str = ""  # of the strengths
    media: tuple[Months, ...] = ()
    year: int = 0
    others: str = ""
    content_hash: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class _Most:
    """How much of each list is shown."""

    people: int = 9
    schedule: int = 6
    needs: int = 6
    contacts: int = 4
    group: int = 8
    lines: int = 2  # of a text in a list
    facts: int = 2  # of a text in the first two blocks


_SMALLER = (
    {"schedule": 5}, {"people": 7}, {"needs": 5}, {"lines": 1}, {"schedule": 4}, {"facts": 1}, {"needs": 4},
    {"people": 6}, {"schedule": 3}, {"contacts": 3}, {"needs": 3}, {"people": 5}, {"schedule": 2}, {"group": 6},
    {"needs": 2}, {"contacts": 2}, {"people": 4}, {"group": 4}, {"schedule": 1}, {"people": 3}, {"needs": 1},
    {"contacts": 1}, {"people": 2}, {"group": 2},
)
"""What gives way first."""


def basic_data(view: BasicDataView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    return _BasicData(Form(size, view.language), view).drawn()


def typed(view: BasicDataView) -> list[str]:
    """Every text of a view."""
    found = [view.client, view.industry, view.account_executive, view.printed_by, view.product, *view.needs,
             *view.house.name.both, view.others]
    for pair in (*view.account, *view.company, *view.contacts):
        found += [pair.label, pair.value]
    for member in view.group:
        found += [member.name, member.duty]
    for each in view.people:
        found += [each.name, each.title, each.signs, each.reached, each.birthday, each.tastes]
    for planned in view.schedule:
        found += [planned.day, planned.what, planned.who, planned.note]
    for medium in view.media:
        found.append(medium.medium)
    return found + (list(view.strengths.names) if view.strengths else [])


class _BasicData:
    def __init__(self, form: Form, view: BasicDataView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view = self.form, self.view
        title = self.say.p("dossier", "Client basic data")
        mark, words = secrecy(form, view.client, view.others)
        top = form.head(view.house, title, mark, words)
        top = labels.draw(form, top + 10, self._labels(), (1.2, 1.2, 1.2)) + 2
        stack(fitting(_Most(), _SMALLER, self._parts, form.end - top), top)
        self._foot()
        return form.sheet(f"{title.first} {view.client}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        return [
            [cell(say.p("dossier", "Client"), view.client), cell(say.p("dossier", "Industry"), view.industry),
             cell(say.p("dossier", "Internal no."), view.internal_number)],
            [cell(say.p("dossier", "AE"), view.account_executive), cell(say.p("dossier", "Class"), view.client_class),
             cell(say.p("dossier", "Made"), view.made)],
        ]

    def _parts(self, most: _Most) -> list[Part]:
        form, view, say = self.form, self.view, self.say
        left, right = form.left, form.left + HALF + GUTTER
        parts = [beside(
            [heading(form, left, say.p("dossier", "Company and accounts").first),
             *pairs(form, left, HALF, self._known(view.account), most.facts)],
            [heading(form, right, say.p("dossier", "The business").first),
             *pairs(form, right, HALF, self._known(view.company), most.facts)],
        )]
        parts += self._group(most)
        parts += self._people(most)
        if not (view.strengths or view.media):
            parts += self._schedule(most, BLOCK)
            return [*parts, beside(self._needs(left, most), self._contacts(right, most))]
        at_left = [*self._schedule(most, HALF), *self._contacts(left, most)]
        at_right = self._pictures(right)
        if height(at_left) < height(at_right):
            return [*parts, beside([*at_left, *self._needs(left, most)], at_right)]
        return [*parts, beside(at_left, [*at_right, *self._needs(right, most)])]

    def _known(self, rows: Sequence[Pair]) -> list[tuple[str, Said]]:
        return [(pair.label, pair.value or self._open()) for pair in rows]

    def _open(self) -> list[Piece]:
        return [Piece(self.say.p("dossier", "not asked yet").first, self.language, grey=GREY)]

    def _more(self, all_: int, most: int) -> list[Part]:
        """The line under a list that was cut."""
        if all_ <= most:
            return []
        return [note(self.form, self.form.left, self._more_words(all_ - most))]

    def _more_words(self, count: int) -> str:
        return filled(self.say.p("dossier", "and {count} more in the desk"), count=count).first

    def _group(self, most: _Most) -> list[Part]:
        view, say, form = self.view, self.say, self.form
        if not view.group:
            return []
        name, duty = say.p("dossier", "Member").first, say.p("dossier", "Duty").first
        columns = (Column(name, 92), Column(duty), Column(name, 100, ruled=True), Column(duty))
        shown = view.group[: most.group]
        half = -(-len(shown) // 2)
        rows = []
        for place in range(half):
            other = shown[half + place] if half + place < len(shown) else Member("")
            rows.append((shown[place].name, shown[place].duty, other.name, other.duty))
        return [heading(form, form.left, say.p("dossier", "Service group and duties").first),
                *table(form, form.left, BLOCK, columns, rows, most.lines), *self._more(len(view.group), most.group)]

    def _people(self, most: _Most) -> list[Part]:
        view, say, form = self.view, self.say, self.form
        columns = (Column(say.p("dossier", "Name").first, 82), Column(say.p("dossier", "Title").first, 122),
                   Column(say.p("dossier", "Signs").first, 86), Column(say.p("dossier", "Reached at").first, 134),
                   Column(say.p("dossier", "Birthday").first, 104), Column(say.p("dossier", "Likes, dislikes").first))
        rows = [(each.name, each.title, each.signs, each.reached, each.birthday, each.tastes)
                for each in view.people[: most.people]]
        head = heading(form, form.left, say.p("dossier", "People").first,
                       say.p("dossier", "what they sign, how to reach them, what to remember").first)
        return [head, *table(form, form.left, BLOCK, columns, rows, most.lines),
                *self._more(len(view.people), most.people)]

    def _schedule(self, most: _Most, width: float) -> list[Part]:
        """What is planned; in a narrow column without notes."""
        view, say, form = self.view, self.say, self.form
        columns = [Column(say.p("paper", "Date").first, 104 if width > HALF else 76),
                   Column(say.p("dossier", "Activity").first),
                   Column(say.p("dossier", "Responsible").first, 110 if width > HALF else 86),
                   Column(say.p("dossier", "Note").first, 170)]
        columns = columns if width > HALF else columns[:3]
        rows: list[tuple[Said, ...]] = [(each.day, each.what, each.who, each.note)[: len(columns)]
                                        for each in view.schedule[: most.schedule]]
        nothing: tuple[Said, ...] = (self._open(), "", "", "")
        return [heading(form, form.left, say.p("dossier", "Activity schedule").first),
                *table(form, form.left, width, columns, rows or [nothing[: len(columns)]], most.lines),
                *self._more(len(view.schedule), most.schedule)]

    def _pictures(self, x: float) -> list[Part]:
        """The strengths and the media months, where there are marks and months."""
        form, view, say = self.form, self.view, self.say
        parts: list[Part] = []
        if view.strengths:
            parts += [heading(form, x, say.p("dossier", "Strengths").first, view.product),
                      strengths(form, view.strengths, x, HALF)]
        if view.media:
            title = filled(say.p("dossier", "Media {year}"), year=view.year).first
            parts += [heading(form, x, title), months(form, view.media, x, HALF)]
        return parts

    def _needs(self, x: float, most: _Most) -> list[Part]:
        texts = list(self.view.needs[: most.needs])
        if len(self.view.needs) > most.needs:
            texts.append(self._more_words(len(self.view.needs) - most.needs))
        parts = [heading(self.form, x, self.say.p("dossier", "Basic needs").first)]
        if not texts:
            return [*parts, note(self.form, x, self._open()[0].words)]
        return [*parts, *bullets(self.form, x, HALF, texts, most.lines)]

    def _contacts(self, x: float, most: _Most) -> list[Part]:
        say, shown = self.say, self.view.contacts[: most.contacts]
        parts = [heading(self.form, x, say.p("dossier", "Last contacts").first)]
        if not shown:
            return [*parts, note(self.form, x, say.p("paper", "none").first)]
        return [*parts, *pairs(self.form, x, HALF, [(each.label, each.value) for each in shown], most.lines)]

    def _foot(self) -> None:
        view, say, dot = self.view, self.say, f"{GAP}·{GAP}"
        version = filled(say.p("dossier", "dossier version {version}"), version=view.version)
        before = [Piece(f"{view.internal_number}{GAP}{version.first}", self.language)]
        printed = filled(say.p("dossier", "Printed by {name}, {time}"), name=view.printed_by, time=view.printed_at)
        checked = say.p("dossier", "names another client") if view.others else \
            say.p("dossier", "checked: no other client is named")
        number = view.internal_number.replace("C-", "BD-", 1)
        mark = Mark(number, view.version, 0, view.content_hash) if view.content_hash else None
        self.form.foot(1, 1, before, [Piece(f"{printed.first}{dot}{checked.first}", self.language)], mark)
