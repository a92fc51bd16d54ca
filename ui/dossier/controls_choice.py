"""Choices as chips: one of them, or several; yes and no."""

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node, Option
from ui import format as fmt
from ui import theme
from ui.dossier.about import About
from ui.dossier.chips import Blank, CheckChip, Chip, RadioChip, in_language, words_of
from ui.dossier.control import Control
from ui.dossier.controls_months import Months
from ui.dossier.figures import read_figure, show_figure
from ui.dossier.roving import Roving
from ui.theme import C
from ui.widgets.paint import text

_INDENT = 24
LAST_KEY = 9  # the keys 1 to 9 choose the first chips of a large control


class Chips(Control):
    """The chips of any choice; subclasses say what the value looks like."""

    def __init__(
        self, node: Node, language: str, about: About, large: bool, options: Sequence[Option], single: bool
    ) -> None:
        super().__init__(node, language, about, large)
        self.options, self.single = tuple(options), single
        self.chips: list[Chip] = []
        self._quiet = False
        self.blanks: dict[str, Blank] = {}
        self.months: dict[str, Months] = {}
        self._lines: list[tuple[int, int, int]] = []  # hairlines beside what belongs to a chip
        self._gap = 12 if large else 6
        self._line_gap = 10 if large else 5
        make = RadioChip if single else CheckChip
        for n, option in enumerate(self.options, 1):
            chip = make(self, words_of(option, language), large)
            chip.number = str(n) if large and n <= LAST_KEY else ""
            chip.toggled.connect(lambda _on, chip=chip: self._pressed(chip))
            self.chips.append(chip)
        rove = Roving(self.chips)
        for chip in self.chips:
            chip.rove = rove
        self.rove = rove
        self._counts = any(option.detail == "number" for option in self.options)
        self._costs = self._counts and any("cost" in option.detail_label.get("en", "") for option in self.options)
        self._name = ""
        self.against = ""  # what the sum is to be compared with

    # what is chosen

    def _pressed(self, chip: Chip) -> None:
        # heard by `toggled`: what a screen reader does to a box is no click
        if self._quiet:
            return
        if self.single and chip.isChecked():
            self._quiet = True
            for other in self.chips:
                if other is not chip:
                    other.setChecked(False)
            self._quiet = False
        self._open_blanks()
        self.fit()
        self.changed.emit()
        place = self.chips.index(chip)
        key = self.options[place].key
        if chip.isChecked() and key in self.blanks and self.options[place].detail == "text":
            self.blanks[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.settled.emit()

    def chosen(self) -> list[list[Any]]:
        """Keys and blanks of what is chosen, in printed order; UserError where a blank cannot be read."""
        found: list[list[Any]] = []
        for option, chip in zip(self.options, self.chips, strict=True):
            if chip.isChecked():
                found.append([option.key, self._blank_of(option)])
        return found

    def _blank_of(self, option: Option) -> Any:
        if option.months:
            return self.months[option.key].value() or None
        blank = self.blanks.get(option.key)
        if blank is None or not blank.text().strip():
            return None
        return read_figure(blank.text(), self.language) if option.detail == "number" else blank.text().strip()

    def show_chosen(self, chosen: Sequence[Sequence[Any]]) -> None:
        """Choose these keys and fill their blanks."""
        wanted = {pair[0]: pair[1] if len(pair) > 1 else None for pair in chosen}
        self._quiet = True
        for option, chip in zip(self.options, self.chips, strict=True):
            chip.setChecked(option.key in wanted)
        self._quiet = False
        self._open_blanks()
        for option in self.options:
            if option.key not in wanted:
                continue
            blank = wanted[option.key]
            if option.months:
                self.months[option.key].set_value(blank if isinstance(blank, list) else ())
            elif option.key in self.blanks:
                self._fill(option, blank)
        on = next((chip for chip in self.chips if chip.isChecked()), None)
        if on is not None and not any(chip.hasFocus() for chip in self.chips):
            self.rove.at(on)
        self.fit()

    def _fill(self, option: Option, blank: Any) -> None:
        words = "" if blank is None else str(blank)
        if words and option.detail == "number":
            words = show_figure(words, self.language)
        if self.blanks[option.key].text() != words:
            self.blanks[option.key].setText(words)

    # blanks

    def _open_blanks(self) -> None:
        for option, chip in zip(self.options, self.chips, strict=True):
            if option.detail is None:
                continue
            on = chip.isChecked()
            if option.months:
                if on and option.key not in self.months:
                    self.months[option.key] = self._months(option)
                if option.key in self.months:
                    self.months[option.key].setVisible(on)
                continue
            if on and option.key not in self.blanks:
                chip.blank = self.blanks[option.key] = self._blank(option)
            if option.key in self.blanks:
                self.blanks[option.key].setVisible(on)

    def _months(self, option: Option) -> Months:
        made = Months(self, self.language, self.large)
        made.set_name(self._of(option))
        made.pressed.connect(self.changed)
        made.pressed.connect(self.settled)
        return made

    def _of(self, option: Option) -> str:
        name = "".join(words_of(option, self.language))
        return f"{self._name}: {name}" if self._name else name

    def _blank(self, option: Option) -> Blank:
        hint = in_language(option.detail_label, self.language)
        name = fmt.join([self._of(option), hint])
        sign = fmt.symbol(self.about.currency) if self._costs else ""
        made = Blank(self, hint or self.say.t("which"), name, 16 if self.large else 12, sign)
        made.textEdited.connect(lambda _text: self._typed())
        made.editingFinished.connect(lambda: self._left(option))
        return made

    def _typed(self) -> None:
        self.changed.emit()
        self.fit()

    def _left(self, option: Option) -> None:
        if option.detail == "number":
            with suppress(UserError):  # whoever saves it says the sentence
                self._fill(option, self._blank_of(option))
        self.fit()
        self.settled.emit()

    def sum_words(self) -> str:
        """What the numbers in the blanks come to, where there are at least two."""
        figures = []
        for option in self.options:
            blank = self.blanks.get(option.key)
            if option.detail == "number" and blank is not None and blank.isVisibleTo(self):
                try:
                    figures.append(Decimal(read_figure(blank.text(), self.language) or ""))
                except (UserError, ArithmeticError):
                    continue
        if len(figures) < 2:
            return ""
        total = show_figure(format(sum(figures), "f"), self.language)
        figure = f"{fmt.symbol(self.about.currency)} {total}" if self._costs else total
        return fmt.join([self.say.t("Sum {figure}").format(figure=figure), self.against], " ")

    # look

    def stop(self) -> QWidget:
        return self.rove.stop()

    def set_name(self, name: str) -> None:
        self._name = name
        for chip in self.chips:
            chip.setAccessibleDescription(name)

    def show_error(self, error: bool) -> None:
        for option in self.options:
            if option.key in self.blanks and option.detail == "number":
                wrong = False
                if error:
                    try:
                        read_figure(self.blanks[option.key].text(), self.language)
                    except UserError:
                        wrong = True
                self.blanks[option.key].set_error(wrong)

    def choose(self, number: int) -> bool:
        if not 1 <= number <= min(len(self.chips), LAST_KEY):
            return False
        self.chips[number - 1].click()
        return True

    def arrange(self, width: int, move: bool) -> int:
        x = y = 0
        tall = self.chips[0].tall() if self.chips else 0
        indent = 0
        lines: list[tuple[int, int, int]] = []
        for option, chip in zip(self.options, self.chips, strict=True):
            inner = theme.scaled(_INDENT) if option.parent else 0
            wide = min(chip.wide(), width - inner)
            if inner != indent or (x > indent and x + wide > width):
                if x > indent:
                    y += tall + self._line_gap
                indent = inner
                x = indent
            if indent and (not lines or lines[-1][1] + lines[-1][2] < y - self._line_gap - 1):
                lines.append((indent // 2 - 2, y, tall))
            elif indent:
                left, top, _height = lines[-1]
                lines[-1] = (left, top, y + tall - top)
            if move:
                area = QRect(x, y, wide, tall)
                chip.setGeometry(area)
                chip.place_blank(QRectF(area))
            x += wide + self._gap
        y += tall
        for option in self.options:
            months = self.months.get(option.key)
            if months is not None and months.isVisibleTo(self):
                height = months.arrange(width, move)
                if move:
                    months.setGeometry(0, y + self._line_gap, width, height)
                y += self._line_gap + height
        if move:
            self._lines, self._sum_at = lines, y
            self.update()
        return y + (theme.line(12) + 6 if self._counts and self.sum_words() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for left, top, height in self._lines:
                painter.fillRect(left, top, 1, height, C["line2"])
            words = self.sum_words() if self._counts else ""
            if words:
                area = QRectF(0, self._sum_at + 6, self.width(), theme.line(12))
                text(painter, area, words, 12, 400, "t2")


class ChoiceControl(Chips):
    """One of the printed options, or several."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large, node.options, node.kind is Kind.SINGLE_CHOICE)

    def value(self) -> Any:
        chosen = self.chosen()
        if not chosen:
            return None
        return chosen[0] if self.single else chosen

    def set_value(self, value: Any) -> None:
        self.show_chosen(([value] if self.single else value) if value else ())


_YES_NO = (
    Option("yes", "", {"zh": "是", "en": "Yes", "es": "Sí"}),
    Option("no", "", {"zh": "否", "en": "No", "es": "No"}),
)


class YesNoControl(Chips):
    """Yes or no."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large, node.options[:2] if len(node.options) == 2 else _YES_NO, True)

    def value(self) -> Any:
        chosen = self.chosen()
        return chosen[0][0] == self.options[0].key if chosen else None

    def set_value(self, value: Any) -> None:
        self.show_chosen(() if value is None else [[self.options[0 if value else 1].key, None]])
