"""What the prospect list and visit plan says (PF-47)."""

from dataclasses import dataclass
from datetime import datetime

from aedesk.papers.views import House


@dataclass(frozen=True)
class ProspectLine:
    """One prospect."""

    client: str
    code: str
    intent: int  # 1 to 3
    contact: str = ""
    phone: str = ""
    address: str = ""
    lead_owner: str = ""
    contact_ae: str = ""
    who_can_help: str = ""
    next_on: str = ""
    contacts: int = 0
    target: int = 3
    face: int = 0


@dataclass(frozen=True)
class StepGroup:
    """The prospects that have come as far as one step."""

    title: str
    lines: tuple[ProspectLine, ...]


@dataclass(frozen=True)
class VisitLine:
    """A visit that is planned, or that is still to be planned."""

    day: str
    client: str
    whom: str
    where: str
    goal: str


@dataclass(frozen=True)
class Plan:
    """How one prospect is to be won."""

    client: str
    goals: str
    strategy: str
    timetable: str


@dataclass(frozen=True)
class ProspectsView:
    """What the list says, in one language."""

    language: str  # zh, en or es
    house: House
    made_by: str
    day: str
    iso_day: str
    week: str
    steps: tuple[StepGroup, ...]
    visits: tuple[VisitLine, ...] = ()
    plans: tuple[Plan, ...] = ()
    content_hash: str = ""
    at: datetime | None = None

    @property
    def number(self) -> str:
        """What the paper is filed under."""
        return f"PL-{self.iso_day[2:].replace('-', '')}"

    @property
    def prospects(self) -> tuple[ProspectLine, ...]:
        """The prospects of all steps."""
        return tuple(line for step in self.steps for line in step.lines)


def typed(view: ProspectsView) -> list[str]:
    """Every text that somebody typed."""
    found = [view.made_by, *view.house.name.both]
    for line in view.prospects:
        found += [line.client, line.contact, line.phone, line.address, line.lead_owner, line.contact_ae,
                  line.who_can_help]
    for visit in view.visits:
        found += [visit.client, visit.whom, visit.where, visit.goal]
    for plan in view.plans:
        found += [plan.client, plan.goals, plan.strategy, plan.timetable]
    return found
