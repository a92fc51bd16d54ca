"""A drill that was gone through: its answers, and the old plan beside the new one (T-01)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aedesk.domain.desk_plan import DrillKind
from aedesk.domain.plan_rules import STEPS
from aedesk.sentences_plan import CHECKS
from aedesk.sentences_plan import STEPS as WORDS
from aedesk.services.drills import answers
from aedesk.words import N_, _
from ui import format
from ui.due import when_words
from ui.widgets.buttons import Button, Rule
from ui.widgets.labels import Label, Text
from ui.widgets.rows import Row
from ui.widgets.sheet import ModalSheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aedesk.domain.desk_plan import Drill
    from aedesk.services.drills import JobChange
    from ui.desk import Desk

KINDS = {
    DrillKind.PRIORITY: (N_("Priorities changed"), "arrows-exchange"),
    DrillKind.PUTTING_OFF: (N_("I am putting something off"), "hourglass"),
}


def past_row(drill: Drill, today: date) -> Row:
    """A drill in a list."""
    name, icon = KINDS[drill.kind]
    return Row(drill.title or _(name), _(name) if drill.title else "", icon=icon, right=when_words(drill.at, today),
               key=drill.id)  # fmt: skip


def changes_words(changes: Sequence[JobChange]) -> str:
    """Each move on a line: what, from when, to when."""
    said = []
    for one in changes:
        before = format.day(one.before) if one.before else _("not there")
        after = format.day(one.after) if one.after else _("gone")
        said.append(f"{one.name}: {before} → {after}")
    return "\n".join(said)


class PastSheet(ModalSheet):
    """To read, not to change."""

    def __init__(self, desk: Desk, drill: Drill) -> None:
        assert desk.window is not None
        super().__init__(desk.window, drill.title or _(KINDS[drill.kind][0]), width=640)
        self.body.setSpacing(6)
        self.body.addWidget(Text(when_words(drill.at, desk.clock.today()), 12, 400, "t3"))
        told = answers(drill)
        for step in STEPS[drill.kind]:
            words = self._said(desk, step.code, told.get(step.code, ""))
            if words:
                self.body.addSpacing(6)
                self.body.addWidget(Text(_(WORDS[step.code][0]), 12, 600, "t1"))
                self.body.addWidget(Text(words, 13, 400, "t2"))
        moved = changes_words(desk.services.drills.changes(drill))
        if moved:
            self.body.addSpacing(8)
            self.body.addWidget(Label(_("Old plan, new plan"), 12, 600))
            self.body.addWidget(Rule())
            self.body.addWidget(Text(moved, 12, 400, "t2", pitch=19))
        self.body.addStretch(1)
        away = Button(_("Close"))
        away.clicked.connect(self.close)
        self.foot(away)

    def _said(self, desk: Desk, code: str, words: str) -> str:
        if code == "errors":
            return format.join(_(CHECKS[check]) for check in words.split(",") if check in CHECKS)
        if code == "notify":
            return self._jobs(desk, words)
        return "" if code == "reorder" else words

    def _jobs(self, desk: Desk, words: str) -> str:
        from uuid import UUID

        from aedesk.domain.errors import UserError

        names = []
        for id in json.loads(words or "{}").get("jobs", ()):
            try:
                job = desk.services.jobs.get(UUID(id))
            except UserError:
                continue
            names.append(job.number or job.title)
        return format.join(names)
