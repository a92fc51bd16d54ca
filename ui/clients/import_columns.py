"""What each column of a table holds: its title, a few things out of it, and the choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aedesk.services.contacts.heads import FIELDS, MANY
from aedesk.services.contacts.views import Table
from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.clients.import_words import field_words
from ui.widgets.choice import Choice
from ui.widgets.labels import Label
from ui.widgets.layouts import empty

MOST = 60  # columns that are offered


class Columns(QWidget):
    """One line a column; `changed` when something else was chosen for one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 14, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, theme.scaled(200))
        self._grid.setColumnStretch(1, 1)

    def show_table(self, table: Table) -> None:
        """Offer the columns of this table."""
        empty(self._grid)
        self.choices.clear()
        items: list[tuple[object, str]] = [(name, field_words(name)) for name in ("", *FIELDS)]
        row = 0
        for column in range(min(table.wide, MOST)):
            sample = table.sample(column)
            if not sample and column not in table.columns:
                continue
            title = table.title(column) or _("Column {n}").format(n=column + 1)
            head = Label(title, 13, 500, elide=True, parent=self)
            some = Label(fmt.join(sample), 12, 400, "t3", elide=True, parent=self)
            choice = Choice(items, table.columns.get(column, ""), self, height="sm")
            choice.setFixedWidth(theme.scaled(220))
            choice.setAccessibleName(_("{column} holds").format(column=title))
            choice.changed.connect(lambda value, column=column: self._chosen(column, str(value)))
            self.choices[column] = choice
            for at, widget in enumerate((head, some, choice)):
                self._grid.addWidget(widget, row, at)
            row += 1
        self._grid.setRowStretch(row, 1)

    def columns(self) -> dict[int, str]:
        """What each column holds."""
        return {column: str(choice.value()) for column, choice in self.choices.items() if choice.value()}

    def _chosen(self, column: int, field: str) -> None:
        if field and field not in MANY:  # one column only holds it
            for other, choice in self.choices.items():
                if other != column and choice.value() == field:
                    choice.set_value("")
        self.changed.emit()
