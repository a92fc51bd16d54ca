"""Words in the cells of a spreadsheet: what a cell can hold, the two states, labels to choose from, dates."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aedesk.domain.answer_values import partial_date
from aedesk.domain.dossier import AnswerState
from aedesk.domain.questionnaire import Label, Option
from aedesk.words import LANGUAGES, N_, words

CELL = 32_000  # a cell holds 32,767 characters, those beyond the first plane counted twice
LINE_FEEDS = 250  # and 253 line feeds
TICK = "✓"

STATES = {AnswerState.NOT_KNOWN: N_("(not known)"), AnswerState.NOT_APPLICABLE: N_("(does not apply)")}
"""What stands in the place of an answer."""

_UNFIT = re.compile("_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Tongue:
    """The language of a form, and what its answers are worded with."""

    language: str
    currency: str = ""
    units: Mapping[str, Label] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)  # names by contact id
    here: tuple[str, ...] = ()  # those to choose from

    def of(self, label: Label) -> str:
        """A label in this language."""
        return label.get(self.language) or next((said for said in label.values() if said), "")

    def state(self, state: AnswerState) -> str:
        """The mark of a state."""
        return words(self.language).t(STATES[state])

    def states(self) -> tuple[str, ...]:
        """Both marks."""
        return tuple(self.state(state) for state in STATES)


def fold(text: str) -> str:
    """Text as it is compared: width, case and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", text[:400]).casefold().split())


def state_of(text: str, *, bare: bool = False) -> AnswerState | None:
    """The state that a mark in any of the languages stands for; `bare` reads it without its brackets, too."""
    if len(text) > 60:
        return None
    said = fold(text)
    for state, mark in STATES.items():
        marks = {fold(words(language).t(mark)) for language in LANGUAGES}
        if said in marks or (bare and said in {mark.strip("()") for mark in marks}):
            return state
    return None


def guard(text: str) -> str:
    """An answer that reads like a mark gets a stroke before it, so that it stays an answer."""
    return f"\\{text}" if state_of(text.lstrip("\\")) else text


def unguard(text: str) -> str:
    """The answer without its stroke."""
    return text[1:] if text.startswith("\\") and state_of(text.lstrip("\\")) else text


def escape(text: str) -> str:
    """Text as a cell keeps it: signs that its format does not know are written as _x001B_."""
    return _UNFIT.sub(lambda found: _code(found[0][0]) + found[0][1:], text)


def unescape(text: str) -> str:
    """Text as it was before it was put into a cell."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _code(sign: str) -> str:
    return f"_x{ord(sign):04X}_"


def pieces(text: str) -> list[str]:
    """Text in parts that each fit into one cell; joined again they are the text."""
    if len(text) <= CELL // 8 and text.count("\n") <= LINE_FEEDS:
        return [text]
    parts, begun, size, feeds = [], 0, 0, 0
    for at, sign in enumerate(text):
        cost = 8 if sign == "_" or sign < " " else 1 if sign < "\U00010000" and sign < "\ufffe" else 8
        feeds += sign == "\n"
        if size + cost > CELL or feeds > LINE_FEEDS:
            parts.append(text[begun:at])
            begun, size, feeds = at, 0, int(sign == "\n")
        size += cost
    return [*parts, text[begun:]]


def unlike(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The labels, each unlike every other: one that comes again gets a number."""
    seen, found = {fold(each) for each in taken}, []
    for label in labels:
        plain = " ".join(label.split())[:200] or "?"
        said, number = plain, 1
        while fold(said) in seen:
            number += 1
            said = f"{plain} ({number})"
        seen.add(fold(said))
        found.append(said)
    return found


def option_labels(options: Sequence[Option], tongue: Tongue) -> list[str]:
    """What the list of a question offers, in printed order."""
    return unlike((f"{each.number} {tongue.of(each.label)}".strip() for each in options), tongue.states())


def option_of(text: str, options: Sequence[Option], tongue: Tongue) -> str | None:
    """The key of the option that a cell names: by its whole label, else its words in any language, key or number."""
    said = fold(text)
    whole = dict(zip(map(fold, option_labels(options, tongue)), options, strict=True))
    if said in whole:
        return whole[said].key
    for named in (_by_words, _by_number):
        found = {option.key for option in options if said in named(option)}
        if len(found) == 1:
            return found.pop()
    return None


def _by_words(option: Option) -> set[str]:
    return {fold(option.key), *(fold(label) for label in option.label.values())}


def _by_number(option: Option) -> set[str]:
    return {fold(option.number)} if option.number else set()


def plain(value: object) -> str:
    """What stands in a cell, as text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    if hasattr(value, "isoformat"):  # a spreadsheet made a date of what was typed
        return str(value.isoformat()).removesuffix("T00:00:00").replace("T", " ")
    return str(value)


def date_in(text: str, coarsest: str, language: str) -> str | None:
    """A date as a client writes it: year first, or day first where that is the custom or cannot be otherwise."""
    typed = text.strip()
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", typed):
        first, second, year = (int(part) for part in found.groups())
        if language == "es" or first > 12:
            typed = f"{year}-{second}-{first}"
        elif second > 12:
            typed = f"{year}-{first}-{second}"
    elif found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", typed):
        typed = f"{found[2]}-{found[1]}"
    return partial_date(typed, coarsest)
