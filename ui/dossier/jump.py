"""Jumping to any question by its number or by words of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from aedesk.domain.questionnaire import Questionnaire
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.dossier.chips import in_language
from ui.dossier.numbers import squeezed
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, halves
from ui.widgets.popover import Popover

MOST = 60


@dataclass(frozen=True)
class Target:
    """A question or group that can be jumped to."""

    id: str  # its path
    number: str
    words: str
    chapter: str
    searched: str

    def spoken(self) -> str:
        """The row in one line."""
        return fmt.join([self.number, self.words, self.chapter])


def targets(form: Questionnaire, numbers: dict[str, str]) -> list[Target]:
    """Every question and group of the form."""
    found = []
    for section in form.sections:
        chapter = in_language(section.label, language())
        for node in section.walk():
            words = in_language(node.label, language())
            if node is section:
                continue
            options = " ".join(in_language(option.label, language()) for option in node.options)
            searched = " ".join([*node.label.values(), options]).casefold()
            found.append(Target(node.path, numbers.get(node.path, ""), words, chapter, searched))
    return found


def matching(found: Sequence[Target], typed: str, chapter: str) -> list[Target]:
    """Those that fit what was typed: a number, or words; of the chapter in front first."""
    wanted = typed.casefold().split()
    number = squeezed(typed)
    fits = []
    for place, each in enumerate(found):
        own = squeezed(each.number)
        by_number = bool(number) and number[0].isdigit() and own.startswith(number)
        if wanted and not by_number and not all(word in each.searched for word in wanted):
            continue
        exact = by_number and own == number
        title = each.words.casefold().startswith(typed.casefold())
        fits.append((not exact, not each.id.startswith(chapter + "."), not by_number, not title, place, each))
    fits.sort(key=lambda fit: fit[:5])
    return [fit[5] for fit in fits[:MOST]]


class _Rows(RowDelegate):
    def paint_inside(self, painter: QPainter, area: QRect, row: Target) -> None:
        text(painter, QRectF(area.left() + 10, area.top(), 48, area.height()), row.number, 12, 400, "t3")
        upper, lower = halves(QRectF(area.adjusted(62, 0, -10, 0)))
        text(painter, upper, row.words, 13, 500)
        text(painter, lower, row.chapter, 12, 400, "t3")


class _Typed(Line):
    down = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.down.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)


class Jump(Popover):
    """Type, walk with the arrows, Enter goes there."""

    chosen = Signal(str)

    def __init__(self, near: QWidget, found: Sequence[Target], chapter: str) -> None:
        window = near.window()
        super().__init__(window, QRect(near.mapTo(window, QPoint(0, 0)), near.size()), width=460, pad=16)
        self.setAccessibleName(_("Jump to a question"))
        self._found, self._chapter = found, chapter
        self.line = _Typed("", _("Number or words, for example 2.5 or budget"))
        self.line.setAccessibleName(_("Jump to a question"))
        self.list = PaintedList(RowModel(lambda row: row.spoken()), _("Questions"))
        self.list.setItemDelegate(_Rows(self.list, 44))
        self.none = Label(_("No question has this number or these words."), 12, 400, "t3")
        for part in (self.line, self.list, self.none):
            self.body.addWidget(part)
        self.list.setFixedHeight(theme.scaled(44) * 8)
        self.line.textEdited.connect(lambda _text: self._filter())
        self.line.returnPressed.connect(self._enter)
        self.line.down.connect(self._walk)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.chosen()))
        self._filter()

    def first_focus(self) -> QWidget | None:
        return self.line

    def _filter(self) -> None:
        found = matching(self._found, self.line.value(), self._chapter)
        self.list.rows.show(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.list.choose(0)

    def _walk(self, step: int) -> None:
        place = self.list.currentIndex().row() + step
        self.list.choose(min(max(place, 0), len(self.list.rows.rows) - 1))

    def _enter(self) -> None:
        self._take(self.list.chosen())

    def _take(self, row: object) -> None:
        if isinstance(row, Target):
            self.close()
            self.chosen.emit(row.id)
