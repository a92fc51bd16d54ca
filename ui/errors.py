"""The sentence for every refusal, in the window's language: what happened, then what to do."""

from collections import defaultdict
from datetime import date, datetime
from enum import Enum

from aedesk.domain.errors import UserError
from aedesk.sentences import REFUSALS
from aedesk.words import _
from ui.format import day
from ui.labels import label

SENTENCES = REFUSALS


class _Left(defaultdict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(error: BaseException) -> str:
    """What to tell the user about `error`."""
    if not isinstance(error, UserError):
        return _("Something went wrong inside AE Desk. Your data is safe.")
    text = SENTENCES.get(error.code)
    if text is None:
        return _("This is not possible ({code}).").format(code=error.code)
    values = _Left(str)
    values.update({key: _word(value) for key, value in error.values.items()})
    return _(text).format_map(values)


def _word(value: object) -> str:
    """A value as a sentence says it: codes by their label, dates as the window writes them."""
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value)
    return str(value)
