"""What client care does with a visit, a gift, a greeting, a promise, a complaint, an idea: sheets and menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from aedesk.domain.care import Complaint, Gift, Greeting, Idea, IdeaOutcome
from aedesk.words import _
from ui.calls import care_rows
from ui.calls.menus import promise_menu
from ui.calls.week import WeekList
from ui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from aedesk.services.gifts import CareDay
    from ui.desk import Desk


class CareActs(QWidget):
    """The verbs of client care; what they are asked for by id was read before."""

    week: WeekList

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._gifts: dict[UUID, Gift] = {}
        self._greetings: dict[UUID, Greeting] = {}
        self._complaints: dict[UUID, Complaint] = {}
        self._ideas: dict[UUID, Idea] = {}

    def plan_visit(self, client: UUID | None) -> None:
        """Plan a visit."""
        from ui.calls.visit_sheet import VisitSheet

        VisitSheet(self.desk, client, None, self.desk.clock.today()).open()

    def gift(self, key: UUID | None) -> None:
        """A new gift, or one of the list."""
        from ui.calls.care_sheets import GiftSheet

        GiftSheet(self.desk, self._gifts[key] if key else None).open()

    def greeting(self, key: UUID | None) -> None:
        """A new greeting, or one that waits."""
        from ui.calls.care_sheets import GreetingSheet

        GreetingSheet(self.desk, self._greetings[key] if key else None).open()

    def _day_sheet(self) -> None:
        from ui.calls.care_sheets import DaySheet

        DaySheet(self.desk).open()

    def _idea_sheet(self) -> None:
        from ui.calls.capture import IdeaSheet

        row = self.week.chosen()
        if row is not None:
            IdeaSheet(self.desk, self.desk.services.clients.get(row.client_id), None).open()

    def _near(self) -> QRect:
        widget = self.window().focusWidget() or self
        return QRect(widget.mapTo(self.window(), widget.rect().topLeft()), widget.size())

    def _menu(self, name: str, entries: list[Entry]) -> None:
        assert self.desk.window is not None
        Menu(self.desk.window, self._near(), name, entries).open()

    def _festival(self, key: object) -> None:
        from ui.calls.care_sheets import GiftSheet, GreetingSheet

        day = cast("CareDay", key)
        self._menu(
            care_rows.occasion(day.occasion, {}),
            [
                (_("Write a greeting"), "message",
                 lambda: GreetingSheet(self.desk, occasion=day.occasion, on=day.on).open()),
                (_("Plan a gift"), "gift", lambda: GiftSheet(self.desk, occasion=day.occasion, on=day.on).open()),
            ],
        )  # fmt: skip

    def _birthday(self, key: object) -> None:
        from ui.calls.care_sheets import GiftSheet, GreetingSheet

        day = cast("CareDay", key)
        who: dict[str, Any] = {"client_id": day.client_id, "contact_id": day.contact_id, "on": day.on}
        who["occasion"] = day.occasion
        gift = day.gifts[0] if day.gifts else None
        entries: list[Entry] = [
            (_("Write a greeting"), "message", lambda: GreetingSheet(self.desk, **who).open()),
            (_("Plan a gift"), "gift", lambda: GiftSheet(self.desk, gift, **who).open()),
            (_("Open client"), "address-book", lambda: self.desk.show("client", day.client_id)),
        ]
        if day.kind == "important_day":
            entries.append((_("Take this day out"), "trash", lambda: self._drop_day(day)))
        self._menu(day.contact or day.name, entries)

    def _drop_day(self, day: CareDay) -> None:
        from ui.done import done

        self.desk.services.gifts.drop_important_day(UUID(day.occasion.removeprefix("day:")))
        done(self.desk, _("“{name}” is taken out").format(name=day.name))

    def _promise(self, key: object) -> None:
        promise_menu(self.desk, cast(UUID, key), self._near()).open()

    def _complaint(self, key: object) -> None:
        from ui.calls.care_sheets import AnswerSheet

        AnswerSheet(self.desk, self._complaints[cast(UUID, key)]).open()

    def _idea(self, key: object) -> None:
        from ui.calls.care_sheets import settle_idea

        idea = self._ideas[cast(UUID, key)]
        steps: list[tuple[IdeaOutcome | None, str, str]] = [
            (IdeaOutcome.TAKEN, _("They took it"), "check"),
            (IdeaOutcome.DECLINED, _("They declined"), "x"),
        ]
        if idea.offered_on is None:
            steps.insert(0, (None, _("Offered today"), "send"))
        self._menu(
            idea.words, [(words, icon, partial(settle_idea, self.desk, idea.id, step)) for step, words, icon in steps]
        )

    def _boss(self, key: object) -> None:
        from ui.done import done

        care, today = self.desk.services.care, self.desk.clock.today()
        people = [one for one in self.desk.services.agency.people() if not one.is_me]

        def told(person: UUID) -> None:
            care.told(cast(UUID, key), person, today)
            done(self.desk, _("Told"))

        self._menu(_("Told to"), [(one.name, "check", partial(told, one.id)) for one in people])
