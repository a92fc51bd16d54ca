"""A popover: a small card with an arrow to its cause, at most two buttons and a quiet one."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.floating import EDGE, Floating
from ui.widgets.labels import Label, Text

GAP = 10  # between the cause and the card; the arrow lies in it


class Popover(Floating):
    """`near` is the cause in the window's coordinates; fill `body`, then `open()`.

    `side` is where it goes if there is room: below or beside.
    """

    def __init__(self, window: QWidget, near: QRect, *, width: int = 420, side: str = "below", pad: int = 20) -> None:
        super().__init__(window)
        self._near, self._wide, self._side = near, width, side
        self._arrow: tuple[str, int] | None = None
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(pad, pad - 4, pad, pad - 4)
        self.body.setSpacing(8)

    def head(self, icon: str, title: str, words: str = "", token: str = "red") -> None:
        """Icon, sentence and explanation at the top; also what readers say when it opens."""
        from ui.widgets.picture import Picture

        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Picture(icon, 18, token), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(title, 14, 600, "t1"))
        if words:
            column.addWidget(Text(words, 13, 400, "t2"))
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)

    def caption(self, words: str) -> None:
        """A small heading."""
        self.body.addWidget(Label(words, 12, 600))

    def buttons(self, *buttons: Button, quiet: Button | None = None) -> None:
        """The row of buttons at the bottom."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        if quiet is not None:
            row.addWidget(quiet)
        self.body.addSpacing(4)
        self.body.addLayout(row)

    def open(self) -> None:
        """Place it beside its cause and show it."""
        self.refit()
        super().open()

    def refit(self) -> None:
        """Take the size of the content; call it again when the content changed."""
        self.body.activate()
        width = theme.scaled(self._wide)
        height = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        room = self.host().rect().adjusted(8, 8, -8, -8)
        height = min(height, room.height())
        spot = self._spot(width, height, room)
        self.place(QRect(spot, spot + QPoint(width - 1, height - 1)))

    def _spot(self, width: int, height: int, room: QRect) -> QPoint:
        near = self._near
        places = {
            "below": QPoint(near.center().x() - width // 2, near.bottom() + GAP),
            "above": QPoint(near.center().x() - width // 2, near.top() - GAP - height),
            "left": QPoint(near.left() - GAP - width, near.center().y() - 36),
            "right": QPoint(near.right() + GAP, near.center().y() - 36),
        }
        order = ("below", "above", "left", "right") if self._side == "below" else ("left", "right", "below", "above")
        for name in order:
            spot = places[name]
            along = name in ("below", "above")
            fits = (
                room.top() <= spot.y() and spot.y() + height <= room.bottom() + 1
                if along
                else room.left() <= spot.x() and spot.x() + width <= room.right() + 1
            )
            if fits:
                x = min(max(spot.x(), room.left()), room.right() + 1 - width)
                y = min(max(spot.y(), room.top()), room.bottom() + 1 - height)
                centre = near.center()
                at = centre.x() - x if along else centre.y() - y
                self._arrow = (name, min(max(at, 24), (width if along else height) - 24))
                return QPoint(x, y)
        self._arrow = None
        return QPoint(room.center().x() - width // 2, max(room.center().y() - height // 2, room.top()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._arrow is None:
            return
        side, at = self._arrow
        card = self.card.geometry()
        tip, a, b = {
            "below": (QPointF(EDGE + at, card.top() - 7), QPointF(-8, 8), QPointF(8, 8)),
            "above": (QPointF(EDGE + at, card.bottom() + 8), QPointF(-8, -8), QPointF(8, -8)),
            "left": (QPointF(card.right() + 8, EDGE + at), QPointF(-8, -8), QPointF(-8, 8)),
            "right": (QPointF(card.left() - 7, EDGE + at), QPointF(8, -8), QPointF(8, 8)),
        }[side]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath(tip + a)
            path.lineTo(tip)
            path.lineTo(tip + b)
            painter.fillPath(path, C["surf"])
            painter.setPen(QPen(C["line2"], 1))
            painter.drawPath(path)
