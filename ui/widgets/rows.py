"""Hairline rows of two lines under a heading: a mark, what it is, and one word at the right.

A row that opens something is a button, so that a reader or a script can press it by name; others are labels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.words import _
from ui import format, icons, theme
from ui.labels import label
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.marks import dots_words, paint_avatar, paint_dots, paint_stages
from ui.widgets.paint import box, text
from ui.widgets.wide import WideButton

_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t3", 400), "plain": ("t1", 400), "good": ("grn", 500)}
_DUE = {"late": "alert-circle", "near": "clock", "far": "calendar"}
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Row:
    """What one row shows; only `title` must be there."""

    title: str
    detail: str = ""
    icon: str = ""  # one of the four marks at the left
    number: str = ""
    initials: str = ""
    dots: tuple[SignState, ...] | None = None
    stage: Stage | None = None  # a bar before the detail
    right: str = ""
    tone: str = "far"  # of the right word: late, near, far, plain or good
    due: bool = False  # the right word is a due date and gets its icon
    figure: str = ""  # stands above the right word
    key: object = None  # handed to the caller when it is opened

    def spoken(self) -> str:
        """The row in one line, for a screen reader or a script."""
        parts = [self.number, self.title, label(self.stage) if self.stage else "", self.detail]
        parts += [self.figure, dots_words(self.dots) if self.dots else "", self.right]
        return format.join(parts)


def row_height(row: Row, tall: int = 46) -> int:
    """How high a row is."""
    return theme.scaled(tall if row.detail or row.stage else 34)


def paint_row(painter: QPainter, area: QRect, row: Row, dpr: float, lead: int) -> None:
    """Paint one row; `lead` is the width kept for the marks at the left, the same for all rows of a list."""
    middle = area.center().y() + 0.5
    left = area.left()
    if row.icon:
        painter.drawPixmap(left, round(middle - 9), icons.pixmap(row.icon, 18, "t2", dpr))
    elif row.number:
        text(painter, QRectF(left, area.top(), lead - 6, area.height()), row.number, 12, 400, "t3")
    elif row.initials:
        paint_avatar(painter, left, middle - 10, row.initials)
    elif row.dots is not None:
        paint_dots(painter, left, middle - 5, row.dots)
    right = _paint_right(painter, area, row, dpr)
    inside = QRectF(left + lead, area.top(), max(area.width() - lead - right, 20), area.height())
    if not row.detail and row.stage is None:
        text(painter, inside, row.title, 13, 500)
        return
    pitch = theme.scaled(18)
    upper = QRectF(inside.left(), middle - pitch, inside.width(), pitch)
    text(painter, upper, row.title, 13, 500)
    lower = upper.translated(0, pitch)
    if row.stage is not None:
        paint_stages(painter, QRectF(lower.left(), lower.center().y() - 2, 0, 0), row.stage, 12, 2, 5, 2.5)
        lower.adjust(8 * 14 + 6, 0, 0, 0)
    said = " · ".join(part for part in (label(row.stage) if row.stage else "", row.detail) if part)
    text(painter, lower, said, 12, 400, "t3")


def _paint_right(painter: QPainter, area: QRect, row: Row, dpr: float) -> int:
    if not row.right and not row.figure:
        return 0
    token, weight = _TONES[row.tone]
    wide = QFontMetrics(theme.font(12, weight)).horizontalAdvance(row.right) + 2
    high = QFontMetrics(theme.font(13)).horizontalAdvance(row.figure) + 2 if row.figure else 0
    width = min(max(wide, high), area.width() // 2)
    place = QRectF(area.right() + 1 - width, area.top(), width, area.height())
    if row.figure:
        pitch = theme.scaled(18)
        middle = area.center().y() + 0.5
        upper = QRectF(place.left(), middle - pitch, width, pitch)
        text(painter, upper, row.figure, 13, 400, "t1", _RIGHT)
        text(painter, upper.translated(0, pitch), row.right, 12, weight, token, _RIGHT)
        return width + 12
    text(painter, place, row.right, 12, weight, token, _RIGHT)
    if not row.due:
        return width + 12
    name = _DUE.get(row.tone, "calendar")
    painter.drawPixmap(int(place.left()) - 18, area.center().y() - 6, icons.pixmap(name, 14, token, dpr))
    return width + 30


class RowButton(WideButton):
    """A row that opens something."""

    def __init__(self, row: Row, lead: int, *, last: bool = False, tall: int = 46, edge: int = 0) -> None:
        super().__init__(row.spoken(), row_height(row, tall))
        self.row, self._lead, self._last, self._edge = row, lead, last, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), 6, C["hover"])
            inside = self.rect().adjusted(self._edge, 0, -self._edge, -1)
            paint_row(painter, inside, self.row, self.devicePixelRatioF(), self._lead)
            if not self._last:
                painter.fillRect(self._edge, self.height() - 1, self.width() - 2 * self._edge, 1, C["line"])


class RowLabel(QLabel):
    """A row that only says something."""

    def __init__(self, row: Row, lead: int, *, last: bool = False, tall: int = 46, edge: int = 0) -> None:
        super().__init__(row.spoken())
        self.row, self._lead, self._last, self._edge = row, lead, last, edge
        self.setFixedHeight(row_height(row, tall))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            inside = self.rect().adjusted(self._edge, 0, -self._edge, -1)
            paint_row(painter, inside, self.row, self.devicePixelRatioF(), self._lead)
            if not self._last:
                painter.fillRect(self._edge, self.height() - 1, self.width() - 2 * self._edge, 1, C["line"])


def _lead(rows: Sequence[Row]) -> int:
    numbers = [row.number for row in rows if row.number]
    if numbers:
        metrics = QFontMetrics(theme.font(12))
        return max(metrics.horizontalAdvance(each) for each in numbers) + 14
    if any(row.dots is not None for row in rows):
        return max(len(row.dots or ()) for row in rows) * 13 + 10
    return 30 if any(row.icon or row.initials for row in rows) else 0


class Section(QWidget):
    """A heading with its count and a rule, rows under it; what no row says when there is none.

    With `most`, the rest hides behind "All". `press` gets the key of the row that was opened. Without `ruled` there
    are no hairlines, for narrow panes.
    """

    def __init__(
        self,
        title: str,
        press: Callable[[object], None] | None = None,
        *,
        most: int = 0,
        action: QWidget | None = None,
        tall: int = 46,
        ruled: bool = True,
        edge: int = 0,
    ) -> None:
        super().__init__()
        self._press, self._most, self._tall, self._edge, self._lines = press, most, tall, edge, ruled
        self._rows: list[Row] = []
        self._everything = False
        self._title = title
        head = QHBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(8)
        self.title = Label(title, 12, 600)
        self.count = Label("", 12, 500, "t3")
        self.all = Button(_("All"), "link", height="sm")
        self.all.setAccessibleName(f"{_('All')}: {title}")
        self.all.clicked.connect(self._show_all)
        self.all.hide()
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.all)
        if action is not None:
            head.addWidget(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget()
        top.setFixedHeight(theme.scaled(28 if ruled else 26))
        top.setLayout(head)
        column.addWidget(top)
        self._top: list[QWidget] = [top]
        if ruled:
            self._top.append(Rule())
            column.addWidget(self._top[-1])
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.empty = Text("", 12, 400, "t3")
        self.empty.setContentsMargins(edge, 10, edge, 10)
        self.empty.hide()
        column.addWidget(self.empty)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> list[QWidget]:
        """The rows that are shown now."""
        items = [self._list.itemAt(i) for i in range(self._list.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def show_rows(self, rows: Sequence[Row], empty: str = "", count: str | None = None) -> None:
        """Show these rows, or `empty` where there is none."""
        self._rows = list(rows)
        self.count.setText((str(len(rows)) if rows else "") if count is None else count)
        self.empty.setText(empty)
        self.empty.setVisible(not rows and bool(empty))
        self._fill()

    def set_heading(self, shown: bool) -> None:
        """Show the heading, or leave it to a switch above."""
        for part in self._top:
            part.setVisible(shown)

    def _show_all(self) -> None:
        self._everything = not self._everything
        self._fill()

    def _fill(self) -> None:
        focus = next((i for i, each in enumerate(self.buttons) if each.hasFocus()), -1)
        for widget in self.buttons:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        more = bool(self._most) and len(self._rows) > self._most
        shown = self._rows if self._everything or not more else self._rows[: self._most]
        self.all.setVisible(more)
        self.all.set_text(_("Fewer") if self._everything else _("All"))
        lead = _lead(self._rows)
        for i, row in enumerate(shown):
            self._list.addWidget(self._make(row, lead, i == len(shown) - 1 or not self._lines))
        if 0 <= focus < len(shown):
            self.buttons[focus].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _make(self, row: Row, lead: int, last: bool) -> QWidget:
        if self._press is None or row.key is None:
            return RowLabel(row, lead, last=last, tall=self._tall, edge=self._edge)
        button = RowButton(row, lead, last=last, tall=self._tall, edge=self._edge)
        press = self._press
        button.clicked.connect(lambda _on=False, key=row.key: press(key))
        return button
