"""Care in the demo: visits, promises, a complaint, ideas, gifts, rules and hours, prospects, marks and a survey."""

from datetime import date, timedelta
from itertools import islice
from random import Random

from aedesk.app import Services
from aedesk.domain.call import CallHours, HoursKind
from aedesk.domain.care import (
    BossNote,
    CareRules,
    Channel,
    Complaint,
    Gift,
    Greeting,
    Idea,
    IdeaKind,
    IdeaOutcome,
    ImportantDay,
    Promise,
    PromiseKind,
    PromiseState,
    Visit,
    VisitPerson,
)
from aedesk.domain.client import Client, ClientClass, ContactKind, ContactNote
from aedesk.domain.people import Rank
from aedesk.domain.standing import Evaluation, Prospect, ProspectStep, Survey
from aedesk.services.demo import care_words as words
from aedesk.services.demo.house import People
from aedesk.services.demo.telling import Story, ToldClock

PROSPECTS = ("Riverstar Cinemas", "Copperlane Kettles")
"""Clients to be won: nothing was made for them yet."""

PERSON = 26_000
"""What a gift costs, in minor units: below the limit for one person."""


def stories(
    services: Services, clock: ToldClock, team: People, clients: dict[str, Client], random: Random
) -> list[Story]:
    """Everything that was done for the clients of the open board, and for the two to be won."""
    todays = ((name, 0, 14, 30) for name in words.VISIT_TODAY)
    ahead = ((name, 1, 10, 0) for name in words.VISIT_NEXT)
    told = [_visit(services, clock, clients[name], number, random) for number, name in enumerate(words.VISITED)]
    told += [_ahead(services, clock, clients[name], *when) for name, *when in (*todays, *ahead)]
    told += [_promise(services, clock, clients[row[0]], row) for row in words.PROMISES]
    told += [_rules(services, clock, clients), _mind(services, clock, team, clients)]
    told += [_gifts(services, clock, team, clients), _marks(services, clock, clients)]
    told += [
        _prospect(services, clock, team, clients[name], number, random) for number, name in enumerate(PROSPECTS)
    ]
    return told


def workdays(services: Services, clock: ToldClock, count: int) -> list[int]:
    """How many days ago the last workdays before today were, the newest first."""
    today = clock.present.astimezone().date()
    days = (ago for ago in range(1, 400) if services.calendar.is_workday(today - timedelta(days=ago)))
    return list(islice(days, count))


def _visit(services: Services, clock: ToldClock, client: Client, number: int, random: Random) -> Story:
    """A visit of the last weeks: planned, held, and its three learnings told."""
    ago = workdays(services, clock, 3 + 2 * number)[-1] if number else workdays(services, clock, 1)[0]
    starts = clock.ago(ago, 9 + 2 * (number % 4), 30)
    yield clock.ago(ago + 4, 11, number)
    who = client.contacts[0]
    goal, place, learned, result = words.VISITS[number % len(words.VISITS)]
    visit = services.visits.plan(
        Visit(client.id, starts, 45, 20, place=place, goal=goal, people=[VisitPerson(who.id)])
    )
    yield starts + timedelta(minutes=50)
    services.visits.hold(visit.id, *learned, result, minutes=random.choice((40, 45, 50)))


def _ahead(services: Services, clock: ToldClock, client: Client, days: int, hour: int, minute: int) -> Story:
    """A visit that is still to come."""
    yield clock.ago(2, 15)
    day = clock.present.astimezone().date()
    if days:
        day = services.calendar.add_workdays(day, days)
    goal, kind, place = words.VISIT_GOALS[client.short_name]
    services.visits.plan(
        Visit(client.id, clock.instant(day, hour * 60 + minute), 60, 25 if place else 0, kind, place=place, goal=goal,
              people=[VisitPerson(one.id) for one in client.contacts[:2]])
    )  # fmt: skip


def _promise(services: Services, clock: ToldClock, client: Client, row: words.Promised) -> Story:
    """One promise, and how it ended."""
    _name, text, made, due, state, settled = row
    yield clock.ago(made, 16, 20)
    on = clock.present.astimezone().date() - timedelta(days=due)
    kind = PromiseKind.REPLY if "nswer" in text else PromiseKind.DEED
    promise = services.care.promise(Promise(client.id, text, on, client.contacts[0].id, kind))
    if state is not PromiseState.OPEN:
        yield clock.ago(settled, 17, 10)
        services.care.settle_promise(promise.id, state)


def _rules(services: Services, clock: ToldClock, clients: dict[str, Client]) -> Story:
    """How some of them want to be cared for, and when they are called."""
    yield clock.ago(60, 12)
    for name, rule in words.RULES.items():
        services.planner.save_rules(CareRules(clients[name].id, **rule))
    for name, hours in words.HOURS.items():
        client, who = clients[name], clients[name].contacts[0].id
        rows = [CallHours(client.id, who, HoursKind(kind), days, start, end) for kind, days, start, end in hours]
        services.planner.set_hours(client.id, who, rows)


def _mind(services: Services, clock: ToldClock, team: People, clients: dict[str, Client]) -> Story:
    """A complaint, two ideas, a day that matters, and what the boss must know."""
    care, today = services.care, clock.present.astimezone().date()
    hotels, tea, ride = clients["Lanternfold Hotels"], clients["Moonbamboo Tea"], clients["Larkwheel Cycles"]
    yield clock.ago(33, 15)
    leaf = care.idea(Idea(tea.id, words.IDEAS[0], IdeaKind.PACKAGING))
    yield clock.ago(21, 11)
    care.idea(Idea(ride.id, words.IDEAS[1], IdeaKind.PROMOTION))
    care.offer_idea(leaf.id)
    yield clock.ago(15, 9, 20)
    care.settle_idea(leaf.id, IdeaOutcome.TAKEN, "Goes into the gift tin of next season")
    soon = today + timedelta(days=12)
    services.gifts.important_day(ImportantDay(hotels.id, "Opening day of the first house", soon.month, soon.day))
    yield clock.ago(5, 16, 40)
    complaint = care.complain(Complaint(hotels.id, words.COMPLAINT[0], contact_id=hotels.contacts[0].id))
    note = care.tell_boss(BossNote(hotels.id, "A complaint about the lobby screens: too late, and too loud", big=True))
    care.tell_boss(BossNote(tea.id, "They look at a second agency for the gift boxes"))
    yield clock.ago(4, 10, 5)
    care.answer_complaint(complaint.id, *words.COMPLAINT[1:])
    care.told(note.id, team.of(Rank.AD).id)


def _gifts(services: Services, clock: ToldClock, team: People, clients: dict[str, Client]) -> Story:
    """Gifts and greetings of the next festival that asks for gifts, and last year's."""
    gifts, today = services.gifts, clock.present.astimezone().date()
    tea, juice = clients["Moonbamboo Tea"], clients["Solmarina Juices"]
    ahead = services.calendar.festivals(today, today + timedelta(days=240))
    festival = next(one for one in ahead if one.festival.gift)
    before = services.calendar.festivals(today - timedelta(days=400), today - timedelta(days=1))
    last = max((one.on for one in before if one.key == festival.key), default=None)
    if last is not None:
        yield clock.ago((today - last).days + 9)
        old = gifts.save(Gift(tea.id, "Hand-bound notebook, silk", last, festival.key, tea.contacts[0].id, PERSON))
        gifts.approve(old.id, team.of(Rank.AM).id)
        yield clock.ago((today - last).days + 1, 15)
        gifts.deliver(old.id, clock.today(), tea.contacts[0].name, PERSON - 1_800)
    yield clock.ago(6, 14)
    gift = gifts.save(
        Gift(tea.id, "Tea caddy, turned cherry wood", festival.on, festival.key, tea.contacts[0].id, PERSON,
             "Old Lane Woodturners", "With thanks for a good year.")
    )  # fmt: skip
    gifts.save(Gift(juice.id, "Fruit knife and board", festival.on, festival.key, juice.contacts[0].id, 22_000))
    gifts.greet_all(festival.key, festival.on, [clients[name].id for name in words.VISITED], Channel.CARD)
    who = tea.contacts[0]
    gifts.greet(
        Greeting(tea.id, "birthday", today + timedelta(days=1), who.id, Channel.CARD, "生日快乐，愿茶常香。")
    )
    yield clock.ago(3, 11, 30)
    gifts.approve(gift.id, team.of(Rank.AM).id)


def _marks(services: Services, clock: ToldClock, clients: dict[str, Client]) -> Story:
    """Three evaluations and one survey."""
    for number, (name, marks, given, note, action) in enumerate(words.EVALUATIONS):
        yield clock.ago(10 - number, 17, 20)
        evaluation = Evaluation(clients[name].id, *marks, given=ClientClass(given), note=note, action=action)
        services.standing.evaluate(evaluation)
    juice = clients["Solmarina Juices"]
    yield clock.ago(7, 11, 45)
    services.standing.survey(
        Survey(juice.id, "4,3,4,5,4,2,4,5,4,4", contact_id=juice.contacts[0].id, by_phone=True,
               words="Costs come clear, but late.", follow_up="Send the estimate with the layout")
    )  # fmt: skip


def _prospect(
    services: Services, clock: ToldClock, team: People, client: Client, number: int, random: Random
) -> Story:
    """How far a client to be won has come."""
    today: date = clock.present.astimezone().date()
    who, (help_from, goals, strategy, said) = client.contacts[0].id, words.PROSPECTS[number]
    yield clock.ago(58 - 10 * number)
    prospect = services.standing.prospect(
        Prospect(client.id, intent=3 - number, lead_owner_id=team.of(Rank.AD).id, who_can_help=help_from, goals=goals,
                 strategy=strategy, next_on=today + timedelta(days=2 + number))
    )  # fmt: skip
    steps = (ProspectStep.INFORMATION, ProspectStep.PHONE_VISIT, ProspectStep.VISIT_PLAN)[: 3 - number]
    for step, ago, text in zip(steps, (22, 9, 2), said, strict=False):
        yield clock.ago(workdays(services, clock, ago)[-1], random.randint(9, 11), random.randrange(60))
        services.clients.note(ContactNote(client.id, ContactKind.CALL, clock.now(), text, who))
        services.standing.step(prospect.id, step)
