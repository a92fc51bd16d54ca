"""The rows of the page that closes the day: a rule, the tray that is being emptied, a thing that mattered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.theme import C
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box, tick


def paint_round(painter: QPainter, area: QRectF, done: bool) -> None:
    """The round mark of a rule: a green disc with a tick, or an empty ring."""
    if done:
        box(painter, area, area.height() / 2, C["grn"])
        tick(painter, area.center(), 17, C["surf"], 1.8)
    else:
        box(painter, area, area.height() / 2, None, C["ctl"], 1.5)


class Mark(QWidget):
    """The round mark of a rule."""

    def __init__(self) -> None:
        super().__init__()
        self._done = False
        self.setFixedSize(20, 20)

    def set_done(self, done: bool) -> None:
        """Show the other state."""
        self._done = done
        self.setAccessibleName(_("done") if done else _("open"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_round(painter, QRectF(self.rect()), self._done)


class Toggle(QAbstractButton):
    """The round mark of something that mattered: a press says that it is done, or not after all."""

    def __init__(self, words: str, done: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(done)
        self.setAccessibleName(words)
        self.setToolTip(_("Done") if not done else _("Not done after all"))
        self.setFixedSize(20, 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_round(painter, QRectF(self.rect()), self.isChecked())


class RuleRow(QWidget):
    """Mark, title, how it stands, and what can be done about it; the one that is due becomes a card."""

    pressed = Signal()

    def __init__(self, actions: Sequence[QWidget] = (), body: QWidget | None = None) -> None:
        super().__init__()
        self._now = False
        self._body = body
        self.mark = Mark()
        self.title, self.detail = Label("", 13, 500, elide=True), Text("", 12, 400, "t3", most=2)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.acts = list(actions)
        side = QHBoxLayout()
        side.setSpacing(8)
        for each in actions:
            side.addWidget(each)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 9)
        column.setSpacing(8)
        column.addLayout(row)
        if body is not None:
            body.hide()
            column.addWidget(body)

    def show_rule(self, title: str, detail: str, done: bool, *, now: bool = False, acts: bool = True) -> None:
        """Show how it stands; `now` makes it the card of the page."""
        self._now = now
        self.mark.set_done(done)
        self.title.setText(title)
        self.title.setFont(theme.font(13, 600 if now else 500))
        self.detail.setText(detail)
        self.detail.updateGeometry()
        self.setAccessibleName(f"{title}. {detail}")
        for each in self.acts:
            each.setVisible(acts)
        if self._body is not None:
            self._body.setVisible(now)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._now:
                box(painter, self.rect(), 8, C["surf"], C["acc"], 2)
            else:
                painter.fillRect(16, self.height() - 1, self.width() - 32, 1, C["line"])


class Steps(QWidget):
    """Five bars: kept, the one that is due, to come."""

    def __init__(self) -> None:
        super().__init__()
        self._states: tuple[str, ...] = ()
        self.setFixedHeight(6)

    def show_states(self, states: tuple[str, ...]) -> None:
        """ "done", "now" or "open" for each rule."""
        self._states = states
        self.setAccessibleName(_("{done} of {n}").format(done=states.count("done"), n=len(states)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        gap, count = 4, max(len(self._states), 1)
        wide = (self.width() - gap * (count - 1)) / count
        with QPainter(self) as painter:
            for n, state in enumerate(self._states):
                token = {"done": "grn", "now": "acc"}.get(state, "line2")
                box(painter, QRectF(n * (wide + gap), 0, wide, 6), 3, C[token])


class BigRow(QWidget):
    """One of the three that mattered: done, or why not and when then."""

    done = Signal(object, bool)
    why = Signal(object)

    def __init__(self, key: object, words: str, detail: str, done: bool, ask: QWidget | None) -> None:
        super().__init__()
        self.toggle = Toggle(words, done)
        self.toggle.toggled.connect(lambda on: self.done.emit(key, on))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(words, 13, 500, elide=True))
        if detail:
            said.addWidget(Label(detail, 12, 400, "t3", elide=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 9)
        row.setSpacing(18)
        row.addWidget(self.toggle)
        row.addLayout(said, 1)
        if ask is not None:
            row.addWidget(ask)
        self.setAccessibleName(f"{words}. {detail}")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(16, self.height() - 1, self.width() - 32, 1, C["line"])
