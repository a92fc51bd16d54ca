"""The sheet of a day: its hours to scale, what presses, and the evening's lines; always one page."""

from functools import partial

from aedesk.papers import labels
from aedesk.papers.clipped import clipped
from aedesk.papers.compact import height, stack
from aedesk.papers.day_view import DayBox, DayList, DayRow, DaySheetView
from aedesk.papers.flow import Part
from aedesk.papers.labels import Cell
from aedesk.papers.pen import MM
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GREY, Piece, base, filled
from aedesk.papers.views import Sheet, Two

MOST = 4
HOUR, LEAST = 13.8 * MM, 4 * MM
GUTTER = 28.0
HALF = (BLOCK - GUTTER) / 2
_EVENING = 36 + 2 * 40.0
_HEAD, _ROW, _SMALL = 34.0, 24.0, 11.0
_SCALE = 40.0  # the hours before the boxes


def day_sheet(view: DaySheetView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    return _DaySheet(Form(size, view.language), view).drawn()


class _DaySheet:
    def __init__(self, form: Form, view: DaySheetView) -> None:
        self.form, self.view, self.say, self.language = form, view, form.say, form.say.first

    def drawn(self) -> Sheet:
        form, view, say = self.form, self.view, self.say
        mark, note = say.p("dossier", "Internal"), say.p("call paper", "Several clients: not for the bag")
        if view.bag:
            mark = say.p("call paper", "For the bag")
            note = say.p("call paper", "Clients as codes: the key is in the desk only")
        top = form.head(view.house, Two(view.title), mark, note)
        top = self._three(labels.draw(form, top + 10, self._labels(), (1, 1.3, 1.1)))
        end = form.end - _EVENING
        self._day(top, end)
        self._lists(top, end)
        self._evening(end)
        self._foot()
        return form.sheet(f"{say.p('call paper', 'Day sheet').first} {view.iso_day}", view.house.name.first, view.at)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        cell = partial(labels.told, say)
        return [
            [cell(say.p("call paper", "Name"), view.who),
             cell(say.p("call paper", "Next festival"), view.festival),
             cell(say.p("call paper", "Planned"), view.planned)],
            [cell(say.p("call paper", "Visits this week"), view.visits), cell(say.p("call paper", "First task")),
             cell(say.p("call paper", "Began"))],
        ]

    def _heading(self, x: float, top: float, title: Two, note: str = "", end: float = 0, count: str = "") -> float:
        form = self.form
        form.heading(x, top + 9, Piece(title.first, self.language), [Piece(note, self.language)] if note else [])
        if count:
            form.flow(end, base(top + 9, 20, 11), [Piece(count, self.language, 11, grey=GREY)], "right")
        return top + _HEAD

    def _three(self, top: float) -> float:
        """Three lines to write on: what matters is chosen by hand."""
        form, say = self.form, self.say
        top = self._heading(form.left, top, say.p("call paper", "Three that matter"),
                            say.p("call paper", "in this order").first)
        for _line in range(3):
            form.pen.tick_box(form.left, top + 7, 15)
            top += 30
            form.pen.line(form.left, top, form.right, top, 0.75, 0.733)
        return top

    def _day(self, top: float, end: float) -> None:
        form, view = self.form, self.view
        hours = f"{_wall(view.opens)} – {_wall(view.closes)}"
        top = self._heading(form.left, top, self.say.p("call paper", "The day"), hours)
        first = min([view.opens, *(box.start for box in view.boxes)]) // 60 * 60  # its lines stand on whole hours
        last = max([view.closes, *(box.end for box in view.boxes)], default=first + 60)
        minute = min(HOUR, (end - top - 18) / max((last - first) / 60, 1)) / 60
        for hour in range(first, last + 1, 60):
            y = top + (hour - first) * minute
            form.pen.line(form.left, y, form.left + HALF, y, 0.75, 0.867)
            form.flow(form.left, y + 12, [Piece(_wall(hour), self.language, 10, grey=GREY)])
        bottom, room = top, end - 16
        for place, box in enumerate(view.boxes):
            y = max(top + (box.start - first) * minute, bottom)
            high = max((box.end - box.start) * minute - 2, LEAST)
            if y + high > room:
                more = filled(self.say.p("dossier", "and {count} more in the desk"), count=len(view.boxes) - place)
                form.flow(form.left + _SCALE + 9, end - 4, [Piece(more.first, self.language, 10.5, grey=GREY)])
                break
            self._box(y, high, box)
            bottom = y + high + 2

    def _box(self, y: float, high: float, box: DayBox) -> None:
        form = self.form
        x, end = form.left + _SCALE, form.left + HALF
        if box.travel:
            form.pen.bar(x, y, 2, high)
        else:
            form.pen.blot([(x, y), (end, y), (end, y + high), (x, y + high)])
        note = Piece(box.note, self.language, _SMALL, grey=GREY)
        level = base(y, min(high, 34), _SMALL)
        form.flow(end - 9, level, [note], "right")
        words = Piece(box.words, self.language, _SMALL, "regular" if self.language == "zh" else "medium")
        form.flow(x + 9, level, [clipped(words, end - x - 26 - note.width)])

    def _lists(self, top: float, end: float) -> None:
        parts = self._parts(MOST)
        for most in range(MOST - 1, 0, -1):
            if height(parts) <= end - top:
                break
            parts = self._parts(most)
        stack(parts, top)

    def _parts(self, most: int) -> list[Part]:
        x = self.form.left + HALF + GUTTER
        parts = [part for each in self.view.lists if each.rows for part in self._list(x, each, most)]
        say = self.say
        note = say.p("call paper", "hour, minutes").first
        between = say.p("call paper", "Came in between")
        return [*parts, Part(_HEAD, lambda top: _nothing(self._heading(x, top, between, "", self.form.right, note))),
                *(Part(26, lambda top: self.form.pen.line(x, top + 25, self.form.right, top + 25, 0.75, 0.667))
                  for _line in range(2))]

    def _list(self, x: float, each: DayList, most: int) -> list[Part]:
        count, title = str(len(each.rows)), Two(each.title)
        shown = each.rows if len(each.rows) <= most else each.rows[:most]
        parts = [Part(_HEAD, lambda top: _nothing(self._heading(x, top, title, "", self.form.right, count)))]
        parts += [Part(_ROW, lambda top, row=row: self._row(x, top, row)) for row in shown]  # type: ignore[misc]
        if more := len(each.rows) - len(shown):
            words = filled(self.say.p("dossier", "and {count} more in the desk"), count=more).first
            note = Piece(words, self.language, 10.5, grey=GREY)
            parts.append(Part(16, lambda top: _nothing(self.form.flow(x, base(top + 1, 15, 10.5), [note]))))
        return parts

    def _row(self, x: float, top: float, row: DayRow) -> None:
        form, language = self.form, self.language
        form.pen.tick_box(x, top + 7, 10.5)
        level = base(top + 3, 18, _SMALL)
        at = x + 22
        when = Piece(row.when, language, _SMALL, grey=GREY)
        end = form.right - when.width - 8
        form.flow(form.right, level, [when], "right")
        for words, least in ((row.number, 62.0), (row.who, 47.0), (row.words, 0.0)):
            if words and end - at > 12:
                shown = clipped(Piece(words, language, _SMALL), end - at)
                form.flow(at, level, [shown])
                at += max(least, shown.width + 8)
            elif least:
                at += least
        form.pen.line(x, top + _ROW - 0.4, form.right, top + _ROW - 0.4, 0.75, 0.8)

    def _evening(self, top: float) -> None:
        form, say = self.form, self.say
        top = self._heading(form.left, top, say.p("call paper", "In the evening"))
        fields = (say.p("call paper", "Important things done; if not, why"),
                  say.p("call paper", "Put off, and to which date"),
                  say.p("call paper", "Who must know: told to"), say.p("call paper", "First task of tomorrow"))
        for place, words in enumerate(fields):
            x, y = form.left + (HALF + GUTTER) * (place % 2), top + 38 * (place // 2)
            form.flow(x, base(y, 15, 10.5), [Piece(words.first, self.language, 10.5, grey=GREY)])
            form.pen.line(x, y + 34, x + HALF, y + 34, 0.75, 0.667)

    def _foot(self) -> None:
        view, say = self.view, self.say
        words = filled(say.p("call paper", "Day {day}"), day=view.iso_day).first
        note = say.p("call paper", "Several clients: not for the bag").first
        if view.bag:
            note = say.p("call paper", "Lost? Nothing here names a client").first
        mark = Mark(view.number, 1, 0, view.content_hash) if view.content_hash else None
        self.form.foot(1, 1, [Piece(words, self.language)], [Piece(note, self.language)], mark)


def _wall(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _nothing(_end: float) -> None:
    """A part tells nothing about where it ends."""
