"""Clients: registered, kept, listed, found in three scripts, archived."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from aedesk.domain.client import Client, ClientClass, Contact, ContactKind, ContactNote, GroupMember
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.services.client_rows import reading
from tests.builders import TODAY, House, client


def test_registering_gives_code_day_and_reading(house: House) -> None:
    made = house.client("云雀单车")
    assert (made.code, made.since, made.reading) == ("C-0001", TODAY, "yun que dan che")
    assert house.client("Ópalo").reading == "opalo"
    assert house.client("Zeta", reading="a first").reading == "a first"
    kept = house.desk.clients.get(made.id)
    assert kept is not made
    assert [contact.name for contact in kept.contacts] == ["Fen Yao"]


def test_a_client_can_be_saved_again_and_again(house: House) -> None:
    made = house.client()
    for name in ("One", "Two"):
        made.short_name = name
        assert house.desk.clients.save(made).version == made.version
    made.contacts.append(Contact("Gil"))
    made.contacts.pop(0)
    made.group = [GroupMember(house.people.ae.id, "day to day")]
    made.code = "C-9999"
    house.desk.clients.save(made)
    kept = house.desk.clients.get(made.id)
    assert (kept.short_name, kept.code, [one.name for one in kept.contacts]) == ("Two", "C-0001", ["Gil"])
    assert kept.group[0].duty == "day to day"


def test_an_old_copy_does_not_overwrite_a_newer_one(house: House) -> None:
    made = house.client()
    first, second = house.desk.clients.get(made.id), house.desk.clients.get(made.id)
    first.industry = "toys"
    house.desk.clients.save(first)
    second.industry = "tea"
    with pytest.raises(UserError, match="stale"):
        house.desk.clients.save(second)
    assert second.industry == "tea"
    assert house.desk.clients.get(made.id).industry == "toys"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"short_name": " "}, "empty", "short_name"),
        ({"language": "fr"}, "paper_language_unknown", "language"),
        ({"currency": "XXX"}, "currency_unknown", None),
        ({"payment_days": -1}, "days_out_of_range", "payment_days"),
        ({"contacts": lambda: [Contact(" ")]}, "contact_without_name", "contacts"),
        ({"contacts": lambda: [Contact("Fen", email="fen at yao")]}, "email_wrong", "contacts"),
        ({"contacts": lambda: [Contact("Fen", birth_month=2, birth_day=30)]}, "birthday_impossible", "birthday"),
    ],
)
def test_what_no_client_can_be_is_refused(
    house: House, fields: dict[str, object], code: str, field: str | None
) -> None:
    made = client()
    for name, value in fields.items():
        setattr(made, name, value() if callable(value) else value)
    with pytest.raises(UserError) as refusal:
        house.desk.clients.register(made)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert house.desk.clients.rows() == []


def test_the_list_tells_jobs_and_last_contact(house: House) -> None:
    clients = house.desk.clients
    early, late = house.client("Beta", client_class=ClientClass.A), house.client("Alpha", client_class=ClientClass.B)
    first = house.client("Alto", client_class=ClientClass.A, owner_id=house.people.am.id, contacts=[])
    house.job(early, "late", due=TODAY - timedelta(days=1))
    house.job(early, "today", due=TODAY)
    house.job(early, "some day", due=None)
    now = house.desk.clock.now()
    clients.note(ContactNote(late.id, ContactKind.CALL, now - timedelta(days=2), contact_id=late.contacts[0].id))
    clients.note(ContactNote(late.id, ContactKind.MAIL, now - timedelta(days=5)))
    rows = clients.rows()
    assert [row.short_name for row in rows] == ["Alto", "Beta", "Alpha"]
    assert (rows[0].owner_initials, rows[0].owner, rows[0].open_jobs, rows[0].next_due) == ("LQ", "Leo Quan", 0, None)
    assert (rows[1].open_jobs, rows[1].late_jobs, rows[1].next_due) == (3, 1, TODAY - timedelta(days=1))
    assert (rows[2].last_contact_kind, rows[2].last_contact_name) == (ContactKind.CALL, "Fen Yao")
    assert rows[2].last_contact_at == now - timedelta(days=2)
    assert [note.kind for note in clients.notes(late.id)] == [ContactKind.CALL, ContactKind.MAIL]
    assert len(clients.notes(late.id, limit=1)) == 1
    assert first.contacts == []


def test_the_list_is_one_query(house: House) -> None:
    for name in ("One", "Two", "Three"):
        house.job(house.client(name))
    seen: list[str] = []
    with house.desk.store.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *said: seen.append(said[2]))
    house.desk.clients.rows()
    assert len([statement for statement in seen if statement.lstrip().startswith("SELECT")]) == 1


@pytest.mark.parametrize("typed", ["云雀", "yqdc", "larkwheel", "bicyc", "C-0001", "c1", "姚芬", "yao", "4321"])
def test_clients_are_found_in_three_scripts_by_names_and_contacts(house: House, typed: str) -> None:
    phone = Contact("Fen Yao", "姚芬", phone="138 1234 4321")
    made = house.client("Larkwheel Cycles", other_name="云雀单车", contacts=[phone])
    house.client("Moonbamboo", other_name="月竹", industry="tea", contacts=[Contact("Gil Ros")])
    assert [row.id for row in house.desk.clients.rows(typed)] == [made.id]
    assert house.desk.clients.rows("nobody at all") == []


def test_a_client_with_open_jobs_is_not_archived(house: House) -> None:
    made = house.client()
    job = house.job(made)
    with pytest.raises(UserError, match="client_has_open_jobs") as refusal:
        house.desk.clients.archive(made.id)
    assert refusal.value.values["jobs"] == 1
    with house.desk.store.write("test") as session:
        session.get_one(type(job), job.id).stage = Stage.CLOSED
    assert house.desk.clients.archive(made.id).archived_on == TODAY
    assert house.desk.clients.rows() == []
    assert [row.id for row in house.desk.clients.rows(archived=True)] == [made.id]
    with pytest.raises(UserError, match="client_archived"):
        house.job(made)
    assert house.desk.clients.bring_back(made.id).archived_on is None


def test_notes_are_of_the_past_and_of_this_clients_people(house: House) -> None:
    made, other = house.client(), house.client("Other")
    now = house.desk.clock.now()
    with pytest.raises(UserError, match="date_in_future"):
        house.desk.clients.note(ContactNote(made.id, ContactKind.CALL, now + timedelta(minutes=1)))
    with pytest.raises(UserError, match="contact_not_of_client"):
        house.desk.clients.note(ContactNote(made.id, ContactKind.CALL, now, contact_id=other.contacts[0].id))


@pytest.mark.parametrize(
    ("typed", "country", "kept", "shown"),
    [
        ("138 1234 5678", "CN", "+8613812345678", "+86 138 1234 5678"),
        ("021-6433 1234", "CN", "+862164331234", "+86 21 6433 1234"),
        ("91 123 45 67", "ES", "+34911234567", "+34 911 23 45 67"),
        ("+52 55 1234 5678", "CN", "+525512345678", "+52 55 1234 5678"),
        ("ask the desk ", "CN", "ask the desk", "ask the desk"),
        ("123", "CN", "123", "123"),
    ],
)
def test_telephone_numbers(house: House, typed: str, country: str, kept: str, shown: str) -> None:
    assert house.desk.clients.phone(typed, country) == kept
    assert house.desk.clients.phone_shown(kept) == shown
    made = house.client(contacts=[Contact("Fen", phone=kept)])
    assert made.contacts[0].phone == kept


def test_a_birthday_is_told_by_the_service(house: House) -> None:
    contact = Contact("Fen", birth_month=1, birth_day=15, birth_lunar=True)
    assert house.desk.clients.birthday_next(contact, TODAY) == date(2027, 2, 20)


def test_reading_is_what_a_name_is_sorted_by() -> None:
    assert [reading(name) for name in ("Ábaco", "重庆火锅", "  Two  Words ")] == [
        "abaco",
        "chong qing huo guo",
        "two words",
    ]


def test_a_client_that_is_gone_is_an_answer(house: House) -> None:
    with pytest.raises(UserError, match="not_found"):
        house.desk.clients.get(Client("never kept").id)
