"""A client's dossier as a file: out for the client to fill in, and in again answer by answer."""

from uuid import UUID

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.errors import sentence

PATTERNS = ("*.xlsx", "*.json")


def export(desk: Desk, client_id: UUID) -> None:
    """Ask what is to go out and write it."""
    from ui.dossier.export_sheet import ExportSheet

    try:
        client = desk.services.clients.get(client_id)
    except UserError as error:
        desk.toast(sentence(error))
        return
    ExportSheet(desk, client).open()


def import_(desk: Desk, client_id: UUID) -> None:
    """Ask for a file, read it and show what it would change."""
    from ui.dossier.import_sheet import ImportSheet

    try:
        client = desk.services.clients.get(client_id)
    except UserError as error:
        desk.toast(sentence(error))
        return
    path = desk.ask.open_file(_("Import answers"), PATTERNS)
    if path is not None:
        ImportSheet(desk, client, path).open()
