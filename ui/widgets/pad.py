"""The signature pad: mouse, touch and pen; it keeps the points and not only a picture."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import N_, words
from aedesk.words import language as window_language
from ui import theme
from ui.widgets import ink
from ui.widgets.buttons import Button
from ui.widgets.ink import Point
from ui.widgets.labels import Text

NEEDS_POINTER = N_("The pad needs a finger, a pen, the touchpad or a mouse. Without one, sign the printed sheet.")
_SIGNATURE = 20.0  # px of line under which a touch was an accident and no signature


class SignaturePad(QWidget):
    """A framed field to sign in.

    Signals: changed: a stroke was begun, ended or everything cleared. paper_wanted: somebody without a pointer
    asked for the way over paper.
    """

    changed = Signal()
    paper_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, language: str | None = None, touch: bool = False) -> None:
        """Speak `language` (the window's unless given); `touch` makes the buttons on it fit for a finger."""
        super().__init__(parent)
        self._t: Callable[[str], str] = words(language or window_language()).t
        self._strokes: list[list[Point]] = []
        self._source = ""  # of the stroke being drawn: mouse, touch or pen
        self._device = ""
        self._began = 0.0
        self._image = QImage()
        self._caption = ("", "")
        self._line = 0
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(280, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self._t(N_("Signature pad")))
        self.setAccessibleDescription(self._t(NEEDS_POINTER))
        self.setAccessibleIdentifier("signature-pad")
        self._clear = Button(self._t(N_("Clear")), "quiet", icon="eraser", parent=self, height="xl" if touch else "md")
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._paper = _PaperWay(self._t, self)
        self._paper.button.clicked.connect(self.paper_wanted)
        self._paper.hide()
        self._clear.hide()

    def strokes(self) -> list[list[Point]]:
        """The points of every stroke: x, y in pixels from the top left, seconds, pressure 0 to 1."""
        return [list(stroke) for stroke in self._strokes]

    def put(self, strokes: list[list[Point]], device: str = "") -> None:
        """Show ink that was written before, on a pad that had to be made anew."""
        self._strokes = [list(stroke) for stroke in strokes]
        self._device = device
        self._began = time.monotonic() - (strokes[-1][-1][2] if strokes else 0.0)
        self._redraw()
        self._clear.setVisible(bool(strokes))
        self.changed.emit()

    def is_empty(self) -> bool:
        """Whether nothing was written yet; a single tap is not a signature."""
        return ink.length(self._strokes) < _SIGNATURE

    def device(self) -> str:
        """What the signature was written with: mouse, touch or pen, and the pen's own name."""
        return self._device

    def clear(self) -> None:
        """Take all ink away."""
        self._strokes.clear()
        self._source = self._device = ""
        self._redraw()
        self._clear.hide()
        self.changed.emit()

    def set_caption(self, left: str, right: str = "") -> None:
        """Who signs, and where and when: written under the base line."""
        self._caption = (left, right)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 240)

    # input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._own(event):
            self._down("mouse", event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._own(event):
            self._moved("mouse", event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._own(event):
            self._up("mouse")

    @staticmethod
    def _own(event: QMouseEvent) -> bool:
        # touch and pen come as themselves; what Qt makes out of them would draw every line twice
        return event.source() is Qt.MouseEventSource.MouseEventNotSynthesized

    def tabletEvent(self, event: QTabletEvent) -> None:
        name = event.pointingDevice().name() if event.pointingDevice() is not None else ""
        if event.type() is QEvent.Type.TabletPress:
            self._down("pen", event.position(), event.pressure(), name)
        elif event.type() is QEvent.Type.TabletMove and event.pressure() > 0:
            self._moved("pen", event.position(), event.pressure())
        elif event.type() is QEvent.Type.TabletRelease:
            self._up("pen")
        event.accept()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        touch = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if kind in touch and isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        if event.type() is QEvent.Type.TouchCancel or not event.points():
            self._up("touch")
            return
        point = event.points()[0]  # a palm or a second finger does not write
        device = event.pointingDevice()
        finger = device is None or device.type() is not QPointingDevice.DeviceType.Stylus
        pressure = None if finger or point.pressure() in (0.0, 1.0) else point.pressure()
        if event.type() is QEvent.Type.TouchBegin:
            self._down("touch", point.position(), pressure)
        elif event.type() is QEvent.Type.TouchUpdate:
            self._moved("touch", point.position(), pressure)
        else:
            self._up("touch")

    def _down(self, source: str, at: QPointF, pressure: float | None = None, name: str = "") -> None:
        if self._source:
            return
        if not self._strokes:
            self._began = time.monotonic()
        self._source = source
        self._device = f"{source}, {name}" if name else source
        self._paper.hide()
        self._strokes.append([self._point(at, 0.55 if pressure is None else pressure)])
        self._grow()
        self.changed.emit()

    def _moved(self, source: str, at: QPointF, pressure: float | None = None) -> None:
        if self._source != source:
            return
        stroke = self._strokes[-1]
        before = stroke[-1]
        if abs(at.x() - before[0]) < 0.4 and abs(at.y() - before[1]) < 0.4:
            return
        point = self._point(at, 0.0 if pressure is None else pressure)
        if pressure is None:
            point = (*point[:3], round(ink.pressure_of_speed(before, *point[:3]), 3))
        stroke.append(point)
        self._grow()

    def _up(self, source: str) -> None:
        if self._source != source:
            return
        self._source = ""
        with QPainter(self._image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink.draw_end(painter, self._strokes[-1], theme.C["t1"])
        self._clear.show()
        self.update()
        self.changed.emit()

    def _point(self, at: QPointF, pressure: float) -> Point:
        x = min(max(at.x(), 0.0), float(self.width()))
        y = min(max(at.y(), 0.0), float(self.height()))
        return round(x, 2), round(y, 2), round(time.monotonic() - self._began, 4), round(pressure, 3)

    # picture

    def _grow(self) -> None:
        stroke = self._strokes[-1]
        with QPainter(self._image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink.draw_last(painter, stroke, theme.C["t1"])
        xs, ys = [p[0] for p in stroke[-3:]], [p[1] for p in stroke[-3:]]
        grown = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        self.update(grown.adjusted(-6, -6, 6, 6).toAlignedRect())

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.setDevicePixelRatio(ratio)
        self._image.fill(Qt.GlobalColor.transparent)
        if self._strokes:
            with QPainter(self._image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ink.draw(painter, self._strokes, theme.C["t1"])
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line = self.height() - min(104, round(self.height() * 0.28))
        self._clear.adjustSize()
        self._clear.move(self.width() - self._clear.width() - 12, 12)
        edge = 56 if self.width() > 600 else 24
        self._paper.setGeometry(edge, 16, self.width() - 2 * edge - self._clear.width(), self._line - 24)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(theme.C["acc" if self.hasFocus() else "ctl"], 2 if self.hasFocus() else 1.5))
            p.setBrush(theme.C["surf"])
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
            edge = 56 if self.width() > 600 else 24
            p.setPen(QPen(theme.C["line2"], 1.5))
            p.drawLine(QPointF(edge, self._line), QPointF(self.width() - edge, self._line))
            p.setPen(theme.C["t2"])
            p.setFont(theme.font(14 if self.height() > 300 else 12))
            below = QRectF(edge, self._line + 8, self.width() - 2 * edge, min(40, self.height() - self._line - 10))
            top = Qt.AlignmentFlag.AlignTop
            p.drawText(below, Qt.AlignmentFlag.AlignLeft | top, self._caption[0])
            p.drawText(below, Qt.AlignmentFlag.AlignRight | top, self._caption[1])
            p.drawImage(QPointF(0, 0), self._image)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        self._paper.setVisible(event.reason() in keys and not self._strokes)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class _PaperWay(QWidget):
    """What somebody reads who reached the pad by keyboard: it cannot be written on with keys, paper can."""

    def __init__(self, t: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.button = Button(t(N_("Sign on paper instead")), parent=self)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(Text(t(NEEDS_POINTER), px=14, tone="t2", parent=self))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
