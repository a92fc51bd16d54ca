"""The sheets of a call: a new one, one that is changed, one that came in, and minutes that were not measured."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.domain.call import DEFAULT_MINUTES, Call, Purpose, Slot
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.calls.outcome import read_time
from ui.calls.wording import SLOTS
from ui.forms import FormSheet
from ui.labels import label
from ui.widgets.fields import Check, Choice, DateEdit, Line, Number

if TYPE_CHECKING:
    from ui.desk import Desk

AT = "at"


class CallSheet(FormSheet):
    """Plans a call, or changes one; `call_id` is the call afterwards. `theirs`: they are calling us, now."""

    def __init__(self, desk: Desk, call: Call | None = None, *, theirs: bool = False) -> None:
        title = _("Change the call") if call else _("They are calling") if theirs else _("New call")
        super().__init__(desk, title, _("Save") if call else _("Take the call") if theirs else _("Plan it"), width=600)
        self._call, self._theirs = call, theirs
        self.call_id: UUID | None = call.id if call else None
        rows = desk.services.clients.rows("")
        self.client = Choice([(row.id, row.short_name) for row in rows], call.client_id if call else None)
        self.client.changed.connect(lambda _value: self._people())
        self.who = Choice([])
        self.purpose = Choice([(each, label(each)) for each in Purpose], call.purpose if call else Purpose.STATUS)
        self.purpose.changed.connect(self._usual)
        self.about = Line(call.about if call else "", _("the signature on E-0147"))
        self.minutes = Number(call.minutes if call else DEFAULT_MINUTES[Purpose.STATUS], least=1, most=240)
        slots: list[tuple[object, str]] = [(slot, _(words)) for slot, words in SLOTS.items()]
        self.slot = Choice([*slots, (AT, _("At a fixed time"))], Slot.BLOCK)
        if call is not None:
            self.slot.set_value(AT if call.at else call.slot)
        self.slot.changed.connect(lambda _value: self._timed())
        self.on = DateEdit(call.day if call and call.day else desk.clock.today(), clock=desk.clock)
        self.time = Line(f"{desk.clock.local(call.at):%H:%M}" if call and call.at else "")
        self.important = Check(_("Important: preparation is needed"), call.important if call else False)
        self._build()
        self._people()
        if call and call.contact_id:
            self.who.set_value(call.contact_id)
        self._timed()

    def _build(self) -> None:
        self.row(self.field("client_id", _("Client"), self.client), self.field("contact_id", _("With whom"), self.who))
        if self._call is not None:
            self.client.setEnabled(False)
        self.row(
            self.field("purpose", _("Purpose"), self.purpose),
            self.field("about", _("About"), self.about),
            stretch=(2, 3),
        )
        if not self._theirs:
            self.row(
                self.field("minutes", _("Minutes"), self.minutes),
                self.field("slot", _("When"), self.slot),
                self.field("day", _("Day"), self.on),
                self.field("at", _("Time"), self.time),
                stretch=(2, 4, 4, 2),
            )
            self.body.addWidget(self.important)
        self.finish()

    def _usual(self, purpose: object) -> None:
        self.minutes.set_value(DEFAULT_MINUTES[cast(Purpose, purpose)])

    def _people(self) -> None:
        key = self.client.value()
        if key is None:
            return
        there = [one for one in self.desk.services.clients.get(cast(UUID, key)).contacts if one.left_on is None]
        people: list[tuple[object, str]] = [
            (one.id, f"{one.name}, {one.title}" if one.title else one.name) for one in there
        ]
        self.who.set_items([*people, (None, _("nobody by name"))])
        self.who.set_value(there[0].id if there else None)

    def choose_client(self, client_id: UUID, contact_id: UUID | None = None) -> None:
        """Start with this client."""
        self.client.set_value(client_id)
        self._people()
        if contact_id is not None:
            self.who.set_value(contact_id)

    def _timed(self) -> None:
        self.time.setEnabled(self.slot.value() == AT)

    def save(self) -> None:
        calls = self.desk.services.calls
        client, contact = cast("UUID | None", self.client.value()), cast("UUID | None", self.who.value())
        if client is None:
            raise UserError("empty", field="client_id")
        purpose = cast(Purpose, self.purpose.value())
        if self._theirs:
            self.call_id = calls.received(client, contact, self.about.value()).id
            return
        call = self._call or Call(client)
        call.contact_id, call.purpose, call.about = contact, purpose, self.about.value()
        minutes, before = int(self.minutes.value() or Decimal(10)), call.minutes
        call.important = self.important.value()
        day = self.on.date()
        if day is None:
            raise UserError("empty", field="day")
        slot, at = self.slot.value(), None
        if slot == AT:
            time = read_time(self.time.value())
            if time is None:
                raise UserError("time_odd", field="at")
            at = self.desk.clock.instant(day, time.hour() * 60 + time.minute())
        if self._call is None:
            call.minutes = minutes
            call.day, call.slot, call.at = day, Slot.BLOCK if slot == AT else cast(Slot, slot), at
            self.call_id = calls.add(call).id
        else:
            calls.save(call)
            if minutes != before:
                calls.resize(call.id, minutes)
            if slot == AT:
                calls.move(call.id, at=at, day=day)
            elif (call.slot, call.day, call.at) != (slot, day, None):
                calls.move(call.id, slot=cast(Slot, slot), day=day)
        self.kept_words = _("Call planned") if self._call is None else _("Call changed")


class MinutesSheet(FormSheet):
    """Asks how long a call took whose timer ran on; `minutes` is the answer."""

    def __init__(self, desk: Desk, who: str, started: str) -> None:
        super().__init__(desk, _("How long was the call?"), _("Take over"), width=460)
        self.minutes: int | None = None
        help = _("The timer with {who} has been running since {time}.").format(who=who, time=started)
        self.edit = Number(None, least=1, most=240)
        self.body.addWidget(self.field("minutes", _("Minutes talked"), self.edit, help))
        self.finish()

    def save(self) -> None:
        value = self.edit.value()
        if value is None:
            raise UserError("empty", field="minutes")
        self.minutes = int(value)
