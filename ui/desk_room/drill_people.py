"""Whom a change of plan concerns: the jobs it touches, and everybody who has to be told, with a way to reach them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import ContactRole
from aedesk.domain.people import Rank
from aedesk.words import _, n_
from ui import format
from ui.desk_room.drill_sheet import Page, panel_height
from ui.due import due_words
from ui.labels import label
from ui.widgets.buttons import IconButton, Rule
from ui.widgets.fields import Check, Line
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from aedesk.services.drills import Notify
    from ui.desk import Desk


class PersonLine(QWidget):
    """Somebody to tell: who, for which jobs, how to reach them, and whether it is done."""

    changed = Signal()

    def __init__(self, desk: Desk, who: Notify, told: bool) -> None:
        super().__init__()
        self.who = who
        self._desk = desk
        role = label(Rank(who.role)) if who.ours else who.title or label(ContactRole(who.role))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(who.name, 13, 500, elide=True))
        words.addWidget(Label(format.join((who.client or role, format.join(who.jobs))), 12, 400, "t3", elide=True))
        row.addLayout(words, 1)
        for show, icon, name, do in (
            (who.phone, "phone", _("Call {name}"), lambda: self._link(f"tel:{who.phone.replace(' ', '')}")),
            (who.email, "mail", _("Write to {name}"), lambda: self._link(f"mailto:{who.email}")),
            (who.client_id, "calendar", _("Plan a call with {name}"), self._plan),
        ):
            if show:
                button = IconButton(icon, name.format(name=who.name))
                button.clicked.connect(do)
                row.addWidget(button)
        self.told = Check(_("told"), told)
        self.told.setAccessibleName(_("{name} is told").format(name=who.name))
        self.told.changed.connect(lambda _on: self.changed.emit())
        row.addWidget(self.told)

    def _link(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _plan(self) -> None:
        from aedesk.domain.call import Call, Purpose
        from ui.done import done

        assert self.who.client_id is not None
        about = _("New date: {jobs}").format(jobs=format.join(self.who.jobs))
        self._desk.services.calls.add(
            Call(self.who.client_id, Purpose.STATUS, about, self.who.id, self._desk.clock.today(), important=True)
        )
        done(self._desk, _("Call with {name} planned for today").format(name=self.who.name))


class NotifyPage(Page):
    """What has come up, which jobs it touches, whom it concerns (T-02, first step)."""

    named = Signal(str)

    def __init__(self, desk: Desk, number: int, title: str) -> None:
        super().__init__("notify", number)
        self.desk = desk
        self.title = Line(title, _("what has come up, in a few words"))
        self.title.setAccessibleName(_("What has come up"))
        self.title.left.connect(lambda: self.named.emit(self.title.value()))
        self.column.addWidget(self.title)
        self._jobs: dict[UUID, Check] = {}
        self._told: set[str] = set()
        self._people: list[PersonLine] = []
        self.rows: list[Any] = []
        jobs, people = QWidget(), QWidget()
        self._job_list, self._people_list = QVBoxLayout(jobs), QVBoxLayout(people)
        for each in (self._job_list, self._people_list):
            each.setContentsMargins(0, 0, 6, 0)
            each.setSpacing(0)
        pair = QHBoxLayout()
        pair.setSpacing(24)
        self.count = Label("", 12, 500, "t3")
        for title, inside, extra in (
            (_("Jobs it touches"), jobs, None), (_("Tell them"), people, self.count),
        ):  # fmt: skip
            part = QVBoxLayout()
            part.setSpacing(4)
            head = QHBoxLayout()
            head.addWidget(Label(title, 12, 600))
            if extra is not None:
                head.addWidget(extra)
            head.addStretch(1)
            part.addLayout(head)
            part.addWidget(Rule())
            scroll = Scroll(inside)
            scroll.setMinimumHeight(panel_height(7))
            part.addWidget(scroll, 1)
            pair.addLayout(part, 1)
        self.column.addLayout(pair, 1)
        self._fill_jobs()

    def _fill_jobs(self) -> None:
        today = self.desk.clock.today()
        self.rows = self.desk.services.drills.jobs()
        for row in self.rows:
            name = " ".join(part for part in (row.number, row.title) if part)
            check = Check(name if len(name) < 44 else f"{name[:42]}…")
            check.setToolTip(format.join((name, row.client, due_words(row.due, today))))
            check.changed.connect(lambda _on: self._fill_people())
            self._jobs[row.id] = check
            self._job_list.addWidget(check)
        self._job_list.addStretch(1)
        self._fill_people()

    def chosen(self) -> list[Any]:
        """The jobs that are touched."""
        return [row for row in self.rows if self._jobs[row.id].value()]

    def _fill_people(self) -> None:
        for line in self._people:
            self._told = (self._told | {str(line.who.id)}) if line.told.value() else self._told - {str(line.who.id)}
        empty(self._people_list)
        found = self.desk.services.drills.notify_list([row.id for row in self.chosen()])
        self._people = [PersonLine(self.desk, who, str(who.id) in self._told) for who in found]
        for line in self._people:
            line.changed.connect(self._count)
            self._people_list.addWidget(line)
            self._people_list.addWidget(Rule())
        if not found:
            self._people_list.addWidget(Text(_("Choose a job: whoever it concerns stands here."), 12, 400, "t3"))
        self._people_list.addStretch(1)
        self._count()

    def _count(self) -> None:
        left = sum(not line.told.value() for line in self._people)
        self.count.setText(n_("{n} to tell", "{n} to tell", left).format(n=left) if left else "")

    def value(self) -> str:
        told = {str(line.who.id) for line in self._people if line.told.value()}
        return json.dumps({"jobs": [str(row.id) for row in self.chosen()], "told": sorted(told)})

    def set_value(self, words: str) -> None:
        kept = json.loads(words or "{}")
        self._told = set(kept.get("told", ()))
        for id, check in self._jobs.items():
            check.set_value(str(id) in kept.get("jobs", ()))
        self._fill_people()

    def leave(self) -> None:
        self.named.emit(self.title.value())
