"""The lists of an import of contacts: everybody with what will be done, and what could not be taken."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from aedesk.services import phones
from aedesk.services.contacts.views import Act, Row, Trouble
from aedesk.words import _, p_
from ui import format as fmt
from ui import theme
from ui.clients.import_words import act_words, gain_words, known_words
from ui.errors import sentence
from ui.theme import C
from ui.widgets.paint import box, text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, paint_two
from ui.widgets.problems import ProblemRow

_ACT, _GAP = 92, 14
_LOOKS = {Act.NEW: ("acc", "on-acc"), Act.ADD: ("sel", "acc"), Act.SKIP: ("sunk", "t3")}


class PeopleModel(RowModel):
    """Everybody in the file; `acts` is what the user chose instead of the proposal."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self._say)
        self.acts: dict[int, Act] = {}

    def act(self, row: Row) -> Act:
        """What will be done with somebody."""
        return self.acts.get(row.id, row.act)

    def turn(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose the next of what may be done."""
        row: Row = self.rows[index.row()]
        at = row.acts.index(self.act(row)) if self.act(row) in row.acts else 0
        self.acts[row.id] = row.acts[(at + 1) % len(row.acts)]
        self.dataChanged.emit(index, index)
        self.changed.emit()

    def choose(self, act: Act | None) -> None:
        """The same for everybody who may, or the proposal again."""
        self.acts = {} if act is None else {row.id: act for row in self.rows if act in row.acts}
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.changed.emit()

    def _say(self, row: Row) -> str:
        act = self.act(row)
        where = row.client or _("no company")
        if row.client and row.client_id is None:
            where = _("{client}, new client").format(client=row.client)
        return fmt.join([act_words(act), row.card.name, row.card.title, where, *reached(row),
                         known_words(row.match), gain_words(row, act)])  # fmt: skip


def reached(row: Row) -> tuple[str, str]:
    """The best number and the best address."""
    number = next(iter(row.card.phones), "")
    return phones.shown(number), next(iter(row.card.emails), "")


class _People(RowDelegate):
    def paint_inside(self, painter: QPainter, area: QRect, row: Row) -> None:
        assert isinstance(self._view, PeopleList)
        act = self._view.people.act(row)
        pill = QRectF(area.left() + 12, area.center().y() - 11, theme.scaled(_ACT), 22)
        ground, token = _LOOKS[act]
        box(painter, pill, 11, C[ground], None if act is Act.NEW else C["line2"])
        text(painter, pill, act_words(act), 12, 500, token, Qt.AlignmentFlag.AlignCenter, elide=False)
        left = pill.right() + _GAP
        rest = area.right() - left - 12
        name, where, how = rest * 0.27, rest * 0.25, rest * 0.22
        spans, x = [], left
        for width in (name, where, how, rest - name - where - how):
            spans.append(QRectF(x, area.top(), width - _GAP, area.height()))
            x += width
        quiet = "t3" if act is Act.SKIP else "t1"
        paint_two(painter, spans[0], row.card.name, row.card.title, 500, quiet)
        fresh = _("new client") if row.client and row.client_id is None else ""
        paint_two(painter, spans[1], row.client or _("no company"), fresh, 400, quiet if row.client else "amb")
        number, mail = reached(row)
        paint_two(painter, spans[2], number or mail, mail if number else "", 400, quiet)
        known, gains = known_words(row.match), gain_words(row, act)
        paint_two(painter, spans[3], known, gains, 400, "t2")


class PeopleList(PaintedList):
    """A press on the verb of a row, Space or Enter chooses the next one."""

    def __init__(self) -> None:
        self.people = PeopleModel()
        super().__init__(self.people, _("People in the file"))
        self.setUniformItemSizes(True)
        self.setItemDelegate(_People(self, 50))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_verb = event.position().x() <= 12 + theme.scaled(_ACT)
        if index.isValid() and on_verb and event.button() is Qt.MouseButton.LeftButton:
            self.people.turn(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the verb of the sheet
        elif enter or event.key() == Qt.Key.Key_Space:
            self.by_key = True
            if self.currentIndex().isValid():
                self.people.turn(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


def trouble_rows(troubles: Iterable[Trouble], table: bool) -> list[ProblemRow]:
    """The troubles in words."""
    form = _("Line {n}") if table else p_("vcard", "Card {n}")
    return [ProblemRow(fmt.join((form.format(n=each.place), each.name)), sentence(each.refusal)) for each in troubles]
