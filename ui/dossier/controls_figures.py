"""Figures: a number with its unit, an amount with its currency, a percentage."""

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node
from ui import format as fmt
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.dossier.figures import read_figure, show_figure
from ui.dossier.passing import PageLine
from ui.widgets.paint import text

LONG_ENOUGH = 1_000_000  # Qt would cut what is pasted at 32,767


class FigureLine(PageLine):
    """A figure at the right; a sign of currency stands at its left, a unit or % at its right."""

    typed = Signal()

    def __init__(
        self, parent: QWidget, language: str, *, before: str = "", after: str = "", places: int = 0, large: bool = False
    ) -> None:
        super().__init__("", "", parent)
        self._language, self._before, self._after, self._places = language, before, after, places
        self._px = 16 if large else 13
        self.setMaxLength(LONG_ENOUGH)
        self.setFont(theme.font(self._px))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        metrics = QFontMetrics(theme.font(self._px))
        left = 10 + (metrics.horizontalAdvance(before) + 8 if before else 0)
        right = 8 + (metrics.horizontalAdvance(after) + 6 if after else 0)
        self._sides = (left, right)
        self.setTextMargins(left - 2, 0, right, 0)
        if large:
            self.setFixedHeight(theme.scaled(52))
        self.textEdited.connect(lambda _text: self.typed.emit())
        self.left.connect(self._tidy)

    def _margins(self) -> None:
        left, right = getattr(self, "_sides", (8, 8))
        self.setTextMargins(left - 2, 0, right + (22 if self.error else 0), 0)

    def kept(self) -> str | None:
        """The exact decimal; UserError where it is none."""
        return read_figure(self.text().removesuffix("%").strip(), self._language)

    def keep(self, kept: str | None) -> None:
        """Show an exact decimal."""
        text = show_figure(kept, self._language, self._places) if kept is not None else ""
        if text != self.text():
            self.setText(text)

    def _tidy(self) -> None:
        try:
            self.keep(self.kept())
        except UserError:
            return

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            if self._before:
                text(painter, area.adjusted(10, 0, 0, 0), self._before, self._px, 400, "t2", elide=False)
            if self._after:
                side = Qt.AlignmentFlag.AlignRight
                inside = area.adjusted(0, 0, -10 - (22 if self.error else 0), 0)
                text(painter, inside, self._after, self._px, 400, "t2", side, elide=False)


def figure_line(parent: QWidget, node: Node, language: str, about: About, large: bool) -> FigureLine:
    """The line that fits the kind of a question."""
    if node.kind is Kind.MONEY:
        sign, places = fmt.symbol(about.currency), fmt.digits(about.currency)
        return FigureLine(parent, language, before=sign, places=places, large=large)
    return FigureLine(parent, language, after="%" if node.kind is Kind.PERCENT else "", large=large)


def unit_words(node: Node, language: str, about: About) -> str:
    """The unit that stands beside a figure."""
    if not node.unit or node.unit == "currency":
        return ""
    label = about.units.get(node.unit) or {}
    return str(label.get(language) or label.get("en") or "")


class FigureControl(Control):
    """One figure."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.line = figure_line(self, node, language, about, large)
        self.unit = unit_words(node, language, about)
        self.line.typed.connect(self.changed)
        self.line.left.connect(self.settled)

    def value(self) -> Any:
        kept = self.line.kept()
        if kept is not None and self.node.kind is Kind.INTEGER:
            if "." in kept or kept.startswith("-"):
                raise UserError("answer_no_integer", typed=self.line.text()[:40])
            return int(kept)
        return kept

    def set_value(self, value: Any) -> None:
        self.line.keep(None if value is None else str(value))

    def stop(self) -> QWidget:
        return self.line

    def show_error(self, error: bool) -> None:
        self.line.set_error(error)

    def arrange(self, width: int, move: bool) -> int:
        if move:
            wide = theme.scaled(280 if self.large else 190)
            self.line.setGeometry(0, 0, min(width, wide), self.tall)
        return self.tall

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.unit:
            with QPainter(self) as painter:
                area = QRectF(self.line.width() + 10, 0, self.width() - self.line.width() - 10, self.tall)
                text(painter, area, self.unit, self.px if self.large else 12, 400, "t2")
