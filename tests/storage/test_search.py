"""Found in three scripts, at once, and never stale."""

from collections.abc import Callable
from contextlib import closing

import pytest

from aedesk.domain.brief import Brief, Deliverable
from aedesk.domain.client import Client, Contact
from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.job import Job
from aedesk.paths import Paths
from aedesk.storage import opening, search, search_text
from aedesk.storage.store import Store
from tests.storage.things import client, index, keep

Find = Callable[[str], list[str]]


@pytest.fixture
def find(store: Store) -> Find:
    def found(text: str) -> list[str]:
        with store.read() as session:
            return [f"{hit.kind} {hit.title}" for hit in search.find(session, text)]

    tea = Client("星河茶饮", code="C-0007", legal_name="重庆星河餐饮有限公司", industry="Bebidas")
    tea.reading = "xinghe chayin"
    tea.contacts = [Contact("单小姐", title="市场总监", phone="+8613812345678"), Contact("Ángel Núñez")]
    work = Job(tea.id, "Campaña de Niño", other_title="春茶上市海报", number="J-0312", words="𠮷祥 and 龘")
    brief = Brief(work.id, number="B-0045", objective="让年轻人记住新口味", deliverables=[Deliverable("地铁灯箱")])
    quote = Estimate(work.id, tea.id, number="E-0123", lines=[EstimateLine("Fotografía", other_description="产品摄影")])
    keep(store, tea, work, brief, quote, client("Tern & Quill"))
    return found


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("星", ["client 星河茶饮"]),
        ("茶饮", ["client 星河茶饮"]),
        ("河茶饮", ["client 星河茶饮"]),
        ("茶河", []),
        ("饮重", []),
        ("春茶", ["job Campaña de Niño"]),
        ("口味", ["job Campaña de Niño"]),
        ("灯箱", ["job Campaña de Niño"]),
        ("𠮷祥", ["job Campaña de Niño"]),
        ("龘", ["job Campaña de Niño"]),
        ("摄影", ["estimate E-0123 v1"]),
        ("小姐", ["contact 单小姐"]),
        ("总监", ["contact 单小姐"]),
        ("xhcy", ["client 星河茶饮"]),
        ("hcy", ["client 星河茶饮"]),
        ("cqxh", ["client 星河茶饮"]),
        ("sxj", ["contact 单小姐"]),
        ("xinghe", ["client 星河茶饮"]),
        ("campana", ["job Campaña de Niño"]),
        ("NIÑO", ["job Campaña de Niño"]),
        ("nin cam", ["job Campaña de Niño"]),
        ("angel nunez", ["contact Ángel Núñez"]),
        ("fotografia", ["estimate E-0123 v1"]),
        ("J-0312", ["job Campaña de Niño"]),
        ("j-03", ["job Campaña de Niño"]),
        ("0312", ["job Campaña de Niño"]),
        ("b-0045", ["job Campaña de Niño"]),
        ("Ｅ－０１２３", ["estimate E-0123 v1"]),
        ("138", ["contact 单小姐"]),
        ("5678", ["contact 单小姐"]),
        ("+86 13812345678", ["contact 单小姐"]),
        ("bebidas 星河", ["client 星河茶饮"]),
        ("星河quill", []),
        ("tern & quill", ["client Tern & Quill"]),
        ("", []),
        ('"*(', []),
        ("AND", ["job Campaña de Niño"]),
        ("words:x", []),
    ],
)
def test_found(find: Find, text: str, hits: list[str]) -> None:
    assert find(text) == hits


def test_a_hit_says_whose_it_is(store: Store, find: Find) -> None:
    with store.read() as session:
        (hit,) = search.find(session, "E-0123")
        (person,) = search.find(session, "单小姐")
        tea = session.query(Client).filter_by(code="C-0007").one()
    assert (hit.detail, hit.client_id) == ("星河茶饮 Campaña de Niño", tea.id)
    assert (person.detail, person.client_id) == ("星河茶饮 市场总监", tea.id)


def test_the_index_follows_every_change(store: Store, find: Find) -> None:
    with store.write("test.change") as session:
        tea = session.query(Client).filter_by(code="C-0007").one()
        tea.short_name = "月光"
        tea.contacts.pop(0)
        work = session.query(Job).one()
        work.other_title = ""
        brief = session.query(Brief).one()
        brief.deliverables.clear()
        brief.objective = "记住月光"
    assert (find("星河茶"), find("sxj"), find("春茶"), find("灯箱")) == ([], [], [], [])
    assert find("月光") == ["client 月光", "job Campaña de Niño"]
    with store.write("test.remove") as session:
        session.delete(session.query(Brief).one())
        session.delete(session.query(Estimate).one())
    assert (find("记住"), find("e-0123")) == ([], [])


def test_an_index_made_anew_is_the_same(paths: Paths, key: bytes, store: Store, find: Find) -> None:
    before = index(paths, key)
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("BEGIN IMMEDIATE")
        assert search.rebuild(con) == 6
        con.execute("COMMIT")
        assert [hit.title for hit in search.find(con, "茶饮")] == ["星河茶饮"]
    assert index(paths, key) == before


def test_no_more_than_asked_for(store: Store) -> None:
    keep(store, *(client(f"Tea {number}") for number in range(30)))
    with store.read() as session:
        assert len(search.find(session, "tea", limit=20)) == 20


def test_no_kind_crowds_out_another(store: Store) -> None:
    house = client("Tea house")
    keep(store, house)
    keep(store, *(Job(house.id, f"Tea {number}") for number in range(60)))
    with store.read() as session:
        hits = search.find(session, "tea")
    assert [hit.kind for hit in hits] == ["client"] + ["job"] * 49
    assert [hit.title for hit in hits[1:3]] == ["Tea 59", "Tea 58"]
    with store.write("test.touch") as session:
        session.get_one(Job, hits[40].id).words = "changed"
    with store.read() as session:
        assert search.find(session, "tea")[1].id == hits[40].id


def test_signs_with_two_readings_are_found_by_both() -> None:
    assert set(search_text.initials("重庆").split()) == {"cq", "q", "zq"}
    assert {"cs", "zs"} <= set(search_text.initials("长沙").split())
    assert {"dxs", "sxs"} <= set(search_text.initials("单先生").split())
    assert {"cxj", "zxj"} <= set(search_text.initials("曾小姐").split())
    assert len(search_text.initials("长长长长长长长长长长长长").split()) <= 8 * 12


def test_neighbours_of_two_runs_are_no_word() -> None:
    assert search_text.grams("茶饮 上海a好") == "茶饮 饮 x 上海 海 x 好"
