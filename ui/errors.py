"""The sentence for every refusal in the window's language; the table by code is `aedesk.sentences.REFUSALS`."""

from datetime import date, datetime
from enum import Enum

from aedesk.domain.errors import UserError
from aedesk.sentences import REFUSALS as SENTENCES
from aedesk.sentences import refusal
from aedesk.words import _
from ui.format import day
from ui.labels import label

__all__ = ["SENTENCES", "sentence"]


def sentence(error: BaseException) -> str:
    """What to tell the user about `error`."""
    if not isinstance(error, UserError):
        return _("Something went wrong inside AE Desk. Your data is safe.")
    return refusal(error.code, {key: _word(value) for key, value in error.values.items()}, _)


def _word(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value)
    return label(value) if isinstance(value, Enum) else value
