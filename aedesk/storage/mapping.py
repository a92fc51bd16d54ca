"""Ties the nouns of the trade to their tables; the nouns themselves know nothing of it.

Owned lists load with their parent and are complete when they leave the store; other nouns are held by id.
"""

from threading import Lock
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import registry, relationship

from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.calendar import KeptDecree
from aedesk.domain.call import Call, CallBlock, CallHours, Dropped, Planner, Prep
from aedesk.domain.care import (
    BossNote,
    CareRules,
    Complaint,
    Gift,
    Greeting,
    Idea,
    ImportantDay,
    Promise,
    Visit,
    VisitPerson,
)
from aedesk.domain.client import Client, Contact, ContactNote, GroupMember
from aedesk.domain.desk import Category, DiaryLine, Interruption, Item, ItemPaper, Sitting
from aedesk.domain.desk_plan import (
    BigThing,
    DayClose,
    DeskSettings,
    Drill,
    Goal,
    GoalReview,
    GoalSheet,
    PlanEntry,
    WeekPlan,
)
from aedesk.domain.dossier import Answer, MediaYear, OwnNode, Product, Remark, StrengthMark, ToAsk
from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.job import Job, JobRecord, Right
from aedesk.domain.paper import Paper
from aedesk.domain.people import Agency, Person, TaxRate
from aedesk.domain.signoff import SignOff
from aedesk.domain.standing import Evaluation, Prospect, Survey
from aedesk.storage import tables as t

_OWNED: tuple[tuple[type, Table], ...] = (
    (TaxRate, t.tax_rate), (Contact, t.contact), (GroupMember, t.group_member), (SignOff, t.sign_off),
    (JobRecord, t.job_record), (Right, t.job_right), (Deliverable, t.deliverable), (EstimateLine, t.estimate_line),
    (VisitPerson, t.visit_person), (ItemPaper, t.item_paper), (GoalReview, t.goal_review),
)  # fmt: skip
_ROOTS: tuple[tuple[type, Table, dict[str, type]], ...] = (
    (Agency, t.agency, {"tax_rates": TaxRate}),
    (Person, t.person, {}),
    (Client, t.client, {"contacts": Contact, "group": GroupMember}),
    (ContactNote, t.contact_note, {}),
    (Job, t.job, {"sign_offs": SignOff, "records": JobRecord, "rights": Right}),
    (Brief, t.brief, {"deliverables": Deliverable}),
    (Estimate, t.estimate, {"lines": EstimateLine}),
    (Paper, t.paper, {}),
    (Product, t.product, {}),
    (Answer, t.answer, {}),
    (Remark, t.remark, {}),
    (ToAsk, t.to_ask, {}),
    (OwnNode, t.own_node, {}),
    (StrengthMark, t.strength_mark, {}),
    (MediaYear, t.media_year, {}),
    (Call, t.call, {}),
    (Prep, t.prep, {}),
    (CallBlock, t.call_block, {}),
    (CallHours, t.call_hours, {}),
    (Dropped, t.dropped, {}),
    (Planner, t.planner, {}),
    (CareRules, t.care_rules, {}),
    (Visit, t.visit, {"people": VisitPerson}),
    (Promise, t.promise, {}),
    (Complaint, t.complaint, {}),
    (Idea, t.idea, {}),
    (Gift, t.gift, {}),
    (Greeting, t.greeting, {}),
    (ImportantDay, t.important_day, {}),
    (BossNote, t.boss_note, {}),
    (Evaluation, t.evaluation, {}),
    (Prospect, t.prospect, {}),
    (Survey, t.survey, {}),
    (KeptDecree, t.decree, {}),
    (Category, t.category, {}),
    (Item, t.item, {"papers": ItemPaper}),
    (Sitting, t.sitting, {}),
    (Interruption, t.interruption, {}),
    (DiaryLine, t.diary_line, {}),
    (DayClose, t.day_close, {}),
    (BigThing, t.big_thing, {}),
    (WeekPlan, t.week_plan, {}),
    (PlanEntry, t.plan_entry, {}),
    (Goal, t.goal, {"reviews": GoalReview}),
    (GoalSheet, t.goal_sheet, {}),
    (Drill, t.drill, {}),
    (DeskSettings, t.desk_settings, {}),
)
LISTS: dict[type, tuple[str, ...]] = {noun: tuple(lists) for noun, _, lists in _ROOTS if lists}
"""The owned lists of each noun that has some."""

_lock = Lock()
_nouns = registry()
_done = False


def configure() -> None:
    """Map every noun, once; afterwards queries name columns (`t.job.c.stage`), never attributes of the class."""
    global _done
    with _lock:
        if _done:
            return
        tables = dict(_OWNED)
        for noun, table in _OWNED:
            _nouns.map_imperatively(noun, table)
        for noun, table, lists in _ROOTS:
            properties: dict[str, Any] = {
                name: relationship(
                    child, lazy="selectin", cascade="all, delete-orphan", order_by=tables[child].c.position,
                    foreign_keys=[tables[child].c[f"{table.name}_id"]],
                )
                for name, child in lists.items()
            }  # fmt: skip
            if "version" in table.c:  # counted by the store, so that a change in an owned list counts as well
                _nouns.map_imperatively(
                    noun, table, properties=properties, version_id_col=table.c.version, version_id_generator=False
                )
            else:
                _nouns.map_imperatively(noun, table, properties=properties)
        _nouns.configure()
        _done = True


def noun_of(table: str) -> type:
    """The noun that a record's table holds."""
    return next(noun for noun, held, _ in _ROOTS if held.name == table)
