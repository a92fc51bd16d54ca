"""The call's clock: how long it has been, against what was estimated and what is usual."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.call import CallState
from aedesk.words import _
from ui import theme
from ui.calls.wording import talked
from ui.theme import C
from ui.widgets.labels import Label
from ui.widgets.paint import box, text

_OVER = 1.5  # how far the bar reaches past the estimate


class Clock(QLabel):
    """The big figures; 44 pixels."""

    def __init__(self) -> None:
        super().__init__("00:00")
        self.setFont(theme.font(44, 600, -1))
        self.setMinimumHeight(theme.line(44))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class TimerBar(QProgressBar):
    """A bar with a mark at the estimate; amber from there on, never red."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(_("Time on the line"))
        self.setFixedHeight(theme.scaled(30))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._minutes = 10

    def show_time(self, seconds: int, minutes: int) -> None:
        """So long against so many estimated minutes."""
        self._minutes = max(minutes, 1)
        self.setRange(0, round(self._minutes * 60 * _OVER))
        self.setValue(min(seconds, self.maximum()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            track = QRectF(0, 4, self.width(), 6)
            box(painter, track, 3, C["line2"])
            part = self.value() / max(self.maximum(), 1)
            if part > 0:
                over = self.value() >= self._minutes * 60
                box(painter, QRectF(0, 4, max(self.width() * part, 6), 6), 3, C["amb" if over else "acc"])
            mark = self.width() / _OVER
            painter.fillRect(QRectF(mark - 1, 0, 2, 14), C["t1"])
            low = QRectF(0, 14, self.width(), self.height() - 14)
            text(painter, low, "0", 11, 400, "t3")
            spot = QRectF(mark - 30, low.top(), 60, low.height())
            text(painter, spot, str(self._minutes), 11, 400, "t3", Qt.AlignmentFlag.AlignHCenter)
            most = _("{n} min").format(n=round(self._minutes * _OVER))
            text(painter, low, most, 11, 400, "t3", Qt.AlignmentFlag.AlignRight)


class TimerPane(QWidget):
    """State, figures and bar."""

    def __init__(self) -> None:
        super().__init__()
        self.state = Label("", 12, 400, "t2")
        self.clock = Clock()
        self.estimated = Label("", 12, 400, "t2")
        self.usual = Label("", 12, 400, "t2")
        self.bar = TimerBar()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.state)
        left.addWidget(self.clock)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        for each in (self.estimated, self.usual):
            right.addWidget(each, 0, Qt.AlignmentFlag.AlignRight)
        right.addSpacing(6)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addStretch(1)
        row.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self._minutes = 10

    def show_call(self, state: CallState, minutes: int, usual: int | None, who: str, learned: bool) -> None:
        """Show what is estimated and usual."""
        self._minutes = minutes
        words = {
            CallState.PLANNED: _("Not begun"),
            CallState.RUNNING: _("On the line"),
            CallState.HELD: _("On hold"),
            CallState.DONE: _("Talked"),
            CallState.MISSED: _("Not reached"),
            CallState.DROPPED: _("Dropped"),
        }
        self.state.setText(words[state])
        self.estimated.setText(_("Estimated {time}").format(time=talked(minutes * 60)))
        if usual is not None and learned:
            self.usual.setText(_("Usual with {who} {time}").format(who=who, time=talked(usual)))
        else:
            self.usual.setText(_("No evidence yet"))

    def set_state(self, words: str) -> None:
        """Say another state (the call has ended, its outcome is not written yet)."""
        self.state.setText(words)

    def tick(self, seconds: int) -> None:
        """So long now."""
        words = talked(seconds)
        if self.clock.text() != words:
            self.clock.setText(words)
            over = seconds >= self._minutes * 60
            self.clock.setPalette(theme.tinted("amb" if over and seconds else "t1"))
            self.clock.setAccessibleName(_("{time} on the line").format(time=words))
        self.bar.show_time(seconds, self._minutes)
