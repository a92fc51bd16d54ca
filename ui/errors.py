"""The sentence for every refusal, in the window's language: what happened, then what to do."""

from collections import defaultdict

from aedesk.domain.errors import UserError
from aedesk.sentences import REFUSALS
from aedesk.words import _

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
    values.update({key: str(value) for key, value in error.values.items()})
    return _(text).format_map(values)
