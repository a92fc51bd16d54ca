"""Opens the encrypted file and reads the first board, with sqlcipher3 alone: SQLAlchemy costs ten times as much time.

The board's one SQL text is compared with the answer of the mapped nouns by a test.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from aedesk.domain.cards import DOTS, JobCard
from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.domain.job import Stage
from aedesk.domain.people import Person, Rank
from aedesk.domain.signoff import SignState
from aedesk.paths import Paths

SCHEMA = 4
"""The newest schema; `migrations.STEPS` has one step for each."""

CLOSED_SHOWN = 50
PAGE = 4096

Connection = Any  # sqlcipher3 ships no types

_PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "busy_timeout=5000",
    "cache_size=-16000",
    "trusted_schema=OFF",
)


def check(path: Path) -> None:
    """Refuse a database that is not there, is empty, or is too short to be one."""
    if not path.exists():
        raise UserError("database_missing", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise UserError("database_empty", file=path.name)
    if size < PAGE:
        raise UserError("database_damaged", file=path.name)


def is_new(paths: Paths) -> bool:
    """Whether nothing was ever kept here, so that a first run may begin (a first run that crashed included)."""
    if paths.database.exists():
        return False
    if paths.files.exists() or any(paths.data.glob("backups/*/manifest.json")) or any(paths.data.glob("aside/*")):
        raise UserError("database_missing", file=paths.database.name)
    return True


def connect(path: Path, key: bytes, *, readonly: bool = False) -> Connection:
    """Open an existing database of this key; every way to fail has its own answer, and nothing is overwritten."""
    check(path)
    con = keyed(path, key, readonly=readonly)
    try:
        for pragma in _PRAGMAS:  # some of them read: a wrong key or a damaged file shows here
            con.execute(f"PRAGMA {pragma}")
        newest = schema_version(con)
        con.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not readonly:
            con.execute("PRAGMA journal_mode=WAL")
    except dbapi2.DatabaseError as error:
        con.close()
        raise _refusal(path, key, error) from None
    if newest > SCHEMA:
        con.close()
        raise UserError("database_newer", file=path.name, found=newest, known=SCHEMA)
    return con


def keyed(path: Path, key: bytes, *, readonly: bool = False) -> Connection:
    """A connection that has its key, to a file that is made if it is not there; nothing is read yet."""
    mode = "?mode=ro" if readonly else ""
    con = dbapi2.connect(f"{path.absolute().as_uri()}{mode}", uri=True, isolation_level=None, check_same_thread=False)
    con.execute("PRAGMA cipher_log_level=NONE")  # before the key: a wrong one would write to stderr
    con.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return con


def schema_version(con: Connection) -> int:
    """The schema that the file has."""
    return int(con.execute("PRAGMA user_version").fetchone()[0])


def _refusal(path: Path, key: bytes, error: Exception) -> Exception:
    """What a first read that failed means: only the vault knows whether the key is the right one."""
    if isinstance(error, dbapi2.OperationalError) and "locked" in str(error):
        return UserError("already_open")
    if "malformed" in str(error):
        return UserError("database_damaged", file=path.name)
    if "not a database" in str(error):
        from aedesk.storage.vault import knows

        right = knows(path.with_name("vault.json"), key)
        return UserError("database_damaged" if right else "wrong_key", file=path.name)
    return error


@dataclass(frozen=True)
class Board:
    """What the board shows first: every open job, the newest closed ones, and how many are closed."""

    cards: list[JobCard]
    closed_count: int


_CARD = """
SELECT j.id, j.number, j.title, j.client_id, c.short_name, c.client_class, j.owner_id, p.name, j.stage, j.due,
  EXISTS (SELECT 1 FROM estimate e JOIN estimate_line l ON l.estimate_id = e.id AND l."group" != 'in_house'
          WHERE e.job_id = j.id AND e.state NOT IN ('replaced', 'void', 'rejected'))
FROM job j JOIN client c ON c.id = j.client_id LEFT JOIN person p ON p.id = j.owner_id
"""
_OPEN = f"{_CARD} WHERE j.stage != 'closed' ORDER BY j.due IS NULL, j.due, j.id"
_CLOSED = f"""{_CARD} WHERE j.id IN (SELECT id FROM job WHERE stage = 'closed' ORDER BY closed_on DESC, id DESC LIMIT ?)
ORDER BY j.closed_on DESC, j.id DESC"""
_COUNT = "SELECT count(*) FROM job WHERE stage = 'closed'"
_EVERY = f"""{_CARD} WHERE j.client_id = coalesce(?1, j.client_id) ORDER BY j.stage = 'closed',
CASE WHEN j.stage != 'closed' THEN coalesce(j.due, '9999') END, j.closed_on DESC, j.id DESC"""
_SIGNED = """SELECT job_id, slot, state FROM sign_off WHERE slot NOT GLOB 'estimate.*' AND job_id IN ({jobs})
UNION ALL SELECT s.job_id, s.slot, s.state FROM estimate e JOIN sign_off s ON s.estimate_id = e.id
WHERE e.state NOT IN ('draft', 'replaced', 'void') AND e.job_id IN ({jobs})"""
_OPEN_JOBS = _SIGNED.format(jobs="SELECT id FROM job WHERE stage != 'closed'")
_EVERY_SIGNED = _SIGNED.format(
    jobs="SELECT id FROM job WHERE client_id = coalesce(?1, client_id) AND stage != 'closed'"
)


def board(con: Connection) -> Board:
    """The first room, in one read transaction's worth of queries over partial indexes."""
    signed = _signed(con, _OPEN_JOBS)
    rows = con.execute(_OPEN).fetchall()
    rows += con.execute(_CLOSED, (CLOSED_SHOWN,)).fetchall()
    cards = [_card(row, signed[row[0]]) for row in rows]
    return Board(cards, int(con.execute(_COUNT).fetchone()[0]))


def cards_of(con: Connection, client_id: UUID | None = None) -> list[JobCard]:
    """Every job, of one client or of all: open ones by due date, then closed ones, newest first."""
    key = client_id.bytes if client_id else None
    signed = _signed(con, _EVERY_SIGNED, key)
    return [_card(row, signed[row[0]]) for row in con.execute(_EVERY, (key,))]


def _signed(con: Connection, sql: str, *values: bytes | None) -> dict[bytes, dict[str, str]]:
    """How the slots of each job stand; of estimates only the versions in force count."""
    signed: dict[bytes, dict[str, str]] = defaultdict(dict)
    for job, slot, state in con.execute(sql, values):
        signed[job][slot] = state
    return signed


def _card(row: tuple[Any, ...], signed: dict[str, str]) -> JobCard:
    job, number, title, client_id, client, client_class, owner, name, stage_code, due, third = row
    stage = Stage(stage_code)
    return JobCard(
        id=UUID(bytes=job),
        number=number,
        title=title,
        client_id=UUID(bytes=client_id),
        client=client,
        client_class=ClientClass(client_class),
        owner_id=UUID(bytes=owner) if owner else None,
        owner_initials=_initials(name) if name else "",
        stage=stage,
        due=date.fromisoformat(due) if due else None,
        dots=tuple(SignState(signed.get(slot, "not_asked")) for slot in DOTS[stage]),
        third_party=bool(third),
    )


@lru_cache(maxsize=256)
def _initials(name: str) -> str:
    return Person(name, Rank.AE).initials
