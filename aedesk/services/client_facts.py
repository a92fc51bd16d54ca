"""What one-page papers ask of a client: known answers, its people, open work, and words for codes."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.client import Client, Contact, ContactKind, ContactRole
from aedesk.domain.dossier import AnswerState
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.job import Job, Stage
from aedesk.domain.questionnaire import Node
from aedesk.papers import formats
from aedesk.services.addressed import Addressed, named
from aedesk.services.dossier_views import Chapter
from aedesk.storage import tables as t
from aedesk.words import words

POINTS = "client.company.other_points"
"""The answer that says what to take care of."""

_WAITING = (EstimateState.APPROVED, EstimateState.SENT)


class Answers:
    """What is known of a client, asked for by path."""

    def __init__(self, to: Addressed, chapters: Mapping[str, Chapter]) -> None:
        self._to, self._chapters = to, chapters

    def value(self, path: str) -> object:
        """The value of a known answer."""
        chapter = self._chapters.get(path.split(".", 1)[0])
        answer = chapter.answers.get(path) if chapter else None
        return answer.value if answer and answer.state is AnswerState.KNOWN else None

    def node(self, path: str) -> Node | None:
        """The question."""
        chapter = self._chapters.get(path.split(".", 1)[0])
        return next((node for node in chapter.section.walk() if node.path == path), None) if chapter else None

    def words(self, path: str) -> str:
        """A known answer on one line."""
        node, value = self.node(path), self.value(path)
        if node is None or value is None:
            return ""
        stop = "；" if self._to.language == "zh" else "; "
        return stop.join(line.strip() for line in self._to.speaker.plain(node, value).split("\n") if line.strip())

    def lines(self, path: str) -> list[str]:
        """A known answer in the lines it was written in."""
        node, value = self.node(path), self.value(path)
        if node is None or value is None:
            return []
        return [line.strip(" -–·") for line in self._to.speaker.plain(node, value).split("\n") if line.strip(" -–·")]


def client_of(to: Addressed) -> Client:
    """The client that a paper is about."""
    assert to.client is not None
    return to.client


def people_of(client: Client) -> list[Contact]:
    """The client's people who are there, those who sign and decide first."""
    there = [each for each in client.contacts if each.left_on is None]
    return sorted(there, key=lambda each: (not each.signs, each.role is not ContactRole.DECIDES))


def signs(contact: Contact, to: Addressed) -> str:
    """What somebody signs, in the paper's language; nothing if they sign nothing."""
    return words(to.language).p("dossier", "estimates") if contact.signs else ""


def reached(contact: Contact, to: Addressed) -> str:
    """The phone number by which somebody is reached, else the e-mail address."""
    return named(contact, to.language).phone or contact.email


def open_jobs(s: Session, client_id: UUID) -> list[Job]:
    """A client's jobs that are not closed, by their dates, those without one last."""
    j = t.job.c
    query = select(Job).where(j.client_id == client_id, j.stage != Stage.CLOSED)
    return list(s.scalars(query.order_by(j.due.is_(None), j.due, j.id)))


def waiting(s: Session, client_id: UUID) -> list[Estimate]:
    """Estimates that wait for the client's signature, the oldest first."""
    e = t.estimate.c
    query = select(Estimate).where(e.client_id == client_id, e.state.in_(_WAITING))
    return list(s.scalars(query.order_by(e.issued_on, e.id)))


def open_money(s: Session, to: Addressed) -> str:
    """What waits for a signature, by currency, and since when."""
    today, say = to.speaker.today, words(to.language)
    found = []
    for each in waiting(s, client_of(to).id):
        if each.total is not None:
            money = formats.money(each.total, each.currency, to.language)
            since = each.sent_on or each.issued_on
            days = say.p("dossier", "day {count}").format(count=(today - since).days) if since else ""
            found.append(f"{each.number} {money}" + (f" ({days})" if days else ""))
    return to.speaker.join(found)


def contact_word(kind: ContactKind, language: str) -> str:
    """The word for a kind of contact."""
    say = words(language)
    return {
        ContactKind.VISIT: say.p("dossier", "Visit"),
        ContactKind.CALL: say.p("dossier", "Call"),
        ContactKind.MAIL: say.p("dossier", "Mail"),
        ContactKind.MESSAGE: say.p("dossier", "Message"),
        ContactKind.VIDEO: say.p("dossier", "Video call"),
    }[kind]


def contact_role(role: ContactRole, language: str) -> str:
    """The word for what somebody does for us at the client."""
    say = words(language)
    return {
        ContactRole.DECIDES: say.p("dossier", "decides"),
        ContactRole.DAY_TO_DAY: say.p("dossier", "day to day"),
        ContactRole.ADVERTISING: say.p("dossier", "advertising"),
        ContactRole.SALES: say.p("dossier", "sales"),
        ContactRole.FINANCE: say.p("dossier", "finance"),
        ContactRole.OTHER: "",
    }[role]


def stage_word(stage: Stage, language: str) -> str:
    """The word for a stage of work."""
    say = words(language)
    return {
        Stage.FORECAST: say.p("stage", "Forecast"),
        Stage.BRIEF: say.p("stage", "Brief"),
        Stage.LAYOUT: say.p("stage", "Layout"),
        Stage.ESTIMATE: say.p("stage", "Estimate"),
        Stage.FINISHED_ART: say.p("stage", "Finished art"),
        Stage.EXECUTION: say.p("stage", "Execution"),
        Stage.PRODUCTION: say.p("stage", "Production"),
        Stage.CLOSED: say.p("stage", "Closed"),
    }[stage]
