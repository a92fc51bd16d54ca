"""What is suggested today, most urgent first, each with its reason; taken into the day by key, button or drag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import icons, theme
from ui.calls.drags import SUGGESTION
from ui.calls.wording import ICONS, TONES, act_words, minutes, reason, spoken_suggestion
from ui.widgets.buttons import Button, Rule
from ui.widgets.dragging import carrying, drag
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.marks import paint_class
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

if TYPE_CHECKING:
    from aedesk.services.suggestions import CallSuggestion

_LEFT, _RIGHT = 24, 16
WIDTH, LEAST = 312, 232


class _Delegate(RowDelegate):
    def paint_inside(self, painter: QPainter, area: QRect, row: CallSuggestion) -> None:
        dpr = painter.device().devicePixelRatio()
        pitch = theme.scaled(19)
        top = area.top() + (area.height() - 3 * pitch) / 2
        if row.prospect:
            painter.drawPixmap(QPointF(area.left() + _LEFT, top), icons.pixmap("user-plus", 18, "t2", dpr))
        else:
            paint_class(painter, area.left() + _LEFT, top, row.client_class)
        left = area.left() + _LEFT + 28.0
        wide = area.right() - _RIGHT - left
        length = minutes(row.minutes.minutes) if row.act.value == "call" else act_words(row.act.value)
        short = QFontMetrics(theme.font(12)).horizontalAdvance(length) + 8
        text(painter, QRectF(left, top, wide - short, pitch), row.contact or row.client, 13, 600)
        right = QRectF(left + wide - short, top, short, pitch)
        text(painter, right, length, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)
        second = row.client if row.contact else ""
        text(painter, QRectF(left, top + pitch, wide, pitch), second, 12, 400, "t2")
        token = TONES[row.why.tone]
        y = top + 2 * pitch
        painter.drawPixmap(
            QPointF(left, y + (pitch - 14) / 2), icons.pixmap(ICONS.get(row.why.code, "phone"), 14, token, dpr)
        )
        more = f"  +{len(row.also)}" if row.also else ""
        text(painter, QRectF(left + 19, y, wide - 19, pitch), reason(row.why) + more, 12, 400, token)


class SuggestionList(PaintedList):
    """The rows; what is chosen can be dragged into the day."""

    def __init__(self) -> None:
        super().__init__(RowModel(spoken_suggestion), _("Suggested"))
        self.setItemDelegate(_Delegate(self, 76))
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)

    def chosen_all(self) -> list[Any]:
        """Every selected suggestion, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.rows[place] for place in places]

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.chosen()
        if row is not None:
            drag(self, carrying(SUGGESTION, row.key), row.contact or row.client)


class QueuePane(QWidget):
    """Heading, list and the button that fills the block; `take` carries the suggestions, `plan` asks for the rest."""

    take = Signal(object)
    plan = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.want = theme.scaled(WIDTH)
        self.list = SuggestionList()
        self.count = Label("", 12, 500, "t3")
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        head.setSpacing(8)
        head.addWidget(Label(_("Suggested"), 12, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(Label(_("by urgency"), 12, 400, "t2"))
        top = QWidget()
        top.setFixedHeight(theme.scaled(40))
        top.setLayout(head)
        self.none = EmptyState("phone", _("Nothing is suggested"), " ")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.fill = Button(_("Plan my day"), icon="stack-2", keys="D", height="sm")
        self.fill.clicked.connect(self._press)
        foot = QHBoxLayout()
        foot.setContentsMargins(_LEFT, 12, _RIGHT, 14)
        foot.addWidget(self.fill)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)
        column.addWidget(Rule())
        column.addLayout(foot)
        self.list.picked.connect(lambda _row: self._say())

    def sizeHint(self) -> QSize:
        return QSize(self.want, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(LEAST), 200)

    def show_rows(self, rows: tuple[CallSuggestion, ...], *, anybody: bool = True) -> None:
        """Show these suggestions; the chosen one stays chosen, else the one that came into its place.

        An empty list says whether every client was heard, or there is not `anybody` yet.
        """
        chosen = self.list.chosen()
        at = self.list.currentIndex().row()
        self.list.blockSignals(True)
        self.list.rows.show(rows)
        self.list.blockSignals(False)
        self.count.setText(str(len(rows)) if rows else "")
        if anybody:
            self.none.say(_("Nothing is suggested"), _("Every client has heard from us as agreed."))
        else:
            self.none.say(_("No clients yet"), _("Register the first one; its papers, jobs and people follow."))
        self.pages.setCurrentWidget(self.list if rows else self.none)
        if chosen is not None and rows:
            place = next((i for i, row in enumerate(rows) if row.key == chosen.key), min(max(at, 0), len(rows) - 1))
            self.list.choose(place)
        self._say()

    def has_calls(self) -> bool:
        """Whether a call is suggested, not visits alone."""
        return any(row.act.value == "call" for row in self.list.rows.rows)

    def find(self, key: str) -> CallSuggestion | None:  # type: ignore[override]
        """The suggestion with this key."""
        return next((row for row in self.list.rows.rows if row.key == key), None)

    def _say(self) -> None:
        chosen = len(self.list.chosen_all())
        if chosen > 1:
            words = n_("Put {n} in the block", "Put {n} in the block", chosen).format(n=chosen)
            self.fill.set_text(words)
        else:
            self.fill.set_text(_("Plan my day"))
        self.fill.setEnabled(bool(self.list.rows.rows))

    def _press(self) -> None:
        chosen = self.list.chosen_all()
        if len(chosen) > 1:
            self.take.emit(chosen)
        else:
            self.plan.emit()
