"""The sheets of a visit: planning it, and afterwards what was learned (C-11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.domain.care import Visit, VisitKind, VisitPerson, VisitState
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.calls.outcome import read_time
from ui.done import done
from ui.errors import sentence
from ui.forms import FormSheet
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, Line, LongText, Number, Segments

if TYPE_CHECKING:
    from ui.desk import Desk


class VisitSheet(FormSheet):
    """Plans a visit, or changes one that is planned."""

    def __init__(
        self, desk: Desk, client_id: UUID | None, contact_id: UUID | None, day: date, visit: Visit | None = None
    ) -> None:
        title = _("Change the visit") if visit else _("Plan a visit")
        super().__init__(desk, title, _("Save") if visit else _("Plan it"), width=600)
        self._visit = visit
        rows = desk.services.clients.rows("")
        self.client = Choice([(row.id, row.short_name) for row in rows], visit.client_id if visit else client_id)
        self.client.setEnabled(visit is None)
        self.who = Choice([])
        self.client.changed.connect(lambda _value: self._people(None))
        local = desk.clock.local(visit.starts_at) if visit else None
        self.on = DateEdit(local.date() if local else day, clock=desk.clock)
        self.time = Line(f"{local:%H:%M}" if local else "10:00")
        self.minutes = Number(visit.minutes if visit else 60, least=5, most=720)
        self.travel = Number(visit.travel if visit else 0, least=0, most=600)
        self.kind = Segments([(each, label(each)) for each in VisitKind], visit.kind if visit else VisitKind.AT_CLIENT)
        self.where = Line(visit.place if visit else "")
        self.goal = Line(visit.goal if visit else "", _("what you want to come back with"))
        self.body.addWidget(self.field("kind", _("Where"), self.kind))
        self.row(self.field("client_id", _("Client"), self.client), self.field("people", _("With whom"), self.who))
        self.row(
            self.field("starts_at", _("Day"), self.on),
            self.field("time", _("Time"), self.time),
            self.field("minutes", _("Minutes"), self.minutes),
            self.field("travel", _("Way there, min"), self.travel),
            stretch=(4, 2, 2, 3),
        )
        self.row(self.field("goal", _("Goal"), self.goal), self.field("place", _("Place"), self.where), stretch=(3, 2))
        self._people(visit.people[0].contact_id if visit and visit.people else contact_id)
        quiet = None
        if visit is not None:
            quiet = Button(_("Cancel the visit"), "danger")
            quiet.clicked.connect(self._cancel)
        self.finish(quiet=quiet)

    def _people(self, contact_id: UUID | None) -> None:
        key = self.client.value()
        if key is None:
            return
        there = [one for one in self.desk.services.clients.get(cast(UUID, key)).contacts if one.left_on is None]
        people: list[tuple[object, str]] = [
            (one.id, f"{one.name}, {one.title}" if one.title else one.name) for one in there
        ]
        self.who.set_items([*people, (None, _("nobody by name"))])
        self.who.set_value(contact_id or (there[0].id if there else None))

    def _cancel(self) -> None:
        assert self._visit is not None
        try:
            self.desk.services.visits.cancel(self._visit.id)
        except UserError as error:
            self.complain(error)
            return
        self.close()
        done(self.desk, _("Visit cancelled"))

    def save(self) -> None:
        client, contact = cast("UUID | None", self.client.value()), cast("UUID | None", self.who.value())
        day, time = self.on.date(), read_time(self.time.value())
        if client is None:
            raise UserError("empty", field="client_id")
        if day is None:
            raise UserError("empty", field="starts_at")
        if time is None:
            raise UserError("time_odd", field="time")
        starts = self.desk.clock.instant(day, time.hour() * 60 + time.minute())
        visit = self._visit or Visit(client, starts)
        visit.starts_at = starts
        visit.minutes = int(self.minutes.value() or Decimal(60))
        visit.travel = int(self.travel.value() or Decimal(0))
        visit.kind = cast(VisitKind, self.kind.value())
        visit.place, visit.goal = self.where.value(), self.goal.value()
        if contact is not None and contact not in {one.contact_id for one in visit.people}:
            visit.people = [VisitPerson(contact), *visit.people[1:]]
        if self._visit is None:
            self.desk.services.visits.plan(visit)
            self.kept_words = _("Visit planned")
        else:
            self.desk.services.visits.save(visit)
            self.kept_words = _("Visit changed")


class HeldSheet(FormSheet):
    """After a visit: how their business goes, what the market does, what advertising they need, and the result."""

    def __init__(self, desk: Desk, visit: Visit, client: str) -> None:
        super().__init__(desk, _("What the visit to {client} brought").format(client=client), _("Save"), width=600)
        self._visit = visit
        self.business = LongText(visit.business, _("sales, plans, worries"), lines=2)
        self.market = LongText(visit.market, _("competitors, trade, prices"), lines=2)
        self.need = LongText(visit.need, _("what they will have to advertise, and when"), lines=2)
        self.result = Line(visit.result, _("what was agreed"))
        self.body.addWidget(self.field("business", _("How their business develops"), self.business))
        self.body.addWidget(self.field("market", _("What the market does"), self.market))
        self.body.addWidget(self.field("need", _("What advertising they need"), self.need))
        self.body.addWidget(self.field("result", _("Result"), self.result))
        quiet = Button(_("It is still to come"), "quiet")
        quiet.clicked.connect(self._change)
        self.finish(quiet=quiet)

    def _change(self) -> None:
        self.close()
        VisitSheet(self.desk, None, None, self.desk.clock.today(), self._visit).open()

    def save(self) -> None:
        self.desk.services.visits.hold(
            self._visit.id, self.business.value(), self.market.value(), self.need.value(), self.result.value()
        )
        self.kept_words = _("Visit noted")


def open_visit(desk: Desk, key: UUID) -> None:
    """Open a visit: to be changed while it is ahead, to be told once it has begun."""
    try:
        visit = desk.services.visits.get(key)
    except UserError as error:
        desk.toast(sentence(error))
        return
    if visit.state is VisitState.PLANNED and visit.starts_at > desk.clock.now():
        VisitSheet(desk, None, None, desk.clock.today(), visit).open()
    else:
        HeldSheet(desk, visit, desk.services.clients.get(visit.client_id).short_name).open()
