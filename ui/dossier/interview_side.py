"""Beside the question: who says it, the questions of today, and what this page keeps to itself."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.people import Person, Rank
from aedesk.words import _
from ui import format as fmt
from ui import icons, theme
from ui.dossier.about import Who
from ui.dossier.chips import in_language
from ui.dossier.interview_round import ANSWERED, NOT_APPLICABLE, NOT_KNOWN, Round, Step
from ui.theme import C
from ui.widgets.fields import Line
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.marks import paint_avatar
from ui.widgets.paint import box, text, tick
from ui.widgets.picture import Picture
from ui.widgets.scroll import Scroll

WIDE, NARROW = 392, 312
_EDGE = 32
_AROUND = 7  # how many questions of today are shown
ELSE = "?"


class WhoButton(QRadioButton):
    """One who may say it; all of it can be pressed."""

    def __init__(self, key: str, name: str, picture: str = "") -> None:
        super().__init__(name.replace("&", "&&"))
        self.key, self._name, self._picture = key, name, picture
        self.setAccessibleName(name)
        self.setFixedHeight(theme.scaled(52))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.scaled(52))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            on = self.isChecked()
            fill = C["sel"] if on else C["hover"] if self.underMouse() else C["surf"]
            box(painter, self.rect(), 8, fill, C["acc" if on else "line2"])
            middle = self.height() / 2
            if self._picture:
                drawn = icons.pixmap(self._picture, 18, "t2", self.devicePixelRatioF())
                painter.drawPixmap(20, round(middle - 9), drawn)
            else:
                paint_avatar(painter, 16, middle - 13, Person(self._name, Rank.AE).initials, 26)
            area = QRectF(55, 0, self.width() - 55 - 40, self.height())
            text(painter, area, self._name, 14, 500 if on else 400)
            if on:
                mark = icons.pixmap("check", 18, "acc", self.devicePixelRatioF(), "2.2")
                painter.drawPixmap(self.width() - 34, round(middle - 9), mark)


class TodayRow(QLabel):
    """One question of today: how it went, its words, who told it."""

    def __init__(self, step: Step, here: bool, language: str) -> None:
        super().__init__()
        self._step, self._here = step, here
        self._words = " · ".join(part for part in (in_language(step.node.label, language), step.product) if part)
        self._who = {
            NOT_KNOWN: _("asked, not known"), NOT_APPLICABLE: _("does not apply"), ANSWERED: step.who or _("answered"),
        }.get(step.state, "")  # fmt: skip
        self.setText(fmt.join([self._words, _("now") if here else self._who]))
        self.setFixedHeight(theme.scaled(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            disc = QRectF(0, (self.height() - 16) / 2, 16, 16)
            if self._step.state == ANSWERED:
                box(painter, disc, 8, C["grn"])
                tick(painter, disc.center(), 14, C["surf"], 1.8)
            elif self._here:
                box(painter, disc, 8, C["acc"])
            else:
                box(painter, disc, 8, None, C["ctl"], 1.5)
                if self._step.state in (NOT_KNOWN, NOT_APPLICABLE):
                    painter.fillRect(QRectF(disc.left() + 4, disc.center().y() - 0.8, 8, 1.6), C["ctl"])
            wide = 0
            if self._who:
                wide = min(QLabel.fontMetrics(self).horizontalAdvance(self._who) + 8, self.width() // 2 - 20)
                area = QRectF(self.width() - wide, 0, wide, self.height())
                text(painter, area, self._who, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)
            area = QRectF(31, 0, self.width() - 31 - wide - 8, self.height())
            text(painter, area, self._words, 13, 600 if self._here else 400, "t1" if self._here else "t2")


class Side(QWidget):
    """`told` carries who says it from now on: the contact's id, or words, or neither."""

    told = Signal(object, str)

    def __init__(self, people: Sequence[Who], contact_id: UUID | None, said_by: str, language: str) -> None:
        super().__init__()
        self._language = language
        column = QVBoxLayout()
        column.setContentsMargins(_EDGE, 36, _EDGE, 12)
        column.setSpacing(8)
        column.addWidget(Label(_("Who says it?"), 14, 600))
        column.addSpacing(2)
        self.people = [WhoButton(each.id, each.name) for each in people if not each.left or each.id == str(contact_id)]
        self.people.append(WhoButton(ELSE, _("Somebody else"), "user-plus"))
        chosen = str(contact_id) if contact_id else ELSE if said_by else ""
        for button in self.people:
            button.setAccessibleDescription(_("Who says it?"))
            button.setChecked(button.key == chosen)
            button.toggled.connect(lambda on, button=button: self._tell(button) if on else None)
            column.addWidget(button)
        self.other = Line(said_by, _("Name"), height="xl")
        self.other.setFixedHeight(theme.scaled(52))
        self.other.setAccessibleName(_("Name of somebody else"))
        self.other.setVisible(chosen == ELSE)
        self.other.textEdited.connect(lambda words: self.told.emit(None, words.strip()))
        column.addWidget(self.other)
        column.addSpacing(22)
        column.addWidget(Label(_("Today’s questions"), 14, 600))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        page = QWidget()
        page.setLayout(column)
        self._whole(page)

    def _whole(self, page: QWidget) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(_EDGE, 8, _EDGE, 26)
        foot.setSpacing(12)
        foot.addWidget(Picture("device-floppy", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = _("Every answer is saved at once, with name and date. Remarks, money and other clients are hidden.")
        foot.addWidget(Text(words, 12, 400, "t2", pitch=19), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(page), 1)
        whole.addLayout(foot)

    def _tell(self, button: WhoButton) -> None:
        somebody = button.key == ELSE
        self.other.setVisible(somebody)
        if somebody:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(None, self.other.value())
        else:
            self.told.emit(UUID(button.key), "")

    def to_who(self) -> None:
        """Put the focus on who says it."""
        on = next((button for button in self.people if button.isChecked()), self.people[0])
        on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_round(self, asked: Round) -> None:
        """Show the questions around the one in front."""
        empty(self._rows)
        first = max(0, min(asked.at - _AROUND // 2 - 1, len(asked.steps) - _AROUND))
        shown = asked.steps[first : first + _AROUND]
        for i, step in enumerate(shown, first):
            self._rows.addWidget(TodayRow(step, i == asked.at, self._language))
        rest = len(asked.steps) - first - len(shown)
        if rest:
            more = Label(_("{n} more").format(n=rest), 12, 400, "t3")
            more.setContentsMargins(31, 6, 0, 0)
            self._rows.addWidget(more)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["win"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])
