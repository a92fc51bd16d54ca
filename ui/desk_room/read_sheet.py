"""Reading a loose paper once: it is kept in a folder or thrown away, and never lies in the way again (D-04)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.words import _
from ui.desk_room.paper import PaperView
from ui.desk_room.wording import about
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice
from ui.widgets.labels import Label
from ui.widgets.sheet import ModalSheet

if TYPE_CHECKING:
    from aedesk.services.desk_views import ItemRow
    from ui.desk import Desk

_FOLDER = "desk.read_folder"  # where the last one went


class ReadSheet(ModalSheet):
    """`decided` gets the folder, or None and an empty word for what is thrown away.

    Closing it by hand files it; when the program is left or locked, the paper lies in the pile as before.
    """

    def __init__(self, desk: Desk, row: ItemRow, decided: Callable[[UUID | None, str], object]) -> None:
        assert desk.window is not None
        super().__init__(desk.window, row.title, width=820)
        self.desk, self._decided, self._over = desk, decided, False
        self.paper = PaperView(desk)
        self.paper.setMinimumHeight(max(self.host().height() - 260, 220))
        self.paper.show_item(desk.services.desk.item(row.id), about(row))
        self.body.addWidget(self.paper, 1)
        folders = desk.services.desk.categories()
        self._names = {folder.id: folder.name for folder in folders}
        last = desk.prefs.text(_FOLDER)
        chosen = next((one.id for one in folders if str(one.id) == last), folders[0].id if folders else None)
        self.folder = Choice([(one.id, one.name) for one in folders], chosen)
        self.folder.setAccessibleName(_("Keep in"))
        self.folder.setMinimumWidth(200)
        self.drop = Button(_("Throw it away"), keys="X")
        self.drop.clicked.connect(self._throw)
        self.keep = Button(_("Keep it"), "primary", keys=_("Enter"))
        self.keep.clicked.connect(self._keep)
        self._close.clicked.disconnect()
        self._close.clicked.connect(self._keep)
        held = QWidget()
        left = QHBoxLayout(held)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(Label(_("Keep in"), 12, 500, "t2"))
        left.addWidget(self.folder)
        self.foot(self.drop, primary=self.keep)
        self._foot.insertWidget(0, held)
        for keys, do in (("X", self._throw), ("Return", self._keep), ("Enter", self._keep), ("Esc", self._keep)):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(do)

    def first_focus(self) -> QWidget | None:
        return self.keep

    def _throw(self) -> None:
        if not self._over:
            self._over = True
            self.close()
            self._decided(None, "")

    def _keep(self) -> None:
        """File it."""
        if not self._over:
            self._over = True
            folder = cast("UUID | None", self.folder.value())
            self.close()
            if folder is not None:
                self.desk.prefs.keep(_FOLDER, str(folder))
                self._decided(folder, self._names[folder])
