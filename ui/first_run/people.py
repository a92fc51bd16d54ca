"""Second step: me and the people who sign; at the side, whether every gate has somebody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.gate_check import may_sign
from aedesk.domain.people import Person, Rank
from aedesk.words import N_, _, p_
from ui import theme
from ui.first_run.draft import PersonDraft
from ui.first_run.wizard import Step, Wizard, turn
from ui.labels import label, signs
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.choice import Choice
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line
from ui.widgets.marks import Avatar, Tag, Tick, tag_width

GATES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (N_("Briefs"), N_("account director and creative director"), ("brief.ad", "brief.cd")),
    (N_("Layouts"), N_("creative director; received by an account manager or above"), ("layout.cd", "layout.am")),
    (N_("Estimates"), N_("account director, never lower"), ("estimate.ad",)),
    (N_("Finished art"), N_("art director and copywriter, then you"), ("art.art_director", "art.copywriter", "art.ae")),
    (N_("Film proof"), N_("client service, creative, production, client"), ("proof.cs", "proof.cr", "proof.pr")),
    (N_("Number closed"), N_("finance"), ("close.finance",)),
)


class PeopleStep(Step):
    """A line for each person; lines without a name are left out."""

    name = N_("You and who signs")
    hint = N_("Names and ranks")

    def __init__(self, wizard: Wizard) -> None:
        self.title = _("You and the people who sign")
        self.words = _(
            "Ranks decide who may sign which paper. Only you work on this desk; the others sign on the pad or on paper."
        )
        super().__init__(wizard)
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setSpacing(44)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(12)
        self.table.setVerticalSpacing(7)
        self.table.setColumnStretch(1, 3)
        self.table.setColumnStretch(2, 3)
        self.table.setColumnStretch(3, 2)
        self.table.setColumnStretch(4, 2)
        left.addLayout(self.table)
        left.addSpacing(8)
        self.more = Button(_("Add a person"), "quiet", "plus")
        self.more.clicked.connect(self.add)
        left.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        self.body.addLayout(left, 1)
        self.body.addLayout(self._side())
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self.rows: list[PersonRow] = []
        self._narrow = False
        self._fill()

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(Label(_("Every gate has somebody"), 12, 600))
        self.ticks: list[Tick] = []
        self.notes: list[Text] = []
        for title, note, _slots in GATES:
            row = QHBoxLayout()
            row.setSpacing(10)
            tick = Tick(False)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(_(title), 13, 500))
            said = Text(_(note), 12, 400, "t3")
            said.setFixedWidth(theme.scaled(236))
            words.addWidget(said)
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            side.addLayout(row)
            self.ticks.append(tick)
            self.notes.append(said)
        side.addWidget(Rule())
        small = Text(_("In a small house one person may hold two ranks. The paper then shows both."), 12, 400, "t2")
        small.setFixedWidth(theme.scaled(262))
        side.addWidget(small)
        side.addStretch(1)
        return side

    def _fill(self) -> None:
        while (item := self.table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for column, words in enumerate((p_("person", "Name"), _("Rank"), _("Second rank")), 1):
            self.table.addWidget(Label(words, 12, 500, "t2"), 0, column)
        self.signs_head = Label(_("Signs"), 12, 500, "t2")
        self.table.addWidget(self.signs_head, 0, 4)
        self.rows = []
        for number, person in enumerate(self.draft.people, 1):
            row = PersonRow(person, self._changed, self.remove)
            row.put(self.table, number)
            self.rows.append(row)
        self._fold()
        self._changed()

    def add(self) -> None:
        """One more line."""
        self.keep()
        self.draft.people.append(PersonDraft())
        self._fill()
        self.rows[-1].line.setFocus()

    def remove(self, person: PersonDraft) -> None:
        """Take a line away."""
        self.keep()
        self.draft.people.remove(person)
        self._fill()

    def _changed(self) -> None:
        self.keep()
        ranks = {rank for person in self.draft.named for rank in (person.rank, person.second) if rank is not None}
        for (title, note, slots), tick, said in zip(GATES, self.ticks, self.notes, strict=True):
            missing = [slot for slot in slots if not may_sign(slot, ranks)]
            tick.set_done(not missing, f"{_(title)}: {_('somebody signs') if not missing else _('nobody yet')}")
            said.setText(_(note) if not missing else _("{who}: nobody yet").format(who=_(note)))
            said.set_tone("t3" if not missing else "amb")

    def keep(self) -> None:
        for row in self.rows:
            row.keep()

    def check(self) -> bool:
        if not self.draft.me.name.strip():
            self.rows[0].line.set_error(True)
            self.wizard.note.setText(_("Type your own name: it stands on the papers."))
            self.rows[0].line.setFocus()
            return False
        return True

    def first(self) -> QWidget | None:
        return self.rows[0].line

    def fit(self, width: int) -> None:
        turn(self.body, width >= theme.scaled(1060))
        self._narrow = width < theme.scaled(860)
        self._fold()

    def _fold(self) -> None:
        self.table.setColumnStretch(4, 0 if self._narrow else 2)
        self.signs_head.setVisible(not self._narrow)
        for row in self.rows:
            row.signs.setVisible(not self._narrow)


class NameLine(Line):
    """A name, with a tag at its right for oneself."""

    def __init__(self, value: str, tag: str) -> None:
        super().__init__(value, room=tag_width(tag) + 6 if tag else 0)
        self._tag = Tag(tag, "", self) if tag else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tag is not None:
            self._tag.move(self.width() - self._tag.width() - 8, (self.height() - self._tag.height()) // 2)


class PersonRow:
    """The editors of one line."""

    def __init__(self, person: PersonDraft, changed: Callable[[], None], remove: Callable[[PersonDraft], None]) -> None:
        self.person = person
        you = _("you") if person.is_me else ""
        self.avatar = Avatar("", size=28)
        self.line = NameLine(person.name, you)
        ranks: list[tuple[object, str]] = [(rank, label(rank)) for rank in Rank]
        self.rank = Choice(ranks, person.rank)
        self.second = Choice([("", _("none")), *ranks], person.second or "")
        self.signs = Label("", 13, 400, "t2", elide=True)
        self.remove: IconButton | None = None
        if not person.is_me:
            self.remove = IconButton("x", _("Remove"))
            self.remove.clicked.connect(lambda: remove(person))
        self._tell = changed
        self.line.textChanged.connect(self._typed)
        self.rank.changed.connect(self._typed)
        self.second.changed.connect(self._typed)
        self._name()

    def _typed(self, _value: object = None) -> None:
        self.line.set_error(False)
        self._name()
        self._tell()

    def put(self, table: QGridLayout, row: int) -> None:
        """Into the table."""
        parts = (self.avatar, self.line, self.rank, self.second, self.signs)
        for column, part in enumerate(parts):
            table.addWidget(part, row, column)
        if self.remove is not None:
            table.addWidget(self.remove, row, 5)

    def keep(self) -> None:
        """Into the draft."""
        rank, second = self.rank.value(), self.second.value()
        self.person.name = self.line.text()
        self.person.rank = rank if isinstance(rank, Rank) else Rank.AE
        self.person.second = second if isinstance(second, Rank) else None

    def _name(self) -> None:
        self.keep()
        person = self.person
        name = person.name.strip()
        self.avatar.set_person(Person(name, person.rank).initials if name else "", name)
        who = name or _("a person without a name yet")
        self.line.setAccessibleName(
            _("Your name") if person.is_me else _("Name, {rank}").format(rank=label(person.rank))
        )
        self.rank.setAccessibleName(_("Rank of {who}").format(who=who))
        self.second.setAccessibleName(_("Second rank of {who}").format(who=who))
        if self.remove is not None:
            words = _("Remove {who}").format(who=name or label(person.rank))
            self.remove.set_icon("x", words)
        ranks = [rank for rank in (person.rank, person.second) if rank is not None]
        self.signs.setText(signs(ranks))
