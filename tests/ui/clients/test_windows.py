"""Nothing of these rooms comes up as a window of its own."""

from tests.ui.houses import services_of
from tests.ui.windows import Flashes
from ui.clients.page import ClientPage
from ui.session import Session
from ui.settings.room import SettingsRoom


def test_nothing_flashes_up(session: Session) -> None:
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    with Flashes(session.app) as flashes:
        for code in ("today", "clients", "settings"):
            shell.go(code)
        settings = shell.room
        assert isinstance(settings, SettingsRoom)
        for place in (0, 4, 7):
            settings.nav.choose(place)
        shell.go("client", services_of(session).clients.rows()[0].id)
        page = shell.room
        assert isinstance(page, ClientPage)
        page._edit_contact(None)
        page._edit_member(None)
        page._change()
        page._history()
        page.new()
    assert flashes.seen == []
