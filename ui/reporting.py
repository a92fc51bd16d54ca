"""For measuring: say when the window is painted and how much memory it holds, then end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

VARIABLE = "AEDESK_REPORT_PAINT"
"""Set in the environment to the milliseconds to stay after the first painting."""


class FirstPaint(QObject):
    """Waits for the first painting of a window."""

    def __init__(self, window: QWidget, stay: int) -> None:
        super().__init__(window)
        self._stay = stay
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The painting is over when the events behind it are reached."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, self._painted))
        return False

    def _painted(self) -> None:
        print("painted 1", flush=True)
        QTimer.singleShot(self._stay, self._end)

    def _end(self) -> None:
        from tools.measure import pss

        print(f"pss {pss()}", flush=True)
        QApplication.exit(0)
