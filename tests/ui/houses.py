"""The house behind an open window: its services, and what tests make with them."""

from aedesk.app import Services
from aedesk.domain.people import Rank
from tests.builders import House, People
from ui.session import Session


def services_of(session: Session) -> Services:
    """The services of the window's desk."""
    assert session.desk is not None
    return session.desk.services


def house_of(session: Session) -> House:
    """Makes clients, jobs and estimates on the window's desk."""
    services = services_of(session)
    by_rank = {person.rank: person for person in services.agency.people()}
    people = People(
        by_rank[Rank.AE],
        by_rank[Rank.AM],
        by_rank[Rank.AD],
        by_rank[Rank.CD],
        by_rank[Rank.ART_DIRECTOR],
        by_rank[Rank.COPYWRITER],
        by_rank[Rank.PRODUCTION],
        by_rank[Rank.FINANCE],
    )
    return House(services, people)
