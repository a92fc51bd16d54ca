"""A dossier as JSON: every answer with where it comes from, for another program or another desk of ours."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from aedesk.domain.answer_values import Value, own_words
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, Confidence, Product, SourceKind
from aedesk.domain.errors import UserError
from aedesk.services.dossier_views import AnswerView
from aedesk.services.exchange.views import FORMAT, FORMAT_VERSION, Key, Place, Problem, Source


@dataclass(frozen=True)
class Said:
    """One answer of the file, not checked yet; `state` None takes the present one away."""

    section: str
    product_id: UUID | None
    path: str
    place: Place
    state: AnswerState | None
    value: Value
    source: Source | None
    own_words: str | None = None  # None: the file does not say


@dataclass
class TextRead:
    """A whole file."""

    version: int
    client_id: str
    code: str
    name: str
    made_on: date | None
    answers: list[Said]


def write(
    client: Client, products: Sequence[Product], paths: Mapping[str, Sequence[str]], answers: Mapping[Key, AnswerView],
    version: int, made_on: date,
) -> bytes:  # fmt: skip
    """The file; `paths` are those of each chapter, in printed order. The same dossier gives the same bytes."""
    chapters = []
    for section, own in paths.items():
        for product in [None, *products]:
            owner = product.id if product else None
            said = {path: _answer(answers[path, owner]) for path in own if (path, owner) in answers}
            if said:
                of = {"id": str(product.id), "name": product.name} if product else None
                chapters.append({"section": section, "product": of, "answers": said})
    whole = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "questionnaire": version,
        "client": {"id": str(client.id), "code": client.code, "name": client.short_name},
        "made_on": made_on.isoformat(),
        "people": {str(contact.id): contact.name for contact in client.contacts},
        "chapters": chapters,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _answer(view: AnswerView) -> dict[str, Any]:
    made: dict[str, Any] = {"state": view.state.value}
    if view.state is AnswerState.KNOWN:
        made["value"] = view.value
    made |= {"source": view.source.value, "confidence": view.confidence.value}
    if view.contact_id is not None:
        made["contact"] = str(view.contact_id)
    elif view.said_by:
        made["said_by"] = view.said_by
    made["own_words"] = view.own_words
    return made | ({"said_on": view.said_on.isoformat()} if view.said_on else {})


def read(data: bytes, report: Callable[[Problem], None]) -> TextRead:
    """What lies in the file; UserError where it is none of ours."""
    twice: list[str] = []
    whole = _load(data, twice)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UserError("exchange_not_file")
    if not isinstance(whole.get("format_version"), int) or whole["format_version"] > FORMAT_VERSION:
        raise UserError("exchange_newer")
    for key in twice:
        report(Problem(Place("", key[:80]), "exchange_twice"))
    client: dict[str, Any] = whole["client"] if isinstance(whole.get("client"), dict) else {}
    made = TextRead(
        whole["questionnaire"] if isinstance(whole.get("questionnaire"), int) else 0,
        _words(client.get("id")), _words(client.get("code")), _words(client.get("name")),
        _day(whole.get("made_on")), [],
    )  # fmt: skip
    chapters = whole.get("chapters")
    if not isinstance(chapters, list):
        report(Problem(Place("", "chapters"), "exchange_shape"))
        return made
    for n, chapter in enumerate(chapters):
        made.answers.extend(_chapter(n, chapter, report))
    return made


def _load(data: bytes, twice: list[str]) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) < len(items):
            keys = [key for key, _ in items]
            twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return made

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        raise UserError("exchange_damaged") from None


def _chapter(n: int, chapter: Any, report: Callable[[Problem], None]) -> Iterator[Said]:
    where = f"chapters[{n}]"
    if not isinstance(chapter, dict) or not isinstance(chapter.get("answers"), dict):
        report(Problem(Place(where), "exchange_shape"))
        return
    section, product = _words(chapter.get("section")), chapter.get("product")
    sheet = section
    product_id = None
    if product is not None:
        product_id = _id(product.get("id")) if isinstance(product, dict) else None
        if product_id is None:
            report(Problem(Place(sheet, f"{where}.product"), "exchange_shape"))
            return
        sheet = f"{section} · {_words(product.get('name'))}"
    for path, answer in chapter["answers"].items():
        place = Place(sheet, path)
        try:
            json.dumps([path, answer], ensure_ascii=False).encode()  # half a sign cannot be kept
            yield _said(section, product_id, path, place, answer)
        except (UserError, ValueError):
            report(Problem(place, "exchange_shape"))


def _said(section: str, product_id: UUID | None, path: str, place: Place, answer: Any) -> Said:
    if answer is None:
        return Said(section, product_id, path, place, None, None, None)
    if not isinstance(answer, dict):
        raise UserError("exchange_shape")
    state = AnswerState(answer.get("state", AnswerState.KNOWN))
    source = None
    if "source" in answer:
        contact = answer.get("contact")
        if contact is not None and _id(contact) is None:
            raise UserError("exchange_shape")
        source = Source(
            SourceKind(answer["source"]), Confidence(answer.get("confidence", Confidence.HEARD)), _id(contact),
            _words(answer.get("said_by")), _day(answer.get("said_on")),
        )  # fmt: skip
    return Said(section, product_id, path, place, state, answer.get("value"), source, _own(answer))


def _own(answer: dict[str, Any]) -> str | None:
    words = answer.get("own_words")
    return own_words(words) if isinstance(words, str) else None


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
