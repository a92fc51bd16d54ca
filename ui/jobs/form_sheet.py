"""A sheet with fields and one verb: what goes wrong is said at its field, or above the buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.done import done
from ui.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet


class FormSheet(ModalSheet):
    """Fill `fields`, then `finish`; `save` is called by the verb and may raise UserError."""

    def __init__(self, desk: Desk, title: str, about: str = "", *, width: int = 520) -> None:
        assert desk.window is not None
        super().__init__(desk.window, title, width=width)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self._save: Callable[[], None] = lambda: None
        self._done: Callable[[], None] = lambda: None
        self.kept_words = ""  # what the toast says once it is saved
        self.undoable = True
        if about:
            self.body.addWidget(Text(about, 12, 400, "t3"))
            self.setAccessibleDescription(about)
        self.trouble = Text("", 12, 500, "red")
        self.trouble.hide()

    def field(self, name: str, label: str, editor: QWidget, help: str = "") -> Field:
        """Make a field that refusals may name."""
        made = Field(label, editor, help)
        self.fields[name] = made
        return made

    def finish(
        self, verb: str, save: Callable[[], None], then: Callable[[], None], *, quiet: Button | None = None
    ) -> Button:
        """Put the buttons under the fields; `then` follows once it is saved and the sheet is gone."""
        self._save, self._done = save, then
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.close)
        go = Button(verb, "primary", keys="Ctrl Enter")
        self.foot(cancel, quiet=quiet, primary=go)
        self.accepted.connect(self.submit)
        return go

    def submit(self) -> None:
        """Try to save; close when it is done."""
        self.quiet_down()
        wrong = [name for name, field in self.fields.items() if self._problem(field)]
        if wrong:
            self.fields[wrong[0]].editor.setFocus()
            return
        try:
            self._save()
        except UserError as error:
            self.complain(error)
            return
        self.close()
        self._tell()
        self._done()

    def _tell(self) -> None:
        if self.kept_words and self.undoable:
            done(self.desk, self.kept_words)
        elif self.kept_words:
            self.desk.toast(self.kept_words)

    def complain(self, error: UserError) -> None:
        """Say what was wrong at the field it belongs to."""
        field = self.fields.get(error.field or "")
        if field is not None and field.isVisible():
            field.fail(sentence(error))
            field.editor.setFocus()
        else:
            self.trouble.setText(sentence(error))
            self.trouble.show()
        self.refit()

    def quiet_down(self) -> None:
        """Take every complaint back."""
        for field in self.fields.values():
            field.clear()
        self.trouble.hide()

    def _problem(self, field: Field) -> bool:
        problem = getattr(field.editor, "problem", None)
        words = problem() if problem is not None and field.isVisible() else ""
        if words:
            field.fail(words)
        return bool(words)
