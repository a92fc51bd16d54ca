"""The sentence for every refusal, in the window's language: what happened, then what to do."""

from datetime import date, datetime
from enum import Enum

from aedesk import sentences
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.format import day
from ui.labels import label


def sentence(error: BaseException) -> str:
    """What to tell the user about `error`."""
    if not isinstance(error, UserError):
        return _("Something went wrong inside AE Desk. Your data is safe.")
    return sentences.refusal(error.code, {key: _word(value) for key, value in error.values.items()}, _)


def _word(value: object) -> str:
    """A value as a sentence says it: codes by their label, dates as the window writes them."""
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value)
    return str(value)
