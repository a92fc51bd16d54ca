"""The recovery sheet: the key of the desk on one page, to be locked away. Printed, never stored."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from aedesk.papers import formats, labels
from aedesk.papers.qr import rows_of
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled, mixed
from aedesk.papers.views import NOBODY, House, Sheet, Signer, Two

SQUARE = 120.95  # 32 mm
_RIGHT, _LINE, _COLUMN = 166.0, 42.0, 28.0
_LOOKS = 6  # half-yearly


@dataclass(frozen=True)
class RecoverySheetView:
    """The key and who keeps it."""

    language: str  # zh, en or es
    house: House
    owner: str
    made_at: datetime  # on the wall
    key: tuple[str, ...]  # four lines: three groups of four signs, then the check sign
    sheet: int = 1
    kept_by: str = ""
    kept_by_role: str = ""
    desk_mark: str = ""
    copies: int = 1
    square: bool = False  # any passing camera reads it


@dataclass(frozen=True)
class Room:
    """How much is left free for the hand."""

    rows: int  # of openings
    gap: float  # above headings
    box: float


ROOMS = (Room(3, 13, 98), Room(3, 8, 98), Room(2, 8, 98), Room(2, 6, 92), Room(1, 6, 92), Room(0, 4, 90))


def recovery_sheet(view: RecoverySheetView, *, size: str = "A4") -> Sheet:
    """Draw the sheet, with as much room to write in as the page has."""
    for room in ROOMS:
        form = Form(size, view.language.partition("+")[0])
        if _drawn(form, view, room) + 10 <= form.end - room.box:
            break
    say, language = form.say, form.say.first
    closing = say.p("recovery", "Printed once, not stored on this machine").first
    if view.square:
        closing += f"{GAP}·{GAP}" + say.p("recovery", "No other square on this page: nothing to scan but the key").first
    name = filled(say.p("recovery", "Recovery sheet {number}"), number=view.sheet).first
    form.foot(1, 1, [Piece(name, language)], [Piece(closing, language)], None)
    form.boxes.clear()
    return form.sheet(say.p("recovery", "Recovery sheet").first, view.house.name.first, None)


def _drawn(form: Form, view: RecoverySheetView, room: Room) -> float:
    """Draw all but the foot; returns where the last thing above the boxes ends."""
    say, language = form.say, form.say.first
    top = form.head(view.house, say.p("recovery", "Recovery sheet"), say.p("recovery", "Keep in the safe"),
                    say.p("recovery", "Whoever holds this page can open the desk"))
    top = _labels(form, view, top + 12) + 12
    top = _key(form, view, top) + 8
    rule = say.p("recovery", "The letters I, L, O and U never occur: a round sign is the digit 0, a single stroke the "
                 "digit 1. Small letters will do. The check character at the end of a line shows at once if one sign "
                 "in that line is wrong or two have changed places.").first
    top = form.paragraph(form.left, top, Piece(rule, language, 11, grey=GREY), BLOCK)
    top = _advice(form, view, top + room.gap)
    top = _openings(form, top + room.gap, room.rows)
    top = _looks(form, top + room.gap, view.made_at.date())
    _boxes(form, view, room.box)
    return top


def _labels(form: Form, view: RecoverySheetView, top: float) -> float:
    say, language = form.say, form.say.first
    made = f"{formats.day(view.made_at.date(), language)}{' ' if language == 'zh' else ', '}{view.made_at:%H:%M}"
    keeper = ("，" if language == "zh" else ", ").join(each for each in (view.kept_by, view.kept_by_role) if each)
    number = str(view.sheet)
    if view.sheet > 1:
        both = say.p("paper", "{version}, replaces {replaced}")
        number = filled(both, version=view.sheet, replaced=view.sheet - 1).first

    cell = partial(labels.told, say)
    return labels.draw(form, top, [
        [cell(say.p("recovery", "Desk of"), view.owner), cell(say.p("recovery", "Made"), made),
         cell(say.p("recovery", "Sheet"), number)],
        [cell(say.p("recovery", "Kept by"), keeper), cell(say.p("recovery", "Desk mark"), view.desk_mark),
         cell(say.p("recovery", "Copies"), str(view.copies))],
    ], (1.4, 1.1, 0.9))


def _key(form: Form, view: RecoverySheetView, top: float) -> float:
    """The key in its frame; returns where that ends."""
    pen, say, language = form.pen, form.say, form.say.first
    height = 10 + 14 + _LINE * len(view.key) + 8 + 3
    pen.rect(form.left, top, BLOCK, height, 1.5)
    right = form.right - (_RIGHT if view.square else 0)
    left, end = form.left + 17.5, right - 16
    small = base(top + 11.5, 14, 10.5)
    pen.text(left, small, say.p("recovery", "Recovery key, twelve groups").first, 10.5, language=language, grey=GREY)
    pen.text(end, small, say.p("recovery", "check character").first, 10.5, language=language, align="right", grey=GREY)
    column = (end - left - 34 - 56) / 3
    line = top + 25.5
    for number, row in enumerate(view.key, 1):
        *groups, check = row.split()
        if number > 1:
            pen.line(left, line, end, line, 0.75, 0.8)
        pen.text(left, base(line, _LINE, 11), str(number), 11, language=language, grey=GREY)
        for place, group in enumerate(groups):
            pen.text(left + 34 + column * place, base(line, _LINE, 23), group, 23, "semibold", spacing=3)
        pen.rect(end - 30, line + 6, 30, 30)
        pen.text(end - 15, base(line + 6, 29, 18), check, 18, "semibold", align="centre")
        line += _LINE
    if view.square:
        pen.line(right, top + 0.75, right, top + height - 0.75, 0.75, 0.8)
        middle = right + _RIGHT / 2
        signs = "".join(view.key).replace(" ", "")
        pen.square(rows_of(signs), middle - SQUARE / 2, top + (height - SQUARE - 23) / 2, SQUARE)
        words = say.p("recovery", "the same key, for the camera").first
        pen.text(middle, top + (height + SQUARE + 9) / 2, words, 10.5, language=language, align="centre", grey=GREY)
    return top + height


def _advice(form: Form, view: RecoverySheetView, top: float) -> float:
    """How to open and how to keep, side by side; returns where the longer one ends."""
    say = form.say
    type_in = say.p("recovery", "or show the square.") if view.square else say.p("recovery", "as it stands here.")
    opening = (
        (say.p("recovery", "On the lock screen"), say.p("recovery", "choose “the recovery sheet”.")),
        (say.p("recovery", "Type line after line"), type_in),
        (say.p("recovery", "Choose a new passphrase."), say.p("recovery", "Four or five words.")),
        (say.p("recovery", "Print the new sheet."), say.p("recovery", "This one stops working.")),
        (say.p("recovery", "Write the opening below"), say.p("recovery", "and destroy this sheet.")),
    )
    keeping = (
        (say.p("recovery", "In the agency safe,"), say.p("recovery", "in a sealed envelope.")),
        (say.p("recovery", "Second copy"), say.p("recovery", "at another address, never in a bag.")),
        (say.p("recovery", "No photo, no scan, no mail,"), say.p("recovery", "no office copier.")),
        (say.p("recovery", "Lost or seen by a stranger:"), say.p("recovery", "new sheet today.")),
        (say.p("recovery", "Nobody else has this key."),
         say.p("recovery", "Without it and the passphrase all is lost.")),
    )
    width = (BLOCK - _COLUMN) / 2
    ends = []
    for x, title, rows, numbered in (
        (form.left, say.p("recovery", "To open the desk"), opening, True),
        (form.left + width + _COLUMN, say.p("recovery", "To keep it safe"), keeping, False),
    ):
        line = form.heading(x, top, Piece(title.first, say.first)) + 4
        for number, (lead, rest) in enumerate(rows, 1):
            line = _advised(form, x, line, width, number if numbered else 0, lead.first, rest.first)
        ends.append(line)
    return max(ends)


def _advised(form: Form, x: float, top: float, width: float, number: int, lead: str, rest: str) -> float:
    """One piece of advice with a bold beginning; returns where it ends."""
    language = form.say.first
    indent = 24.0 if number else 0.0
    line = base(top + 5, 17, 12)
    if number:
        form.pen.text(x, line, str(number), 12, language=language, grey=GREY)
    space = "" if language == "zh" else " "
    strong = "bold" if language == "zh" else "semibold"
    lines = mixed([Piece(lead + space, language, style=strong), Piece(rest, language)], width - indent)
    for place, pieces in enumerate(lines):
        form.flow(x + indent, line + 17 * place, pieces)
    bottom = top + 17 * len(lines) + 11
    form.pen.line(x, bottom - 0.4, x + width, bottom - 0.4, 0.75, 0.8)
    return bottom


def _openings(form: Form, top: float, rows: int) -> float:
    """A table to fill in by hand."""
    say, pen, language = form.say, form.pen, form.say.first
    top = form.heading(form.left, top, Piece(say.p("recovery", "Openings").first, language),
                       say.pieces(say.p("recovery", "each use of this sheet, or of its envelope"))) + 4
    titles = (say.p("recovery", "Date, hour"), say.p("recovery", "Opened by"), say.p("recovery", "Why"),
              say.p("recovery", "New sheet"), say.p("recovery", "Witness"))
    widths = (110.0, 130.0, BLOCK - 436.0, 86.0, 110.0)
    pen.line(form.left, top, form.right, top, 1)
    bottom = top + 25 + 34 * rows
    x = form.left
    style = "regular" if language == "zh" else "medium"
    for place, (title, width) in enumerate(zip(titles, widths, strict=True)):
        if place:
            pen.line(x, top + 0.5, x, bottom, 0.75, 0.8)
        pen.text(x + (8 if place else 0), base(top + 5.5, 14, 10.5), title.first, 10.5, style, language, grey=0.2)
        x += width
    pen.line(form.left, top + 25, form.right, top + 25, 1)
    for row in range(1, rows + 1):
        pen.line(form.left, top + 25 + 34 * row, form.right, top + 25 + 34 * row, 0.75, 0.8)
    return bottom


def _looks(form: Form, top: float, made: date) -> float:
    """Places for the half-yearly look at the envelope; returns where they end."""
    say, pen = form.say, form.pen
    top = form.heading(form.left, top, Piece(say.p("recovery", "Looked after").first, say.first),
                       say.pieces(say.p("recovery", "every half year: is it there, is the envelope whole?"))) + 4
    width = (BLOCK - 12 * (_LOOKS - 1)) / _LOOKS
    for place in range(_LOOKS):
        x = form.left + (width + 12) * place
        months = made.month - 1 + 6 * (place + 1)
        day = date(made.year + months // 12, months % 12 + 1, 1)
        pen.text(x, base(top, 14, 10.5), formats.month(day, say.first), 10.5, language=say.first, grey=GREY)
        pen.line(x, top + 28, x + width, top + 28, 0.75, 0.667)
    return top + 28


def _boxes(form: Form, view: RecoverySheetView, height: float) -> None:
    """Made, received, where it lies: at the bottom of the page."""
    say = form.say
    width = (BLOCK - 2 * GUTTER) / 3
    for place, (title, signer) in enumerate((
        (say.p("recovery", "Made and tested, third group typed"), Signer(Two(view.owner))),
        (say.p("recovery", "Received and locked away"), Signer(Two(view.kept_by))),
        (say.p("recovery", "Place of the safe, envelope no."), NOBODY),
    )):
        frame = (form.left + (width + GUTTER) * place, form.end - height, width, height)
        form.signature(f"recovery.{place}", frame, say.pieces(title, 10.5), signer, "")
