"""A figure that is kept for several years or months, the newest first."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from ui import theme
from ui.dossier.about import About
from ui.dossier.control import Control
from ui.dossier.controls_figures import FigureLine, figure_line, unit_words
from ui.dossier.figures import read_date_part, show_date
from ui.dossier.passing import PageLine
from ui.widgets.buttons import Button, IconButton
from ui.widgets.paint import text

_GAP = 6


class PeriodsControl(Control):
    """Rows of a period and its figure; an empty period is a figure of which nobody said for when it holds."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        super().__init__(node, language, about, large)
        self.unit = unit_words(node, language, about)
        self._rows: list[tuple[PageLine, FigureLine, IconButton]] = []
        self._name = ""
        yearly = node.period == "year"
        self.more = Button(self.say.t("Add a year") if yearly else self.say.t("Add a month"), "link", parent=self)
        self.more.clicked.connect(self._another)
        self._add()

    # rows

    def _add(self, period: str = "", figure: str | None = None) -> tuple[PageLine, FigureLine, IconButton]:
        yearly = self.node.period == "year"
        when = PageLine("", self.say.t("Year") if yearly else self.say.t("Month"), self)
        when.setFont(theme.font(self.px))
        when.setFixedHeight(self.tall)
        when.setText(show_date(period, self.language) if period else "")
        line = figure_line(self, self.node, self.language, self.about, self.large)
        line.keep(figure)
        out = IconButton("x", self.say.t("Remove this row"), self, size=24)
        row = (when, line, out)
        when.textEdited.connect(lambda _text: self.changed.emit())
        when.left.connect(self.settled)
        line.typed.connect(self.changed)
        line.left.connect(self.settled)
        out.clicked.connect(lambda: self._drop(row))
        self._rows.append(row)
        self._named(row)
        for part in row:
            part.show()
        self._outs()
        return row

    def _outs(self) -> None:
        for _when, _line, out in self._rows:
            out.setVisible(len(self._rows) > 1)

    def _named(self, row: tuple[PageLine, FigureLine, IconButton]) -> None:
        when, line, _out = row
        line.setAccessibleName(self._name)
        what = self.say.t("Year") if self.node.period == "year" else self.say.t("Month")
        when.setAccessibleName(f"{self._name}: {what}" if self._name else what)

    def _another(self) -> None:
        when, _line, _out = self._add()
        self.fit()
        when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, row: tuple[PageLine, FigureLine, IconButton]) -> None:
        self._rows.remove(row)
        self._rows[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        for part in row:
            part.hide()
            part.deleteLater()
        self._outs()
        self.fit()
        self.changed.emit()
        self.settled.emit()

    # value

    def _period(self, typed: str) -> str:
        if not typed.strip():
            return ""
        kept = read_date_part(typed, self.node.period, self.about.today) or ""
        return kept[: 4 if self.node.period == "year" else 7]

    def value(self) -> Any:
        pairs: dict[str, str] = {}
        for when, line, _out in self._rows:
            figure = line.kept()
            if figure is None:
                continue
            period = self._period(when.text())
            if period in pairs:
                raise UserError("answer_period_twice", period=period or when.placeholderText())
            pairs[period] = figure
        return [[period, pairs[period]] for period in sorted(pairs, reverse=True)] or None

    def set_value(self, value: Any) -> None:
        pairs = [(str(period or ""), str(figure)) for period, figure in value or ()]
        try:
            same = [tuple(pair) for pair in self.value() or ()] == pairs
        except UserError:
            same = False
        if same and pairs:
            return
        while len(self._rows) > max(len(pairs), 1):
            for part in self._rows.pop():
                part.hide()
                part.deleteLater()
        while len(self._rows) < len(pairs):
            self._add()
        for (when, line, _out), (period, figure) in zip(self._rows, pairs or [("", "")], strict=True):
            when.setText(show_date(period, self.language) if period else "")
            line.keep(figure or None)
        self._outs()
        self.fit()

    # look

    def stop(self) -> QWidget:
        return self._rows[0][1]

    def set_name(self, name: str) -> None:
        self._name = name
        for row in self._rows:
            self._named(row)

    def show_error(self, error: bool) -> None:
        for when, line, _out in self._rows:
            wrong = figure_wrong = False
            if error:
                try:
                    line.kept()
                except UserError:
                    figure_wrong = True
                try:
                    self._period(when.text())
                except UserError:
                    wrong = True
            when.set_error(wrong)
            line.set_error(figure_wrong)

    def arrange(self, width: int, move: bool) -> int:
        first = theme.scaled((110 if self.node.period == "year" else 150) if not self.large else 190)
        second = theme.scaled(280 if self.large else 190)
        y = 0
        for when, line, out in self._rows:
            if move:
                when.setGeometry(0, y, first, self.tall)
                line.setGeometry(first + _GAP, y, min(second, width - first - _GAP), self.tall)
                out.move(line.geometry().right() + 5, y + (self.tall - out.height()) // 2)
            y += self.tall + _GAP
        more = self.more.sizeHint()
        if move:
            self.more.setGeometry(0, y - 1, more.width(), more.height())
        return y + more.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.unit:
            return
        with QPainter(self) as painter:
            for i, (_when, line, out) in enumerate(self._rows):
                if i == 0:
                    left = (out.geometry().right() if out.isVisibleTo(self) else line.geometry().right()) + 10
                    area = QRectF(left, line.y(), self.width() - left, self.tall)
                    text(painter, area, self.unit, 13 if self.large else 12, 400, "t2")
