"""The block of a question as its answer: the inverse of what `lines` writes."""

from collections.abc import Callable

from aedesk.domain import answer_values as values
from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Node
from aedesk.services.exchange.blocks import Block, Found, Known, Part, Teller, Unread
from aedesk.services.exchange.cells import CellReader
from aedesk.services.exchange.lines import has_block
from aedesk.services.exchange.text import fold, state_of, unguard
from aedesk.services.exchange.views import Problem

_TICKED = {"✓", "✔", "√", "☑", "x", "v", "1", "yes", "true", "sí", "si", "是", "对"}
_UNTICKED = {"", "0", "no", "false", "否", "-", "–", "—", "✗", "☐"}


def read(node: Node, block: Block, cells: CellReader, report: Callable[[Problem], None]) -> Known | None:
    """The answer that a block holds, None for none; Unread where something does not fit, which was told by cell."""
    if block.broken:
        raise Unread
    teller = Teller(report)
    head = block.head.get(0)
    at = head.place if head else block.place
    words = node.kind in (Kind.TEXT, Kind.LONG_TEXT) and not has_block(node)
    state = state_of(head.text, bare=not words) if head else None
    value: Value = None
    with teller.at(at):
        value = _value(node, None if state else head, block, cells, teller)
        if value is not None and node.path not in ONE_OF:
            value = values.check(node, value)
    if state and value is not None:
        teller.say(at, "exchange_state_and_answer")
    if teller.failed:
        raise Unread
    if state:
        return Known(state)
    return None if value is None else Known(AnswerState.KNOWN, value)


def own_words(block: Block, report: Callable[[Problem], None]) -> str:
    """What they said, word for word."""
    if block.own_words is None:
        return ""
    teller, words = Teller(report), ""
    with teller.at(block.own_words.place):
        words = values.own_words(block.own_words.text)
    if teller.failed:
        raise Unread
    return words


def _value(node: Node, head: Found | None, block: Block, cells: CellReader, teller: Teller) -> Value:
    if has_block(node):
        if head is not None and not head.empty:
            teller.say(head.place, "exchange_loose")
        return _several(node, block, cells, teller)
    if node.path in ONE_OF:
        return cells.part(node, head)
    if node.kind is Kind.SINGLE_CHOICE:
        return _single(node, head, block, cells, teller)
    if node.kind is Kind.YES_NO:
        return cells.yes_no(node, head)
    if head is None or head.empty:
        return None
    if node.kind is None:
        raise UserError("answer_no_field", path=node.path)
    value = cells.plain(node.kind, head, node.precision)
    return unguard(value) if node.kind in (Kind.TEXT, Kind.LONG_TEXT) else value


def _several(node: Node, block: Block, cells: CellReader, teller: Teller) -> Value:
    if node.period:
        return _periods(node, block, cells, teller)
    match node.kind:
        case Kind.MULTI_CHOICE:
            return _ticks(node, block, cells, teller)
        case Kind.TABLE:
            return _table(node, block, cells, teller)
        case Kind.CONTACT_LIST:
            return [who for part in block.parts if (who := _who(part, 0, cells, teller))] or None
        case Kind.ORG_CHART:
            return _chart(block, cells, teller)
    return [found.text for part in block.parts if (found := part.filled(0))] or None


def _single(node: Node, head: Found | None, block: Block, cells: CellReader, teller: Teller) -> Value:
    """The choice with its blank; a blank filled in without a choice is one."""
    key = cells.choice(node.options, head)
    blanks = teller.lines_of(block, {option.key: option for option in node.options if option.detail})
    written = [(option, found) for option, part in blanks if (found := part.filled(0))]
    if key is None and len(written) == 1:
        key = written[0][0].key
    blank = None
    for option, found in written:
        if option.key != key:
            teller.say(found.place, "exchange_blank_alone")
        else:
            with teller.at(found.place):
                blank = cells.blank(option, found)
    return None if key is None else [key, blank]


def _ticks(node: Node, block: Block, cells: CellReader, teller: Teller) -> Value:
    chosen: list[Value] = []
    for option, part in teller.lines_of(block, {option.key: option for option in node.options}):
        tick, written = part.cells.get(0), part.filled(1) if option.detail else None
        said, blank = fold(tick.text) if tick else "", None
        if written is not None:
            with teller.at(written.place):
                blank = cells.blank(option, written)
        if tick is not None and said not in _TICKED | _UNTICKED:
            teller.say(tick.place, "exchange_no_tick", typed=tick.text.strip()[:40])
        elif said in _TICKED or (written is not None and not said):
            chosen.append([option.key, blank])
    return chosen or None


def _periods(node: Node, block: Block, cells: CellReader, teller: Teller) -> Value:
    assert node.kind is not None
    kept: dict[str, Value] = {}
    for part in block.parts:
        figure = part.filled(1)
        if figure is None:
            continue
        period = part.filled(0)
        with teller.at((period or figure).place):
            when = cells.period(node.period, period)
            if when in kept:
                raise UserError("exchange_period_twice", period=when)
            with teller.at(figure.place):
                kept[when] = cells.figure(node.kind, figure)
    return [[when, worth] for when, worth in kept.items()] or None


def _table(node: Node, block: Block, cells: CellReader, teller: Teller) -> Value:
    def row(part: Part) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for place, column in enumerate(node.columns):
            if (found := part.filled(place)) is not None:
                with teller.at(found.place):
                    made[column.key] = cells.column(column, found)
        blank = part.filled(len(node.columns))
        return made | ({"blank": blank.text} if blank else {})

    if not node.rows:
        return [made for part in block.parts if (made := row(part))] or None
    parts = teller.lines_of(block, {each.key: each.key for each in node.rows})
    return {key: made for key, part in parts if (made := row(part))} or None


def _chart(block: Block, cells: CellReader, teller: Teller) -> Value:
    seats: list[list[str | None]] = []
    for part in block.parts:
        who, boss = _who(part, 0, cells, teller), _who(part, 1, cells, teller)
        if who is not None:
            seats.append([who, boss])
        elif boss is not None:
            teller.say(part.cells[1].place, "exchange_nobody_reports")
    return seats or None


def _who(part: Part, column: int, cells: CellReader, teller: Teller) -> str | None:
    found = part.filled(column)
    if found is not None:
        with teller.at(found.place):
            return cells.who(found)
    return None
