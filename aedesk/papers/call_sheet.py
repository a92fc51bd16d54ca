"""The daily call sheet (PF-29): one block of calls, what came of each left empty for the pen."""

from functools import partial

from aedesk.papers import labels
from aedesk.papers.call_view import BackCall, CallSheetView, SheetCall
from aedesk.papers.clipped import clipped
from aedesk.papers.compact import Column, Said, beside, heading, note, shortened, stack, table
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import Sheet

MOST, ROW, HEAD, SUM = 8, 76.0, 25.0, 32.0
GUTTER = 24.0
HALF = (BLOCK - GUTTER) / 2
_AT, _WHO, _WHY, _ESTIMATE = 18.0, 58.0, 174.0, 373.0  # right edge of the estimate; left edges of the others
_ACTUAL, _RESULT, _NEXT = 382.0, 424.0, 548.0  # upright lines
_LINE, _SMALL = 27.0, 10.5
_TAIL = 36 + 22.5 + 2 * 25 + _LINE + 2  # the least that stands under the calls


def call_sheet(view: CallSheetView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    return _CallSheet(Form(size, view.language), view).drawn()


class _CallSheet:
    def __init__(self, form: Form, view: CallSheetView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        title = say.p("call paper", "Call sheet")
        top = form.head(view.house, title, say.p("dossier", "Internal"),
                        say.p("call paper", "Several clients: not for the bag"))
        top = labels.draw(form, top + 10, self._labels(), (1.4, 1, 1)) + 10
        most = max(1, min(MOST, int((form.end - top - HEAD - SUM - _TAIL) // ROW)))
        parted = [view.calls[first : first + most] for first in range(0, len(view.calls), most)] or [()]
        so_far = 0
        for page, calls in enumerate(parted, 1):
            if page > 1:
                top = form.running_head(view.house, [Piece(f"{title.first}{GAP}{view.day}", self.language, 10.5)]) + 10
            top = self._head(top)
            for place, call in enumerate(calls, (page - 1) * most + 1):
                self._row(top, place, call)
                top += ROW
            so_far += sum(call.minutes for call in calls)
            top = self._sum(top, so_far)
            if page == len(parted):
                self._tail(top)
            self._foot(page, len(parted))
        return form.sheet(f"{title.first} {view.iso_day}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        minutes = filled(say.p("call paper", "{count} min"), count=sum(call.minutes for call in view.calls)).first

        cell = partial(labels.told, say)
        return [
            [cell(say.p("call paper", "Day"), view.day), cell(say.p("call paper", "Block"), view.block),
             cell(say.p("call paper", "Estimated"), minutes)],
            [cell(say.p("call paper", "Caller"), view.caller), cell(say.p("call paper", "Began")),
             cell(say.p("call paper", "Ended"))],
        ]

    def _head(self, top: float) -> float:
        form, say = self.form, self.say
        style = "regular" if self.language == "zh" else "medium"
        form.pen.line(form.left, top, form.right, top, 1)
        for at, words, align in (
            (0.0, "#", "left"), (_AT, say.p("call paper", "At").first, "left"),
            (_WHO, say.p("call paper", "Who").first, "left"),
            (_WHY, say.p("call paper", "Why, first words, best and least").first, "left"),
            (_ESTIMATE, say.p("call paper", "Est.").first, "right"),
            (_RESULT - 6, say.p("call paper", "Act.").first, "right"),
            (_RESULT + 8, say.p("call paper", "Result").first, "left"),
            (_NEXT + 8, say.p("call paper", "Next step, date").first, "left"),
        ):
            form.flow(form.left + at, base(top, HEAD, _SMALL), [Piece(words, self.language, _SMALL, style, 0.2)], align)
        self._rules(top, HEAD)
        form.pen.line(form.left, top + HEAD, form.right, top + HEAD, 1)
        return top + HEAD

    def _rules(self, top: float, height: float) -> None:
        for at in (_ACTUAL, _RESULT, _NEXT):
            self.form.pen.line(self.form.left + at, top + 0.5, self.form.left + at, top + height, 0.75, 0.8)

    def _row(self, top: float, place: int, call: SheetCall) -> None:
        form, say, language = self.form, self.say, self.language
        strong = "bold" if language == "zh" else "semibold"
        level = base(top + 7, 17, 12)
        form.pen.text(form.left, level, str(place), 12)
        form.pen.text(form.left + _AT, level, call.at, 12)
        form.pen.text(form.left + _ESTIMATE, level, str(call.minutes), 12, align="right")
        named = Piece(f"{call.who}{GAP}{call.client_class}", language, style=strong)
        form.flow(form.left + _WHO, level, [clipped(named, _WHY - _WHO - 6)])
        self._small(_WHO, top + 23, [call.client, call.phone], _WHY - _WHO - 6)
        form.flow(form.left + _WHY, level, [clipped(Piece(call.why, language, style=strong), _ESTIMATE - _WHY - 24)])
        said = [(say.p("call paper", "Open: {words}"), call.opening), (say.p("call paper", "Best: {words}"), call.best),
                (say.p("call paper", "Least: {words}"), call.least)]
        lines = [filled(label, words=words.strip()).first for label, words in said if words.strip()]
        self._small(_WHY, top + 23, lines, _ACTUAL - _WHY - 6)
        self._rules(top, ROW)
        self._results(top)
        form.pen.line(form.left, top + ROW, form.right, top + ROW, 0.75, 0.8)

    def _small(self, at: float, top: float, lines: list[str], room: float) -> None:
        for line in lines:
            for piece in shortened(line, self.language, room * 12 / _SMALL, 1, GREY) if line else ():
                small = Piece(piece.words, piece.language, _SMALL, grey=GREY)
                self.form.flow(self.form.left + at, base(top, 14, _SMALL), [small])
                top += 14

    def _results(self, top: float) -> None:
        form, say = self.form, self.say
        words = ((say.p("call paper", "yes"), say.p("call paper", "later")),
                 (say.p("call paper", "no"), say.p("call paper", "word left")),
                 (say.p("call paper", "silence"), say.p("call paper", "by mail")))
        for line, pair in enumerate(words):
            for column, word in enumerate(pair):
                x, y = form.left + _RESULT + 8 + 54 * column, top + 8 + 18 * line
                form.pen.tick_box(x, y, 10)
                form.pen.text(x + 14.5, base(y - 2, 14, 10), word.first, 10, language=self.language, grey=0.2)

    def _sum(self, top: float, minutes: int) -> float:
        form = self.form
        words = self.say.p("call paper", "Sum of minutes, estimated and actual").first
        level = base(top + 7, 17, 12)
        form.flow(form.left + _ESTIMATE - 56, level, [Piece(words, self.language, 11, grey=GREY)], "right")
        form.pen.text(form.left + _ESTIMATE, level, str(minutes), 12, "semibold", align="right")
        form.pen.line(form.left + _ACTUAL, top + 24, form.left + _ACTUAL + 60, top + 24, 1)
        return top + SUM

    def _tail(self, top: float) -> None:
        """Call-backs beside first calls, and what the block taught; as much of it as there is room for."""
        form, view, say = self.form, self.view, self.say
        room = form.end - top
        wide = room >= 36 + 22.5 + 3 * 34 + 36 + 2 * _LINE
        row = 34.0 if wide else 25.0
        after = 36 + 2 * _LINE if wide else _LINE + 2
        fits = max(2, int((room - 36 - 22.5 - after) // row))
        left = [heading(form, form.left, say.p("call paper", "Call-backs").first, filled(
                    say.p("call paper", "quiet hour, {hours}"), hours=view.quiet).first),
                *self._backs(form.left, view.backs, fits, row)]
        x = form.left + HALF + GUTTER
        right = [heading(form, x, say.p("call paper", "First call of the day").first, filled(
                    say.p("call paper", "dialled at opening, {hour}"), hour=view.opening).first),
                 *self._firsts(x, view.first, fits, row)]
        end = stack([beside(left, right)], top)
        title = say.p("call paper", "After the block").first
        learned = say.p("call paper", "what I will estimate differently tomorrow").first
        if wide:
            end = stack([heading(form, form.left, title, learned)], min(end + 12, form.end - after))
            for line in (1, 2):
                form.pen.line(form.left, end + _LINE * line - 1, form.right, end + _LINE * line - 1, 0.75, 0.667)
            return
        level = form.end - 2
        colon = "：" if self.language == "zh" else ": "
        form.pen.text(form.left, level - 5, f"{title}{colon}{learned}", 11, language=self.language, grey=GREY)
        form.pen.line(form.left, level, form.right, level, 0.75, 0.667)

    def _backs(self, x: float, calls: tuple[BackCall, ...], fits: int, row: float) -> list[Part]:
        say = self.say
        columns = (Column(say.p("call paper", "Who").first, 88), Column(say.p("call paper", "Missed").first, 48),
                   Column(say.p("call paper", "Why").first), Column(say.p("call paper", "Min.").first, 40, ruled=True))
        rows: list[list[Said]] = [[call.who, call.missed, call.why, ""] for call in calls]
        return self._rows(x, columns, rows, fits, row)

    def _firsts(self, x: float, calls: tuple[BackCall, ...], fits: int, row: float) -> list[Part]:
        say = self.say
        columns = (Column(say.p("call paper", "Who").first),
                   Column(say.p("call paper", "Dialled").first, 64, ruled=True),
                   Column(say.p("call paper", "Was I first?").first, 132, ruled=True))
        rows: list[list[Said]] = [[call.who, "", self._yes_no] for call in calls]
        return self._rows(x, columns, rows, fits, row)

    def _yes_no(self, x: float, top: float) -> None:
        for at, word in ((0, self.say.p("call paper", "yes")), (58, self.say.p("call paper", "no"))):
            self.form.pen.tick_box(x + at, top + 2, 12)
            self.form.pen.text(x + at + 18, base(top, 16, 11), word.first, 11, language=self.language)

    def _rows(self, x: float, columns: tuple[Column, ...], rows: list[list[Said]], fits: int, row: float) -> list[Part]:
        """The rows that fit, and empty ones to three; what does not fit is counted."""
        more = len(rows) - fits
        shown = rows if more <= 0 else rows[: fits - 1]
        if more <= 0:
            blank: list[Said] = [""] * len(columns)
            shown = [*shown, *[blank] * (min(3, fits) - len(shown))]
        parts = table(self.form, x, HALF, columns, shown, 1)
        wide = [column.width for column in columns if column.ruled]
        rules = [x + HALF - sum(wide[place:]) for place in range(len(wide))]
        made = [parts[0], *(self._taller(part, row, rules) for part in parts[1:])]
        if more > 0:
            words = filled(self.say.p("dossier", "and {count} more in the desk"), count=len(rows) - len(shown))
            made.append(note(self.form, x, words.first))
        return made

    def _taller(self, part: Part, height: float, rules: list[float]) -> Part:
        """A row with room for handwriting."""
        more = height - part.height

        def draw(top: float) -> None:
            for x in rules:
                self.form.pen.line(x, top, x, top + more, 0.75, 0.8)
            part.draw(top + more)

        return Part(height, draw) if more > 0 else part

    def _foot(self, page: int, pages: int) -> None:
        view, say = self.view, self.say
        calls = filled(say.p("call paper", "Calls {day}"), day=view.iso_day).first
        smile = say.p("call paper", "Type the minutes in the evening").first
        smile += f"{GAP}·{GAP}{say.p('call paper', 'Smile: it is heard').first}"
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(page, pages, [Piece(calls, self.language)], [Piece(smile, self.language)], mark)
