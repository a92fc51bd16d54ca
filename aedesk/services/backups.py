"""Backups of the open desk, and putting one back."""

from pathlib import Path

from aedesk.storage import backup
from aedesk.storage.backup import BackupInfo
from aedesk.storage.files import Files
from aedesk.storage.store import Store


class BackupService:
    """What is done with backups; each is read back after writing."""

    def __init__(self, store: Store, files: Files) -> None:
        self._store = store
        self._files = files

    def make(self, reason: str = "hand") -> BackupInfo:
        """Back up now, and drop what is kept no longer."""
        made = backup.make(self._store, reason)
        backup.prune(self._store.paths, self._store.clock.now().astimezone())
        return made

    def all(self) -> list[BackupInfo]:
        """Every backup, newest first."""
        return backup.backups(self._store.paths)

    def due(self) -> bool:
        """Whether none was made today yet."""
        return backup.due(self._store.paths, self._store.clock.now().astimezone())

    def restore(self, info: BackupInfo) -> Path:
        """Put a backup in place and keep the present data aside; the desk is closed by it and has to be opened anew.

        Only `backup_damaged` and `wrong_key` leave the desk open.
        """
        backup.prove(self._store.key, info)
        self._store.close()
        self._files.close()
        return backup.restore(self._store.paths, self._store.key, info, now=self._store.clock.now())
