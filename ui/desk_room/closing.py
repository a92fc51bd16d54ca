"""Closing the day, in two minutes and in order: tray, desk, promises, what mattered, tomorrow's first (D-06)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aedesk.words import _
from ui import format, tasks, theme
from ui.desk_room.closing_rows import RuleRow, Steps
from ui.desk_room.closing_side import LEAST, WIDTH, ClosingSide
from ui.desk_room.closing_words import MUST, ORDER, detail, promise_row, title, tomorrow
from ui.desk_room.first_popover import FirstPopover
from ui.desk_room.matter import MatterPane
from ui.desk_room.sorting import SortingCard
from ui.desk_room.verbs import Verbs
from ui.done import done, tried
from ui.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.menu import Entry, Menu
from ui.widgets.rows import Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from uuid import UUID

    from aedesk.domain.care import PromiseState
    from aedesk.services.closing import CloseView
    from aedesk.services.desk_views import ItemRow
    from ui.desk import Desk
    from ui.desk_room.desk_view import DeskView

_LOCK = "desk.lock_after_closing"
_NARROW = 1240


class ClosingPage(QWidget):
    """`said` tells that the state line changed, `left` that the page is done with, `diary` asks for the diary."""

    said = Signal()
    left = Signal()
    diary = Signal()

    def __init__(self, desk: Desk, view: DeskView) -> None:
        super().__init__()
        self.desk = desk
        self.day = desk.clock.today()
        self.shown: CloseView | None = None
        self.do = Verbs(view)
        self.do.place = self._near
        self.side = ClosingSide(desk.clock, lock=desk.prefs.flag(_LOCK))
        self._build_rows()
        self._build()
        self._wire()

    def _build_rows(self) -> None:
        self.sorting, self.matter = SortingCard(self.desk.clock), MatterPane(self.desk)
        self.causes = {code: self._cause() for code in ("D-01", "D-04", "D-05")}
        self.read = Button(_("Read"), "quiet", height="sm")
        self.read_diary = Button(_("Read"), "link", height="sm")
        self.read_diary.setAccessibleName(_("Read the diary"))
        self.file_it = Button(_("File it"), keys="F", height="sm")
        self.tomorrow = Button(_("Tomorrow"), keys="T", height="sm")
        self.rows = {
            "D-01": RuleRow([self.causes["D-01"]]),
            "D-04": RuleRow([self.causes["D-04"], self.read]),
            "D-02": RuleRow(body=self.sorting),
            "D-03": RuleRow([self.file_it, self.tomorrow]),
            "D-05": RuleRow([self.causes["D-05"], self.read_diary]),
        }

    def _cause(self) -> Line:
        line = Line("", _("why?"), height="sm")
        line.setFixedWidth(theme.scaled(170))
        line.setAccessibleName(_("Why was it not kept?"))
        return line

    def _build(self) -> None:
        self.heading = Label(_("Leave an empty desk"), 28, 600, elide=True)
        self.count = Label("", 14, 400, "t2")
        self.steps = Steps()
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.promises = Section(_("Promised for today"), self._promise, edge=16)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 0, 16, 0)
        inset.setSpacing(12)
        inset.addLayout(head)
        inset.addWidget(self.steps)
        column.addLayout(inset)
        column.addSpacing(8)
        for code in ORDER:
            column.addWidget(self.rows[code])
        column.addSpacing(18)
        column.addWidget(self.promises)
        column.addSpacing(18)
        column.addWidget(self.matter)
        column.addStretch(1)
        self.area = Scroll(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(self.side)

    def _wire(self) -> None:
        side, sorting = self.side, self.sorting
        side.close_day.connect(self.close_day)
        side.choose.connect(self.choose_first)
        side.sheet.connect(self.print)
        side.again.connect(self.reopen)
        self.read_diary.clicked.connect(self.diary)
        self.read.clicked.connect(self._read_next)
        self.file_it.clicked.connect(lambda: self.do.file(self._on_desk()))
        self.tomorrow.clicked.connect(lambda: self.do.defer(self._on_desk(), "tomorrow"))
        sorting.take.connect(self._take)
        for signal, verb in (
            (sorting.file, self.do.file), (sorting.date, self.do.date), (sorting.hand_on, self.do.hand_on),
            (sorting.drop, self.do.drop), (sorting.tomorrow, partial(self.do.defer, to="tomorrow")),
        ):  # fmt: skip
            signal.connect(verb)
        sorting.done.connect(lambda row: self.do.acts.done(row.id, row.title))
        whole = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("F", lambda: self.do.file(self.row())), ("T", lambda: self.do.defer(self.row(), "tomorrow")),
            ("D", lambda: self.do.date(self.row())), ("H", lambda: self.do.hand_on(self.row())),
            ("X", lambda: self.do.drop(self.row())), ("Ctrl+Return", self.close_day),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, context=whole).activated.connect(act)

    # --- data

    def load(self) -> None:
        """Read the day anew."""
        self.day = self.desk.clock.today()
        self.shown = view = self.desk.services.closing.state(self.day)
        rules = {rule.code: rule for rule in view.rules}
        open_codes = [code for code in (*MUST, *ORDER) if not rules[code].done]
        now = next(iter(open_codes), "") if view.closed is None else ""
        self.sorting.show_rows(view.tray)
        for code, row in self.rows.items():
            rule = rules[code]
            row.show_rule(title(rule), detail(rule, view), rule.done, now=code == now, acts=self._acts(code, view))
        for code, line in self.causes.items():
            line.setVisible(not rules[code].done and view.closed is None)
        self.read.setVisible(bool(view.pile))
        self.read_diary.setVisible(rules["D-05"].done)
        self.steps.show_states(
            tuple("done" if rules[code].done else "now" if code == now else "open" for code in ORDER)
        )
        kept = sum(rule.done for rule in view.rules)
        self.count.setText(_("{done} of {n}").format(done=kept, n=len(view.rules)))
        self.heading.setText(self._headline(view, kept))
        self._show_promises(view)
        self.matter.show_view(view)
        self.side.show_view(view)
        self.side.show_next(tomorrow(self.desk.services, self.day))
        self.said.emit()

    def _acts(self, code: str, view: CloseView) -> bool:
        if view.closed is not None:
            return code == "D-05"
        return code != "D-03" or view.unsorted > len(view.tray)

    def _headline(self, view: CloseView, kept: int) -> str:
        if view.closed is not None:
            return _("The day is closed")
        return _("The desk is empty, the head is free") if kept == len(view.rules) else _("Leave an empty desk")

    def state_line(self) -> str:
        """Which day, and what time it is."""
        now = self.desk.clock.local(self.desk.clock.now())
        return f"{_('Close the day')} · {format.day_of_week(self.day)} {now:%H:%M}"

    def way_out(self) -> str:
        """What the button says that leaves the page."""
        closed = self.shown is not None and self.shown.closed is not None
        return _("Back to the desk") if closed else _("Not yet")

    def _show_promises(self, view: CloseView) -> None:
        rows = [promise_row(each) for each in view.promises]
        self.promises.setVisible(bool(rows))
        self.promises.show_rows(rows)

    # --- what is meant

    def row(self) -> ItemRow | None:
        """What a key means: the chosen paper of the tray, else what lies on the desk."""
        return self.sorting.chosen() or self._on_desk()

    def _on_desk(self) -> ItemRow | None:
        view = self.shown
        return view.on_desk.row if view is not None and view.on_desk is not None else None

    def _near(self, row: ItemRow) -> QRect:
        found = self.sorting.place(row)
        return found if found is not None else _at(self.file_it)

    # --- acts

    def tried(self, do: Any) -> Any:
        """Do it; a refusal is said in a toast and gives None."""
        return tried(self.desk, do)

    def _take(self, row: ItemRow) -> None:
        if self.do.acts.take(row.id, row.title):
            self.left.emit()

    def _read_next(self) -> None:
        if self.shown is not None and self.shown.pile:
            self.do.read(self.shown.pile[0])

    def _promise(self, key: object) -> None:
        from aedesk.domain.care import PromiseState

        def settle(state: PromiseState) -> None:
            promise = cast("UUID", key)
            if self.tried(lambda: self.desk.services.care.settle_promise(promise, state, self.day)) is not None:
                done(self.desk, _("Promise settled"))

        entries: list[Entry] = [
            (_("Kept"), "check", partial(settle, PromiseState.KEPT)),
            (_("Not kept"), "x", partial(settle, PromiseState.BROKEN)),
            (_("The client let us off"), "hand-stop", partial(settle, PromiseState.WITHDRAWN)),
        ]
        assert self.desk.window is not None
        focus = QApplication.focusWidget() or self.promises
        Menu(self.desk.window, _at(focus), _("The promise"), entries).open()

    def choose_first(self) -> None:
        """Choose what tomorrow starts with."""
        closing = self.desk.services.closing
        view = self.desk.services.desk.view(closing.next_day(self.day))
        offered = [*([view.on_desk.row] if view.on_desk is not None else []), *view.tray]

        def chosen(what: Any, minute: int | None) -> None:
            if self.tried(lambda: closing.first_thing(what, minute)) is not None:
                done(self.desk, _("Tomorrow’s first thing is chosen"))

        FirstPopover(self.desk, _at(self.side.first), offered, chosen).open()

    def close_day(self) -> None:
        """Close it, make the backup in the background, lock if that was wished."""
        view = self.shown
        if view is None or view.closed is not None or not self.side.go.isEnabled():
            return
        causes = {code: line.value() for code, line in self.causes.items() if line.isVisible()}
        lock = self.side.lock.value()
        self.desk.prefs.keep(_LOCK, lock)

        def close(**ends: Any) -> Any:
            return self.desk.services.closing.close(self.day, causes, **ends)

        def closed() -> None:
            self.focus_first()  # the button that had it is gone
            done(self.desk, _("The day is closed. Have a good evening."))
            self._back_up(lock=lock)

        if self.do.acts.tried(close, again=closed) is not None:
            closed()

    def _back_up(self, *, lock: bool) -> None:
        desk, backups = self.desk, self.desk.services.backups
        self.side.after.setText(_("The backup is being made…"))

        def made(_info: object) -> None:
            at = desk.clock.local(desk.clock.now())
            self.side.after.setText(_("Backup made and read back, {time}").format(time=f"{at:%H:%M}"))
            if lock:
                desk.lock()

        def failed(error: BaseException) -> None:
            self.side.after.setText(_("The backup failed."))
            desk.toast(sentence(error))

        tasks.run(desk.bus, lambda _task: backups.make("exit"), made, failed)

    def reopen(self) -> None:
        """The day goes on after all."""

        def again() -> bool:
            self.desk.services.closing.reopen(self.day)
            return True

        if self.tried(again):
            done(self.desk, _("The day is open again"))

    def print(self) -> None:
        """Print the sheet of the day."""
        from ui.desk_room.print_sheet import CLEANUP, DeskPrint

        DeskPrint(self.desk, CLEANUP, day=self.day).open()

    # --- focus and room

    def focus_first(self) -> None:
        """Start with what is due."""
        if self.sorting.isVisibleTo(self) and self.sorting.list.rows.rows:
            self.sorting.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.side.go.isEnabled() and self.side.go.isVisibleTo(self):
            self.side.go.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.file_it.isVisibleTo(self):
            self.file_it.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not isinstance(QApplication.focusWidget(), QLineEdit):
            self.setFocus()

    def panes(self) -> list[QWidget]:
        """The parts that F6 walks through."""
        return [self.area, self.side]

    def shortcuts(self) -> list[tuple[str, str]]:
        """Its keys."""
        return [
            (_("Enter"), _("Do it now")), ("F", _("File it")), ("D", _("Give it a date")), ("T", _("Tomorrow")),
            ("H", _("Hand it on")), ("X", _("Throw it away")), ("Ctrl Enter", _("Close the day")),
            (_("Esc"), _("Not yet")),
        ]  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(theme.scaled(LEAST if self.width() < theme.scaled(_NARROW) else WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(1200, 700)


def _at(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())
