"""The room of the desk: its views, what is caught in it, and the page that closes the day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _
from ui.desk import Desk
from ui.desk_room import views
from ui.desk_room.catching import CatchingRoom
from ui.desk_room.views import DESK, DRILLS, VIEWS, View
from ui.room import Command
from ui.widgets.buttons import Button, Rule
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from ui.desk_room.closing import ClosingPage
    from ui.desk_room.desk_view import DeskView

CLOSING = "closing"


class DeskRoom(CatchingRoom):
    """One thing at a time, and a place for everything else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Desk")
        self.primary = _("New")
        self._wanted: object = None
        self._made: dict[str, View] = {}
        self._tools: dict[str, QWidget | None] = {}
        self._stale: set[str] = set()
        self._closing: ClosingPage | None = None
        self._quiet = False
        self.views = Segments([(row.code, _(row.label)) for row in VIEWS], DESK, height="sm")
        self.views.setAccessibleName(_("View"))
        self.views.changed.connect(lambda which: self.show_view(str(which)))
        self.focus_button = Button(_("Only the document"), "quiet", "maximize", keys="Q", height="sm")
        self.focus_button.clicked.connect(lambda: self.quiet(True))
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 10)
        bar.addWidget(self.views)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(12, 0, 0, 0)
        self.tools.addStretch()  # keeps the views at the left where nothing stands beside them
        bar.addLayout(self.tools, 1)
        bar.addWidget(self.focus_button)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        self.pages = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        self.rule = Rule()
        whole.addWidget(self.rule)
        whole.addWidget(self.pages, 1)
        self.view(DESK)
        self._bind()
        desk.when_ready(self._load)

    def _bind(self) -> None:
        whole = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, do in (
            ("N", self.add), ("Q", lambda: self.quiet(not self._quiet)), ("Ctrl+V", self.paste), ("Ctrl+P", self.print),
            ("Ctrl+Shift+E", self.close_day),
            *((f"Alt+{n}", partial(self.show_view, row.code)) for n, row in enumerate(VIEWS, 1)),
            *((row.keys, partial(self._drill, row.code)) for row in DRILLS if row.keys),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, context=whole).activated.connect(do)
        leave = QShortcut(QKeySequence("Esc"), self, context=whole)
        leave.activated.connect(self._escape)

    # --- views

    def view(self, code: str) -> View:
        """A view, made when it is first shown."""
        if code not in self._made:
            made = self._made[code] = views.make(next(row for row in VIEWS if row.code == code), self.desk)
            made.said.connect(self._say)
            self.pages.addWidget(made)
            self._tools[code] = made.tools()
            tools = self._tools[code]
            if tools is not None:
                self.tools.insertWidget(self.tools.count() - 1, tools, 1)
            if code == DESK:
                self._wire(cast("DeskView", made))
        return self._made[code]

    def _wire(self, made: DeskView) -> None:
        made.drill.connect(self._drill)
        made.diary.connect(lambda: self.show_view("diary"))
        made.close_day.connect(self.close_day)

    @property
    def front(self) -> View | None:
        """The view in front; none while the day is being closed."""
        now = self.pages.currentWidget()
        return now if isinstance(now, View) else None

    @property
    def code(self) -> str:
        """The code of the view in front."""
        return next((code for code, made in self._made.items() if made is self.front), CLOSING)

    def show_view(self, code: str) -> None:
        """Show this view."""
        made = code not in self._made
        view = self.view(code)
        self.views.set_value(code)
        self.pages.setCurrentWidget(view)
        if self.desk.ready and (made or code in self._stale):
            self._stale.discard(code)
            view.load()
        self._dress()
        self.entered()

    def _dress(self) -> None:
        """The bar and the head as the page in front wants them."""
        closing = self.front is None
        self.bar.setVisible(not closing and not self._quiet)
        self.rule.setVisible(not self._quiet)
        for code, tools in self._tools.items():
            if tools is not None:
                tools.setVisible(code == self.code)
        self.focus_button.setVisible(self.code == DESK)
        self._say()

    def _say(self) -> None:
        if self.front is not None:
            self.state_line = self.front.state_line()
            self.primary, self.primary_icon = self.front.primary or _("New"), self.front.primary_icon
            self.primary_keys, self.primary_kind = self.front.primary_keys, "primary"
        elif self._closing is not None:
            self.state_line = self._closing.state_line()
            self.primary, self.primary_icon = self._closing.way_out(), ""
            self.primary_keys, self.primary_kind = _("Esc"), "plain"
        self.changed_head()

    # --- closing the day

    def close_day(self) -> None:
        """The ritual at the end of the day (D-06, T-10)."""
        if not self.desk.ready:
            return
        if self._closing is None:
            from ui.desk_room.closing import ClosingPage

            self._closing = ClosingPage(self.desk, cast("DeskView", self.view(DESK)))
            self._closing.said.connect(self._say)
            self._closing.left.connect(lambda: self.show_view(DESK))
            self._closing.diary.connect(lambda: self.show_view("diary"))
            self.pages.addWidget(self._closing)
        self.quiet(False)
        self._closing.load()
        self.pages.setCurrentWidget(self._closing)
        self._dress()
        self._closing.focus_first()

    # --- data

    def reload(self, kinds: frozenset[str]) -> None:
        if not self.desk.ready:
            return
        for code, view in self._made.items():
            if kinds and not kinds & view.topics:
                continue
            if view is self.front:
                view.load()
            else:
                self._stale.add(code)
        if self._closing is not None and self.front is None:
            self._closing.load()

    def _load(self) -> None:
        front = self.front
        if front is not None:
            front.load()
        self._go_wanted()

    # --- acts

    def new(self) -> None:
        """Capture something; the view in front may have a button of its own."""
        if self.front is None:
            self.show_view(DESK)  # the button says "Not yet" while the day is being closed
        elif self.front.primary:
            self.front.new()
        else:
            self.capture()

    def add(self) -> None:
        """N: something new of the view in front, or into the tray."""
        if self.front is not None and self.front.adds:
            self.front.add()
        elif self.front is not None and not self.front.primary:
            self.new()
        else:
            self.capture()

    def _drill(self, code: str) -> None:
        if self.desk.ready:
            views.begin(next(row for row in DRILLS if row.code == code), self)

    def quiet(self, on: bool) -> None:
        """Focus: only the document and its timer; Esc leaves."""
        if on == self._quiet:
            return
        if on:
            self.show_view(DESK)
        self._quiet = self.bare = on
        cast("DeskView", self.view(DESK)).quiet(on)
        self._hide_frame(on)
        self._dress()
        if on:
            self.desk.toast(_("Only the document and the timer. Esc brings the rest back."))

    def _hide_frame(self, hidden: bool) -> None:
        shell = getattr(self.desk.window, "shell", None)
        if shell is not None and shell.room is self:
            shell.rail.setVisible(not hidden)
            shell.top.setVisible(not hidden)

    def _escape(self) -> None:
        if self._quiet:
            self.quiet(False)
        elif self.front is None:
            self.show_view(DESK)

    def print(self) -> None:
        """Print what is in front."""
        if self.front is not None:
            self.front.print()
        elif self._closing is not None:
            self._closing.print()

    def open(self, what: object) -> None:
        """Show an item; (id, "file") means what lies on the desk; (…, "closing") closes the day, (…, code) a view."""
        self._wanted = what
        if self.desk.ready:
            self._go_wanted()

    def _go_wanted(self) -> None:
        what, self._wanted = self._wanted, None
        act = what[1] if isinstance(what, tuple) else ""
        item = what[0] if isinstance(what, tuple) else what
        if act == CLOSING:
            self.close_day()
        elif any(row.code == act for row in VIEWS):
            self.show_view(act)
        elif isinstance(item, UUID):
            self.show_view(DESK)
            desk = cast("DeskView", self.view(DESK))
            if act in ("file", "back", "go_on"):
                desk.do.with_document(act)
            else:
                desk.find_item(item)

    def entered(self) -> None:
        self._hide_frame(self._quiet)
        focus = QApplication.focusWidget()
        now = self.pages.currentWidget()
        if not self.desk.ready or (focus is not None and now is not None and now.isAncestorOf(focus)):
            return
        if self.front is not None:
            self.front.focus_first()
        elif self._closing is not None:
            self._closing.focus_first()

    def to_filter(self) -> None:
        self.entered()

    def panes(self) -> list[QWidget]:
        own = self.front.panes() if self.front is not None else self._closing.panes() if self._closing else []
        return own if self._quiet or self.front is None else [self.bar, *own]

    def shortcuts(self) -> list[tuple[str, str]]:
        found = [("N", _("New"))]
        if self.front is not None:
            found += self.front.shortcuts()
        elif self._closing is not None:
            found += self._closing.shortcuts()
        found += [(row.keys, _(row.label)) for row in DRILLS if row.keys]
        found += [("Q", _("Only the document")), ("Ctrl V", _("Paste into the tray"))]
        found += [("Ctrl Shift E", _("Close the day")), (f"Alt 1 … {len(VIEWS)}", _("Views of the desk"))]
        return found

    def commands(self) -> list[Command]:
        front = self.front
        found = list(front.commands()) if front is not None else []
        found.append(Command(_("Close the day"), self.close_day, "Ctrl Shift E", "moon"))
        found += [Command(_(row.label), partial(self._drill, row.code), row.keys, row.icon) for row in DRILLS]
        for n, row in enumerate(VIEWS, 1):
            words = _("The desk: {view}").format(view=_(row.label))
            found.append(Command(words, partial(self.show_view, row.code), f"Alt {n}", "lamp"))
        found.append(Command(_("Only the document"), lambda: self.quiet(True), "Q", "maximize"))
        return found

    def keep(self) -> object:
        return {"view": self.code, "of": {code: view.keep() for code, view in self._made.items()}}

    def restore(self, kept: object) -> None:
        assert isinstance(kept, dict)
        for code, of in kept["of"].items():
            if any(row.code == code for row in VIEWS) and of is not None:
                self.view(code).restore(of)
        if kept["view"] == CLOSING:
            self.close_day()
        elif kept["view"] != DESK:
            self.show_view(kept["view"])
