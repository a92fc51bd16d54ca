"""The sheet of one member of the service group: who of the agency, and what they do for this client."""

from typing import cast
from uuid import UUID

from aedesk.domain.client import Client, GroupMember
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.forms import FormSheet
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Line


class GroupSheet(FormSheet):
    """Puts one of the agency's people into the group, changes their duty, or takes them out."""

    def __init__(self, desk: Desk, client: Client, member: GroupMember | None = None) -> None:
        self.client_id = client.id
        self.member_id: UUID | None = member.id if member else None
        super().__init__(desk, _("Service group of {name}").format(name=client.short_name), _("Save"), width=480)
        taken = {each.person_id for each in client.group if member is None or each.id != member.id}
        self._people = {person.id: person for person in desk.services.agency.people()}
        offered: list[tuple[object, str]] = [
            (person.id, f"{person.name}, {label(person.rank)}")
            for person in self._people.values()
            if person.id not in taken
        ]
        self.person = Choice(offered, member.person_id if member else None)
        self.duty = Line(member.duty if member else "")
        self.body.addWidget(self.field("person_id", _("Person"), self.person))
        self.body.addWidget(self.field("duty", _("Duty"), self.duty, _("what they do for this client")))
        out = None
        if member is not None:
            out = Button(_("Take out of the group"), "quiet")
            out.clicked.connect(self._take_out)
        self.finish(out)

    def save(self) -> None:
        person_id = cast(UUID | None, self.person.value())
        if person_id is None:
            raise UserError("empty", field="person_id")
        clients = self.desk.services.clients
        client = clients.get(self.client_id)
        member = next((each for each in client.group if each.id == self.member_id), None)
        if member is None:
            client.group.append(GroupMember(person_id, self.duty.value()))
        else:
            member.person_id, member.duty = person_id, self.duty.value()
        clients.save(client)
        self.kept_words = _("{name} saved").format(name=self._people[person_id].name)

    def _take_out(self) -> None:
        clients = self.desk.services.clients
        client = clients.get(self.client_id)
        client.group = [each for each in client.group if each.id != self.member_id]
        try:
            clients.save(client)
        except UserError as error:
            self.complain(error)
            return
        self.kept_words = _("Taken out of the service group")
        self.leave()
