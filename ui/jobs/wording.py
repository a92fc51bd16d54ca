"""What a card says in words: when it is due, who signs, whose move it is."""

from collections.abc import Iterable
from datetime import date

from aedesk.domain.cards import DOTS, JobCard
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.words import N_, _, n_, p_
from ui import format
from ui.due import due_words, tone
from ui.labels import label
from ui.labels import slot as slot_name
from ui.widgets.marks import dots_words

WHO = {
    "we": N_("we"),
    "director": N_("director"),
    "creatives": N_("creatives"),
    "production": N_("production"),
    "finance": N_("finance"),
    "client": N_("client"),
}

# (slot, asked): who moves, and what they do. Not asked yet: mostly our own move.
_MOVES: dict[tuple[str, bool], tuple[str, str]] = {
    ("brief.ad", False): ("we", N_("finish the brief")),
    ("brief.ad", True): ("director", N_("signs the brief")),
    ("brief.cd", False): ("we", N_("take the brief to the creative director")),
    ("brief.cd", True): ("creatives", N_("sign the brief")),
    ("layout.cd", False): ("creatives", N_("draw the layout")),
    ("layout.cd", True): ("creatives", N_("sign the layout")),
    ("layout.am", False): ("we", N_("receive the layout")),
    ("layout.am", True): ("we", N_("receive the layout")),
    ("layout.client", False): ("we", N_("present the layout")),
    ("layout.client", True): ("client", N_("signs the layout")),
    ("estimate.ad", False): ("production", N_("prices it")),
    ("estimate.ad", True): ("director", N_("signs the estimate")),
    ("estimate.client", False): ("we", N_("send the estimate")),
    ("estimate.client", True): ("client", N_("signs the estimate")),
    ("art.art_director", False): ("creatives", N_("finish the artwork")),
    ("art.art_director", True): ("creatives", N_("sign the artwork")),
    ("art.copywriter", False): ("creatives", N_("sign the artwork")),
    ("art.copywriter", True): ("creatives", N_("sign the artwork")),
    ("art.ae", False): ("we", N_("proofread the artwork")),
    ("art.ae", True): ("we", N_("proofread the artwork")),
    ("art.client", False): ("we", N_("show the artwork to the client")),
    ("art.client", True): ("client", N_("signs the artwork")),
    ("execution.cs", False): ("we", N_("confirm the delivery")),
    ("execution.cs", True): ("we", N_("confirm the delivery")),
    ("execution.cr", False): ("creatives", N_("confirm the delivery")),
    ("execution.cr", True): ("creatives", N_("confirm the delivery")),
    ("proof.cs", False): ("we", N_("check the proof")),
    ("proof.cs", True): ("we", N_("check the proof")),
    ("proof.cr", False): ("creatives", N_("check the proof")),
    ("proof.cr", True): ("creatives", N_("check the proof")),
    ("proof.pr", False): ("production", N_("checks the proof")),
    ("proof.pr", True): ("production", N_("checks the proof")),
    ("proof.client", False): ("we", N_("take the proof to the client")),
    ("proof.client", True): ("client", N_("signs the proof")),
}


def listed(parts: Iterable[str]) -> str:
    """What there is of these parts, one after another, with the language's own comma."""
    return p_("between parts", ", ").join(part for part in parts if part)


def whose_move(card: JobCard) -> tuple[str, str]:
    """Who moves next, as a key of WHO, and what they do, in the window's words; empty for closed jobs."""
    if card.stage is Stage.CLOSED:
        return "", ""
    if card.stage is Stage.FORECAST:
        return "we", _("tell the creative director")
    for slot, state in zip(DOTS[card.stage], card.dots, strict=False):
        if state is SignState.REFUSED:
            return "we", _("answer the refusal")
        if state is not SignState.SIGNED:
            who, act = _MOVES[slot, state is SignState.ASKED]
            return who, _(act)
    return "we", _("move it on")


def due_sentence(due: date | None, today: date) -> str:
    """A due date in a sentence, as the inspector shows it."""
    if due is None:
        return _("no due date")
    days = (due - today).days
    if days < 0:
        return n_("{n} day late, {day}", "{n} days late, {day}", -days).format(n=-days, day=format.day(due))
    if days == 0:
        return _("Due today, {day}").format(day=format.day(due))
    if days == 1:
        return _("Due tomorrow, {day}").format(day=format.day(due))
    return _("Due {day}").format(day=format.day_long(due))


def due_look(card: JobCard, today: date) -> tuple[str, str]:
    """What a card says about its due date, and how loudly: late, near or far. A closed job is never late."""
    if card.stage is Stage.CLOSED:
        return (format.day(card.due) if card.due else ""), "far"
    return due_words(card.due, today), tone(card.due, today)


def number_of(card: JobCard) -> str:
    """The job's number, its brief's, or the word for having none."""
    return card.number or label(Stage.FORECAST)


def dots_in_words(card: JobCard) -> str:
    """Each dot spelt out: who, and whether they signed."""
    pairs = zip(DOTS.get(card.stage, ()), card.dots, strict=False)
    return "\n".join(_("{who}: {state}").format(who=slot_name(code), state=label(state)) for code, state in pairs)


def spoken(card: JobCard, today: date) -> str:
    """The whole card in one line, for a screen reader or a script."""
    parts = [number_of(card), card.title, card.client, _("class {letter}").format(letter=card.client_class)]
    parts.append(due_sentence(card.due, today) if card.stage is not Stage.CLOSED else label(card.stage))
    if card.dots:
        parts.append(dots_words(card.dots))
    who, act = whose_move(card)
    if who:
        parts.append(_("{who}: {what}").format(who=_(WHO[who]), what=act))
    return listed(parts)
