"""The comparison as rows: what changed between two days, and what stood the same on both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState
from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import AnswerView, Difference
from aedesk.words import language
from ui.dossier.about import About, people_of
from ui.dossier.chips import in_language
from ui.dossier.compare_rows import ChangeRow, Side
from ui.dossier.compare_words import Piece, pieces
from ui.dossier.numbers import numbers
from ui.dossier.telling import source_words
from ui.dossier.wording import view_words

if TYPE_CHECKING:
    from aedesk.app import Services


@dataclass(frozen=True)
class Compared:
    """Two days of one client."""

    differences: tuple[Difference, ...]
    rows: tuple[ChangeRow, ...]  # in the order of the form
    chapters: tuple[tuple[str, str, int], ...]  # path, name, how many changes
    fields: int  # how many questions there are, those of a product once for each


def compared(services: Services, client: Client, first: date, second: date) -> Compared:
    """Everything that the page shows of these two days."""
    form = services.forms.form()
    found = services.dossier_time.compare(client.id, first, second)
    now = services.dossier_time.at(client.id, second)
    about = About(client.currency, people_of(client), form.units, second)
    products = services.dossiers.products(client.id, archived=True)
    names = {each.id: each.name for each in products} if len(products) > 1 else {}
    count = numbers(form)
    by_key = {(each.path, each.product_id): each for each in found}
    rows: list[ChangeRow] = []
    chapters = []
    for section in services.forms.whole().sections:
        before = len(rows)
        owners: list[UUID | None] = [each.id for each in products] if section.per_product else [None]
        for owner in owners:
            for node in section.walk():
                each, stays = by_key.get((node.path, owner)), now.get((node.path, owner))
                if each is None and stays is None:
                    continue
                was, after = (each.before, each.after) if each is not None else (stays, stays)
                kind = each.kind if each is not None else ""
                rows.append(
                    change_row(node, owner, names.get(owner, "") if owner else "", count.get(node.path, ""), kind, was,
                               after, about)
                )  # fmt: skip
        changed = sum(bool(row.kind) for row in rows[before:])
        if len(rows) > before:
            chapters.append((section.path, in_language(section.label, language()), changed))
    live = sum(each.archived_on is None for each in products) or 1
    fields = sum(live if node.per_product else 1 for node in form.fields())
    return Compared(found, tuple(rows), tuple(chapters), fields)


def change_row(
    node: Node, owner: UUID | None, product: str, number: str, kind: str, was: AnswerView | None,
    now: AnswerView | None, about: About,
) -> ChangeRow:  # fmt: skip
    """One question with both of its answers in words."""
    spoken = language()
    before, after = view_words(node, was, spoken, about), view_words(node, now, spoken, about)
    known = [view is not None and view.state is AnswerState.KNOWN for view in (was, now)]
    if not kind:
        left, right = [Piece(before, False)], [Piece(after, False)]
    elif all(known):
        left, right = pieces(before, after)
    else:  # a state is no text that was changed
        left, right = [Piece(before, known[0])], [Piece(after, known[1])]
    sides = [
        Side(tuple(part), source_words(view) if view is not None else "", not told)
        for part, view, told in zip((left, right), (was, now), known, strict=True)
    ]
    name = in_language(node.label, spoken)
    return ChangeRow(node.path, owner, node.section, number, name, product, kind, sides[0], sides[1], was, now)
