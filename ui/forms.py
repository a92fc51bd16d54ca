"""Sheets that fill in one record: fields by name, refusals beside the field they belong to.

What was typed is not lost: Esc and closing the window ask, and a lock keeps it until the sheet is opened again.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.done import done
from ui.errors import sentence
from ui.widgets import typed
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, LongText
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet


class FormSheet(ModalSheet):
    """A sheet with fields and one verb; `save` is called by the verb and says by UserError what is wrong."""

    closes = True  # one that saves in a thread closes itself
    undoable = True  # the toast that says `kept_words` offers Undo
    places: Mapping[str, str] = {}  # the field of a refusal, by its code or by the field that it names

    def __init__(self, desk: Desk, title: str, verb: str, *, about: str = "", width: int = 620) -> None:
        assert desk.window is not None
        super().__init__(desk.window, title, width=width)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self.on_saved: Callable[[], None] = lambda: None
        self.kept_words = ""  # what the toast says once it is saved
        self._begun: list[typed.Part] | None = None
        if about:
            self.body.addWidget(Text(about, 13, 400, "t2"))
            self.setAccessibleDescription(about)
        self.trouble = Text("", 12, 500, "red")
        self.trouble.hide()
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.dismiss)
        self.go = Button(verb, "primary", keys="Ctrl ↵")
        self.accepted.connect(self.submit)

    def field(self, name: str, label: str, editor: QWidget, help: str = "") -> Field:
        """A field that refusals named `name` belong to."""
        if type(editor) is LongText:
            editor.setFixedHeight(editor.minimumHeight())
        made = self.fields[name] = Field(label, editor, help)
        return made

    def row(self, *parts: QWidget, stretch: tuple[int, ...] = ()) -> None:
        """Parts beside each other, each as wide as its share."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for i, part in enumerate(parts):
            line.addWidget(part, stretch[i] if stretch else 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def finish(self, quiet: Button | None = None) -> None:
        """Put the line for refusals and the buttons in their places; call it after the last field."""
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.foot(self.cancel, quiet=quiet, primary=self.go)

    @abstractmethod
    def save(self) -> None:
        """Save what was typed, or raise UserError."""

    def submit(self) -> None:
        """Try to save; close when it is done."""
        if not self.go.isEnabled():
            return
        self.quiet_down()
        if self._problems():
            self.refit()
            return
        try:
            self.save()
        except UserError as error:
            self.complain(error)
            return
        if self.closes:
            self.leave()

    def leave(self) -> None:
        """It is saved: close, say so, and let the room go on."""
        self.close()
        if self.kept_words and self.undoable:
            done(self.desk, self.kept_words)
        elif self.kept_words:
            self.desk.toast(self.kept_words)
        self.on_saved()

    def quiet_down(self) -> None:
        """Take every refusal back."""
        self.trouble.hide()
        for field in self.fields.values():
            if field.failed:
                field.clear()

    def _problems(self) -> bool:
        """Show what cannot be read before anything is saved; whether something is."""
        found = False
        for field in self.fields.values():
            problem = getattr(field.editor, "problem", lambda: "")() if field.isVisibleTo(self) else ""
            if problem:
                field.fail(problem)
                if not found:
                    field.editor.setFocus()
                found = True
        return found

    def complain(self, error: BaseException) -> None:
        """Put a refusal beside its field, or above the buttons."""
        field = self.fields.get(self._place(error)) if isinstance(error, UserError) else None
        if field is not None and field.isVisibleTo(self):
            field.fail(sentence(error))
            field.editor.setFocus()
        else:
            self.trouble.setText(sentence(error))
            self.trouble.show()
            self.trouble.updateGeometry()
        self.refit()

    def _place(self, error: UserError) -> str:
        named = error.field or ""
        return self.places.get(error.code) or self.places.get(named) or named

    # --- what was typed and not saved

    def open(self) -> None:
        super().open()
        self._begun = typed.read(self.card)
        kept = self.desk.half_filled.pop(self._name(), None)
        if kept is not None and typed.write(self.card, kept):
            self.desk.toast(_("What you typed before the lock is here again."))

    @property
    def half_filled(self) -> bool:
        """Whether something stands here that was not there when the sheet was opened."""
        return self._begun is not None and typed.read(self.card) != self._begun

    def dismiss(self) -> bool:
        if self.half_filled and not self._throw_away():
            return False
        self._begun = None
        return super().dismiss()

    def keep_typed(self) -> None:
        """The desk is being locked: keep what was typed for the time after."""
        if self.half_filled:
            self.desk.half_filled[self._name()] = typed.read(self.card)

    def _throw_away(self) -> bool:
        words = _("What you typed in “{sheet}” was not saved.").format(sheet=self.title.full())
        yes, no = _("Throw it away"), _("Go on writing")
        return self.desk.ask.confirm(_("Throw away what you typed?"), words, yes, danger=True, no=no)

    def _name(self) -> str:
        return self.title.full()


def must(field: str, value: str) -> str:
    """`value`, or the refusal that something must stand there."""
    if not value:
        raise UserError("empty", field=field)
    return value
