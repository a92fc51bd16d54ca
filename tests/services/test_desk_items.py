"""The desk by its commands: one thing at a time, its folders, its registers, its diary, and the end of the day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from aedesk.domain.care import BossNote, Promise, PromiseState
from aedesk.domain.client import Contact
from aedesk.domain.desk import Category, ItemKind, Place, SittingEnd
from aedesk.domain.desk_plan import DeskSettings
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.sentences_desk import DIARY, diary
from aedesk.services import desk_files
from aedesk.services.diary_rows import VERBS
from aedesk.storage import tables as t
from tests.builders import TODAY, FixedClock, House
from tests.storage.things import refused


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


def sittings(house: House) -> list[tuple[int, SittingEnd | None]]:
    s = t.sitting.c
    with house.desk.store.read() as session:
        return [(row.seconds, row.end) for row in session.execute(t.sitting.select().order_by(s.started_at))]


@pytest.mark.rule("D-03")
@pytest.mark.rule("Z-21")
def test_taking_the_next_puts_the_first_back_and_logs_the_switch(house: House, clock: FixedClock) -> None:
    desk = house.desk.desk
    layout = house.job_at(Stage.LAYOUT)
    first = desk.capture("Remarks on the layout", client_id=layout.client_id, subject_kind="job", subject_id=layout.id,
                         minutes=45, words="Logo larger\nNo price")  # fmt: skip
    second = desk.capture("Offer of Greywood Press", files=[("offer.pdf", "application/pdf", b"%PDF-1.7")])
    assert [row.title for row in desk.view(TODAY).tray] == ["Offer of Greywood Press", "Remarks on the layout"]
    assert desk.take(second.id).put_back is None
    clock.go(minutes=12)
    taken = desk.take(first.id)
    assert taken.put_back is not None
    assert taken.put_back.id == second.id
    clock.go(minutes=3)
    view = desk.view(TODAY)
    assert [(row.title, row.papers, row.media) for row in view.tray] == [
        ("Offer of Greywood Press", 1, "application/pdf")
    ]
    assert view.on_desk is not None
    assert (view.on_desk.row.number, view.on_desk.row.client, view.on_desk.row.detail) == (
        "J-0001", "Larkwheel Cycles", "Logo larger",
    )  # fmt: skip
    assert (view.on_desk.seconds, view.on_desk.paused, view.switches) == (180, False, 1)
    assert desk.on_top() is not None
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    top = desk.on_top()
    assert top is not None
    assert top.item.id == second.id
    assert top.seconds == 15 * 60
    assert desk.take(second.id).put_back is None  # it lies there already: nothing is written
    assert house.desk.history.just_done() is None
    assert desk.paper(top.papers[0].blob) == b"%PDF-1.7"


def test_each_finds_its_place(house: House, clock: FixedClock) -> None:
    desk = house.desk.desk
    briefs, estimates = desk.categories()[:2]
    paper, other, told = desk.capture("Signed brief"), desk.capture("Price of the tin"), desk.capture("Bank statement")
    desk.take(paper.id)
    clock.go(minutes=20)
    desk.file(paper.id, briefs.id, "B-0094")
    desk.hand_on(other.id, person_id=house.people.am.id, follow_on=TODAY + timedelta(days=1))
    desk.defer(told.id, "tomorrow")
    view = desk.view(TODAY)
    assert (view.on_desk, view.tray, view.filed_today) == (None, (), 1)
    assert [(row.name, row.today, row.total) for row in view.filed][:2] == [
        ("Briefs and layouts", 1, 1), ("Estimates", 0, 0),
    ]  # fmt: skip
    assert sittings(house) == [(1200, SittingEnd.FILED)]
    clock.go(days=1)
    back = desk.view(clock.today()).tray
    assert [(row.title, row.again, row.detail) for row in back] == [
        ("Bank statement", True, ""), ("Price of the tin", True, "Leo Quan"),
    ]  # fmt: skip
    desk.file(paper.id, estimates.id)
    assert [row.label for row in desk.folder(estimates.id)] == ["B-0094"]
    desk.take(paper.id)
    assert desk.folder(estimates.id) == ()
    with refused("item_settled"):
        desk.drop(desk.drop(told.id).id)


def test_a_thing_that_repeats_comes_again(house: House) -> None:
    desk = house.desk.desk
    with refused("repeat_not_read"):
        desk.capture("Weekly report", repeat="EVERY SO OFTEN")
    made = desk.capture("Weekly report", due=TODAY, due_minute=720, repeat="FREQ=WEEKLY;BYDAY=TH", minutes=60)
    desk.done(made.id)
    following = next(item for item in dated(house) if item.title == "Weekly report")
    assert (following.due, following.due_minute, following.minutes) == (TODAY + timedelta(days=7), 720, 60)
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert dated(house) == []
    assert desk.item(made.id).place is Place.TRAY


def dated(house: House) -> list[object]:
    view = t.item.select().where(t.item.c.place == Place.DATED)
    with house.desk.store.read() as s:
        return list(s.execute(view))


@pytest.mark.rule("T-04")
def test_what_was_put_off_three_times_comes_up(house: House, clock: FixedClock) -> None:
    desk = house.desk.desk
    made = desk.capture("New date for J-0305")
    for to in ("tomorrow", "monday", "month"):
        desk.defer(made.id, to)
    assert desk.putting_off() == ()
    assert desk.item(made.id).due == TODAY.replace(month=4, day=1)
    desk.date(made.id, TODAY.replace(month=4, day=7), 540)
    assert [(row.title, row.postponed) for row in desk.putting_off()] == [("New date for J-0305", 3)]
    assert desk.view(TODAY).postponed == 1


@pytest.mark.rule("D-04")
def test_a_loose_text_leaves_the_pile_for_good(house: House) -> None:
    desk = house.desk.desk
    rates = desk.capture("Rates of outdoor media", kind=ItemKind.READ, minutes=6)
    fair = desk.capture("Minutes of the fair", kind=ItemKind.READ)
    assert [row.title for row in desk.view(TODAY).pile] == ["Rates of outdoor media", "Minutes of the fair"]
    assert desk.view(TODAY).pile_minutes == 6 + 5
    desk.read(rates.id, desk.categories()[3].id)
    desk.read(fair.id, None)
    for act in (desk.take, desk.back, desk.done):
        with refused("read_once_over"):
            act(rates.id)
    with refused("item_settled"):
        desk.read(fair.id, None)
    turned = desk.turn(desk.capture("Circular").id, ItemKind.READ)
    assert turned.place is Place.PILE
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert desk.item(turned.id).place is Place.TRAY


@pytest.mark.rule("X-22")
@pytest.mark.rule("C-15")
@pytest.mark.rule("R-10")
def test_one_list_holds_every_register(house: House, clock: FixedClock) -> None:
    desk, tea = house.desk.desk, house.client()
    house.desk.care.promise(Promise(tea.id, "Proof by Friday", TODAY - timedelta(days=1)))
    house.desk.care.tell_boss(BossNote(tea.id, "A second agency", big=True))
    doubt = desk.capture("The date is too short", kind=ItemKind.LANDMINE, client_id=tea.id)
    doubt.person, doubt.plan, doubt.said_on = "Bo Marek", "Print in two parts", TODAY - timedelta(days=2)
    desk.save(doubt)
    issue = desk.capture("Studio and production disagree", kind=ItemKind.ISSUE)
    question = desk.capture("May we show their prices?", kind=ItemKind.QUESTION)
    parked = desk.park(desk.capture("New rate card").id, TODAY + timedelta(days=20))
    found = desk.registers(TODAY)
    assert [(row.kind, row.days) for row in found] == [
        ("promise", 1), ("boss", 0), ("landmine", 2), ("issue", 0), ("question", 0), ("parked", -20),
    ]  # fmt: skip
    assert found[2].detail == "Bo Marek · Print in two parts"
    assert desk.escalate(issue.id).level == 1
    assert [row.level for row in desk.registers(TODAY, "issue")] == [1]
    with refused("empty"):
        desk.answer(question.id, " ")
    desk.answer(question.id, "Only with their consent")
    desk.close_entry(issue.id, "Both signed the new date")
    assert {row.kind for row in desk.registers(TODAY)} == {"promise", "boss", "landmine", "parked"}
    clock.go(days=20)
    assert [row.id for row in desk.view(clock.today()).tray] == [parked.id]
    with refused("stale"):
        desk.save(doubt.__class__("Another", id=doubt.id))


@pytest.mark.rule("T-05")
@pytest.mark.rule("T-06")
def test_an_interruption_stops_the_timer_and_brings_one_back(house: House, clock: FixedClock) -> None:
    desk, book = house.desk.desk, house.desk.diary
    desk.take(desk.capture("Brief J-0318").id)
    clock.go(minutes=10)
    broken = book.interrupt("Vera Lind", reason="Asks for the date", back_to="second paragraph",
                            later_on=TODAY + timedelta(days=1), later_minute=900)  # fmt: skip
    clock.go(minutes=6)
    top = desk.on_top()
    assert top is not None
    assert (top.paused, top.seconds) == (True, 600)
    assert book.interruption() is not None
    told = book.tell_interruption(broken.id, "Vera Lind, Verandine")
    assert (told.who, told.reason, told.ended_at) == ("Vera Lind, Verandine", "Asks for the date", None)
    book.tell_interruption(broken.id, "Vera Lind")
    assert book.end_interruption(broken.id).minutes == 6
    clock.go(minutes=4)
    book.interrupt("Bo", minutes=3)
    top = desk.on_top()
    assert top is not None
    assert (top.paused, top.seconds) == (False, 11 * 60)
    assert [row.title for row in desk.view(TODAY + timedelta(days=1)).tray] == ["Vera Lind"]
    assert [(each.who, each.minutes) for each in book.interruptions(TODAY)] == [("Vera Lind", 6), ("Bo", 3)]
    figures = house.desk.desk_figures
    assert [(row.hour, row.count, row.minutes) for row in figures.interruptions_by_hour()] == [(9, 2, 9)]
    assert [(row.name, row.count) for row in figures.interruptions_by_person()] == [("Bo", 1), ("Vera Lind", 1)]
    clock.go(hours=5)
    with refused("sitting_minutes_asked"):
        desk.done(top.item.id)
    desk.done(top.item.id, minutes=30)
    assert desk.item(top.item.id).seconds == 1800


@pytest.mark.rule("D-05")
def test_the_diary_writes_itself_and_forgets_what_was_undone(house: House, clock: FixedClock) -> None:
    desk, book, history = house.desk.desk, house.desk.diary, house.desk.history
    made = house.job_at(Stage.LAYOUT)
    clock.go(days=1)
    day = clock.today()
    desk.take(desk.capture("Offer", client_id=made.client_id, subject_kind="job", subject_id=made.id, minutes=40).id)
    clock.go(minutes=45)
    folder = desk.categories()[3]
    top = desk.on_top()
    assert top is not None
    desk.file(top.item.id, folder.id)
    clock.go(minutes=1)
    line = book.add("Coffee with the studio")
    assert said(house, day) == [
        ("On the desk: Offer", ""),
        ("Filed: Offer", "Suppliers, 45 min, planned 40"),
        ("Coffee with the studio", ""),
    ]
    row = book.day(day)[0]
    assert (row.subject_kind, row.subject_id, row.code_of_client) == ("job", made.id, "C-0001")
    line.words = "Coffee with the whole studio"
    book.save(line)
    book.drop_line(line.id)
    step = history.last_undoable() or 0
    history.undo(step)  # the line is there again
    back = history.undo(next(each for each in history.of("item", top.item.id) if each.verb == "desk.file").seq)
    assert said(house, day) == [("On the desk: Offer", ""), ("Coffee with the whole studio", "")]
    clock.go(days=3)
    history.undo(back)  # days later it is done again after all
    assert [title for title, _ in said(house, day)][1] == "Filed: Offer"
    clock.go(minutes=1)
    for number in range(4):
        one = desk.capture(f"Paper {number}")
        desk.file(one.id, folder.id) if number else desk.defer(one.id, "monday")
    assert said(house, clock.today()) == [("Tray sorted", "4 decided, 3 filed")]


def said(house: House, day: object) -> list[tuple[str, str]]:
    return [diary(row.code, row.values) for row in house.desk.diary.day(day)]  # type: ignore[arg-type]


def test_every_line_of_the_diary_has_its_words(house: House) -> None:
    house.desk.care.promise(Promise(house.client().id, "Proof", TODAY))
    promise = house.desk.care.promises()[0]
    house.desk.care.settle_promise(promise.id, PromiseState.KEPT)
    assert [title for title, _ in said(house, TODAY)] == ["Promised: Proof", "Promise kept: Proof"]
    assert set(VERBS) >= {"call.finish", "visit.held", "job.sign", "estimate.issue", "desk.take"}
    assert all(title[0].isupper() or title == "{words}" for title, _ in DIARY.values())


@pytest.mark.rule("D-06")
@pytest.mark.rule("T-10")
def test_a_day_is_closed_only_when_everything_has_its_place(house: House, clock: FixedClock) -> None:
    desk, closing = house.desk.desk, house.desk.closing
    call, offer, bank = (desk.capture(name) for name in ("Call Vera Lind", "Offer", "Bank statement"))
    desk.take(offer.id)
    closing.big(TODAY, "E-0147 is signed", "Visit Moonbamboo", "New date for J-0305")
    one, two, three = closing.state(TODAY).big
    closing.big_done(one.id)
    closing.big_why(three.id, "She was away", TODAY + timedelta(days=1))
    assert [each.words for each in closing.big_of(TODAY + timedelta(days=1))] == ["New date for J-0305"]
    assert [each.id for each in closing.big(TODAY, "", "Visit them")] == [two.id, three.id]
    with refused("day_to_come"):
        closing.close(TODAY + timedelta(days=1))
    with refused("day_unsorted"):
        closing.close(TODAY)
    assert closing.state(TODAY).unsorted == 3
    closing.first_thing(call.id, 540)
    desk.defer(bank.id, "monday")
    clock.go(minutes=30)
    desk.file(offer.id, desk.categories()[3].id)
    state = closing.state(TODAY)
    assert [rule.code for rule in state.rules if not rule.done] == ["D-01"]  # it bears no bookmark
    assert state.minutes[2] == ("desk", 30, 0)
    closed = closing.close(TODAY, {"D-01": "No labels left"})
    assert (closed.marks, closed.score, closed.causes) == ("01111", 80, "No labels left")
    with refused("day_closed_already"):
        closing.close(TODAY)
    clock.go(days=1)
    first = closing.first_of(clock.today())
    assert first is not None
    assert (first.words, first.minute) == ("Call Vera Lind", 540)
    top = desk.on_top()
    assert top is not None
    assert (top.item.id, top.sitting) == (call.id, None)
    desk.go_on()
    clock.go(minutes=12)
    assert desk.on_top().seconds == 720  # type: ignore[union-attr]
    closing.reopen(TODAY)
    assert closing.closes() == []


def test_files_that_cannot_be_kept_leave_the_item(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.desk.desk
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF" * 600_000)
    told: list[tuple[int, int]] = []
    name, media, data = desk_files.load(scan, lambda read, size: told.append((read, size)))
    assert (name, media, len(data), told[-1]) == ("scan.pdf", "application/pdf", 2_400_000, (2_400_000, 2_400_000))
    for path, code in ((tmp_path, "folder_dropped"), (tmp_path / "none", "file_unreadable")):
        with refused(code):
            desk_files.load(path)
    (tmp_path / "nothing.txt").touch()
    with refused("file_empty"):
        desk_files.load(tmp_path / "nothing.txt")
    monkeypatch.setattr(desk_files, "LARGEST", 10)
    with refused("file_too_large"):
        desk_files.load(scan)
    monkeypatch.undo()

    def full(*_: object, **__: object) -> str:
        raise UserError("disk_full")

    monkeypatch.setattr(house.desk.files, "put", full)
    with pytest.raises(UserError, match="paper_not_kept") as refusal:
        desk.capture("", files=[(name, media, data)])
    kept = desk.item(refusal.value.values["id"])  # type: ignore[arg-type]
    assert (kept.title, kept.papers) == ("scan.pdf", [])
    with refused("disk_full"):
        desk.add_paper(kept.id, name, media, data)
    with refused("empty"):
        desk.capture("  ")


def test_files_come_in_from_other_threads_while_the_room_is_read(house: House) -> None:
    desk = house.desk.desk

    def drop(number: int) -> UUID:
        return desk.capture(f"Scan {number}", files=[(f"{number}.tif", "image/tiff", bytes([number]) * 100_000)]).id

    with ThreadPoolExecutor(4) as pool:
        dropped = [pool.submit(drop, number) for number in range(8)]
        while not all(each.done() for each in dropped):
            desk.view(TODAY)
    view = desk.view(TODAY)
    assert {row.id for row in view.tray} == {each.result() for each in dropped}
    assert all(row.papers == 1 for row in view.tray)
    assert house.desk.history.verify().bad_seq is None


def test_folders_and_settings(house: House) -> None:
    desk = house.desk.desk
    media = desk.save_category(Category("Media"))
    assert [each.name for each in desk.categories()] == ["Media"]
    with refused("folder_twice"):
        desk.save_category(Category(" media "))
    with refused("empty"):
        desk.save_category(Category(" "))
    other = desk.save_category(Category("Payments"))
    desk.place_categories([other.id, media.id])
    assert [each.name for each in desk.categories()] == ["Payments", "Media"]
    media.closed = True
    desk.save_category(media)
    assert [each.name for each in desk.categories()] == ["Payments"]
    with refused("folder_closed"):
        desk.file(desk.capture("Paper").id, media.id)
    with refused("desk_setting"):
        desk.save_settings(DeskSettings(full=0))
    desk.save_settings(DeskSettings(tray_days=4, sunday=False))
    assert (desk.settings().tray_days, desk.settings().sunday) == (4, False)


def test_things_of_the_desk_are_found(house: House) -> None:
    made = house.desk.desk.capture("Oferta de Greywood", words="papel 150 g", files=[("croquis.png", "", b"x")])
    for typed in ("greyw", "papel", "croquis"):
        assert [(hit.kind, hit.id, hit.client_id) for hit in house.desk.search.find(typed)] == [("item", made.id, None)]


def test_figures_of_the_desk(house: House, clock: FixedClock) -> None:
    desk, figures = house.desk.desk, house.desk.desk_figures
    folder = desk.categories()[0]
    old = desk.capture("Old paper")
    desk.take(desk.capture("Brief").id)
    clock.go(minutes=30)
    desk.file(desk.on_top().item.id, folder.id)  # type: ignore[union-attr]
    clock.go(days=4)
    (week,) = figures.minutes_by_category(TODAY, weeks=1)
    assert [(part.name, part.minutes) for part in week.parts] == [("Briefs and layouts", 30)]
    ages = figures.tray_age(clock.today(), days=5)
    assert [(row.count, row.oldest) for row in ages] == [(1, 0), (1, 1), (1, 1), (1, 1), (1, 2)]
    desk.drop(old.id)
    assert figures.tray_age(clock.today(), days=2)[-1].count == 0
    tea = house.client()
    promise = house.desk.care.promise(Promise(tea.id, "Proof", clock.today()))
    house.desk.care.settle_promise(promise.id, PromiseState.KEPT)
    assert [(row.kept, row.closed) for row in figures.kept_by_week(clock.today(), weeks=2)] == [(0, 0), (1, 1)]


@pytest.mark.rule("T-06")
def test_a_name_that_is_typed_is_the_person_who_bears_it(house: House, clock: FixedClock) -> None:
    book, figures = house.desk.diary, house.desk.desk_figures
    cd = house.people.cd
    cd.other_name = "陆青"
    house.desk.agency.save_person(cd)
    client = house.client(contacts=[Contact("Vera Lind", "维拉"), Contact("Bo"), Contact("Bo", "Second")])
    vera = client.contacts[0].id
    assert book.interrupt(cd.name.upper(), minutes=2).person_id == cd.id
    assert book.interrupt("陆青", minutes=3).person_id == cd.id
    running = book.interrupt()
    assert book.tell_interruption(running.id, "vera lind").contact_id == vera
    assert book.tell_interruption(running.id, "Bo").contact_id is None  # there are two of that name
    assert book.tell_interruption(running.id, "维拉", "the date").contact_id == vera
    house.desk.history.undo(house.desk.history.last_undoable() or 0)
    assert book.interruptions(TODAY)[-1].contact_id is None
    assert [(row.name, row.count, row.minutes) for row in figures.interruptions_by_person()] == [
        (cd.name, 2, 5), ("Bo", 1, 0),
    ]  # fmt: skip
