"""The desk itself: tray and pile at the left, the one document in the middle, folders and diary at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from aedesk.words import _, n_
from ui import theme
from ui.desk_room import side as at_right
from ui.desk_room import tray as at_left
from ui.desk_room.document import DocumentPane
from ui.desk_room.menus import item_menu
from ui.desk_room.side import SidePane
from ui.desk_room.tray import TrayPane
from ui.desk_room.verbs import Verbs
from ui.desk_room.views import View
from ui.room import Command
from ui.widgets.buttons import Button, Rule

if TYPE_CHECKING:
    from datetime import date

    from aedesk.services.desk_views import DeskView as Shown
    from aedesk.services.desk_views import ItemRow
    from ui.desk import Desk

_WIDE, _TIGHT = 1270, 1150  # less room than this and the sides give way
_SECOND = 1000
CLEANUP, LABELS = "desk_cleanup", "labels"  # papers of print_sheet, which is imported when it is opened


class DeskView(View):
    """`drill` carries the code of a drill, `diary` asks for the Diary, `close_day` for the end of the day."""

    drill = Signal(str)
    diary = Signal()
    close_day = Signal()
    topics = frozenset({
        "item", "item_paper", "sitting", "category", "interruption", "diary_line", "desk_settings", "client", "job",
        "estimate", "call", "visit", "sign_off", "day_close", "brief",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Shown | None = None
        self._focused = False
        self._day: date | None = None
        self.tray, self.document, self.side = TrayPane(desk.clock), DocumentPane(desk), SidePane(desk.clock)
        self._rules = [Rule(upright=True), Rule(upright=True)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tray)
        row.addWidget(self._rules[0])
        row.addWidget(self.document, 1)
        row.addWidget(self._rules[1])
        row.addWidget(self.side)
        self.do = Verbs(self)
        self._wire()
        self._bind()
        self._second = QTimer(self, interval=_SECOND)
        self._second.timeout.connect(self._tick)
        self._second.start()

    def _wire(self) -> None:
        tray, document, side = self.tray, self.document, self.side
        do = self.do
        tray.opened.connect(lambda row: do.take(row))
        tray.read.connect(lambda row: do.read(row))
        tray.asked.connect(lambda row, near: item_menu(self, row, near).open())
        document.open_it.connect(do.open_document)
        document.file_it.connect(lambda: do.file(self.on_desk()))
        document.back.connect(lambda: do.back(self.on_desk()))
        document.done.connect(do.done)
        document.more.connect(do.more)
        document.print_it.connect(do.print)
        document.pause.connect(do.pause)
        document.drill.connect(self.drill)
        document.take_next.connect(do.take_next)
        document.dropped.connect(do.dropped)
        side.folder.connect(do.open_folder)
        side.wrote.connect(do.write)
        side.all_of_it.connect(self.diary)
        side.close_day.connect(self.close_day)

    def _key(self, where: QWidget, keys: str, do: Any) -> None:
        made = QShortcut(QKeySequence(keys), where, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)

    def _bind(self) -> None:
        do = self.do
        of_row: tuple[tuple[str, Callable[[ItemRow | None], None]], ...] = (
            ("F", do.file), ("D", do.date), ("X", do.drop), ("Delete", do.drop), ("B", do.back), ("H", do.hand_on),
            ("T", partial(do.defer, to="tomorrow")), ("E", do.edit),
        )  # fmt: skip
        for pane in (self.tray, self.document):
            for keys, verb in of_row:
                self._key(pane, keys, partial(self._with_row, verb))
            for keys, plain in (("M", do.more), ("P", do.pause), ("Ctrl+Return", do.done)):
                self._key(pane, keys, partial(_alone, plain))
        for keys in ("Return", "Enter"):
            self._key(self.document, keys, do.enter)

    def _with_row(self, verb: Callable[[ItemRow | None], None]) -> None:
        verb(self.row())

    # --- data

    def load(self) -> None:
        services, day = self.desk.services, self.desk.clock.today()
        was, self._day = self._place(), day
        self.shown = view = services.desk.view(day)
        self.tray.show_view(view, services.desk.settings().tray_days)
        self.document.show_document(view.on_desk, len(view.tray), view.filed_today)
        self.side.show_view(view, services.diary.day(day), day)
        self._arrange()
        if (was == "document" and view.on_desk is None) or (was == "tray" and not (view.tray or view.pile)):
            self.focus_first()  # where the hands are is gone
        self.said.emit()

    def _place(self) -> str:
        """Where the hands are."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        if self.tray.list is focus or self.tray.pile is focus:
            return "tray"
        return "document" if self.document.whole.isAncestorOf(focus) else ""

    def state_line(self) -> str:
        view = self.shown
        if view is None:
            return ""
        tray, filed = len(view.tray), view.filed_today
        parts = [n_("{n} in the tray", "{n} in the tray", tray).format(n=tray)]
        if view.on_desk is not None:
            parts.append(_("1 on the desk"))
        parts.append(n_("{n} filed today", "{n} filed today", filed).format(n=filed))
        return " · ".join(parts)

    def _tick(self) -> None:
        """The timer goes on; nothing is read for it."""
        if not self.isVisible() or not self.desk.ready:
            return
        if self._day not in (None, self.desk.clock.today()):
            self.load()  # another day: what is due today has come back
        on = self.document.on
        if on is None or on.sitting is None:
            return
        from aedesk.domain.desk_rules import worked

        self.document.tick(on.item.seconds + worked(on.sitting, self.desk.clock.now()), on.paused)

    # --- what is meant

    def on_desk(self) -> ItemRow | None:
        """The row of the document on the desk."""
        on = self.document.on
        return on.row if on is not None else None

    def row(self) -> ItemRow | None:
        """What a key means: the chosen row while the tray has the focus, else the document."""
        focus = QApplication.focusWidget()
        if focus is not None and self.tray.isAncestorOf(focus):
            found: ItemRow | None = self.tray.chosen()
            return found
        return self.on_desk()

    # --- focus and room for the panes

    def show_item(self, item: UUID) -> bool:
        """Choose an item of the tray or the pile, or be at the document; whether it lies here."""
        if self.tray.choose(item):
            self.tray.list.setFocus()
            return True
        if self.on_desk() is not None and self.document.on is not None and self.document.on.item.id == item:
            self.to_document()
            return True
        return False

    def find_item(self, item: UUID) -> None:
        """Show an item; what lies elsewhere is opened as a sheet."""
        if not self.show_item(item):
            from ui.desk_room.sheets import ItemSheet

            ItemSheet(self.desk, self.desk.services.desk.item(item)).open()

    def to_document(self) -> None:
        """Be at the document."""
        self.document.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        if self.document.on is not None:
            self.to_document()
        elif self.shown is not None and self.shown.tray:
            self.tray.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.tray.list.chosen() is None:
                self.tray.list.choose(0)
        else:
            self.setFocus()

    def print(self) -> None:
        self.do.print()

    def tools(self) -> QWidget:
        """A way to the papers of the day, whether anything lies on the desk or not."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self.paper = Button(_("Desk clean-up"), "quiet", "printer", height="sm")
        self.paper.clicked.connect(lambda: self._print(CLEANUP))
        row.addWidget(self.paper)
        return whole

    def _print(self, code: str) -> None:
        from ui.desk_room.print_sheet import DeskPrint

        DeskPrint(self.desk, code).open()

    def panes(self) -> list[QWidget]:
        return [self.document] if self._focused else [self.tray, self.document, self.side]

    def quiet(self, on: bool) -> None:
        """Focus: only the document and its timer."""
        self._focused = on
        for part in (self.tray, self.side, *self._rules):
            part.setVisible(not on)
        self.document.quiet(on)
        if on:
            self.to_document()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        step = 0 if self.width() >= theme.scaled(_WIDE) else 1 if self.width() >= theme.scaled(_TIGHT) else 2
        for pane, of in ((self.tray, at_left), (self.side, at_right)):
            pane.want = theme.scaled((of.WIDTH, of.MIDDLE, of.LEAST)[step])
            pane.setMaximumWidth(pane.want)
            pane.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(1200, 700)

    # --- what it tells of itself

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Put on the desk; open the document")),
            ("F", _("File it")),
            ("D", _("Give it a date")),
            ("T", _("Tomorrow")),
            ("B", _("To the tray")),
            ("H", _("Hand it on")),
            ("X", _("Throw it away")),
            ("Ctrl Enter", _("Done")),
            ("E", _("Edit")),
            ("M", _("More")),
            ("P", _("Pause the timer")),
            ("Ctrl P", _("Print the document")),
        ]

    def commands(self) -> list[Command]:
        found = [
            Command(_("Print the desk clean-up sheet"), partial(self._print, CLEANUP), "", "printer"),
            Command(_("Print dividers and labels"), partial(self._print, LABELS), "", "printer"),
        ]
        row = self.row() or self.on_desk()
        if row is not None:
            for words, do, keys, icon in (
                (_("File it"), self.do.file, "F", "folder"),
                (_("Give it a date"), self.do.date, "D", "calendar"),
                (_("Hand it on"), self.do.hand_on, "H", "send"),
                (_("To the tray"), self.do.back, "B", "inbox"),
                (_("Throw it away"), self.do.drop, "X", "trash"),
                (_("Edit"), self.do.edit, "E", "edit"),
            ):
                found.append(Command(f"{words}: {row.title}", partial(do, row), keys, icon))
        if self.document.on is not None:
            found.append(Command(_("Pause the timer"), self.do.pause, "P", "player-pause"))
        return found

    def keep(self) -> object:
        chosen = self.tray.chosen()
        return chosen.id if chosen is not None else None

    def restore(self, kept: object) -> None:
        if isinstance(kept, UUID):
            self.tray.choose(kept)


def _alone(do: Callable[[], object]) -> None:
    do()
