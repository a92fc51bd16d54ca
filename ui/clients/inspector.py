"""The inspector beside the list: who a client is, whom we know there, what is open, what was said last."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.clock import Clock
from aedesk.domain.cards import JobCard
from aedesk.domain.client import Client, ClientClass, Contact, ContactNote
from aedesk.domain.people import Person, Rank
from aedesk.words import _, p_
from ui import format, theme
from ui.clients.birthday import until
from ui.clients.client_list import KIND_ICONS
from ui.clients.inspector_care import Care, CarePart
from ui.due import due_words, tone, when_words
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import ClassChip
from ui.widgets.paint import box, text
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

WIDTH = 348


def initials(name: str) -> str:
    """Two letters, or two signs, that stand for a client."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) > 1 and words[0].isascii():
        return (words[0][0] + words[1][0]).upper()
    return name[:2] if name and ord(name[0]) > 0x2E80 else name[:2].upper()


class Plate(QLabel):
    """The square with a client's initials."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._words = initials(name)
        self.setFixedSize(28, 28)

    def set_name(self, name: str) -> None:
        """Stand for another client."""
        self._words = initials(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["sunk"], C["line2"])
            text(painter, self.rect(), self._words, 11, 600, "t2", Qt.AlignmentFlag.AlignCenter, elide=False)


def contact_row(contact: Contact, next_day: date | None, today: date) -> Row:
    """A person at the client as a row: what they do and sign, their birthday when it is near."""
    duties = [contact.title, label(contact.role) if not contact.title else ""]
    if contact.signs:
        duties.append(_("signs estimates"))
    near, loud = until(next_day, today)
    return Row(
        contact.name,
        format.join(duties),
        initials=person_initials(contact.name),
        right=near,
        tone=loud,
        key=contact.id,
    )


def person_initials(name: str) -> str:
    """The round mark of somebody at the client."""
    return Person(name, Rank.AE).initials


def job_row(card: JobCard, today: date, *, full: bool = False) -> Row:
    """A job as a row with its stage bar."""
    return Row(
        card.title,
        number=card.number or "",
        stage=card.stage,
        right=due_words(card.due, today) if card.due else "",
        tone=tone(card.due, today),
        due=full and card.due is not None,
        key=card.id,
    )


def note_row(note: ContactNote, names: dict[UUID, str], today: date) -> Row:
    """A contact that took place as a row."""
    said = note.words.splitlines()[0] if note.words.strip() else label(note.kind)
    who = names.get(note.contact_id, "") if note.contact_id else ""
    return Row(
        said,
        format.join((label(note.kind), who)),
        icon=KIND_ICONS[note.kind],
        right=when_words(note.at, today),
    )


class Inspector(QWidget):
    """Shows one client; `open_client`, `note`, `call` and `closed` say what its buttons were pressed for."""

    open_client = Signal()
    person = Signal(object)  # the id of a contact
    note = Signal()
    call = Signal()
    act = Signal(object)  # what comes next, pressed
    closed = Signal()

    def __init__(self, show: Callable[[str, object], None]) -> None:
        super().__init__()
        self.setAccessibleName(_("Inspector"))
        self._show_room = show
        self.plate, self.chip = Plate(), ClassChip(ClientClass.C)
        self.since = Label("", 12, 400, "t2", elide=True)
        self.name = Text("", 16, 600, "t1")
        self.about = Text("", 12, 400, "t2")
        head = QHBoxLayout()
        head.setSpacing(8)
        shut = IconButton("x", _("Close the inspector"), keys="I")
        shut.clicked.connect(self.closed)
        for part in (self.plate, self.chip):
            head.addWidget(part)
        head.addWidget(self.since, 1)
        head.addWidget(shut)
        self.people = Section(_("People who matter"), self.person.emit, tall=42, ruled=False)
        self.jobs = Section(_("Open jobs"), lambda key: self._show_room("job", key), most=6, tall=42, ruled=False)
        self.notes = Section(_("Last contacts"), tall=42, ruled=False)
        self.care = CarePart(self.act.emit)
        self._build(head)

    def _build(self, head: QHBoxLayout) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.setSpacing(0)
        inside.addWidget(self.care)
        for i, section in enumerate((self.people, self.jobs, self.notes)):
            if i:
                inside.addWidget(Rule())
            holder = QVBoxLayout()
            holder.setContentsMargins(20, 10, 20, 8)
            holder.addWidget(section)
            inside.addLayout(holder)
            if section is self.jobs:
                inside.addWidget(self.care.below)
        inside.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 14, 14)
        top.setSpacing(2)
        top.addLayout(head)
        top.addSpacing(6)
        top.addWidget(self.name)
        top.addWidget(self.about)
        self.go = Button(_("Open client"), "primary", keys=_("Enter"))
        self.go.clicked.connect(self.open_client)
        self.caller = Button(p_("inspector", "Plan a call"), icon="phone", keys="C")
        self.caller.clicked.connect(self.call)
        self.noter = IconButton("message", _("Note a contact"), keys="N")
        self.noter.clicked.connect(self.note)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 12, 20, 12)
        bar.setSpacing(8)
        bar.addWidget(self.go)
        bar.addWidget(self.caller)
        bar.addStretch(1)
        bar.addWidget(self.noter)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addWidget(Scroll(page), 1)
        column.addWidget(Rule())
        column.addLayout(bar)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(WIDTH), 400)

    def show_client(
        self,
        client: Client,
        owner: str,
        cards: list[JobCard],
        notes: list[ContactNote],
        birthdays: dict[UUID, date | None],
        care: Care,
        clock: Clock,
    ) -> None:
        """Show this client."""
        today = clock.today()
        self.care.show_care(care, clock)
        self.plate.set_name(client.short_name)
        self.chip.set_class(client.client_class)
        self.since.setText(_("client since {year}").format(year=client.since.year) if client.since else client.code)
        self.name.setText("  ".join(part for part in (client.short_name, client.other_name) if part))
        self.about.setText(" · ".join(part for part in (client.industry, owner) if part))
        self.about.setVisible(bool(self.about.text()))
        there = [contact for contact in client.contacts if contact.left_on is None]
        shown = sorted(there, key=lambda each: (not each.signs, each.role.value != "decides"))[:3]
        self.people.show_rows(
            [contact_row(each, birthdays.get(each.id), today) for each in shown],
            _("Nobody yet. Open the client to add a person."),
            _("{n} of {all}").format(n=len(shown), all=len(there)) if len(there) > 3 else str(len(there)),
        )
        self.jobs.show_rows([job_row(card, today) for card in cards], _("No open job."))
        names = {contact.id: contact.name for contact in client.contacts}
        self.notes.show_rows([note_row(each, names, today) for each in notes], _("No contact noted yet."), "")
        for each in (self.name, self.about):
            each.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            painter.fillRect(0, 0, 1, self.height(), C["line"])
