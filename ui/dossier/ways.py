"""Ways out of the dossier: the interview with the client, two days side by side, and files to and from the client."""

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


def export(tab: DossierTab) -> None:
    """Make a file for the client to fill in, or one with everything that is known."""
    from ui.dossier import exchange_sheet

    if tab.client is not None and tab.leave():
        exchange_sheet.export(tab.desk, tab.client.id)


def bring_in(tab: DossierTab) -> None:
    """Take answers in from a file, one by one."""
    from ui.dossier import exchange_sheet

    if tab.client is not None and tab.leave():
        exchange_sheet.import_(tab.desk, tab.client.id)


def add(tab: DossierTab) -> None:
    """Put them into the bar of the dossier."""
    for words, icon, go in ((_("Interview"), "message", interview), (_("Compare"), "git-compare", compare)):
        button = Button(words, "plain", icon, height="sm")
        button.clicked.connect(lambda _on=False, go=go: go(tab))
        tab.bar.add(button)
    files = Button(_("Files"), "plain", "arrows-exchange", height="sm")
    files.clicked.connect(lambda: _offer_files(tab, files))
    tab.bar.add(files)


def _offer_files(tab: DossierTab, near: Button) -> None:
    from ui.dossier.menu import Menu

    acts = (
        ("send", _("Export for the client…"), lambda: export(tab)),
        ("inbox", _("Import answers…"), lambda: bring_in(tab)),
    )
    Menu(near, _("Files"), acts).open()


def commands(tab: DossierTab) -> list[Command]:
    """All of them for the palette."""
    return [
        Command(_("Start interview"), lambda: interview(tab), "", "message"),
        Command(_("Compare two days"), lambda: compare(tab), "", "git-compare"),
        Command(_("Export for the client…"), lambda: export(tab), "", "send"),
        Command(_("Import answers…"), lambda: bring_in(tab), "", "inbox"),
    ]
