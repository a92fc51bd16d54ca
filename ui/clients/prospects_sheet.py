"""The sheet of a prospect: who it is, how far it has come, and how it is to be won (N-02 to N-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.domain.people import Rank, at_least
from aedesk.domain.standing import Prospect, ProspectStep
from aedesk.words import _
from ui.clients.prospects_words import STEPS, intent_words
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.fields import Choice, DateEdit, Line, LongText, Segments

if TYPE_CHECKING:
    from ui.desk import Desk

NEW, KNOWN = "new", "known"


class ProspectSheet(FormSheet):
    """Adds a prospect, a new company or one that is in the desk already; or changes one."""

    def __init__(self, desk: Desk, prospect: Prospect | None = None, *, client_id: UUID | None = None) -> None:
        name = desk.services.clients.get(prospect.client_id).short_name if prospect else ""
        title = _("Change prospect {name}").format(name=name) if prospect else _("New prospect")
        super().__init__(desk, title, _("Save prospect") if prospect else _("Add prospect"), width=720)
        self._prospect, self._name_shown = prospect, name
        self.client_id: UUID | None = prospect.client_id if prospect else client_id
        self.company: QWidget | None = None
        if prospect is None:
            self._who(client_id)
        self._plan(prospect or Prospect(client_id or UUID(int=0)))
        self.finish()

    def _who(self, client_id: UUID | None) -> None:
        services = self.desk.services
        live = {row.client_id for row in services.standing.prospects(self.desk.clock.today())}
        there = [row for row in services.clients.rows("") if not row.open_jobs and row.id not in live]
        self.which = Segments([(NEW, _("New company")), (KNOWN, _("Already in the desk"))], KNOWN if client_id else NEW)
        self.which.part(KNOWN).setEnabled(bool(there))
        self.which.setAccessibleName(_("Which company"))
        self.which.changed.connect(lambda _value: self._turn())
        self.body.addWidget(self.which)
        self.known = Choice([(row.id, row.short_name) for row in there])
        self.known.set_value(client_id if client_id else there[0].id if there else None)
        self.known_field = self.field("client_id", _("Client"), self.known, _("those without an open job"))
        self.body.addWidget(self.known_field)
        self.short_name, self.industry, self.address = Line(""), Line(""), Line("")
        self.person, self.phone = Line(""), Line("")
        self.company = QWidget()
        column = QVBoxLayout(self.company)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        outer, self.body = self.body, column
        self.row(self.field("short_name", _("Short name"), self.short_name),
                 self.field("industry", _("Industry"), self.industry))  # fmt: skip
        self.row(self.field("name", _("Whom we call"), self.person), self.field("phone", _("Phone"), self.phone),
                 self.field("address", _("Address"), self.address), stretch=(3, 3, 4))  # fmt: skip
        self.body = outer
        self.body.addWidget(self.company)
        self.short_name.left.connect(self._warn)
        self._turn()

    def _turn(self) -> None:
        new = self.which.value() == NEW
        assert self.company is not None
        self.company.setVisible(new)
        self.known_field.setVisible(not new)
        self.refit()

    def _warn(self) -> None:
        field, typed = self.fields["short_name"], self.short_name.value().casefold()
        twins = [row.short_name for row in self.desk.services.clients.rows(typed)
                 if typed and typed in (row.short_name.casefold(), row.other_name.casefold())]  # fmt: skip
        words = _("There is a client of this name already: {name}.").format(name=twins[0]) if twins else ""
        if not field.failed:
            field.set_help(words, "amb")
            self.refit()

    def _plan(self, shown: Prospect) -> None:
        leads = [one for one in self.desk.services.agency.people(include_left=True)
                 if any(at_least(rank, Rank.AD) for rank in one.ranks)
                 and (one.left_on is None or one.id == shown.lead_owner_id)]  # fmt: skip
        named: list[tuple[object, str]] = [(one.id, one.name) for one in leads]
        self.lead = Choice([(None, _("nobody yet")), *named])
        new = self._prospect is None
        self.lead.set_value(named[0][0] if new and named else shown.lead_owner_id)
        self.intent = Segments([(each, intent_words(each)) for each in (1, 2, 3)], shown.intent)
        self.step = Choice([(each, label(each)) for each in STEPS], shown.step)
        self.next_on = DateEdit(shown.next_on, clock=self.desk.clock)
        self.row(
            self.field("step", _("Step"), self.step), self.field("intent", _("Intent"), self.intent), stretch=(1, 1)
        )
        self.row(
            self.field("lead_owner_id", _("Developed by"), self.lead, _("account director or above; the AE serves")),
            self.field("next_on", _("Next contact"), self.next_on), stretch=(3, 2),
        )  # fmt: skip
        self.help_by = LongText(shown.who_can_help, _("who of ours or theirs can open the door"), lines=2)
        self.goals = LongText(shown.goals, _("what we want to win, by when"), lines=2)
        self.strategy = LongText(shown.strategy, _("how we go about it"), lines=2)
        self.timetable = LongText(shown.timetable, _("what is done when"), lines=2)
        self.row(self.field("who_can_help", _("Who can help"), self.help_by),
                 self.field("goals", _("Goals"), self.goals))  # fmt: skip
        self.row(self.field("strategy", _("Strategy"), self.strategy),
                 self.field("timetable", _("Timetable"), self.timetable))  # fmt: skip

    def _fill(self, prospect: Prospect) -> Prospect:
        prospect.step = cast(ProspectStep, self.step.value())
        prospect.intent = cast(int, self.intent.value())
        prospect.lead_owner_id = cast("UUID | None", self.lead.value())
        prospect.next_on = self.next_on.date()
        prospect.who_can_help, prospect.goals = self.help_by.value(), self.goals.value()
        prospect.strategy, prospect.timetable = self.strategy.value(), self.timetable.value()
        return prospect

    def save(self) -> None:
        standing = self.desk.services.standing
        if self._prospect is not None:
            standing.save_prospect(self._fill(self._prospect))
            self.kept_words = _("Prospect {name} saved").format(name=self._name_shown)
            return
        if self.which.value() == KNOWN:
            key = cast("UUID | None", self.known.value())
            if key is None:
                raise UserError("empty", field="client_id")
            standing.prospect(self._fill(Prospect(key)))
            self.client_id = key
        else:
            client = self._company()
            standing.new_prospect(client, self._fill(Prospect(client.id)))
            self.client_id, self.undoable = client.id, False  # its number is drawn for good
        self.kept_words = _("Prospect added")

    def _company(self) -> Client:
        agency, me = self.desk.services.agency.get(), self.desk.services.agency.me()
        name = must("short_name", self.short_name.value())
        person, phone = self.person.value(), self.phone.value()
        if phone and not person:
            raise UserError("empty", field="name")
        return Client(
            name, industry=self.industry.value(), address=self.address.value(), owner_id=me.id,
            language=agency.paper_language, currency=agency.currency, payment_days=agency.payment_days,
            contacts=[Contact(person, phone=phone)] if person else [],
        )  # fmt: skip
