"""Puts the parts together: the one module that knows them all."""

from dataclasses import dataclass

from sqlalchemy import select

from aedesk.clock import Clock
from aedesk.paths import Paths
from aedesk.services.agency import AgencyService
from aedesk.services.backups import BackupService
from aedesk.services.briefs import BriefService
from aedesk.services.calendar import CalendarService
from aedesk.services.call_figures import CallFigures
from aedesk.services.call_papers import CallPapers
from aedesk.services.calls import CallService
from aedesk.services.care import CareService
from aedesk.services.clients import ClientService
from aedesk.services.closing import ClosingService
from aedesk.services.contacts.calendars import CalendarExport
from aedesk.services.contacts.service import ContactsService
from aedesk.services.desk import DeskService
from aedesk.services.desk_figures import DeskFigures
from aedesk.services.desk_papers import DeskPapers
from aedesk.services.diary import DiaryService
from aedesk.services.dossier_ask import DossierAsk
from aedesk.services.dossier_marks import DossierMarks
from aedesk.services.dossier_papers import DossierPapers
from aedesk.services.dossier_time import DossierTime
from aedesk.services.dossiers import DossierService
from aedesk.services.drills import DrillService
from aedesk.services.estimates import EstimateService
from aedesk.services.exchange.service import ExchangeService
from aedesk.services.forms import FormService
from aedesk.services.gifts import GiftService
from aedesk.services.goals import GoalService
from aedesk.services.history import HistoryService
from aedesk.services.jobs import JobService
from aedesk.services.loads import LoadService
from aedesk.services.next_acts import NextActService
from aedesk.services.planner import PlannerService
from aedesk.services.registers import RegisterService
from aedesk.services.reminders import ReminderService
from aedesk.services.search import SearchService
from aedesk.services.signing import SigningService
from aedesk.services.standing import StandingService
from aedesk.services.standing_papers import StandingPapers
from aedesk.services.suggestions import SuggestionService
from aedesk.services.taking import TakingService
from aedesk.services.today import TodayService
from aedesk.services.visits import VisitService
from aedesk.services.weeks import WeekService
from aedesk.storage import migrations, vault
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.store import Store


@dataclass(frozen=True)
class Services:
    """An open desk: everything that can be done with it."""

    paths: Paths
    clock: Clock
    store: Store
    files: Files
    agency: AgencyService
    clients: ClientService
    contacts: ContactsService
    calendars: CalendarExport
    reminders: ReminderService
    next_acts: NextActService
    jobs: JobService
    briefs: BriefService
    estimates: EstimateService
    signing: SigningService
    forms: FormService
    dossiers: DossierService
    dossier_time: DossierTime
    dossier_ask: DossierAsk
    dossier_marks: DossierMarks
    dossier_papers: DossierPapers
    exchange: ExchangeService
    calendar: CalendarService
    planner: PlannerService
    suggestions: SuggestionService
    calls: CallService
    call_figures: CallFigures
    call_papers: CallPapers
    visits: VisitService
    care: CareService
    desk: DeskService
    diary: DiaryService
    closing: ClosingService
    desk_papers: DeskPapers
    desk_figures: DeskFigures
    gifts: GiftService
    standing: StandingService
    standing_papers: StandingPapers
    weeks: WeekService
    goals: GoalService
    drills: DrillService
    registers: RegisterService
    loads: LoadService
    search: SearchService
    history: HistoryService
    backups: BackupService
    today: TodayService

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()
        self.files.close()


def build(paths: Paths, key: bytes, clock: Clock | None = None) -> Services:
    """Open the desk with its key."""
    clock = clock or Clock()
    store, files = Store(paths, key, clock), Files(paths, key)
    with store.read() as s:
        me = s.execute(select(t.person.c.id).where(t.person.c.is_me)).scalar()
    store.actor = str(me or "")
    forms = FormService(store)
    dossiers = DossierService(store, clock, forms)
    taking = TakingService(store, dossiers)
    time, ask = DossierTime(store, clock, dossiers), DossierAsk(store, clock, dossiers)
    marks = DossierMarks(store, forms)
    calendar = CalendarService(store, clock)
    planner = PlannerService(store, clock, calendar)
    suggestions = SuggestionService(store, clock, calendar)
    care = CareService(store, clock)
    desk, diary = DeskService(store, files, clock, calendar, care), DiaryService(store, clock)
    closing = ClosingService(store, clock, calendar, desk, diary)
    calls = CallService(store, clock, calendar, planner, suggestions)
    visits, gifts, today = VisitService(store, clock, calendar), GiftService(store, clock), TodayService(store)
    weeks, goals = WeekService(store, clock, calendar, visits), GoalService(store, clock)
    standing, figures = StandingService(store, clock), CallFigures(store, clock, calendar)
    return Services(
        paths=paths,
        clock=clock,
        store=store,
        files=files,
        agency=AgencyService(store, files, clock),
        clients=ClientService(store, clock),
        contacts=ContactsService(store, clock),
        calendars=CalendarExport(store, clock, planner, calls, visits),
        reminders=ReminderService(store, clock),
        next_acts=NextActService(store, clock),
        jobs=JobService(store, files, clock),
        briefs=BriefService(store, files, clock, taking),
        estimates=EstimateService(store, files, clock, taking),
        signing=SigningService(store, files, clock),
        forms=forms,
        dossiers=dossiers,
        dossier_time=time,
        dossier_ask=ask,
        dossier_marks=marks,
        dossier_papers=DossierPapers(store, files, clock, dossiers, time, ask, marks),
        exchange=ExchangeService(store, clock, dossiers),
        calendar=calendar,
        planner=planner,
        suggestions=suggestions,
        calls=calls,
        call_figures=figures,
        call_papers=CallPapers(store, files, clock, calendar, calls, visits, gifts, today, figures, care),
        visits=visits,
        care=care,
        desk=desk,
        diary=diary,
        closing=closing,
        desk_papers=DeskPapers(store, files, clock, desk, diary, closing, weeks, goals, visits),
        desk_figures=DeskFigures(store, clock, calendar),
        gifts=gifts,
        standing=standing,
        standing_papers=StandingPapers(store, files, clock, standing, visits),
        weeks=weeks,
        goals=goals,
        drills=DrillService(store, clock, calendar),
        registers=RegisterService(store, clock),
        loads=LoadService(store, clock, calendar),
        search=SearchService(store),
        history=HistoryService(store),
        backups=BackupService(store, files),
        today=today,
    )


def create_desk(
    paths: Paths, passphrase: str, clock: Clock | None = None, *, memory_kib: int = vault.MEMORY_KIB
) -> tuple[Services, str]:
    """A new, empty desk behind a passphrase; the second value is the code for its recovery sheet."""
    created = vault.create(paths.vault, passphrase, memory_kib=memory_kib)
    migrations.create(paths, created.key)
    return build(paths, created.key, clock), created.recovery


def open_desk(paths: Paths, passphrase: str, clock: Clock | None = None) -> Services:
    """An existing desk, opened by its passphrase and brought up to today's schema."""
    key = vault.open_with_passphrase(paths.vault, passphrase)
    migrations.bring_up(paths, key)
    return build(paths, key, clock)
