"""Choosing one of the client's people, or adding somebody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import Words
from ui import theme
from ui.dossier.about import Who
from ui.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.marks import paint_avatar
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, paint_two
from ui.widgets.popover import Popover


def initials(name: str) -> str:
    """Two letters for a person; the family name of a Chinese one."""
    words = name.split()
    if not words:
        return "?"
    if "\u4e00" <= name[0] <= "\u9fff":
        return name[0]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


class _Rows(RowDelegate):
    def paint_inside(self, painter: QPainter, area: QRect, row: Who) -> None:
        paint_avatar(painter, area.left() + 8, area.center().y() - 10, initials(row.name))
        paint_two(painter, QRectF(area.adjusted(38, 0, -8, 0)), row.name, row.title, 500)


class _Filter(Line):
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)


class PersonPicker(Popover):
    """A list to filter; `picked` carries the contact, who may have been added just now."""

    picked = Signal(object)

    def __init__(
        self, near: QWidget, people: Sequence[Who], add: Callable[[str, str], Who] | None, say: Words
    ) -> None:
        window = near.window()
        super().__init__(window, QRect(near.mapTo(window, QPoint(0, 0)), near.size()), width=320, pad=14)
        self.setAccessibleName(say.t("Choose a person"))
        self._people, self._add, self._say = list(people), add, say
        self.line = _Filter("", say.t("Name or title"))
        self.line.setAccessibleName(say.t("Name or title"))
        self.list = PaintedList(RowModel(lambda row: f"{row.name}, {row.title}"), say.t("People"))
        self.list.setItemDelegate(_Rows(self.list, 44))
        self.none = Label(say.t("Nobody of that name."), 12, 400, "t3")
        self.title = Line("", say.t("Title"))
        self.title_field = Field(say.t("Title"), self.title)
        self.add = Button(say.t("Add as a new contact"), "plain", "user-plus", height="sm")
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self.body.addWidget(self.none)
        self.body.addWidget(self.title_field)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.line.textEdited.connect(lambda _text: self._filter())
        self.line.returnPressed.connect(self._enter)
        self.line.down.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.chosen()))
        self.add.clicked.connect(self._new)
        self._filter()

    def _filter(self) -> None:
        wanted = self.line.value().casefold()
        found = [each for each in self._people if wanted in f"{each.name} {each.title}".casefold()]
        self.list.rows.show(found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(max(len(found), 1), 6) * theme.scaled(44))
        self.none.setVisible(not found and bool(self._people or wanted))
        new = self._add is not None and bool(wanted) and not any(each.name.casefold() == wanted for each in found)
        self.title_field.setVisible(new)
        self.add.setVisible(new)
        self.refit()

    def _enter(self) -> None:
        rows = self.list.rows.rows
        if rows and self.line.value():
            self._take(rows[0])
        elif self.add.isVisible():
            self._new()

    def _take(self, row: object) -> None:
        if row is not None:
            self.close()
            self.picked.emit(row)

    def _new(self) -> None:
        assert self._add is not None
        try:
            made = self._add(self.line.value(), self.title.value())
        except UserError as error:
            self.title_field.fail(sentence(error))
            return
        self._take(made)
