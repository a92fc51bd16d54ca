"""The room of calls: the day with its queue and card, and client care as its other view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.call import NextKind, Outcome, Slot
from aedesk.words import _
from ui.calls.capture import CAPTURES
from ui.calls.day_view import DayView
from ui.calls.menus import capture
from ui.calls.outcome import KEYS, MISSED, NEXT
from ui.calls.print_sheet import CARE as CALENDAR
from ui.calls.print_sheet import PAPERS, SHEET, WEEK, PrintSheet, ReportSheet
from ui.desk import Desk
from ui.room import Command, Room
from ui.widgets.buttons import Button, Rule
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from ui.calls.care_view import CareView
    from ui.calls.figures import FiguresView

_TOPICS = frozenset({
    "call", "prep", "call_block", "call_hours", "dropped", "planner", "care_rules", "visit", "promise", "complaint",
    "idea", "gift", "greeting", "important_day", "boss_note", "client", "contact", "contact_note", "job", "estimate",
    "evaluation", "prospect", "survey",
})  # fmt: skip
DAY, CARE, FIGURES = "day", "care", "figures"
_PAPERS = {DAY: SHEET, CARE: CALENDAR, FIGURES: WEEK}
_SLOT_KEYS = (("B", Slot.BLOCK), ("Q", Slot.QUIET), ("O", Slot.OPENING), ("T", Slot.MEAL))


class CallsRoom(Room):
    """Whom to call, when, and what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Calls")
        self.primary = _("New call")
        parts = [(DAY, _("Day")), (CARE, _("Client care")), (FIGURES, _("Figures"))]
        self.views = Segments(parts, DAY, height="sm")
        self.views.setAccessibleName(_("View"))
        self.views.changed.connect(lambda which: self.show_view(str(which)))
        self.day = DayView(desk)
        self.day.said.connect(self._say)
        self.day.card.report.connect(self.report)
        self._care: CareView | None = None
        self._figures: FiguresView | None = None
        self.paper = Button("", icon="printer", keys="Ctrl P", height="sm")
        self.paper.clicked.connect(lambda: self.print(_PAPERS[self.view]))
        self._wanted: object = None
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 20, 10)
        bar.addWidget(self.views)
        bar.addStretch(1)
        bar.addWidget(self.paper)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.day)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Rule())
        whole.addWidget(self.pages, 1)
        self._bind()
        self._name_paper()
        desk.when_ready(self._load)

    # --- keys

    def _key(self, where: QWidget, keys: str, do: object, *, alone: bool = False) -> None:
        context = Qt.ShortcutContext.WidgetShortcut if alone else Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(keys), where, context=context).activated.connect(do)

    def _bind(self) -> None:
        day, acts = self.day, self.day.acts
        for rows in (day.queue.list, day.middle.timeline.block.list):
            self._key(rows, "Space", acts.space, alone=True)
        panes: tuple[QWidget, ...] = (day.queue, day.middle)
        for pane in panes:
            for keys, slot in _SLOT_KEYS:
                self._key(pane, keys, partial(acts.to_slot, slot))
            for keys, do in (
                ("X", acts.drop), ("Delete", acts.drop), ("D", acts.plan), ("S", acts.block), ("V", day.plan_visit),
                ("+", partial(acts.resize, 1)), ("-", partial(acts.resize, -1)), ("P", partial(day.prepare, "")),
                ("L", partial(acts.start, dial=True)), ("[", partial(self._turn, -1)), ("]", partial(self._turn, 1)),
                ("M", day.more), ("H", acts.hold), ("Ctrl+Shift+Up", partial(acts.move_block, -15)),
                ("Ctrl+Shift+Down", partial(acts.move_block, 15)),
            ):  # fmt: skip
                self._key(pane, keys, do)
        for keys, do in (
            ("P", partial(day.prepare, "")), ("H", acts.hold), ("L", partial(acts.start, dial=True)), ("M", day.more),
        ):  # fmt: skip
            self._key(day.card, keys, do)
        for keys, slot in _SLOT_KEYS:
            self._key(day.suggested, keys, partial(acts.to_slot, slot))
        self._key(day.suggested, "V", day.plan_visit)
        self._key(day.suggested, "X", acts.drop)
        for place, (_words, _icon, keys, _sheet) in enumerate(CAPTURES):
            for where in (day.card, day.middle):
                self._key(where, keys, partial(capture, day, place))
        for pane in (*panes, day.card):
            for outcome, keys in KEYS.items():
                self._key(pane, keys, partial(self._outcome, outcome))
            for kind, keys in NEXT.items():
                self._key(pane, keys, partial(self._next, kind))
        self._key(self, "Ctrl+Return", acts.save)
        self._key(self, "Ctrl+P", self.print)
        self._key(self, "Alt+1", partial(self.show_view, DAY))
        self._key(self, "Alt+2", partial(self.show_view, CARE))
        self._key(self, "Alt+3", partial(self.show_view, FIGURES))

    def _turn(self, step: int) -> None:
        self.day.middle._turn(step)

    def _outcome(self, outcome: Outcome) -> None:
        if not self.day.card._outcome.isVisible():
            return
        if outcome in MISSED:
            self.day.acts.missed(outcome)
        else:
            self.day.card.outcome.outcome.choose(outcome)

    def _next(self, kind: NextKind) -> None:
        if self.day.card._outcome.isVisible():
            self.day.card.outcome.kind.choose(kind)

    # --- views

    def show_view(self, which: str) -> None:
        """The day, client care, or the figures."""
        self.views.set_value(which)
        page: QWidget = self.day
        if which == CARE:
            page = self._care_view()
            page.load()
        elif which == FIGURES:
            page = self._figures_view()
            page.load()
        self.pages.setCurrentWidget(page)
        self.primary = _("Plan a visit") if which == CARE else _("New call")
        self._name_paper()
        self._say()
        self.entered()

    def _name_paper(self) -> None:
        """The button names the paper that this view prints."""
        wanted = _PAPERS[str(self.views.value())]
        self.paper.set_text(_(next(paper.name for paper in PAPERS if paper.code == wanted)))

    def _figures_view(self) -> FiguresView:
        if self._figures is None:
            from ui.calls.figures import FiguresView

            self._figures = FiguresView(self.desk)
            self._figures.said.connect(self._say)
            self.pages.addWidget(self._figures)
        return self._figures

    def _care_view(self) -> CareView:
        if self._care is None:
            from ui.calls.care_view import CareView

            self._care = CareView(self.desk)
            self._care.said.connect(self._say)
            self.pages.addWidget(self._care)
        return self._care

    @property
    def in_care(self) -> bool:
        """Whether client care is in front."""
        return self._care is not None and self.pages.currentWidget() is self._care

    @property
    def view(self) -> str:
        """Which view is in front."""
        return str(self.views.value())

    # --- data

    def reload(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & _TOPICS:
            self._load()

    def _load(self) -> None:
        if not self.desk.ready:
            return
        self.day.load()
        if self._care is not None and self.in_care:
            self._care.load()
        elif self._figures is not None and self.view == FIGURES:
            self._figures.load()
        self._go_wanted()

    def _say(self) -> None:
        pages = {CARE: self._care, FIGURES: self._figures}
        self.state_line = (pages.get(self.view) or self.day).state_line()
        self.changed_head()

    # --- acts

    def new(self) -> None:
        if self.in_care:
            self._care_view().plan_visit(None)
        else:
            self.day.new()

    def open(self, what: object) -> None:
        """Show a call; (client, "new") plans one, (client, "visit") a visit, (…, "care" or "day") shows that view."""
        self._wanted = what
        if self.desk.ready:
            self._go_wanted()

    def _go_wanted(self) -> None:
        what, self._wanted = self._wanted, None
        if isinstance(what, UUID):
            self.show_view(DAY)
            self.day.go_to(what)
        elif isinstance(what, tuple):
            client, act = cast("tuple[UUID, str]", what)
            if act == "new":
                self.show_view(DAY)
                self.day.new(client)
            elif act == "visit":
                self._care_view().plan_visit(client)
            elif act in (DAY, CARE):
                self.show_view(act)

    def entered(self) -> None:
        if not self.desk.ready:
            return
        if self.in_care:
            self._care_view().week.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view == FIGURES:
            self._figures_view().quota.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.day.focus_list()

    def leave(self) -> bool:
        return True

    def panes(self) -> list[QWidget]:
        if self.in_care:
            return self._care_view().panes()
        if self.view == FIGURES:
            return self._figures_view().panes()
        right = self.day.right.currentWidget()
        return [self.day.queue, self.day.middle, *([right] if right is not None else [])]

    def to_filter(self) -> None:
        self.entered()

    def shortcuts(self) -> list[tuple[str, str]]:
        found = [
            (_("Space"), _("Start or end the call")),
            ("B, Q, O, T", _("Into the block, quiet window, opening minutes, meal edge")),
            ("D", _("Plan my day")),
            ("S", _("Start or end the block")),
            ("P", _("Prepare the call")),
            ("L", _("Dial")),
            ("H", _("Hold, go on")),
            ("1 … 6", _("Outcome")),
            ("7 8 9 0", _("Next step")),
            ("Ctrl Enter", _("Save, and on to the next call")),
            ("Ctrl ↑ ↓", _("Earlier, later in the block")),
            ("Ctrl Shift ↑ ↓", _("The block a quarter of an hour earlier, later")),
            ("+ −", _("A minute more, a minute less")),
            ("X", _("Put aside for today")),
            ("V", _("Plan a visit")),
            ("[ ]", _("Day before, day after")),
        ]
        found += [(keys, _(words)) for words, _icon, keys, _sheet in CAPTURES]
        found += [("Ctrl P", _("Print what this view is for; after a call, its contact report")),
                  ("Alt 1, 2, 3", _("Day, client care, figures"))]  # fmt: skip
        return found

    def commands(self) -> list[Command]:
        day, acts = self.day, self.day.acts
        found = [
            Command(_("Plan my day"), acts.plan, "D", "stack-2"),
            Command(_("Start or end the block"), acts.block, "S", "phone"),
            Command(_("They are calling"), partial(day.new, theirs=True), "", "phone"),
            Command(_("Plan a visit"), day.plan_visit, "V", "walk"),
            Command(_("Print call sheet"), partial(self.print, "call_sheet"), "Ctrl P", "printer"),
            Command(_("Print prep cards"), partial(self.print, "prep_cards"), "", "printer"),
            Command(_("Print day sheet"), partial(self.print, "day_sheet"), "", "printer"),
            Command(_("Print day sheet for the bag"), partial(self.print, "day_sheet_bag"), "", "printer"),
            Command(_("Print care calendar"), partial(self.print, CALENDAR), "", "printer"),
            Command(_("Print the week’s calls"), partial(self.print, WEEK), "", "printer"),
            Command(_("Client care"), partial(self.show_view, CARE), "Alt 2", "walk"),
            Command(_("The day of calls"), partial(self.show_view, DAY), "Alt 1", "phone"),
            Command(_("What past calls show"), partial(self.show_view, FIGURES), "Alt 3", "presentation"),
        ]
        if day.card.card is not None and day.row() is not None:
            found.append(Command(_("Prepare the call"), partial(day.prepare, ""), "P", "edit"))
            for place, (words, icon, keys, _sheet) in enumerate(CAPTURES):
                found.append(Command(_(words), partial(capture, day, place), keys, icon))
        return found

    def print(self, paper: str = "") -> None:
        """Ask what to print: what is named, the report of a call that is over, else what this view is for."""
        call = self.day.over()
        if not paper and self.view == DAY and call is not None:
            self.report()
            return
        PrintSheet(self.desk, self.day.day, paper or _PAPERS[self.view]).open()

    def report(self) -> None:
        """The contact report of the call on the card."""
        card = self.day.over()
        if card is not None:
            ReportSheet(self.desk, card.call.id, card.client.short_name, card.client.language).open()

    def keep(self) -> object:
        return {"view": self.view, "day": self.day.day, "call": self.day._call}

    def restore(self, kept: object) -> None:
        assert isinstance(kept, dict)
        self.day.day, self.day._call = kept["day"], kept["call"]
        self._load()
        if kept["view"] != DAY:
            self.show_view(kept["view"])
