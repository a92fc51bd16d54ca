"""Fills a desk with years of work for measuring, quickly, below the journal's guard: `python -m tools.big_desk DIR`.

Everything fits together all the same: references, the journal's chain, the search index and the numbers drawn.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.dialects import sqlite

from aedesk.domain.call import Call, CallState, NextKind, Outcome, Purpose
from aedesk.domain.client import Client, Contact, ContactKind, ContactNote
from aedesk.domain.desk import Category, Interruption, Item, Sitting
from aedesk.domain.estimate import Estimate, EstimateLine, EstimateState
from aedesk.domain.ids import new_id
from aedesk.domain.job import STAGES, Job
from aedesk.domain.people import Agency, Person, Rank
from aedesk.domain.signoff import SignOff
from aedesk.paths import Paths
from aedesk.storage import journal, mapping, migrations, opening, search, vault
from aedesk.storage import tables as t
from aedesk.storage.types import micros

_ZH = (
    "星河", "月光", "青禾", "远山", "白鹭", "晴川", "锦瑟", "云上", "蓝鲸", "长风", "重楼", "橙果", "知味",
    "拾光", "南乔", "北辰",
)  # fmt: skip
_ZH_TRADE = (
    "茶饮", "食品", "地产", "汽车", "银行", "旅游", "服饰", "家电", "药业", "教育",
)  # fmt: skip
_LATIN = (
    "Tern", "Quill", "Rio", "Marea", "Alba", "Cobre", "Norte", "Solis", "Harbor", "Maple", "Lumen", "Orchard",
)  # fmt: skip
_TRADE = (
    "Foods", "Bank", "Motors", "Travel", "Health", "Homes", "Banca", "Hoteles", "Cafés", "Modas",
)  # fmt: skip
_WORK = (
    "Spring poster", "Campaña de otoño", "春茶上市海报", "Store opening", "Anuncio de radio", "地铁灯箱",
    "Annual report", "新品短片",
)  # fmt: skip
_SLOTS = ("brief.ad", "brief.cd", "layout.cd", "layout.am", "layout.client", "art.art_director", "art.copywriter",
          "art.ae", "art.client", "execution.cs", "execution.cr")  # fmt: skip
_DIALECT = sqlite.dialect()
_START = datetime(2023, 1, 2, 9, tzinfo=UTC)

Values = dict[str, Any]


def bulk_desk(
    paths: Paths,
    key: bytes,
    *,
    clients: int = 2_000,
    jobs: int = 20_000,
    open_jobs: int = 500,
    estimates: int = 3_000,
    calls: int = 100_000,
    items: int = 20_000,
    tray: int = 500,
    journal_rows: int = 200_000,
    lines: int = 12,
    today: date = date(2026, 3, 12),
    seed: int = 7,
) -> dict[str, int]:
    """Add all that to an existing desk (made if there is none) in one transaction; how much of each was added."""
    mapping.configure()
    if not paths.database.exists():
        migrations.create(paths, key)
    chance = random.Random(seed)
    with closing(opening.connect(paths.database, key)) as con:
        con.execute("BEGIN IMMEDIATE")
        owners = [row[0] for row in con.execute("SELECT id FROM person")] or _people(con)
        house = _clients(con, chance, owners, clients)
        work = _jobs(con, chance, owners, house, jobs, open_jobs, today)
        _sign_offs(con, chance, owners, work)
        quotes = _estimates(con, chance, work, estimates, lines)
        _notes(con, chance, house, calls, today)
        _calls(con, chance, calls, today)
        _items(con, chance, house, items, tray, today)
        written = _journal(con, chance, [job for job, _, _ in work], journal_rows)
        documents = search.rebuild(con)
        con.execute("COMMIT")
        con.execute("PRAGMA optimize")
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {"clients": clients, "jobs": jobs, "estimates": quotes, "calls": calls, "items": items + tray,
            "journal": written,
            "search": documents}  # fmt: skip


def _pattern(noun: object, table: Any) -> Values:
    """A noun's columns as the driver stores them, to be varied."""
    values: Values = {}
    for column in table.columns:
        turn = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        value = getattr(noun, column.name, None)
        stored = turn(value) if turn and value is not None else value
        values[column.name] = bytes(stored) if isinstance(stored, memoryview) else stored
    return values | ({"version": 1} if "version" in values else {})


def _insert(con: opening.Connection, table: Any, pattern: Values, rows: Iterable[Values]) -> None:
    columns = ", ".join(f'"{name}"' for name in pattern)
    marks = ", ".join(f":{name}" for name in pattern)
    con.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", ({**pattern, **row} for row in rows))


def _people(con: opening.Connection) -> list[bytes]:
    """The agency and its people: without them the desk would still be in its first run."""
    _insert(con, t.agency, _pattern(Agency("Tern & Quill", created_at=_START), t.agency), [{}])
    people = [Person(name, Rank.AE, is_me=not n) for n, name in enumerate(("林晓", "Bo Marek", "Inés Rojas"))]
    for person in people:
        _insert(con, t.person, _pattern(person, t.person), [{}])
    return [person.id.bytes for person in people]


def _drawn(con: opening.Connection, kind: str, count: int) -> Iterator[str]:
    """Numbers of that kind, and the next one noted."""
    row = con.execute("SELECT next FROM sequence WHERE kind = ?", (kind,)).fetchone()
    first = row[0] if row else 1
    con.execute("INSERT OR REPLACE INTO sequence VALUES (?, ?)", (kind, first + count))
    return (f"{kind}-{number:04d}" for number in range(first, first + count))


def _clients(con: opening.Connection, chance: random.Random, owners: list[bytes], count: int) -> list[bytes]:
    ids = [new_id().bytes for _ in range(count)]
    pattern = _pattern(Client(""), t.client)
    _insert(con, t.client, pattern, (
        {"id": id, "code": code, "short_name": zh if n % 2 else latin, "other_name": latin if n % 2 else zh,
         "legal_name": f"{zh}有限公司", "client_class": "ABCD"[n % 4], "owner_id": chance.choice(owners),
         "industry": chance.choice(_TRADE)}
        for n, (id, code) in enumerate(zip(ids, _drawn(con, "C", count), strict=True))
        for zh, latin in [(f"{chance.choice(_ZH)}{chance.choice(_ZH_TRADE)}{n}", _latin(chance, n))]
    ))  # fmt: skip
    people = _pattern(Contact(""), t.contact)
    _insert(con, t.contact, people, (
        {"id": new_id().bytes, "client_id": id, "position": place, "title": "市场总监",
         "name": f"{chance.choice('陈林单曾王李')}{chance.choice('曦晓敏浩婷')}" if place else _latin(chance, place)}
        for id in ids for place in range(2)
    ))  # fmt: skip
    return ids


def _latin(chance: random.Random, number: int) -> str:
    return f"{chance.choice(_LATIN)} {chance.choice(_TRADE)} {number}"


def _jobs(con: opening.Connection, chance: random.Random, owners: list[bytes], house: list[bytes], count: int,
          still_open: int, today: date) -> list[tuple[bytes, bytes, str]]:  # fmt: skip
    """Jobs as (id, client, stage): the open ones are mostly the newest."""
    pattern = _pattern(Job(UUID(bytes=house[0]), ""), t.job)
    open_places = set(range(count - still_open * 9 // 10, count))
    open_places |= set(chance.sample(range(count - len(open_places)), still_open - len(open_places)))
    made: list[tuple[bytes, bytes, str]] = []
    rows: list[Values] = []
    for place, number in enumerate(_drawn(con, "J", count)):
        stage = chance.choice(STAGES[:-1]) if place in open_places else STAGES[-1]
        id, client = new_id().bytes, chance.choice(house)
        made.append((id, client, stage.value))
        due = today + timedelta(days=chance.randint(-10, 60))
        ended = today - timedelta(days=(count - place) // 20)
        rows.append({
            "id": id, "client_id": client, "title": f"{chance.choice(_WORK)} {place}", "stage": stage.value,
            "number": None if stage.value == "forecast" else number, "owner_id": chance.choice(owners),
            "due": (due if place in open_places else ended).isoformat(),
            "closed_on": None if place in open_places else ended.isoformat(),
            "words": "Launch in three cities; 三城同步上市",
        })  # fmt: skip
    _insert(con, t.job, pattern, rows)
    return made


def _sign_offs(con: opening.Connection, chance: random.Random, owners: list[bytes],
               work: list[tuple[bytes, bytes, str]]) -> None:  # fmt: skip
    pattern = _pattern(SignOff(""), t.sign_off)
    _insert(con, t.sign_off, pattern, (
        {"id": new_id().bytes, "job_id": job, "position": place, "slot": slot, "person_id": chance.choice(owners),
         "state": "signed" if stage == "closed" else chance.choice(("signed", "asked", "not_asked")),
         "how": "paper", "folder": "F-12", "name": "林晓", "rank": "ad"}
        for job, _, stage in work for place, slot in enumerate(_SLOTS if stage != "forecast" else ())
    ))  # fmt: skip


def _estimates(con: opening.Connection, chance: random.Random, work: list[tuple[bytes, bytes, str]], count: int,
               lines: int) -> int:  # fmt: skip
    chosen = work[-count:]
    someone = UUID(bytes=work[0][0])
    quote = _pattern(Estimate(someone, someone, state=EstimateState.ACCEPTED), t.estimate)
    ids = [new_id().bytes for _ in chosen]
    _insert(con, t.estimate, quote, (
        {"id": id, "job_id": job, "client_id": client, "number": number, "total": 2_120_000}
        for id, (job, client, _), number in zip(ids, chosen, _drawn(con, "E", len(chosen)), strict=True)
    ))  # fmt: skip
    line = _pattern(EstimateLine(), t.estimate_line)
    _insert(con, t.estimate_line, line, (
        {"id": new_id().bytes, "estimate_id": id, "position": place, "cost": chance.randint(100, 9_000) * 100,
         "description": f"Copy and artwork {place}", "other_description": "文案与完稿",
         "group": "third_party" if place % 5 == 4 else "in_house"}
        for id in ids for place in range(lines)
    ))  # fmt: skip
    return len(chosen)


def _notes(con: opening.Connection, chance: random.Random, house: list[bytes], count: int, today: date) -> None:
    note = _pattern(ContactNote(UUID(bytes=house[0]), ContactKind.CALL, _START), t.contact_note)
    span = int((datetime.combine(today, _START.timetz()) - _START).total_seconds())
    _insert(con, t.contact_note, note, (
        {"id": new_id().bytes, "client_id": chance.choice(house), "kind": chance.choice(tuple(ContactKind)).value,
         "at": micros(_START + timedelta(seconds=span * place // count)), "words": "Asked for the second route 二稿"}
        for place in range(count)
    ))  # fmt: skip


def _calls(con: opening.Connection, chance: random.Random, count: int, today: date) -> None:
    """Past calls, a fifth of them missed; a few dozen still wait for what the other side was to do."""
    people = con.execute("SELECT id, client_id FROM contact").fetchall()
    call = _pattern(Call(UUID(bytes=people[0][1]), Purpose.STATUS, state=CallState.DONE), t.call)
    purposes = tuple(each.value for each in Purpose)
    span = (today - _START.date()).days
    rows = []
    for place in range(count):
        contact, client = chance.choice(people)
        day = _START.date() + timedelta(days=span * place // count)
        at = datetime.combine(day, _START.timetz()) + timedelta(minutes=chance.randrange(540))
        talked, waits = chance.random() < 0.8, place >= count - 50
        rows.append({
            "id": new_id().bytes, "client_id": client, "contact_id": contact, "purpose": chance.choice(purposes),
            "day": day.isoformat(), "started_at": micros(at), "ended_at": micros(at + timedelta(minutes=6)),
            "state": (CallState.DONE if talked else CallState.MISSED).value,
            "outcome": (Outcome.AGREED if talked else Outcome.NO_ANSWER).value,
            "seconds": chance.randint(60, 900) if talked else None, "result": "Agreed on the second route 二稿",
            "next_kind": (NextKind.THEIRS if talked and waits else NextKind.NONE).value,
            "next_step": "Looks at it", "next_on": day.isoformat() if talked and waits else None,
        })
    _insert(con, t.call, call, rows)


def _items(con: opening.Connection, chance: random.Random, house: list[bytes], count: int, tray: int,
           today: date) -> None:  # fmt: skip
    """Past things of the desk with their sittings, interruptions, and a full tray."""
    folders = [Category(name, place) for place, name in enumerate(("Briefs", "Estimates", "Reports", "Suppliers"))]
    for folder in folders:
        _insert(con, t.category, _pattern(folder, t.category), [{}])
    span = (today - _START.date()).days
    rows: list[Values] = []
    sittings: list[Values] = []
    for place in range(count + tray):
        past = place < count
        day = _START.date() + timedelta(days=span * place // count) if past else today - timedelta(days=place % 9)
        at = datetime.combine(day, _START.timetz()) + timedelta(minutes=chance.randrange(400))
        filed = past and place % 4 > 0
        id, ended = new_id().bytes, micros(at + timedelta(minutes=20))
        rows.append({
            "id": id, "title": f"{chance.choice(_WORK)} {place}", "client_id": chance.choice(house),
            "place": "filed" if filed else "done" if past else "tray", "arrived_at": micros(at),
            "touched_at": ended, "settled_at": ended if past else None,
            "category_id": chance.choice(folders).id.bytes if filed else None, "words": "Remarks 二稿",
        })
        if past:
            sittings.append({"id": new_id().bytes, "item_id": id, "started_at": micros(at), "ended_at": ended,
                             "seconds": 1_200, "end": "filed" if filed else "done"})  # fmt: skip
    _insert(con, t.item, _pattern(Item(""), t.item), rows)
    _insert(con, t.sitting, _pattern(Sitting(new_id(), _START), t.sitting), sittings)
    _insert(con, t.interruption, _pattern(Interruption(_START), t.interruption), (
        {"id": new_id().bytes, "at": row["started_at"], "who": chance.choice(_LATIN), "minutes": 5,
         "ended_at": row["ended_at"]} for row in sittings[::7]
    ))  # fmt: skip


def _journal(con: opening.Connection, chance: random.Random, jobs: list[bytes], count: int) -> int:
    """Rows chained to what is there, each telling of a changed title."""
    last = con.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    first, previous = (last[0] + 1, bytes(last[1])) if last else (1, journal.NOTHING)
    rows, subjects = [], []
    for seq in range(first, first + count):
        job = chance.choice(jobs)
        change = {"k": "job", "id": job.hex(), "r": job.hex(), "b": {"title": f"v{seq}"}, "a": {"title": f"v{seq + 1}"}}
        text = json.dumps([change], separators=(",", ":"), sort_keys=True)
        digest, op = hashlib.sha256(text.encode()).digest(), new_id()
        at = micros(_START) + seq * 1_000_000
        head = journal.header(seq, op, at, "", "job.save", True, None)
        previous = journal.link(previous, head, digest)
        rows.append((seq, op.bytes, at, "", "job.save", 1, None, text, digest, previous))
        subjects.append((job, seq, 1))
    con.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    con.executemany("INSERT INTO journal_subject VALUES (?, ?, ?)", sorted(subjects))
    return count


def main() -> None:
    """Fill the desk in a folder; a new one opens with the passphrase in a file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--passphrase-file", type=Path, required=True)
    arguments.add_argument("--clients", type=int, default=2_000)
    arguments.add_argument("--jobs", type=int, default=20_000)
    arguments.add_argument("--calls", type=int, default=100_000)
    arguments.add_argument("--journal", type=int, default=200_000)
    given = arguments.parse_args()
    paths = Paths(given.folder)
    passphrase = given.passphrase_file.read_text(encoding="utf-8").strip()
    new = opening.is_new(paths)
    key = vault.create(paths.vault, passphrase).key if new else vault.open_with_passphrase(paths.vault, passphrase)
    added = bulk_desk(paths, key, clients=given.clients, jobs=given.jobs, calls=given.calls, journal_rows=given.journal)
    sys.stdout.write(f"{added}\n")


if __name__ == "__main__":
    main()
