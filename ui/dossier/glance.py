"""The dossier on the overview: rings by chapter, and what to ask next with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.dossier_rules import Completeness
from aedesk.services.dossier_views import Question
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.dossier.chips import in_language
from ui.dossier.numbers import numbers
from ui.dossier.side import AskRow
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import refill
from ui.widgets.paint import box, text
from ui.widgets.ring import Ring, paint_ring
from ui.widgets.wide import WideButton

if TYPE_CHECKING:
    from aedesk.app import Services

ASKED = 4


class ChapterButton(WideButton):
    """One chapter: ring, name, bar and figure; pressed, it opens."""

    def __init__(self, name: str, percent: int) -> None:
        super().__init__(fmt.join([name, fmt.percent(percent / 100)]), theme.scaled(28), 220)
        self._name, self._percent = name, percent

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect().adjusted(-2, 0, 2, 0), 6, C["hover"])
            middle = self.height() / 2
            paint_ring(painter, 0, middle - 7, self._percent, 14, 2)
            figure = theme.scaled(46)
            bar = theme.scaled(96 if self.width() >= theme.scaled(300) else 52)
            left = self.width() - figure - bar
            text(painter, QRectF(23, 0, left - 23 - 10, self.height()), self._name, 12, 500)
            box(painter, QRectF(left, middle - 2, bar, 4), 2, C["line2"])
            if self._percent:
                token = "grn" if self._percent >= 100 else "t2"
                box(painter, QRectF(left, middle - 2, max(bar * self._percent / 100, 4), 4), 2, C[token])
            area = QRectF(self.width() - figure, 0, figure, self.height())
            words = fmt.percent(self._percent / 100)
            text(painter, area, words, 12, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)


class Glance(QWidget):
    """`opened` carries a chapter or a question; `interview` and `listed` are pressed for the questions shown."""

    opened = Signal(str)
    interview = Signal()
    listed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._questions: list[Question] = []
        self.ring = Ring(_("Dossier, known"), 20)
        self.known = Label("", 12, 400, "t3", elide=True)
        self.go = Button(_("Open"), "link", height="sm")
        self.go.setAccessibleDescription(_("Dossier"))
        self.go.clicked.connect(lambda: self.opened.emit(""))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.ring)
        head.addWidget(Label(_("Dossier"), 13, 600))
        head.addWidget(self.known, 1)
        head.addWidget(self.go)
        self._chapters, self._asks = QVBoxLayout(), QVBoxLayout()
        for layout in (self._chapters, self._asks):
            layout.setSpacing(0)
        self.note = Label("", 12, 500, "t3", elide=True)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Label(_("Ask next"), 12, 600))
        below.addWidget(self.note, 1)
        self.nothing = Text(_("Everything that matters is known and fresh."), 12, 400, "t3")
        self.start = Button(_("Start interview"), icon="message", height="sm")
        self.start.clicked.connect(self.interview)
        self.add = Button(_("Add to visit list"), icon="plus", height="sm")
        self.add.clicked.connect(lambda: self.listed.emit([q for q in self._questions if not q.listed]))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.start)
        self._buttons.addWidget(self.add)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addLayout(self._chapters)
        column.addSpacing(20)
        column.addLayout(below)
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addLayout(self._asks)
        column.addWidget(self.nothing)
        column.addSpacing(12)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.start.sizeHint().width() + self.add.sizeHint().width() + 8 <= self.width()
        self._buttons.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def show_client(self, services: Services, client_id: UUID) -> None:
        """Show how much is known of this client, and what to ask next."""
        form = services.forms.form()
        totals: dict[str, Completeness] = {}
        for state in services.dossiers.overview(client_id):
            totals[state.section] = totals.get(state.section, Completeness(0, 0)) + state.completeness
        whole = sum(totals.values(), Completeness(0, 0))
        self.ring.setValue(whole.percent)
        words = _("{percent} · {known} of {count}")
        percent = fmt.percent(whole.percent / 100)
        self.known.setText(words.format(percent=percent, known=whole.settled, count=whole.applicable))
        rows = []
        for section in form.sections:
            row = ChapterButton(in_language(section.label, language()), totals[section.path].percent)
            row.clicked.connect(lambda _on=False, path=section.path: self.opened.emit(path))
            rows.append(row)
        refill(self._chapters, rows)
        self._ask(services, client_id)

    def _ask(self, services: Services, client_id: UUID) -> None:
        form = services.forms.form()
        listed = services.dossier_ask.listed(client_id)
        self._questions = list(listed[:ASKED] or services.dossier_ask.next(client_id, ASKED))
        products = {each.id: each.name for each in services.dossiers.products(client_id)}
        count = numbers(form)
        rows = []
        for question in self._questions:
            product = products.get(question.product_id, "") if question.product_id and len(products) > 1 else ""
            place = in_language(form.section(question.node.section).label, language())
            row = AskRow(question, count.get(question.path, ""), place, product)
            row.clicked.connect(lambda _on=False, path=question.path: self.opened.emit(path))
            rows.append(row)
        refill(self._asks, rows)
        self.note.setText(_("{count} on the visit list").format(count=len(listed)) if listed else "")
        self.nothing.setVisible(not rows)
        self.start.setVisible(bool(rows))
        self.add.setVisible(any(not question.listed for question in self._questions))
