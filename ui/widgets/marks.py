"""Small painted marks: class, owner, dots, due date, tags, stages; functions for delegates, widgets elsewhere."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from aedesk.domain.client import ClientClass
from aedesk.domain.job import STAGES, Stage
from aedesk.domain.signoff import SignState
from aedesk.words import _, n_
from ui import icons, theme
from ui.labels import label
from ui.theme import C
from ui.widgets.paint import box, text, tick

CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_class(painter: QPainter, x: float, y: float, which: ClientClass) -> None:
    """The 18 pixel chip of a client's class; rank by weight, not hue."""
    area = QRectF(x, y, 18, 18)
    if which is ClientClass.A:
        box(painter, area, 4, C["ink"])
    elif which is ClientClass.B:
        box(painter, area, 4, None, C["ink"], 1.5)
    elif which is ClientClass.C:
        box(painter, area, 4, C["hover"], C["line2"])
    else:
        box(painter, area, 4, None, C["line"])
    token = {ClientClass.A: "on-ink", ClientClass.B: "t1", ClientClass.C: "t2"}.get(which, "t3")
    text(painter, area, str(which), 11, 600, token, CENTRE, elide=False)


def paint_avatar(painter: QPainter, x: float, y: float, initials: str, size: int = 20) -> None:
    """The round mark of a person."""
    area = QRectF(x, y, size, size)
    box(painter, area, size / 2, C["hover"], C["line2"])
    font = QFont(theme.font(9, 600))
    font.setPixelSize(9 if size <= 20 else 11)  # smaller than text may be in Chinese: it must fit the disc
    painter.setPen(C["t2"])
    painter.setFont(font)
    painter.drawText(area, int(CENTRE), initials)


def dots_width(count: int) -> int:
    """How wide a row of dots is."""
    return max(count * 13 - 3, 0)


def paint_dots(painter: QPainter, x: float, y: float, states: Iterable[SignState]) -> None:
    """Sign-off dots, 10 pixels each, their left top at `x`, `y`; they differ by shape, not by colour alone."""
    for i, state in enumerate(states):
        area = QRectF(x + 13 * i, y, 10, 10)
        if state is SignState.SIGNED:
            box(painter, area, 5, C["grn"])
        elif state is SignState.REFUSED:
            box(painter, area, 5, C["red"])
            painter.fillRect(QRectF(area.left() + 2, area.top() + 4, 6, 2), C["surf"])
        else:
            asked = state is SignState.ASKED
            box(painter, area, 5, None, C["acc" if asked else "ctl"], 1.5)
            if asked:
                box(painter, QRectF(area.left() + 3, area.top() + 3, 4, 4), 2, C["acc"])


def dots_words(states: Sequence[SignState]) -> str:
    """What a row of dots says, for readers and tooltips."""
    if not states:
        return ""
    signed = sum(state is SignState.SIGNED for state in states)
    words = _("{signed} of {count} signed").format(signed=signed, count=len(states))
    if SignState.REFUSED in states:
        words += ", " + _("one refused")
    return words


DUE_ICONS = {"late": ("alert-circle", "red", 600), "near": ("clock", "amb", 500), "far": ("calendar", "t3", 400)}


def paint_due(
    painter: QPainter, x: float, middle: float, words: str, tone: str, dpr: float, width: float = 200
) -> None:
    """A due date: icon, weight and colour say late, near or far."""
    name, token, weight = DUE_ICONS[tone]
    painter.drawPixmap(QPointF(x, middle - 7), icons.pixmap(name, 14, token, dpr))
    text(painter, QRectF(x + 18, middle - 10, width - 18, 20), words, 12, weight, token)


class ClassChip(QLabel):
    """A client's class."""

    def __init__(self, which: ClientClass, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(18, 18)
        self.set_class(which)

    def set_class(self, which: ClientClass) -> None:
        """Show another class."""
        self._which = which
        self.setAccessibleName(label(which))
        self.setToolTip(label(which))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_class(painter, 0, 0, self._which)


class Avatar(QLabel):
    """A person's initials; `name` is what readers say."""

    def __init__(self, initials: str, name: str = "", parent: QWidget | None = None, *, size: int = 20) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)
        self.set_person(initials, name)

    def set_person(self, initials: str, name: str = "") -> None:
        """Show somebody else."""
        self._initials = initials
        self.setAccessibleName(name or initials)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_avatar(painter, 0, 0, self._initials, self._size)


TAGS = {
    "": ("hover", "t2"),
    "red": ("redbg", "red"),
    "amb": ("ambbg", "amb"),
    "grn": ("grnbg", "grn"),
    "acc": ("sel", "acc"),
}


def tag_width(words: str) -> int:
    """How wide a tag is."""
    return QFontMetrics(theme.font(11, 500)).horizontalAdvance(words) + 12


def paint_tag(painter: QPainter, x: float, y: float, words: str, tone: str = "") -> int:
    """A 20 pixel tag; returns its width."""
    ground, token = TAGS[tone]
    width = tag_width(words)
    area = QRectF(x, y, width, theme.scaled(20))
    box(painter, area, 4, C[ground])
    text(painter, area, words, 11, 500, token, CENTRE, elide=False)
    return width


class Tag(QLabel):
    """The state of a document in one word; `tone` is empty, red, amb, grn or acc."""

    def __init__(self, words: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_tag(words, tone)

    def set_tag(self, words: str, tone: str = "") -> None:
        """Show another state."""
        self._tone = tone
        self.setText(words)
        self.setFixedSize(tag_width(words), theme.scaled(20))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tag(painter, 0, 0, self.text(), self._tone)


def paint_stages(
    painter: QPainter, area: QRectF, stage: Stage, bar: float, gap: float, height: float, radius: float = 3
) -> None:
    """Eight bars: done, now, to come."""
    now = STAGES.index(stage)
    for i in range(len(STAGES)):
        token = "acc" if i == now else "t2" if i < now else "line2"
        box(painter, QRectF(area.left() + i * (bar + gap), area.top(), bar, height), radius, C[token])


class StageBar(QProgressBar):
    """Where a job stands, as eight bars."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, len(STAGES))
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_stage(stage)

    def set_stage(self, stage: Stage) -> None:
        """Show another stage."""
        self._stage = stage
        self.setValue(STAGES.index(stage) + 1)
        words = n_("stage {now} of {count}", "stage {now} of {count}", len(STAGES))
        self.setAccessibleName(f"{label(stage)}, {words.format(now=self.value(), count=len(STAGES))}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            bar = (self.width() - 7 * 5) / 8
            paint_stages(painter, QRectF(self.rect()), self._stage, bar, 5, 6)


class Stepper(QLabel):
    """The stages with their names; `notes` stand small under each (who and when, else "due …")."""

    def __init__(self, stage: Stage, notes: dict[Stage, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_stage(stage, notes)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_stage(self, stage: Stage, notes: dict[Stage, str] | None = None) -> None:
        """Show another stage."""
        self._stage = stage
        self._notes = notes or {}
        self.setFixedHeight(22 + theme.line(11) + (theme.line(11) if self._notes else 0) + 2)
        names = [f"{label(each)}{' · ' + self._notes[each] if each in self._notes else ''}" for each in STAGES]
        self.setAccessibleName("; ".join(names))
        self.setAccessibleDescription(label(stage))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(8 * 84, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            now = STAGES.index(self._stage)
            step = self.width() / len(STAGES)
            for i in range(len(STAGES) - 1):
                painter.setPen(QPen(C["t2" if i < now else "line2"], 2))
                painter.drawLine(QPointF((i + 0.5) * step + 8, 8), QPointF((i + 1.5) * step - 8, 8))
            for i, stage in enumerate(STAGES):
                self._paint_stop(painter, i, stage, now, step)

    def _paint_stop(self, painter: QPainter, i: int, stage: Stage, now: int, step: float) -> None:
        middle = QPointF((i + 0.5) * step, 8)
        disc = QRectF(middle.x() - 8, 0, 16, 16)
        if i < now:
            box(painter, disc, 8, C["t2"])
            tick(painter, middle, 14, C["surf"], 1.6)
        elif i == now:
            box(painter, disc, 8, C["acc"])
        else:
            box(painter, disc, 8, C["win"], C["ctl"], 2)
        area = QRectF(i * step, 22, step, theme.line(11))
        text(painter, area, label(stage), 11, 600 if i == now else 400, "t1" if i == now else "t3", CENTRE)
        if stage in self._notes:
            text(painter, area.translated(0, theme.line(11)), self._notes[stage], 11, 400, "t3", CENTRE)


class Tick(QLabel):
    """The round mark of a need: done (green disc with a tick) or open (ring). `name` is read aloud."""

    def __init__(self, done: bool, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(16, 16)
        self.set_done(done, name)

    def set_done(self, done: bool, name: str = "") -> None:
        """Show the other state."""
        self._done = done
        self.setAccessibleName(name or (_("done") if done else _("open")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tick(painter, 0, 0, self._done)


def paint_tick(painter: QPainter, x: float, y: float, done: bool) -> None:
    """The round mark of a need, 16 pixels."""
    area = QRectF(x, y, 16, 16)
    if done:
        box(painter, area, 8, C["grn"])
        tick(painter, area.center(), 14, C["surf"], 1.8)
    else:
        box(painter, area, 8, None, C["ctl"], 1.5)


class KeyCap(QLabel):
    """A key drawn as a cap."""

    def __init__(self, keys: str, parent: QWidget | None = None, *, token: str = "t2") -> None:
        super().__init__(keys, parent)
        from ui.widgets.paint import key_width

        self._token = token
        self.setFixedSize(key_width(keys), theme.scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.widgets.paint import key_cap

        with QPainter(self) as painter:
            key_cap(painter, self.width(), self.height() / 2, self.text(), self._token)
