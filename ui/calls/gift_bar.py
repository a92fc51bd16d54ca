"""The gift budget of a quarter: what was given, what is promised, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.words import _
from ui import format, theme
from ui.theme import C
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from aedesk.services.gifts import Budget


class GiftBar(QLabel):
    """The sum, the limit a person, and the bar under them."""

    def __init__(self) -> None:
        super().__init__()
        self._budget: Budget | None = None
        self._currency, self._limit = "CNY", 0
        self.setFixedHeight(theme.scaled(30) + 14 + theme.scaled(22))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_budget(self, budget: Budget) -> None:
        """Show this quarter."""
        currency = budget.currency
        self._budget, self._limit, self._currency = budget, budget.limit, currency
        self.setAccessibleName(" · ".join((format.money(self._spent(), currency), *self._words())))
        self.update()

    def _spent(self) -> int:
        return self._budget.given + self._budget.promised if self._budget else 0

    def _words(self) -> tuple[str, str]:
        assert self._budget is not None
        whole = _("of {sum} given or promised").format(sum=format.money(self._budget.total, self._currency))
        return whole, _("limit per person {sum}").format(sum=format.money(self._limit, self._currency))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        budget = self._budget
        if budget is None:
            return
        with QPainter(self) as painter:
            high = theme.scaled(30)
            spent = format.money(self._spent(), self._currency)
            wide = QFontMetrics(theme.font(20, 600)).horizontalAdvance(spent)
            over = self._spent() > budget.total
            text(painter, QRectF(0, 0, wide + 2, high), spent, 20, 600, "amb" if over else "t1", elide=False)
            whole, limit = self._words()
            text(painter, QRectF(wide + 10, 4, self.width() - wide - 10, high - 4), whole, 12, 400, "t2")
            bar = QRectF(0, high + 4, self.width(), 8)
            box(painter, bar, 2, C["line"])
            most = max(budget.total, self._spent(), 1)
            given = bar.width() * budget.given / most
            if given > 0:
                box(painter, QRectF(0, bar.top(), given, 8), 2, C["t2"])
            promised = bar.width() * budget.promised / most
            if promised > 0:
                box(painter, QRectF(given + 1, bar.top(), promised, 8), 2, C["ctl"])
            y, x = bar.bottom() + 4, 0.0
            for token, words in (("t2", _("given")), ("ctl", _("promised"))):
                painter.fillRect(QRectF(x, y + theme.scaled(9) - 5, 10, 10), C[token])
                need = QFontMetrics(theme.font(12)).horizontalAdvance(words)
                text(painter, QRectF(x + 16, y, need + 2, theme.scaled(18)), words, 12, 400, "t2", elide=False)
                x += need + 32
            rest = QRectF(x, y, self.width() - x, theme.scaled(18))
            text(painter, rest, limit, 12, 400, "t2", Qt.AlignmentFlag.AlignRight)
