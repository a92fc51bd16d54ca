"""Two weeks in the demo: the last one judged, this one planned, with the studio's meetings and protected hours."""

from datetime import date, timedelta

from aedesk.app import Services
from aedesk.domain.desk_plan import PlanEntry
from aedesk.domain.job import Stage
from aedesk.sentences_plan import unplaced
from aedesk.services.demo.telling import Story, ToldClock

BIG_BEFORE = (
    "Fen Yao signs the ride estimate",
    "Finished art of the gift box checked",
    "Second idea for Verandine Home",
)
DONE = 2
WENT = "The gift box left the studio a day early"
WHY = "Verandine Home: nobody there until Friday"
FIRST = "Call Vera Lind about the new date"

IMPORTANT = ("Signed brief", "Remarks on the layout", "New date for the neck tags", "Estimate of the city ride")
MEETING = "Studio meeting"
OWN = (
    (1, "Brief for the tasting set", "two hours protected", 120, 10 * 60),
    (3, "Weekly reports", "until noon", 75, None),
)
TAKEN = {"job": 3, "signatures": 1, "promise": 2, "idea": 1, "visit": 2}
"""How many of what the week asks for have their place already."""


def weeks(services: Services, clock: ToldClock) -> Story:
    """Sunday evening and Friday noon, told in order."""
    today = clock.present.astimezone().date()
    monday = today - timedelta(days=today.weekday())
    before = monday - timedelta(days=7)
    plan = services.weeks
    yield clock.ago((today - before).days + 1, 19, 5)
    bigs = [plan.big(before, place, text) for place, text in enumerate(BIG_BEFORE)]
    plan.close(before)
    yield clock.ago((today - before).days - 4, 16, 40)
    for big in bigs[:DONE]:
        if big is not None:
            plan.big_done(big.id, clock.today())
    plan.evaluate(before, WENT, WHY, FIRST, 4)
    yield clock.ago(0, 8, 5)
    for step in (0, 2, 4):
        day = monday + timedelta(days=step)
        plan.add(PlanEntry(day, MEETING, detail="who draws what", minute=9 * 60 + 30, minutes=30))
    for step, words, detail, minutes, minute in OWN:
        plan.add(PlanEntry(monday + timedelta(days=step), words, detail=detail, minute=minute, minutes=minutes))
    left, turn = dict(TAKEN), today.weekday()
    for one in plan.unplaced(monday):
        if left.get(one.code, 0):
            left[one.code] -= 1
            words, detail = unplaced(one.code, one.values, shown=_shown)
            plan.place(one, monday + timedelta(days=min(turn, 4)), words, detail)
            turn = turn + 1 if turn < 4 else today.weekday()
    _weigh(services, today)


def _weigh(services: Services, today: date) -> None:
    """Some open things are important, whatever their day says."""
    found = services.loads.matrix(today)
    for row in (*found.quick, *found.later):
        if row.title.startswith(IMPORTANT):
            item = services.desk.item(row.id)
            item.importance = 3
            services.desk.save(item)


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%b}"
    return value.replace("_", " ").capitalize() if isinstance(value, Stage) else str(value)
