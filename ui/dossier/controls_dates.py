"""A date of which the year, or year and month, may be enough."""

from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.dossier.controls_figures import LONG_ENOUGH
from ui.dossier.figures import read_date_part, show_date
from ui.dossier.passing import PageLine
from ui.widgets.buttons import IconButton


class _DateLine(PageLine):
    def __init__(self, parent: "DateControl") -> None:
        super().__init__("", "", parent, room=26)
        self._owner = parent
        self.setMaxLength(LONG_ENOUGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._owner.pick()
            return
        super().keyPressEvent(event)


class DateControl(Control):
    """Typed, or picked from a calendar."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.line = _DateLine(self)
        self.line.setFont(theme.font(self.px))
        self.line.setFixedHeight(self.tall)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.left.connect(self._left)
        self.button = IconButton("calendar", self.say.t("Choose a day"), self, size=24)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.pick)

    def value(self) -> Any:
        return read_date_part(self.line.text(), self.node.precision, self.about.today)

    def set_value(self, value: Any) -> None:
        text = show_date(str(value), self.language) if value else ""
        if text != self.line.text():
            self.line.setText(text)

    def _left(self) -> None:
        with suppress(UserError):  # the sentence comes from whoever saves it
            self.set_value(self.value())
        self.settled.emit()

    def pick(self) -> None:
        """Open the calendar."""
        from ui.widgets.calendar import DayPicker

        try:
            kept = [int(part) for part in str(self.value() or "").split("-") if part]
        except UserError:
            kept = []
        day = date(kept[0], *[*kept[1:], 1, 1][:2]) if kept else self.about.today
        picker = DayPicker(self.line, day, self.about.today)
        picker.chosen.connect(self._picked)
        picker.open()

    def _picked(self, day: Any) -> None:
        self.set_value(day.isoformat())
        self.changed.emit()
        self.settled.emit()

    def set_hint(self, hint: str) -> None:
        """An example of what is enough."""
        example = {"year": "2021", "month": "2021-05"}.get(self.node.precision, "2021-05-06")
        self.line.setPlaceholderText(example)

    def stop(self) -> QWidget:
        return self.line

    def show_error(self, error: bool) -> None:
        self.line.set_error(error)

    def arrange(self, width: int, move: bool) -> int:
        if move:
            wide = min(width, theme.scaled(260 if self.large else 190))
            self.line.setGeometry(0, 0, wide, self.tall)
            self.button.move(wide - self.button.width() - 4, (self.tall - self.button.height()) // 2)
            self.button.raise_()
        return self.tall
