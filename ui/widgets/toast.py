"""The toast: what was done, for six seconds, with Undo; one at a time, it waits while the pointer is on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from aedesk.words import _
from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box, key_width, text

STAYS = 6000  # ms


class _Undo(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(_("Undo"))
        self.setAccessibleName(_("Undo"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        width = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self.text()) + key_width("Ctrl Z") + 14
        self.setFixedSize(width, theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 4, None, C["on-ink"])
            area = self.rect().adjusted(10, 0, -10, 0)
            text(painter, area, self.text(), 12, 600, "on-ink", elide=False)
            text(painter, area, "Ctrl Z", 12, 600, "on-ink", Qt.AlignmentFlag.AlignRight, elide=False)


class Toast(QWidget):
    """Lies at the bottom of the window; use `say`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = ""
        self._undo: Callable[[], None] | None = None
        self._button = _Undo(self)
        self._button.clicked.connect(self._undone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or an empty word when it is not shown."""
        return self._words if self.isVisible() else ""

    def forget(self) -> None:
        """Say nothing any more, to eyes and to readers."""
        self._words, self._undo = "", None
        self.setAccessibleName("")
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; `undo` takes it back."""
        self._words, self._undo = words, undo
        self._button.setVisible(undo is not None)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _undone(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        window = self.parentWidget()
        assert window is not None
        want = QFontMetrics(theme.font(13)).horizontalAdvance(self._words) + 16 + 16 + 12 + 16 + 2
        want += self._button.width() + 12 if self._undo is not None else 0
        width = min(want, window.width() - 32)
        height = theme.scaled(44)
        self.setGeometry((window.width() - width) // 2, window.height() - height - 20, width, height)
        self._button.move(width - self._button.width() - 8, (height - self._button.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["ink"])
            picture = icons.pixmap("check", 16, "on-ink", self.devicePixelRatioF(), "2")
            painter.drawPixmap(16, (self.height() - 16) // 2, picture)
            right = self._button.width() + 16 if self._undo is not None else 16
            text(painter, self.rect().adjusted(44, 0, -right, 0), self._words, 13, 400, "on-ink")
