"""The facts that a gate asks for and that are not signatures: told, held, carded, archived, passed with a reason."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from aedesk.domain.errors import UserError
from aedesk.domain.gate_check import Need
from aedesk.domain.gates import GATE
from aedesk.domain.job import Job, JobRecord, RecordKind, RightsKind, RightsState
from aedesk.domain.people import Department, Rank, at_least
from aedesk.words import N_, _
from ui.desk import Desk
from ui.forms import FormSheet
from ui.jobs.growing import Growing
from ui.jobs.people import PersonChoice, of_department, of_rank, ranks
from ui.jobs.wording import listed
from ui.labels import label
from ui.widgets.fields import Choice, DateEdit, Line, labelled
from ui.widgets.labels import Label

Done = Callable[[], None]

_ABOUT = {
    RecordKind.FORECAST_TOLD: N_("Client service warns the creative director ahead of an expected job."),
    RecordKind.BRIEFING_HELD: N_("The brief is talked through with the creatives; paper alone does not do it."),
    RecordKind.REVIEW_HELD: N_("Client service and creatives look at the layout together before it becomes official."),
    RecordKind.FINAL_ART_CARD: N_("The four things that whoever makes the finished art must know."),
    RecordKind.ARCHIVED: N_("Production archives the finished files and the proofs."),
}


class RecordSheet(FormSheet):
    """One dated fact."""

    def __init__(self, desk: Desk, job: Job, kind: RecordKind, done: Done) -> None:
        super().__init__(desk, label(kind), _("Record"), about=_(_ABOUT[kind]), width=480)
        self._job, self._kind = job, kind
        self.person: PersonChoice | None = None
        self.other: PersonChoice | None = None
        self.words: Line | Growing | None = None
        self.lines: dict[str, Line] = {}
        self.on = DateEdit(desk.clock.today(), clock=desk.clock)
        self._fill(kind)
        self.body.addWidget(self.field("on", _("Date"), self.on))
        self.on_saved = done
        self.finish()

    def _fill(self, kind: RecordKind) -> None:
        people = self.desk.services.agency.people()
        if kind is RecordKind.FORECAST_TOLD:
            self.person = of_rank(Rank.CD, people)
            self.body.addWidget(self.field("person_id", _("Creative director who was told"), self.person))
        elif kind is RecordKind.BRIEFING_HELD:
            self.person = of_department(Department.CREATIVE, people)
            self.words = Growing(3)
            self.body.addWidget(self.field("person_id", _("Who of the creatives led it"), self.person))
            self.body.addWidget(self.field("words", _("Who was there, and what they asked"), self.words))
        elif kind is RecordKind.REVIEW_HELD:
            self.person = of_department(Department.CLIENT_SERVICE, people)
            self.other = of_department(Department.CREATIVE, people)
            self.words = Growing(3)
            self.body.addWidget(self.field("person_id", _("From client service"), self.person))
            self.body.addWidget(self.field("other_person_id", _("From the creatives"), self.other))
            self.body.addWidget(self.field("words", _("What was decided"), self.words))
        elif kind is RecordKind.FINAL_ART_CARD:
            for name, words in (
                ("size", _("Size")),
                ("colour", _("Colour")),
                ("copy_text", _("Copy")),
                ("file_format", _("File format")),
            ):
                self.lines[name] = Line()
                self.body.addWidget(self.field(name, words, self.lines[name]))
        else:
            self.person = of_department(Department.PRODUCTION, people)
            self.words = Line()
            self.body.addWidget(self.field("person_id", _("Who of production archived it"), self.person))
            self.body.addWidget(self.field("words", _("Where it lies"), self.words, _("Place, medium, folder")))

    def save(self) -> None:
        for name, choice in (("person_id", self.person), ("other_person_id", self.other)):
            if choice is not None and choice.value() is None:
                raise UserError("person_missing", field=name)
        for name, line in self.lines.items():
            if not line.value():
                raise UserError("empty", field=name)
        if self._kind is RecordKind.ARCHIVED and self.words is not None and not self.words.value():
            raise UserError("empty", field="words")
        on = self.on.date()
        if on is None:
            raise UserError("empty", field="on")
        record = JobRecord(
            self._kind,
            on,
            person_id=cast(UUID, self.person.value()) if self.person else None,
            other_person_id=cast(UUID, self.other.value()) if self.other else None,
            words=self.words.value() if self.words else "",
        )
        for name, line in self.lines.items():
            setattr(record, name, line.value())
        self.desk.services.jobs.record(self._job.id, record)
        self.kept_words = label(self._kind)


class RightsSheet(FormSheet):
    """What the layout borrows from somebody: pictures, models, fonts, music."""

    def __init__(self, desk: Desk, job: Job, done: Done) -> None:
        about = _("The client sees nothing that somebody else may forbid. Every kind needs an answer.")
        super().__init__(desk, _("Rights"), _("Save"), about=about, width=560)
        self._job = job
        self.states: dict[RightsKind, Choice] = {}
        self.until: dict[RightsKind, DateEdit] = {}
        kept = {right.kind: right for right in job.rights}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column, head in enumerate((_("Kind"), _("State"), _("Licence until"))):
            grid.addWidget(Label(head, 12, 500, "t2"), 0, column)
        for row, kind in enumerate(RightsKind, start=1):
            right = kept.get(kind)
            items: list[tuple[object, str]] = [(state, label(state)) for state in RightsState]
            self.states[kind] = Choice(items, right.state if right else RightsState.UNKNOWN)
            self.until[kind] = DateEdit(right.until if right else None, clock=desk.clock)
            self.until[kind].setAccessibleName(_("{kind}: licence until").format(kind=label(kind)))
            grid.addWidget(labelled(label(kind), self.states[kind]), row, 0)
            grid.addWidget(self.states[kind], row, 1)
            grid.addWidget(self.until[kind], row, 2)
        self.body.addLayout(grid)
        self.on_saved = done
        self.finish()

    def save(self) -> None:
        states = {kind: (cast(RightsState, self.states[kind].value()), self.until[kind].date()) for kind in RightsKind}
        self.desk.services.jobs.set_rights(self._job.id, states)
        self.kept_words = _("Rights set")


class ReasonSheet(FormSheet):
    """Passing a gate with a reason, where the agency's settings permit it; never silent."""

    def __init__(self, desk: Desk, job: Job, need: Need, done: Done) -> None:
        about = _("Name, reason and date are kept, and print on the next paper.")
        super().__init__(desk, _("Move with a reason"), _("Pass the gate"), about=about, width=480)
        assert need.gate is not None
        self._job, self._gate = job, need.gate
        floor = GATE[need.gate].override or Rank.GAD
        people = [
            person for person in desk.services.agency.people() if any(at_least(rank, floor) for rank in person.ranks)
        ]
        self.person = PersonChoice([(person.id, listed((person.name, ranks(person)))) for person in people], [])
        self.reason = Growing(3)
        row = QHBoxLayout()
        row.addWidget(self.field("person_id", _("Who answers for it"), self.person))
        self.body.addLayout(row)
        self.body.addWidget(self.field("reason", _("Reason"), self.reason))
        self.on_saved = done
        self.finish()

    def save(self) -> None:
        if self.person.value() is None:
            raise UserError("person_missing", field="person_id")
        self.desk.services.jobs.override(self._job.id, self._gate, cast(UUID, self.person.value()), self.reason.value())
