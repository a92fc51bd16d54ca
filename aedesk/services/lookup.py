"""Finds the nouns that several services need, inside their transaction."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.domain.brief import Brief
from aedesk.domain.call import Planner
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.gate_check import Facts, permitted_overrides
from aedesk.domain.job import Job
from aedesk.domain.people import Agency, Person
from aedesk.storage import tables as t

T = TypeVar("T")

OUT_OF_FORCE = (EstimateState.DRAFT, EstimateState.REPLACED, EstimateState.VOID)


def one(session: Session, noun: type[T], id: UUID) -> T:
    """The record of this id, or the answer that it is gone."""
    found = session.get(noun, id)
    if found is None:
        raise UserError("not_found")
    return found


def agency(session: Session) -> Agency | None:
    """The agency, once it was set up."""
    return session.scalars(select(Agency)).first()


def people(session: Session) -> dict[UUID, Person]:
    """Everybody who is or was at the agency."""
    return {person.id: person for person in session.scalars(select(Person).order_by(t.person.c.id))}


def newest_estimate(session: Session, job_id: UUID) -> Estimate | None:
    """The newest issued estimate of a job that is neither replaced nor void: the one that gates look at."""
    e = t.estimate.c
    issued = select(Estimate).where(e.job_id == job_id, e.state.not_in(OUT_OF_FORCE))
    return session.scalars(issued.order_by(e.issued_at.desc(), e.edition.desc()).limit(1)).first()


def brief(session: Session, job_id: UUID) -> Brief | None:
    """The brief of a job, once one was saved."""
    return session.scalars(select(Brief).where(t.brief.c.job_id == job_id)).first()


def facts(session: Session, job: Job) -> Facts:
    """All that the gates of this job read."""
    house = agency(session)
    return Facts(
        job=job,
        brief=brief(session, job.id),
        estimate=newest_estimate(session, job.id),
        people=people(session),
        overrides=permitted_overrides(house.overrides if house else ""),
    )


def planner(session: Session) -> Planner:
    """The settings for calls and care; the usual ones while none were kept."""
    return session.scalars(select(Planner)).first() or Planner()
