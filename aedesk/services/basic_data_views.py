"""The client's basic data in the words of its paper (PF-01). Private remarks never come here (C-22, Z-22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.client import Contact, ContactNote
from aedesk.domain.dossier import Place, Product
from aedesk.domain.questionnaire import Questionnaire
from aedesk.papers import formats
from aedesk.papers.questions import Marks, Months
from aedesk.services.addressed import Addressed, named
from aedesk.services.client_facts import (
    POINTS,
    Answers,
    client_of,
    contact_word,
    open_jobs,
    open_money,
    people_of,
    reached,
    signs,
)
from aedesk.services.dossier_marks import STRENGTHS, MediaRow, Profile
from aedesk.services.dossier_sheets import content_hash, product_name
from aedesk.services.dossier_views import Chapter
from aedesk.services.estimate_views import by_script
from aedesk.storage import tables as t
from aedesk.words import words

if TYPE_CHECKING:
    from aedesk.papers.basic_data import BasicDataView, Pair, Planned

SECTIONS = ("cover", "client", "future_advertising", "advertiser_activities")
"""The chapters that the basic data are taken from."""

NEEDS = (
    "future_advertising.forecast.appeal_points",
    "future_advertising.forecast.likely_appeals",
    "advertiser_activities.future.services_to_strengthen",
    "advertiser_activities.future.expansion_policy",
)
_SCHEDULE = "cover.activity_schedule"
_TEAM = "cover.service_team"
_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_TENS, _ROUND = ("初", "十", "廿"), ("", "初十", "二十", "三十")
_PLACES = (Place.WEAK, Place.EVEN, Place.STRONG)


@dataclass(frozen=True)
class Strengths:
    """The marks of one product."""

    product: Product
    profile: Profile


def basic_data_view(
    s: Session, to: Addressed, form: Questionnaire, chapters: Mapping[str, Chapter], version: int,
    strengths: Strengths | None, media: Sequence[MediaRow], at: datetime,
) -> BasicDataView:  # fmt: skip
    """The client's basic data from its record, its dossier and its notes."""
    from aedesk.papers.basic_data import BasicDataView, Contact, Member

    client, say = client_of(to), words(to.language)
    answers = Answers(to, chapters)
    people = people_of(client)
    team = answers.value(_TEAM)
    made = say.p("dossier", "{day}, version {number}").format(day=to.day(), number=version)
    view = BasicDataView(
        language=to.language,
        house=to.house,
        client=to.client_name,
        industry=answers.words("cover.industry") or client.industry,
        internal_number=client.code,
        account_executive=to.account_executive,
        client_class=client.client_class.value,
        made=made if version else to.day(),
        version=version,
        printed_by=to.printed_by,
        printed_at=to.time,
        account=_account(s, to, answers),
        company=_company(to, answers),
        group=tuple(
            Member(to.person(member.person_id), member.duty) for member in client.group if to.person(member.person_id)
        )
        or tuple(Member(str(row.get("member", "")), str(row.get("role", ""))) for row in _rows(team)),
        people=tuple(
            Contact(named(each, to.language).name, each.title, signs(each, to), reached(each, to),
                    _birthday(each, to), each.tastes)
            for each in people
        ),
        schedule=_schedule(s, to, answers),
        needs=tuple(_needs(to, answers)),
        contacts=_contacts(s, to),
        strengths=_marks(to, form, strengths),
        product=product_name(strengths.product, to.language) if strengths else "",
        media=tuple(Months(row.medium, row.booked, row.has_run) for row in media),
        year=to.speaker.today.year,
        at=at,
    )  # fmt: skip
    return _hashed_basic(view)


def _hashed_basic(view: BasicDataView) -> BasicDataView:
    return replace(view, content_hash=content_hash(view.client, view.account, view.company, view.people, view.schedule,
                                                   view.needs, view.contacts))  # fmt: skip


def _account(s: Session, to: Addressed, answers: Answers) -> tuple[Pair, ...]:
    from aedesk.papers.basic_data import Pair

    client, say = client_of(to), words(to.language)
    days = say.n("{count} day after the invoice", "{count} days after the invoice", client.payment_days)
    money = open_money(s, to)
    rows = [
        Pair(say.p("dossier", "Legal name"), client.legal_name),
        Pair(say.p("dossier", "Tax no."), client.tax_number),
        Pair(say.p("dossier", "Bank"), answers.words("client.company.banking")),
        Pair(say.p("dossier", "Address"), client.address),
        Pair(say.p("dossier", "Payment"), days.format(count=client.payment_days)),
        Pair(say.p("dossier", "Currency"), client.currency),
    ]
    return (*rows, Pair(say.p("dossier", "Waiting"), money)) if money else tuple(rows)


def _company(to: Addressed, answers: Answers) -> tuple[Pair, ...]:
    from aedesk.papers.basic_data import Pair

    say, path = words(to.language), "client.company."
    founded = to.speaker.join(answers.words(path + key) for key in ("founded", "founder", "employees"))
    return (
        Pair(say.p("dossier", "Founded"), founded),
        Pair(say.p("dossier", "Results"), answers.words(path + "business_results")),
        Pair(say.p("dossier", "Product mix"), answers.words(path + "product_mix")),
        Pair(say.p("dossier", "We handle"), answers.words(path + "items_we_handle")),
        Pair(say.p("dossier", "Position"), answers.words(path + "industry_position")),
        Pair(say.p("dossier", "Plans"), answers.words(path + "development_plans")),
        Pair(say.p("dossier", "Take care"), answers.words(POINTS)),
    )


def _rows(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _birthday(contact: Contact, to: Addressed) -> str:
    """The birthday as told: solar or lunar."""
    if contact.birth_month is None or contact.birth_day is None:
        return ""
    month, day = contact.birth_month, contact.birth_day
    if not contact.birth_lunar:
        return formats.near_day(date(2000, month, day), date(2000, month, 1), to.language)
    if to.language == "zh":
        said = _TENS[day // 10] + _DIGITS[day % 10] if day % 10 else _ROUND[day // 10]
        return f"{'闰' if contact.birth_leap else ''}{_MONTHS[month - 1]}月{said}（农历）"
    say = words(to.language)
    if contact.birth_leap:
        return say.p("dossier", "leap {month}/{day} lunar").format(month=month, day=day)
    return say.p("dossier", "{month}/{day} lunar").format(month=month, day=day)


def _schedule(s: Session, to: Addressed, answers: Answers) -> tuple[Planned, ...]:
    """What is planned from today on: the dossier's schedule and the open jobs with a date, in order."""
    from aedesk.papers.basic_data import Planned

    today = to.speaker.today
    found: list[tuple[str, Planned]] = []
    for row in _rows(answers.value(_SCHEDULE)):
        day = str(row.get("date") or "")
        if not day or day >= today.isoformat():
            shown = formats.near_day(date.fromisoformat(day), today, to.language) if day else ""
            texts = (str(row.get(key) or "") for key in ("activity", "responsible", "note"))
            found.append((day or "9999", Planned(shown, *texts)))
    for job in open_jobs(s, client_of(to).id):
        if job.due and job.due >= today:
            what = by_script(job.title, job.other_title, to.language).first
            found.append((job.due.isoformat(), Planned(formats.near_day(job.due, today, to.language), what,
                                                       to.person(job.owner_id), job.number or "")))  # fmt: skip
    return tuple(planned for _, planned in sorted(found, key=lambda each: each[0]))


def _needs(to: Addressed, answers: Answers) -> Iterable[str]:
    colon = "：" if to.language == "zh" else ": "
    for place, path in enumerate(NEEDS):
        node = answers.node(path)
        if not place:
            yield from answers.lines(path)
        elif node is not None and (said := answers.words(path)):
            yield f"{to.speaker.label(node.label)}{colon}{said}"


def _contacts(s: Session, to: Addressed) -> tuple[Pair, ...]:
    from aedesk.papers.basic_data import Pair

    n = t.contact_note.c
    newest = select(ContactNote).where(n.client_id == client_of(to).id).order_by(n.at.desc(), n.id.desc()).limit(4)
    colon = "：" if to.language == "zh" else ": "
    found = []
    for note in s.scalars(newest):
        said = note.words.strip().replace("\n", " ")
        kind = contact_word(note.kind, to.language)
        day = formats.near_day(note.at.astimezone().date(), to.speaker.today, to.language)
        found.append(Pair(day, f"{kind}{colon}{said}" if said else kind))
    return tuple(found)


def _marks(to: Addressed, form: Questionnaire, strengths: Strengths | None) -> Marks | None:
    node = form.find(STRENGTHS)
    if strengths is None or node is None:
        return None
    labels = {row.key: to.speaker.label(row.label) for row in node.rows}
    keys = [key for key in strengths.profile.rows() if key in labels]
    names = ("", *strengths.profile.rivals)
    places = {
        (keys.index(row), names.index(rival)): _PLACES.index(place)
        for (row, rival), place in strengths.profile.places.items()
        if row in keys
    }
    shown = (product_name(strengths.product, to.language), *strengths.profile.rivals)
    return Marks(tuple(labels[key] for key in keys), shown, places)
