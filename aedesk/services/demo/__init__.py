"""A demo agency, made by the same services as a real one: invented brands, three years of work, a board that is alive.

The same seed tells the same story; all days are counted back from today.
"""

from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from aedesk import app
from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.paths import Paths
from aedesk.services.demo import care, desk, dossiers, house, phone, years
from aedesk.services.demo.board import OPEN_JOBS, OpenJob
from aedesk.services.demo.stories import Stories
from aedesk.services.demo.telling import ToldClock, tell
from aedesk.services.demo.work import Work
from aedesk.services.demo.works import ITEMS, PIECES, SEASONS, spoken, title
from aedesk.storage import tables as t
from aedesk.storage import vault

PASSPHRASE = "demo demo demo"
CLOSED = 375
NEWLY_CLOSED = 6
"""Of the closed ones: carried over the board like the open ones, with sealed sheets."""

YEARS = 3


@dataclass(frozen=True)
class Made:
    """How much was made."""

    clients: int
    jobs: int
    estimates: int


def passphrase_file(paths: Paths) -> Path:
    """The file that lets scripts open the demo."""
    return paths.data / "demo passphrase.txt"


def make(
    paths: Paths, clock: Clock, seed: int = 1, *, closed: int = CLOSED, memory_kib: int = vault.MEMORY_KIB
) -> Made:
    """Make the demo agency in an empty folder."""
    if paths.vault.exists() or paths.database.exists():
        raise UserError("desk_exists", folder=paths.data)
    told = ToldClock(clock)
    services, _recovery = app.create_desk(paths, PASSPHRASE, told, memory_kib=memory_kib)
    try:
        _tell(services, told, Random(seed), closed)
        with services.store.read() as s:
            counts = [s.scalar(select(func.count()).select_from(table)) for table in (t.client, t.job, t.estimate)]
    finally:
        services.close()
    passphrase_file(paths).write_text(PASSPHRASE + "\n", encoding="utf-8")
    return Made(*(count or 0 for count in counts))


def _tell(services: app.Services, clock: ToldClock, random: Random, closed: int) -> None:
    today = clock.present.astimezone().date()
    clock.at = clock.ago(YEARS * 365 + 60)
    team = house.people()
    services.agency.set_up(house.agency(), team.everybody)
    clients = {}
    for client in house.clients(team, random, today):
        clients[client.short_name] = services.clients.register(client)
    work = Work(services, team, random, clients)
    old = closed - NEWLY_CLOSED
    served = [client for name, client in clients.items() if name not in care.PROSPECTS]
    done = years.plan(work, served, old, today - timedelta(days=40), YEARS * 365 - 40)
    stories = years.months(work, clock, done)
    told = Stories(work, clock)
    for number in range(NEWLY_CLOSED):
        stories += told.of(*_newly_closed(work, number))
    for spec in OPEN_JOBS:
        stories += told.of(spec)
    stories += [years.contacts(work, clock, client) for client in served]
    stories += [dossiers.story(services, clock, clients[name], random) for name in dossiers.KNOWN]
    own = copy(random)  # what is told here moves nothing that was told before
    stories += care.stories(services, clock, team, clients, own)
    stories.append(phone.story(services, clock, clients, own))
    stories.append(desk.story(services, clock, team, clients, own))
    stories += desk.lists(services, clock, clients)
    tell(clock, stories)


def _newly_closed(work: Work, number: int) -> tuple[OpenJob, int]:
    """A job that was closed in the last weeks, and how long ago it was opened."""
    random = work.random
    client = random.choice([one for name, one in work.clients.items() if name not in care.PROSPECTS])
    season, piece = random.choice(SEASONS), PIECES[number]
    named, other = spoken(title(season, piece), "en+zh" if client.language == "zh+en" else client.language)
    opened = 56 + 3 * number
    items = " ".join(f"{code}*{random.randint(*ITEMS[code].quantity)}" for code in piece.items)
    owner = work.team.named("Iris Tan" if number % 3 else "Lu Qing").name
    due = 52 - opened + random.randint(-2, 5)
    return OpenJob(
        Stage.CLOSED, named, other, client.short_name, owner, due, "", f"accepted {opened - 24}", items
    ), opened
