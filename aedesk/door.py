"""The door of a desk: is there one, unlock it, read the first board; no SQLAlchemy, so the window shows early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aedesk.clock import Clock
from aedesk.domain.cards import JobCard
from aedesk.domain.errors import UserError
from aedesk.paths import Paths
from aedesk.storage import opening, single, vault
from aedesk.storage.single import Held as Held

if TYPE_CHECKING:
    from aedesk.app import Services
    from aedesk.storage.backup import BackupInfo as BackupInfo
    from aedesk.storage.store import Change as Change


@dataclass(frozen=True)
class Opened:
    """An unlocked desk: its key and what the board shows first."""

    key: bytes
    cards: list[JobCard]
    closed_count: int


def passphrase_in(file: Path) -> str:
    """The passphrase on the first line of a file."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UserError("file_not_read", file=file.name) from None
    return text.split("\n", 1)[0].rstrip("\r")


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


def make_desk(paths: Paths, passphrase: str, clock: Clock, memory_kib: int = 0) -> tuple[Services, str]:
    """A new, empty desk, and the code for its recovery sheet; `memory_kib` 0 is the safe default."""
    from aedesk.app import create_desk

    return create_desk(paths, passphrase, clock, memory_kib=memory_kib or vault.MEMORY_KIB)


def spare_key_file(paths: Paths) -> bool:
    """Whether a second copy of the key file lies beside the damaged or missing one."""
    return paths.vault.with_name("vault.json.bak").exists()


def use_spare_key_file(paths: Paths) -> None:
    """Put the second copy of the key file in place."""
    vault.use_spare(paths.vault)


def renew(paths: Paths, key: bytes, passphrase: str) -> str:
    """After the recovery sheet was used: a new passphrase, and the code of a new sheet; the old one opens nothing."""
    vault.change_passphrase(paths.vault, key, passphrase)
    return vault.renew_recovery(paths.vault, key)


def change_passphrase(paths: Paths, key: bytes, passphrase: str) -> None:
    """Another passphrase from now on; the recovery sheet stays."""
    vault.change_passphrase(paths.vault, key, passphrase)


def proves(paths: Paths, passphrase: str) -> None:
    """Refuse a passphrase that does not open this desk."""
    vault.open_with_passphrase(paths.vault, passphrase)


def new_sheet(paths: Paths, key: bytes) -> str:
    """The code of a new recovery sheet; the old sheet opens nothing from then on."""
    return vault.renew_recovery(paths.vault, key)


def has_keyring() -> bool:
    """Whether this computer has a real keyring."""
    return vault.keyring_available()


def remember(paths: Paths, key: bytes) -> None:
    """Let this computer's user open the desk without the passphrase."""
    vault.add_keyring(paths.vault, key)


def forget(paths: Paths) -> None:
    """Ask for the passphrase again from now on."""
    vault.drop_keyring(paths.vault)


def backups(paths: Paths) -> list[BackupInfo]:
    """Every whole backup of this desk, newest first."""
    from aedesk.storage.backup import backups as listed

    return listed(paths)


def restore(paths: Paths, info: BackupInfo, passphrase: str) -> Opened:
    """Put a backup in place of the closed desk, by its passphrase."""
    from aedesk.storage import backup

    key = backup.key_for(paths, info, passphrase)
    backup.restore(paths, key, info)
    return look(paths, key)


def recovery_pdf(
    paths: Paths, code: str, agency: str, name: str, keeper: str, language: str, at: datetime, *, letter: bool = False
) -> bytes:
    """The recovery sheet with this code, for the printer or a stick; it is kept nowhere."""
    from aedesk.papers.recovery_sheet import RecoverySheetView, recovery_sheet
    from aedesk.papers.views import House, Two

    view = RecoverySheetView(
        language=language, house=House(name=Two(agency)), owner=name, made_at=at.astimezone(),
        key=tuple(code.splitlines()), sheet=vault.sheet(paths.vault), kept_by=keeper,
        desk_mark=vault.mark(paths.vault),
    )  # fmt: skip
    return recovery_sheet(view, size="Letter" if letter else "A4").pdf
