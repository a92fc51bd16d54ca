"""The first room of the day: the one thing that presses most, three lists of what waits, the day at its right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.words import _, n_
from ui import theme
from ui.desk import Desk
from ui.done import done
from ui.errors import sentence
from ui.room import Command, Room
from ui.times import minutes
from ui.today import care, papers, rows
from ui.today.care import CareColumn
from ui.today.choose import Hero, hero, of_desk
from ui.today.day import DayCard
from ui.today.heading import heading
from ui.today.hero import HeroCard, QuietCard
from ui.widgets.labels import Label
from ui.widgets.rows import Section
from ui.widgets.scroll import Scroll
from ui.widgets.toggles import Segments

if TYPE_CHECKING:  # the window may show this room first, before anything heavy is imported
    from aedesk.services.gifts import CareDay

_TOPICS = frozenset({"job", "sign_off", "estimate", "client", "contact", "job_record", "job_right", "brief", "item",
    "sitting"})  # fmt: skip
_DAY_TOPICS = frozenset({
    "call", "call_block", "call_hours", "planner", "care_rules", "visit", "gift", "greeting", "important_day",
    "prospect", "contact_note", "client", "contact", "decree",
})  # fmt: skip
_WIDE, _HIGH = 1280, 600  # less room than this and the lists become one with a switch
_SIDES = ((1360, 340), (1280, 320), (0, 288))  # how wide the window is, how wide the day then stands
_RAIL = 76
_MINUTE = 60_000
_MOST = 8
WAITING, DUE, UNANSWERED = "waiting", "due", "unanswered"


class TodayRoom(Room):
    """What today asks for."""

    primary_icon, primary_keys, primary_kind = "printer", "Ctrl P", "plain"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title, self.primary = _("Today"), _("Day sheet")
        self._hero: Hero | None = None
        self._small: bool | None = None
        self._shown: date | None = None
        self._build()
        for n, which in enumerate((WAITING, DUE, UNANSWERED), 1):
            key = QShortcut(QKeySequence(f"Alt+{n}"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda which=which: self._turn(which))
        for letter, do in (("F", self._file), ("B", self._put_back), ("Ctrl+P", self.new)):
            key = QShortcut(QKeySequence(letter), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(do)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        desk.when_ready(self._load)

    def _build(self) -> None:
        self.heading = Label(_("Most urgent"), 12, 600)
        self.card, self.quiet = HeroCard(), QuietCard()
        self.card.act.connect(self._act)
        self.card.file_it.connect(self._file)
        self.card.put_back.connect(self._put_back)
        self.spent, self.tray = Label("", 12, 400, "t2"), Label("", 12, 400, "t3")
        self.quiet.act.connect(lambda: self.desk.show("jobs"))
        self.lists = {
            WAITING: Section(_("Waiting for signature"), self._open_waiting, most=_MOST),
            DUE: Section(_("Due and late"), lambda key: self.desk.show("job", cast(UUID, key)), most=_MOST),
            UNANSWERED: Section(_("Estimates without an answer"), self._open_estimate, most=_MOST),
        }
        self.switch = Segments([(code, section.title.text()) for code, section in self.lists.items()], WAITING)
        self.switch.setAccessibleName(_("List"))
        self.switch.changed.connect(lambda _value: self._arrange())
        self.day, self.care = DayCard(), CareColumn()
        self.day.clicked.connect(lambda: self.desk.show("calls", care.DAY))
        self.care.opened.connect(self._open_day)
        self.care.client.connect(lambda key: self.desk.show("client", cast(UUID, key)))
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 8, 14, 18)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.spent)
        head.addStretch(1)
        head.addWidget(self.tray)
        self._column.addLayout(head)
        self._column.addSpacing(7)
        self._column.addWidget(self.card)
        self._column.addWidget(self.quiet)
        self._column.addSpacing(20)
        self._column.addWidget(self.switch)
        self._gap = QWidget()
        self._gap.setFixedHeight(6)
        self._column.addWidget(self._gap)
        self._across = QHBoxLayout()
        self._across.setSpacing(32)
        self._sides = []
        for codes in ((WAITING, UNANSWERED), (DUE,)):
            side = QVBoxLayout()
            side.setSpacing(22)
            for code in codes:
                side.addWidget(self.lists[code])
            side.addStretch(1)
            self._across.addLayout(side, 1)
            self._sides.append(side)
        self._column.addLayout(self._across)
        self._column.addStretch(1)
        self.area = Scroll(page)
        side_page = QWidget()
        side_column = QVBoxLayout(side_page)
        side_column.setContentsMargins(6, 8, 20, 18)
        side_column.setSpacing(18)
        side_column.addWidget(self.day)
        side_column.addWidget(self.care)
        side_column.addStretch(1)
        self.side = Scroll(side_page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.side)
        self.quiet.hide()
        self.card.hide()
        self.heading.hide()

    # --- data

    def reload(self, kinds: frozenset[str]) -> None:
        if not self.desk.ready:
            return
        on = self.desk.clock.today()
        if not kinds or kinds & _TOPICS:
            self._load_lists(on)
        if not kinds or kinds & _DAY_TOPICS:
            self._load_side(on)

    def _load(self) -> None:
        self.reload(frozenset())

    def _load_lists(self, on: date) -> None:
        today = self.desk.services.today.lists(on)
        self._hero = self._on_desk(on) or hero(today, on)
        self._show_hero()
        waiting = [rows.waiting(each) for each in today.waiting]
        due = [rows.due(each, on) for each in today.due]
        unanswered = [rows.unanswered(each) for each in today.unanswered]
        self.lists[WAITING].show_rows(waiting, _("Nobody is being waited for."))
        self.lists[DUE].show_rows(due, _("Nothing is late, nothing is due in the next three days."))
        self.lists[UNANSWERED].show_rows(unanswered, _("Every client has answered within the week."))
        self._balance(min(len(waiting), _MOST) > min(len(due), _MOST))
        for code, section in self.lists.items():
            count = section.count.text()
            self.switch.part(code).set_words(f"{_SHORT[code]()} {count}".strip())

    def _load_side(self, on: date) -> None:
        """The day, client care, and the heading, which tells the festival ahead."""
        services = self.desk.services
        self._shown = on
        self.day.show_plan(services.calls.day(on))
        festival = services.calendar.next_festival(on)
        ahead = services.gifts.calendar(on, on + care.AHEAD)
        if festival is not None and festival.on > on + care.AHEAD:
            later = services.gifts.calendar(festival.on, festival.on)
            ahead += tuple(day for day in later if day.kind == "festival")
        self.care.show_care(care.rows(ahead, on), care.owed(services.visits.week(on, only=ClientClass.A)))
        self.state_line = heading(on, services.calendar.lunar(on), festival, short=bool(self._small))
        self.changed_head()

    def _tick(self) -> None:
        """A minute went by: the red line moves, and at midnight another day begins."""
        if not self.desk.ready or not self.isVisible():
            return
        on = self.desk.clock.today()
        if on == self._shown:
            self.day.show_plan(self.desk.services.calls.day(on))
            top = self.desk.services.desk.on_top()
            if top is not None:
                self.spent.setText(minutes((top.item.seconds + top.seconds) // 60))
        else:
            self._load()

    def _balance(self, right: bool) -> None:
        """Estimates without an answer stand under the shorter of the two other lists."""
        section, side = self.lists[UNANSWERED], self._sides[1 if right else 0]
        if side.indexOf(section) < 0:
            self._sides[0 if right else 1].removeWidget(section)
            side.insertWidget(1, section)
            self._arrange()

    def _on_desk(self, on: date) -> Hero | None:
        """The one document on the desk, if there is one."""
        services = self.desk.services
        top = services.desk.on_top()
        self.spent.setVisible(top is not None)
        self.tray.setVisible(top is not None)
        if top is None:
            return None
        row, job = top.row, None
        if row.subject_kind == "job":
            job = row.subject_id
        elif row.subject_kind == "estimate" and row.subject_id is not None:
            job = services.estimates.get(row.subject_id).job_id
        waiting = services.desk.tray_count(on)
        self.spent.setText(minutes((top.item.seconds + top.seconds) // 60))
        self.tray.setText(n_("{n} in the tray", "{n} in the tray", waiting).format(n=waiting))
        return of_desk(top, job, on)

    def _show_hero(self) -> None:
        found = self._hero
        self.card.setVisible(found is not None)
        self.heading.setVisible(found is not None)
        self.heading.setText(_("On the desk") if found is not None and found.room == "desk" else _("Most urgent"))
        self.quiet.setVisible(found is None)
        if found is None:
            self.quiet.say(_("No signature is waited for, no date presses, every estimate has its answer."))
            return
        from aedesk.services.jobs import next_stage

        if found.job_id is None:
            self.card.show_hero(found, ())
            return
        job = self.desk.services.jobs.get(found.job_id)
        needs = () if job.stage is Stage.CLOSED else self.desk.services.jobs.needs(job.id, next_stage(job.stage))
        self.card.show_hero(found, needs)

    # --- acts

    def _act(self) -> None:
        found = self._hero
        if found is not None and found.room == "desk":
            self.desk.show("desk", (found.what, "go_on"))
        elif found is not None:
            self.desk.show(found.room, found.what)

    def _file(self) -> None:
        if self._hero is not None and self._hero.room == "desk":
            self.desk.show("desk", (self._hero.what, "file"))

    def _put_back(self) -> None:
        found = self._hero
        if found is None or found.room != "desk":
            return
        try:
            self.desk.services.desk.back(found.what)
        except UserError as error:
            if error.code == "sitting_minutes_asked":
                self.desk.show("desk", (found.what, "back"))
            else:
                self.desk.toast(sentence(error))
            return
        done(self.desk, _("“{title}” is back in the tray").format(title=found.title))

    def _open_waiting(self, key: object) -> None:
        room, what = cast(tuple[str, UUID], key)
        self.desk.show(room, what)

    def _open_estimate(self, key: object) -> None:
        self.desk.show("estimate", cast(UUID, key))

    def _open_day(self, key: object) -> None:
        day = cast("CareDay", key)
        if day.client_id is None:
            self.desk.show("calls", care.CARE)
        else:
            self.desk.show("client", day.client_id)

    def _turn(self, which: str) -> None:
        self.switch.set_value(which)
        self._arrange()
        buttons = self.lists[which].buttons
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entered(self) -> None:
        (self.card.go if self.card.isVisibleTo(self) else self.quiet.go).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- room for the lists

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() + _RAIL
        small = wide < theme.scaled(_WIDE) or self.height() < theme.scaled(_HIGH)
        self.side.setFixedWidth(theme.scaled(next(side for least, side in _SIDES if wide >= theme.scaled(least))) + 26)
        if small is not self._small:
            self._small = small
            self.card.set_narrow(small)
            if self.desk.ready:
                self._load()
        self.card.set_wide(wide >= theme.scaled(_SIDES[0][0]))
        self.switch.setVisible(small)
        self._gap.setVisible(small)
        for code, section in self.lists.items():
            section.setVisible(not small or code == self.switch.value())
            section.set_heading(not small)
        chosen = self.lists[str(self.switch.value())]
        for i, side in enumerate(self._sides):
            self._across.setStretch(i, 1 if not small or side.indexOf(chosen) >= 0 else 0)
        self._across.setSpacing(0 if small else 32)

    def panes(self) -> list[QWidget]:
        lists = [section for section in self.lists.values() if section.isVisible()]
        return [self.card if self.card.isVisible() else self.quiet, *lists, self.day, self.care]

    def new(self) -> None:
        papers.print_day(self.desk)

    def commands(self) -> list[Command]:
        return papers.commands(self.desk)

    def shortcuts(self) -> list[tuple[str, str]]:
        found = [(f"Alt+{n}", section.title.text()) for n, section in enumerate(self.lists.values(), 1)]
        return [*found, ("Ctrl P", _("Print day sheet"))]

    def keep(self) -> object:
        return self.switch.value()

    def restore(self, kept: object) -> None:
        self.switch.set_value(kept)
        self._arrange()


_SHORT = {
    WAITING: lambda: _("Signatures"),
    DUE: lambda: _("Due and late"),
    UNANSWERED: lambda: _("No answer"),
}
