"""What the dossier knows of the company itself, for the card at the top of the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState
from aedesk.words import _, language
from ui import format as fmt
from ui.dossier.figures import show_date, show_figure

if TYPE_CHECKING:
    from aedesk.app import Services

_COMPANY = "client.company"


def _line(value: object) -> str:
    """The first line of an answer; several answers behind each other."""
    return fmt.join(map(str, value)) if isinstance(value, list) else str(value).splitlines()[0]


def known_facts(services: Services, client: Client) -> list[tuple[str, str]]:
    """When it was founded and by whom; how many people work there and where."""
    answers = services.dossiers.chapter(client.id, "client").answers
    known = {
        path.removeprefix(f"{_COMPANY}."): _line(view.value)
        for path, view in answers.items()
        if view.state is AnswerState.KNOWN and path.startswith(f"{_COMPANY}.") and view.value
    }
    founded = show_date(known["founded"], language()) if "founded" in known else ""
    founder = known.get("founder", "")
    if founded and founder:
        founded = _("{date}, by {name}").format(date=founded, name=founder)
    people = show_figure(known["employees"], language()) if "employees" in known else ""
    return [(_("Founded"), founded), (_("People"), fmt.join([people, known.get("main_sites", "")]))]
