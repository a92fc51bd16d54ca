"""A dossier in the words of its papers: blank, filled, two days beside each other. No private remark comes here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.dossier import AnswerState, Product
from aedesk.domain.questionnaire import Node, Questionnaire
from aedesk.papers import formats
from aedesk.papers.questions import Chapter
from aedesk.services.addressed import Addressed
from aedesk.services.dossier_items import Items, chapter_numbers, number_of
from aedesk.services.dossier_views import AnswerView, Difference, Question
from aedesk.services.dossier_views import Chapter as Known
from aedesk.services.estimate_views import by_script
from aedesk.words import words

if TYPE_CHECKING:
    from aedesk.papers.dossier_blank import BlankView
    from aedesk.papers.dossier_compare import ComparedChapter, ComparisonView, Side
    from aedesk.papers.dossier_filled import FilledView

ASK_NEXT = 12  # questions on the front page
TO_ASK = 6  # questions named under a chapter


def content_hash(*content: object) -> str:
    """SHA-256 of what a paper says; its first eight signs stand in the square."""
    return hashlib.sha256(repr(content).encode()).hexdigest()


def product_name(product: Product | None, language: str) -> str:
    """A product in the language of a paper."""
    return by_script(product.name, product.other_name, language).first if product else ""


def blank_view(
    to: Addressed, form: Questionnaire, sections: Sequence[Node], products: Sequence[Product], at: datetime
) -> BlankView:
    """The chosen chapters to fill in; those of products once for each product of the client."""
    from aedesk.papers.dossier_blank import BlankView

    items, numbers = Items(to.speaker), chapter_numbers(form)
    owners: Sequence[Product | None] = products or [None]
    chapters = []
    for section in sections:
        content = items.blank(section)
        title = to.speaker.label(section.label)
        for product in owners if section.per_product else [None]:
            name = product_name(product, to.language) if section.per_product else None
            chapters.append(Chapter(numbers[section.path], title, content, name))
    client = to.client
    return BlankView(
        language=to.language,
        house=to.house,
        form_version=form.version,
        chapters=tuple(chapters),
        client=to.client_name,
        account_executive=to.account_executive if client else "",
        internal_number=client.code if client else "",
        content_hash=content_hash(chapters),
        at=at,
    )


def filled_view(
    to: Addressed, form: Questionnaire, chapters: Sequence[tuple[Known, Product | None]], version: int,
    since: tuple[int, date] | None, changes: Sequence[Difference], ask: Sequence[Question], at: datetime,
) -> FilledView:  # fmt: skip
    """The chosen chapters with what is known; `since` is the version and day that changes count from."""
    from aedesk.papers.dossier_filled import FilledView
    from aedesk.papers.dossier_front import AskNext

    assert to.client is not None
    numbers = chapter_numbers(form)
    names = {product.id: product_name(product, to.language) for _, product in chapters if product}
    made = [_filled(to, numbers, known, product, changes, ask) for known, product in chapters]
    shown = {(known.section.path, known.product_id) for known, _ in chapters}
    sections = {section.path: section for section in form.sections}
    next_ = []
    for question in ask:
        section = sections[question.node.section]
        if (section.path, question.product_id) in shown:
            where = to.speaker.label(section.label)
            if question.product_id in names:
                where = to.speaker.join((where, names[question.product_id]))
            next_.append(AskNext(number_of(section, question.path), to.speaker.label(question.node.label), where))
    say = words(to.language)
    compared = ""
    if since:
        compared = say.p("dossier", "version {number}, {day}").format(
            number=since[0], day=formats.near_day(since[1], to.speaker.today, to.language)
        )
    return FilledView(
        language=to.language,
        house=to.house,
        client=to.client_name,
        internal_number=to.client.code,
        version=version,
        printed_on=to.day(),
        printed_at=to.time,
        printed_by=to.printed_by,
        chapters=tuple(made),
        ask_next=tuple(next_[:ASK_NEXT]),
        compared_with=compared,
        content_hash=content_hash(to.client_name, version, made),
        at=at,
    )


def _filled(
    to: Addressed, numbers: dict[str, int], known: Known, product: Product | None, changes: Sequence[Difference],
    ask: Sequence[Question],
) -> Chapter:  # fmt: skip
    section, owner = known.section, known.product_id
    here = [each for each in changes if each.product_id == owner and _inside(section, each.path)]
    open_ = [each for each in ask if each.product_id == owner and _inside(section, each.path)]
    to_ask = [f"{number_of(section, each.path)} {to.speaker.label(each.node.label)}".strip() for each in open_[:TO_ASK]]
    if len(open_) > TO_ASK:
        to_ask.append(words(to.language).p("dossier", "and {count} more").format(count=len(open_) - TO_ASK))
    changed = [number_of(section, each.path) or _label(to, section, each.path) for each in here]
    return Chapter(
        number=numbers[section.path],
        title=to.speaker.label(section.label),
        items=Items(to.speaker).filled(section, known.answers, known.folded),
        product=product_name(product, to.language) if section.per_product else None,
        settled=known.completeness.settled,
        applicable=known.completeness.applicable,
        changed=tuple(changed),
        to_ask=tuple(to_ask),
    )


def _inside(section: Node, path: str) -> bool:
    return path == section.path or path.startswith(section.path + ".")


def _label(to: Addressed, section: Node, path: str) -> str:
    node = next((node for node in section.walk() if node.path == path), None)
    return to.speaker.label(node.label) if node else path


def comparison_view(
    to: Addressed, form: Questionnaire, products: Sequence[Product], changes: Sequence[Difference],
    days: tuple[date, date], versions: tuple[int, int], at: datetime,
) -> ComparisonView:  # fmt: skip
    """What changed from one day to another, by chapter and product."""
    from aedesk.papers.dossier_compare import ComparisonView

    assert to.client is not None
    say, kinds = words(to.language), Counter(each.kind for each in changes)
    named = [
        say.p("dossier", "{day}, version {number}").format(day=formats.day(day, to.language), number=version)
        if version else formats.day(day, to.language)
        for day, version in zip(days, versions, strict=True)
    ]  # fmt: skip
    told = Counter(name for each in changes if each.after and (name := _teller(to, each.after)))
    chapters = _compared(to, form, products, changes)
    return ComparisonView(
        language=to.language,
        house=to.house,
        client=to.client_name,
        internal_number=to.client.code,
        first=named[0],
        second=named[1],
        version=versions[1],
        added=kinds["added"],
        changed=kinds["changed"],
        unknown=kinds["back_to_unknown"],
        not_applicable=kinds["not_applicable"],
        told_by=tuple(told.most_common(4)),
        chapters=chapters,
        printed_on=to.day(),
        printed_at=to.time,
        printed_by=to.printed_by,
        content_hash=content_hash(to.client_name, named, chapters),
        at=at,
    )


def _compared(
    to: Addressed, form: Questionnaire, products: Sequence[Product], changes: Sequence[Difference]
) -> tuple[ComparedChapter, ...]:
    from aedesk.papers.dossier_compare import Compared, ComparedChapter

    numbers = chapter_numbers(form)
    owners: dict[UUID | None, Product | None] = {None: None, **{product.id: product for product in products}}
    chapters = []
    for section in form.sections:
        nodes = {node.path: node for node in section.walk()}
        for owner, product in owners.items():
            rows = tuple(
                Compared(
                    number_of(section, each.path),
                    to.speaker.label(nodes[each.path].label),
                    _side(to, nodes[each.path], each.before),
                    _side(to, nodes[each.path], each.after),
                )
                for each in changes
                if each.product_id == owner and each.path in nodes
            )
            if rows:
                name = product_name(product, to.language)
                title = to.speaker.label(section.label)
                chapters.append(ComparedChapter(numbers[section.path], title, name, rows))
    return tuple(chapters)


def _side(to: Addressed, node: Node, view: AnswerView | None) -> Side:
    from aedesk.papers.dossier_compare import Side

    say = words(to.language)
    if view is None:
        return Side(say.p("dossier", "not asked yet"), known=False)
    quoted = f"\n{to.speaker.quoted(view)}" if view.own_words else ""
    if view.state is AnswerState.NOT_APPLICABLE:
        return Side(say.p("dossier", "does not apply") + quoted, known=False)
    if view.state is AnswerState.NOT_KNOWN:
        asked = formats.near_day(view.said_on, to.speaker.today, to.language)
        return Side(say.p("dossier", "asked {day}, not known").format(day=asked) + quoted, known=False)
    return Side(to.speaker.plain(node, view.value) + quoted, source=to.speaker.source_line(replace(view, given=False)))


def _teller(to: Addressed, view: AnswerView) -> str:
    person = to.speaker.people.get(view.contact_id) if view.contact_id else None
    return person.name if person else view.said_by
