"""What happens to the jobs on the demo's board, each step on its own day and through the services."""

from datetime import timedelta

from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.gates import SLOT, Signer
from aedesk.domain.job import STAGES, Job, RecordKind, Stage
from aedesk.services.demo.board import OPEN_JOBS, OpenJob, city_ride
from aedesk.services.demo.telling import Story, ToldClock
from aedesk.services.demo.work import Work
from aedesk.services.demo.works import line

OPENED_AGO = {
    Stage.FORECAST: 6,
    Stage.BRIEF: 10,
    Stage.LAYOUT: 22,
    Stage.ESTIMATE: 34,
    Stage.FINISHED_ART: 30,
    Stage.EXECUTION: 38,
    Stage.PRODUCTION: 46,
}
ENTERED_AFTER = {
    Stage.BRIEF: 2,
    Stage.LAYOUT: 6,
    Stage.ESTIMATE: 11,
    Stage.FINISHED_ART: 22,
    Stage.EXECUTION: 30,
    Stage.PRODUCTION: 40,
    Stage.CLOSED: 52,
}
ALL_INSIDE = ("estimate.prepared", "estimate.checked", "estimate.ad")
TO_THE_CLIENT = ("sent", "expired", "replaced", "accepted", "accepted_paper", "city_ride")


class Stories:
    """Makes the stories of one demo desk."""

    def __init__(self, work: Work, clock: ToldClock) -> None:
        self._work = work
        self._clock = clock
        self._jobs: dict[OpenJob, Job] = {}

    def of(self, spec: OpenJob, opened_ago: int | None = None) -> list[Story]:
        """The stories of one job: its way over the board, and that of its estimate."""
        ago = OPENED_AGO[spec.stage] if opened_ago is None else opened_ago
        stories: list[Story] = [self._way(spec, ago)]
        if spec.estimate:
            state, days = spec.estimate.split()
            stories.append(self._estimate(spec, state, int(days)))
        return stories

    def _way(self, spec: OpenJob, ago: int) -> Story:
        work, clock = self._work, self._clock
        yield clock.ago(ago, 9, 30)
        job = self._jobs[spec] = self._opened(spec)
        yield clock.ago(ago - 1, 11)
        work.record(job, RecordKind.FORECAST_TOLD)
        for stage in STAGES[1 : STAGES.index(spec.stage) + 1]:
            yield clock.ago(ago - ENTERED_AFTER[stage], 15)
            work.supply(job, stage)
        if spec.stage is Stage.BRIEF:
            yield clock.ago(3, 10, 15)
            work.services.briefs.save(work.brief(job))
        if spec.signs:
            place = OPEN_JOBS.index(spec) if spec in OPEN_JOBS else 0
            yield clock.ago(1, 10 + place % 7, 7 * place % 60)
            self._sign_on(spec, job)

    def _opened(self, spec: OpenJob) -> Job:
        work, clock = self._work, self._clock
        today = clock.present.astimezone().date()
        return work.services.jobs.open(
            Job(
                client_id=work.clients[spec.client].id,
                title=spec.title,
                other_title=spec.other,
                owner_id=work.team.named(spec.owner).id,
                due=today + timedelta(days=spec.due) if spec.due is not None else None,
                expected_brief=clock.today() + timedelta(days=2 if spec.stage is not Stage.FORECAST else 12),
                words="Told on the phone; the brief follows.",
            )
        )

    def _sign_on(self, spec: OpenJob, job: Job) -> None:
        """What happened in the present stage: signed, asked for, refused."""
        work, today = self._work, self._clock.today()
        jobs = work.services.jobs
        if spec.stage is Stage.BRIEF:
            work.sign(job, "strategy.ad")
        for part in spec.signs.split():
            slot, mark = part[:-1], part[-1]
            work.prepare(job, slot)
            client_side = SLOT[slot].signer is Signer.CLIENT
            who = work.contact(job.client_id).id if client_side else work.signer(slot).id
            if mark == "+":
                work.sign(job, slot)
            elif mark == "?":
                jobs.ask(job.id, slot, today, who)
            else:
                jobs.refuse(job.id, slot, "Too many pictures, and the house colour is missing.", who)

    def _lines(self, spec: OpenJob, version: int = 1) -> list[EstimateLine]:
        if spec.estimate.startswith("city_ride"):
            return city_ride(version)
        client = self._work.clients[spec.client]
        lines = [line(item, quantity, client.language, client.currency) for item, quantity in spec.lines]
        return lines if version == 1 or len(lines) < 3 else lines[:-1]

    def _estimate(self, spec: OpenJob, state: str, days: int) -> Story:
        """The estimate's way to the state that it is in now."""
        clock, services = self._clock, self._work.services
        before = {"city_ride": 5, "replaced": 4, "void": 2, "accepted": 3, "accepted_paper": 3}.get(state, 0)
        yield clock.ago(days + before, 9, 40)
        draft = self._work.draft(self._jobs[spec], self._lines(spec))
        if state == "draft":
            return
        if state == "expired":
            draft.valid_until = clock.today() + timedelta(days=days - 4)
            draft = services.estimates.save(draft)
        sheet = services.estimates.issue(draft.id)
        yield from self._inside(sheet, days + before, state)
        if state in TO_THE_CLIENT:
            yield clock.ago(days + before, 16, 30)
            services.estimates.send(sheet.id, clock.today())
        if state == "void":
            yield clock.ago(days, 11)
            services.estimates.void(sheet.id, "The client mails only half of the list.")
            services.estimates.next_version(sheet.id)
        elif state == "city_ride":
            yield clock.ago(days + 2, 17, 2)
            services.estimates.reject(sheet.id, "media too dear", clock.today())
        if state in ("city_ride", "replaced"):
            yield clock.ago(days, 9, 48)
            sheet = self._next(sheet, spec)
            yield from self._inside(sheet, days, state)
            yield clock.ago(days, 16, 30)
            services.estimates.send(sheet.id, clock.today())
        if state in ("accepted", "replaced"):
            yield clock.ago(days, 17, 5)
            self._work.ink(sheet, "estimate.client")
        elif state == "accepted_paper":
            yield clock.ago(days, 17, 5)
            self._on_paper(sheet)

    def _inside(self, sheet: Estimate, days: int, state: str) -> Story:
        """Production, the AE and the account director sign; the last one only where the story goes on."""
        times = {"estimate.prepared": (10, 42), "estimate.checked": (11, 5), "estimate.ad": (15, 20)}
        for slot in ALL_INSIDE if state != "issued" else ALL_INSIDE[:2]:
            yield self._clock.ago(days, *times[slot])
            self._work.ink(sheet, slot)

    def _next(self, sheet: Estimate, spec: OpenJob) -> Estimate:
        estimates = self._work.services.estimates
        draft = estimates.next_version(sheet.id)
        draft.lines = self._lines(spec, version=2)
        return estimates.issue(estimates.save(draft).id)

    def _on_paper(self, sheet: Estimate) -> None:
        work, today = self._work, self._clock.today()
        contact = work.contact(sheet.client_id)
        work.services.signing.sign_paper(
            sheet.id,
            "estimate.client",
            today,
            contact_id=contact.id,
            folder=work.folder(),
            witness="Iris Tan",
            copy_to_production_on=today,
            original_filed=True,
        )
