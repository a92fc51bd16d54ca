"""Sheets that fill in one record: fields by name, errors beside the field they belong to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet


class FormSheet(ModalSheet):
    """A sheet with fields; `save` is called by the primary button and says by UserError what is wrong."""

    def __init__(self, desk: Desk, title: str, yes: str, *, width: int = 620) -> None:
        assert desk.window is not None
        super().__init__(desk.window, title, width=width)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self.on_saved: Callable[[], None] = lambda: None
        self.wrong = Text("", 12, 500, "red")
        self.wrong.hide()
        self.stay = Button(_("Cancel"))
        self.stay.clicked.connect(self.close)
        self.yes = Button(yes, "primary", keys="Ctrl ↵")
        self.accepted.connect(self._accept)

    def field(self, name: str, label: str, editor: QWidget, help: str = "") -> Field:
        """A field that errors named `name` belong to."""
        if isinstance(editor, QPlainTextEdit):
            editor.setFixedHeight(editor.minimumHeight())
        made = Field(label, editor, help)
        self.fields[name] = made
        if hasattr(editor, "left"):
            editor.left.connect(self.refit)
        return made

    def row(self, *parts: QWidget, stretch: tuple[int, ...] = ()) -> None:
        """Parts beside each other, each as wide as its share."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for i, part in enumerate(parts):
            line.addWidget(part, stretch[i] if stretch else 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def finish(self, quiet: Button | None = None) -> None:
        """Put the line for errors and the buttons in their places; call it after the last field."""
        self.body.addWidget(self.wrong)
        self.foot(self.stay, quiet=quiet, primary=self.yes)

    def save(self) -> None:
        """Save what was typed, or raise UserError."""
        raise NotImplementedError

    def problems(self) -> bool:
        """Show what is wrong before anything is saved; whether something is."""
        found = False
        for field in self.fields.values():
            problem = getattr(field.editor, "problem", lambda: "")()
            if problem:
                field.fail(problem)
                if not found:
                    field.editor.setFocus()
                found = True
        return found

    def _accept(self) -> None:
        self.wrong.hide()
        for field in self.fields.values():
            if field.failed:
                field.clear()
        if self.problems():
            self.refit()
            return
        try:
            self.save()
        except UserError as error:
            self.say(error)
            self.refit()
            return
        self.on_saved()
        self.close()

    def say(self, error: UserError) -> None:
        """Put a refusal beside its field, or above the buttons."""
        field = self.fields.get(error.field or "")
        if field is None:
            self.wrong.setText(sentence(error))
            self.wrong.show()
            self.wrong.updateGeometry()
            return
        field.fail(sentence(error))
        field.editor.setFocus()


def must(field: str, value: str) -> str:
    """`value`, or the refusal that something must stand there."""
    if not value:
        raise UserError("empty", field=field)
    return value
