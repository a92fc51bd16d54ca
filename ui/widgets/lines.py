"""Editors of text: one line, and several."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.labels import see_through
from ui.widgets.paint import box
from ui.widgets.scroll import ThinBar

HEIGHTS = {"sm": 28, "md": 32, "lg": 40, "xl": 44}


def paint_frame(widget: QWidget, painter: QPainter, *, error: bool, focus: bool | None = None) -> None:
    """The box of a field: its edge says focus and error, its ground whether it can be typed in."""
    focus = widget.hasFocus() if focus is None else focus
    token = "red" if error else "acc" if focus else "ctl" if widget.isEnabled() else "line"
    fill = C["surf"] if widget.isEnabled() else C["sunk"]
    box(painter, widget.rect(), 8 if widget.height() > 42 else 6, fill, C[token], 2 if focus else 1)


class Line(QLineEdit):
    """One line to type in. `height`: sm 28, md 32, lg 40, xl 44 pixels."""

    left = Signal()  # editing is over: Enter, or the focus went elsewhere

    def __init__(
        self, value: str = "", hint: str = "", parent: QWidget | None = None, *, height: str = "md", room: int = 0
    ) -> None:
        super().__init__(value, parent)
        self.error = False
        self._room = room  # pixels kept free at the right for a button
        self.setFrame(False)
        self.setPlaceholderText(hint)
        self.setFont(theme.font(13 if height in ("sm", "md") else 14))
        self.setFixedHeight(theme.scaled(HEIGHTS[height]))
        self._margins()
        see_through(self)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self.left)

    def _margins(self) -> None:
        self.setTextMargins(8, 0, 8 + self._room + (22 if self.error else 0), 0)

    def set_error(self, error: bool) -> None:
        """Show or clear the red frame."""
        if error != self.error:
            self.error = error
            self._margins()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.height())

    def value(self) -> str:
        """What was typed, without spaces around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show `value`."""
        self.setText(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_frame(self, painter, error=self.error)
            if self.error:
                picture = icons.pixmap("alert-circle", 16, "red", self.devicePixelRatioF())
                painter.drawPixmap(self.width() - 26 - self._room, (self.height() - 16) // 2, picture)
        super().paintEvent(event)


class LongText(QPlainTextEdit):
    """Several lines to type in; Tab goes on to the next field. `lines` is its height."""

    left = Signal()

    def __init__(self, value: str = "", hint: str = "", parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self.error = False
        self.setPlainText(value)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFont(theme.font(13))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical, self))
        self.setViewportMargins(7, 6, 4, 6)
        self.document().setDocumentMargin(2)
        see_through(self)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumHeight(theme.line(13) * lines + 18)
        self._frame = _Frame(self)

    def value(self) -> str:
        """What was typed."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show `value`."""
        if value != self.toPlainText():
            self.setPlainText(value)

    def set_error(self, error: bool) -> None:
        """Show or clear the red frame."""
        self.error = error
        self._frame.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        self._frame.lower()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame.update()
        self.left.emit()


class _Frame(QWidget):
    """Paints the box behind a text area, which draws only its own viewport."""

    def __init__(self, area: LongText) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_frame(self, painter, error=self._area.error, focus=self._area.hasFocus())
