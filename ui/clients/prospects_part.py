"""A prospect as a part of its client's page and beside the list of prospects: its steps, its week, its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.standing import Prospect, ProspectStep
from aedesk.words import _, n_
from ui import format, theme
from ui.clients.prospects_acts import ProspectActs
from ui.clients.prospects_words import STEPS, beside, intent_words
from ui.due import due_words, tone
from ui.labels import label
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box, text

if TYPE_CHECKING:
    from aedesk.services.standing import ProspectRow
    from ui.desk import Desk


def week_words(row: ProspectRow) -> str:
    """How the week of a prospect goes, in words."""
    words = _("{done} of {target} contacts").format(done=row.contacts, target=row.target)
    if row.face:
        words = format.join((words, n_("{n} in person", "{n} in person", row.face).format(n=row.face)))
    return words


def paint_week(painter: QPainter, left: float, middle: float, row: ProspectRow) -> float:
    """A box for each contact that is owed, full where it took place; where they end."""
    for place in range(max(row.target, min(row.contacts, 5))):
        spot = QRectF(left + place * 12, middle - 7, 8, 14)
        done = place < row.contacts
        box(painter, spot, 2, C["ink" if done else "surf"], None if done else C["ctl"])
    return left + max(row.target, min(row.contacts, 5)) * 12


class StepBar(QLabel):
    """Four bars, those that were gone through filled; the name of the step under them."""

    def __init__(self) -> None:
        super().__init__()
        self._step = ProspectStep.TARGET
        self.setFixedHeight(theme.scaled(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: ProspectStep) -> None:
        """Show how far it has come."""
        self._step = step
        place = _("step {n} of {all}").format(n=STEPS.index(step) + 1, all=len(STEPS))
        self.setAccessibleName(f"{label(step)}, {place}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            wide = (self.width() - 3 * (len(STEPS) - 1)) / len(STEPS)
            here = STEPS.index(self._step)
            for place in range(len(STEPS)):
                spot = QRectF(place * (wide + 3), 2, wide, 5)
                box(painter, spot, 2.5, C["acc" if place == here else "t2" if place < here else "line2"])
            words = label(self._step)
            need = QFontMetrics(theme.font(12, 500)).horizontalAdvance(words) + 2
            left = min(here * (wide + 3), self.width() - need)
            text(painter, QRectF(left, 9, need, self.height() - 9), words, 12, 500, "acc", elide=False)


class Week(QLabel):
    """The week of one prospect: boxes and words."""

    def __init__(self) -> None:
        super().__init__()
        self._row: ProspectRow | None = None
        self.setFixedHeight(theme.scaled(24))

    def show_row(self, row: ProspectRow) -> None:
        """Show this prospect's week."""
        self._row = row
        self.setAccessibleName(week_words(row))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        with QPainter(self) as painter:
            left = paint_week(painter, 0, self.height() / 2, self._row) + 6
            area = QRectF(left, 0, self.width() - left, self.height())
            text(painter, area, week_words(self._row), 12, 400, "t2")


class ProspectPart(QWidget):
    """Hidden where the client is none; the verbs stand under the plan."""

    def __init__(self, desk: Desk, *, titled: bool = True) -> None:
        super().__init__()
        self.desk, self.acts = desk, ProspectActs(desk)
        self.prospect: Prospect | None = None
        self._client: Client | None = None
        self.setAccessibleName(_("Prospect"))
        self.bar, self.week = StepBar(), Week()
        self.facts = Text("", 12, 400, "t2")
        self.next_on = Label("", 12, 500)
        self.plan: list[tuple[Label, Text]] = [
            (Label(words, 12, 500, "t3"), Text("", 13, 400, "t1"))
            for words in (_("Who can help"), _("Goals"), _("Strategy"), _("Timetable"))
        ]
        self.forward = Button("", icon="arrow-right", keys="Alt →", height="sm")
        self.forward.clicked.connect(lambda: self.advance(1))
        self.win = Button(_("Won"), icon="check", height="sm")
        self.win.clicked.connect(self.won)
        self.lose = Button(_("Lost"), "quiet", height="sm")
        self.lose.clicked.connect(self.lost)
        self.edit = Button(_("Change"), "link", height="sm")
        self.edit.setAccessibleDescription(_("Prospect"))
        self.edit.clicked.connect(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(_("Prospect") if titled else _("How far it has come"), 12, 600))
        head.addStretch(1)
        head.addWidget(self.edit)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addSpacing(2)
        for part in (self.bar, self.week, self.facts, self.next_on):
            column.addWidget(part)
        for name, words in self.plan:
            column.addWidget(name)
            column.addWidget(words)
        column.addSpacing(4)
        for buttons in ((self.forward,), (self.win, self.lose)):  # a step has a long name in some languages
            verbs = QHBoxLayout()
            verbs.setSpacing(6)
            for button in buttons:
                verbs.addWidget(button)
            verbs.addStretch(1)
            column.addLayout(verbs)
        self.hide()

    def show_client(self, client: Client) -> None:
        """Show what this client is, if it is a prospect."""
        found = self.desk.services.standing.of_client(client.id)
        rows = self.desk.services.standing.prospects(self.desk.clock.today()) if found is not None else ()
        self.show_prospect(client, found, next((row for row in rows if found and row.id == found.id), None))

    def show_prospect(self, client: Client, prospect: Prospect | None, row: ProspectRow | None) -> None:
        """Show a prospect with its week."""
        self._client, self.prospect = client, prospect if row is not None else None
        self.setVisible(self.prospect is not None)
        if self.prospect is None or row is None:
            return
        today = self.desk.clock.today()
        self.bar.show_step(self.prospect.step)
        self.week.show_row(row)
        said = [_("intent {words}").format(words=intent_words(row.intent))]
        said.append(_("developed by {name}").format(name=row.lead_owner) if row.lead_owner else _("nobody develops it"))
        if row.annoyed:
            said.append(_("feels pressed"))
        self.facts.setText(" · ".join(said))
        on = self.prospect.next_on
        day = due_words(on, today) if on else ""
        self.next_on.setText(_("Next contact: {day}").format(day=day) if on else "")
        self.next_on.set_tone({"late": "red", "near": "amb"}.get(tone(on, today), "t2"))
        self.next_on.setVisible(on is not None)
        plan = (self.prospect.who_can_help, self.prospect.goals, self.prospect.strategy, self.prospect.timetable)
        for (name, part), words in zip(self.plan, plan, strict=True):
            part.setText(words)
            part.setVisible(bool(words))
            name.setVisible(bool(words))
            part.updateGeometry()
        following = beside(self.prospect.step, 1)
        self.forward.setVisible(following is not None)
        if following is not None:
            self.forward.set_text(label(following))
        self.facts.updateGeometry()

    # --- acts

    def advance(self, by: int) -> None:
        """A step further, or back."""
        if self.prospect is not None and self._client is not None:
            step = beside(self.prospect.step, by)
            if step is not None:
                self.acts.move(self.prospect.id, self._client.short_name, step)

    def won(self) -> None:
        """It has become a client."""
        if self.prospect is not None and self._client is not None:
            self.acts.won(self.prospect.id, self._client.short_name)

    def lost(self) -> None:
        """It is given up."""
        if self.prospect is not None and self._client is not None:
            self.acts.lost(self.prospect.id, self._client.short_name)

    def change(self) -> None:
        """Change the plan."""
        if self.prospect is not None:
            self.acts.change(self.prospect)

    def commands(self) -> list[Command]:
        """What the palette offers about it."""
        client = self._client
        if self.prospect is None:
            if client is None or client.archived_on is not None:
                return []
            return [Command(_("Make it a prospect"), lambda: self.acts.new(client.id), "", "user-plus")]
        return [
            Command(_("Prospect: a step further"), lambda: self.advance(1), "Alt →", "arrow-right"),
            Command(_("Prospect: a step back"), lambda: self.advance(-1), "Alt ←", "arrow-left"),
            Command(_("Prospect won"), self.won, "", "check"),
            Command(_("Prospect lost"), self.lost, "", "minus"),
            Command(_("Change the prospect"), self.change, "", "edit"),
        ]
