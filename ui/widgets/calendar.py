"""A month to pick a day from: arrows move, Page Up and Page Down change the month, Enter picks, Esc closes."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.theme import C
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.paint import box, text
from ui.widgets.popover import Popover

CELL = 34
ROW = 30


def month_before(day: date, steps: int) -> date:
    """The same day of another month, or its last one."""
    months = day.year * 12 + day.month - 1 + steps
    year, month = divmod(months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


class MonthGrid(QLabel):
    """The days of one month, Monday first."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self.day, self._today = day, today
        self.setFixedSize(CELL * 7, theme.scaled(20) + ROW * 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{fmt.weekday(self.day)}, {fmt.day_long(self.day)}")

    def move_to(self, day: date) -> None:
        """Put the mark on another day."""
        self.day = day
        self._name()
        self.moved.emit()
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            self.move_to(self.day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to(month_before(self.day, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _cell(self, i: int) -> QRect:
        return QRect(i % 7 * CELL, theme.scaled(20) + i // 7 * ROW, CELL, ROW)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for i in range(42):
            if self._cell(i).contains(event.position().toPoint()):
                self.chosen.emit(self._first() + timedelta(days=i))
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        first = self._first()
        with QPainter(self) as painter:
            for i in range(7):
                name = fmt.weekday(first + timedelta(days=i), short=True)[-1 if name_is_han() else 0 :][:2]
                area = QRectF(i * CELL, 0, CELL, theme.scaled(18))
                text(painter, area, name, 11, 400, "t3", Qt.AlignmentFlag.AlignCenter, elide=False)
            for i in range(42):
                day = first + timedelta(days=i)
                cell = QRectF(self._cell(i)).adjusted(2, 1, -2, -1)
                now = day == self.day
                if now:
                    box(painter, cell, 6, C["acc"])
                elif day == self._today:
                    box(painter, cell, 6, None, C["acc"])
                token = "on-acc" if now else "t1" if day.month == self.day.month else "t3"
                weight = 600 if now or day == self._today else 400
                text(painter, cell, str(day.day), 12, weight, token, Qt.AlignmentFlag.AlignCenter, elide=False)


def name_is_han() -> bool:
    """Whether weekday names end with the sign that tells them apart."""
    return fmt.weekday(date(2026, 1, 5), short=True).startswith("周")


class DayPicker(Popover):
    """A month in a popover under a date field."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, day: date, today: date) -> None:
        window = field.window()
        near = QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        super().__init__(window, near, width=CELL * 7 + 32, pad=16)
        self.setAccessibleName(_("Choose a day"))
        self._grid = MonthGrid(day, today)
        head = QHBoxLayout()
        back = IconButton("chevron-left", _("Month before"), keys="PgUp")
        on = IconButton("chevron-right", _("Month after"), keys="PgDn")
        self._name = Label(fmt.month(day), 13, 600)
        head.addWidget(self._name, 1)
        head.addWidget(back)
        head.addWidget(on)
        back.clicked.connect(lambda: self._grid.move_to(month_before(self._grid.day, -1)))
        on.clicked.connect(lambda: self._grid.move_to(month_before(self._grid.day, 1)))
        self._grid.moved.connect(lambda: self._name.setText(fmt.month(self._grid.day)))
        self._grid.chosen.connect(self._take)
        self.body.addLayout(head)
        self.body.addWidget(self._grid)

    def first_focus(self) -> QWidget | None:
        return self._grid

    def _take(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)
