"""Ways out of the dossier: the interview with the client, and two days side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk.words import _
from ui.room import Command
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.dossier.tab import DossierTab


def interview(tab: DossierTab) -> None:
    """Begin the interview with what is on the visit list, else with what matters most."""
    if tab.client is not None:
        tab.desk.show("interview", tab.client.id)


def compare(tab: DossierTab) -> None:
    """Show two days side by side."""
    if tab.client is not None:
        tab.desk.show("compare", tab.client.id)


def add(tab: DossierTab) -> None:
    """Put both into the bar of the dossier."""
    for words, icon, go in ((_("Interview"), "message", interview), (_("Compare"), "git-compare", compare)):
        button = Button(words, "plain", icon, height="sm")
        button.clicked.connect(lambda _on=False, go=go: go(tab))
        tab.bar.add(button)


def commands(tab: DossierTab) -> list[Command]:
    """Both for the palette."""
    return [
        Command(_("Start interview"), lambda: interview(tab), "", "message"),
        Command(_("Compare two days"), lambda: compare(tab), "", "git-compare"),
    ]
