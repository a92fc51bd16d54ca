"""What all papers of a dossier share: heads of groups, numbers, boxes for "not known", and where columns stand."""

from collections.abc import Sequence
from dataclasses import replace

from aedesk.papers.flow import Draw, Part
from aedesk.papers.questions import Heading, Item, Question
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, width_of

NUMBER = 54.0  # the column of numbers
STATE = 96.0  # the column at the right, 25 mm
LINE = 17.0
INDENT = 12.0  # of questions deeper than the third level
_HEAD_GAP, _HEAD = 15.0, 22.0


def strong(language: str) -> str:
    """The style of what is set off: Chinese papers have Regular and Bold only."""
    return "bold" if language == "zh" else "semibold"


def indent(item: Item) -> float:
    """How far the words of an item stand in."""
    return INDENT * max(0, item.depth - 3)


def number(form: Form, item: Item, level: float) -> None:
    """The number of an item, as printed."""
    form.pen.text(form.left + indent(item), level, item.number, 11, language=form.say.first, grey=GREY)


def group_head(form: Form, item: Item, *, ruled: bool = True, right: Draw | None = None, width: float = STATE,
               note: str = "") -> Part:
    """The head of a group of the first level; `right` draws at its right end, `note` says that it is continued."""
    language = form.say.first
    title = Piece(item.label, language, 13.5, "serif")
    room = BLOCK - NUMBER - (width + 8 if right else 0)
    behind = [Piece(GAP + note, language, 10.5, grey=GREY)] if note else []
    lines = title.lines(room)
    if behind and width_of([lines[-1], *behind]) > room:
        behind = []

    def draw(top: float) -> None:
        form.pen.text(form.left, base(top, 18, 13.5, serif=True), item.number, 13.5, "serif", language)
        level = base(top, 18, 13.5, serif=True)
        for line in lines:
            end = form.flow(form.left + NUMBER, level, [line])
            level += 18
        form.flow(end, level - 18, behind)
        if right:
            right(top + 18 * (len(lines) - 1) + 1)
        bottom = top + 18 * len(lines) + 3.4
        if ruled:
            form.pen.line(form.left, bottom, form.right, bottom, 0.75)

    return Part(18 * len(lines) + _HEAD - 18, draw, _HEAD_GAP, keep=True, question=item.number)


def sub_head(form: Form, item: Heading, *, behind: Sequence[Piece] = (), gap: float = 8.0) -> Part:
    """The head of a group inside another; a note may stand behind it."""
    language = form.say.first
    x = form.left + NUMBER + indent(item)
    lines = Piece(item.label, language, style=strong(language)).lines(form.right - x - width_of(behind))

    def draw(top: float) -> None:
        level = base(top, LINE, 12)
        number(form, item, level)
        for line in lines:
            end = form.flow(x, level, [line])
            level += LINE
        form.flow(end, level - LINE, behind)

    return Part(LINE * len(lines) + 1, draw, gap, keep=True)


def continued(form: Form, group: Item | None, sub: Heading | None, *, ruled: bool = True) -> tuple[Part, ...]:
    """The head that is repeated where a page begins inside a group."""
    if group is None or not group.label:
        return ()
    again = form.say.p("paper", "continued").first
    comma = "，" if form.say.first == "zh" else ", "
    note = f"{sub.number} {sub.label}{comma}{again}".strip() if sub else again
    head = group_head(form, group, note=note, ruled=ruled)
    return (replace(head, height=head.height + 5) if ruled else head,)


def line_to_write(form: Form, x: float, y: float, right: float, hint: str = "") -> None:
    """A line to write on, what belongs behind the answer at its end."""
    form.pen.line(x, y, right, y, 0.75, 0.667)
    if hint:
        form.pen.text(right, y - 4.4, hint, 11, language=form.say.first, align="right", grey=GREY)


def state_boxes(form: Form, top: float, *, right: float = 0) -> None:
    """The two small boxes: they do not know, it does not apply."""
    say = form.say
    x = (right or form.right)
    for words in (say.p("dossier", "n/a"), say.p("dossier", "n/k")):
        piece = Piece(words.first, say.first, 10, grey=GREY)
        x -= piece.width
        form.flow(x, base(top, 14, 10), [piece])
        x -= 15.5
        form.pen.tick_box(x, top + 1.2, 11)
        x -= 9


def is_question_row(item: Item) -> bool:
    """Whether a question of the first level stands in a line, for it has neither number nor much to fill in."""
    return isinstance(item, Question) and item.depth == 1 and not item.number
