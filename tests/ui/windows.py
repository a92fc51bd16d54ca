"""Catches parts that are shown before they have a parent: each would flash up as a window and take the focus."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Flashes(QObject):
    """What came up as a window of its own while this watched."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.seen: list[str] = []

    def __enter__(self) -> "Flashes":
        self._app.installEventFilter(self)
        return self

    def __exit__(self, *_error: object) -> None:
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            said = watched.text() if hasattr(watched, "text") else ""
            self.seen.append(f"{type(watched).__name__} {said!r}")
        return False
