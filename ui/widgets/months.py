"""A year in months for each medium: what is booked and what has run."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.theme import C
from ui.widgets.paint import box, text

INITIALS = {"en": "JFMAMJJASOND", "es": "EFMAMJJASOND"}
_PITCH, _HEAD, _LEGEND = 21, 20, 30


@dataclass(frozen=True)
class Strip:
    """One medium."""

    name: str
    booked: tuple[int, ...]
    has_run: tuple[int, ...]


def month_initial(month: int) -> str:
    """A month in one sign, or its number where there are no letters."""
    return str(month) if language() == "zh" else INITIALS[language()][month - 1]


class MonthStrips(QLabel):
    """One strip a medium; booked in pen blue, what has run in grey."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Strip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Strip]) -> None:
        """Show these media."""
        self._rows = tuple(rows)
        self.setFixedHeight(theme.scaled(_HEAD + _PITCH * len(rows) + _LEGEND))
        self.setText("; ".join(self._spoken(row) for row in rows))
        self.update()

    @staticmethod
    def _spoken(row: Strip) -> str:
        said = []
        for words, months in ((_("booked"), row.booked), (_("has run"), row.has_run)):
            if months:
                said.append(f"{words} {', '.join(str(month) for month in months)}")
        return f"{row.name}: {fmt.join(said)}"

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(290), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            left = min(theme.scaled(92), self.width() * 0.32)
            step = min((self.width() - left) / 12, theme.scaled(20 if language() == "zh" else 17))
            for month in range(1, 13):
                area = QRectF(left + (month - 1) * step - 4, 0, step + 6, theme.scaled(16))
                text(painter, area, month_initial(month), 11, 400, "t2", Qt.AlignmentFlag.AlignHCenter, elide=False)
            for i, row in enumerate(self._rows):
                top = theme.scaled(_HEAD) + i * theme.scaled(_PITCH)
                text(painter, QRectF(0, top, left - 8, theme.scaled(18)), row.name, 12, 400, "t1")
                for month in range(1, 13):
                    cell = QRectF(left + (month - 1) * step, top + 2, step - 2.5, theme.scaled(14))
                    if month in row.booked:
                        box(painter, cell, 3, C["acc"])
                    elif month in row.has_run:
                        box(painter, cell, 3, C["t3"])
                    else:
                        box(painter, cell, 3, C["surf"], C["line2"])
            self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        x, top = 0.0, self.height() - theme.scaled(17)
        metrics = QFontMetrics(theme.font(12))
        for token, words in (("acc", _("booked")), ("t3", _("has run"))):
            box(painter, QRectF(x, top + 2, 12, 12), 3, C[token])
            wide = metrics.horizontalAdvance(words) + 2
            text(painter, QRectF(x + 19, top - 1, wide, 18), words, 12, 400, "t2")
            x += 19 + wide + 16
