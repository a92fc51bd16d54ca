"""Dates as they are said: what was understood stands beside the line while it is typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _, language
from ui.desk_room.wording import day_said, repeat_words
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.date_words import Understood


def understand(text: str, clock: Clock, of: date | None = None) -> Understood:
    """The date in what was typed, and the title without it; `of` is the day that a time alone belongs to."""
    from aedesk.services import date_words

    now = clock.now() if of is None else clock.instant(of, 0)
    return date_words.understand(text, language(), clock.local(now))


def get_ready() -> None:
    """Read the tables of dates once, so that no key is slow."""
    from aedesk.services import date_words

    date_words.get_ready()


def said(found: Understood, today: date) -> str:
    """What was understood, written out."""
    if found.day is None:
        return ""
    words = day_said(found.day, found.minute, today)
    return f"{words} · {repeat_words(found.repeat)}" if found.repeat else words


class UnderstoodLine(QWidget):
    """Calendar icon and what was understood; amber where something looks like a date and is none."""

    def __init__(self, hint: str, doubt: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._doubt = doubt or _("“{words}” is not understood as a date. It is kept as words, and asked for.")
        self._icon = Picture("calendar", 14, "t3")
        self.words = Label(hint, 12, 400, "t3", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)

    def show_found(self, found: Understood | None, today: date) -> None:
        """Show what was understood of the line above."""
        if found is None or (found.day is None and not found.words):
            self._say(self._hint, "t3", "calendar")
        elif found.day is not None:
            self._say(said(found, today), "acc", "calendar")
        else:
            self._say(self._doubt.format(words=found.words), "amb", "alert-triangle")

    def _say(self, words: str, tone: str, icon: str) -> None:
        self.words.setText(words)
        self.words.set_tone(tone)
        self._icon.set_icon(icon, tone)


class WhenLine(QWidget):
    """A line that takes a date as it is said; `found` is what was understood."""

    changed = Signal()
    entered = Signal()

    def __init__(self, clock: Clock, hint: str = "") -> None:
        super().__init__()
        self._clock = clock
        self.found: Understood | None = None
        self.line = Line("", hint or _("tomorrow 3pm, Friday, 12 May"))
        self.line.setAccessibleName(_("When"))
        self.line.textEdited.connect(self._read)
        self.line.returnPressed.connect(self.entered)
        doubt = _("“{words}” is not understood as a date.")
        self.note = UnderstoodLine(_("Say it as you speak; what is understood stands here."), doubt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.note)

    def _read(self, text: str) -> None:
        self.found = understand(text, self._clock) if text.strip() else None
        self.note.show_found(self.found, self._clock.today())
        self.line.set_error(False)
        self.changed.emit()

    def set_text(self, text: str) -> None:
        """Start with these words."""
        self.line.setText(text)
        self._read(text)

    def set_day(self, day: date) -> None:
        """A day that was picked."""
        self.set_text(day.isoformat())

    def day(self) -> date | None:
        """The day that was understood."""
        return self.found.day if self.found is not None else None

    def minute(self) -> int | None:
        """The minute of the day that was understood."""
        return self.found.minute if self.found is not None else None

    def refuse(self) -> None:
        """Nothing was understood: say so in red."""
        self.line.set_error(True)
        self.note._say(_("Which day is that? Type it another way, or pick it."), "red", "alert-circle")
        self.line.setFocus()
