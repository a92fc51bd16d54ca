"""How one client wants to be cared for, as a part of its form."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.care import CareRules
from aedesk.services.places import zones
from aedesk.words import _
from ui.widgets.fields import Check, Choice, Field, Line, LongText

_MOST = 7


class CarePart(QWidget):
    """Switches, what is owed and given, the clock over there, and what is not said to them."""

    def __init__(self, rules: CareRules) -> None:
        super().__init__()
        self.first_call = Check(_("Be their first call of the day"), rules.first_call)
        self.annoyed = Check(_("Feels pressed: fewer contacts"), rules.annoyed)
        self.dormant = Check(_("Dormant: no visits owed"), rules.dormant)
        own: list[tuple[object, str]] = [(None, _("as its class"))]
        own += [(number, str(number)) for number in range(max(_MOST, rules.visits or 0) + 1)]
        self.visits = Choice(own, rules.visits)
        known = list(zones())
        if rules.zone and rules.zone not in known:
            known.insert(0, rules.zone)
        self.zone = Choice([("", _("the agency’s")), *((zone, zone) for zone in known)], rules.zone)
        self.no_gifts = Line(rules.no_gifts)
        self.only_us = Line(rules.only_us)
        self.do_not_say = LongText(rules.do_not_say, lines=2)
        self.do_not_say.setFixedHeight(self.do_not_say.minimumHeight())
        switches = QGridLayout()
        switches.setHorizontalSpacing(12)
        switches.setColumnStretch(0, 1)
        switches.setColumnStretch(1, 1)
        for i, each in enumerate((self.first_call, self.dormant, self.annoyed)):
            switches.addWidget(each, i // 2, i % 2, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(switches)
        column.addLayout(self._pair(
            Field(_("Visits a week"), self.visits, _("contacts, for a prospect")),
            Field(_("Their time zone"), self.zone, _("calls keep to the hours over there")),
        ))  # fmt: skip
        column.addLayout(self._pair(
            Field(_("Takes no gifts, because"), self.no_gifts, _("empty: gifts are welcome")),
            Field(_("What only we do for them"), self.only_us),
        ))  # fmt: skip
        column.addWidget(
            Field(_("Do not say to them"), self.do_not_say, _("one a line; stands on the card of every call"))
        )

    @staticmethod
    def _pair(*fields: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for each in fields:
            row.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def put_into(self, rules: CareRules) -> bool:
        """Put what stands here into the rules; whether that changes them."""
        names = ("first_call", "annoyed", "dormant", "do_not_say", "visits", "zone", "no_gifts", "only_us")
        before = [getattr(rules, name) for name in names]
        for name in ("first_call", "annoyed", "dormant"):
            setattr(rules, name, getattr(self, name).value())
        rules.visits = cast(int | None, self.visits.value())
        rules.zone = str(self.zone.value())
        rules.no_gifts, rules.only_us = self.no_gifts.value().strip(), self.only_us.value().strip()
        rules.do_not_say = "\n".join(line.strip() for line in self.do_not_say.value().splitlines() if line.strip())
        return before != [getattr(rules, name) for name in names]
