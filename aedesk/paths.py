"""Where one desk keeps its files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The files of one desk, all below one data directory."""

    data: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.data / "desk.db"

    @property
    def files(self) -> Path:
        """The second encrypted file: scans, pictures, issued PDFs."""
        return self.data / "files.db"

    @property
    def vault(self) -> Path:
        """The wrapped key: one slot for each way to open it."""
        return self.data / "vault.json"

    @property
    def backups(self) -> Path:
        """One folder a backup."""
        return self.data / "backups"

    @property
    def lock(self) -> Path:
        """Held while a window is open, so that a second one cannot write."""
        return self.data / "desk.lock"

    @property
    def prefs(self) -> Path:
        """Language, theme and window size: nothing secret, read before the desk is unlocked."""
        return self.data / "prefs.ini"

    @property
    def log(self) -> Path:
        """Our own failures, without client data."""
        return self.data / "aedesk.log"


def default_data_dir() -> Path:
    """The folder that the system keeps for this user's applications."""
    import platformdirs  # 10 ms that a start with --data-dir does not need

    return Path(platformdirs.user_data_dir("AE Desk", appauthor=False))
