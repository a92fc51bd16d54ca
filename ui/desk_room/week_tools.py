"""What stands in the room's bar while the week is in front: the week, its three looks, the legend, printing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aedesk.words import N_, _
from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.paint import text
from ui.widgets.toggles import Segments

PLAN, LOAD, MATRIX = "plan", "load", "matrix"
_LOOKS = ((PLAN, N_("Plan")), (LOAD, N_("Load")), (MATRIX, N_("Priorities")))
_KINDS = (("acc", N_("visit")), ("t2", N_("calls")), ("ctl", N_("work")))


class Legend(QLabel):
    """What the edge of a card means."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Legend"))
        self.setFixedHeight(theme.scaled(28))
        self.setFixedWidth(sum(self._wide(words) for _token, words in _KINDS))

    def _wide(self, words: str) -> int:
        return QFontMetrics(theme.font(12)).horizontalAdvance(_(words)) + 24

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            x = 0.0
            for token, words in _KINDS:
                painter.fillRect(QRectF(x, self.height() / 2 - 7, 3, 14), C[token])
                text(painter, QRectF(x + 9, 0, self._wide(words), self.height()), _(words), 12, 400, "t2", elide=False)
                x += self._wide(words)


class WeekTools(QWidget):
    """`turned` by so many weeks, 0 to this one; `look` asks for another look of the week."""

    turned = Signal(int)
    look = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.before = IconButton("chevron-left", _("Week before"), keys="[", framed=True)
        self.after = IconButton("chevron-right", _("Week after"), keys="]", framed=True)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.span = Label("", 13, 500)
        self.looks = Segments([(code, _(words)) for code, words in _LOOKS], PLAN, height="sm")
        self.looks.setAccessibleName(_("Look of the week"))
        self.looks.changed.connect(lambda which: self.look.emit(str(which)))
        self.legend = Legend()
        self.print = Button(_("Print"), icon="printer", height="sm")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addWidget(self.span)
        row.addWidget(self.after)
        row.addSpacing(6)
        row.addWidget(self.looks)
        row.addStretch(1)
        row.addWidget(self.legend)
        row.addWidget(self.print)
        self._plan = True

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def show_look(self, which: str) -> None:
        """This look is in front."""
        self._plan = which != MATRIX
        self.looks.set_value(which)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """The legend goes where there is no room for it."""
        rest = sum(
            each.sizeHint().width() + 8
            for each in (self.before, self.span, self.after, self.looks, self.print) if not each.isHidden()
        )  # fmt: skip
        self.legend.setVisible(self._plan and rest + self.legend.width() + 12 <= self.width())
