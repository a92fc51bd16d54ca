"""One chapter as a page that scrolls: rows are made when they come into sight, and stay put while others grow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.domain.questionnaire import Kind
from ui import theme
from ui.dossier.field_row import FieldRow, SourceButton
from ui.dossier.heads import FoldedLine, Head
from ui.dossier.outline import FIELD, FOLDED, Entry
from ui.widgets.floating import stops
from ui.widgets.scroll import Scroll

LEFT, RIGHT, TOP = 28, 28, 14
_AHEAD = 320  # pixels below and above the sight in which rows are made once there is time
_GUESS = {Kind.TABLE: 260, Kind.LONG_TEXT: 100, Kind.ORG_CHART: 180, Kind.MULTI_CHOICE: 100, Kind.CONTACT_LIST: 95}

Part = FieldRow | Head | FoldedLine


@dataclass
class Slot:
    """Where one entry stands, and its widget once it was seen."""

    entry: Entry
    part: Part | None = None
    y: int = 0
    height: int = 0

    @property
    def key(self) -> tuple[str, str, bool]:
        """What makes it the same slot after the chapter was read again."""
        return self.entry.kind, self.entry.path, self.entry.apart


class _Body(QWidget):
    def __init__(self, view: "FormView") -> None:
        super().__init__()
        self._view = view

    def focusNextPrevChild(self, next: bool) -> bool:
        return self._view.step(next) or super().focusNextPrevChild(next)


class FormView(Scroll):
    """`make` builds the widget of an entry, `fill` shows its answer. `current`: the entry that has the focus."""

    current = Signal(object)
    scrolled = Signal()

    def __init__(self, make: Callable[[QWidget, Entry], Part], fill: Callable[[Part], None]) -> None:
        super().__init__()
        self._make, self._fill = make, fill
        self.slots: list[Slot] = []
        self._body = _Body(self)
        self._here: str | None = None
        self._busy = False
        self.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        self.setWidgetResizable(False)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.lay)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(25)
        self._ahead.timeout.connect(self._build_ahead)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus)

    # what is shown

    def show_entries(self, entries: list[Entry], *, fresh: bool) -> None:
        """Show these entries; `fresh` starts at the top with new widgets, else those in place stay."""
        old = {} if fresh else {slot.key: slot for slot in self.slots}
        slots = []
        for entry in entries:
            made = Slot(entry)
            kept = old.pop(made.key, None)
            if kept is not None:
                kept.entry = entry
            slots.append(kept or made)
        gone = self.slots if fresh else list(old.values())
        keep = None if fresh else self._anchor()
        self.slots = slots
        self._busy = True  # hiding what has the focus moves the focus, and with it the page
        for slot in gone:
            if slot.part is not None:
                slot.part.hide()
                slot.part.deleteLater()
                slot.part = None
        self._busy = False
        if fresh:
            self._here = None
            self.verticalScrollBar().setValue(0)
        for slot in slots:
            if slot.part is not None:
                self._fill(slot.part)
        self._lay(keep)

    def parts(self) -> list[Part]:
        """The widgets made so far."""
        return [slot.part for slot in self.slots if slot.part is not None]

    def slot(self, path: str) -> Slot | None:
        """The slot of a node."""
        return next((each for each in self.slots if each.entry.path == path), None)

    def row(self, path: str) -> FieldRow | None:
        """The row of a question, made if it was not seen yet; None where it is not shown."""
        slot = next((each for each in self.slots if each.entry.path == path and each.entry.kind == FIELD), None)
        if slot is None:
            return None
        self._build(slot)
        assert isinstance(slot.part, FieldRow)
        return slot.part

    @property
    def here(self) -> str | None:
        """The path of the entry that has, or last had, the focus."""
        return self._here

    # layout

    def _width(self) -> int:
        return max(self.viewport().width() - theme.scaled(LEFT) - theme.scaled(RIGHT), 300)

    def _guess(self, entry: Entry) -> int:
        if entry.kind == FOLDED:
            return theme.scaled(30)
        if entry.kind != FIELD:
            return theme.scaled(46)
        if entry.node.period:
            return theme.scaled(112)
        return theme.scaled(_GUESS.get(entry.node.kind or Kind.TEXT, 98))

    def _build(self, slot: Slot) -> None:
        if slot.part is not None:
            return
        slot.part = self._make(self._body, slot.entry)
        slot.part.resize(self._width(), 40)
        if not isinstance(slot.part, FoldedLine):
            slot.part.grew.connect(self.lay_soon)
        self._fill(slot.part)
        slot.part.show()

    def _anchor(self) -> tuple[Slot, int] | None:
        top = self.verticalScrollBar().value()
        held = self.slot(self._here) if self._here else None
        sight = range(top - 400, top + self.viewport().height() + 400)
        if held is not None and held.part is not None and held.y in sight:
            return held, held.y - top
        first = next((slot for slot in self.slots if slot.y + slot.height > top), None)
        return (first, first.y - top) if first is not None and top > 0 else None

    def lay_soon(self) -> None:
        """Something grew: lay out again when control returns to the loop."""
        self._again.start()

    def lay(self) -> None:
        """Lay out again; what is looked at stays where it is."""
        self._lay(self._anchor())

    def _lay(self, keep: tuple[Slot, int] | None) -> None:
        if self._busy:
            return
        self._busy = True
        for _round in range(6):
            self._place(keep)
            if not self._build_seen(0):
                break
        self._busy = False
        self._ahead.start()
        self.scrolled.emit()

    def _place(self, keep: tuple[Slot, int] | None) -> None:
        width, left = self._width(), theme.scaled(LEFT)
        y = theme.scaled(TOP)
        for slot in self.slots:
            if slot.part is not None:
                slot.height = slot.part.needs(width)
            elif not slot.height:
                slot.height = self._guess(slot.entry)
            slot.y = y
            y += slot.height
        self._body.resize(self.viewport().width(), max(y + 40, self.viewport().height()))
        for slot in self.slots:
            if slot.part is not None:
                before = slot.part.size()
                slot.part.setGeometry(left, slot.y, width, slot.height)
                if slot.part.size() == before and not isinstance(slot.part, FoldedLine):
                    slot.part.relay()
        if keep is not None:
            self.verticalScrollBar().setValue(keep[0].y - keep[1])

    def _unseen(self, ahead: int) -> list[Slot]:
        top = self.verticalScrollBar().value() - ahead
        bottom = top + self.viewport().height() + 2 * ahead
        return [slot for slot in self.slots if slot.part is None and slot.y < bottom and slot.y + slot.height > top]

    def _build_seen(self, ahead: int) -> bool:
        unseen = self._unseen(ahead)
        for slot in unseen:
            self._build(slot)
        return bool(unseen)

    def _build_ahead(self) -> None:
        """One row at a time, so that typing and scrolling never wait."""
        unseen = self._unseen(_AHEAD)
        if unseen and self.isVisible():
            keep = self._anchor()
            self._build(unseen[0])
            self._lay(keep)

    def _moved(self) -> None:
        if self._busy:
            return
        if self._unseen(0):
            self._lay(self._anchor())
        else:
            self._ahead.start()
            self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()

    def at_sight(self) -> Entry | None:
        """The entry in focus where it is in sight, else the one at the top."""
        top = self.verticalScrollBar().value() + 40
        here = self.slot(self._here) if self._here else None
        if here is not None and top - 40 <= here.y < top - 40 + self.viewport().height():
            return here.entry
        found = [slot for slot in self.slots if slot.y <= top]
        return found[-1].entry if found else (self.slots[0].entry if self.slots else None)

    # where one is

    def go(self, path: str, *, edit: bool = True) -> bool:
        """Bring an entry into sight, and the cursor into it; whether it is shown."""
        slot = self.slot(path)
        if slot is None:
            return False
        self._build(slot)
        self._here = path
        for _round in range(3):
            self._lay((slot, theme.scaled(70) if slot.entry.kind == FIELD else theme.scaled(12)))
        if edit and isinstance(slot.part, FieldRow | Head):
            slot.part.to_edit()
        self.current.emit(slot.entry)
        return True

    def _focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._body.isAncestorOf(now):
            return
        part: QWidget | None = now
        while part is not None and part.parentWidget() is not self._body:
            part = part.parentWidget()
        slot = next((each for each in self.slots if each.part is part), None)
        if slot is None:
            return
        self._show_part(now)
        if slot.entry.path != self._here:
            self._here = slot.entry.path
            self.current.emit(slot.entry)

    def _show_part(self, now: QWidget) -> None:
        top = now.mapTo(self._body, QPoint(0, 0)).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top - 30 < bar.value():
            bar.setValue(top - 60)
        elif top + min(now.height(), 160) + 16 > bar.value() + height:
            bar.setValue(top + min(now.height(), 160) + 40 - height)

    def step(self, forward: bool) -> bool:
        """Tab in the order of the rows, whichever was made first."""
        order: list[QWidget] = []
        for part in self.parts():
            order += _in_order(part)
        now: Any = QApplication.focusWidget()
        while now is not None and now not in order:
            now = now.parentWidget()
        place = order.index(now) + (1 if forward else -1) if now in order else (0 if forward else len(order) - 1)
        if not 0 <= place < len(order):
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[place].setFocus(reason)
        return True


def _in_order(part: QWidget) -> list[QWidget]:
    """The stops of one row as they are read: the source comes after the answer."""

    def place(widget: QWidget) -> tuple[bool, int, int]:
        corner = widget.mapTo(part, QPoint(0, 0))
        return isinstance(widget, SourceButton), corner.y(), corner.x()

    return sorted(stops(part), key=place)
