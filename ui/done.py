"""Doing what was asked and saying what came of it: what was done, with Undo beside it, or why it was refused."""

from collections.abc import Callable
from typing import Any

from aedesk.domain.errors import UserError
from ui.desk import Desk
from ui.errors import sentence


def done(desk: Desk, words: str) -> None:
    """Say it in a toast; Undo takes back what was saved last."""
    desk.toast(words, desk.services.history.just_done())


def tried(desk: Desk, do: Callable[[], Any]) -> Any:
    """Do it; a refusal is said in a toast and gives None."""
    try:
        return do()
    except UserError as error:
        desk.toast(sentence(error))
        return None


def went(desk: Desk, do: Callable[[], object]) -> bool:
    """Do it; whether it was done, for what gives nothing back. A refusal is said in a toast."""
    return tried(desk, lambda: (do(),)) is not None
