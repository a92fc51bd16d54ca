"""What a brief asks for, in rows of plain fields: piece, format, quantity, languages.

Plain fields and no table widget, so that a script or a screen reader can type into every one by its name.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.brief import Deliverable
from aedesk.words import _
from ui import theme
from ui.theme import C
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Line, Number
from ui.widgets.labels import Label
from ui.widgets.paint import box

_WIDTHS = (0, 112, 64, 80)  # the first takes the rest
_ROW = 30


class _Cell(Line):
    """A field without a frame of its own; the focus shows as a line inside the cell."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            if self.hasFocus():
                box(p, self.rect().adjusted(1, 1, -1, -1), 4, None, C["acc"], 2)
        super(Line, self).paintEvent(event)


class _Quantity(Number):
    """A whole number in a cell."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            if self.hasFocus() or self.error:
                box(p, self.rect().adjusted(1, 1, -1, -1), 4, None, C["red" if self.error else "acc"], 2)
        super(Line, self).paintEvent(event)


class PieceRow(QWidget):
    """One deliverable."""

    changed = Signal()
    removed = Signal()

    def __init__(self, piece: Deliverable) -> None:
        super().__init__()
        self.piece = piece
        self.name, self.format, self.languages = (
            _Cell(text, height="sm") for text in (piece.piece, piece.format, piece.languages)
        )
        self.quantity = _Quantity(piece.quantity, places=0, least=1, height="sm")
        self.remove = IconButton("x", _("Remove"), size=24)
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 3, 1)
        row.setSpacing(0)
        for cell, width in zip((self.name, self.format, self.quantity, self.languages), _WIDTHS, strict=True):
            if width:
                cell.setFixedWidth(theme.scaled(width))
            cell.setCursorPosition(0)  # the beginning shows where there is little room
            cell.textChanged.connect(lambda _text: self.changed.emit())  # readers write, too: no textEdited
            row.addWidget(cell, 0 if width else 1)
        row.addWidget(self.remove)

    def call(self, number: int) -> None:
        """Name the fields for readers, by their row."""
        for cell, words in (
            (self.name, _("Piece {n}")),
            (self.format, _("Format {n}")),
            (self.quantity, _("Quantity {n}")),
            (self.languages, _("Languages {n}")),
        ):
            cell.setAccessibleName(words.format(n=number))
        self.remove.setAccessibleName(_("Remove piece {n}").format(n=number))

    def value(self) -> Deliverable:
        """The deliverable as it is typed."""
        quantity = self.quantity.value()
        self.piece.piece, self.piece.format = self.name.value(), self.format.value()
        self.piece.languages = self.languages.value()
        self.piece.quantity = int(quantity) if quantity is not None and quantity >= 1 else None
        return self.piece

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(cell.value() for cell in (self.name, self.format, self.languages, self.quantity))


class Pieces(QWidget):
    """All rows in one frame, and a button for one more."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PieceRow] = []
        self.error = False
        self._frame = _Frame(self)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(_head())
        self.add = Button(_("Add a piece"), "quiet", "plus", height="sm")
        self.add.clicked.connect(lambda: self.add_row().name.setFocus())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self._frame)
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_value([])

    def set_value(self, pieces: Sequence[Deliverable]) -> None:
        """Show these deliverables; one empty row where there is none."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for piece in pieces or [Deliverable("")]:
            self.add_row(piece)

    def value(self) -> list[Deliverable]:
        """The deliverables that were typed, without empty rows."""
        return [row.value() for row in self.rows if not row.blank]

    def add_row(self, piece: Deliverable | None = None) -> PieceRow:
        """One more row."""
        row = PieceRow(piece or Deliverable(""))
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self._column.addWidget(row)
        self.rows.append(row)
        self._number()
        return row

    def set_error(self, error: bool) -> None:
        """Show or clear the red frame."""
        self.error = error
        self._frame.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add_row().name.setFocus()
            return
        super().keyPressEvent(event)

    def _remove(self, row: PieceRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self.add_row()
        self._number()
        self.rows[min(at, len(self.rows) - 1)].name.setFocus()
        self.changed.emit()

    def _number(self) -> None:
        for i, row in enumerate(self.rows, start=1):
            row.call(i)
        self._frame.updateGeometry()


def _head() -> QWidget:
    head = QWidget()
    head.setFixedHeight(theme.scaled(26))
    row = QHBoxLayout(head)
    row.setContentsMargins(1, 0, 27, 0)
    row.setSpacing(0)
    for words, width in zip((_("Piece"), _("Format"), _("Qty"), _("Languages")), _WIDTHS, strict=True):
        made = Label(words, 12, 500, "t2")
        made.setContentsMargins(9, 0, 0, 0)
        if width:
            made.setFixedWidth(theme.scaled(width))
        if width == _WIDTHS[2]:
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made.setContentsMargins(0, 0, 10, 0)
        row.addWidget(made, 0 if width else 1)
    return head


class _Frame(QWidget):
    """The frame, the ground of the head and the hairlines between the rows."""

    def __init__(self, pieces: Pieces) -> None:
        super().__init__(pieces)
        self._pieces = pieces

    def paintEvent(self, event: QPaintEvent) -> None:
        pieces = self._pieces
        with QPainter(self) as p:
            ground = C["surf" if self.isEnabled() else "sunk"]
            box(p, self.rect(), 6, ground, C["red" if pieces.error else "line2"])
            head = theme.scaled(26)
            p.fillRect(2, 2, self.width() - 4, head - 1, C["sunk"])
            p.fillRect(1, head + 1, self.width() - 2, 1, C["line2"])
            for row in pieces.rows[:-1]:
                p.fillRect(1, row.geometry().bottom(), self.width() - 2, 1, C["line"])
            if pieces.rows:
                first = pieces.rows[0]
                for cell in (first.format, first.quantity, first.languages):
                    x = first.x() + cell.x()
                    p.fillRect(x, 2, 1, self.height() - 4, C["line"])
