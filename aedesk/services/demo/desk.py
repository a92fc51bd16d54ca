"""The desk in the demo: weeks of filed papers and interruptions, a closed yesterday, a tray that waits."""

from datetime import timedelta
from io import BytesIO
from random import Random
from uuid import UUID

from sqlalchemy import select

from aedesk.app import Services
from aedesk.domain.client import Client
from aedesk.domain.desk import Item, ItemKind, Source
from aedesk.domain.desk_plan import Area, Goal, GoalSheet
from aedesk.services.demo import desk_words as words
from aedesk.services.demo.care import workdays
from aedesk.services.demo.house import People
from aedesk.services.demo.telling import Story, ToldClock
from aedesk.services.demo.weeks import weeks
from aedesk.storage import tables as t

WORKDAYS = 24
CLOSED = 6
"""So many of the last workdays were closed with an empty tray."""

Clients = dict[str, Client]


def story(services: Services, clock: ToldClock, team: People, clients: Clients, random: Random) -> Story:
    """Everything on one desk, one after the other: it has room for one thing."""
    days = workdays(services, clock, WORKDAYS)
    desk, turn = services.desk, 0
    yield clock.ago(days[-1], 8, 40)
    folders = [one.id for one in desk.categories()]
    staff = {person.name: person.id for person in team.everybody}
    waiting: list[tuple[UUID, int, str]] = []  # what lay in the tray for a day or two, before the closed days
    for ago in reversed(days):
        yield clock.ago(ago, 8, 50)
        while len(waiting) > (2 if ago > days[CLOSED] else 0):
            id, folder, label = waiting.pop(0)
            desk.file(id, folders[folder], label)
        count = random.choice((2, 3, 3, 4))
        for number in range(count):
            yield clock.ago(ago, 9 + 2 * number, random.randrange(5, 20))
            at = clock.now()
            turn += 1
            title, name, folder, minutes, label = words.FILED[turn % len(words.FILED)]
            client = clients.get(name)
            title = title.format(number=f"B-{40 + turn:04d}")
            item = desk.capture(title, client_id=client.id if client else None, minutes=minutes)
            if not minutes and ago > days[CLOSED]:
                waiting.append((item.id, folder, label))
                continue
            if not minutes:
                desk.file(item.id, folders[folder], label)
                continue
            desk.take(item.id)
            if turn % 3 == 1:
                yield at + timedelta(minutes=7)
                who, took, why = words.BROKEN[turn % len(words.BROKEN)]
                broken = services.diary.interrupt(who, reason=why, person_id=staff.get(who))
                at += timedelta(minutes=took)
                yield at + timedelta(minutes=7)
                services.diary.end_interruption(broken.id)
            yield at + timedelta(minutes=max(9, round(minutes * random.uniform(0.7, 1.3))))
            desk.file(item.id, folders[folder], label)
        if ago == days[3]:
            yield from _loose(services, clock, ago, folders)
        if ago == days[0]:
            yield from _yesterday(services, clock, clients, ago)
        elif ago in days[1:CLOSED]:
            yield clock.ago(ago, 17, 35)
            services.closing.close(clock.today(), {"D-01": "Two papers came without a number"})
    yield from _today(services, clock, clients)


def lists(services: Services, clock: ToldClock, clients: Clients) -> list[Story]:
    """What does not lie on the desk: the tray, the pile, the registers, what was put off, goals."""
    waiting = [_tray(services, clock, clients, row) for row in words.TRAY]
    return [*waiting, _registers(services, clock, clients), _goals(services, clock), weeks(services, clock)]


def _loose(services: Services, clock: ToldClock, ago: int, folders: list[UUID]) -> Story:
    """Two texts that were read once."""
    yield clock.ago(ago, 16, 50)
    for title, folder in words.READ:
        item = services.desk.capture(title, kind=ItemKind.READ)
        services.desk.read(item.id, None if folder is None else folders[folder])


def _yesterday(services: Services, clock: ToldClock, clients: Clients, ago: int) -> Story:
    """The last workday: lines written by hand, three things that mattered, and its end."""
    closing, day = services.closing, clock.today()
    for hour, minute, line in words.DIARY:
        services.diary.add(line, clock.ago(ago, hour, minute))
    yield clock.ago(ago, 17, 20)
    first, second, third = closing.big(day, *words.BIG_BEFORE)
    closing.big_done(first.id)
    closing.big_done(second.id)
    closing.big_why(third.id, words.WHY_NOT)
    ride = _ride(services)
    item = services.desk.capture(words.FIRST, client_id=clients["Larkwheel Cycles"].id, minutes=45,
                                 subject_kind="estimate", subject_id=ride)  # fmt: skip
    closing.first_thing(item.id, 9 * 60)
    closing.close(day)


def _today(services: Services, clock: ToldClock, clients: Clients) -> Story:
    """This morning: the first thing lies on the desk, somebody breaks in, the big three are chosen."""
    desk, day = services.desk, clock.present.astimezone().date()
    yield clock.ago(0, 8, 30)
    for title, name, minutes in words.PILE:
        client = clients.get(name)
        desk.capture(title, kind=ItemKind.READ, client_id=client.id if client else None, minutes=minutes)
    yield clock.ago(0, 8, 45)
    services.closing.big(day, *words.BIG)
    yield clock.ago(0, 8, 52)
    top = desk.on_top()
    if top is None:
        return
    desk.go_on()
    yield clock.ago(0, 9, 10)
    who, _took, why = words.BROKEN[1]
    broken = services.diary.interrupt(who, reason=why, back_to="The faces: sixty, not eighty")
    yield clock.ago(0, 9, 16)
    services.diary.end_interruption(broken.id)
    services.diary.add(words.DIARY[0][2])


def _tray(services: Services, clock: ToldClock, clients: Clients, row: words.Waiting) -> Story:
    """Something that came this morning, or that came before and was dated to today."""
    ago = row[3]
    yield clock.ago(ago, 16 if ago else 8, 15 + 10 * (words.TRAY.index(row) % 4))
    item = _wait(services, clients, row)
    if ago:
        services.desk.date(item.id, clock.present.astimezone().date())


def _wait(services: Services, clients: Clients, row: words.Waiting) -> Item:
    title, text, name, _ago, minutes, job = row
    client = clients.get(name)
    files = []
    if title == words.OFFER:
        files.append(("greywood-press.pdf", "application/pdf", _offer()))
    elif title == words.SKETCH:
        files.append(("layout-remarks.png", "image/png", _sketch()))
    subject = _job(services, job) if job else None
    return services.desk.capture(
        title, words=text, client_id=client.id if client else None, subject_kind="job" if subject else "",
        subject_id=subject, minutes=minutes, source=Source.FILE if files else Source.TYPED, files=files,
    )  # fmt: skip


def _registers(services: Services, clock: ToldClock, clients: Clients) -> Story:
    """Doubts, issues, questions, a parked problem, and what is put off again and again."""
    desk = services.desk
    for kind, title, name, ago, told, plan in sorted(words.ENTRIES, key=lambda row: -row[3]):
        yield clock.ago(ago, 14, 30)
        item = desk.capture(title, kind=kind, client_id=clients[name].id)
        item.person, item.plan = told, plan
        if kind is ItemKind.LANDMINE:
            item.said_on = clock.today()
        desk.save(item)
        if kind is ItemKind.ISSUE:
            desk.escalate(item.id)
    yield clock.ago(1, 11, 5)
    today = clock.present.astimezone().date()
    late = desk.capture(words.PUT_OFF[0], client_id=clients[words.PUT_OFF[1]].id, minutes=20)
    for days in (2, 3, 5, 6):
        desk.date(late.id, today + timedelta(days=days))
    parked = desk.capture("New rate card of the agency")
    desk.park(parked.id, today + timedelta(days=18))
    for title, ago, ahead, minutes, rule in words.DATED:
        yield clock.ago(1, 11, 10 + ago)
        due = services.calendar.add_workdays(today, ahead)
        if rule:
            due = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
        desk.capture(title, due=due, minutes=minutes, repeat=rule)
    handed = desk.capture(words.WITH[0], client_id=clients["Moonbamboo Tea"].id)
    desk.hand_on(handed.id, words.WITH[1], follow_on=services.calendar.add_workdays(today, words.WITH[2]))


def _goals(services: Services, clock: ToldClock) -> Story:
    """The goals of the quarter and of the year, the big three of the week."""
    today = clock.present.astimezone().date()
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    yield clock.ago(20, 18, 30)
    reviews: list[tuple[UUID, str]] = []
    for place, (area, text, measure, start, now, certain, stretch) in enumerate(words.GOALS):
        for period in (quarter,) if place % 2 else (quarter, str(today.year)):
            goal = services.goals.save(Goal(period, text, Area(area), "", measure, start, start, certain, stretch))
            if period == quarter and start != now:
                reviews.append((goal.id, now))
    days = "\n".join(str(today + timedelta(days=ahead)) for ahead in (8, 36))
    services.goals.save_sheet(
        GoalSheet(quarter, days, "Say yes before I looked at the week", "One hour a day unbroken")
    )
    yield clock.ago(6, 18, 20)
    for id, value in reviews:
        services.goals.review(id, clock.today(), value, "")
    yield clock.ago(3, 19, 5)
    monday = today - timedelta(days=today.weekday())
    for place, text in enumerate(words.BIG):
        services.weeks.big(monday, place, text)


def _ride(services: Services) -> UUID | None:
    e, j = t.estimate.c, t.job.c
    query = select(e.id).join_from(t.estimate, t.job, j.id == e.job_id).where(j.title.like("Spring city ride%"))
    with services.store.read() as s:
        return s.execute(query.order_by(e.edition.desc())).scalars().first()


def _job(services: Services, title: str) -> UUID | None:
    j = t.job.c
    with services.store.read() as s:
        return s.execute(select(j.id).where(j.title.like(f"{title}%")).order_by(j.id.desc())).scalars().first()


def _offer() -> bytes:
    """A page of a printer's offer."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    paper = BytesIO()
    canvas = Canvas(paper, A4, invariant=True)
    canvas.setFont("Times-Bold", 22)
    canvas.drawString(60, 770, "Greywood Press")
    canvas.setFont("Helvetica", 11)
    rows = ("Offer 5518", "", "60 posters, 1185 x 1750 mm, four colours", "240 counter cards, A5, two sides", "",
            "Posters   ¥ 11,100.00", "Cards   ¥ 1,632.00", "", "Valid for two weeks, delivery nine days")  # fmt: skip
    for number, row in enumerate(rows):
        canvas.drawString(60, 730 - 20 * number, row)
    canvas.save()
    return paper.getvalue()


def _sketch() -> bytes:
    """A page of a layout with red marks on it."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (900, 640), "#F4F1EA")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((50, 50, 520, 590), fill="#D9D2C3")
    draw.ellipse((200, 140, 380, 320), fill="#F7E9B8")
    draw.rectangle((280, 320, 300, 520), fill="#6B6357")
    for row in range(9):
        draw.rectangle((570, 90 + 46 * row, 840 - 30 * (row % 3), 104 + 46 * row), fill="#B9B2A4")
    draw.ellipse((170, 110, 410, 350), outline="#C0392B", width=5)
    draw.line((570, 470, 800, 520), fill="#C0392B", width=5)
    draw.line((570, 520, 800, 470), fill="#C0392B", width=5)
    data = BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()
