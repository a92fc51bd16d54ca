"""The demo's closed jobs of three years: taken over from the paper folders month by month, signatures on paper."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from aedesk.domain.brief import Brief
from aedesk.domain.client import Client, ContactKind, ContactNote
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_totals import content_hash, totals
from aedesk.domain.gate_check import check_signer, third_party
from aedesk.domain.gates import ART_CHECKS, SLOTS, Signer
from aedesk.domain.job import Job, JobKind, RecordKind, Right, RightsKind, RightsState, Stage
from aedesk.domain.people import Person
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.services.demo.telling import Story, ToldClock
from aedesk.services.demo.work import Work, fill_brief, record
from aedesk.services.demo.works import ITEMS, PIECES, SEASONS, Piece, Three, line, spoken, title

SIGNED_AFTER = {
    "strategy.ad": 3, "brief.ad": 4, "brief.cd": 4, "layout.cd": 9, "layout.am": 9, "layout.client": 12,
    "estimate.prepared": 13, "estimate.checked": 13, "estimate.ad": 13, "estimate.client": 17, "art.art_director": 22,
    "art.copywriter": 22, "art.ae": 23, "art.client": 26, "execution.cs": 33, "execution.cr": 33,
    "production.order_cd": 35, "proof.cs": 40, "proof.cr": 40, "proof.pr": 40, "proof.client": 42, "close.finance": 50,
}  # fmt: skip
TOOK = 50
RECORDED_AFTER = {
    RecordKind.FORECAST_TOLD: 1,
    RecordKind.REVIEW_HELD: 8,
    RecordKind.FINAL_ART_CARD: 18,
    RecordKind.ARCHIVED: 48,
}
NOTES = (
    (ContactKind.CALL, "Asked for the size of the shop window; will measure tomorrow."),
    (ContactKind.VISIT, "Went through the layouts; likes the second, wants it calmer."),
    (ContactKind.MAIL, "Sent the text with the changed claim."),
    (ContactKind.CALL, "Delivery of the proof agreed for Friday morning."),
    (ContactKind.MESSAGE, "Photographs arrived, thanks."),
    (ContactKind.VISIT, "Quarterly talk: content with the campaign, budget next year about the same."),
    (ContactKind.VIDEO, "Showed the rough cut; music too loud in the second half."),
    (ContactKind.CALL, "电话确认到货时间，下周一上午。"),
    (ContactKind.VISIT, "拜访：看了两版草图，倾向第一版。"),
)


@dataclass(frozen=True)
class Done:
    """One job of the years before."""

    client: Client
    season: Three
    piece: Piece
    closed_on: date


def plan(work: Work, clients: list[Client], count: int, last: date, days: int) -> list[Done]:
    """So many closed jobs, spread over the clients by class and over the days before `last`, oldest first."""
    random = work.random
    kinds = [(season, piece) for season in SEASONS for piece in PIECES]
    random.shuffle(kinds)
    weights = [{"A": 5, "B": 3, "C": 2, "D": 1}[client.client_class] for client in clients]
    chosen = clients + random.choices(clients, weights, k=max(0, count - len(clients)))
    when = sorted(last - timedelta(days=random.randrange(days)) for _ in range(count))
    taken: dict[UUID, int] = {}
    done = []
    for client, closed_on in zip(random.sample(chosen, count), when, strict=True):
        place = taken[client.id] = taken.get(client.id, random.randrange(len(kinds))) + 1
        season, piece = kinds[place % len(kinds)]
        done.append(Done(client, season, piece, closed_on))
    return done


def months(work: Work, clock: ToldClock, plan: list[Done]) -> list[Story]:
    """One story a month: everything that was closed in it is entered at its end."""
    by_month: dict[tuple[int, int], list[Done]] = {}
    for done in plan:
        by_month.setdefault((done.closed_on.year, done.closed_on.month), []).append(done)
    return [_month(work, clock, rows) for rows in by_month.values()]


def _month(work: Work, clock: ToldClock, rows: list[Done]) -> Story:
    today = clock.present.astimezone().date()
    yield clock.ago((today - max(row.closed_on for row in rows)).days, 18)
    with work.services.store.write("job.take_over") as s:
        for row in rows:
            _enter(s, work, row)
            for _ in range(work.random.choice((0, 1, 1))):
                s.add(_note(work.random, row.client, row.closed_on - timedelta(days=work.random.randrange(40))))


def _enter(s: Session, work: Work, done: Done) -> None:
    """Enter one job with all that its gates asked for."""
    opened = done.closed_on - timedelta(days=TOOK)
    words = title(done.season, done.piece)
    named, other = spoken(words, "en+zh" if done.client.language == "zh+en" else done.client.language)
    job = Job(
        client_id=done.client.id,
        title=named,
        other_title=other,
        kind=JobKind.CREATIVE,
        stage=Stage.CLOSED,
        stage_since=done.closed_on,
        number=work.services.store.draw(s, "J"),
        owner_id=done.client.owner_id,
        due=done.closed_on - timedelta(days=work.random.randint(-3, 6)),
        opened_on=opened,
        closed_on=done.closed_on,
        created_at=_at(opened),
        records=[record(kind, opened + timedelta(days=after), work.team) for kind, after in RECORDED_AFTER.items()],
        rights=[Right(kind, RightsState.NOT_USED) for kind in RightsKind],
    )
    estimate = _estimate(s, work, done, job)
    job.sign_offs = _sign_offs(work, done, job, estimate)
    brief = Brief(job.id, number=work.services.store.draw(s, "B"))
    fill_brief(brief, job, work.contact(job.client_id), opened + timedelta(days=3))
    s.add_all((job, brief, estimate))


def _estimate(s: Session, work: Work, done: Done, job: Job) -> Estimate:
    issued = job.opened_on + timedelta(days=13) if job.opened_on else done.closed_on
    client = done.client
    items = [ITEMS[code] for code in done.piece.items]
    estimate = Estimate(
        job_id=job.id,
        client_id=client.id,
        number=work.services.store.draw(s, "E"),
        state=EstimateState.ACCEPTED,
        language=client.language,
        currency=client.currency,
        contact_id=work.contact(client.id).id,
        prepared_by=work.signer("estimate.prepared").id,
        checked_by=work.signer("estimate.checked").id,
        valid_until=issued + timedelta(days=30),
        issued_on=issued,
        issued_at=_at(issued),
        sent_on=issued,
        decided_on=issued + timedelta(days=4),
        lines=[line(item, work.random.randint(*item.quantity), client.language, client.currency) for item in items],
        created_at=_at(issued),
    )
    estimate.total = totals(estimate).total
    estimate.content_hash = content_hash(estimate)
    return estimate


def _sign_offs(work: Work, done: Done, job: Job, estimate: Estimate) -> list[SignOff]:
    opened = job.opened_on or done.closed_on
    outside = third_party(estimate)
    folder = f"F-{opened.year}-{work.random.randrange(100, 999)}"
    signs = []
    for slot in SLOTS:
        if slot.code in ("execution.cs", "execution.cr", "production.order_cd") and not outside:
            continue
        on = opened + timedelta(days=SIGNED_AFTER[slot.code])
        who = work.contact(job.client_id) if slot.signer is Signer.CLIENT else work.signer(slot.code)
        sign = SignOff(
            slot.code,
            SignState.SIGNED,
            How.PAPER,
            name=who.name,
            title="" if isinstance(who, Person) else who.title,
            rank=check_signer(slot.code, who, on),
            asked_on=on,
            signed_on=on,
            signed_at=_at(on),
            folder=folder,
            checked=",".join(ART_CHECKS) if slot.code == "art.ae" else "",
            estimate_id=estimate.id if slot.code.startswith("estimate.") else None,
        )
        if isinstance(who, Person):
            sign.person_id = who.id
        else:
            sign.contact_id = who.id
        if slot.code == "estimate.client":
            sign.copy_to_production_on, sign.original_filed = on, True
        signs.append(sign)
    return signs


def _note(random: Random, client: Client, on: date) -> ContactNote:
    kind, words = random.choice(NOTES)
    at = _at(on, random.randint(9, 16), random.randrange(60))
    return ContactNote(client.id, kind, at, words, random.choice(client.contacts).id)


def contacts(work: Work, clock: ToldClock, client: Client) -> Story:
    """The newest visits, calls and letters of one client: the better the class, the more of them."""
    random = work.random
    count, span = {"A": (6, 20), "B": (4, 30), "C": (2, 45), "D": (1, 60)}[client.client_class]
    for ago in sorted((random.randrange(1, span) for _ in range(count)), reverse=True):
        yield clock.ago(ago, random.randint(9, 16), random.randrange(60))
        kind, words = random.choice(NOTES)
        person = random.choice(client.contacts).id
        work.services.clients.note(ContactNote(client.id, kind, clock.now(), words, person))


def _at(on: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute)).astimezone()
