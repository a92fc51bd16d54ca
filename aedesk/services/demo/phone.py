"""The telephone in the demo: the blocks of the last workdays, a missed call and its call-back, today's block."""

from datetime import timedelta
from random import Random

from aedesk.app import Services
from aedesk.domain.call import Call, Mood, NextKind, Outcome, Prep, Purpose, Slot
from aedesk.domain.client import Client
from aedesk.services.demo import care_words as words
from aedesk.services.demo.care import workdays
from aedesk.services.demo.telling import Story, ToldClock

WORKDAYS = 9
BEGINS = (10, 45)


def story(services: Services, clock: ToldClock, clients: dict[str, Client], random: Random) -> Story:
    """Every call of the last workdays, one after the other, and the calls that are planned for today."""
    today = clock.present.astimezone().date()
    days = workdays(services, clock, WORKDAYS)
    names, turn = list(words.VISITED), 0
    for ago in reversed(days):
        newest, calls = ago == days[0], services.calls
        day = today - timedelta(days=ago)
        plan = []
        yield clock.ago(ago, 8, 50)
        for number in range(random.choice((3, 4, 4, 5))):
            daily = number == 1  # so often that the desk knows how long it takes
            purpose, about, result, minutes = words.DAILY if daily else words.CALLS[turn % len(words.CALLS)]
            client = clients["Verandine Home" if daily else names[turn % 7 if turn % 2 else turn % len(names)]]
            plan.append(
                (calls.add(Call(client.id, purpose, about, client.contacts[0].id, day, minutes=minutes)), result)
            )
            turn += 1
        yield clock.ago(ago, *BEGINS)
        calls.start_block(day)
        at = clock.now()
        for number, (call, result) in enumerate(plan):
            yield at
            calls.start(call.id, unprepared=True)
            if newest and number == 0:
                at += timedelta(seconds=40)
                yield at
                calls.missed(call.id, Outcome.LEFT_WORD)
                continue
            at += timedelta(seconds=max(90, int(call.minutes * random.uniform(40, 85))))
            yield at
            _finish(services, clock, call, result, number, ago == days[min(2, len(days) - 1)], random)
            at += timedelta(seconds=random.randint(30, 120))
        yield at
        calls.end_block(day, words.LEARNED[ago % 2] if ago % 3 == 0 or newest else "")
        if ago == days[1]:
            yield from _heard(services, clock, clients["Moonbamboo Tea"], ago)
    yield clock.ago(0, 8, 20)
    _plan(services, clock, clients)


def _finish(
    services: Services, clock: ToldClock, call: Call, result: str, number: int, theirs: bool, random: Random
) -> None:
    """What came of a call: mostly all is said, now and then they do something next."""
    mood = random.choice((None, None, Mood.CALM, Mood.GLAD, Mood.HURRIED))
    first = random.random() < 0.6 if services.planner.rules(call.client_id).first_call else None
    today = clock.present.astimezone().date()
    if theirs and number == 0:
        services.calls.finish(
            call.id, Outcome.WILL_CALL_BACK, result, NextKind.THEIRS, "Send the list of shops", today, mood=mood
        )
    elif theirs and number == 2:
        services.calls.finish(
            call.id, Outcome.AGREED, result, NextKind.CALL, "Hear whether the remarks are in", today, was_first=first
        )
    else:
        outcome = random.choice((Outcome.AGREED, Outcome.AGREED, Outcome.AGREED, Outcome.REFUSED))
        services.calls.finish(call.id, outcome, result, NextKind.NONE, was_first=first, mood=mood)


def _heard(services: Services, clock: ToldClock, client: Client, ago: int) -> Story:
    """They call us."""
    yield clock.ago(ago, 15, 40)
    call = services.calls.received(client.id, client.contacts[0].id, "Asks when the proof comes")
    yield clock.ago(ago, 15, 44)
    services.calls.finish(call.id, Outcome.AGREED, "The proof comes on the day we said", NextKind.NONE)


def _plan(services: Services, clock: ToldClock, clients: dict[str, Client]) -> None:
    """Today's block: what is due by a promise, and four more; the important one is prepared."""
    today, calls = clock.present.astimezone().date(), services.calls
    due = next(one for one in services.care.promises() if one.due == today)
    owner = next(client for client in clients.values() if client.id == due.client_id)
    who = owner.contacts[0].id
    calls.add(
        Call(owner.id, Purpose.PROMISE, due.words, who, today, minutes=6, why="promise_due", subject_kind="promise",
             subject_id=due.id)
    )  # fmt: skip
    for number, (name, purpose, about, important) in enumerate(words.TODAY):
        client = clients[name]
        slot = Slot.OPENING if number == 1 else Slot.BLOCK
        minutes = next((one[3] for one in words.CALLS if one[0] is purpose), 10)
        call = calls.add(
            Call(client.id, purpose, about, client.contacts[0].id, today, slot, minutes=minutes, important=important)
        )
        if important:
            calls.save_prep(Prep(call.id, *words.PREP, half_minute=words.HALF_MINUTE))
