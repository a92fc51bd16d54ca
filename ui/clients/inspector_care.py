"""What the inspector says of care: what comes next with the client, what was promised, what is not to be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.words import _, p_
from ui import format, theme
from ui.clients import week as weeks
from ui.due import due_words, tone
from ui.widgets.buttons import Rule
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Row, Section

if TYPE_CHECKING:
    from aedesk.clock import Clock
    from aedesk.domain.care import Promise
    from aedesk.services.care import Kept
    from aedesk.services.next_acts import NextAct
    from aedesk.services.visits import WeekMarks


@dataclass(frozen=True)
class Care:
    """What is shown of one client."""

    next: NextAct | None
    week: WeekMarks | None
    promises: list[Promise]
    kept: Kept
    do_not_say: str


def next_words(act: NextAct, clock: Clock) -> str:
    """What comes next: Visit today at 14:00, leave at 13:25."""
    visit = act.kind == "visit"
    day = due_words(act.day, clock.today())
    day = day[:1].lower() + day[1:] if (act.day - clock.today()).days <= 1 else day
    if act.at is None:
        return (_("Visit {day}") if visit else _("Call {day}")).format(day=day)
    time = f"{clock.local(act.at):%H:%M}"
    said = (_("Visit {day} at {time}") if visit else _("Call {day} at {time}")).format(day=day, time=time)
    if not act.travel:
        return said
    minute = (clock.minute(act.at, act.day) - act.travel) % (24 * 60)
    leave = _("leave at {time}").format(time=f"{minute // 60}:{minute % 60:02}")
    return format.join((said, leave))


class CarePart(QWidget):
    """Next, promised, do not say; `press` gets what was pressed."""

    def __init__(self, press: Callable[[object], None]) -> None:
        super().__init__()
        self.next = Section(p_("client", "Next"), press, tall=42, ruled=False)
        self.promised = Section(_("Promised"), most=3, tall=42, ruled=False)
        self.taboo = Text("", 13, 400, "t2")
        self._hush = QWidget()
        hush = QVBoxLayout(self._hush)
        hush.setContentsMargins(20, 10, 20, 8)
        hush.setSpacing(4)
        hush.addWidget(Label(_("Do not say"), 12, 600))
        hush.addWidget(self.taboo)
        self._promises = self._held(self.promised)
        self._rule = Rule()
        self.below = QWidget()
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        self._rules = (Rule(), Rule())
        for part in (self._rules[0], self._promises, self._rules[1], self._hush):
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._held(self.next))
        column.addWidget(self._rule)

    @staticmethod
    def _held(section: Section) -> QWidget:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(20, 10, 20, 8)
        inside.addWidget(section)
        return holder

    def show_care(self, care: Care, clock: Clock) -> None:
        """Show how this client is cared for."""
        today = clock.today()
        act = care.next
        rows = []
        if act is not None:
            about = format.join((*act.people, act.about))
            rows = [Row(next_words(act, clock), about, icon="walk" if act.kind == "visit" else "phone", key=act)]
        owed = weeks.spoken(care.week, today)
        self.next.show_rows(rows, _("Nothing is planned."), owed)
        kept = _("kept {n} of {all} this quarter").format(n=care.kept.kept, all=care.kept.closed)
        self.promised.show_rows(
            [_promise(each, today) for each in care.promises], "", kept if care.kept.closed else None
        )
        self._promises.setVisible(bool(care.promises))
        self._rules[0].setVisible(bool(care.promises))
        taboo = "\n".join(line.strip() for line in care.do_not_say.splitlines() if line.strip())
        self.taboo.setText(taboo)
        self.taboo.updateGeometry()
        for part in (self._hush, self._rules[1]):
            part.setVisible(bool(taboo))
        self.taboo.setMaximumWidth(theme.scaled(308))


def _promise(promise: Promise, today: date) -> Row:
    return Row(promise.words, icon="flag", right=due_words(promise.due, today), tone=tone(promise.due, today))
