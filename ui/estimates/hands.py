"""What is done with lines: added, deleted, moved, opened as a form; and where the room under the grid goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aedesk.words import _
from ui.done import done

if TYPE_CHECKING:
    from ui.estimates.page import EstimatePage

ROOM = 128  # pixels that the sums need at least


class Hands:
    """The acts on lines of the estimate page."""

    def __init__(self, page: EstimatePage) -> None:
        self._page = page

    def connect(self) -> None:
        """Listen to the grid, the bar under it and the forms."""
        page = self._page
        page.lines.refused.connect(lambda *_each: self.judge())
        page.lines.dataChanged.connect(lambda *_each: self.judge())
        page.grid.selected.connect(self._chosen)
        page.grid.form_wanted.connect(self.open_form)
        for source in (page.grid, page.line_form):
            source.add_wanted.connect(self.add)
            source.remove_wanted.connect(self.remove)
        page.grid.move_wanted.connect(self.move)
        page.line_form.went.connect(self.open_form)
        for form in (page.line_form, page.details):
            form.closed.connect(self.close_form)
        bar = page.line_acts
        bar.add.clicked.connect(self.add)
        bar.edit.clicked.connect(lambda: self.open_form(max(page.grid.row(), 0)))
        bar.up.clicked.connect(lambda: self.move(page.grid.row(), -1))
        bar.down.clicked.connect(lambda: self.move(page.grid.row(), 1))
        bar.remove.clicked.connect(lambda: self.remove(page.grid.row()))
        bar.wrong.clicked.connect(self.to_problem)
        bar.details.clicked.connect(self.open_details)

    def commit(self) -> None:
        """Take over what is being typed anywhere on the page."""
        page = self._page
        page.grid.commit()
        if page.stack.currentWidget() is page.line_form:
            page.line_form.commit()
        elif page.stack.currentWidget() is page.details:
            page.details.commit()

    def add(self) -> None:
        """An empty line after the current one, and the cursor in it."""
        page = self._page
        if not page.lines.editable:
            return
        self.commit()
        row = page.grid.row()
        at = page.lines.add(row + 1 if row >= 0 else None)
        if at is None:
            return
        form = page.stack.currentWidget() is page.line_form
        page.grid.go(at, edit=not form)
        if form:
            self.open_form(at)

    def remove(self, row: int) -> None:
        """Take a line out, with a way back."""
        page = self._page
        if not 0 <= row < len(page.lines.lines):
            return
        self.commit()
        if not page.keeper.save():  # so that Undo brings back the line and nothing else
            return
        gone = page.lines.remove(row)
        if gone is None or not page.keeper.save():
            return
        left = len(page.lines.lines)
        if left:
            page.grid.go(min(row, left - 1))
        else:
            self.close_form()
        words = _("Line {number} deleted").format(number=row + 1)
        done(page.desk, words)

    def move(self, row: int, by: int) -> None:
        """Move a line up or down."""
        self.commit()
        if row >= 0 and self._page.lines.move(row, by):
            self._page.grid.go(row + by)

    def _chosen(self, row: int) -> None:
        page = self._page
        page.line_acts.show_line(row, len(page.lines.lines), editable=page.lines.editable)
        if page.stack.currentWidget() is page.line_form and row >= 0:
            page.line_form.show_line(row)

    # forms

    def open_form(self, row: int) -> None:
        """One line as a form under the grid."""
        page = self._page
        if not 0 <= row < len(page.lines.lines):
            return
        self.commit()
        if page.grid.row() != row:
            page.grid.go(row)
        page.line_form.show_line(row)
        self._turn_to(page.line_form)
        page.line_form.first()

    def open_details(self) -> None:
        """The details of the sheet as a form under the grid."""
        self.commit()
        self._turn_to(self._page.details)
        self._page.details.contact.setFocus(Qt.FocusReason.TabFocusReason)

    def close_form(self) -> None:
        """Back to the sums."""
        page = self._page
        if page.stack.currentWidget() is page.words:
            return
        self.commit()
        self._turn_to(page.words)
        page.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, form: QWidget) -> None:
        self._page.stack.setCurrentWidget(form)
        self.make_room()
        row = self._page.grid.row()
        if row >= 0:
            self._page.grid.scrollTo(self._page.lines.index(row, 0))

    def make_room(self) -> None:
        """A form gets the height that it needs; the grid above scrolls in what is left."""
        page = self._page
        form = page.stack.currentWidget()
        sums = form is None or form is page.words
        page.grid.least = 4 if sums else 1
        need = ROOM
        if form is not None and not sums:
            width = page.stack.width()
            need = (form.heightForWidth(width) if form.hasHeightForWidth() else form.sizeHint().height()) + 24
        page.under.setMinimumHeight(need)
        page.grid.updateGeometry()

    # what is wrong

    def judge(self) -> None:
        """Say the first thing that could not be read."""
        page = self._page
        problems = page.lines.problems()
        words = ""
        if problems:
            row, _column, sentence = problems[0]
            words = _("Line {number}: {what}").format(number=row + 1, what=sentence)
        page.line_acts.show_problem(words)
        page.line_acts.show_line(page.grid.row(), len(page.lines.lines), editable=page.lines.editable)
        self.make_room()

    def to_problem(self) -> None:
        """Go to the first thing that could not be read."""
        page = self._page
        problems = page.lines.problems()
        if problems:
            page.grid.setFocus()
            page.grid.setCurrentIndex(page.lines.index(*problems[0][:2]))
