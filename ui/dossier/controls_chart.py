"""The organisation chart, drawn from the client's people: who reports to whom."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from aedesk.domain.questionnaire import Node
from aedesk.words import words
from ui import format as fmt
from ui import icons, theme
from ui.dossier.about import About, Who
from ui.dossier.chart_tree import Placed, place
from ui.dossier.control_people import Picking
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.paint import box, text
from ui.widgets.popover import Popover


class Seat(QAbstractButton):
    """One person in the chart."""

    def __init__(self, owner: "ChartControl", who: Who, boss: Who | None) -> None:
        super().__init__(owner)
        self.who, self._owner = who, owner
        over = owner.say.t("reports to {name}").format(name=boss.name) if boss else owner.say.t("at the top")
        signs = owner.say.t("signs estimates") if who.signs else ""
        self.setText(fmt.join([who.name, who.title, over, signs]))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.take_out(self.who.id)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            over = self.underMouse() or self.isDown()
            box(painter, self.rect(), 6, C["hover" if over else "surf"], C["line2"])
            inner = QRectF(self.rect()).adjusted(10, 4, -10, -4)
            half = inner.height() / 2
            room = -18 if self.who.signs else 0
            upper = QRectF(inner.left(), inner.top(), inner.width() + room, half)
            text(painter, upper, self.who.name, 12, 600, "t3" if self.who.left else "t1")
            lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
            text(painter, lower, self.who.title, 12, 400, "t2")
            if self.who.signs:
                picture = icons.pixmap("signature", 14, "acc", self.devicePixelRatioF())
                painter.drawPixmap(self.width() - 24, 7, picture)


class SeatPopover(Popover):
    """Whom somebody reports to."""

    moved = Signal(object)  # id of the superior, or None for the top
    removed = Signal()

    def __init__(self, owner: "ChartControl", seat: Seat, boss: str | None, others: list[Who]) -> None:
        window = owner.window()
        super().__init__(window, QRect(seat.mapTo(window, QPoint(0, 0)), seat.size()), width=300, pad=16)
        say = owner.say
        self.setAccessibleName(seat.who.name)
        self.caption(seat.who.name)
        top: tuple[object, str] = ("", say.t("Nobody: at the top"))
        self.boss = Choice([top, *((each.id, each.name) for each in others)], boss or "")
        self.body.addWidget(Field(say.t("Reports to"), self.boss))
        self.boss.changed.connect(lambda key: self.moved.emit(key or None))
        done = Button(say.t("Done"), "primary")
        done.clicked.connect(self.close)
        out = Button(say.t("Take out"), "quiet")
        out.clicked.connect(self.removed)
        out.clicked.connect(self.close)
        self.buttons(done, quiet=out)


class ChartControl(Picking):
    """Boxes with elbows; a box opens to say whom its person reports to."""

    def __init__(self, node: Node, language: str, about: About, large: bool = False) -> None:
        verb = words(language).t("Put a person in")
        super().__init__(node, language, about, large, verb, "user-plus")
        self._seats: dict[str, str | None] = {}
        self.seats: list[Seat] = []
        self._placed = Placed({}, (), 0)
        height = "xl" if large else "sm"
        self.draw = Button(self.say.t("Draw from the key people"), "plain", "users", parent=self, height=height)
        self.draw.clicked.connect(self.take_over)

    def value(self) -> Any:
        return [[who, boss] for who, boss in self._seats.items()] or None

    def set_value(self, value: Any) -> None:
        wanted = {str(who): (str(boss) if boss else None) for who, boss in value or ()}
        if wanted != self._seats or len(self.seats) != len(wanted):
            self._seats = wanted
            self.show_people()

    def held(self) -> list[str]:
        return list(self._seats)

    def put_in(self, key: str) -> None:
        tops = [key for key, boss in self._seats.items() if boss is None]
        self._seats[key] = tops[0] if len(tops) == 1 else None

    def drawn(self) -> Sequence[QWidget]:
        return self.seats

    def show_people(self) -> None:
        focus = next((seat.who.id for seat in self.seats if seat.hasFocus()), None)
        self.clear()
        self.seats = []
        for key, boss in self._seats.items():
            seat = Seat(self, self.who(key), self.who(boss) if boss else None)
            seat.setAccessibleDescription(self._name)
            seat.clicked.connect(lambda _on=False, seat=seat: self._open(seat))
            seat.show()
            self.seats.append(seat)
        self.fit()
        for seat in self.seats:
            if seat.who.id == focus:
                seat.setFocus(Qt.FocusReason.OtherFocusReason)

    def _under(self, key: str) -> set[str]:
        found = {key}
        for _round in self._seats:
            found |= {who for who, boss in self._seats.items() if boss in found}
        return found

    def _open(self, seat: Seat) -> None:
        key = seat.who.id
        able = [self.who(each) for each in self._seats if each not in self._under(key)]
        popover = SeatPopover(self, seat, self._seats[key], able)
        popover.moved.connect(lambda boss: self.move_under(key, boss))
        popover.removed.connect(lambda: self.take_out(key))
        popover.open()

    def move_under(self, key: str, boss: str | None) -> None:
        """Somebody reports to somebody else."""
        self._seats[key] = boss
        self.tell()

    def take_out(self, key: str) -> None:
        """Take somebody out; those below report one higher."""
        boss = self._seats.pop(key)
        for who, their in self._seats.items():
            if their == key:
                self._seats[who] = boss
        self.tell()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self) -> None:
        """Draw those whom the questions on key people name."""
        proposed = self.about.proposed() if self.about.proposed is not None else []
        if proposed:
            self.set_value(proposed)
            self.tell()

    def arrange(self, width: int, move: bool) -> int:
        wide, tall = theme.scaled(164), theme.scaled(52 if self.large else 46)
        placed = place(self._seats, width, wide, tall)
        size = self.add.sizeHint()
        y = placed.height + (12 if placed.height else 0)
        offered = not self._seats and self.about.proposed is not None and bool(self.about.proposed())
        if move:
            self._placed = placed
            self.draw.setVisible(offered)
            wanted = self.draw.sizeHint()
            self.draw.setGeometry(size.width() + 8, y, wanted.width(), wanted.height())
            for seat in self.seats:
                seat.setGeometry(placed.boxes[seat.who.id])
            self.add.setGeometry(0, y, size.width(), size.height())
            self.update()
        return y + size.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(C["ctl"], 1))
            painter.drawLines(list(self._placed.lines))
