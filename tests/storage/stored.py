"""Makes the stored desk of the newest schema: `python -m tests.storage.stored`, once for every released schema."""

import shutil
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from aedesk.clock import Clock
from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.calendar import KeptDecree
from aedesk.domain.call import (
    Call,
    CallBlock,
    CallHours,
    CallState,
    Dropped,
    Mood,
    NextKind,
    Outcome,
    Planner,
    Prep,
    Purpose,
)
from aedesk.domain.care import (
    BossNote,
    CareRules,
    Channel,
    Complaint,
    Gift,
    Greeting,
    Idea,
    ImportantDay,
    Promise,
    Visit,
    VisitPerson,
    VisitState,
)
from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote, GroupMember
from aedesk.domain.desk import Category, DiaryLine, Interruption, Item, ItemKind, ItemPaper, Place, Sitting
from aedesk.domain.desk_plan import (
    BigThing,
    DayClose,
    DeskSettings,
    Drill,
    DrillKind,
    Goal,
    GoalReview,
    GoalSheet,
    PlanEntry,
    Span,
    WeekPlan,
)
from aedesk.domain.dossier import Answer
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState, LineGroup
from aedesk.domain.job import Job, JobRecord, RecordKind, Right, RightsKind, RightsState, Stage
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.people import Agency, Person, Rank, TaxRate
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.domain.standing import Evaluation, Prospect, Survey
from aedesk.paths import Paths
from aedesk.storage import migrations, opening
from aedesk.storage.store import Store
from aedesk.storage.undo import undo

DATA = Path(__file__).parent / "data"
KEY = bytes(range(100, 132))
AT = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)


class Still(Clock):
    def now(self) -> datetime:
        return AT


def fill(store: Store) -> None:
    """One of everything, a change, and an undo."""
    me = Person("林晓", Rank.AD, second_rank=Rank.CD, other_name="Iris Tan", is_me=True)
    house = Agency("Tern & Quill", legal_name="燕羽广告有限公司", created_at=AT)
    house.tax_rates = [TaxRate("VAT", Decimal("0.06"), since=date(2020, 1, 1))]
    tea = Client("星河茶饮", other_name="Xinghe Tea", owner_id=me.id, since=date(2024, 5, 1))
    tea.contacts = [Contact("陈曦", phone="+8613812345678", signs=True, birth_month=8, birth_day=15, birth_lunar=True)]
    tea.group = [GroupMember(me.id, "leads")]
    note = ContactNote(tea.id, ContactKind.VISIT, AT, "Liked the second route", tea.contacts[0].id)
    work = Job(tea.id, "Campaña de primavera", other_title="春茶上市", stage=Stage.ESTIMATE, owner_id=me.id)
    work.due, work.created_at = date(2026, 4, 1), AT
    brief = Brief(work.id, objective="记住新口味", deliverables=[Deliverable("海报", quantity=3)], layout_due=work.due)
    quote = Estimate(work.id, tea.id, state=EstimateState.ISSUED, issued_at=AT, total=2_120_000, pdf="ab" * 32)
    quote.lines = [
        EstimateLine("Idea", quantity=Decimal("1.5"), cost=1_000_000, markup=Decimal("12.5")),
        EstimateLine("印刷", group=LineGroup.THIRD_PARTY, cost=500_000, tax=Decimal("0.13")),
    ]
    work.sign_offs = [
        SignOff("brief.ad", SignState.SIGNED, How.INK, me.id, rank=Rank.AD, signed_at=AT, ink="cd" * 32),
        SignOff("estimate.client", SignState.ASKED, asked_on=AT.date(), estimate_id=quote.id),
    ]
    work.records = [JobRecord(RecordKind.BRIEFING_HELD, AT.date(), me.id)]
    work.rights = [Right(RightsKind.MUSIC, RightsState.CLEARED, date(2027, 1, 1))]
    paper = Paper(PaperKind.ESTIMATE, "E-0001", 1, "ab" * 32, AT, quote.id, tea.id, work.id, total=quote.total)
    store.actor = str(me.id)
    with store.write("desk.fill") as session:
        tea.code, work.number = store.draw(session, "C"), store.draw(session, "J")
        brief.number, quote.number = store.draw(session, "B"), store.draw(session, "E")
        session.add_all([me, house, tea, note, work, brief, quote, paper, *_calls(tea, me), *_desk(tea, me)])
    with store.write("job.save", undoable=True) as session:
        session.get_one(Job, work.id).title = "Campaña de otoño"
    with store.write("client.save", undoable=True) as session:
        tea = session.get_one(Client, tea.id)
        tea.contacts.append(Contact("Bo Marek"))
    undo(store, 3)


def _calls(tea: Client, me: Person) -> list[object]:
    """One of each noun of calls and care."""
    of, whom, day = tea.id, tea.contacts[0].id, AT.date()
    call = Call(of, Purpose.SIGNATURE, "E-0001", whom, day, at=AT, state=CallState.DONE, started_at=AT, seconds=420)
    call.outcome, call.mood, call.was_first, call.next_kind = Outcome.AGREED, Mood.GLAD, True, NextKind.THEIRS
    return [
        call, Prep(call.id, message="周五前签"), CallBlock(day), CallHours(of, whom, start=720, end=810), Planner(),
        Dropped("status:1", day, of), CareRules(of, first_call=True, visits=3),
        Visit(of, AT, state=VisitState.HELD, need="圣诞", people=[VisitPerson(whom)]), Promise(of, "Dos muestras", day),
        Complaint(of, "迟到", AT), Idea(of, "Tea by bicycle", offered_on=day), Gift(of, "茶具", day, approved_by=me.id),
        Greeting(of, "spring", day, channel=Channel.CARD), ImportantDay(of, "十周年", 4, 18),
        BossNote(of, "Pitch", True), Evaluation(of, 5, 4, 3, 4, day, given=ClientClass.A),
        Prospect(of, lead_owner_id=me.id), Survey(of, "5,4,4,3,5,4,4,5,4,5", day), KeptDecree("CN", 2027, "{}"),
    ]  # fmt: skip


def _desk(tea: Client, me: Person) -> list[object]:
    """One of each noun of the desk."""
    day, shelf = AT.date(), Category("供应商")
    paper = Item("格雷伍德印厂报价", client_id=tea.id, place=Place.DESK, arrived_at=AT, touched_at=AT, due=day)
    paper.papers, paper.category_id = [ItemPaper("offer.pdf", "ab" * 32, "application/pdf", 2048)], shelf.id
    doubt = Item("Too late?", ItemKind.LANDMINE, Place.REGISTER, said_on=day, plan="Print digitally", person_id=me.id)
    return [
        Answer(tea.id, "cover.industry", value='"茶饮"', own_words="我们卖的是早上的十分钟", recorded_at=AT),
        shelf, paper, doubt, Sitting(paper.id, AT), Interruption(AT, "Vera", item_id=paper.id, minutes=6),
        DiaryLine(AT, "看样", tea.id), DayClose(day, AT, "10111", first_item_id=paper.id),
        BigThing(Span.WEEK, day, "E"), WeekPlan(day, mark=4), PlanEntry(day, "写简报", minute=540),
        GoalSheet("2026-Q1"),
        Drill(DrillKind.PRIORITY, AT),
        Goal("2026-Q1", "Every A client twice", certain="80", stretch="95", reviews=[GoalReview(day, "78")]),
        DeskSettings(),
    ]  # fmt: skip


def main() -> None:
    """Write the database into the test data."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        migrations.create(paths, KEY)
        store = Store(paths, KEY, Still())
        fill(store)
        store.close()
        with closing(opening.connect(paths.database, KEY)) as con:
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            con.execute("PRAGMA journal_mode=DELETE")
        DATA.mkdir(exist_ok=True)
        name = f"desk-{opening.SCHEMA:04d}"
        shutil.copyfile(paths.database, DATA / f"{name}.db")
        (DATA / f"{name}.key").write_text(KEY.hex() + "\n")


if __name__ == "__main__":
    main()
