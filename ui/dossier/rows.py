"""Makes the rows of a chapter when they come into sight, and keeps what is marked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aedesk.domain.dossier import AnswerState
from aedesk.words import _, language
from ui import format as fmt
from ui.dossier import outline
from ui.dossier.controls import control_for
from ui.dossier.controls_choice import Chips
from ui.dossier.field_row import FieldRow
from ui.dossier.figures import show_figure
from ui.dossier.form_view import Part
from ui.dossier.heads import FoldedLine, Head
from ui.dossier.outline import FIELD, FOLDED, Entry

if TYPE_CHECKING:
    from ui.dossier.tab import DossierTab


SUMS = {"future_advertising.forecast.media_and_cost": "future_advertising.forecast.annual_spend"}
"""Blanks that add up to what another question says."""


class Rows(QObject):
    """Belongs to one tab."""

    def __init__(self, tab: DossierTab) -> None:
        super().__init__(tab)
        self._tab = tab

    def make(self, parent: QWidget, entry: Entry) -> Part:
        """The widget of one entry."""
        tab = self._tab
        if entry.kind == FOLDED:
            return FoldedLine(parent, entry)
        if entry.kind != FIELD:
            control = control_for(outline.parts_node(entry.node), language(), about=tab.about) if entry.apart else None
            head = Head(parent, entry, control)
            head.shut_asked.connect(lambda on: self.shut(entry.path, on))
            tab.keeper.watch(head)
            return head
        control = control_for(entry.node, language(), about=tab.about)
        row = FieldRow(parent, entry.node, entry.number, control)
        row.stated.connect(lambda state: self.state(row, state))
        row.sourced.connect(lambda: tab.beside.ask_source(row))
        tab.keeper.watch(row)
        return row

    def fill(self, part: Part) -> None:
        """Show in a row what is known now."""
        chapter = self._tab.chapter
        if chapter is None or isinstance(part, FoldedLine):
            return
        if isinstance(part, FieldRow):
            if part.control.about is not self._tab.about:
                part.control.renew(self._tab.about)
            part.show_answer(chapter.answers.get(part.node.path), part.node.path in chapter.remarks)
            if part.node.path in SUMS and isinstance(part.control, Chips):
                part.control.against = self._against(SUMS[part.node.path])
            return
        form = self._tab.form
        slot = form.slot(part.entry.path)
        entry = slot.entry if slot is not None else part.entry
        first = bool(form.slots) and form.slots[0].entry.path == entry.path
        settled, applicable = outline.count(chapter, entry.node)
        part.show_state(entry, chapter.answers.get(entry.path), settled, applicable, first)

    def _against(self, path: str) -> str:
        """The figure that a sum is compared with: of the ¥ 160,000 in 2.6."""
        tab = self._tab
        view = tab.chapter.answers.get(path) if tab.chapter is not None else None
        if view is None or not view.value:
            return ""
        figure = f"{fmt.symbol(tab.about.currency)} {show_figure(view.value[0][1], language())}"
        return _("of the {figure} in {number}").format(figure=figure, number=tab.numbers.get(path, ""))

    def state(self, row: FieldRow, state: object) -> None:
        """A question was asked in vain, does not apply, or is open again."""
        row.dirty = False
        row.control.fail("")
        if self._tab.keeper.state(row.node.path, cast(AnswerState | None, state)):
            self._tab.refresh()

    def shut(self, path: str, on: bool) -> None:
        """A whole part does not apply, or does again."""
        tab = self._tab
        tab.keeper.flush()
        if tab.keeper.state(path, AnswerState.NOT_APPLICABLE if on else None):
            tab.refresh(fresh=path == tab.chapter_path)
