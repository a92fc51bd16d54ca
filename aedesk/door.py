"""The door of a desk: is there one, unlock it, read the first board; no SQLAlchemy, so the window shows early."""

from dataclasses import dataclass

from aedesk.domain.cards import JobCard
from aedesk.paths import Paths
from aedesk.storage import opening, single, vault
from aedesk.storage.single import Held


@dataclass(frozen=True)
class Opened:
    """An unlocked desk: its key and what the board shows first."""

    key: bytes
    cards: list[JobCard]
    closed_count: int


def is_new(paths: Paths) -> bool:
    """Whether nothing was ever kept here, so that a first run may begin."""
    return opening.is_new(paths)


def hold(paths: Paths) -> Held:
    """Hold the desk for this window, or answer that another one does."""
    return single.hold(paths)


def look(paths: Paths, key: bytes) -> Opened:
    """Open the database with its key and read the first board; an older schema is brought up first."""
    con = opening.connect(paths.database, key)
    try:
        if opening.schema_version(con) < opening.SCHEMA:
            con.close()
            from aedesk.storage.migrations import bring_up

            bring_up(paths, key)
            con = opening.connect(paths.database, key)
        board = opening.board(con)
    finally:
        con.close()
    return Opened(key, board.cards, board.closed_count)


def with_passphrase(paths: Paths, passphrase: str) -> Opened:
    """Unlock by the passphrase."""
    opening.check(paths.database)  # a desk without its database should not ask for a passphrase first
    return look(paths, vault.open_with_passphrase(paths.vault, passphrase))


def with_recovery(paths: Paths, code: str) -> Opened:
    """Unlock by the code on the recovery sheet."""
    opening.check(paths.database)
    return look(paths, vault.open_with_recovery(paths.vault, code))


def with_keyring(paths: Paths) -> Opened:
    """Unlock by what the system's keyring remembers."""
    opening.check(paths.database)
    return look(paths, vault.open_with_keyring(paths.vault))


def ways(paths: Paths) -> frozenset[str]:
    """The ways that open this desk: passphrase, recovery, keyring."""
    return vault.slots(paths.vault)
