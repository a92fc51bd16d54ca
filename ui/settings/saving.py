"""Settings are saved at once, field by field."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.people import Agency
from ui.desk import Desk
from ui.errors import sentence
from ui.widgets.fields import Field


class Saver:
    """Handed to every block: changes the agency and says when it was saved."""

    def __init__(self, desk: Desk, saved: Callable[[], None]) -> None:
        self.desk, self.saved = desk, saved

    def agency(self) -> Agency:
        """The agency as it is kept now."""
        return self.desk.services.agency.get()

    def change(self, field: Field | None, **values: Any) -> bool:
        """Keep these values of the agency; a refusal stands at `field`. Whether they are kept."""
        agency = self.agency()
        if all(getattr(agency, name) == value for name, value in values.items()):
            if field is not None and field.failed:
                field.clear()
            return True
        for name, value in values.items():
            setattr(agency, name, value)
        try:
            self.desk.services.agency.save(agency)
        except UserError as error:
            if field is None:
                self.desk.toast(sentence(error))
            else:
                field.fail(sentence(error))
            return False
        if field is not None:
            field.clear()
        self.saved()
        return True

    def bind(self, field: Field, editor: QWidget, name: str, read: Callable[[], Any]) -> None:
        """Keep what `read` gives as `name` whenever the editor is left."""
        editor.left.connect(lambda: self._take(field, name, read))  # type: ignore[attr-defined]

    def _take(self, field: Field, name: str, read: Callable[[], Any]) -> None:
        problem = getattr(field.editor, "problem", lambda: "")()
        if problem:
            field.fail(problem)
            return
        self.change(field, **{name: read()})
