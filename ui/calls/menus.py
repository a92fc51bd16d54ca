"""Menus of the calls room: what else can be done with a call, and with a promise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect

from aedesk.domain.call import CallState
from aedesk.domain.care import PromiseState
from aedesk.domain.errors import UserError
from aedesk.words import N_, _
from ui.calls.capture import CAPTURES
from ui.done import done
from ui.errors import sentence
from ui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from ui.calls.day_view import DayView
    from ui.desk import Desk


def capture(view: DayView, place: int) -> None:
    """Open the sheet of one thing to write down."""
    card = view.card.card
    if card is not None:
        CAPTURES[place][3](view.desk, card.client, card.call.contact_id).open()


def card_menu(view: DayView, near: QRect) -> Menu:
    """What else can be done with the call on the card."""
    card = view.card.card
    assert card is not None
    entries: list[Entry] = []
    for place, (words, icon, _keys, _sheet) in enumerate(CAPTURES):
        entries.append((_(words), icon, partial(capture, view, place)))
    client = card.client.id
    entries.append((_("Ask from the dossier"), "book", lambda: view.desk.show("interview", client)))
    entries.append((_("Plan a visit"), "walk", view.plan_visit))
    if card.call.state is CallState.PLANNED:
        entries.append((_("Change the call"), "edit", view.edit))
        entries.append((_("Take it out of the day"), "x", view.acts.drop))
    assert view.desk.window is not None
    return Menu(view.desk.window, near, _("More for this call"), entries)


SETTLED = (
    (PromiseState.KEPT, N_("Kept"), "check"),
    (PromiseState.BROKEN, N_("Not kept"), "x"),
    (PromiseState.WITHDRAWN, N_("The client let us off"), "hand-stop"),
)


def promise_menu(desk: Desk, promise: UUID, near: QRect) -> Menu:
    """How a promise ended."""

    def settle(state: PromiseState) -> None:
        try:
            desk.services.care.settle_promise(promise, state, desk.clock.today())
        except UserError as error:
            desk.toast(sentence(error))
            return
        done(desk, _("Promise settled"))

    assert desk.window is not None
    entries: list[Entry] = [(_(words), icon, partial(settle, state)) for state, words, icon in SETTLED]
    return Menu(desk.window, near, _("The promise"), entries)
