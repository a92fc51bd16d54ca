"""What is written down while the telephone is still in the hand: a promise, a complaint, an idea, word for the boss."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.domain.care import BossNote, Complaint, Idea, IdeaKind, Promise, PromiseKind
from aedesk.domain.errors import UserError
from aedesk.words import N_, _
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.fields import Check, Choice, DateEdit, LongText, Segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from aedesk.domain.client import Client
    from ui.desk import Desk


class _Capture(FormSheet):
    """Words about one client."""

    title_words, yes_words, hint = "", "", ""

    def __init__(self, desk: Desk, client: Client, contact_id: UUID | None) -> None:
        title = _("{verb}: {what}").format(verb=_(self.title_words), what=client.short_name)
        super().__init__(desk, title, _(self.yes_words), width=520)
        self.client_id = client.id
        self.contact_id = contact_id
        self.words = LongText("", _(self.hint), lines=3)
        self.body.addWidget(self.field("words", _("Words"), self.words))
        self.more()
        self.finish()

    def more(self) -> None:
        """Further fields."""


class PromiseSheet(_Capture):
    """What we promise; a reply is an answer that we owe."""

    title_words, yes_words, hint = N_("Promise"), N_("Keep it in mind"), N_("what we promised, in our own words")

    def more(self) -> None:
        today = self.desk.clock.today()
        self.due = DateEdit(today + timedelta(days=1), clock=self.desk.clock)
        self.kind = Segments([(each, label(each)) for each in PromiseKind], PromiseKind.DEED)
        self.row(self.field("due", _("By"), self.due), self.field("kind", _("Kind"), self.kind))

    def save(self) -> None:
        due = self.due.date()
        if due is None:
            raise UserError("empty", field="due")
        words = must("words", self.words.value())
        kind = cast(PromiseKind, self.kind.value())
        self.desk.services.care.promise(Promise(self.client_id, words, due, self.contact_id, kind))
        self.kept_words = _("Promise noted")


class ComplaintSheet(_Capture):
    """A complaint as it was said; the answer follows in Care."""

    title_words, yes_words, hint = N_("Complaint"), N_("Note it"), N_("what they said, in their own words")

    def save(self) -> None:
        words = must("words", self.words.value())
        self.desk.services.care.complain(Complaint(self.client_id, words, contact_id=self.contact_id))
        self.kept_words = _("Complaint noted")


class IdeaSheet(_Capture):
    """An idea for the client; offered today or kept."""

    title_words, yes_words, hint = N_("Idea"), N_("Keep it"), N_("what could help them")

    def more(self) -> None:
        self.kind = Choice([(each, label(each)) for each in IdeaKind], IdeaKind.ADVERTISING)
        self.body.addWidget(self.field("kind", _("Kind"), self.kind))
        self.offered = Check(_("Offered today"))
        self.body.addWidget(self.offered)

    def save(self) -> None:
        today = self.desk.clock.today()
        words, kind = must("words", self.words.value()), cast(IdeaKind, self.kind.value())
        offered = today if self.offered.value() else None
        self.desk.services.care.idea(Idea(self.client_id, words, kind, had_on=today, offered_on=offered))
        self.kept_words = _("Idea kept")


class BossSheet(_Capture):
    """What the boss must know."""

    title_words, yes_words, hint = N_("Tell the boss"), N_("Note it"), N_("what happened, and what we do about it")

    def more(self) -> None:
        self.big = Check(_("Big: it goes up to the director"))
        self.body.addWidget(self.big)

    def save(self) -> None:
        note = BossNote(self.client_id, must("words", self.words.value()), self.big.value())
        self.desk.services.care.tell_boss(note)
        self.kept_words = _("Noted for the boss")


class QuestionSheet(_Capture):
    """A question of theirs that we answer later: a reply that we owe."""

    title_words, yes_words, hint = N_("Question"), N_("Answer later"), N_("what they want to know")

    def more(self) -> None:
        self.due = DateEdit(self.desk.clock.today(), clock=self.desk.clock)
        self.body.addWidget(self.field("due", _("Answer by"), self.due))

    def save(self) -> None:
        due = self.due.date()
        if due is None:
            raise UserError("empty", field="due")
        words = must("words", self.words.value())
        promise = Promise(self.client_id, words, due, self.contact_id, PromiseKind.REPLY)
        self.desk.services.care.promise(promise)
        self.kept_words = _("Question noted, an answer is owed")


def to_the_desk(desk: Desk, client: Client, _contact: UUID | None) -> FormSheet:
    """Something to be dealt with at the desk, about this client."""
    from aedesk.domain.desk import Source
    from ui import rooms

    return cast(FormSheet, rooms.sheet("capture", desk, client.id, Source.CALL))


CAPTURES: tuple[tuple[str, str, str, Callable[[Desk, Client, UUID | None], FormSheet]], ...] = (
    (N_("Promise"), "flag", "R", PromiseSheet),
    (N_("Question to answer later"), "message", "U", QuestionSheet),
    (N_("Complaint"), "alert-triangle", "C", ComplaintSheet),
    (N_("Idea"), "lamp", "E", IdeaSheet),
    (N_("Tell the boss"), "send", "G", BossSheet),
    (N_("To the desk"), "inbox", "K", to_the_desk),
)
"""Words, icon, key and sheet, in the order of the menu."""
