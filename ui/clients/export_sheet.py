"""What goes out of the room of clients: people as vCards, or what is planned as a calendar."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.words import _, language
from ui import format as fmt
from ui import tasks
from ui.desk import Desk
from ui.forms import FormSheet
from ui.widgets.fields import Check, Choice, DateEdit, Switch
from ui.widgets.labels import Text
from ui.widgets.progress import Progress

_AHEAD = 30  # days


class _Export(FormSheet):
    """Asks, then writes the file in the background."""

    closes = False
    undoable = False

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk, title, _("Export…"), width=520)
        self._task: tasks.Task | None = None
        self.bar = Progress(_("Writing the file"))
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.closed.connect(self._stop)

    @property
    def half_filled(self) -> bool:
        """Never: what was chosen here is chosen again in a moment."""
        return False

    def _write(self, name: str, ending: str, make: Callable[[], bytes]) -> None:
        path = self.desk.ask.save_file(self.title.full(), name, (f"*.{ending}",))
        if path is None:
            return
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")
        target = path

        def work(_task: tasks.Task) -> None:
            data = make()
            try:
                target.write_bytes(data)
            except OSError as error:
                raise UserError("file_not_written", file=target.name) from error

        self.bar.show()
        self.go.setEnabled(False)
        self.refit()
        self._task = tasks.run(self, work, lambda _nothing: self._written(target), self._failed)

    def _written(self, path: Path) -> None:
        self._task = None
        self.kept_words = _("Exported: {file}").format(file=path.name)
        self.leave()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.bar.hide()
        self.go.setEnabled(True)
        self.complain(error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class PeopleExport(_Export):
    """Everybody of one client or of all, as a file that address books read."""

    def __init__(self, desk: Desk, client_id: UUID | None = None) -> None:
        super().__init__(desk, _("Export contacts"))
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
        self._write(name, "vcf", lambda: services.contacts.vcards(client_id))


class CalendarExportSheet(_Export):
    """Calls, visits and birthdays as a file that calendars read."""

    places = {"calendar_range": "last", "calendar_nothing": "last"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Export the calendar"))
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
        self.go.setEnabled(any(box.value() for box in self.kinds.values()) and self._task is None)
        self.refit()

    def save(self) -> None:
        services, first, last = self.desk.services, self.first.date(), self.last.date()
        if first is None or last is None:
            raise UserError("empty", field="first" if first is None else "last")
        names, kinds, speech = not self.codes.value(), {k: box.value() for k, box in self.kinds.items()}, language()
        name = services.contacts.file_name(_("Calendar"), "AE Desk", "ics", self.desk.clock.today())
        self._write(name, "ics", lambda: services.calendars.write(first, last, speech, names=names, **kinds))
