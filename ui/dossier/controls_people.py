"""People of the client: those of its contacts that a question names."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from aedesk.domain.questionnaire import Node
from aedesk.words import words
from ui import format as fmt
from ui import theme
from ui.dossier.about import About, Who
from ui.dossier.control_people import Picking
from ui.dossier.picker import initials
from ui.theme import C
from ui.widgets.buttons import IconButton
from ui.widgets.marks import paint_avatar
from ui.widgets.paint import box, text


class _Person(QAbstractButton):
    """One chosen person; Delete takes them out."""

    def __init__(self, owner: "PeopleControl", who: Who) -> None:
        super().__init__(owner)
        self.who, self._owner = who, owner
        self.setText(fmt.join([who.name, who.title, who.phone]))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.out = IconButton("x", owner.say.t("Take out {name}").format(name=who.name), self, size=24)
        self.out.clicked.connect(lambda: owner.take_out(who.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.take_out(self.who.id)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        who, px = self.who, self._owner.px
        with QPainter(self) as painter:
            box(painter, self.rect(), 6, C["surf"], C["line2"])
            paint_avatar(painter, 8, (self.height() - 20) / 2, initials(who.name))
            metrics = self.fontMetrics()
            inner = QRectF(36, 0, self.width() - 36 - 32, self.height())
            text(painter, inner, who.name, px, 500, "t3" if who.left else "t1")
            wide = metrics.horizontalAdvance(who.name) + 14
            left = self._owner.say.t("no longer there") if who.left else ""
            rest = " · ".join(part for part in (who.title, who.phone, left) if part)
            text(painter, inner.adjusted(wide, 0, 0, 0), rest, px - 1, 400, "t2")


class PeopleControl(Picking):
    """A list of contacts."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        verb = words(language).t("Choose a person")
        super().__init__(node, language, about, large, verb, "user-plus")
        self._ids: list[str] = []
        self.parts: list[_Person] = []

    def value(self) -> Any:
        return list(self._ids) or None

    def set_value(self, value: Any) -> None:
        wanted = [str(each) for each in value or ()]
        if wanted != self._ids or len(self.parts) != len(wanted):
            self._ids = wanted
            self.show_people()

    def held(self) -> list[str]:
        return self._ids

    def put_in(self, key: str) -> None:
        self._ids.append(key)

    def drawn(self) -> Sequence[QWidget]:
        return self.parts

    def show_people(self) -> None:
        self.clear()
        self.parts = [_Person(self, self.who(key)) for key in self._ids]
        for part in self.parts:
            part.setFont(theme.font(self.px, 500))
            part.setAccessibleDescription(self._name)
            part.show()
        self.fit()

    def take_out(self, key: str) -> None:
        """Take one person out of the list."""
        self._ids = [each for each in self._ids if each != key]
        self.tell()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, width: int, move: bool) -> int:
        tall = theme.scaled(52 if self.large else 34)
        y = 0
        for part in self.parts:
            if move:
                part.setGeometry(0, y, min(width, theme.scaled(560)), tall)
                part.out.move(part.width() - part.out.width() - 5, (tall - part.out.height()) // 2)
            y += tall + 5
        size = self.add.sizeHint()
        if move:
            self.add.setGeometry(0, y, size.width(), size.height())
        return y + size.height()
