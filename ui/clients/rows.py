"""What the list of clients shows and says: groups, filters, words for each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.cards import JobCard
from aedesk.domain.client import ClientClass
from aedesk.domain.job import Stage
from aedesk.words import _, language, n_
from ui import format
from ui.clients import week as weeks
from ui.due import due_words, when_words
from ui.labels import label

if TYPE_CHECKING:  # the window may show this room first, before anything heavy is imported
    from aedesk.services.client_rows import ClientRow
    from aedesk.services.visits import WeekMarks


class Weeks:
    """What the list knows of care: each client's week, and what the groups are owed."""

    def __init__(self) -> None:
        self.of: dict[UUID, WeekMarks] = {}
        self.rules: Mapping[ClientClass | str, str] = {}

    def prospect(self, row: ClientRow) -> bool:
        """Whether a row is somebody who is no client yet."""
        week = self.of.get(row.id)
        return week is not None and week.prospect


@dataclass(frozen=True)
class Group:
    """A heading among the rows."""

    name: str
    rule: str
    count: int


@dataclass(frozen=True)
class Sieve:
    """What the filter bar asks for; None lets everything pass."""

    client_class: ClientClass | None = None
    owner_id: UUID | None = None
    industry: str | None = None

    def keep(self, rows: Sequence[ClientRow]) -> list[ClientRow]:
        """The rows that pass."""
        return [
            row
            for row in rows
            if (self.client_class is None or row.client_class is self.client_class)
            and (self.owner_id is None or row.owner_id == self.owner_id)
            and (self.industry is None or row.industry == self.industry)
        ]


def grouped(rows: Sequence[ClientRow], by: str, care: Weeks | None = None) -> list[Group | ClientRow]:
    """Rows with a heading before each group; `by` is class, owner, industry or none."""
    if by == "none":
        return list(rows)
    buckets: dict[str, list[ClientRow]] = {}
    order: dict[str, tuple[int, str]] = {}
    rules: dict[str, str] = {}
    for row in rows:
        name, place, rule = _bucket(row, by, care or Weeks())
        buckets.setdefault(name, []).append(row)
        order[name], rules[name] = place, rule
    shown: list[Group | ClientRow] = []
    for name in sorted(buckets, key=order.__getitem__):
        shown += [Group(name, rules[name], len(buckets[name])), *buckets[name]]
    return shown


def _bucket(row: ClientRow, by: str, care: Weeks) -> tuple[str, tuple[int, str], str]:
    if by == "class" and care.prospect(row):
        return _("Prospects"), (1, ""), care.rules.get(weeks.PROSPECT, "")
    if by == "class":
        return label(row.client_class), (0, row.client_class.value), care.rules.get(row.client_class, "")
    if by == "owner":
        return (row.owner, (0, row.owner), "") if row.owner else (_("Nobody’s"), (1, ""), "")
    return (row.industry, (0, row.industry), "") if row.industry else (_("No industry noted"), (1, ""), "")


def open_by_due(cards: Sequence[JobCard]) -> list[JobCard]:
    """The open jobs of a client, the most pressing first."""
    there = [card for card in cards if card.stage is not Stage.CLOSED]
    return sorted(there, key=lambda card: (card.due or date.max, card.title))


def contact_words(row: ClientRow) -> str:
    """Who was last in contact, and how."""
    if row.last_contact_at is None or row.last_contact_kind is None:
        return _("no contact yet")
    kind = label(row.last_contact_kind)
    if not row.last_contact_name:
        return kind
    return _("{name}, {kind}").format(name=row.last_contact_name, kind=kind[:1].lower() + kind[1:])


def jobs_words(row: ClientRow, today: date) -> tuple[str, str]:
    """What is worth saying about a client's open jobs, and how loudly: late, near or far."""
    if row.late_jobs:
        return n_("{n} late", "{n} late", row.late_jobs).format(n=row.late_jobs), "late"
    if row.next_due is None:
        return "", "far"
    days = (row.next_due - today).days
    due = due_words(row.next_due, today)
    if days <= 1 or language() == "es":
        due = due[:1].lower() + due[1:]
    return _("next: {due}").format(due=due), "near" if days <= 3 else "far"


def spoken(row: ClientRow | Group, today: date, percent: int = 0, week: WeekMarks | None = None) -> str:
    """The whole row in one line, for a screen reader or a script."""
    if isinstance(row, Group):
        return format.join((row.name, row.rule))
    kind = _("prospect") if week is not None and week.prospect else label(row.client_class)
    parts = [row.short_name, row.other_name, row.industry, kind, contact_words(row)]
    if row.last_contact_at is not None:
        parts.append(when_words(row.last_contact_at, today))
    parts.append(weeks.spoken(week, today))
    parts.append(n_("{n} open job", "{n} open jobs", row.open_jobs).format(n=row.open_jobs))
    parts.append(jobs_words(row, today)[0])
    parts.append(_("dossier {percent} known").format(percent=format.percent(percent / 100)))
    return format.join(parts)
