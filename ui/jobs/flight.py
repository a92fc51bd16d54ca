"""A card that flies back to where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.jobs.card_paint import card_picture

if TYPE_CHECKING:
    from ui.jobs.room import JobsRoom

LASTS = 160  # ms


class Flight(QWidget):
    """Carries a picture over the window from one place to another, then calls `landed` and goes."""

    def __init__(
        self, window: QWidget, picture: QPixmap, start: QPoint, end: QPoint, landed: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._picture = picture
        self._landed = landed
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(picture.deviceIndependentSize().toSize())
        self.move(start)
        self._way = QPropertyAnimation(self, b"pos", self)
        self._way.setDuration(LASTS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.setStartValue(start)
        self._way.setEndValue(end)
        self._way.finished.connect(self._land)

    def start(self) -> None:
        """Take off."""
        self.show()
        self.raise_()
        self._way.start()

    def _land(self) -> None:
        self._landed()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.drawPixmap(0, 0, self._picture)


def fly_back(room: JobsRoom, job_id: UUID, near: QRect) -> None:
    """Let a refused card fly from where it was dropped to its place, which stays empty until it is there."""
    card, window, view = room.card(job_id), room.desk.window, room.view
    home = view.card_rect(job_id)
    if card is None or window is None or home.width() < 100:
        return
    picture = card_picture(card, home.size(), room.desk.clock.today(), room.devicePixelRatioF())
    view.set_lifted(job_id)
    start = window.mapFromGlobal(near.center() - QPoint(home.width() // 2, home.height() // 2))
    end = window.mapFromGlobal(home.topLeft())
    Flight(window, picture, start, end, lambda: view.set_lifted(None)).start()
    if room.moves.popover is not None:
        room.moves.popover.raise_()
