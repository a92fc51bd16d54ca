"""A strengths profile: rows between weak and strong, our line beside up to two rivals'."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from aedesk.domain.dossier import Place
from aedesk.words import _
from ui import format as fmt
from ui import theme
from ui.labels import label
from ui.theme import C
from ui.widgets.paint import box, text

PLACES = (Place.WEAK, Place.EVEN, Place.STRONG)
_PITCH, _HEAD, _LEGEND, _APART = 20, 20, 30, 7


@dataclass(frozen=True)
class Standing:
    """One row: its name, and a place for each of the products (None where there is no mark)."""

    name: str
    places: tuple[Place | None, ...]


class Profile(QLabel):
    """The first product is ours: ink disc and line; the rivals hollow, dotted and dashed."""

    def __init__(self) -> None:
        super().__init__()
        self._products: tuple[str, ...] = ()
        self._rows: tuple[Standing, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_rows(self, products: Sequence[str], rows: Sequence[Standing]) -> None:
        """Show these rows, one place for each product."""
        self._products, self._rows = tuple(products), tuple(rows)
        self.setFixedHeight(theme.scaled(_HEAD + _PITCH * len(rows) + _LEGEND))
        self.setText("; ".join(self._spoken(row) for row in rows))
        self.update()

    def _spoken(self, row: Standing) -> str:
        said = [
            _("{product} {place}").format(product=name, place=label(place))
            for name, place in zip(self._products, row.places, strict=True)
            if place is not None
        ]
        return f"{row.name}: {fmt.join(said)}"

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), self.height())

    def _x(self, place: Place) -> float:
        left = min(theme.scaled(118), self.width() * 0.36)
        room = self.width() - left - 24
        return left + 10 + room * PLACES.index(place) / 2

    def _y(self, row: int) -> float:
        return theme.scaled(_HEAD) + theme.scaled(_PITCH) * (row + 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bottom = self._y(len(self._rows) - 1) + 6
            for place in PLACES:
                x = self._x(place)
                area = QRectF(x - 50, 0, 100, theme.scaled(16))
                align = Qt.AlignmentFlag.AlignHCenter
                if place is Place.STRONG:
                    area, align = QRectF(self.width() - 100, 0, 100, theme.scaled(16)), Qt.AlignmentFlag.AlignRight
                text(painter, area, label(place), 11, 400, "t2", align, elide=False)
                painter.fillRect(QRectF(x, theme.scaled(_HEAD) - 1, 1, bottom - theme.scaled(_HEAD)), C["line"])
            left = min(theme.scaled(118), self.width() * 0.36) - 8
            for i, row in enumerate(self._rows):
                area = QRectF(0, self._y(i) - theme.scaled(9), left, theme.scaled(18))
                text(painter, area, row.name, 12, 400, "t1")
            for number in reversed(range(len(self._products))):  # ours lies on top
                self._paint_product(painter, number)
            self._paint_legend(painter)

    def _spots(self, number: int) -> list[QPointF]:
        """Where a product stands, row by row; products on one place are set off to be seen."""
        found = []
        for i, row in enumerate(self._rows):
            place = row.places[number]
            if place is None:
                continue
            there = [n for n, other in enumerate(row.places) if other is place]
            step = (there.index(number) - (there.index(0) if 0 in there else 0)) * _APART
            found.append(QPointF(self._x(place) - step if place is Place.STRONG else self._x(place) + step, self._y(i)))
        return found

    def _paint_product(self, painter: QPainter, number: int) -> None:
        spots = self._spots(number)
        style = (Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashLine)[number]
        painter.setPen(QPen(C["t1" if number == 0 else "ctl"], 1.5 if number == 0 else 1.2, style))
        painter.drawPolyline(QPolygonF(spots))
        for spot in spots:
            self._mark(painter, spot, number)

    @staticmethod
    def _mark(painter: QPainter, at: QPointF, number: int) -> None:
        if number == 0:
            box(painter, QRectF(at.x() - 4, at.y() - 4, 8, 8), 4, C["t1"])
        elif number == 1:
            box(painter, QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7), 0, C["win"], C["t2"], 1.2)
        else:
            painter.setPen(QPen(C["t2"], 1.2))
            painter.setBrush(C["win"])
            painter.drawPolygon(QPolygonF([at + QPointF(0, -4), at + QPointF(4, 3.5), at + QPointF(-4, 3.5)]))

    def _paint_legend(self, painter: QPainter) -> None:
        x, middle = 4.0, self.height() - theme.scaled(9)
        metrics = QFontMetrics(theme.font(12))
        each = (self.width() - 8) / max(len(self._products), 1)
        for number, name in enumerate(self._products):
            self._mark(painter, QPointF(x, middle), number)
            wide = min(metrics.horizontalAdvance(name) + 2, each - 24)
            text(painter, QRectF(x + 10, middle - 10, wide, 20), name, 12, 400, "t2")
            x += wide + 26
