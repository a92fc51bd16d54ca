"""What comes in from outside: dropped files, pasted pictures and texts, the capture window."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen

from ui.desk import Desk
from ui.room import Room
from ui.theme import C


class CatchingRoom(Room):
    """A room onto which things can be dropped and pasted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hovered = False
        self.setAcceptDrops(True)

    def capture(self) -> None:
        """Open the capture window."""
        from ui.desk_room.capture import CaptureSheet

        if self.desk.ready:
            CaptureSheet(self.desk).open()

    def paste(self) -> None:
        """What is in the clipboard becomes a new thing."""
        from ui.desk_room.capture import paste

        if self.desk.ready:
            paste(self)

    def bring(self, paths: list[str]) -> None:
        """Files that were dropped: one thing each, read in the background."""
        from ui.desk_room.arriving import arrivals

        arrivals(self.desk).bring(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.desk.ready and (data.hasUrls() or data.hasImage() or data.hasText()):
            self._hover(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.desk_room.capture import take_in

        self._hover(False)
        event.acceptProposedAction()
        take_in(self, event.mimeData())

    def _hover(self, on: bool) -> None:
        self._hovered = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hovered:
            with QPainter(self) as painter:
                painter.setPen(QPen(C["acc"], 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
