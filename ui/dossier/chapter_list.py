"""The chapters with their rings; the one in front opens into its groups."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import Chapter, ChapterState
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.dossier.chips import in_language
from ui.dossier.outline import count
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.ring import paint_ring


@dataclass(frozen=True)
class ChapterRow:
    """One chapter."""

    id: str
    name: str
    settled: int
    applicable: int
    percent: int
    product_id: UUID | None = None
    product: str = ""

    def spoken(self) -> str:
        """The row in one line."""
        return fmt.join([self.name, self.product, fmt.percent(self.percent / 100)])


@dataclass(frozen=True)
class GroupRow:
    """One group of the chapter in front."""

    id: str
    number: str
    name: str
    settled: int
    applicable: int

    def spoken(self) -> str:
        """The row in one line."""
        of = _("{known} of {count} known").format(known=self.settled, count=self.applicable)
        return fmt.join([f"{self.number} {self.name}".strip(), of if self.applicable else _("does not apply")])


Line = ChapterRow | GroupRow


class _Rows(RowDelegate):
    def __init__(self, view: "ChapterList") -> None:
        super().__init__(view, 36)
        self._list = view
        self.lines = False

    def height_of(self, row: Line) -> int:
        return 36 if isinstance(row, ChapterRow) else 28

    def paint_inside(self, painter: QPainter, area: QRect, row: Line) -> None:
        right = Qt.AlignmentFlag.AlignRight
        if isinstance(row, ChapterRow):
            paint_ring(painter, area.left() + 8, area.center().y() - 8.5, row.percent)
            here = row.id == self._list.chapter
            said = "" if row.percent >= 100 else fmt.percent(row.percent / 100)
            wide = theme.scaled(42)
            name = QRectF(area.left() + 36, area.top(), area.width() - 44 - wide, area.height())
            text(painter, name, row.name, 13, 600 if here else 400)
            text(painter, QRectF(area.adjusted(0, 0, -8, 0)), said, 12, 400, "t3", right)
            return
        here = row.id == self._list.group
        said = f"{row.settled}/{row.applicable}" if row.applicable else "–"
        wide = theme.scaled(40)
        name = QRectF(area.left() + 36, area.top(), area.width() - 44 - wide, area.height())
        words = f"{row.number} {row.name}".strip()
        text(painter, name, words, 12, 600 if here else 400, "acc" if here else "t2")
        text(painter, QRectF(area.adjusted(0, 0, -8, 0)), said, 12, 400, "t3", right)


class ChapterList(PaintedList):
    """Choosing a row brings its chapter or group in front (`picked`)."""

    def __init__(self) -> None:
        super().__init__(RowModel(lambda row: row.spoken()), _("Chapters"))
        self.chapter = ""
        self.group = ""
        self.setItemDelegate(_Rows(self))

    def show_chapters(self, rows: Sequence[Line], chapter: str) -> None:
        """Show these rows; `chapter` is the one in front."""
        self.chapter = chapter
        same = [row.id for row in rows] == [row.id for row in self.rows.rows]
        self.blockSignals(True)
        if same:
            self.rows.rows = list(rows)
            self.viewport().update()
        else:
            self.rows.show(rows)
        self._mark()
        self.blockSignals(False)

    def set_group(self, group: str) -> None:
        """Mark the group that is in sight."""
        if group != self.group:
            self.group = group
            self._mark()
            self.viewport().update()

    def _mark(self) -> None:
        chosen = self.chosen()
        if chosen is not None and (chosen.id == self.chapter or chosen.id.startswith(self.chapter + ".")):
            return
        place = self.rows.place_of(self.chapter)
        if place >= 0:
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self.rows.index(place))
            self.selectionModel().blockSignals(False)
            self.viewport().update()


def lines(
    states: Sequence[ChapterState], names: dict[str, str], product_id: UUID | None, chapter: Chapter | None,
    numbers: dict[str, str],
) -> list[Line]:  # fmt: skip
    """The chapters as rows, those of a product for the one that is chosen; `chapter` opens into its groups."""
    rows: list[Line] = []
    for state in states:
        if state.product_id is not None and state.product_id != product_id:
            continue
        whole = state.completeness
        name = names.get(state.section, state.section)
        row = ChapterRow(state.section, name, whole.settled, whole.applicable, whole.percent)
        rows.append(replace(row, product_id=state.product_id, product=state.product))
        if chapter is not None and state.section == chapter.section.path:
            rows += [_group(chapter, node, numbers) for node in chapter.section.items]
    return rows


def _group(chapter: Chapter, node: Node, numbers: dict[str, str]) -> GroupRow:
    settled, applicable = count(chapter, node)
    words = in_language(node.label, language())
    return GroupRow(node.path, numbers.get(node.path, ""), words, settled, applicable)
