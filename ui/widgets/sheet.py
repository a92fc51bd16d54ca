"""A sheet over a veil: for forms and questions. Tab stays inside; Esc closes unless the sheet says no."""

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.floating import Floating, cycle, paint_shadow, stops
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.scroll import Scroll


class ModalSheet(Floating):
    """Fill `body`, add buttons with `foot`, then `open()`. `accepted` follows the primary button or Ctrl+Enter."""

    accepted = Signal()

    def __init__(self, window: QWidget, title: str, *, width: int = 520, close: bool = True) -> None:
        super().__init__(window)
        self._wide = width
        self._primary: Button | None = None
        self.may_close = True
        outer = QVBoxLayout(self.card)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 16, 10)
        self.title = Label(title, 16, 600, elide=True)
        head.addWidget(self.title, 1)
        self._close = IconButton("x", _("Close"), keys="Esc")
        self._close.clicked.connect(self.dismiss)
        head.addWidget(self._close)
        if not close:
            self._close.hide()
        outer.addLayout(head)
        self._page = QWidget()
        self.body = QVBoxLayout(self._page)
        self.body.setContentsMargins(24, 4, 24, 8)
        self.body.setSpacing(14)
        self._scroll = Scroll(self._page)
        outer.addWidget(self._scroll, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(24, 4, 24, 8)
        self._foot.setSpacing(8)
        outer.addLayout(self._foot)
        self.setAccessibleName(title)
        window.installEventFilter(self)
        self._page.installEventFilter(self)

    def foot(self, *buttons: Button, quiet: Button | None = None, primary: Button | None = None) -> None:
        """The buttons, first one first; `primary` is what Ctrl+Enter presses and what emits `accepted`."""
        self._foot.setContentsMargins(24, 10, 24, 20)
        if quiet is not None:
            self._foot.addWidget(quiet)
        self._foot.addStretch(1)
        for button in buttons:
            self._foot.addWidget(button)
        if primary is not None:
            if primary not in buttons:
                self._foot.addWidget(primary)
            self._primary = primary
            primary.clicked.connect(self.accepted)

    def open(self) -> None:
        """Show it over the veil."""
        self._fit()
        super().open()

    def dismiss(self) -> bool:
        """Close it as Esc does; whether it went: a half-filled form asks first."""
        self.close()
        return True

    def refit(self) -> None:
        """Take the size of the content; call it again when the content changed."""
        self._fit()

    def first_focus(self) -> QWidget | None:
        order = [each for each in self._stops() if each is not self._close]
        return order[0] if order else self._close

    def _fit(self) -> None:
        window = self.host()
        self.setGeometry(window.rect())
        width = min(theme.scaled(self._wide), window.width() - 32)
        inner = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        frame = theme.scaled(28) + 28 + self._foot.sizeHint().height()
        height = min(inner + frame, window.height() - 32)
        x, y = (window.width() - width) // 2, max((window.height() - height) // 2 - 20, 16)
        self.card.setGeometry(QRect(x, y, width, height))
        self.update()  # the shadow lies outside the card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._fit()
        elif watched is self._page and event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()  # a line under a field came or went
        return False  # a press on the veil loses nothing that was typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            if self.may_close:
                self.dismiss()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._primary is not None:
            self._primary.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return cycle(stops(self.card), next)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            veil = QColor(0, 0, 0, 60 if theme.mode() == "light" else 140)
            painter.fillRect(self.rect(), veil)
            paint_shadow(painter, self.card.geometry())
            box(painter, self.card.geometry(), 12, C["surf"], C["line2"])


def _answer(sheet: ModalSheet) -> None:
    loop = QEventLoop()
    sheet.closed.connect(loop.quit)
    sheet.open()
    loop.exec()


def question(window: QWidget, title: str, words: str, yes: str, no: str, *, danger: bool = False) -> bool:
    """Ask and wait; whether the verb was chosen."""
    sheet = ModalSheet(window, title, width=440, close=False)
    sheet.body.addWidget(Text(words, 13, 400, "t2"))
    sheet.setAccessibleDescription(words)
    said: list[bool] = []
    stay = Button(no)
    stay.clicked.connect(sheet.close)
    go = Button(yes, "danger" if danger else "primary")
    go.clicked.connect(lambda: said.append(True))
    go.clicked.connect(sheet.close)
    sheet.foot(stay, primary=go)
    sheet.first_focus = lambda: stay if danger else go  # type: ignore[method-assign]
    _answer(sheet)
    return bool(said)


def ask_words(window: QWidget, title: str, label: str, yes: str, text: str = "", *, must: bool = True) -> str | None:
    """Ask for a few words and wait for them."""
    from ui.widgets.fields import Field
    from ui.widgets.lines import Line

    sheet = ModalSheet(window, title, width=440, close=False)
    line = Line(text)
    field = Field(label, line)
    sheet.body.addWidget(field)
    said: list[str] = []

    def take() -> None:
        if must and not line.value():
            field.fail(_("Type something here."))
            return
        said.append(line.value())
        sheet.close()

    stay = Button(_("Cancel"))
    stay.clicked.connect(sheet.close)
    go = Button(yes, "primary", keys=_("Enter"))
    go.clicked.connect(take)
    line.returnPressed.connect(take)
    sheet.foot(stay, primary=go)
    _answer(sheet)
    return said[0] if said else None
