"""What the client's record already answers on the cover, and answers in words for other papers."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.answer_values import Value, load
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState
from aedesk.domain.people import Person
from aedesk.domain.questionnaire import Kind, Node, Option
from aedesk.storage import tables as t

ADVERTISER = "cover.advertiser"


def text(s: Session, client_id: UUID, path: str) -> str:
    """The words of a known answer in text, for a paper that reads within its own session."""
    a = t.answer.c
    where = (a.client_id == client_id, a.path == path, a.product_id.is_(None), a.state == AnswerState.KNOWN)
    value = load(s.execute(select(a.value).where(*where)).scalar() or "")
    return value if isinstance(value, str) else ""


def of_client(s: Session, client: Client) -> dict[str, Value]:
    """Answers of the cover that the client's own record gives until somebody writes others (Q-02)."""
    people = {person.id: person for person in s.scalars(select(Person).where(t.person.c.id.in_(_ids(client))))}
    owner = people.get(client.owner_id) if client.owner_id else None
    team = [
        {"member": people[member.person_id].name} | ({"role": member.duty} if member.duty else {})
        for member in client.group
        if member.person_id in people
    ]
    found: dict[str, Value] = {
        "cover.internal_no": client.code,
        "cover.industry": client.industry,
        ADVERTISER: client.legal_name or client.short_name,
        "cover.ae": owner.name if owner else "",
        "cover.service_team": team,
    }
    return {path: value for path, value in found.items() if value}


def _ids(client: Client) -> list[UUID]:
    return [*({client.owner_id} if client.owner_id else ()), *(member.person_id for member in client.group)]


def words(node: Node, value: Value, language: str, names: Mapping[UUID, str]) -> str:
    """An answer in words, in one line or a few."""
    between = "、" if language == "zh" else ", "
    if value is None:
        return ""
    if node.period:
        return between.join(f"{period} {figure}".strip() for period, figure in value)
    match node.kind:
        case Kind.SINGLE_CHOICE:
            return _chosen(node.options, [value], language, between)
        case Kind.MULTI_CHOICE:
            return _chosen(node.options, value, language, between)
        case Kind.YES_NO:
            return {"zh": ("否", "是"), "es": ("no", "sí")}.get(language, ("no", "yes"))[bool(value)]
        case Kind.CONTACT_LIST:
            return between.join(names.get(UUID(id), "") for id in value)
        case Kind.ORG_CHART:
            return between.join(names.get(UUID(who), "") for who, _ in value)
        case Kind.TABLE:
            rows = value.values() if isinstance(value, dict) else value
            return "\n".join(between.join(_cell(cell) for cell in row.values()) for row in rows)
        case Kind.MONTH_LIST:
            return between.join(str(month) for month in value)
    return between.join(map(str, value)) if isinstance(value, list) else str(value)


def _chosen(options: tuple[Option, ...], value: Value, language: str, between: str) -> str:
    labels = {option.key: option.label[language] for option in options}
    return between.join(
        labels.get(key, key) + (f" ({_cell(blank)})" if blank is not None else "") for key, blank in value
    )


def _cell(value: Value) -> str:
    return ", ".join(_cell(item) for item in value if item is not None) if isinstance(value, list) else str(value)
