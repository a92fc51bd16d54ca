"""When to keep what is being typed: once the typing pauses, and every few seconds while it does not."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

PAUSE = 700  # ms without a key
LONGEST = 5000  # ms of typing without a pause: more is never lost


class Pause(QTimer):
    """`touch` it with each change; it calls `keep`."""

    def __init__(self, parent: QObject, keep: Callable[[], object]) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(keep)

    def touch(self) -> None:
        """Something was typed."""
        if not self.isActive():
            self._since.start()
        left = LONGEST - self._since.elapsed()
        self.start(max(0, min(PAUSE, left)))
