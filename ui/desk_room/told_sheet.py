"""Whom of the bosses one told, where there are several (R-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from aedesk.words import _
from ui.forms import FormSheet
from ui.labels import label
from ui.widgets.fields import Choice, DateEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aedesk.domain.people import Person
    from aedesk.services.desk_views import RegisterRow
    from ui.desk import Desk


class ToldSheet(FormSheet):
    """Who knows it now, and since when."""

    def __init__(self, desk: Desk, row: RegisterRow, bosses: Sequence[Person]) -> None:
        super().__init__(desk, row.title, _("They know it"), width=460)
        self._row = row
        self.who = Choice([(one.id, f"{one.name} · {label(one.rank)}") for one in bosses], bosses[0].id)
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self.row(self.field("told_to", _("Told"), self.who), self.field("told_on", _("On"), self.on), stretch=(3, 2))
        self.finish()

    def save(self) -> None:
        self.desk.services.care.told(self._row.id, cast(UUID, self.who.value()), self.on.date())
        self.kept_words = _("The boss knows: {what}").format(what=self._row.title)
