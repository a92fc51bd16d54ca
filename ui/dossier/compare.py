"""Two days of a dossier side by side: what was put in, what was taken out, who told it; one answer brought back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.words import _, n_
from ui import format as fmt
from ui import theme
from ui.desk import Desk
from ui.done import done
from ui.dossier.compare_data import Compared, compared
from ui.dossier.compare_rows import ChangeRow, CompareList, Heads, Legend
from ui.dossier.compare_side import CompareSide
from ui.errors import sentence
from ui.room import Command, Room
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import DateEdit, Switch
from ui.widgets.labels import Label
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.picture import Picture

_TOPICS = frozenset({"answer", "own_node", "product", "contact"})
ALL = ""


class _Chapter:
    """One chapter in the list at the left."""

    def __init__(self, id: str, name: str, count: int) -> None:
        self.id, self.name, self.count = id, name, count

    def spoken(self) -> str:
        """The row in one line."""
        return fmt.join([self.name, n_("{n} change", "{n} changes", self.count).format(n=self.count)])


class _Chapters(RowDelegate):
    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 36)
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: _Chapter) -> None:
        here = self._view.chosen() is row
        inside = QRectF(area).adjusted(12, 0, -10, 0)
        tone = "t1" if row.count else "t3"
        text(painter, inside.adjusted(0, 0, -34, 0), row.name, 13, 600 if here else 400, tone)
        figure = str(row.count) if row.count else ""
        text(painter, inside, figure, 12, 400, "t2", Qt.AlignmentFlag.AlignRight)


class ComparePage(Room):
    """Open it with a client's id: it begins with what changed since the last visit."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = _("Compare two days")
        self.client: Client | None = None
        self.found: Compared | None = None
        self.first = DateEdit(None, clock=desk.clock, height="sm")
        self.second = DateEdit(None, clock=desk.clock, height="sm")
        for edit, name in ((self.first, _("From the end of")), (self.second, _("To the end of"))):
            edit.setAccessibleName(name)
            edit.setFixedWidth(theme.scaled(176))
            edit.changed.connect(lambda _day: self._compare())
        self.since_visit = Button(_("Since the last visit"), "quiet", "walk", height="sm")
        self.since_visit.clicked.connect(self.show_since_visit)
        self.whole = Button(_("From the beginning"), "quiet", "history", height="sm")
        self.whole.clicked.connect(self.show_whole)
        self.print = Button(_("Print"), "plain", "printer", height="sm")
        self.print.setToolTip(f"{_('Print')} (Ctrl P)")
        self.print.clicked.connect(self.print_it)
        self.said = Label("", 12, 400, "t2", elide=True)
        self.only = Switch(_("Changed only"), True)
        self.only.changed.connect(lambda _on: self._sift())
        self.chapters = PaintedList(RowModel(lambda row: row.spoken()), _("Chapters"))
        self.chapters.setItemDelegate(_Chapters(self.chapters))
        self.chapters.picked.connect(lambda _row: self._sift())
        self.heads = Heads()
        self.list = CompareList()
        self.list.picked.connect(self._picked)
        self.none = EmptyState("git-compare", _("Nothing changed between these two days"))
        self.side = CompareSide()
        self.side.restored.connect(self.restore_chosen)
        self._build()
        acts = (("F8", lambda: self.go(1)), ("Shift+F8", lambda: self.go(-1)), ("Ctrl+P", self.print_it))
        for keys, act in acts:
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 0)
        bar.setSpacing(8)
        bar.addWidget(self.first)
        bar.addWidget(Picture("arrow-right", 14, "t3"))
        bar.addWidget(self.second)
        bar.addWidget(self.since_visit)
        bar.addWidget(self.whole)
        bar.addWidget(self.said, 1)
        bar.addWidget(self.only)
        bar.addSpacing(8)
        self.legend = Legend()
        bar.addWidget(self.legend)
        bar.addSpacing(8)
        bar.addWidget(self.print)
        top = QWidget()
        top.setLayout(bar)
        top.setFixedHeight(theme.scaled(48))
        left = QVBoxLayout()
        left.setContentsMargins(16, 12, 12, 12)
        left.addWidget(self.chapters)
        self._left = QWidget()
        self._left.setLayout(left)
        column = QVBoxLayout()
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        column.addWidget(self.pages, 1)
        self._middle = QWidget()
        self._middle.setLayout(column)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(self._middle, 1)
        across.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(across, 1)
        self._top = top
        self.list.verticalScrollBar().rangeChanged.connect(self._bar_came)

    # data

    def open(self, what: object) -> None:
        if isinstance(what, UUID):
            self.desk.when_ready(lambda: self._begin(what))

    def _begin(self, client_id: UUID) -> None:
        self.client = self.desk.services.clients.get(client_id)
        self.title = self.client.short_name
        self.state_line = _("Compare two days")
        self.changed_head()
        if self.desk.services.dossier_time.last_visit(client_id) is None:
            self.since_visit.setEnabled(False)
            self.since_visit.setToolTip(_("No visit noted yet"))
            self.show_whole()
        else:
            self.since_visit.setEnabled(True)
            self.since_visit.setToolTip("")
            self.show_since_visit()

    def show_since_visit(self) -> None:
        """What changed since the last visit."""
        if self.client is not None:
            day = self.desk.services.dossier_time.last_visit(self.client.id)
            if day is not None:
                self._days(day, self.desk.clock.today())

    def show_whole(self) -> None:
        """Everything that was ever answered."""
        if self.client is not None:
            days = self.desk.services.dossier_time.days(self.client.id)
            today = self.desk.clock.today()
            self._days((days[-1] if days else today) - timedelta(days=1), today)

    def _days(self, first: date, second: date) -> None:
        self.first.set_date(first)
        self.second.set_date(second)
        self._compare()

    def _compare(self) -> None:
        first, second = self.first.date(), self.second.date()
        if self.client is None or first is None or second is None:
            return
        if first > second:
            first, second = second, first
            self.first.set_date(first)
            self.second.set_date(second)
        self.found = compared(self.desk.services, self.client, first, second)
        count = len(self.found.differences)
        words = _("{n} of {count} questions changed")
        self.said.setText(words.format(n=count, count=self.found.fields))
        self.heads.show_days(*(fmt.day_long(day) for day in (first, second)))
        self.side.show_counts(self.found.differences)
        self._show_chapters()

    def _show_chapters(self) -> None:
        assert self.found is not None
        before = self.chapters.chosen()
        wanted = before.id if before is not None else ALL
        everything = _Chapter(ALL, _("All chapters"), len(self.found.differences))
        shown = [everything, *(_Chapter(*each) for each in self.found.chapters)]
        self.chapters.rows.show(shown)
        place = next((i for i, row in enumerate(shown) if row.id == wanted), 0)
        self.chapters.choose(place)

    def _sift(self) -> None:
        if self.found is None:
            return
        chosen = self.chapters.chosen()
        section = chosen.id if chosen is not None else ALL
        before = self.list.chosen()
        rows = [
            row
            for row in self.found.rows
            if (section == ALL or row.section == section) and (row.kind or not self.only.value())
        ]
        self.list.show_rows(rows)
        self.pages.setCurrentWidget(self.list if rows else self.none)
        self.none.say(
            _("Nothing changed between these two days") if self.only.value() else _("Nothing was answered here yet"),
            _("Choose other days above, or another chapter.") if self.found.differences or self.only.value() else "",
        )
        place = next((i for i, row in enumerate(rows) if before is not None and row.id == before.id), -1)
        self.list.choose(place if place >= 0 else next((i for i, row in enumerate(rows) if row.kind), -1))

    def _picked(self, row: ChangeRow | None) -> None:
        first = self.first.date()
        self.side.show_row(row, fmt.day(first, year=True) if first else "")

    def reload(self, kinds: frozenset[str]) -> None:
        if self.client is not None and (not kinds or kinds & _TOPICS):
            self.client = self.desk.services.clients.get(self.client.id)
            self._compare()

    # acts

    def go(self, step: int) -> None:
        """To the next change, or the one before; round and round."""
        rows: list[ChangeRow] = self.list.rows.rows
        changed = [i for i, row in enumerate(rows) if row.kind]
        if not changed:
            return
        chosen = self.list.chosen()
        here = rows.index(chosen) if chosen in rows else -1 if step > 0 else len(rows)
        onward = [i for i in changed if (i - here) * step > 0]
        if step > 0:
            self.list.choose(onward[0] if onward else changed[0])
        else:
            self.list.choose(onward[-1] if onward else changed[-1])
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore_chosen(self) -> None:
        """Bring one answer back as it stood on the first day; everything else stays."""
        row, day = self.list.chosen(), self.first.date()
        if row is None or not row.kind or day is None or self.client is None:
            return
        try:
            self.desk.services.dossier_time.restore(self.client.id, row.path, day, row.product_id)
        except UserError as error:
            self.desk.toast(sentence(error))
            return
        done(self.desk, _("{question}: as on {day} again").format(question=row.title(), day=fmt.day(day, year=True)))

    def print_it(self) -> None:
        """Print the two days that are compared."""
        from ui.dossier.print_sheet import PrintSheet

        first, second = self.first.date(), self.second.date()
        if self.client is not None and first is not None and second is not None:
            sheet = PrintSheet(self.desk, self.client, "comparison")
            sheet.show_days(first, second)
            sheet.open()

    # the window

    def entered(self) -> None:
        (self.list if self.list.rows.rows else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self._top, self.chapters, self.list, self.side]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("F8", _("Next change")), ("Shift+F8", _("Change before")), ("Ctrl+P", _("Print"))]

    def commands(self) -> list[Command]:
        return [
            Command(_("Next change"), lambda: self.go(1), "F8", "arrow-right"),
            Command(_("Since the last visit"), self.show_since_visit, "", "walk"),
            Command(_("Print"), self.print_it, "Ctrl P", "printer"),
            Command(_("Restore this answer only"), self.restore_chosen, "", "arrow-back-up"),
        ]

    def keep(self) -> object:
        chosen = self.chapters.chosen()
        return self.first.date(), self.second.date(), self.only.value(), chosen.id if chosen is not None else ALL

    def restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self.desk.when_ready(lambda: self._again(*kept))

    def _again(self, first: date | None, second: date | None, only: bool, chapter: str) -> None:
        self.only.set_value(only)
        if first is not None and second is not None:
            self._days(first, second)
        self.chapters.choose(max(self.chapters.rows.place_of(chapter), 0))

    def _bar_came(self, _least: int, most: int) -> None:
        self.heads.taken = 10 if most > 0 else 0
        self.heads.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < theme.scaled(1200)
        self._left.setFixedWidth(theme.scaled(206 if tight else 264))
        self.side.setFixedWidth(theme.scaled(232 if tight else 264))
        self.whole.setVisible(not tight)
        self.legend.setVisible(self.width() >= theme.scaled(1080))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            top = self._top.height()
            painter.fillRect(self._middle.geometry(), C["surf"])
            painter.fillRect(0, top - 1, self.width(), 1, C["line"])
            painter.fillRect(self._middle.x(), top, 1, self.height(), C["line"])
