"""How one client wants to be cared for, as a part of its form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aedesk.domain.care import CareRules
from aedesk.words import _
from ui.widgets.fields import Check, Field, LongText


class CarePart(QWidget):
    """Three switches and what is not said to them."""

    def __init__(self, rules: CareRules) -> None:
        super().__init__()
        self.first_call = Check(_("Be their first call of the day"), rules.first_call)
        self.annoyed = Check(_("Feels pressed: fewer contacts"), rules.annoyed)
        self.dormant = Check(_("Dormant: no visits owed"), rules.dormant)
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
        column.addWidget(
            Field(_("Do not say to them"), self.do_not_say, _("one a line; stands on the card of every call"))
        )

    def put_into(self, rules: CareRules) -> bool:
        """Put what stands here into the rules; whether that changes them."""
        before = rules.first_call, rules.annoyed, rules.dormant, rules.do_not_say
        rules.first_call = self.first_call.value()
        rules.annoyed = self.annoyed.value()
        rules.dormant = self.dormant.value()
        rules.do_not_say = "\n".join(line.strip() for line in self.do_not_say.value().splitlines() if line.strip())
        return before != (rules.first_call, rules.annoyed, rules.dormant, rules.do_not_say)
