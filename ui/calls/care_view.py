"""Client care: the week of visits, festivals and birthdays, gifts and greetings, promises, complaints, ideas."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.calendar import quarter_of
from aedesk.words import _, n_
from ui import format, theme
from ui.calls import care_rows
from ui.calls.care_acts import CareActs
from ui.calls.gift_bar import GiftBar
from ui.calls.week import Ground, Heads, Legend, WeekList
from ui.widgets.buttons import Button, IconButton, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Section
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.gifts import CareDay
    from aedesk.services.visits import WeekMarks
    from ui.desk import Desk

_AHEAD = 210  # days of festivals that are shown
_BIRTHDAYS = 60
_SIDE = 440


class CareView(CareActs):
    """`said` tells that the state line changed."""

    said = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.on = desk.clock.today()
        self._line = ""
        self._clients: dict[UUID, str] = {}
        self._days: dict[str, str] = {}
        self._build()

    def _build(self) -> None:
        self.week, self.heads = WeekList(), Heads()
        self.week.opened.connect(lambda row: self.plan_visit(row.client_id))
        self.week.turned.connect(self._turn)
        self.span = Label("", 12, 400, "t2", elide=True)
        before, after = IconButton("chevron-left", _("Week before")), IconButton("chevron-right", _("Week after"))
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(_("Visits"), 12, 600))
        head.addWidget(before)
        head.addWidget(after)
        head.addWidget(self.span, 1)
        head.addWidget(Legend())
        self.festivals = Section(_("Festivals ahead"), self._festival, most=5)
        day = Button(_("New day"), "link", height="sm")
        day.clicked.connect(self._day_sheet)
        self.birthdays = Section(_("Birthdays and days that matter"), self._birthday, most=5, action=day)
        self.promises = Section(_("Promises"), self._promise, most=6)
        self.complaints = Section(_("Complaints"), self._complaint, most=4)
        self.new_idea = Button(_("New idea"), "link", height="sm")
        self.new_idea.clicked.connect(self._idea_sheet)
        self.ideas = Section(_("Ideas"), self._idea, most=6, action=self.new_idea)
        self.week.picked.connect(self._show_ideas)
        page = QWidget()
        left = QVBoxLayout(page)
        left.setContentsMargins(24, 10, 24, 16)
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.heads)
        left.addWidget(self.week)
        left.addSpacing(18)
        pairs = QHBoxLayout()
        pairs.setSpacing(32)
        for sections in ((self.festivals, self.promises), (self.birthdays, self.complaints, self.ideas)):
            column = QVBoxLayout()
            column.setSpacing(20)
            for each in sections:
                column.addWidget(each)
            column.addStretch(1)
            pairs.addLayout(column, 1)
        left.addLayout(pairs)
        left.addStretch(1)
        self._build_side()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(page), 1)
        whole.addWidget(Rule(upright=True))
        whole.addWidget(self.side)

    def _build_side(self) -> None:
        new_gift = Button(_("New gift"), "link", height="sm")
        new_gift.clicked.connect(lambda: self.gift(None))
        self.gifts = Section(_("Gifts this quarter"), lambda key: self.gift(cast(UUID, key)), most=6, action=new_gift)
        self.bar = GiftBar()
        new = Button(_("New greeting"), "link", height="sm")
        new.clicked.connect(lambda: self.greeting(None))
        self.greetings = Section(
            _("Greetings to write"), lambda key: self.greeting(cast(UUID, key)), most=5, action=new
        )
        self.boss = Section(_("Tell the boss"), self._boss, most=6)
        self.watch = Label(_("Watch out"), 12, 600)
        self.warnings = Text("", 13, 400, "t1")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(18)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.bar)
        top.addWidget(self.gifts)
        column.addLayout(top)
        column.addWidget(self.greetings)
        column.addWidget(self.boss)
        last = QVBoxLayout()
        last.setSpacing(6)
        last.addWidget(self.watch)
        last.addWidget(self.warnings)
        column.addLayout(last)
        column.addStretch(1)
        self.side = Ground(Scroll(page))
        self.side.setAccessibleName(_("Gifts and greetings"))

    # --- data

    def load(self) -> None:
        """Read everything again."""
        services, today = self.desk.services, self.desk.clock.today()
        monday = self.on - timedelta(days=self.on.weekday())
        rows = services.visits.week(monday)
        self.week.show_week(rows, monday)
        self.heads.show_week(monday, today, self.week.days)
        sunday = monday + timedelta(days=6)
        rule = _("A twice, others once, prospects three contacts") if monday <= today <= sunday else ""
        span = f"{format.day(monday)} – {format.day(sunday)}"
        self.span.setText(" · ".join(part for part in (span, rule) if part))
        self._clients = {row.client_id: row.client for row in rows}
        self._load_days(today)
        self._load_side(today)
        self._load_lists(today)
        if monday <= today <= sunday:
            self._say(rows, today)
        self.said.emit()

    def _load_days(self, today: date) -> None:
        gifts = self.desk.services.gifts
        days = gifts.calendar(today, today + timedelta(days=_AHEAD))
        near = today + timedelta(days=_BIRTHDAYS)
        festivals = [care_rows.festival_row(each, today) for each in days if each.kind == "festival"]
        own = [each for each in days if each.kind != "festival" and each.on <= near]
        self.festivals.show_rows(festivals, _("No festival in sight."))
        self.birthdays.show_rows([care_rows.birthday_row(each, today) for each in own], _("None in the next 60 days."))
        self._days = {each.occasion: each.name for each in days if each.kind == "important_day"}
        self._warn([each for each in days if each.sad], len(gifts.birthdays_unknown()))

    def _warn(self, sad: list[CareDay], unknown: int) -> None:
        told = []
        for day in sad:
            words = _("{festival} is a day of remembrance. Call, do not send flowers or sweets.")
            told.append(words.format(festival=care_rows.occasion(day.occasion, {})))
        if unknown:
            told.append(n_("{n} birthday is not known.", "{n} birthdays are not known.", unknown).format(n=unknown))
        self.warnings.setText("\n".join(told))
        self.watch.setVisible(bool(told))
        self.warnings.updateGeometry()

    def _load_side(self, today: date) -> None:
        services = self.desk.services
        names: dict[UUID, str] = dict(self._clients)
        names |= {person.id: person.name for person in services.agency.people(include_left=True)}
        first, last = quarter_of(today)
        gifts = services.gifts.gifts(first, last)
        greetings = [one for one in services.gifts.greetings(first, last) if one.sent_on is None]
        for key in {one.client_id for one in gifts} | {one.client_id for one in greetings}:
            names |= {one.id: one.name for one in services.clients.get(key).contacts}
        self._gifts = {one.id: one for one in gifts}
        self._greetings = {one.id: one for one in greetings}
        budget = services.gifts.budget(today)
        self.bar.show_budget(budget)
        rows = [care_rows.gift_row(one, names, budget.currency, today, self._days) for one in gifts]
        self.gifts.show_rows(rows, _("No gift planned this quarter."))
        rows = [care_rows.greeting_row(one, names, today, self._days) for one in greetings]
        self.greetings.show_rows(rows, _("No greeting waits."))
        boss = [care_rows.boss_row(one) for one in services.care.boss_list(today)]
        self.boss.show_rows(boss, _("Nothing to tell."))

    def _load_lists(self, today: date) -> None:
        care = self.desk.services.care
        rows = [care_rows.promise_row(one, today) for one in care.promise_rows(today)]
        kept = care.kept(None, today)
        count = [str(len(rows)) if rows else ""]
        count.append(_("{n} of {all} kept this quarter").format(n=kept.kept, all=kept.closed) if kept.closed else "")
        self.promises.show_rows(rows, _("No promise is open."), " · ".join(part for part in count if part))
        self._complaints = {one.id: one for one in care.complaints(open_only=True)}
        complaints = [
            care_rows.complaint_row(one, self._clients.get(one.client_id, ""), today)
            for one in self._complaints.values()
        ]
        self.complaints.show_rows(complaints, _("No complaint is open."))
        self._show_ideas(self.week.chosen())

    def _show_ideas(self, row: Any) -> None:
        """The idea bank of the client that is chosen in the week."""
        ideas = self.desk.services.care.ideas(row.client_id) if row is not None else []
        self._ideas = {one.id: one for one in ideas}
        none = _("No idea kept yet.") if row is not None else _("Choose a client above.")
        self.ideas.title.setText(_("Ideas for {client}").format(client=row.client) if row is not None else _("Ideas"))
        self.ideas.show_rows([care_rows.idea_row(one) for one in ideas], none)
        self.new_idea.setVisible(row is not None)

    def _say(self, rows: tuple[WeekMarks, ...], today: date) -> None:
        live = [row for row in rows if not row.dormant]
        owed = sum(max(row.target - row.done, 0) for row in live)
        unplanned = sum(max(row.target - row.done - row.planned, 0) for row in live)
        parts = [n_("{n} visit to go", "{n} visits to go", owed).format(n=owed)]
        if unplanned:
            parts[0] = format.join((parts[0], _("{n} not planned").format(n=unplanned)))
        festival = self.desk.services.calendar.next_festival(today)
        if festival is not None:
            name, days = care_rows.occasion(festival.key, {}), care_rows.days_words(festival.on, today)
            parts.append(_("{festival}: {days}").format(festival=name, days=days))
        self._line = " · ".join(parts)

    def state_line(self) -> str:
        """Visits to go and the next festival."""
        return self._line

    # --- acts

    def _turn(self, step: int) -> None:
        self.on += timedelta(days=7 * step)
        self.load()

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.width()
        self.side.setFixedWidth(theme.scaled(_SIDE if whole >= theme.scaled(1180) else 320))

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.week, self.festivals, self.birthdays, self.side]
