"""The heads of groups within a chapter, and the line that stands for a part that does not apply now."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from aedesk.services.dossier_views import AnswerView
from aedesk.words import _, language
from ui import format as fmt
from ui import theme
from ui.dossier.chips import in_language
from ui.dossier.control import Control
from ui.dossier.field_row import MARGIN, paint_number
from ui.dossier.outline import GROUP, Entry
from ui.theme import C
from ui.widgets.paint import text
from ui.widgets.toggles import Check


def known_words(settled: int, applicable: int) -> str:
    """How much of something is known: 6 of 14 known."""
    if not applicable:
        return ""
    return _("{known} of {count} known").format(known=settled, count=applicable)


class Head(QWidget):
    """A group's name and how much of it is known; `shut_asked`: it does (not) apply as a whole.

    Where one of several parts applies, `control` asks which one.
    """

    shut_asked = Signal(bool)
    grew = Signal()

    def __init__(self, parent: QWidget, entry: Entry, control: Control | None = None) -> None:
        super().__init__(parent)
        self.entry, self.control = entry, control
        self.name = in_language(entry.node.label, language())
        self.view: AnswerView | None = None
        self.dirty = False
        self.first = False
        self._count = (0, 0)
        self.shut = Check(_("Does not apply"), parent=self, px=12)
        self.shut.setAccessibleDescription(self.name)
        self.shut.changed.connect(self.shut_asked)
        self._spoken = QLabel(self)  # the painted words, for a reader
        self._spoken.hide()
        if control is not None:
            control.setParent(self)
            control.set_name(_("Which part applies: {name}").format(name=self.name))
            control.changed.connect(self._changed)
            control.grew.connect(self.grew)

    def _changed(self) -> None:
        self.dirty = True

    def show_state(self, entry: Entry, view: AnswerView | None, settled: int, applicable: int, first: bool) -> None:
        """Show how much is known, and whether it applies."""
        self.entry, self.view, self.first = entry, view, first
        self._count = (settled, applicable)
        self.shut.set_value(entry.shut)
        self.shut.setVisible(entry.shut or settled == 0)
        if self.control is not None:
            self.control.setVisible(not entry.shut)
            if not self.dirty:
                value = view.value if view is not None and not entry.shut else None
                self.control.set_value([value, None] if value else None)
        self.setAccessibleName(fmt.join([self.name, known_words(settled, applicable)]))
        self._lay()
        self.update()

    @property
    def group(self) -> bool:
        """Whether it is the head of a whole group."""
        return self.entry.kind == GROUP

    def _top(self) -> int:
        return (0 if self.first else 18) if self.group else (0 if self.first else 4)

    def _line(self) -> int:
        return theme.scaled(24 if self.group else 20)

    def needs(self, width: int) -> int:
        """How high it is at this width."""
        height = self._top() + self._line() + (8 if self.group else 6)
        if self.control is not None and not self.entry.shut:
            height += self.control.heightForWidth(width - theme.scaled(MARGIN)) + 12
        return height

    def _lay(self) -> None:
        size = self.shut.sizeHint()
        top = self._top() + (self._line() - theme.scaled(22)) // 2
        self.shut.setGeometry(self.width() - size.width(), top, size.width(), theme.scaled(22))
        if self.control is not None and not self.entry.shut:
            left = theme.scaled(MARGIN)
            wide = self.width() - left
            top = self._top() + self._line() + 4
            self.control.setGeometry(left, top, wide, self.control.heightForWidth(wide))

    def relay(self) -> None:
        """Put the parts where they belong after one of them grew."""
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def to_edit(self) -> None:
        """Put the cursor into the first part."""
        (self.control.stop() if self.control is not None and not self.entry.shut else self.shut).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        top, height = self._top(), self._line()
        with QPainter(self) as painter:
            if self.group and not self.first:
                painter.fillRect(0, 0, self.width(), 1, C["line"])
            painter.save()
            painter.translate(0, top + (height - theme.scaled(18)) / 2)
            paint_number(painter, self.entry.number, theme.scaled(MARGIN) - 6)
            painter.restore()
            left = float(theme.scaled(MARGIN))
            px, weight = (14, 600) if self.group else (13, 600)
            wide = min(QFontMetrics(theme.font(px, weight)).horizontalAdvance(self.name), self.width() - left - 160)
            text(painter, QRectF(left, top, wide + 2, height), self.name, px, weight)
            words = "" if self.entry.shut else known_words(*self._count)
            area = QRectF(left + wide + 10, top + (2 if self.group else 1), 200, height - 1)
            text(painter, area, words, 12, 400, "t3")


class FoldedLine(QLabel):
    """A part that does not apply now."""

    def __init__(self, parent: QWidget, entry: Entry) -> None:
        super().__init__(parent)
        self.entry = entry
        self.name = in_language(entry.node.label, language())
        self.setText(fmt.join([self.name, _("does not apply now")]))

    def needs(self, width: int) -> int:
        """How high it is."""
        return theme.scaled(18) + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_number(painter, self.entry.number, theme.scaled(MARGIN) - 6)
            left = float(theme.scaled(MARGIN))
            text(painter, QRectF(left, 0, self.width() - left, theme.scaled(18)), self.text(), 12, 400, "t3")
