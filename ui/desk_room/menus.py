"""The menu of one item: all that can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from aedesk.domain.desk import ItemKind, Place
from aedesk.words import _, p_
from ui.desk_room.acts import DEFER
from ui.desk_room.wording import KINDS, kind_words
from ui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from aedesk.services.desk_views import ItemRow
    from ui.desk_room.desk_view import DeskView

_KINDS = (ItemKind.READ, ItemKind.LANDMINE, ItemKind.ISSUE, ItemKind.QUESTION)


def item_menu(view: DeskView, row: ItemRow, near: QRect) -> Menu:
    """What can be done with this item, in the order of use."""
    assert view.desk.window is not None
    return Menu(view.desk.window, near, _("More for “{title}”").format(title=row.title), entries(view, row))


def entries(view: DeskView, row: ItemRow) -> list[Entry]:
    """The verbs of one item."""
    if row.kind is ItemKind.READ:
        return [
            (_("Read it"), "book", partial(view.do.read, row)),
            (_("File it"), "folder", partial(view.do.file, row)),
            (_("Throw it away"), "trash", partial(view.do.drop, row)),
            (_("Edit"), "edit", partial(view.do.edit, row)),
        ]
    on_desk = row.place is Place.DESK
    found: list[Entry] = []
    if not on_desk:
        found.append((p_("desk", "Put on the desk"), "lamp", partial(view.do.take, row)))
    found.append((_("Done"), "check", lambda: view.do.acts.done(row.id, row.title)))
    found.append((_("File it"), "folder", partial(view.do.file, row)))
    found.append((_("Give it a date"), "calendar", partial(view.do.date, row)))
    found += [(_(words), "clock", partial(view.do.defer, row, code)) for code, words in DEFER.items()]
    found.append((_("Hand it on"), "send", partial(view.do.hand_on, row)))
    if on_desk:
        found.append((_("To the tray"), "inbox", partial(view.do.back, row)))
        if view.document.paper.pdf is not None:
            found.append((_("Print"), "printer", view.do.print))
        if view.document.paper.shown() is not None:
            found.append((_("Save the file…"), "device-floppy", view.do.save_file))
    elif row.kind is ItemKind.PAPER:
        found += [(kind_words(kind), KINDS[kind][1], partial(view.do.turn, row, kind)) for kind in _KINDS]
    found.append((_("Edit"), "edit", partial(view.do.edit, row)))
    found.append((_("Throw it away"), "trash", partial(view.do.drop, row)))
    return found
