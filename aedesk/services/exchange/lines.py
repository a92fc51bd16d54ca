"""A chapter as the lines of a spreadsheet: each question, its answer, and what hangs on it as a block below.

The key of a line is the path of its question; lines of a block add what they stand for, a part that goes on adds its
number: `path`, `path|row`, `path|row|+1`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF, has_own_words
from aedesk.domain.figures import show_figure
from aedesk.domain.questionnaire import Kind, Node, Option
from aedesk.services.dossier_views import AnswerView
from aedesk.services.exchange.hints import hint, yes_no
from aedesk.services.exchange.text import TICK, Tongue, guard, option_labels, pieces
from aedesk.words import words

FIGURES = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT)
HEADS = "|="  # after the path: words above a block, nothing to read
_AGAIN = "↳ "


@dataclass(frozen=True)
class Cell:
    """One place for an answer: what stands there, and what may be chosen."""

    text: str = ""
    options: tuple[str, ...] = ()
    free: bool = False  # something that is not among the options may be typed, too
    aside: bool = False  # it is for the two marks only
    room: int = 1  # lines that are kept free for it


@dataclass(frozen=True)
class Line:
    """One line of a sheet; `heads` are words above the cells of a block."""

    key: str
    look: str  # chapter, group, question, part, head or more
    number: str = ""
    label: str = ""
    cells: tuple[Cell, ...] = ()
    hint: str = ""
    depth: int = 0
    heads: tuple[str, ...] = ()
    own_words: str | None = None  # what they said, word for word; None where there is no place for it


def lines(section: Node, answers: Mapping[str, AnswerView], tongue: Tongue) -> list[Line]:
    """All lines of one chapter."""
    made: list[Line] = []

    def walk(node: Node, depth: int) -> None:
        view = answers.get(node.path)
        made.extend(_split(_head(node, view, depth, tongue)))
        if node.kind is not None:
            value = view.value if view is not None and view.state is AnswerState.KNOWN else None
            for line in _block(node, value, depth + 1, tongue):
                made.extend(_split(line))
        for item in node.items:
            walk(item, depth + 1)

    walk(section, 0)
    return made


def _split(line: Line) -> Iterator[Line]:
    """The line, and one more for each part of what does not fit into a cell."""
    parts, own = [pieces(cell.text) for cell in line.cells], pieces(line.own_words or "")
    if all(len(part) == 1 for part in (*parts, own)):
        yield line
        return
    for n in range(max(map(len, (*parts, own)))):
        words = own[n] if n < len(own) else None if n else ""

        cells = tuple(
            replace(cell, text=part[n] if n < len(part) else "", options=() if n else cell.options)
            for part, cell in zip(parts, line.cells, strict=True)
        )
        if not n:
            yield Line(line.key, line.look, line.number, line.label, cells, line.hint, line.depth, line.heads,
                       None if line.own_words is None else words)  # fmt: skip
        else:
            key = line.key if "|" in line.key else f"{line.key}|"
            yield Line(f"{key}|+{n}", "more", "", f"{_AGAIN}{line.label}", cells, depth=line.depth, own_words=words)


def _head(node: Node, view: AnswerView | None, depth: int, tongue: Tongue) -> Line:
    look = "question" if node.kind else "group" if depth else "chapter"
    cell, own = _answer(node, view, tongue), view.own_words if view is not None else ""
    return Line(node.path, look, node.number, tongue.of(node.label), (cell,), hint(node, tongue), depth,
                own_words=own if own or has_own_words(node) else None)  # fmt: skip


def _answer(node: Node, view: AnswerView | None, tongue: Tongue) -> Cell:
    """The cell beside a question; where it offers a list, the two marks are in it, too."""
    known = view.value if view is not None and view.state is AnswerState.KNOWN else None
    options: tuple[str, ...] = ()
    text, typed = "", False
    if node.path in ONE_OF:
        options = tuple(parts_of(node, tongue))
        text = dict(zip(ONE_OF[node.path], options, strict=True)).get(str(known), "")
    elif node.kind is Kind.SINGLE_CHOICE:
        options = tuple(option_labels(node.options, tongue))
        text = _chosen(node.options, options, known)
    elif node.kind is Kind.YES_NO:
        options = yes_no(node, tongue)
        text = "" if known is None else options[0 if known else 1]
    elif node.kind is not None and not has_block(node):
        text, typed = shown(node.kind, known, tongue), True
        text = guard(text) if node.kind in (Kind.TEXT, Kind.LONG_TEXT) else text
    if view is not None and view.state is not AnswerState.KNOWN:
        text = tongue.state(view.state)
    if typed:
        return Cell(text, room=3 if node.kind is Kind.LONG_TEXT else 1)
    return Cell(text, (*options, *tongue.states()), aside=not options)


def has_block(node: Node) -> bool:
    """Whether its answers stand below the question and not beside it."""
    several = (Kind.MULTI_CHOICE, Kind.TABLE, Kind.CONTACT_LIST, Kind.ORG_CHART)
    return bool(node.period) or node.kind in several or (node.repeat and node.kind in (Kind.TEXT, Kind.LONG_TEXT))


def parts_of(node: Node, tongue: Tongue) -> list[str]:
    """The parts of a group of which one applies, in words."""
    options = [Option(part, "", _part(node, part)) for part in ONE_OF[node.path]]
    return option_labels(options, tongue)


def _part(node: Node, key: str) -> Mapping[str, str]:
    return next((item.label for item in node.items if item.path == f"{node.path}.{key}"), {"en": key})


def _chosen(options: Sequence[Option], labels: Sequence[str], value: Value) -> str:
    key = value[0] if value else None
    return next((label for option, label in zip(options, labels, strict=True) if option.key == key), "")


def shown(kind: Kind, value: Value, tongue: Tongue) -> str:
    """A value that stands in one cell."""
    if value is None:
        return ""
    if kind in FIGURES:
        return show_figure(str(value), tongue.language)
    return ", ".join(map(str, value)) if kind is Kind.MONTH_LIST else str(value)


def blank(option: Option, value: Any, tongue: Tongue) -> str:
    """What was written into the blank of an option."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return show_figure(str(value), tongue.language) if option.detail == "number" else str(value)


def _block(node: Node, value: Value, depth: int, tongue: Tongue) -> Iterator[Line]:
    if node.period:
        pairs = value or []
        speech = words(tongue.language)
        when = speech.t("Year") if node.period == "year" else speech.t("Month")
        yield Line(f"{node.path}{HEADS}", "head", heads=(when, speech.t("Figure")), depth=depth)
        assert node.kind is not None
        rows = [(Cell(period), Cell(shown(node.kind, figure, tongue))) for period, figure in pairs]
        yield from _numbered(node, rows, (Cell(), Cell()), 4, depth)
    elif node.kind is Kind.SINGLE_CHOICE:
        yield from _blanks(node, value, depth, tongue)
    elif node.kind is Kind.MULTI_CHOICE:
        yield from _ticks(node, value or [], depth, tongue)
    elif node.kind is Kind.TABLE:
        yield from _table(node, value, depth, tongue)
    elif node.kind is Kind.CONTACT_LIST:
        name = _named(tongue)
        yield from _numbered(node, [(name(id),) for id in value or []], (name(None),), 4, depth)
    elif node.kind is Kind.ORG_CHART:
        speech, name = words(tongue.language), _named(tongue)
        yield Line(f"{node.path}{HEADS}", "head", heads=(speech.t("Person"), speech.t("Reports to")), depth=depth)
        seats = [(name(who), name(boss)) for who, boss in value or []]
        yield from _numbered(node, seats, (name(None), name(None)), 10, depth)
    elif has_block(node):
        yield from _numbered(node, [(Cell(item),) for item in value or []], (Cell(),), 4, depth)


def _named(tongue: Tongue) -> Callable[[str | None], Cell]:
    return lambda id: Cell(tongue.people.get(id or "", ""), tongue.here, True)


def _numbered(
    node: Node, rows: Sequence[tuple[Cell, ...]], empty: tuple[Cell, ...], least: int, depth: int
) -> Iterator[Line]:
    """A line for each row, and some to be filled in."""
    for n in range(max(len(rows) + 2, least)):
        cells = rows[n] if n < len(rows) else empty
        yield Line(f"{node.path}|{n + 1}", "part", label=str(n + 1), cells=cells, depth=depth)


def _blanks(node: Node, value: Value, depth: int, tongue: Tongue) -> Iterator[Line]:
    for option, label in zip(node.options, option_labels(node.options, tongue), strict=True):
        if option.detail is not None:
            written = value[1] if value and value[0] == option.key else None
            cells = (Cell(blank(option, written, tongue)),)
            key = f"{node.path}|{option.key}"
            yield Line(key, "part", "", _AGAIN + label, cells, hint(option, tongue), depth)


def _ticks(node: Node, value: Value, depth: int, tongue: Tongue) -> Iterator[Line]:
    chosen: dict[str, Any] = dict(value)
    for option in node.options:
        cells = [Cell(TICK if option.key in chosen else "", (TICK,))]
        if option.detail is not None:
            cells.append(Cell(blank(option, chosen.get(option.key), tongue)))
        key, inner = f"{node.path}|{option.key}", depth + (option.parent is not None)
        yield Line(key, "part", option.number, tongue.of(option.label), tuple(cells), hint(option, tongue), inner)


def _table(node: Node, value: Value, depth: int, tongue: Tongue) -> Iterator[Line]:
    rows: Any = value or ({} if node.rows else [])
    filled = rows.values() if node.rows else rows
    spoken = any(row.detail for row in node.rows) or any("blank" in row for row in filled)
    speech = words(tongue.language)
    heads = (*(tongue.of(column.label) for column in node.columns), *([speech.t("In words")] if spoken else []))
    yield Line(f"{node.path}{HEADS}", "head", label=tongue.of(node.row_header), heads=heads, depth=depth)

    def cells(row: Mapping[str, Value], open_blank: bool) -> tuple[Cell, ...]:
        made = []
        for column in node.columns:
            worth = row.get(column.key)
            if column.kind is Kind.SINGLE_CHOICE:
                labels = tuple(option_labels(column.options, tongue))
                made.append(Cell(_chosen(column.options, labels, worth), labels))
            else:
                made.append(Cell(shown(column.kind, worth, tongue)))
        return (*made, *([Cell(row.get("blank", ""))] if open_blank or "blank" in row else []))

    if node.rows:
        for each in node.rows:
            filled_in = cells(rows.get(each.key, {}), each.detail is not None)
            key, inner = f"{node.path}|{each.key}", depth + (each.parent is not None)
            yield Line(key, "part", each.number, tongue.of(each.label), filled_in, depth=inner)
    else:
        yield from _numbered(node, [cells(row, spoken) for row in rows], cells({}, spoken), 6, depth)
