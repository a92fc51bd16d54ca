"""Beside the comparison: how much changed, who told it, and the one answer that can be brought back."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.people import Person, Rank
from aedesk.services.dossier_views import Difference
from aedesk.words import N_, _, n_
from ui import format as fmt
from ui import theme
from ui.dossier.compare_rows import ChangeRow
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import refill
from ui.widgets.marks import paint_avatar
from ui.widgets.paint import text
from ui.widgets.scroll import Scroll

KINDS = (
    ("added", N_("Newly answered")),
    ("changed", N_("Told otherwise")),
    ("back_to_unknown", N_("Not known now")),
    ("not_applicable", N_("Marked as not applying")),
)
_MOST = 6


class _Figure(QLabel):
    """A word and its figure over a hairline; with `initials` before it, a person."""

    def __init__(self, words: str, figure: str, initials: str | None = None, *, ruled: bool = True) -> None:
        super().__init__(fmt.join([words, figure]))
        self._words, self._figure, self._initials, self._ruled = words, figure, initials, ruled
        self.setFixedHeight(theme.scaled(32))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            left = 0
            if self._initials is not None:
                paint_avatar(painter, 0, self.height() / 2 - 10, self._initials)
                left = 30
            area = QRectF(left, 0, self.width() - left, self.height() - 1)
            right = Qt.AlignmentFlag.AlignRight
            text(painter, area, self._figure, 13 if self._ruled else 12, 600 if self._ruled else 400,
                 "t1" if self._ruled else "t3", right)  # fmt: skip
            text(painter, area.adjusted(0, 0, -70, 0), self._words, 13, 400, "t2" if self._ruled else "t1")
            if self._ruled:
                painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class CompareSide(QWidget):
    """`restored`: bring the chosen answer back as it stood on the first day."""

    restored = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(0)
        self._counts, self._told = QVBoxLayout(), QVBoxLayout()
        for layout in (self._counts, self._told):
            layout.setSpacing(0)
        self._told_title = Label(_("Who told it"), 12, 600)
        self.title = Text("", 12, 600, "t1")
        self.words = Text("", 12, 400, "t2", pitch=18)
        self.restore = Button("", icon="arrow-back-up", height="sm")
        self.restore.clicked.connect(self.restored)
        self._column.addWidget(Label(_("Between the two days"), 12, 600))
        self._column.addSpacing(4)
        self._column.addLayout(self._counts)
        self._column.addSpacing(20)
        self._column.addWidget(self._told_title)
        self._column.addSpacing(2)
        self._column.addLayout(self._told)
        self._column.addSpacing(20)
        self._column.addWidget(self.title)
        self._column.addSpacing(4)
        self._column.addWidget(self.words)
        self._column.addSpacing(10)
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        page = QWidget()
        page.setLayout(self._column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(page))
        self.show_row(None, "")

    def show_counts(self, found: Sequence[Difference]) -> None:
        """How much changed, and who told it."""
        kinds = Counter(each.kind for each in found)
        refill(self._counts, [_Figure(_(words), str(kinds[kind])) for kind, words in KINDS])
        told = Counter(each.after.said_by for each in found if each.after is not None)
        named = [(name, count) for name, count in told.most_common() if name]
        rows = [
            _Figure(name, _places(count), Person(name, Rank.AE).initials, ruled=False) for name, count in named[:_MOST]
        ]
        others = told[""] + sum(count for _name, count in named[_MOST:])
        if others:
            rows.append(_Figure(_("Other sources"), _places(others), "–", ruled=False))
        refill(self._told, rows)
        self._told_title.setVisible(bool(rows))

    def show_row(self, row: ChangeRow | None, day: str) -> None:
        """The chosen question, and what bringing it back would do."""
        changed = row is not None and bool(row.kind)
        self.title.setText(f"{row.number} {row.title()}".strip() if row is not None else "")
        self.title.setVisible(row is not None)
        self.title.updateGeometry()
        words = ""
        if row is not None and changed:
            kind = _(dict(KINDS)[row.kind])
            words = fmt.join([kind, row.after.source], " · ")
        elif row is not None:
            words = _("unchanged")
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.words.updateGeometry()
        self.restore.setVisible(changed)
        self.restore.set_text(_("Restore this answer only"))
        self.restore.setToolTip(_("As it stood on {day}; everything else stays").format(day=day) if changed else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, 1, self.height(), C["line"])


def _places(count: int) -> str:
    return n_("{n} answer", "{n} answers", count).format(n=count)
