"""Numbers that are drawn once, and the taxes that lines may carry."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.paper import PaperKind
from aedesk.domain.people import TaxRate
from aedesk.words import _, p_
from ui import format, theme
from ui.desk import Desk
from ui.forms import FormSheet, must
from ui.labels import label
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.buttons import Button, Rule
from ui.widgets.fields import DateEdit, Line, Number
from ui.widgets.labels import Label
from ui.widgets.rows import Row, RowButton


def _kinds() -> list[tuple[str, str]]:
    return [
        ("J", _("Job")),
        ("E", label(PaperKind.ESTIMATE)),
        ("B", label(PaperKind.BRIEF)),
        ("C", p_("person", "Client")),
        ("SR", label(PaperKind.SIGNING_RECORD)),
    ]


class NumbersBlock(Block):
    """The next number of each kind; nobody can change them."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("numbers", _("Numbers"), _("never used twice"))
        self._store = saver.desk.services.store
        self.body.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._next: dict[str, Label] = {}
        for column, words in enumerate((_("Paper"), _("Pattern"), _("Next"))):
            head = Label(words, 12, 500, "t2")
            head.setFixedHeight(theme.scaled(30))
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft)
        for i, (kind, words) in enumerate(_kinds()):
            grid.addWidget(Rule(), 2 * i + 1, 0, 1, 3)
            name = Label(words, 13)
            name.setFixedHeight(theme.scaled(33))
            grid.addWidget(name, 2 * i + 2, 0)
            grid.addWidget(Label(f"{kind}-{{0000}}", 13, 400, "t2"), 2 * i + 2, 1)
            self._next[kind] = Label("", 13, 500)
            grid.addWidget(self._next[kind], 2 * i + 2, 2, Qt.AlignmentFlag.AlignRight)
        grid.setHorizontalSpacing(24)
        holder = QWidget()
        holder.setLayout(grid)
        self.add(holder)
        self.reload()

    def reload(self) -> None:
        """Look at the sequences again."""
        for kind, shown in self._next.items():
            shown.setText(self._store.peek(kind))


class TaxesBlock(Block):
    """A row for each rate; pressing it opens its sheet."""

    def __init__(self, saver: Saver) -> None:
        self._saver = saver
        more = Button(_("Add a rate"), "link", height="sm")
        more.clicked.connect(lambda: self._open(None))
        super().__init__("taxes", _("Taxes"), "", more)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rows: list[RowButton] = []
        self.add_words(_("A new rate applies from its day; old papers keep theirs."))
        self.reload()

    def reload(self) -> None:
        """Show the rates that are kept now."""
        for row in self.rows:
            self.drop(row)
        self.rows = []
        for i, rate in enumerate(self._saver.agency().tax_rates):
            since = _("since {day}").format(day=format.day(rate.since)) if rate.since else ""
            figure = format.percent(rate.rate)
            row = RowButton(Row(rate.name, rate.purpose, figure=figure, right=since, key=rate.id), 0, tall=44)
            row.clicked.connect(lambda _on=False, key=rate.id: self._open(key))
            self.rows.append(row)
            self.insert(i, row)

    def _open(self, key: UUID | None) -> None:
        rate = next((each for each in self._saver.agency().tax_rates if each.id == key), None)
        sheet = TaxSheet(self._saver.desk, rate)
        sheet.on_saved = self._saver.saved
        sheet.open()


class TaxSheet(FormSheet):
    """A rate, by its name and day."""

    def __init__(self, desk: Desk, rate: TaxRate | None = None) -> None:
        self.rate_id: UUID | None = rate.id if rate else None
        title = _("Change {name}").format(name=rate.name) if rate else _("New tax rate")
        super().__init__(desk, title, _("Save rate"), width=480)
        self.name = Line(rate.name if rate else "")
        self.rate = Number(rate.rate * 100 if rate else None, least=0, most=99)
        self.purpose = Line(rate.purpose if rate else "")
        self.since = DateEdit(rate.since if rate else desk.clock.today(), clock=desk.clock)
        self.row(
            self.field("tax_rates", _("Name"), self.name),
            self.field("rate", _("Rate, %"), self.rate),
            stretch=(3, 1),
        )
        self.row(
            self.field("purpose", _("For"), self.purpose, _("what it is charged on")),
            self.field("since", _("Since"), self.since),
            stretch=(3, 2),
        )
        remove = None
        if rate is not None:
            remove = Button(_("Remove rate"), "quiet")
            remove.clicked.connect(self._remove)
        self.finish(remove)

    def save(self) -> None:
        agency = self.desk.services.agency.get()
        rate = next((each for each in agency.tax_rates if each.id == self.rate_id), None)
        if rate is None:
            rate = TaxRate("", Decimal(0))
            agency.tax_rates.append(rate)
        rate.name = must("tax_rates", self.name.value())
        typed = self.rate.value()
        if typed is None:
            raise UserError("empty", field="rate")
        rate.rate = typed / 100
        rate.purpose = self.purpose.value()
        rate.since = self.since.date()
        self.desk.services.agency.save(agency)
        self.kept_words = _("{name} saved").format(name=rate.name)

    def _remove(self) -> None:
        agency = self.desk.services.agency.get()
        gone = next((each.name for each in agency.tax_rates if each.id == self.rate_id), "")
        agency.tax_rates = [each for each in agency.tax_rates if each.id != self.rate_id]
        try:
            self.desk.services.agency.save(agency)
        except UserError as error:
            self.complain(error)
            return
        self.kept_words = _("{name} removed").format(name=gone)
        self.leave()
