"""The sheets of client care: gifts, greetings, days that matter, and the answer to a complaint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.domain.care import Channel, Complaint, Gift, Greeting, IdeaOutcome, ImportantDay
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.done import done
from ui.errors import sentence
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Check, Choice, DateEdit, Line, LongText, Money

if TYPE_CHECKING:
    from ui.desk import Desk

OWN = "own"


class _ClientSheet(FormSheet):
    """A sheet about somebody at a client."""

    def __init__(self, desk: Desk, title: str, yes: str, client_id: UUID | None, contact_id: UUID | None) -> None:
        super().__init__(desk, title, yes, width=600)
        rows = desk.services.clients.rows("")
        self.client = Choice([(row.id, row.short_name) for row in rows], client_id)
        if client_id is None and rows:
            self.client.set_value(rows[0].id)
        self.who = Choice([])
        self.client.changed.connect(lambda _value: self._people(None))
        self.row(self.field("client_id", _("Client"), self.client), self.field("contact_id", _("For whom"), self.who))
        self._people(contact_id)

    def _people(self, contact_id: UUID | None) -> None:
        key = self.client.value()
        if key is None:
            return
        there = [one for one in self.desk.services.clients.get(cast(UUID, key)).contacts if one.left_on is None]
        people: list[tuple[object, str]] = [(one.id, one.name) for one in there]
        self.who.set_items([*people, (None, _("everybody there"))])
        self.who.set_value(contact_id or (there[0].id if there else None))

    def client_id(self) -> UUID:
        """The client that was chosen."""
        key = self.client.value()
        if key is None:
            raise UserError("empty", field="client_id")
        return cast(UUID, key)

    def contact_id(self) -> UUID | None:
        """The person that was chosen."""
        return cast("UUID | None", self.who.value())


def occasions(desk: Desk, client_id: UUID | None) -> list[tuple[object, str]]:
    """What a gift or a greeting may be for."""
    from aedesk.sentences import OCCASIONS

    found: list[tuple[object, str]] = [(key, _(words)) for key, words in OCCASIONS.items() if key != "day"]
    if client_id is not None:
        found += [(f"day:{one.id}", one.name) for one in desk.services.gifts.important_days(client_id)]
    return [*found, (OWN, _("something else"))]


class GiftSheet(_ClientSheet):
    """A gift in the agency's name: budget, item, when, and later who received it."""

    def __init__(
        self, desk: Desk, gift: Gift | None = None, *, client_id: UUID | None = None, contact_id: UUID | None = None,
        occasion: str = "birthday", on: date | None = None,
    ) -> None:  # fmt: skip
        client, contact = (gift.client_id, gift.contact_id) if gift else (client_id, contact_id)
        super().__init__(desk, _("Gift"), _("Save"), client, contact)
        self._gift = gift
        self._allow = False
        self.boss: Choice | None = None
        currency = desk.services.agency.get().currency
        offered = occasions(desk, client)
        code = gift.occasion if gift else occasion
        known = code in [value for value, _words in offered]
        self.occasion = Choice(offered, code if known else OWN)
        self.other = Line("" if known else code, _("opening, launch, thanks"))
        self.item = Line(gift.item if gift else "", _("hand-bound notebook"))
        self.on = DateEdit(gift.on if gift else on or desk.clock.today(), clock=desk.clock)
        self.budget = Money(gift.budget if gift else 0, currency)
        self.supplier = Line(gift.supplier if gift else "")
        self.sign = Line(gift.card_text if gift else "", _("what stands on the card"))
        self.row(self.field("occasion", _("Occasion"), self.occasion), self.field("other", _("Other"), self.other))
        self.row(
            self.field("item", _("Item"), self.item), self.field("on", _("Given on"), self.on),
            self.field("budget", _("Budget"), self.budget), stretch=(3, 2, 2),
        )  # fmt: skip
        self.row(self.field("supplier", _("Supplier"), self.supplier), self.field("card_text", _("Card"), self.sign))
        quiet = None
        if gift is not None and gift.delivered_on is None:
            quiet = Button(_("It was given"), icon="check")
            quiet.clicked.connect(self._deliver)
            if gift.approved_by is None:
                self._approval()
        self.finish(quiet=quiet)

    def _approval(self) -> None:
        from aedesk.domain.people import Rank, at_least

        people = [one for one in self.desk.services.agency.people() if any(at_least(r, Rank.AM) for r in one.ranks)]
        named: list[tuple[object, str]] = [(one.id, one.name) for one in people]
        self.boss = Choice([(None, _("nobody yet")), *named])
        self.boss.set_value(None)
        self.body.addWidget(self.field("approved_by", _("Approved by"), self.boss))

    def _deliver(self) -> None:
        assert self._gift is not None
        self.close()
        DeliverSheet(self.desk, self._gift).open()

    def save(self) -> None:
        gifts = self.desk.services.gifts
        code = str(self.occasion.value())
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        item = must("item", self.item.value())
        gift = self._gift or Gift(self.client_id(), item, on)
        gift.client_id, gift.contact_id, gift.item, gift.on = self.client_id(), self.contact_id(), item, on
        gift.occasion = must("other", self.other.value()) if code == OWN else code
        gift.budget = self.budget.minor() or 0
        gift.supplier, gift.card_text = self.supplier.value(), self.sign.value()
        person = cast("UUID | None", self.boss.value()) if self.boss is not None else None
        try:
            gifts.save(gift, allow=self._allow or person is not None)
        except UserError as error:
            if error.code not in ("gift_over_limit", "gift_over_budget") or self._allow:
                raise
            self._allow = True
            self.go.set_text(_("Save all the same"))
            raise
        if person is not None:
            gifts.approve(gift.id, person)
        self.kept_words = _("Gift saved")


class DeliverSheet(FormSheet):
    """A gift was handed over."""

    def __init__(self, desk: Desk, gift: Gift) -> None:
        super().__init__(desk, gift.item, _("It was given"), width=480)
        self._gift = gift
        currency = desk.services.agency.get().currency
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.by = Line(gift.received_by)
        self.cost = Money(gift.cost if gift.cost is not None else gift.budget, currency)
        self.row(self.field("on", _("Given on"), self.on), self.field("cost", _("Cost"), self.cost))
        self.body.addWidget(self.field("received_by", _("Received by"), self.by))
        self.finish()

    def save(self) -> None:
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        self.desk.services.gifts.deliver(self._gift.id, on, self.by.value(), self.cost.minor())
        self.kept_words = _("Gift given")


class GreetingSheet(_ClientSheet):
    """A greeting, written or sent."""

    def __init__(
        self, desk: Desk, one: Greeting | None = None, *, client_id: UUID | None = None,
        contact_id: UUID | None = None, occasion: str = "birthday", on: date | None = None,
    ) -> None:  # fmt: skip
        client, contact = (one.client_id, one.contact_id) if one else (client_id, contact_id)
        super().__init__(desk, _("Greeting"), _("Save"), client, contact)
        self._one = one
        offered = [each for each in occasions(desk, client) if each[0] != OWN]
        self.occasion = Choice(offered, one.occasion if one else occasion)
        self.on = DateEdit(one.on if one else on or desk.clock.today(), clock=desk.clock)
        self.channel = Choice([(each, label(each)) for each in Channel], one.channel if one else Channel.MESSAGE)
        self.words = LongText(one.words if one else "", _("a sentence that is meant for them alone"), lines=2)
        self.sent = Check(_("Sent"), bool(one and one.sent_on))
        self.row(
            self.field("occasion", _("Occasion"), self.occasion), self.field("on", _("Day"), self.on),
            self.field("channel", _("By"), self.channel),
        )  # fmt: skip
        self.body.addWidget(self.field("words", _("Words"), self.words))
        self.body.addWidget(self.sent)
        self.finish()

    def save(self) -> None:
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        one = self._one or Greeting(self.client_id(), "", on)
        one.client_id, one.contact_id, one.on = self.client_id(), self.contact_id(), on
        one.occasion = str(self.occasion.value() or "")
        one.channel, one.words = cast(Channel, self.channel.value()), self.words.value()
        kept = self.desk.services.gifts.greet(one)
        if self.sent.value() and kept.sent_on is None:
            self.desk.services.gifts.sent(kept.id, self.desk.clock.today())
        self.kept_words = _("Greeting saved")


class DaySheet(_ClientSheet):
    """A day that matters to a client."""

    def __init__(self, desk: Desk, client_id: UUID | None = None) -> None:
        super().__init__(desk, _("Day that matters"), _("Save"), client_id, None)
        self.who.set_value(None)
        self.name = Line("", _("anniversary, opening, listing"))
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.once = Check(_("Only this year"))
        self.gift = Check(_("With a gift"))
        self.row(self.field("name", _("What day"), self.name), self.field("on", _("Day"), self.on), stretch=(3, 2))
        self.row(self.once, self.gift)
        self.finish()

    def save(self) -> None:
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        name = must("name", self.name.value())
        year = on.year if self.once.value() else None
        day = ImportantDay(self.client_id(), name, on.month, on.day, year=year, contact_id=self.contact_id(),
                           gift=self.gift.value())  # fmt: skip
        self.desk.services.gifts.important_day(day)
        self.kept_words = _("Day noted")


class AnswerSheet(FormSheet):
    """The cause of a complaint, what we answered, and what we learned; it is closed with it."""

    def __init__(self, desk: Desk, one: Complaint) -> None:
        super().__init__(desk, _("Complaint"), _("Close the complaint"), width=560)
        self._one = one
        self.cause = LongText(one.cause, "", lines=2)
        self.response = LongText(one.response, "", lines=2)
        self.lesson = LongText(one.lesson, "", lines=2)
        self.body.addWidget(self.field("cause", _("Cause"), self.cause, one.words))
        self.body.addWidget(self.field("response", _("Our answer"), self.response))
        self.body.addWidget(self.field("lesson", _("What we learn from it"), self.lesson))
        keep = Button(_("Keep it open"), "quiet")
        keep.clicked.connect(self._keep)
        self.finish(quiet=keep)

    def _take(self) -> None:
        self._one.cause, self._one.response = self.cause.value(), self.response.value()
        self._one.lesson = self.lesson.value()

    def _keep(self) -> None:
        self._take()
        try:
            self.desk.services.care.answer_complaint(self._one.id, self._one.cause, self._one.response)
        except UserError as error:
            self.complain(error)
            return
        self.close()

    def save(self) -> None:
        care = self.desk.services.care
        cause, response = must("cause", self.cause.value()), must("response", self.response.value())
        lesson = must("lesson", self.lesson.value())
        care.answer_complaint(self._one.id, cause, response)
        care.close_complaint(self._one.id, lesson)
        self.kept_words = _("Complaint closed")


def settle_idea(desk: Desk, key: UUID, outcome: IdeaOutcome | None, note: str = "") -> None:
    """An idea was offered (no outcome yet), taken or declined."""
    try:
        if outcome is None:
            desk.services.care.offer_idea(key, desk.clock.today())
        else:
            desk.services.care.settle_idea(key, outcome, note)
    except UserError as error:
        desk.toast(sentence(error))
        return
    done(desk, _("Idea settled") if outcome else _("Idea offered"))
