"""What the palette and the list of keys offer while the jobs room is in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aedesk.domain.job import STAGES
from aedesk.words import _
from ui.jobs.supply import new_estimate
from ui.jobs.wording import number_of
from ui.labels import label
from ui.room import Command

if TYPE_CHECKING:
    from ui.jobs.room import JobsRoom


def shortcuts() -> list[tuple[str, str]]:
    """The room's own keys."""
    return [
        ("Alt ← →", _("Move the job one stage")),
        ("[ ]", _("Fold and open columns")),
        ("I", _("Inspector on and off")),
        ("Alt B, Alt L", _("Board, list")),
        ("Enter", _("Open the job")),
        ("Ctrl Enter", _("Fold all other lanes")),
    ]


def commands(room: JobsRoom) -> list[Command]:
    """The room's own commands, those of the selected job first."""
    found: list[Command] = []
    card = room.selected
    if card is not None:
        at = STAGES.index(card.stage)
        words = _("Move {job} to {stage}")
        for by, keys in ((1, "Alt →"), (-1, "Alt ←")):
            if 0 <= at + by < len(STAGES):
                stage = STAGES[at + by]
                said = words.format(job=number_of(card), stage=label(stage))
                found.append(Command(said, partial(room.ask_move, card.id, stage), keys, "arrow-right", card.title))
        said = _("Open {job}").format(job=number_of(card))
        found.append(Command(said, partial(room.desk.show, "job", card.id), "Enter", "layout-kanban", card.title))
        found.append(Command(_("New estimate"), partial(new_estimate, room.desk, card.id), "", "receipt", card.title))
        found.append(Command(_("Edit job"), partial(room.edit, card.id), "", "edit", card.title))
    return [
        *found,
        Command(_("Board"), partial(room.show_view, "board"), "Alt B", "layout-kanban"),
        Command(_("List"), partial(room.show_view, "list"), "Alt L", "list"),
        Command(_("Inspector on and off"), room.toggle_inspector, "I", "columns"),
        Command(_("Swimlanes by client"), room.bar.lanes.click, "", "layout-kanban"),
    ]
