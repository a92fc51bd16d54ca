"""Who says it, where and how sure: set once, it holds for the answers that follow."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from aedesk.domain.client import ContactKind, ContactNote
from aedesk.domain.dossier import AnswerState, Confidence, SourceKind
from aedesk.services.dossier_views import AnswerView
from aedesk.words import _, p_
from ui import format as fmt
from ui.labels import label

_BY_KIND = {ContactKind.VISIT: SourceKind.VISIT, ContactKind.CALL: SourceKind.CALL, ContactKind.MAIL: SourceKind.MAIL}


@dataclass(frozen=True)
class Telling:
    """What is kept beside an answer."""

    contact_id: UUID | None = None
    said_by: str = ""
    source: SourceKind = SourceKind.VISIT
    confidence: Confidence = Confidence.HEARD
    said_on: date | None = None  # None is today

    def fields(self) -> dict[str, Any]:
        """As the service takes it."""
        return {
            "contact_id": self.contact_id, "said_by": self.said_by, "source": self.source,
            "confidence": self.confidence, "said_on": self.said_on,
        }  # fmt: skip

    def asked(self) -> dict[str, Any]:
        """As the service takes it for a question that was asked in vain."""
        kept = self.fields()
        del kept["confidence"]
        return kept


def of_answer(view: AnswerView) -> Telling:
    """What stands beside an answer."""
    said_by = "" if view.contact_id else view.said_by
    return Telling(view.contact_id, said_by, view.source, view.confidence, view.said_on)


def of_note(note: ContactNote | None, today: date) -> Telling:
    """Where today's talk with the client took place, if it was noted."""
    if note is None or note.at.astimezone().date() != today:
        return Telling()
    return Telling(note.contact_id, source=_BY_KIND.get(note.kind, SourceKind.CALL))


def words(telling: Telling, name: str, today: date) -> str:
    """Who, where and when in one line: Su Wen, visit, today."""
    who = name or telling.said_by
    where = label(telling.source)
    when = _("today") if telling.said_on in (None, today) else fmt.day(telling.said_on or today)
    return fmt.join([who, where, when])


def source_words(view: AnswerView) -> str:
    """What stands at the right of a question: who said it and when, else where it was learned."""
    if view.given:
        return _("from the client’s record")
    if view.state is AnswerState.NOT_APPLICABLE:
        return ""
    who = view.said_by or label(view.source)[:1].upper() + label(view.source)[1:]
    parts = [who, fmt.day(view.said_on) if view.said_on else ""]
    if view.state is AnswerState.NOT_KNOWN:
        return fmt.join([p_("question", "asked"), *parts])
    said = fmt.join(parts)
    if view.confidence is not Confidence.HEARD:
        said = f"{said} · {label(view.confidence)}"
    return said


def source_spoken(view: AnswerView) -> str:
    """All that is kept of where an answer comes from."""
    if view.given or view.state is AnswerState.NOT_APPLICABLE:
        return source_words(view)
    old = _("old: ask again") if view.stale else ""
    day = fmt.day(view.said_on, year=True) if view.said_on else ""
    return fmt.join([view.said_by, label(view.source), day, label(view.confidence), old])
