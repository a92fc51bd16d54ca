"""The right side of the desk: the folders with what came in today, and the diary that writes itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format, icons, theme
from ui.desk_room.diary_words import told
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line
from ui.widgets.marks import paint_tag, tag_width
from ui.widgets.paint import box, text
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.services.desk_views import DeskView, FolderRow
    from aedesk.services.diary import DiaryRow

WIDTH, MIDDLE, LEAST = 330, 292, 252
_RIGHT = Qt.AlignmentFlag.AlignRight
_MOST = 12  # lines of the diary that stand beside the desk; the Diary shows all


class FolderButton(QAbstractButton):
    """One folder: its name, what came today, how much lies in it."""

    def __init__(self, row: FolderRow) -> None:
        super().__init__()
        self.row = row
        today = n_("{n} today", "{n} today", row.today).format(n=row.today) if row.today else ""
        self._today = today
        self.setText(row.name)
        total = n_("{n} paper", "{n} papers", row.total).format(n=row.total)
        self.setAccessibleName(format.join((row.name, today, total)))
        self.setFixedHeight(theme.scaled(34))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box(painter, self.rect(), 6, C["hover"])
            middle = (self.height() - 1) / 2
            picture = icons.pixmap("folder", 16, "t2", self.devicePixelRatioF())
            painter.drawPixmap(0, round(middle - 8), picture)
            tag = tag_width(self._today) + 10 if self._today else 0
            wide = self.width() - 26 - 36 - tag
            text(painter, QRectF(26, 0, wide, self.height() - 1), self.row.name)
            if self._today:
                paint_tag(painter, 26 + wide + 2, middle - theme.scaled(10), self._today, "acc")
            area = QRectF(self.width() - 36, 0, 36, self.height() - 1)
            text(painter, area, format.number(self.row.total), 13, 400, "t3", _RIGHT)
            painter.fillRect(0, self.height() - 1, self.width(), 1, C["line"])


class DiaryLabel(QLabel):
    """One line of the diary: when, what, and a detail under it."""

    def __init__(self, row: DiaryRow, clock: Clock) -> None:
        super().__init__()
        self._time = f"{clock.local(row.at):%H:%M}"
        self._line, self._detail = told(row)
        self.setText(format.join((self._time, self._line, self._detail)))
        self.setToolTip("\n".join(part for part in (self._line, self._detail) if part))
        self.setFixedHeight(theme.scaled(46 if self._detail else 28))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        pitch = theme.scaled(18)
        with QPainter(self) as painter:
            text(painter, QRectF(0, 5, 48, pitch), self._time, 12, 400, "t3")
            text(painter, QRectF(52, 5, self.width() - 52, pitch), self._line)
            text(painter, QRectF(52, 5 + pitch, self.width() - 52, pitch), self._detail, 12, 400, "t3")


class SidePane(QWidget):
    """`folder` carries a category, `wrote` words for the diary; `all_of_it` opens the Diary."""

    folder = Signal(object)
    wrote = Signal(str)
    all_of_it = Signal()
    close_day = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.want = theme.scaled(WIDTH)
        self.filed = Label("", 12, 400, "t3")
        self.folders = QVBoxLayout()
        self.folders.setSpacing(0)
        self.no_folders = Text(_("The first paper that is filed brings the folders."), 12, 400, "t3")
        self.day = Label("", 12, 400, "t3")
        self.all = Button(_("All"), "link", height="sm")
        self.all.setAccessibleName(_("All of the diary"))
        self.all.clicked.connect(self.all_of_it)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.add = Line("", _("Add a line to the diary"))
        self.add.setAccessibleName(_("Add a line to the diary"))
        self.add.returnPressed.connect(self._write)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 6, 20, 8)
        column.setSpacing(0)
        column.addWidget(_head(_("Filed"), self.filed))
        column.addLayout(self.folders)
        column.addWidget(self.no_folders)
        column.addSpacing(20)
        column.addWidget(_head(_("Work diary"), self.day, self.all))
        column.addLayout(self.lines)
        column.addSpacing(10)
        column.addWidget(self.add)
        column.addStretch(1)
        self.counts = Text("", 12, 400, "t2")
        self.end = Button(_("Close the day"), icon="moon", height="sm")
        self.end.clicked.connect(self.close_day)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self.counts)
        foot.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(page), 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def show_view(self, view: DeskView, diary: Sequence[DiaryRow], day: date) -> None:
        """Show the folders and the day."""
        count = view.filed_today
        self.filed.setText(n_("{n} today", "{n} today", count).format(n=count) if count else "")
        focus = next((i for i, each in enumerate(_widgets(self.folders)) if each.hasFocus()), -1)
        _clear(self.folders)
        for row in view.filed:
            button = FolderButton(row)
            button.clicked.connect(lambda _on=False, id=row.category_id: self.folder.emit(id))
            self.folders.addWidget(button)
        if 0 <= focus < len(view.filed):
            _widgets(self.folders)[focus].setFocus(Qt.FocusReason.OtherFocusReason)
        self.no_folders.setVisible(not view.filed)
        self.day.setText(format.day_of_week(day))
        _clear(self.lines)
        for each in diary[-_MOST:]:
            self.lines.addWidget(DiaryLabel(each, self._clock))
        self.all.setVisible(len(diary) > _MOST)
        self.day.setVisible(len(diary) <= _MOST)
        self.counts.setText(_counts(view))
        self.counts.updateGeometry()

    def _write(self) -> None:
        words = self.add.value()
        if words:
            self.wrote.emit(words)

    def wrote_it(self) -> None:
        """The line is kept: room for the next."""
        self.add.set_value("")

    def sizeHint(self) -> QSize:
        return QSize(self.want, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(LEAST), 200)


def _counts(view: DeskView) -> str:
    parts = (
        n_("{n} interruption", "{n} interruptions", view.interruptions).format(n=view.interruptions),
        n_("{n} switch", "{n} switches", view.switches).format(n=view.switches),
        n_("{n} put off", "{n} put off", view.postponed).format(n=view.postponed),
    )
    return _("Today: {counts}").format(counts=format.join(parts))


def _head(words: str, *right: QWidget) -> QWidget:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label(words, 12, 600))
    row.addStretch(1)
    for each in right:
        row.addWidget(each)
    held = QWidget()
    held.setFixedHeight(theme.scaled(32))
    held.setLayout(row)
    return held


def _widgets(column: QVBoxLayout) -> list[QWidget]:
    items = [column.itemAt(i) for i in range(column.count())]
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def _clear(column: QVBoxLayout) -> None:
    for widget in _widgets(column):
        column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
