"""The focus ring: two pixels of accent, two pixels outside whatever the keyboard reached.

Qt's style sheets know no outline offset and a Python style costs start-up time, so one overlay per window draws it.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget

from ui.theme import C

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
OWN_RING = (QLineEdit, QComboBox, QAbstractScrollArea)  # they show the focus on their own edge or inside


class FocusRing(QWidget):
    """Follows the keyboard focus inside one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._on: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    @property
    def around(self) -> QWidget | None:
        """The part it is drawn around, or None."""
        return self._on if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            mine = watched.window() is self.parentWidget()
            by_key = event.reason() in BY_KEY or (event.reason() is Qt.FocusReason.PopupFocusReason)
            if mine and by_key and not isinstance(watched, OWN_RING):
                self._follow(watched)
            elif mine:
                self._follow(None)
        elif watched is self._on and self._on is not None:
            if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Destroy):
                self._follow(None)
            elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
                self._settle()
        elif self._on is not None and kind in (QEvent.Type.Move, QEvent.Type.Resize) and self._moves(watched):
            self._settle()
        return False

    def _moves(self, watched: QObject) -> bool:
        """Whether the part stands in something that was laid out anew or scrolled."""
        part = self._on
        if part is None or not isinstance(watched, QWidget) or not shiboken6.isValid(part):
            return False
        return watched.isAncestorOf(part)

    def _follow(self, widget: QWidget | None) -> None:
        self._on = widget
        if widget is None:
            self.hide()
            return
        self._settle()
        self.show()
        self.raise_()

    def _settle(self) -> None:
        window = self.parentWidget()
        if window is None or self._on is None or not shiboken6.isValid(self._on):
            return
        corner = self._on.mapTo(window, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._on.size()).adjusted(-4, -4, 4, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(C["acc"], 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
