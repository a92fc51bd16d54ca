"""Files to and from the client are offered in the dossier's bar and in the palette."""

from pytestqt.qtbot import QtBot

from tests.ui.names import nameless
from ui.dossier import ways
from ui.dossier.export_sheet import ExportSheet
from ui.dossier.menu import Menu
from ui.dossier.tab import DossierTab
from ui.widgets.buttons import Button


def test_the_bar_opens_the_export_sheet(tab: DossierTab, qtbot: QtBot) -> None:
    files = next(button for button in tab.bar.findChildren(Button) if button.accessibleName() == "Files")
    files.click()
    menu = next(iter(tab.window().findChildren(Menu)))
    assert [act.accessibleName() for act in menu.acts] == ["Export for the client…", "Import answers…"]
    menu.acts[0].click()
    qtbot.waitUntil(lambda: bool(tab.window().findChildren(ExportSheet)))
    assert nameless(tab.window().findChildren(ExportSheet)[0]) == []


def test_the_palette_knows_every_way(tab: DossierTab) -> None:
    assert {command.words for command in ways.commands(tab)} == {
        "Start interview", "Compare two days", "Export for the client…", "Import answers…",
    }  # fmt: skip
