"""The small pictures on the overview: our strengths beside the rivals', and the media of the year by month."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.dossier import Product
from aedesk.words import _, language
from ui import theme
from ui.dossier.chips import in_language
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.months import MonthStrips, Strip
from ui.widgets.profile import Profile, Standing

if TYPE_CHECKING:
    from aedesk.app import Services

MOST = 6
_SIDE_BY_SIDE = 620


class _Framed(QWidget):
    """A heading with its note and a verb, a rule, the picture, and what stands there without one."""

    def __init__(self, title: str, picture: QWidget, verb: str, empty: str) -> None:
        super().__init__()
        self.picture = picture
        self.note = Label("", 12, 500, "t3", elide=True)
        self.title = Label(title, 12, 600)
        self.change = Button(verb, "link", height="sm")
        self.change.setAccessibleDescription(title)
        self.empty = Text(empty, 12, 400, "t3")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        head.addWidget(self.change)
        top = QWidget()
        top.setFixedHeight(theme.scaled(28))
        top.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(Rule())
        column.addSpacing(10)
        column.addWidget(picture)
        column.addWidget(self.empty)
        column.addStretch(1)

    def fill(self, filled: bool) -> None:
        """Whether there is something to see."""
        self.picture.setVisible(filled)
        self.empty.setVisible(not filled)


class Pictures(QWidget):
    """`marks` and `media` ask for the sheets in which they are set."""

    marks = Signal()
    media = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.product: Product | None = None
        self.profile, self.months = Profile(), MonthStrips()
        words = _("No mark yet. Set weak, even or strong beside the printed pros and cons.")
        self.strengths = _Framed(_("Strengths"), self.profile, _("Set marks"), words)
        words = _("No medium yet. Mark the months that are booked or have run.")
        self.year = _Framed(_("Media"), self.months, _("Set months"), words)
        self.strengths.change.clicked.connect(self.marks)
        self.year.change.clicked.connect(self.media)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(32)
        self._across.addWidget(self.strengths, 1)
        self._across.addWidget(self.year, 1)

    def show_client(self, services: Services, client: Client, year: int) -> None:
        """Show the pictures of this client: of its first product, and of this year."""
        products = services.dossiers.products(client.id)
        kept = self.product.id if self.product is not None else None
        self.product = next((each for each in products if each.id == kept), products[0] if products else None)
        self.strengths.change.setVisible(self.product is not None)
        self._show_profile(services, client.id, len(products) > 1)
        rows = services.dossier_marks.media(client.id, year)
        self.year.title.setText(_("Media {year}").format(year=year))
        self.year.note.setText(_("by month") if rows else "")
        self.months.show_rows([Strip(row.medium, row.booked, row.has_run) for row in rows[:MOST]])
        self.year.fill(bool(rows))

    def _show_profile(self, services: Services, client_id: UUID, several: bool) -> None:
        if self.product is None:
            self.strengths.note.setText("")
            self.strengths.empty.setText(_("No product yet. Add the first one in the dossier."))
            self.strengths.fill(False)
            return
        self.strengths.empty.setText(_("No mark yet. Set weak, even or strong beside the printed pros and cons."))
        from aedesk.services.dossier_marks import STRENGTHS

        found = services.dossier_marks.profile(client_id, self.product.id)
        node = services.forms.whole().find(STRENGTHS)
        names = {row.key: in_language(row.label, language()) for row in node.rows} if node is not None else {}
        subjects = ("", *found.rivals)
        rows = [
            Standing(names.get(row, row), tuple(found.places.get((row, subject)) for subject in subjects))
            for row in found.rows()[:MOST]
        ]
        self.strengths.note.setText(self.product.name if several and rows else _("from dossier 3.5") if rows else "")
        self.profile.show_rows((self.product.name, *found.rivals), rows)
        self.strengths.fill(bool(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_SIDE_BY_SIDE)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(18 if narrow else 32)
