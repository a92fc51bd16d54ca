"""What the keys do in the dossier: the next unknown, not known, jumping, who says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aedesk.domain.dossier import AnswerState
from aedesk.words import _
from ui.dossier import ways
from ui.dossier.field_row import FieldRow
from ui.dossier.jump import Jump, targets
from ui.dossier.outline import FIELD
from ui.room import Command

if TYPE_CHECKING:
    from ui.dossier.tab import DossierTab


class Keys(QObject):
    """Belongs to one tab."""

    def __init__(self, tab: DossierTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._bound: list[QShortcut] = []
        tab.bar.print.clicked.connect(lambda: self.print())
        tab.side.brief.clicked.connect(lambda: self.print("visit_brief"))
        tab.head.next_wanted.connect(self.next_unknown)
        tab.head.not_known_wanted.connect(self.mark_not_known)
        tab.head.jump_wanted.connect(self.jump)

    def bind(self, page: QWidget) -> None:
        """Make the keys work on the whole page, while the dossier is in front."""
        self._key(page, "Ctrl+Down", self.next_unknown)
        self._key(page, "Ctrl+Up", self.unknown_before)
        self._key(page, "Ctrl+U", self.mark_not_known)
        self._key(page, "F2", self._telling)
        self._key(page, "Ctrl+P", self.print)
        self.enable(self._tab.isVisible())

    def enable(self, on: bool) -> None:
        """Let the keys work, or not."""
        for shortcut in self._bound:
            shortcut.setEnabled(on)

    def _key(self, page: QWidget, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        self._bound.append(shortcut)

    def _telling(self) -> None:
        self._tab.beside.ask_telling()

    # the next unknown

    def next_unknown(self) -> None:
        """Go to the next question that was not asked yet, in later chapters too."""
        self._unknown(1)

    def unknown_before(self) -> None:
        """Go to the unknown question before."""
        self._unknown(-1)

    def _unknown(self, step: int) -> None:
        tab = self._tab
        tab.keeper.flush()
        tab.refresh()
        found = self._open_here()
        order = [slot.entry.path for slot in tab.form.slots]
        here = order.index(tab.form.here) if tab.form.here in order else (-1 if step > 0 else len(order))
        after = [path for path in found if (order.index(path) - here) * step > 0]
        if after:
            tab.form.go(after[0] if step > 0 else after[-1])
            return
        for section in self._chapters_from(step):
            if not tab.open_chapter(section):
                return
            found = self._open_here()
            if found:
                tab.form.go(found[0] if step > 0 else found[-1])
                return
        tab.desk.toast(_("Every question is settled."))

    def _open_here(self) -> list[str]:
        tab = self._tab
        if tab.chapter is None:
            return []
        answers = tab.chapter.answers
        return [
            slot.entry.path for slot in tab.form.slots if slot.entry.kind == FIELD and slot.entry.path not in answers
        ]

    def _chapters_from(self, step: int) -> list[str]:
        tab = self._tab
        rows = [row.id for row in tab.list.rows.rows if hasattr(row, "percent")]
        open_ = {row.id for row in tab.list.rows.rows if hasattr(row, "percent") and row.settled < row.applicable}
        at = rows.index(tab.chapter_path) if tab.chapter_path in rows else 0
        order = [rows[(at + step * i) % len(rows)] for i in range(1, len(rows) + 1)]
        return [path for path in order if path in open_]

    def mark_not_known(self) -> None:
        """The question in focus was asked in vain; pressed again, it is open again."""
        tab = self._tab
        row = tab.form.row(tab.form.here) if tab.form.here else None
        if not isinstance(row, FieldRow):
            tab.desk.toast(_("Put the cursor into a question first."))
            return
        state = None if row.state is AnswerState.NOT_KNOWN else AnswerState.NOT_KNOWN
        tab.rows.state(row, state)

    def jump(self) -> None:
        """Ask for a number or words, and go there."""
        tab = self._tab
        found = targets(tab.desk.services.forms.form(), tab.numbers)
        popover = Jump(tab.head.jump, found, tab.chapter_path)
        popover.chosen.connect(tab.reveal)
        popover.open()

    def print(self, chosen: str = "filled") -> None:
        """Keep what is being typed, then ask what to print."""
        from ui.dossier.print_sheet import PrintSheet

        tab = self._tab
        if tab.client is not None and tab.leave():
            PrintSheet(tab.desk, tab.client, chosen).open()

    # what the window shows of them

    def shortcuts(self) -> list[tuple[str, str]]:
        """The keys for the sheet on F1."""
        return [
            ("Ctrl+F", _("Jump to a question")),
            ("Ctrl+Down", _("Next unknown")),
            ("Ctrl+Up", _("Unknown before")),
            ("Ctrl+U", _("Mark as not known")),
            ("F2", _("Who says it")),
            ("Ctrl+P", _("Print from the dossier")),
        ]

    def commands(self) -> list[Command]:
        """What the palette offers."""
        return [
            Command(_("Jump to a question"), self.jump, "Ctrl F", "search"),
            Command(_("Next unknown question"), self.next_unknown, "Ctrl ↓", "arrow-right"),
            Command(_("Mark as not known"), self.mark_not_known, "Ctrl U", "help-circle"),
            Command(_("Who says it"), self._telling, "F2", "message"),
            Command(_("Print from the dossier"), self.print, "Ctrl P", "printer"),
            Command(_("Print the visit brief"), lambda: self.print("visit_brief"), "", "printer"),
            Command(_("Add a product"), self._tab.product_bar.add, "", "plus"),
            *ways.commands(self._tab),
        ]
