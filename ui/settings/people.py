"""The people of the agency: who they are decides what they may sign."""

from typing import cast
from uuid import UUID

from aedesk.domain.people import Person, Rank
from aedesk.words import _, p_
from ui import format
from ui.desk import Desk
from ui.forms import FormSheet, must
from ui.labels import label, signs, slot
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, Line
from ui.widgets.rows import Row, RowButton


class PeopleBlock(Block):
    """A row for each person; pressing it opens their sheet."""

    def __init__(self, saver: Saver) -> None:
        self._saver = saver
        more = Button(_("Add a person"), "link", height="sm")
        more.clicked.connect(lambda: self._open(None))
        super().__init__("people", _("People and ranks"), "", more)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rows: list[RowButton] = []
        self.said = self.add_words("")
        self.reload()

    def reload(self) -> None:
        """Show everybody who is there now."""
        agency = self._saver.desk.services.agency
        for row in self.rows:
            self.drop(row)
        people = agency.people()
        self.rows = []
        for i, person in enumerate(people):
            ranks = format.join(label(rank) for rank in person.ranks)
            name = _("{name} (me)").format(name=person.name) if person.is_me else person.name
            row = RowButton(
                Row(name, ranks, initials=person.initials, right=signs(person.ranks), key=person.id), 30, tall=44
            )
            row.clicked.connect(lambda _on=False, key=person.id: self._open(key))
            self.rows.append(row)
            self.insert(i, row)
        self.note.setText(str(len(people)))
        gaps = agency.gaps()
        if gaps:
            slots = format.join((slot(code) for code in gaps), "; ")
            self.said.setText(_("Nobody may sign yet: {slots}.").format(slots=slots))
            self.said.set_tone("amb")
        else:
            self.said.setText(_("What somebody signed keeps the rank that it was signed with."))
            self.said.set_tone("t3")
        self.said.updateGeometry()

    def _open(self, key: UUID | None) -> None:
        person = self._saver.desk.services.agency.person(key) if key else None
        sheet = PersonSheet(self._saver.desk, person)
        sheet.on_saved = self._saver.saved
        sheet.open()


class PersonSheet(FormSheet):
    """Takes somebody in, changes their ranks, or notes that they left."""

    def __init__(self, desk: Desk, person: Person | None = None) -> None:
        self.person_id: UUID | None = person.id if person else None
        title = _("Change {name}").format(name=person.name) if person else _("New person")
        super().__init__(desk, title, _("Save person"), width=560)
        shown = person or Person("", Rank.AE)
        self.name, self.other_name = Line(shown.name), Line(shown.other_name)
        ranks: list[tuple[object, str]] = [(rank, label(rank)) for rank in Rank]
        none: list[tuple[object, str]] = [(None, _("none"))]
        self.rank = Choice(ranks, shown.rank)
        self.second = Choice(none + ranks)
        self.second.set_value(shown.second_rank)
        self.row(
            self.field("name", p_("person", "Name"), self.name),
            self.field("other_name", _("Name in the second script"), self.other_name),
        )
        self.row(
            self.field("rank", _("Rank"), self.rank),
            self.field("second_rank", _("Second rank"), self.second, _("in a small house; papers then show both")),
        )
        self.left_on = DateEdit(shown.left_on, clock=desk.clock)
        if person is not None and not person.is_me:
            words = _("from that day on they sign nothing")
            self.row(self.field("left_on", _("Left the agency on"), self.left_on, words))
        self.finish()

    def save(self) -> None:
        agency = self.desk.services.agency
        person = agency.person(self.person_id) if self.person_id else Person("", Rank.AE)
        person.name = must("name", self.name.value())
        person.other_name = self.other_name.value()
        person.rank = cast(Rank, self.rank.value())
        person.second_rank = cast(Rank | None, self.second.value())
        person.left_on = self.left_on.date()
        (agency.add_person if self.person_id is None else agency.save_person)(person)
        self.kept_words = _("{name} saved").format(name=person.name)
