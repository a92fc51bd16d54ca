"""Every rule of the morning's list at its boundaries, on a given day; and all of them for two thousand clients."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from aedesk.app import Services
from aedesk.domain.call import Call, CallState, NextKind, Outcome, Planner, Purpose, Slot
from aedesk.domain.care import (
    BossNote,
    CareRules,
    Complaint,
    Gift,
    Greeting,
    Idea,
    ImportantDay,
    Promise,
    PromiseKind,
    PromiseState,
    Visit,
)
from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote, ContactRole
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignOff, SignState
from aedesk.domain.standing import Evaluation, Prospect, Survey
from aedesk.sentences import WHY, why
from aedesk.services.suggestion_rules import RULES
from aedesk.services.suggestions import Act, CallSuggestion
from aedesk.storage.store import Store
from tests.builders import TODAY, FixedClock, House, client, job

MONDAY = date(2026, 3, 9)


class Morning:
    """A desk with one client, and what is suggested for it."""

    def __init__(self, house: House) -> None:
        self.house, self.desk = house, house.desk
        self.clock: FixedClock = house.desk.clock  # type: ignore[assignment]
        self.client = self.desk.clients.register(client(since=date(2024, 1, 1)))
        self.contact = self.client.contacts[0].id

    def put(self, *nouns: Any) -> None:
        with self.desk.store.write("test.put") as s:
            s.add_all(nouns)

    def note(self, kind: ContactKind = ContactKind.VISIT, ago: float = 0) -> None:
        at = self.clock.now() - timedelta(days=ago, minutes=1)
        self.put(ContactNote(self.client.id, kind, at, contact_id=self.contact))

    def work(self, **fields: Any) -> UUID:
        of = job(self.client, **fields)
        self.put(of)
        return of.id

    def on(self, day: date) -> None:
        self.clock.at = datetime(day.year, day.month, day.day, 9, 20, tzinfo=self.clock.at.tzinfo)

    def all(self, day: date | None = None) -> tuple[CallSuggestion, ...]:
        if day is not None:
            self.on(day)
        return self.desk.suggestions.today(self.clock.today())

    def reasons(self, code: str, day: date | None = None) -> list[dict[str, Any]]:
        found = [reason for one in self.all(day) for reason in (one.why, *one.also) if reason.code == code]
        for reason in found:
            assert "{" not in why(reason.code, reason.values)
        return [dict(reason.values) | {"tone": reason.tone} for reason in found]

    def line(self, code: str) -> CallSuggestion:
        return next(one for one in self.all() if code in [reason.code for reason in (one.why, *one.also)])


@pytest.fixture
def morning(house: House) -> Morning:
    return Morning(house)


def test_every_rule_has_its_words() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted({*codes, "birthday_lunar"}) == sorted(WHY)
    assert len({rule.weight for rule in RULES}) == len(codes) == len(set(codes))


@pytest.mark.rule("C-01")
@pytest.mark.rule("C-02")
@pytest.mark.parametrize(("kind", "target"), [("A", 2), ("B", 1), ("C", 1), ("D", 1)])
def test_visits_are_owed_by_class(morning: Morning, kind: str, target: int) -> None:
    kept = morning.desk.clients.get(morning.client.id)
    kept.client_class = ClientClass(kind)
    morning.desk.clients.save(kept)
    assert morning.reasons("visits_owed", MONDAY + timedelta(days=2)) == [
        {"done": 0, "target": target, "short": False, "tone": "quiet"}
    ]
    assert morning.reasons("visits_owed", TODAY)[0]["tone"] == "late"  # Thursday
    for _ in range(target - 1):
        morning.note()
    assert morning.reasons("visits_owed")[0]["done"] == target - 1
    morning.note(ContactKind.CALL)
    morning.note(ContactKind.VIDEO)
    assert morning.reasons("visits_owed")
    morning.note()
    assert morning.reasons("visits_owed") == []
    assert morning.reasons("visits_owed", MONDAY + timedelta(days=7))  # a new week


@pytest.mark.rule("Z-15")
def test_visits_owed_follow_the_settings_and_switches(morning: Morning) -> None:
    desk = morning.desk
    desk.planner.save(Planner(target_a=1))
    morning.note(ContactKind.VIDEO)
    assert morning.reasons("visits_owed")[0]["target"] == 1
    planner = desk.planner.settings()
    planner.video_counts = True
    desk.planner.save(planner)
    assert morning.reasons("visits_owed") == []
    desk.planner.save_rules(CareRules(morning.client.id, visits=3))
    assert morning.reasons("visits_owed")[0]["target"] == 3
    desk.planner.save_rules(CareRules(morning.client.id, dormant=True))
    assert morning.all() == ()


@pytest.mark.rule("C-01")
def test_a_planned_visit_is_not_owed_any_more(morning: Morning) -> None:
    visits = [Visit(morning.client.id, morning.clock.now() + timedelta(hours=2 + 3 * n)) for n in (0, 1)]
    morning.desk.visits.plan(visits[0])
    assert morning.reasons("visits_owed")
    morning.desk.visits.plan(visits[1])
    assert morning.reasons("visits_owed") == []
    morning.desk.visits.cancel(visits[1].id)
    assert morning.reasons("visits_owed")


@pytest.mark.rule("Z-41")
def test_a_holiday_week_is_short_and_not_red(morning: Morning) -> None:
    assert morning.reasons("visits_owed", date(2026, 5, 7))[0] == {
        "done": 0, "target": 2, "short": True, "tone": "near",
    }  # fmt: skip


@pytest.mark.rule("N-01")
@pytest.mark.rule("Z-42")
def test_prospects_are_owed_three_contacts_of_any_kind(morning: Morning) -> None:
    morning.desk.standing.prospect(Prospect(morning.client.id))
    morning.on(MONDAY)
    morning.note(ContactKind.MAIL, ago=1)  # on Sunday: last week
    assert morning.reasons("contacts_owed", TODAY) == [{"done": 0, "target": 3, "tone": "near"}]
    morning.note(ContactKind.CALL, ago=2)
    morning.note(ContactKind.MAIL, ago=1)
    assert morning.reasons("contacts_owed")[0]["done"] == 2
    morning.note(ContactKind.VISIT, ago=1)
    assert morning.reasons("contacts_owed") == []
    assert morning.reasons("visits_owed") == morning.reasons("status") == []


@pytest.mark.rule("N-01")
def test_an_annoyed_prospect_is_left_alone(morning: Morning) -> None:
    morning.desk.standing.prospect(Prospect(morning.client.id))
    morning.desk.planner.save_rules(CareRules(morning.client.id, annoyed=True))
    assert morning.reasons("contacts_owed")[0]["target"] == 1
    morning.note(ContactKind.CALL, ago=1)
    assert morning.reasons("contacts_owed") == []


@pytest.mark.rule("P-18")
def test_an_active_client_is_called_once_a_day(morning: Morning) -> None:
    assert morning.reasons("status") == []
    morning.work()
    assert morning.reasons("status") == [{"days": None, "tone": "quiet"}]
    morning.note(ContactKind.CALL, ago=1)
    assert morning.reasons("status")[0]["days"] == 1
    assert morning.reasons("status", date(2026, 3, 14)) == []  # Saturday
    assert morning.reasons("status", date(2026, 2, 28))  # a Saturday that is worked
    morning.on(TODAY)
    morning.note(ContactKind.CALL)
    assert morning.reasons("status") == []
    morning.desk.planner.save_rules(CareRules(morning.client.id, annoyed=True))
    assert morning.reasons("status", TODAY + timedelta(days=1)) == []


@pytest.mark.rule("W-28")
def test_an_estimate_is_asked_about_on_day_3_5_7_and_after(morning: Morning) -> None:
    work, sent = morning.work(due=TODAY + timedelta(days=90)), date(2026, 3, 3)  # a Tuesday
    quote = Estimate(work, morning.client.id, number="E-0001", state=EstimateState.SENT, sent_on=sent)
    quote.contact_id = morning.contact
    morning.put(quote)
    shown = [day for day in range(12) if morning.reasons("estimate_unanswered", sent + timedelta(days=day))]
    assert shown == [3, 5, 6, 7, 8, 9, 10, 11]  # day 5 is a Sunday: it comes on Monday, too
    assert morning.reasons("estimate_unanswered", date(2026, 3, 6))[0] == {
        "number": "E-0001", "days": 3, "tone": "near",
    }  # fmt: skip
    assert morning.reasons("estimate_unanswered", date(2026, 3, 10))[0]["tone"] == "late"
    with morning.desk.store.write("test.put") as s:
        s.get_one(Estimate, quote.id).state = EstimateState.ACCEPTED
    assert morning.reasons("estimate_unanswered") == []


@pytest.mark.rule("C-35")
def test_a_late_job_is_told_once(morning: Morning) -> None:
    morning.work(due=TODAY)
    assert morning.reasons("job_late", TODAY) == []
    assert morning.reasons("job_late", TODAY + timedelta(days=1))[0]["days"] == 1
    morning.note(ContactKind.MAIL)
    assert morning.reasons("job_late") == []


@pytest.mark.rule("W-23")
def test_a_refusal_by_the_client_is_talked_over(morning: Morning) -> None:
    of = job(morning.client, stage=Stage.LAYOUT)
    of.sign_offs = [SignOff("layout.cd", SignState.REFUSED), SignOff("layout.client", SignState.REFUSED)]
    morning.put(of)
    assert [reason["slot"] for reason in morning.reasons("refused")] == ["layout.client"]


@pytest.mark.rule("P-12")
def test_what_they_were_to_do_is_asked_on_its_day(morning: Morning) -> None:
    call = Call(morning.client.id, state=CallState.DONE, next_kind=NextKind.THEIRS, next_step="names the day")
    call.next_on = TODAY
    morning.put(call)
    assert morning.reasons("next_step", TODAY - timedelta(days=1)) == []
    assert morning.reasons("next_step", TODAY)[0]["days"] == 0
    assert morning.reasons("next_step", TODAY + timedelta(days=1))[0]["tone"] == "late"
    morning.desk.calls.settle(call.id)
    assert morning.reasons("next_step") == []


@pytest.mark.rule("C-15")
def test_promises_come_up_the_day_before(morning: Morning) -> None:
    promise = morning.desk.care.promise(Promise(morning.client.id, "two samples", TODAY))
    assert morning.reasons("promise_due", TODAY - timedelta(days=2)) == []
    assert morning.reasons("promise_due", TODAY - timedelta(days=1))[0]["days"] == -1
    assert morning.reasons("promise_due", TODAY + timedelta(days=2))[0]["tone"] == "late"
    assert morning.line("promise_due").firm
    morning.desk.care.settle_promise(promise.id, PromiseState.KEPT)
    assert morning.reasons("promise_due") == []


@pytest.mark.rule("C-12")
def test_a_reply_that_is_owed_stays_until_it_is_given(morning: Morning) -> None:
    owed = Promise(morning.client.id, "the price", TODAY + timedelta(days=9), kind=PromiseKind.REPLY)
    morning.desk.care.promise(owed)
    assert morning.reasons("reply_due", TODAY)[0]["days"] == -9
    assert morning.reasons("promise_due") == []


@pytest.mark.rule("C-17")
def test_a_complaint_stays_until_it_is_closed(morning: Morning) -> None:
    complaint = morning.desk.care.complain(Complaint(morning.client.id, "late"))
    assert morning.reasons("complaint_open")[0]["days"] == 0
    assert morning.line("complaint_open").important
    with pytest.raises(UserError):
        morning.desk.care.close_complaint(complaint.id, "tell sooner")
    morning.desk.care.answer_complaint(complaint.id, "the courier", "we changed the courier")
    morning.desk.care.close_complaint(complaint.id, "tell sooner")
    assert morning.reasons("complaint_open") == []


@pytest.mark.rule("C-05")
@pytest.mark.parametrize(
    ("born", "on"),
    [
        ({"birth_month": 3, "birth_day": 20}, date(2026, 3, 20)),
        ({"birth_month": 2, "birth_day": 2, "birth_lunar": True}, date(2026, 3, 20)),
        ({"birth_month": 2, "birth_day": 29}, date(2026, 2, 28)),
        ({"birth_month": 2, "birth_day": 29}, date(2028, 2, 29)),
        ({"birth_month": 6, "birth_day": 1, "birth_lunar": True, "birth_leap": True}, date(2025, 7, 25)),
        ({"birth_month": 6, "birth_day": 1, "birth_lunar": True, "birth_leap": True}, date(2026, 7, 14)),
        ({"birth_month": 2, "birth_day": 30, "birth_lunar": True}, date(2026, 4, 16)),
    ],
)
def test_birthdays_come_up_seven_days_ahead(morning: Morning, born: dict[str, Any], on: date) -> None:
    kept = morning.desk.clients.get(morning.client.id)
    kept.contacts = [Contact("Su Wen", **born)]
    with morning.desk.store.write("test.put") as s:
        s.merge(kept)
    assert morning.reasons("birthday", on - timedelta(days=8)) == []
    assert morning.reasons("birthday", on - timedelta(days=7))[0]["on"] == on
    assert morning.reasons("birthday", on)[0] == {
        "name": "Su Wen", "on": on, "days": 0, "lunar": born.get("birth_lunar", False), "tone": "near",
    }  # fmt: skip
    assert morning.reasons("birthday", on + timedelta(days=1)) == []
    whom = morning.line("visits_owed").contact_id
    morning.on(on - timedelta(days=2))
    morning.desk.gifts.greet(Greeting(morning.client.id, "birthday", on, whom, sent_on=morning.clock.today()))
    assert morning.reasons("birthday") == []


@pytest.mark.rule("C-03")
def test_festivals_are_greeted_seven_days_ahead(morning: Morning) -> None:
    on = date(2026, 6, 19)
    assert morning.reasons("greeting", on - timedelta(days=8)) == []
    assert morning.reasons("greeting", on - timedelta(days=7)) == [
        {"occasion": "dragon_boat", "on": on, "days": 7, "tone": "quiet"}
    ]
    assert "Dragon Boat" in why("greeting", morning.reasons("greeting", on)[0])
    assert morning.desk.gifts.greet_all("dragon_boat", on, [morning.client.id]) == 1
    assert morning.desk.gifts.greet_all("dragon_boat", on, [morning.client.id]) == 0
    assert morning.reasons("greeting")  # written, not sent
    (greeting,) = morning.desk.gifts.greetings(on, on)
    morning.desk.gifts.sent(greeting.id)
    assert morning.reasons("greeting") == []


@pytest.mark.rule("C-04")
def test_gifts_are_thought_of_14_days_ahead(morning: Morning) -> None:
    on = date(2026, 9, 25)
    assert morning.reasons("gift", on - timedelta(days=15)) == []
    assert morning.reasons("gift", on - timedelta(days=14))[0]["occasion"] == "mid_autumn"
    assert morning.reasons("gift", on - timedelta(days=7))[0]["tone"] == "near"
    morning.desk.gifts.save(Gift(morning.client.id, "moon cakes", on, "mid_autumn"))
    assert morning.reasons("gift") == []
    kept = morning.desk.clients.get(morning.client.id)
    kept.contacts[0].birth_month, kept.contacts[0].birth_day = 3, 20
    morning.desk.clients.save(kept)
    assert morning.reasons("gift", date(2026, 3, 5)) == []
    assert morning.reasons("gift", date(2026, 3, 6))[0]["occasion"] == "birthday"
    morning.desk.planner.save_rules(CareRules(morning.client.id, no_gifts="by contract"))
    assert morning.reasons("gift") == []


@pytest.mark.rule("C-06")
def test_important_days_come_up_every_year_or_once(morning: Morning) -> None:
    gifts, of = morning.desk.gifts, morning.client.id
    gifts.important_day(ImportantDay(of, "founded", 4, 18, gift=True))
    gifts.important_day(ImportantDay(of, "listed", 4, 18, year=2027))
    assert morning.reasons("important_day", date(2026, 4, 10)) == []
    assert [one["name"] for one in morning.reasons("important_day", date(2026, 4, 11))] == ["founded"]
    assert morning.reasons("gift", date(2026, 4, 4))
    assert {one["name"] for one in morning.reasons("important_day", date(2027, 4, 18))} == {"founded", "listed"}
    assert [one["name"] for one in morning.reasons("important_day", date(2028, 4, 18))] == ["founded"]


@pytest.mark.rule("C-27")
def test_ideas_are_offered_within_thirty_days(morning: Morning) -> None:
    morning.work(due=TODAY + timedelta(days=90))
    assert morning.reasons("idea") == [{"days": None, "tone": "quiet"}]
    idea = morning.desk.care.idea(Idea(morning.client.id, "by bicycle"))
    morning.desk.care.offer_idea(idea.id, TODAY)
    assert morning.reasons("idea", TODAY + timedelta(days=29)) == []
    assert morning.reasons("idea", TODAY + timedelta(days=30))[0]["days"] == 30


@pytest.mark.rule("C-28")
def test_there_is_brainstorming_every_month(morning: Morning) -> None:
    morning.work(due=TODAY + timedelta(days=90))
    assert morning.reasons("brainstorm", date(2026, 3, 14)) == []
    assert morning.reasons("brainstorm", date(2026, 3, 15))
    morning.desk.care.idea(Idea(morning.client.id, "by bicycle"))
    assert morning.reasons("brainstorm") == []
    assert morning.reasons("brainstorm", date(2026, 4, 20))


@pytest.mark.rule("A-02")
def test_clients_are_evaluated_every_quarter(morning: Morning) -> None:
    assert morning.reasons("evaluation", date(2026, 2, 28)) == []
    assert morning.reasons("evaluation", date(2026, 3, 1)) == [{"days": 30, "tone": "quiet"}]
    assert morning.reasons("evaluation", date(2026, 3, 24))[0]["tone"] == "near"
    morning.desk.standing.evaluate(Evaluation(morning.client.id, 5, 5, 5, 5))
    assert morning.reasons("evaluation") == []
    assert morning.reasons("evaluation", date(2026, 6, 1))


@pytest.mark.rule("C-10")
def test_a_bad_survey_is_followed_up(morning: Morning) -> None:
    standing, of = morning.desk.standing, morning.client.id
    standing.survey(Survey(of, "3,3,3,3,3,3,3,3,3,3"))
    assert morning.reasons("survey") == []
    bad = standing.survey(Survey(of, "3,3,3,3,3,3,3,3,3,2"))
    assert morning.reasons("survey")[0]["score"] == Decimal("2.9")
    standing.followed(bad.id)
    assert morning.reasons("survey") == []


def test_silence_is_noticed_after_thirty_days(morning: Morning) -> None:
    morning.note(ContactKind.MAIL)
    assert morning.reasons("silence", TODAY + timedelta(days=29)) == []
    assert morning.reasons("silence", TODAY + timedelta(days=30))[0]["days"] == 30
    morning.work(due=TODAY + timedelta(days=90))
    assert morning.reasons("silence") == []


@pytest.mark.rule("R-10")
def test_the_boss_hears_big_things(morning: Morning) -> None:
    morning.desk.care.tell_boss(BossNote(morning.client.id, "a small thing"))
    assert morning.reasons("boss") == []
    note = morning.desk.care.tell_boss(BossNote(morning.client.id, "a pitch", big=True))
    assert morning.line("boss").act is Act.TASK
    morning.desk.care.told(note.id, morning.house.people.ad.id)
    assert morning.reasons("boss") == []


@pytest.mark.rule("Z-39")
def test_the_right_person_is_called(morning: Morning) -> None:
    kept = morning.desk.clients.get(morning.client.id)
    kept.contacts += [Contact("Bo", role=ContactRole.DAY_TO_DAY), Contact("Gone", left_on=TODAY)]
    morning.desk.clients.save(kept)
    morning.work()
    assert morning.line("status").contact == "Bo"
    morning.desk.gifts.important_day(ImportantDay(morning.client.id, "founded", TODAY.month, TODAY.day))
    assert morning.line("important_day").contact == "Fen Yao"
    morning.desk.care.complain(Complaint(morning.client.id, "late", contact_id=morning.contact))
    line = morning.line("complaint_open")
    assert (line.contact, [reason.code for reason in line.also]) == ("Fen Yao", ["important_day"])


def test_a_client_without_contacts_or_phone_is_there_all_the_same(morning: Morning) -> None:
    bare = morning.desk.clients.register(client("Bare", contacts=[]))
    morning.put(job(bare))
    line = next(one for one in morning.all() if one.client_id == bare.id and one.why.code == "status")
    assert (line.contact_id, line.contact, line.phone) == (None, "", "")
    assert morning.desk.calls.plan_day(TODAY).rows == ()


def test_what_is_dropped_or_planned_does_not_come_again(morning: Morning) -> None:
    morning.work()
    line = morning.line("status")
    morning.desk.suggestions.drop(line, TODAY)
    morning.desk.suggestions.drop(line, TODAY)
    assert morning.reasons("status") == []
    assert morning.reasons("status", TODAY + timedelta(days=1))
    (call,) = morning.desk.calls.take([morning.line("status")], morning.clock.today(), words=lambda one: one.code)
    assert (call.about, call.purpose, call.slot, call.why) == ("status", Purpose.STATUS, Slot.BLOCK, "status")
    assert morning.reasons("status") == []
    morning.desk.calls.drop(call.id)
    assert morning.reasons("status")


def test_a_promise_is_not_dropped_in_silence(morning: Morning) -> None:
    morning.desk.care.promise(Promise(morning.client.id, "two samples", TODAY))
    line = morning.line("promise_due")
    with pytest.raises(UserError) as refusal:
        morning.desk.suggestions.drop(line, TODAY)
    assert refusal.value.code == "call_drop_reason"
    (call,) = morning.desk.calls.take([line], TODAY)
    with pytest.raises(UserError):
        morning.desk.calls.drop(call.id)
    morning.desk.calls.drop(call.id, "they were on holiday")
    morning.desk.suggestions.drop(morning.line("promise_due"), TODAY, "they were on holiday")
    assert morning.reasons("promise_due") == []


def _fill(store: Store, clients: int, calls: int) -> None:
    now = store.clock.now()
    with store.write("test.fill") as s:
        made: list[Client] = []
        for number in range(clients):
            one = Client(f"Client {number}", client_class=ClientClass.A, since=date(2020, 1, 1))
            one.contacts = [Contact("A", birth_month=1 + number % 12, birth_day=1 + number % 28), Contact("B")]
            made.append(one)
            s.add(job(one, due=TODAY + timedelta(days=number % 30 - 5)))
        s.add_all(made)
    for start in range(0, calls, 5000):
        with store.write("test.fill") as s:
            for number in range(start, min(calls, start + 5000)):
                of, at = made[number % clients], now - timedelta(hours=number)
                call = Call(of.id, Purpose.STATUS, "", of.contacts[0].id, at.date(), state=CallState.DONE)
                call.started_at, call.ended_at, call.seconds, call.outcome = at, at, 300, Outcome.AGREED
                s.add(call)
                s.add(ContactNote(of.id, ContactKind.CALL, at, contact_id=of.contacts[0].id))


@pytest.mark.parametrize("calls", [0, 600])
def test_many_clients_are_looked_at_with_a_few_reads(desk: Services, calls: int) -> None:
    from sqlalchemy import event

    _fill(desk.store, 400, calls)
    desk.suggestions.today(TODAY)
    reads: list[str] = []
    event.listen(desk.store._engine, "before_cursor_execute", lambda *told: reads.append(told[2]))
    found = desk.suggestions.today(TODAY)
    assert len(found) == 300
    assert len(reads) < 40
