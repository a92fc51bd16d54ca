"""The birthday of a contact: kind of calendar, month, day, perhaps the year, and the next day it falls on."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Contact
from aedesk.words import _
from ui import format
from ui.clients.birthday import solar_month, until
from ui.moon import lunar_day, lunar_month
from ui.widgets.fields import Check, Choice, Field, Number, Segments
from ui.widgets.labels import Text


class BirthdayField(QWidget):
    """Reads and shows the five parts of a birthday; `next_of` finds its next solar date."""

    def __init__(self, contact: Contact, today: date, next_of: Callable[[Contact, date], date | None]) -> None:
        super().__init__()
        self._today, self._next_of = today, next_of
        self.calendar = Segments([(False, _("Solar")), (True, _("Lunar"))], contact.birth_lunar)
        self.month, self.day = Choice([]), Choice([])
        self.year = Number(None, least=1900, most=today.year)
        self.leap = Check(_("born in a leap month"), contact.birth_leap)
        self.said = Text("", 12, 400, "t3")
        line = QHBoxLayout()
        line.setSpacing(12)
        for words, part, share in (
            (_("Calendar"), self.calendar, 0),
            (_("Month"), self.month, 3),
            (_("Day"), self.day, 2),
            (_("Year, if told"), self.year, 2),
        ):
            line.addWidget(Field(words, part), share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.leap)
        column.addWidget(self.said)
        self._offer()
        self.month.set_value(contact.birth_month)
        self.day.set_value(contact.birth_day)
        self.year.setText("" if contact.birth_year is None else str(contact.birth_year))
        self.calendar.changed.connect(lambda _value: self._offer())
        for signal in (self.month.changed, self.day.changed, self.leap.changed, self.year.left):
            signal.connect(lambda *_value: self._tell())
        self._tell()

    def _offer(self) -> None:
        """Offer the months and days of the calendar that is on."""
        lunar = bool(self.calendar.value())
        nothing: list[tuple[object, str]] = [(None, _("not told"))]
        named = lunar_month if lunar else solar_month
        self.month.set_items(nothing + [(n, named(n)) for n in range(1, 13)])
        shown = lunar_day if lunar else str
        self.day.set_items([(None, "–"), *((n, shown(n)) for n in range(1, 31 if lunar else 32))])
        self.leap.setVisible(lunar)
        if not lunar:
            self.leap.set_value(False)
        self._tell()

    def put_into(self, contact: Contact) -> None:
        """Write it into `contact`."""
        contact.birth_lunar = bool(self.calendar.value())
        contact.birth_month = cast(int | None, self.month.value())
        contact.birth_day = cast(int | None, self.day.value())
        year = self.year.value()
        contact.birth_year = int(year) if year is not None else None
        contact.birth_leap = contact.birth_lunar and self.leap.value()

    def problem(self) -> str:
        """What is wrong with the year, or an empty word."""
        return self.year.problem()

    def _tell(self) -> None:
        contact = Contact(name="")
        self.put_into(contact)
        next_day = self._next_of(contact, self._today)
        if next_day is None:
            self.said.setText("")
            return
        words = _("Next: {day}").format(day=format.day_long(next_day))
        near = until(next_day, self._today)[0]
        self.said.setText(f"{words}, {near}" if near else words)
