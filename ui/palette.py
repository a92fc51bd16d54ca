"""The palette: clients and people, jobs and documents, and what can be done, by a few letters of any script."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from aedesk.words import _, n_
from ui import theme
from ui.desk import Desk
from ui.palette_paint import CAPTION, ROW, RowDelegate
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.floating import Floating, paint_shadow
from ui.widgets.labels import Label, see_through
from ui.widgets.lines import Line
from ui.widgets.marks import KeyCap
from ui.widgets.paint import box
from ui.widgets.picture import Picture
from ui.widgets.scroll import flat

WIDTH, TOP = 620, 112
MOST = 8
ICONS = {
    "client": "address-book", "contact": "id", "job": "layout-kanban", "estimate": "receipt", "brief": "file-text",
    "item": "inbox",
}  # fmt: skip
ROOMS = {"item": "desk"}  # where a thing is shown, if its room is called otherwise
PEOPLE = ("client", "contact")


@dataclass(frozen=True)
class Row:
    """One line of the palette; a caption has no act."""

    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    do: Callable[[], object] | None = None


class Rows(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.typed = ""

    def show(self, rows: list[Row], typed: str) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows, self.typed = rows, typed
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return f"{row.title}, {row.detail}" if row.detail else row.title
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.rows[index.row()].do is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Palette(Floating):
    """Opened by Ctrl+K; Enter does what is marked."""

    def __init__(self, window: QWidget, desk: Desk, commands: list[Command]) -> None:
        super().__init__(window)
        self._desk, self._commands = desk, commands
        self._model = Rows()
        self.setAccessibleName(_("Search and commands"))
        self.line = Line("", _("Search or run a command"), height="xl")
        self.line.setAccessibleName(_("Search or run a command"))
        self.line.setFont(theme.font(16))
        self.line.paintEvent = lambda event: super(Line, self.line).paintEvent(event)  # type: ignore[method-assign]
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.list = QListView()
        flat(self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setAccessibleName(_("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._do)
        self.list.setMouseTracking(True)
        self._count = Label("", 12, 400, "t3")
        self._build()
        self.search("")
        if not desk.ready:
            desk.when_ready(self._again)

    def _again(self) -> None:
        if isValid(self) and self.floating:
            self.search(self.line.text())

    def _build(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 4, 16, 4)
        head.setSpacing(8)
        head.addWidget(Picture("search", 20, "t2"))
        head.addWidget(see_through(self.line), 1)
        head.addWidget(KeyCap("Esc"))
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.list, 1)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 9, 18, 9)
        foot.setSpacing(6)
        for key, words in ((("↑", "↓"), _("choose")), (("Enter",), _("open")), ((">",), _("commands only"))):
            for each in key:
                foot.addWidget(KeyCap(each))
            foot.addWidget(Label(words, 12, 400, "t2"))
            foot.addSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._count)
        column.addLayout(foot)

    def first_focus(self) -> QWidget | None:
        return self.line

    def open(self) -> None:
        self._fit()
        super().open()

    def _fit(self) -> None:
        window = self.host()
        self.setGeometry(window.rect())
        rows = sum(theme.scaled(ROW if row.do else CAPTION) for row in self._model.rows)
        width = min(theme.scaled(WIDTH), window.width() - 48)
        frame = theme.scaled(44) + 8 + theme.scaled(18) + 18 + 2
        top = min(TOP, max(window.height() - 560, 16))
        height = min(rows + frame + 12, window.height() - top - 16)
        self.card.setGeometry(QRect((window.width() - width) // 2, top, width, height))
        self.update()

    def search(self, typed: str) -> None:
        """Find what was typed."""
        begun = time.perf_counter()
        only_commands = typed.startswith((">", "》", "＞"))
        words = typed.lstrip(">》＞").strip()
        people: list[Row] = []
        papers: list[Row] = []
        if words and not only_commands and self._desk.ready:
            hits = self._desk.services.search.find(words, limit=24)
            for hit in (hit for hit in hits if hit.kind in ICONS):
                into = people if hit.kind in PEOPLE else papers
                into.append(self._row(hit.kind, hit.id, hit.title, hit.detail, hit.client_id))
        people = people[: MOST - min(len(papers), 3) - 2]
        papers = papers[: MOST - len(people) - 1]
        acts = [Row(each.words, each.hint, each.icon, each.keys, each.do) for each in self._matching(words)]
        acts = acts[: MOST - len(people) - len(papers)]
        rows: list[Row] = []
        for caption, group in ((_("Clients and people"), people), (_("Jobs and documents"), papers), (_("Do"), acts)):
            if group:
                rows += [Row(caption), *group]
        found = len(people) + len(papers) + len(acts)
        if not rows:
            rows = [Row(_("Nothing found for “{words}”").format(words=words))]
        self._model.show(rows, words)
        self._mark(next((i for i, row in enumerate(rows) if row.do), -1))
        ms = max(round((time.perf_counter() - begun) * 1000), 1)
        told = n_("{count} found in {ms} ms", "{count} found in {ms} ms", found).format(count=found, ms=ms)
        self._count.setText(told if words else "")
        self._fit()

    def _matching(self, words: str) -> list[Command]:
        wanted = words.casefold().split()
        initials = self._desk.services.search.initials if self._desk.ready else str
        found = []
        for command in self._commands:
            text = command.words.casefold()
            if all(each in text or (each.isascii() and each in initials(text)) for each in wanted):
                found.append(command)
        return found

    def _row(self, kind: str, id: UUID, title: str, detail: str, client_id: UUID | None) -> Row:
        desk = self._desk
        if kind == "contact":
            return Row(title, detail, ICONS[kind], "", lambda: desk.show("client", client_id))
        return Row(title, detail, ICONS.get(kind, "file-text"), "", lambda: desk.show(ROOMS.get(kind, kind), id))

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def _move(self, step: int) -> None:
        rows = [i for i, row in enumerate(self._model.rows) if row.do]
        if rows:
            now = self.list.currentIndex().row()
            at = rows.index(now) if now in rows else -1
            self._mark(rows[(at + step) % len(rows)])
            self.list.scrollTo(self.list.currentIndex())

    def _do(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        act = self._model.rows[index.row()].do
        if act is not None:
            self.close()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            key = event.key()
            if key in steps:
                self._move(steps[Qt.Key(key)])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 60 if theme.mode() == "light" else 140))
            paint_shadow(painter, self.card.geometry())
            box(painter, self.card.geometry(), 12, C["surf"], C["line2"])
