"""The questionnaire as this agency asks it: its own chapters and questions, what is hidden, and the order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.dossier import OwnNode
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.done import done
from ui.errors import sentence
from ui.settings.outline import NodeRow, Outline, chapters, nodes, words_of
from ui.settings.parts import Block
from ui.settings.question_sheet import QuestionSheet
from ui.settings.saving import Saver
from ui.widgets.buttons import Button, IconButton

_CHAPTERS, _QUESTIONS = 400, 560


class _NodesBlock(Block):
    """A list with what can be done with its chosen row; keys work in the list."""

    def __init__(self, saver: Saver, code: str, title: str, more: Button, height: int) -> None:
        super().__init__(code, title, "", more)
        self._saver = saver
        self.body.setContentsMargins(0, 8, 0, 0)
        self.up = IconButton("arrow-up", _("Move up"), keys="Ctrl Shift ↑")
        self.down = IconButton("arrow-down", _("Move down"), keys="Ctrl Shift ↓")
        self.hide_it = Button(_("Hide"), "quiet", "eye", height="sm")
        self.reword = Button(_("Change words"), "quiet", "edit", height="sm")
        self.up.clicked.connect(lambda: self.move_chosen(-1))
        self.down.clicked.connect(lambda: self.move_chosen(1))
        self.hide_it.clicked.connect(self.turn)
        self.reword.clicked.connect(self.change_words)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(4)
        self.remove = IconButton("trash", _("Take out"), keys="Del")
        self.remove.clicked.connect(self.take_out)
        for button in (self.up, self.down, self.hide_it, self.reword, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.list = Outline(title, height)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda _row: self.change_words())
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Shift+Up", lambda: self.move_chosen(-1)), ("Ctrl+Shift+Down", lambda: self.move_chosen(1)),
            ("H", self.turn), ("Del", self.take_out),
        )  # fmt: skip
        for key, act in keys:
            made = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(act)
        self.add(bar)
        self.add(self.list)

    def _picked(self, row: NodeRow | None) -> None:
        self.up.setEnabled(row is not None and not row.hidden and row.place > 0)
        self.down.setEnabled(row is not None and not row.hidden and row.place < row.among - 1)
        self.hide_it.setEnabled(row is not None and not row.above)
        self.hide_it.set_text(_("Show again") if row is not None and row.hidden else _("Hide"))
        self.reword.setEnabled(row is not None and row.own)
        self.remove.setEnabled(row is not None and row.own)
        self.reword.setToolTip("" if row is None or row.own else _("Printed words stay as they are printed"))

    def move_chosen(self, step: int) -> None:
        """Move the chosen row up or down among its neighbours."""
        row = self.list.chosen()
        if row is None or row.hidden or row.above or not 0 <= row.place + step < row.among:
            return
        forms = self._saver.desk.services.forms
        self._keep(lambda: forms.place(row.id, row.place + step), _("{name} moved").format(name=row.name))

    def turn(self) -> None:
        """Hide the chosen row, or show it again; answers stay."""
        row = self.list.chosen()
        if row is None or row.above:
            return
        words = _("{name} is asked again") if row.hidden else _("{name} is not asked any more; answers stay")
        forms = self._saver.desk.services.forms
        self._keep(lambda: forms.hide(row.id, not row.hidden), words.format(name=row.name))

    def take_out(self) -> None:
        """Take the chosen row out, where it is our own and nobody answered it."""
        row = self.list.chosen()
        if row is not None and row.own:
            forms = self._saver.desk.services.forms
            self._keep(lambda: forms.remove(row.id), _("{name} taken out of the questionnaire").format(name=row.name))

    def change_words(self) -> None:
        """Give a chapter or question of our own other words."""
        row = self.list.chosen()
        if row is not None and row.own:
            node = self._own(row.id)
            if node is not None:
                self._open(QuestionSheet(self._saver.desk, node=node))

    def _own(self, path: str) -> OwnNode | None:
        own: list[OwnNode] = self._saver.desk.services.forms.own()
        return next((node for node in own if node.path == path), None)

    def _open(self, sheet: QuestionSheet) -> None:
        sheet.on_saved = lambda: self._saved(sheet.made)
        sheet.open()

    def _saved(self, path: str) -> None:
        self._saver.saved()
        self.list.choose(self.list.rows.place_of(path))

    def _keep(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except UserError as error:
            self._saver.desk.toast(sentence(error))
            return
        done(self._saver.desk, words)
        self._saver.saved()


class ChaptersBlock(_NodesBlock):
    """The chapters; `picked` tells which one is looked at."""

    picked = Signal(str)

    def __init__(self, saver: Saver) -> None:
        more = Button(_("Add a chapter"), "link", height="sm")
        more.clicked.connect(lambda: self._open(QuestionSheet(saver.desk)))
        super().__init__(saver, "questionnaire", _("Questionnaire"), more, _CHAPTERS)
        self.add_words(_("Answers to hidden questions stay readable, and every change begins a new version."))
        self.reload()

    def _picked(self, row: NodeRow | None) -> None:
        super()._picked(row)
        if row is not None:
            self.picked.emit(row.id)

    def reload(self) -> None:
        """Show the chapters as they are now."""
        forms = self._saver.desk.services.forms
        self.note.setText(_("version {n}").format(n=forms.form().version))
        self.list.show_nodes(chapters(forms.form(), forms.whole()))


class QuestionsBlock(_NodesBlock):
    """The groups and questions of the chapter that is looked at."""

    def __init__(self, saver: Saver) -> None:
        more = Button(_("Add a question"), "link", height="sm")
        more.clicked.connect(self._new)
        super().__init__(saver, "questions", _("Questions"), more, _QUESTIONS)
        self._chapter = ""

    def show_chapter(self, path: str) -> None:
        """Look at another chapter."""
        if path != self._chapter:
            self._chapter = path
            self.reload()

    def reload(self) -> None:
        """Show the questions as they are now."""
        if not self._chapter:
            return
        forms = self._saver.desk.services.forms
        whole = forms.whole()
        section = next((each for each in whole.sections if each.path == self._chapter), None)
        self.note.setText(words_of(section) if section is not None else "")
        self.list.show_nodes(nodes(forms.form(), whole, self._chapter))

    def _new(self) -> None:
        rows: list[NodeRow] = self.list.rows.rows
        places: list[tuple[object, str]] = [(self._chapter, self.note.full())]
        places += [(row.id, "  " * (row.depth + 1) + row.name) for row in rows if row.kind is None and not row.own]
        chosen = self.list.chosen()
        above = self._chapter
        if chosen is not None:
            above = chosen.id if chosen.kind is None else chosen.id.rpartition(".")[0]
        if above not in [value for value, _words in places]:
            above = self._chapter
        self._open(QuestionSheet(self._saver.desk, above, places))


def blocks(saver: Saver) -> tuple[list[Block], list[Block]]:
    """The two halves of the page."""
    left, right = ChaptersBlock(saver), QuestionsBlock(saver)
    left.picked.connect(right.show_chapter)
    chosen = left.list.chosen()
    if chosen is not None:
        right.show_chapter(chosen.id)
    return [left], [right]
