"""Lines that mean a date, a figure or an amount; what cannot be read is said when the line is left."""

import re
from datetime import date as day_
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from aedesk.clock import Clock
from aedesk.words import _, language
from ui import format as fmt
from ui.widgets.buttons import IconButton
from ui.widgets.lines import Line

_MONTHS = {
    **{name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},  # noqa: SIM905
    **{name: n for n, name in enumerate("ene feb mar abr may jun jul ago sep oct nov dic".split(), 1)},  # noqa: SIM905
}


def read_date(text: str, today: day_) -> day_ | None:
    """A date as people type it: 2026-03-12, 12/3, 12 Mar, 12 de marzo de 2026, 3 月 12 日, +7 (days from today)."""
    text = text.strip().lower()
    if match := re.fullmatch(r"\+(\d{1,3})", text):
        return today + timedelta(days=int(match[1]))
    parts: tuple[int, int, int] | None = None
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        parts = int(match[1]), int(match[2]), int(match[3])
    elif match := re.fullmatch(r"(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?", text):
        parts = int(match[1] or today.year), int(match[2]), int(match[3])
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?", text):
        day, month = int(match[1]), int(match[2])
        if language() == "zh":
            day, month = month, day
        parts = _year(match[3], today), month, day
    elif match := re.fullmatch(r"(\d{1,2})\s*(?:de\s+)?([a-z]{3,})\.?(?:\s*(?:de\s+|,\s*)?(\d{2}|\d{4}))?", text):
        number = _MONTHS.get(match[2][:3])
        parts = (_year(match[3], today), number, int(match[1])) if number else None
    if parts is None:
        return None
    try:
        return day_(*parts)
    except ValueError:
        return None


def _year(text: str | None, today: day_) -> int:
    if text is None:
        return today.year
    return int(text) + (2000 if len(text) == 2 else 0)


class DateEdit(Line):
    """A date, typed or picked from a small calendar (Alt+Down); may stay empty."""

    changed = Signal(object)  # date or None, when the line was left or a day was picked

    def __init__(
        self,
        value: day_ | None = None,
        parent: QWidget | None = None,
        *,
        height: str = "md",
        clock: Clock | None = None,
    ) -> None:
        super().__init__("", "", parent, height=height, room=24)
        self._clock = clock or Clock()
        self._date = value
        self._button = IconButton("calendar", _("Choose a day"), self, size=24)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.pick)
        self.set_date(value)
        self.left.connect(self._settle)

    def date(self) -> day_ | None:
        """The date, or None where nothing or nothing readable stands."""
        return read_date(self.text(), self._clock.today()) if self.text().strip() != self._shown() else self._date

    def set_date(self, value: day_ | None) -> None:
        """Show `value`."""
        self._date = value
        self.setText(self._shown())
        self.set_error(False)

    def _shown(self) -> str:
        return fmt.day(self._date, year=True) if self._date else ""

    def problem(self) -> str:
        """What is wrong with what was typed, or an empty word."""
        if not self.text().strip() or self.date() is not None:
            return ""
        return _("Type a date, for example {example}.").format(example=fmt.day(self._clock.today(), year=True))

    def _settle(self) -> None:
        typed = self.date()
        if self.problem():
            return
        changed = typed != self._date
        self.set_date(typed)
        if changed:
            self.changed.emit(typed)

    def pick(self) -> None:
        """Open the calendar."""
        from ui.widgets.calendar import DayPicker

        picker = DayPicker(self, self.date() or self._clock.today(), self._clock.today())
        picker.chosen.connect(self._picked)
        picker.open()

    def _picked(self, day: day_) -> None:
        self.set_date(day)
        self.changed.emit(day)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.move(self.width() - self._button.width() - 4, (self.height() - self._button.height()) // 2)


def read_number(text: str) -> Decimal | None:
    """A figure as typed in the window's language; the other separator is understood where it cannot be mistaken."""
    text = re.sub(r"[\s  ]", "", text).replace("，", ",").replace("。", ".").replace("−", "-").replace("–", "-")
    comma = language() == "es"
    if text.count(",") == 1 and "." not in text and not re.fullmatch(r"-?\d{1,3},\d{3}", text):
        comma = True  # 0,06 is a fraction in every language
    elif text.count(".") == 1 and "," not in text and not re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        comma = False
    group, point = (".", ",") if comma else (",", ".")
    text = text.replace(group, "").replace(point, ".")
    if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


class Number(Line):
    """A figure; `places` is how many digits are shown after the point (None: as many as it has)."""

    changed = Signal(object)  # Decimal or None

    def __init__(
        self,
        value: Decimal | int | None = None,
        parent: QWidget | None = None,
        *,
        places: int | None = None,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        suffix: str = "",
        height: str = "md",
    ) -> None:
        super().__init__("", "", parent, height=height)
        self._places, self._least, self._most, self._suffix = places, least, most, suffix
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(value)
        self._last = self.value()
        self.left.connect(self._settle)

    def value(self) -> Decimal | None:  # type: ignore[override]
        """The figure, or None where nothing or nothing readable stands."""
        return read_number(self.text().removesuffix(self._suffix))

    def set_value(self, value: Decimal | int | None) -> None:  # type: ignore[override]
        """Show `value`."""
        self.setText("" if value is None else fmt.number(value, self._places) + self._suffix)
        self._last = self.value()
        self.set_error(False)

    def problem(self) -> str:
        """What is wrong with what was typed, or an empty word."""
        value = self.value()
        if value is None:
            return _("Type a number.") if self.text().strip() else ""
        if self._least is not None and value < self._least:
            if self._least == 0:
                return _("Type a number of 0 or more.")
            return _("Type a number of at least {least}.").format(least=fmt.number(self._least))
        if self._most is not None and value > self._most:
            return _("Type a number of at most {most}.").format(most=fmt.number(self._most))
        return ""

    def _settle(self) -> None:
        value, last = self.value(), self._last
        if self.problem():
            return
        self.set_value(value)
        if value != last:
            self.changed.emit(value)


class Money(Number):
    """An amount in one currency, kept in minor units."""

    def __init__(
        self, minor: int | None = None, currency: str = "CNY", parent: QWidget | None = None, *, height: str = "md"
    ) -> None:
        self.currency = currency
        places = fmt.digits(currency)
        value = None if minor is None else Decimal(minor).scaleb(-places)
        super().__init__(value, parent, places=places, least=0, height=height)

    def minor(self) -> int | None:
        """The amount in minor units, half up."""
        value = self.value()
        if value is None:
            return None
        from aedesk.domain.money import to_minor

        return to_minor(value, self.currency)
