"""Language and look of the window; changing them builds the window anew, in the same place."""

from typing import cast

from PySide6.QtCore import QTimer

from aedesk.words import LANGUAGES, _
from ui import labels
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.fields import Segments, Switch

SIZES = (100, 110, 120, 130)


class LookBlock(Block):
    """Kept on this laptop, not in the desk."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("look", _("Language and look"), _("on this laptop"))
        self._saver, prefs = saver, saver.desk.prefs
        self.body.setContentsMargins(0, 0, 0, 0)
        languages: list[tuple[object, str]] = [(code, labels.LANGUAGES[code]) for code in LANGUAGES]
        self.language = Segments(languages, prefs.language, height="sm")
        self.add_row(_("Language"), _("of the window; papers speak the client’s"), self.language)
        themes = [("light", _("Light"), "sun"), ("dark", _("Dark"), "moon"), ("system", _("As the system"), "settings")]
        self.theme = Segments(themes, prefs.theme, height="sm")
        self.add_row(_("Theme"), "", self.theme)
        sizes: list[tuple[object, str]] = [(size, f"{size}%") for size in SIZES]
        self.text_size = Segments(sizes, round(prefs.text_scale * 100), height="sm")
        self.add_row(_("Text size"), _("rows and buttons grow with it"), self.text_size)
        self.motion = Switch("", prefs.motion)
        self.add_row(_("Motion"), _("folding columns and cards that fly back"), self.motion)
        self.language.changed.connect(lambda value: self._keep("language", cast(str, value)))
        self.theme.changed.connect(lambda value: self._keep("theme", cast(str, value)))
        self.text_size.changed.connect(lambda value: self._keep("text_percent", cast(int, value)))
        self.motion.changed.connect(self._move)

    def _keep(self, name: str, value: str | int) -> None:
        desk = self._saver.desk
        desk.prefs.keep(name, value)
        QTimer.singleShot(0, desk.redress)  # this very control goes with the old window

    def _move(self, on: bool) -> None:
        self._saver.desk.prefs.keep("motion", "system" if on else "off")
        self._saver.saved()
