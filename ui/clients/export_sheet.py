"""What goes out of the room of clients: people as vCards, or what is planned as a calendar."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.words import _, language
from ui import format as fmt
from ui.desk import Desk
from ui.file_sheet import FileSheet
from ui.widgets.fields import Check, Choice, DateEdit, Switch
from ui.widgets.labels import Text

_AHEAD = 30  # days


class PeopleExport(FileSheet):
    """Everybody of one client or of all, as a file that address books read."""

    def __init__(self, desk: Desk, client_id: UUID | None = None) -> None:
        super().__init__(desk, _("Export contacts"), width=520)
        rows = desk.services.clients.rows()
        whose: list[tuple[object, str]] = [(None, _("all clients")), *((row.id, row.short_name) for row in rows)]
        self.whose = Choice(whose)
        self.whose.set_value(client_id)
        self.body.addWidget(self.field("client", _("People of"), self.whose))
        what = _("One vCard file: names, titles, numbers, addresses, birthdays and notes.")
        self.body.addWidget(Text(fmt.join((what, _("Private remarks never go out.")), " "), 12, 400, "t3"))
        self.body.addWidget(self.bar)
        self.finish()

    def save(self) -> None:
        services, client_id = self.desk.services, cast("UUID | None", self.whose.value())
        of = self.whose.currentText() if client_id is not None else ""
        name = services.contacts.file_name(_("Contacts"), of, "vcf", self.desk.clock.today())
        self.write(self.title.full(), name, "vcf", lambda tell: services.contacts.vcards(client_id, tell))


class CalendarExportSheet(FileSheet):
    """Calls, visits and birthdays as a file that calendars read."""

    places = {"calendar_range": "last", "calendar_nothing": "last"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Export the calendar"), width=520)
        today = desk.clock.today()
        self.first, self.last = DateEdit(today, clock=desk.clock), DateEdit(today + timedelta(_AHEAD), clock=desk.clock)
        self.row(self.field("first", _("From"), self.first), self.field("last", _("Until"), self.last))
        self.kinds = {"calls": Check(_("Planned calls"), True), "visits": Check(_("Planned visits"), True),
                      "birthdays": Check(_("Birthdays, every year"), True)}  # fmt: skip
        for box in self.kinds.values():
            box.changed.connect(lambda _on: self._follow())
            self.body.addWidget(box)
        self.codes = Switch(_("Codes instead of names: C-0007 in place of clients and people"), False, px=13)
        self.codes.changed.connect(lambda _on: self._follow())
        self.body.addWidget(self.codes)
        self.note = Text("", 12, 400, "t3")
        self.body.addWidget(self.note)
        self.body.addWidget(self.bar)
        self.finish()
        self._follow()

    def _follow(self) -> None:
        names = _("A calendar on a telephone or in a cloud is read by others too. With codes no client can be told.")
        codes = _("Names, numbers, places and what it is about stay here; only the codes go out.")
        self.note.setText(codes if self.codes.value() else names)
        self.note.updateGeometry()
        self.go.setEnabled(any(box.value() for box in self.kinds.values()) and self.task is None)
        self.refit()

    def save(self) -> None:
        services, first, last = self.desk.services, self.first.date(), self.last.date()
        if first is None or last is None:
            raise UserError("empty", field="first" if first is None else "last")
        names, kinds, speech = not self.codes.value(), {k: box.value() for k, box in self.kinds.items()}, language()
        name = services.contacts.file_name(_("Calendar"), "AE Desk", "ics", self.desk.clock.today())
        self.write(
            self.title.full(), name, "ics",
            lambda _tell: services.calendars.write(first, last, speech, names=names, **kinds),
        )  # fmt: skip
