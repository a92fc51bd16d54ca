"""The sheet that writes a line of a register, whatever its kind, and changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from aedesk.domain.care import BossNote, Promise, PromiseKind
from aedesk.domain.desk import Item, ItemKind
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk_room.register_words import KINDS, OF
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.fields import Check, Choice, DateEdit, Line, LongText, Segments
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.desk import Desk

_FIELDS: dict[str, tuple[str, ...]] = {
    "promise": ("client_id", "due", "sort"),
    "boss": ("client_id", "big"),
    "landmine": ("client_id", "person", "said_on", "plan"),
    "issue": ("client_id", "due", "words"),
    "question": ("client_id", "person", "words"),
    "parked": ("client_id", "due", "words"),
}
"""Which fields a kind asks for, besides what it is."""


class RegisterSheet(FormSheet):
    """One line of any register; an existing one keeps its kind."""

    def __init__(self, desk: Desk, kind: str, item: Item | None = None) -> None:
        title = _(OF[kind].name) if item else _("New line in the registers")
        super().__init__(desk, title, _("Save") if item else _("Write it down"), width=640)
        self._item = item
        self.kind = Segments([(one.code, _(one.name)) for one in KINDS], kind, height="sm")
        self.kind.setAccessibleName(_("Kind"))
        self.kind.changed.connect(lambda code: self._ask(str(code)))
        self.means = Text("", 12, 400, "t3")
        self.words = Line(item.title if item else "")
        today = desk.clock.today()
        clients = [(row.id, row.short_name) for row in desk.services.clients.rows("")]
        self.client = Choice([(None, _("no client")), *clients], item.client_id if item else None)
        self.due = DateEdit(item.due if item else None, clock=desk.clock)
        self.person = Line(item.person if item else "", _("name"))
        self.said = DateEdit((item.said_on if item else None) or today, clock=desk.clock)
        self.plan = LongText(item.plan if item else "", _("what we do if it happens"), lines=2)
        self.note = LongText(item.words if item else "", _("what must be known about it"), lines=2)
        self.sort = Segments([(one, label(one)) for one in PromiseKind], PromiseKind.DEED)
        self.big = Check(_("Big: to be told today"))
        self.body.addWidget(self.kind)
        self.body.addWidget(self.means)
        self.body.addWidget(self.field("title", _("What"), self.words))
        self.row(self.field("client_id", _("Client"), self.client), self.field("due", _("Day"), self.due))
        self.row(self.field("person", _("Said to"), self.person), self.field("said_on", _("Said on"), self.said))
        self.body.addWidget(self.field("plan", _("Way out"), self.plan))
        self.body.addWidget(self.field("words", _("Note"), self.note))
        self.body.addWidget(self.field("sort", _("Sort"), self.sort))
        self.body.addWidget(self.big)
        self.kind.setVisible(item is None)
        self.finish()
        self._ask(kind)

    def _ask(self, code: str) -> None:
        wanted = _FIELDS[code]
        for name, field in self.fields.items():
            field.setVisible(name == "title" or name in wanted)
        self.big.setVisible("big" in wanted)
        self.fields["person"].label.setText(_("For whom") if code == "question" else _("Said to"))
        self.fields["due"].label.setText(
            {"promise": _("Promised for"), "parked": _("Until"), "issue": _("Look again on")}.get(code, _("Day"))
        )
        self.means.setText(_(OF[code].means))
        self.means.updateGeometry()
        self.refit()

    places = {"words": "title"}

    def first_focus(self) -> QWidget | None:
        return self.words

    def save(self) -> None:
        code = str(self.kind.value())
        words = must("title", self.words.value())
        client = cast("UUID | None", self.client.value())
        if code in ("promise", "boss") and client is None:
            raise UserError("client_missing", field="client_id")
        care, due = self.desk.services.care, self.due.date()
        if code == "promise":
            if due is None:
                raise UserError("empty", field="due")
            care.promise(Promise(cast(UUID, client), words, due, kind=cast(PromiseKind, self.sort.value())))
        elif code == "boss":
            care.tell_boss(BossNote(cast(UUID, client), words, self.big.value()))
        else:
            self._keep(code, words, client)
        self.kept_words = _("{kind}: “{words}”").format(kind=_(OF[code].name), words=words)

    def _keep(self, code: str, words: str, client: UUID | None) -> None:
        wanted = _FIELDS[code]
        item = self._item or Item(words, ItemKind(code))
        item.title, item.client_id = words, client
        item.words = self.note.value() if "words" in wanted else item.words
        item.person = self.person.value() if "person" in wanted else item.person
        item.plan = self.plan.value() if "plan" in wanted else item.plan
        item.said_on = self.said.date() if "said_on" in wanted else item.said_on
        if self._item is None:
            item.due = self.due.date() if "due" in wanted else None
            self.desk.services.registers.add(item)
        else:
            self.desk.services.desk.save(item)
