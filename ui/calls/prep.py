"""The six points of a call on its card, the version for somebody in a hurry, and the sheet that writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.call import POINT_COUNT
from aedesk.words import N_, _
from ui import format, theme
from ui.forms import FormSheet
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.fields import LongText
from ui.widgets.labels import Label, wrap
from ui.widgets.marks import paint_tick
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from aedesk.domain.call import Prep
    from aedesk.services.call_views import CallCard
    from ui.desk import Desk

FIELDS = (
    ("work", N_("Details known"), N_("What must you know of the work?")),
    ("questions", N_("Likely questions"), N_("What will they ask, two steps ahead?")),
    ("best", N_("Best outcome"), N_("What do you want to have at the end?")),
    ("worst", N_("Worst outcome"), N_("What do you accept at the least?")),
    ("opening", N_("Opening"), N_("Your first sentence, and how you say it")),
    ("message", N_("Key message"), N_("The one thing they must keep")),
    ("ask", N_("Whom to ask"), N_("Which colleague or boss knows more?")),
    ("half_minute", N_("In 30 seconds"), N_("“What is it, quick”: the version for somebody in a hurry")),
)


class PointRow(QAbstractButton):
    """One point: whether it is told, its name, its words. Pressed it opens the sheet at this point."""

    def __init__(self, field: str, name: str, hint: str, lead: int) -> None:
        super().__init__()
        self._lead = lead  # as wide as the longest name of all points
        self.field, self._name, self._hint, self._words = field, name, hint, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say("")

    def say(self, words: str) -> None:
        """Show these words."""
        self._words = words.strip()
        self.setText(format.join((self._name, self._words or _("empty"))))
        self.setAccessibleName(self.text())
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(max(self.width(), theme.scaled(240))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _left(self) -> int:
        return 25 + self._lead

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrap(self._words or self._hint, 13, 400, width - self._left(), 3)

    def heightForWidth(self, width: int) -> int:
        """How high its words need it."""
        return max(len(self._lines(width)), 1) * theme.scaled(18) + theme.scaled(10)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse():
                box(painter, self.rect().adjusted(-4, 0, 4, 0), 6, C["hover"])
            top = theme.scaled(5)
            pitch = theme.scaled(18)
            paint_tick(painter, 0, top + (pitch - 16) / 2, bool(self._words))
            text(painter, QRectF(25, top, self._left() - 33, pitch), self._name, 13, 400, "t2")
            for i, line in enumerate(self._lines(self.width())):
                area = QRectF(self._left(), top + i * pitch, self.width() - self._left(), pitch)
                text(painter, area, line, 13, 400, "t1" if self._words else "t3", elide=False)


class PrepPane(QWidget):
    """The points; `write` names the one that was pressed."""

    write = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.count = Label("", 12, 400, "t3")
        self.must = Label("", 12, 500, "amb", elide=True)
        self.edit = Button(_("Prepare"), "quiet", "edit", "P", height="sm")
        self.edit.clicked.connect(lambda: self.write.emit(""))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(_("Preparation"), 12, 600))
        head.addWidget(self.count)
        head.addWidget(self.must, 1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.rows: dict[str, PointRow] = {}
        metrics = QFontMetrics(theme.font(13))
        lead = min(max(metrics.horizontalAdvance(_(words)) for _name, words, _hint in FIELDS) + 14, theme.scaled(140))
        for name, words, hint in FIELDS:
            row = PointRow(name, _(words), _(hint), lead)
            row.clicked.connect(lambda _on=False, which=name: self.write.emit(which))
            self.rows[name] = row
            column.addWidget(row)

    def show_card(self, card: CallCard) -> None:
        """Show what is prepared for this call."""
        prep = card.prep
        self.count.setText(_("{n} of {all}").format(n=prep.points, all=POINT_COUNT))
        needed = card.must_prepare and prep.points < POINT_COUNT
        self.must.setText(_("needed for this call") if needed else "")
        for name, row in self.rows.items():
            row.say(getattr(prep, name))
        for name in ("ask", "half_minute"):  # shown once it says something: the card must stay short
            self.rows[name].setVisible(bool(getattr(prep, name).strip()) or name == "ask")


class PrepSheet(FormSheet):
    """Writes the six points; what the desk knows stands beside the first two and can be taken over."""

    def __init__(self, desk: Desk, card: CallCard, who: str, at: str = "") -> None:
        super().__init__(desk, _("Prepare the call with {who}").format(who=who), _("Save"), width=680)
        self._prep: Prep = card.prep
        self._at = at
        self._edits: dict[str, LongText] = {}
        for name, _words, hint in FIELDS:
            edit = LongText(getattr(self._prep, name), _(hint), lines=2 if name in ("work", "questions") else 1)
            self._edits[name] = edit
        for name, words, _hint in FIELDS:
            if name == "worst":
                continue
            field = self.field(name, _(words), self._edits[name], self._given(card, name))
            if name == "best":
                self.row(field, self.field("worst", _("Worst outcome"), self._edits["worst"]))
            else:
                self.body.addWidget(field)
        take = Button(_("Take over what the desk knows"), "quiet", "arrow-right")
        take.clicked.connect(lambda: self._take(card))
        self.finish(quiet=take)

    @staticmethod
    def _given(card: CallCard, name: str) -> str:
        if name not in ("work", "questions"):
            return ""
        from ui.calls.given import known

        return " · ".join(known(card)[name])

    def _take(self, card: CallCard) -> None:
        from ui.calls.given import known

        for name, lines in known(card).items():
            given = "\n".join(lines)
            before = self._edits[name].value()
            if given and given not in before:
                self._edits[name].set_value("\n".join(part for part in (before, given) if part))

    def first_focus(self) -> QWidget | None:
        return self._edits.get(self._at) or self._edits["work"]

    def save(self) -> None:
        for name, edit in self._edits.items():
            setattr(self._prep, name, edit.value())
        self.desk.services.calls.save_prep(self._prep)
        self.kept_words = _("Preparation saved")
