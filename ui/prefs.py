"""Preferences of this laptop: language, theme, sizes. Nothing secret: they are read before the desk is unlocked."""

from PySide6.QtCore import QByteArray, QLocale, QSettings

from aedesk.paths import Paths
from aedesk.words import LANGUAGES


class Prefs:
    """A thin cover over one ini file beside the database."""

    def __init__(self, paths: Paths) -> None:
        self._ini = QSettings(str(paths.prefs), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A word kept under `key`."""
        return str(self._ini.value(key, default))

    def number(self, key: str, default: int) -> int:
        """A whole number kept under `key`."""
        try:
            return int(str(self._ini.value(key, default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """A yes or no kept under `key`."""
        return str(self._ini.value(key, "true" if default else "false")).lower() == "true"

    def blob(self, key: str) -> QByteArray | None:
        """A state that Qt saved under `key`."""
        value = self._ini.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep(self, key: str, value: str | int | bool | QByteArray) -> None:
        """Remember `value` under `key`."""
        self._ini.setValue(key, ("true" if value else "false") if isinstance(value, bool) else value)

    def save(self) -> None:
        """Write to the disk now."""
        self._ini.sync()

    @property
    def language(self) -> str:
        """The window's language: the chosen one, else the system's, else English."""
        chosen = self.text("language")
        if chosen in LANGUAGES:
            return chosen
        system = QLocale.system().name()[:2]
        return system if system in LANGUAGES else "en"

    @property
    def theme(self) -> str:
        """system, light or dark."""
        return self.text("theme", "system")

    @property
    def text_scale(self) -> float:
        """Size of text, 1.0 to 1.3."""
        return min(max(self.number("text_percent", 100), 100), 130) / 100

    @property
    def leave_needs_passphrase(self) -> bool:
        """Whether the page before the client is left with the passphrase only."""
        return self.flag("leave_needs_passphrase")

    @property
    def motion(self) -> bool:
        """Whether things may move."""
        return self.text("motion", "system") != "off"
