"""Contacts out of files of other programs, into the desk, and out again as they were."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from aedesk.domain.client import Client, Contact
from aedesk.domain.errors import UserError
from aedesk.services.contacts import people, tables, texts, vcards
from aedesk.services.contacts.views import Act, Birthday, By, Card, Cards, Plan
from aedesk.storage import tables as t
from tests.builders import House

DATA = Path(__file__).parent / "data" / "contacts"


def read(house: House, name: str) -> Cards:
    return parsed(house, (DATA / name).read_bytes(), name)


def parsed(house: House, data: bytes, name: str) -> Cards:
    contacts = house.desk.contacts
    if contacts.kind(data, name) == "cards":
        return contacts.cards(data)
    table = contacts.table(data)
    return contacts.people(table, table.columns)


def codes(found: Cards | Plan) -> list[tuple[int, str]]:
    return [(each.place, each.code) for each in found.troubles]


CARDS: dict[str, list[Card]] = {
    "old_phone_qp_gbk.vcf": [
        Card(1, "苏文", "", "品牌经理", "月竹茶业有限公司", "",
             ("138 0000 4412", "0731-80000212", "Fax 0731-80000213"), (), Birthday(2, 13, 1988), "喜欢乌龙茶\n不要花"),
    ],
    "raw_gb18030.vcf": [
        Card(1, "任涛", company="月竹茶业有限公司", phones=("13800007730",)),
        Card(2, "张𠮷", phones=("13900005521",)),
    ],
    "outlook_utf16.vcf": [
        Card(1, "Ida Ruiz", title="Compras", company="Lanternfold Hotels", phones=("+34 912 345 678",),
             emails=("ida@lanternfold.example",), address="Calle Mayor 1, Madrid, 28001, España"),
    ],
    "iphone_v3.vcf": [
        Card(1, "Vera Lind", company="Verandine Home", phones=("+86 139 0000 1188", "+86 731 8000 230"),
             emails=("vera@verandine.example", "vera.private@home.example"), birthday=Birthday(2, 29),
             notes="Likes linen, not cotton.\nReads: poems; novels and a long line that is folded here with a space"),
    ],
    "v4_and_cut_off.vcf": [
        Card(1, "Hale Osten", "黑尔", company="Solmarina Juices", phones=("+86-138-0000-1199 ext. 12",),
             emails=("hale@solmarina.example",), birthday=Birthday(4, 24), notes="plain"),
        Card(3, "Cut Off", phones=("+8613800001177",)),
    ],
    "raw_picture_and_key.vcf": [Card(1, "Good Looking", company="Ximian, Inc.", birthday=Birthday(10, 15, 1953))],
    "google.csv": [
        Card(2, "Su Wen", title="Brand manager", company="Moonbamboo Tea",
             phones=("0731 8000 0212", "138 0000 4412"), emails=("su@moonbamboo.example",),
             birthday=Birthday(2, 13, 1988), notes='tea, "oolong"\nno flowers'),
        Card(3, "Pell Anders", title="Owner", company="Picoro Noodles",
             phones=("+86 139 0000 5521", "+86 731 8000 230"), emails=("pell@picoro.example",),
             birthday=Birthday(5, 30)),
    ],
    "excel_gbk.csv": [
        Card(2, "苏文", "", "品牌经理", "月竹茶业有限公司", "", ("13800004412", "0731-80000212"),
             ("su@moonbamboo.example",), Birthday(2, 13, 1988), "喜欢乌龙，不要花"),
        Card(3, "任涛", "", "销售总监", "月竹茶业", "", ("13800007730",), (), Birthday(5, 5, lunar=True), "ren@"),
        Card(4, "林文", "", "采购", "云雀单车"),
    ],
    "excel_es_cp1252.csv": [
        Card(2, "Íñigo Núñez Peña", title="Director", company="Niño Juguetes, S.L.", phones=("600 123 456",),
             emails=("inigo@nino.example",), birthday=Birthday(2, 29, 1980)),
        Card(3, "Begoña Ibáñez", title="Compras", company="Niño Juguetes", phones=("600 123 457",),
             emails=("bego@nino.example",), birthday=Birthday(4, 13, 1979)),
    ],
    "excel_unicode_text.txt": [
        Card(2, "Su Wen", company="Moonbamboo Tea", phones=("13800004412",), emails=("su@moonbamboo.example",)),
        Card(3, "林文", company="云雀单车", phones=("13800001234",), emails=("lin@lark.example",)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_files_of_other_programs_are_read(house: House, name: str) -> None:
    assert list(read(house, name).cards) == CARDS[name]


def test_what_does_not_fit_is_told_by_its_place(house: House) -> None:
    assert codes(read(house, "google.csv")) == [(4, "contacts_no_name")]
    assert codes(read(house, "excel_gbk.csv")) == [(3, "contacts_email"), (4, "contacts_phone_cut")]
    assert codes(read(house, "v4_and_cut_off.vcf")) == [(2, "contacts_no_name"), (3, "contacts_card_cut")]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "contacts_empty"),
        (b" \r\n\t\n", "a.vcf", "contacts_empty"),
        (b"%PDF-1.7\n1 0 obj", "list.csv", "contacts_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "list.xls", "exchange_old_excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "list.csv", "contacts_not_text"),
        (b"PK\x03\x04 broken", "list.xlsx", "exchange_damaged"),
        (b"Name,Phone\nA\x00B,1\x002\n\x01\x02", "list.csv", "contacts_not_text"),
        (bytes(range(128, 256)) * 40, "list.csv", "contacts_not_text"),
        (b"hello there", "a.vcf", "contacts_no_card"),
        (b"x" * 60_000_001, "a.csv", "exchange_huge"),
        (b"Name,Phone\n" + b"A,1\n" * 20_001, "a.csv", "contacts_many"),
        (b'Name,Phone\n"' + b"x" * 1_000_001, "a.csv", "contacts_table_broken"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(house: House, data: bytes, name: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        parsed(house, data, name)
    assert refused.value.code == code


def test_a_wrong_encoding_is_refused_and_another_one_taken(house: House) -> None:
    data = (DATA / "excel_gbk.csv").read_bytes()
    with pytest.raises(UserError, match="contacts_encoding"):
        house.desk.contacts.table(data, encoding=texts.UTF8)
    assert house.desk.contacts.table(data, encoding=texts.GB18030).rows[1][0] == "苏文"


def test_a_spreadsheet_is_a_table_too_whatever_it_is_called(house: House) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append(["联系人", "客户", "手机", "出生日期", "备注"])
    sheet.append(["苏文", "月竹茶", 13800004412, date(1988, 2, 13), "=1+1"])
    made = io.BytesIO()
    book.save(made)
    table = house.desk.contacts.table(made.getvalue())
    assert (table.first, table.head, table.encoding) == (2, True, "")
    found = house.desk.contacts.people(table, table.columns).cards[0]
    assert (found.place, found.phones, found.birthday) == (3, ("13800004412",), Birthday(2, 13, 1988))


def test_a_table_without_titles_is_guessed_by_what_stands_in_it(house: House) -> None:
    table = house.desk.contacts.table("苏文|月竹茶|13800004412|su@b.cn\n任涛|云雀|13800007730|ren@b.cn\n".encode())
    assert not table.head
    assert table.columns == {0: "name", 1: "client", 2: "phone", 3: "email"}


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("1988-02-13", Birthday(2, 13, 1988)), ("19880213", Birthday(2, 13, 1988)), ("--0213", Birthday(2, 13)),
        ("13/02/1988", Birthday(2, 13, 1988)), ("02-13", Birthday(2, 13)), ("2月13日", Birthday(2, 13)),
        ("1988-02-13T00:00:00Z", Birthday(2, 13, 1988)), ("13 Feb 1988", Birthday(2, 13, 1988)),
        ("February 13, 1988", Birthday(2, 13, 1988)), ("13 de febrero de 1988", Birthday(2, 13, 1988)),
        ("农历正月廿五", Birthday(1, 25, lunar=True)), ("农历闰四月初八", Birthday(4, 8, lunar=True, leap=True)),
        ("阴历1988年2月30日", Birthday(2, 30, 1988, True)), ("1604-02-29", Birthday(2, 29)),
        ("30 February 1988", None), ("soon", None), ("13", None), ("2023-02-29", None),
    ],
)  # fmt: skip
def test_birthdays_are_read_as_people_write_them(text: str, born: Birthday | None) -> None:
    assert people.birthday_of(text) == born


# In


def bring(house: House, text: str, **target: object) -> Plan:
    table = house.desk.contacts.table(text.encode())
    return house.desk.contacts.plan(house.desk.contacts.people(table, table.columns), **target)  # type: ignore[arg-type]


LIST = """Name,Company,Phone,Email,Title
Fen Yao,Larkwheel Cycles,13900001111,fen@x.cn,Head
Su Wen,Moonbamboo Tea,13800004412,,
"""


def test_an_import_adds_fills_and_registers_in_one_step_and_is_one_undo(house: House) -> None:
    lark = house.client()
    before = house.desk.clients.get(lark.id).contacts[0]
    plan = bring(house, LIST)
    assert [(row.client, row.act) for row in plan.rows] == [("Larkwheel Cycles", Act.ADD), ("Moonbamboo Tea", Act.NEW)]
    assert plan.new_clients == ("Moonbamboo Tea",)
    report = house.desk.contacts.apply(plan)
    assert (report.added, report.filled, report.skipped, report.clients) == (1, 1, 0, 1)
    after = house.desk.clients.get(lark.id).contacts[0]
    assert (after.phone, after.name) == (before.phone or "+8613900001111", "Fen Yao")
    assert {row.short_name for row in house.desk.clients.rows()} == {"Larkwheel Cycles", "Moonbamboo Tea"}
    assert [row.short_name for row in house.desk.clients.rows("13800004412")] == ["Moonbamboo Tea"]
    again = house.desk.contacts.plan(house.desk.contacts.people(
        house.desk.contacts.table(LIST.encode()), house.desk.contacts.table(LIST.encode()).columns))  # fmt: skip
    assert [row.act for row in again.rows] == [Act.SKIP, Act.SKIP]
    seq = house.desk.history.last_undoable()
    assert seq is not None
    house.desk.history.undo(seq)
    assert [row.short_name for row in house.desk.clients.rows()] == ["Larkwheel Cycles"]
    assert house.desk.clients.get(lark.id).contacts[0].title == before.title


def test_people_are_known_by_number_address_and_name(house: House) -> None:
    house.client("月竹茶", legal_name="月竹茶业有限公司", contacts=[
        Contact("苏文", phone="+8613800004412", email="su@b.cn", title="x", tastes="tea")])  # fmt: skip
    plan = bring(house, "姓名,公司,手机,邮箱\n苏 文,月竹茶业,138 0000 4412,\n苏小文,别家,,SU@b.cn\n"
                        "苏文,月竹茶业（有限公司）,,\n苏文,云雀,,\n"
                        "陈一,云雀,13700000001,\n陈一,云雀,13700000001,\n")  # fmt: skip
    assert [(row.client, row.match.by if row.match else None, row.act) for row in plan.rows] == [
        ("月竹茶", By.PHONE, Act.SKIP), ("别家", By.EMAIL, Act.SKIP), ("月竹茶", By.NAME, Act.SKIP),
        ("云雀", By.ELSEWHERE, Act.NEW), ("云雀", None, Act.NEW), ("云雀", By.TWICE, Act.SKIP),
    ]  # fmt: skip


def test_all_go_into_one_client_and_without_company_nowhere(house: House) -> None:
    lark = house.client(contacts=[])
    text = "Name,Phone,Phone 2,Notes\nSu Wen,13800004412,073180000212,tea\n"
    homeless = bring(house, text)
    assert (homeless.rows[0].acts, codes(homeless)) == ((Act.SKIP,), [(2, "contacts_no_client")])
    assert house.desk.contacts.apply(homeless).skipped == 1
    house.desk.contacts.apply(bring(house, text, target=lark.id))
    kept = house.desk.clients.get(lark.id).contacts[0]
    assert (kept.name, kept.phone, kept.tastes) == ("Su Wen", "+8613800004412", "tea\nTel. +86 731 8000 0212")


def test_nothing_is_written_when_it_is_stopped_or_fails_halfway(house: House) -> None:
    plan = bring(house, "Name,Company\n" + "".join(f"N{n},C{n % 7}\n" for n in range(200)))

    def stop(n: int, _of: int) -> None:
        if n >= 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.desk.contacts.apply(plan, tell=stop)
    assert house.desk.clients.rows() == []
    assert house.desk.store.peek("C") == "C-0001"
    assert house.desk.contacts.apply(plan).clients == 7


def test_somebody_removed_meanwhile_stops_the_import(house: House) -> None:
    lark = house.client()
    plan = bring(house, LIST)
    client = house.desk.clients.get(lark.id)
    client.contacts.clear()
    house.desk.clients.save(client)
    with pytest.raises(UserError, match="stale"):
        house.desk.contacts.apply(plan)
    assert len(house.desk.clients.rows()) == 1


# Out and in again

_WORD = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn"), blacklist_characters="\u2028\u2029"),
                min_size=1, max_size=30).map(str.strip).filter(bool)  # fmt: skip
_LINES = st.lists(_WORD, max_size=3).map("\n".join)
_YEAR = st.sampled_from([None, 1988])
_PHONE = st.sampled_from(["", "+8613800004412", "+8673180000212;ext=12"])
_BIRTH = st.one_of(
    st.just((None, None, None, False, False)),
    st.tuples(_YEAR, st.integers(1, 12), st.integers(1, 28), st.just(False), st.just(False)),
    st.tuples(_YEAR, st.integers(1, 12), st.integers(1, 30), st.just(True), st.booleans()),
)


@settings(max_examples=60)
@given(_WORD, _WORD, _WORD, _LINES, _BIRTH, st.booleans(), _PHONE)
def test_a_card_that_comes_back_says_the_same(
    name: str, company: str, other: str, notes: str, born: tuple[int, int, int, bool, bool], signs: bool, phone: str
) -> None:
    year, month, day, lunar, leap = born
    made = Contact(name, other_name=other, phone=phone, tastes=notes, signs=signs, birth_year=year, birth_month=month,
                   birth_day=day, birth_lunar=lunar, birth_leap=leap, title=company)  # fmt: skip
    card = vcards.read(vcards.write([vcards.Given(Client(company, code="C-0007"), made)])).cards[0]
    flat: Callable[[str], str] = lambda text: " ".join(text.split())  # noqa: E731
    assert (card.name, card.other_name) == (flat(name), "" if flat(name) == flat(other) else flat(other))
    assert (flat(card.company), card.code, card.title, card.signs) == (flat(company), "C-0007", flat(company), signs)
    assert card.notes == "\n".join(dict.fromkeys([notes])) or not notes.strip()
    expected = None if month is None else Birthday(month, day, year, lunar, leap)
    assert card.birthday == expected
    assert card.phones == ((phone.replace(";ext=", " ext. "),) if phone else ())
    assert (card.key, card.role) == (made.id, made.role)


_CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=12) | st.just('a,"b"\nc;d')


@settings(max_examples=60)
@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=6), st.sampled_from(",;\t|"),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))  # fmt: skip
def test_whatever_another_program_quotes_is_read_cell_by_cell(
    rows: list[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    made = io.StringIO()
    csv.writer(made, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([("姓名", "公司", "备注"), *rows])
    told = encoding.removesuffix("-sig")
    table = tables.read(made.getvalue().encode(encoding), encoding=told, separator=separator, head=True)
    expected = [tuple(cell.strip() for cell in row) for row in rows]
    while expected and not any(expected[-1]):
        expected.pop()
    assert list(table.rows[1:]) == expected


def test_everybody_is_exported_and_comes_back_as_known(house: House) -> None:
    house.client(contacts=[Contact("Fen Yao", phone="+8613900001111"), Contact("Gone", left_on=date(2026, 1, 1))])
    house.client("月竹茶", contacts=[Contact("苏文", birth_month=1, birth_day=25, birth_lunar=True, tastes="茶")])
    data = house.desk.contacts.vcards()
    plan = house.desk.contacts.plan(house.desk.contacts.cards(data))
    assert [(row.card.name, row.match.by if row.match else None, row.act) for row in plan.rows] == [
        ("Fen Yao", By.FILE, Act.SKIP), ("苏文", By.FILE, Act.SKIP),
    ]  # fmt: skip
    with house.desk.store.write("test") as s:
        for client in s.query(Client):
            client.contacts.clear()
    house.desk.contacts.apply(house.desk.contacts.plan(house.desk.contacts.cards(data)))
    with house.desk.store.read() as s:
        kept = s.query(Contact).order_by(t.contact.c.name).all()
    assert [(one.name, one.phone, one.tastes, one.birth_lunar) for one in kept] == [
        ("Fen Yao", "+8613900001111", "", False), ("苏文", "", "茶", True),
    ]  # fmt: skip
