"""The sheet of media months: for each medium of a year what is booked and what has run."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from aedesk.domain.errors import UserError
from aedesk.services.dossier_marks import MediaRow
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.desk import Desk
from ui.dossier.figures import month_long
from ui.dossier.roving import Roving
from ui.errors import sentence
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Field, Line, Segments
from ui.widgets.labels import Text
from ui.widgets.layouts import empty
from ui.widgets.months import month_initial
from ui.widgets.paint import box, text
from ui.widgets.sheet import ModalSheet

EMPTY, BOOKED, HAS_RUN = "", "booked", "has_run"
_NEXT = {EMPTY: BOOKED, BOOKED: HAS_RUN, HAS_RUN: EMPTY}


class MonthCell(QAbstractButton):
    """One month of one medium; pressed, it goes from empty to booked, to has run, and back."""

    turned = Signal()

    def __init__(self, medium: str, month: int, state: str) -> None:
        super().__init__()
        self.month, self.state, self._medium = month, state, medium
        self.rove: Roving | None = None
        self.setFixedSize(theme.scaled(26), theme.scaled(28))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.turn(_NEXT[self.state]))
        self._name()

    def set_medium(self, medium: str) -> None:
        """The medium has another name."""
        self._medium = medium
        self._name()

    def _name(self) -> None:
        words = {EMPTY: _("nothing"), BOOKED: _("booked"), HAS_RUN: _("has run")}[self.state]
        self.setText(fmt.join([self._medium, month_long(self.month, language()), words]))
        self.setAccessibleName(self.text())
        self.setToolTip(fmt.join([month_long(self.month, language()), words]))

    def turn(self, state: str) -> None:
        """Show and tell another state."""
        self.state = state
        self._name()
        self.update()
        self.turned.emit()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_B: BOOKED, Qt.Key.Key_R: HAS_RUN, Qt.Key.Key_Delete: EMPTY, Qt.Key.Key_Backspace: EMPTY}
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is not None and not event.modifiers():
            self.turn(wanted)
        elif self.rove is None or not self.rove.key(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = self.rect().adjusted(1, 1, -1, -1)
            fill, token = {BOOKED: (C["acc"], "on-acc"), HAS_RUN: (C["t3"], "surf")}.get(
                self.state, (C["hover" if self.underMouse() else "surf"], "t2")
            )
            box(painter, area, 4, fill, C["line2"] if self.state == EMPTY else None)
            middle = Qt.AlignmentFlag.AlignCenter
            text(painter, area, month_initial(self.month), 12, 500, token, middle, elide=False)


class MediaSheet(ModalSheet):
    """Every month holds at once."""

    def __init__(self, desk: Desk, client_id: UUID) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Media by month"), width=640)
        self._desk, self._client_id = desk, client_id
        this = desk.clock.today().year
        years: list[tuple[object, str]] = [(year, str(year)) for year in (this - 1, this, this + 1)]
        self.year = Segments(years, this, height="sm")
        self.year.setAccessibleName(_("Year"))
        self.year.changed.connect(lambda _year: self._load())
        words = _("Press a month: booked, then has run, then empty. Keys: B booked, R has run, Del empty.")
        self.body.addWidget(Text(words, 12, 400, "t2"))
        top = QHBoxLayout()
        top.addWidget(self.year)
        top.addStretch(1)
        self.body.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self.body.addWidget(holder)
        self.medium = Line("", _("Outdoor, radio, in shops …"))
        self.medium.returnPressed.connect(self._add)
        self.field = Field(_("Another medium"), self.medium)
        add = Button(_("Add"), icon="plus")
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        ready = Button(_("Done"), "primary", keys="Ctrl ↵")
        ready.clicked.connect(self.close)
        self.foot(primary=ready)
        self.cells: dict[str, list[MonthCell]] = {}
        self.names: dict[str, Line] = {}
        self._new: list[str] = []  # named, but without a month yet
        self._load()

    def first_focus(self) -> QWidget | None:
        return next((cells[0] for cells in self.cells.values()), self.medium)

    def _load(self) -> None:
        year = int(str(self.year.value()))
        rows = list(self._desk.services.dossier_marks.media(self._client_id, year))
        kept = {row.medium for row in rows}
        rows += [MediaRow(self._client_id, name, (), ()) for name in self._new if name not in kept]
        empty(self._grid)
        self.cells, self.names = {}, {}
        for i, row in enumerate(rows):
            self._add_row(i, row)
        self.refit()

    def _add_row(self, i: int, row: MediaRow) -> None:
        medium = row.medium
        name = self.names[medium] = Line(medium, _("Name of the medium"), height="sm")
        name.setAccessibleName(fmt.join([_("Name of the medium"), medium]))
        name.setCursorPosition(0)
        name.left.connect(lambda: self._rename(name))
        self._grid.addWidget(name, i, 0)
        name.show()
        cells = []
        for month in range(1, 13):
            state = BOOKED if month in row.booked else HAS_RUN if month in row.has_run else EMPTY
            cell = MonthCell(medium, month, state)
            cell.turned.connect(lambda: self._keep(self._of(name)))
            self._grid.addWidget(cell, i, month)
            cell.show()  # now, so that it can take the focus
            cells.append(cell)
        rove = Roving(cells)
        for cell in cells:
            cell.rove = rove
        gone = IconButton("trash", _("Take {medium} out").format(medium=medium))
        gone.clicked.connect(lambda _on=False: self._take_out(self._of(name)))
        self._grid.addWidget(gone, i, 13)
        self.cells[medium] = cells

    def _of(self, name: Line) -> str:
        """The medium that is kept under the line in which its name stands."""
        return next(medium for medium, line in self.names.items() if line is name)

    def _rename(self, name: Line) -> None:
        """Keep another name, where the line lies: somebody may be on the way to a month of it."""
        if name not in self.names.values():
            return
        before, after = self._of(name), name.value()
        if after == before:
            return
        try:
            if after in self.cells:
                raise UserError("media_twice", name=after)
            if before in self._new and not any(cell.state for cell in self.cells[before]):
                after = after or before
            else:
                marks = self._desk.services.dossier_marks
                marks.rename_media(self._client_id, int(str(self.year.value())), before, after)
        except UserError as error:
            name.set_value(before)
            self.field.fail(sentence(error))
            return
        self.field.clear()
        name.set_value(after)
        name.setAccessibleName(fmt.join([_("Name of the medium"), after]))
        self._new = [after if each == before else each for each in self._new]
        self.cells = {after if key == before else key: cells for key, cells in self.cells.items()}
        self.names = {after if key == before else key: line for key, line in self.names.items()}
        for cell in self.cells[after]:
            cell.set_medium(after)

    def _keep(self, medium: str) -> None:
        months = {
            state: tuple(cell.month for cell in self.cells[medium] if cell.state == state)
            for state in (BOOKED, HAS_RUN)
        }
        self._write(medium, months[BOOKED], months[HAS_RUN])

    def _write(self, medium: str, booked: tuple[int, ...], has_run: tuple[int, ...]) -> bool:
        try:
            self._desk.services.dossier_marks.set_media(
                self._client_id, int(str(self.year.value())), medium, booked, has_run
            )
        except UserError as error:
            self.field.fail(sentence(error))
            return False
        if medium not in self._new:
            self._new.append(medium)  # stays in sight while the sheet is open
        return True

    def _take_out(self, medium: str) -> None:
        if self._write(medium, (), ()):
            self._new.remove(medium)
            self._load()
            self.medium.setFocus()

    def _add(self) -> None:
        name = self.medium.value()
        if not name:
            self.field.fail(_("Type something here."))
            return
        self.field.clear()
        if name not in self.cells:
            self._new.append(name)
            self._load()
        self.medium.set_value("")
        self.cells[name][0].setFocus(Qt.FocusReason.TabFocusReason)
