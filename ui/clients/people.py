"""The people of one client: the list, the service group under it, and the inspector of the chosen person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.call import CallHours
from aedesk.domain.client import Client, Contact
from aedesk.domain.people import Person
from aedesk.words import N_, _
from ui import format, theme
from ui.clients.birthday import as_told, until
from ui.clients.inspector import WIDTH, person_initials
from ui.clients.person_pane import PersonPane
from ui.due import due_words
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.marks import paint_avatar
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, paint_two
from ui.widgets.rows import Row, Section
from ui.widgets.scroll import Scroll

_GAP = 12


@dataclass(frozen=True)
class PersonRow:
    """One person at the client as the list shows them."""

    id: UUID
    contact: Contact
    phone: str
    next_day: date | None

    def spoken(self) -> str:
        """The row in one line, for a screen reader or a script."""
        contact = self.contact
        parts = [contact.name, contact.other_name, contact.title, label(contact.role)]
        parts += [_("signs estimates") if contact.signs else "", self.phone, as_told(contact)]
        parts.append(_("no longer there") if contact.left_on else "")
        return format.join(parts)


def _spans(area: QRect) -> list[QRectF]:
    phone, birthday = theme.scaled(158), theme.scaled(152)
    rest = area.width() - 16 - 26 - 4 * _GAP - phone - birthday
    if rest < theme.scaled(280):
        birthday = theme.scaled(120)
        rest = area.width() - 16 - 26 - 4 * _GAP - phone - birthday
    name = int(rest * 0.53)
    x, found = area.left() + 8.0, []
    for width in (26, name, rest - name, phone, birthday):
        found.append(QRectF(x, area.top(), max(width, 20), area.height()))
        x += width + _GAP
    return found


class _Heads(QWidget):
    _WORDS = (N_("Person, title"), N_("What they do"), N_("Phone"), N_("Birthday"))

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for area, words in zip(_spans(self.rect())[1:], self._WORDS, strict=True):
                text(painter, area, _(words), 12, 500, "t2")
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class _Delegate(RowDelegate):
    def __init__(self, view: PaintedList, today: date) -> None:
        super().__init__(view, 50)
        self._today = today

    def paint_inside(self, painter: QPainter, area: QRect, row: PersonRow) -> None:
        contact = row.contact
        mark, name, duty, phone, birthday = _spans(area)
        paint_avatar(painter, mark.left(), area.center().y() - 10, person_initials(contact.name))
        names = "  ".join(part for part in (contact.name, contact.other_name) if part)
        gone = _("left on {day}").format(day=format.day(contact.left_on)) if contact.left_on else ""
        paint_two(painter, name, names, gone or contact.title, 500)
        role = label(contact.role)
        if contact.signs:
            role = _("{role}, signs estimates").format(role=role)
        paint_two(painter, duty, role, contact.tastes.splitlines()[0] if contact.tastes else "")
        paint_two(painter, phone, row.phone or contact.email, contact.email if row.phone else "")
        if row.next_day is None:
            text(painter, birthday, _("not told"), 13, 400, "t3")
        else:
            near = until(row.next_day, self._today)[1] == "near"
            kind = as_told(contact) if contact.birth_lunar else _("solar")
            said = due_words(row.next_day, self._today) if near else format.day(row.next_day, year=False)
            paint_two(painter, birthday, said, kind, *((500, "amb") if near else ()))


class PeopleList(PaintedList):
    """As high as its rows, so that the page scrolls as a whole."""

    def fit(self) -> None:
        """Take the height of the rows."""
        self.setFixedHeight(max(len(self.rows.rows), 1) * theme.scaled(50))

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())


class People(QWidget):
    """Signals say what is to be edited: a contact, their hours, a member of the service group (None: a new one)."""

    edit = Signal(object)
    edit_member = Signal(object)
    edit_hours = Signal(object)

    def __init__(
        self, today: date, phone_shown: Callable[[str], str], hours_of: Callable[[UUID], list[CallHours]]
    ) -> None:
        super().__init__()
        self._today, self._phone_shown, self._hours_of = today, phone_shown, hours_of
        self._wanted: UUID | None = None
        self.list = PeopleList(RowModel(PersonRow.spoken), _("People"))
        self.list.setItemDelegate(_Delegate(self.list, today))
        self.pane = PersonPane()
        self.pane.edit.connect(lambda: self._edit_chosen(self.list.chosen()))
        self.pane.edit_hours.connect(lambda: self._edit_hours(self.list.chosen()))
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._edit_chosen)
        hint = _("Whom we talk to, who decides, who signs.")
        self.none = EmptyState("users", _("Nobody yet"), hint, "Ctrl N", button=_("Add a person"))
        assert self.none.button is not None
        self.none.button.clicked.connect(lambda: self.edit.emit(None))
        more = Button(_("Add to the group"), "link", height="sm")
        more.clicked.connect(lambda: self.edit_member.emit(None))
        self.group = Section(_("Service group"), self.edit_member.emit, action=more)
        self._build()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 20, 18)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        self.count = Label("", 12, 500, "t3")
        head.addWidget(Label(_("People"), 12, 600))
        head.addWidget(self.count)
        head.addStretch(1)
        column.addLayout(head)
        self.heads = _Heads()
        column.addWidget(self.heads)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.none)
        column.addWidget(self.stack)
        column.addSpacing(26)
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 0, 0, 0)
        inner.addWidget(self.group)
        column.addLayout(inner)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(Scroll(page), 1)
        across.addWidget(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setFixedWidth(theme.scaled(WIDTH if self.width() >= theme.scaled(1080) else 300))

    def show_client(self, client: Client, people: dict[UUID, Person], birthdays: dict[UUID, date | None]) -> None:
        """Show the people of this client."""
        contacts = sorted(client.contacts, key=lambda each: each.left_on is not None)
        rows = [PersonRow(each.id, each, self._phone_shown(each.phone), birthdays.get(each.id)) for each in contacts]
        self.count.setText(str(sum(each.left_on is None for each in contacts)))
        wanted = self._wanted
        self.list.rows.show(rows)
        self.list.fit()
        self.heads.setVisible(bool(rows))
        self.stack.setCurrentIndex(0 if rows else 1)
        self.stack.setFixedHeight(self.list.height() if rows else theme.scaled(170))
        self.list.choose(max(self.list.rows.place_of(wanted), 0) if rows else -1)
        members = []
        for member in client.group:
            person = people.get(member.person_id)
            if person is not None:
                ranks = format.join(label(rank) for rank in person.ranks)
                members.append(Row(person.name, ranks, initials=person.initials, right=member.duty, key=member.id))
        self.group.show_rows(members, _("Nobody is in it yet: who of the agency works for this client, and at what."))

    def choose(self, contact_id: UUID) -> None:
        """Select a person."""
        self._wanted = contact_id
        self.list.choose(self.list.rows.place_of(contact_id))

    def _picked(self, row: object) -> None:
        if not isinstance(row, PersonRow):
            self.pane.hide()
            return
        self._wanted = row.id
        self.pane.show_person(row.contact, row.phone, row.next_day, self._today)
        self.pane.show_hours(self._hours_of(row.id))
        self.pane.show()

    def _edit_hours(self, row: object) -> None:
        if isinstance(row, PersonRow):
            self.edit_hours.emit(row.contact)

    def _edit_chosen(self, row: object) -> None:
        if isinstance(row, PersonRow):
            self.edit.emit(row.contact)
