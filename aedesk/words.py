"""Words in three languages: for the window one language at a time, for a paper the client's.

Message ids are the English words. `resources/locale/<language>/*.po` hold the others, one file a room;
`tools/words.py` compiles them into one catalogue a language.
"""

import gettext
from functools import cache
from pathlib import Path

from aedesk.resources import folder

LANGUAGES = ("zh", "en", "es")


class Words:
    """The words of one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def t(self, text: str) -> str:
        """The words for `text`."""
        return self._catalogue.gettext(text) if text else ""

    def n(self, one: str, many: str, count: int) -> str:
        """The words for `count` things; the caller puts the number in."""
        return self._catalogue.ngettext(one, many, count)

    def p(self, context: str, text: str) -> str:
        """The words for `text` where one English word has two meanings."""
        return self._catalogue.pgettext(context, text)


@cache
def words(language: str) -> Words:
    """The words of `language`: zh, en or es; English where a catalogue is not there."""
    path: Path = folder("locale") / language / "aedesk.mo"
    if language == "en" or not path.exists():
        return Words(language, gettext.NullTranslations())
    with path.open("rb") as stream:
        return Words(language, gettext.GNUTranslations(stream))


_window = words("en")


def use(language: str) -> None:
    """Let the window speak `language` from now on."""
    global _window
    _window = words(language)


def language() -> str:
    """The window's language."""
    return _window.language


def _(text: str) -> str:
    """`text` in the window's language."""
    return _window.t(text)


def n_(one: str, many: str, count: int) -> str:
    """Words for `count` things in the window's language; the caller puts the number in."""
    return _window.n(one, many, count)


def p_(context: str, text: str) -> str:
    """`text` in the window's language where one English word has two meanings."""
    return _window.p(context, text)


def N_(text: str) -> str:
    """Mark `text` for translation where a table holds it; `_` translates it when it is shown."""
    return text
