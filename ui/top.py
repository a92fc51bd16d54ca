"""The top bar: title, one line of state, the search, one primary button."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from aedesk.words import _
from ui import icons, theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.paint import box, key_cap, text

HEIGHT = 56


class SearchButton(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(_("Search or run a command"))
        self.setAccessibleName(self.text())
        self.setToolTip(f"{self.text()} (Ctrl K)")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.scaled(32))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.narrow = False

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(150 if self.narrow else 280), theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["hover"] if self.underMouse() else C["surf"], C["line2"])
            painter.drawPixmap(9, (self.height() - 16) // 2, icons.pixmap("search", 16, "t3", self.devicePixelRatioF()))
            words = _("Search") if self.narrow else self.text()
            text(painter, QRectF(33, 0, self.width() - 90, self.height()), words, 13, 400, "t3")
            key_cap(painter, self.width() - 6, self.height() / 2, "Ctrl K")


class TopBar(QWidget):
    """Emits `search`, `primary` and `back`."""

    search = Signal()
    primary = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.scaled(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(12)
        self._back = IconButton("arrow-left", _("Back"), keys="Alt ↑")
        self._back.clicked.connect(self.back)
        self._back.hide()
        self.title = Label("", 20, 600, spacing=-0.2)
        self.state = Label("", 13, 400, "t2", elide=True)
        self.search_button = SearchButton()
        self.search_button.clicked.connect(self.search)
        self.button = Button("", "primary", "plus")
        self.button.clicked.connect(self.primary)
        row.addWidget(self._back)
        row.addWidget(self.title)
        row.addWidget(self.state, 1)
        row.addWidget(self.search_button)
        row.addWidget(self.button)

    def say(
        self, title: str, state: str, primary: str, icon: str, keys: str, page: bool, kind: str = "primary"
    ) -> None:
        """Show the head of the room in front; a plain button shows its key."""
        self.title.setText(title)
        self.state.setText(state)
        self._back.setVisible(page)
        self.button.setVisible(bool(primary))
        if primary:
            self.button.set_look(primary, icon)
            self.button.set_kind(kind)
            self.button.set_keys(keys if kind == "plain" else "")
            self.button.setToolTip(f"{primary} ({keys})" if keys else primary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(1120)
        if narrow != self.search_button.narrow:
            self.search_button.narrow = narrow
            self.search_button.updateGeometry()
