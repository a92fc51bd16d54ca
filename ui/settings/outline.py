"""The questionnaire as rows: chapters, and the groups and questions of one of them, hidden ones last."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from aedesk.domain.questionnaire import Kind, Node, Questionnaire
from aedesk.words import N_, _, language
from ui import format, theme
from ui.widgets.marks import paint_tag, tag_width
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel

KINDS: dict[Kind, str] = {
    Kind.TEXT: N_("Short text"),
    Kind.LONG_TEXT: N_("Long text"),
    Kind.INTEGER: N_("Whole number"),
    Kind.NUMBER: N_("Number"),
    Kind.MONEY: N_("Amount of money"),
    Kind.PERCENT: N_("Per cent"),
    Kind.DATE: N_("Date"),
    Kind.MONTH_LIST: N_("Months"),
    Kind.SINGLE_CHOICE: N_("One of several"),
    Kind.MULTI_CHOICE: N_("Several of several"),
    Kind.YES_NO: N_("Yes or no"),
    Kind.TABLE: N_("Table"),
    Kind.CONTACT_LIST: N_("People of the client"),
    Kind.ORG_CHART: N_("Organisation chart"),
}


def words_of(node: Node) -> str:
    """What a node is called in the window's language."""
    return str(node.label.get(language()) or node.label.get("en") or "")


@dataclass(frozen=True)
class NodeRow:
    """One chapter, group or question; `place` of `among` visible neighbours."""

    id: str
    name: str
    number: str = ""
    kind: Kind | None = None
    depth: int = 0
    own: bool = False
    hidden: bool = False
    above: bool = False  # something above it is hidden, and it with that
    place: int = 0
    among: int = 1
    count: int = 0  # questions of a chapter

    def note(self) -> str:
        """The quiet word at its right."""
        return _(KINDS[self.kind]) if self.kind is not None else str(self.count) if self.count else ""

    def marks(self) -> list[tuple[str, str]]:
        """Tags: its own, hidden."""
        found = [(_("ours"), "acc")] if self.own else []
        return found + ([(_("hidden"), "")] if self.hidden or self.above else [])

    def spoken(self) -> str:
        """The row in one line."""
        marks = [words for words, _tone in self.marks()]
        return format.join([f"{self.number} {self.name}".strip(), self.note(), *marks])


def chapters(form: Questionnaire, whole: Questionnaire) -> list[NodeRow]:
    """The chapters in their order, hidden ones last."""
    return [
        _row(node, 0, hidden, False, place, among, sum(1 for _each in node.fields()))
        for node, hidden, place, among in _ordered(form.sections, whole.sections)
    ]


def nodes(form: Questionnaire, whole: Questionnaire, chapter: str) -> list[NodeRow]:
    """Everything below one chapter, in order."""
    shown = next((each for each in form.sections if each.path == chapter), None)
    every = next((each for each in whole.sections if each.path == chapter), None)
    return list(_below(shown, every, 0)) if every is not None else []


def _below(shown: Node | None, whole: Node, depth: int) -> Iterator[NodeRow]:
    live = shown.items if shown is not None else ()
    for node, hidden, place, among in _ordered(live, whole.items):
        gone = shown is None
        yield _row(node, depth, hidden and not gone, gone, place, among)
        inside = next((each for each in live if each.path == node.path), None)
        yield from _below(inside, next(each for each in whole.items if each.path == node.path), depth + 1)


def _ordered(shown: tuple[Node, ...], whole: tuple[Node, ...]) -> Iterator[tuple[Node, bool, int, int]]:
    live = {node.path for node in shown}
    for place, node in enumerate(shown):
        yield node, False, place, len(shown)
    for node in whole:
        if node.path not in live:
            yield node, True, 0, 1


def _row(node: Node, depth: int, hidden: bool, above: bool, place: int, among: int, count: int = 0) -> NodeRow:
    name = words_of(node)
    return NodeRow(node.path, name, node.number, node.kind, depth, node.own, hidden, above, place, among, count)


class _Rows(RowDelegate):
    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 32)
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: NodeRow) -> None:
        inside = QRectF(area).adjusted(10 + row.depth * 18, 0, -10, -1)
        quiet = row.hidden or row.above
        weight = 600 if row.kind is None and row.depth == 0 else 500 if row.kind is None else 400
        right = 0.0
        note = row.note()
        if note:
            right = QFontMetrics(theme.font(12)).horizontalAdvance(note) + 10
            text(painter, inside, note, 12, 400, "t3", Qt.AlignmentFlag.AlignRight, elide=False)
        for words, tone in row.marks():
            wide = tag_width(words)
            paint_tag(painter, inside.right() - right - wide, area.center().y() - theme.scaled(20) / 2, words, tone)
            right += wide + 6
        left = 0.0
        if row.number:
            left = theme.scaled(40)
            text(painter, QRectF(inside.left(), inside.top(), left - 6, inside.height()), row.number, 12, 400, "t3")
        name = inside.adjusted(left, 0, -right - 6, 0)
        text(painter, name, row.name, 13, weight, "t3" if quiet else "t1")


class Outline(PaintedList):
    """Chapters or questions; as high as it is told."""

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(RowModel(lambda row: row.spoken()), name, parent)
        self.setItemDelegate(_Rows(self))
        self.setFixedHeight(theme.scaled(height))

    def show_nodes(self, rows: list[NodeRow]) -> None:
        """Show these rows; the chosen one stays chosen."""
        before = self.chosen()
        self.rows.show(rows)
        place = self.rows.place_of(before.id) if before is not None else -1
        self.choose(place if place >= 0 else self.rows.first())
