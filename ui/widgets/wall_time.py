"""A time of the day on a wall clock, typed."""

import re

from PySide6.QtWidgets import QWidget

from aedesk.words import _
from ui import theme
from ui.times import wall
from ui.widgets.lines import Line

DAY = 24 * 60


def read_wall(text: str) -> int | None:
    """The minute of the day of 9, 930, 9:30, 9.30 or 9 点 30; 24:00 is its end."""
    match = re.fullmatch(r"(\d{1,2})(?:\s*[:：.h点]?\s*(\d{2}))?\s*[h点分]?", text.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return hour * 60 + minute if minute < 60 and hour * 60 + minute <= DAY else None


class WallTime(Line):
    """A minute of the day; what cannot be read is said when the line is left."""

    def __init__(self, minute: int, parent: QWidget | None = None, *, height: str = "md") -> None:
        super().__init__(wall(minute), "", parent, height=height)
        self.setFixedWidth(theme.scaled(72))
        self.left.connect(self._settle)

    def minute(self) -> int | None:
        """The minute, or None where nothing readable stands."""
        return read_wall(self.text())

    def set_minute(self, minute: int) -> None:
        """Show `minute`."""
        self.setText(wall(minute))
        self.set_error(False)

    def problem(self) -> str:
        """What is wrong with what was typed, or an empty word."""
        return "" if self.minute() is not None else _("Type a time, for example 9:30.")

    def _settle(self) -> None:
        minute = self.minute()
        if minute is not None:
            self.setText(wall(minute))
