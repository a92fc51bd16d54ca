"""Saying what was done, with Undo beside it."""

from ui.desk import Desk


def done(desk: Desk, words: str) -> None:
    """Say it in a toast; Undo takes back what was saved last."""
    desk.toast(words, desk.services.history.just_done())
