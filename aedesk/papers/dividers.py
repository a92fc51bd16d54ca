"""Dividers for the folders and labels for the working papers, to be cut along the lines (D-01)."""

from aedesk.papers.clipped import clipped
from aedesk.papers.compact import shortened
from aedesk.papers.desk_paper import BETWEEN, HALF, DeskPaper, Frame
from aedesk.papers.desk_paper_view import Label, LabelsView
from aedesk.papers.flow import Part
from aedesk.papers.pen import MM
from aedesk.papers.sheet import BLOCK
from aedesk.papers.text import GREY, Piece, Voice, base, filled
from aedesk.papers.views import Sheet, Two

_STRIP, _LABEL = 16 * MM, 34 * MM
_DASH = (4.0, 3.0)


def dividers(view: LabelsView, *, size: str = "A4") -> Sheet:
    """Draw the sheet."""
    say = Voice(view.language)
    frame = Frame(
        view.house, Two(say.p("desk paper", "Dividers and labels").first), say.p("dossier", "Internal"),
        say.p("call paper", "Several clients: not for the bag"),
        filled(say.p("desk paper", "Labels {day}"), day=view.iso_day).first,
        say.p("desk paper", "Cut along the lines: the strip on the divider, the label on the paper").first, view.number,
        view.content_hash, view.at,
    )  # fmt: skip
    return _Dividers(view, size, frame).drawn()


class _Dividers(DeskPaper):
    def __init__(self, view: LabelsView, size: str, frame: Frame) -> None:
        super().__init__(view.language, size, frame)
        self.view = view

    def drawn(self) -> Sheet:
        view, say = self.view, self.say
        top = self.begin(
            [[(say.p("call paper", "Name"), view.who), (say.p("call paper", "Day"), view.iso_day)]], (1, 1)
        )
        parts: list[Part] = []
        if view.folders:
            parts += [
                self.heading(
                    self.form.left, self.p("desk paper", "Dividers"), self.p("desk paper", "one strip a folder"), gap=0
                ),
                *(self._strip(name) for name in view.folders),
            ]
        if view.labels:
            pairs = [view.labels[place : place + 2] for place in range(0, len(view.labels), 2)]
            parts += [
                self.heading(
                    self.form.left,
                    self.p("desk paper", "Labels"),
                    self.p("desk paper", "one a paper, with its bookmark"),
                    gap=16 if view.folders else 0,
                ),
                *(self._pair(pair) for pair in pairs),
            ]
        self.put(top + 14, parts)
        return self.sheet()

    def _frame(self, x: float, top: float, width: float, height: float) -> None:
        corners = [(x, top), (x + width, top), (x + width, top + height), (x, top + height)]
        self.form.pen.path(corners, line=0.75, grey=0.467, dashes=_DASH, closed=True)

    def _strip(self, name: str) -> Part:
        form = self.form
        style = Piece(name, self.language, 27, "serif")

        def draw(top: float) -> None:
            self._frame(form.left, top, BLOCK, _STRIP)
            form.flow(form.left + 16, base(top, _STRIP, 27, serif=True), [clipped(style, BLOCK - 240)])
            x = form.right - 190
            for place, words in enumerate((self.p("desk paper", "from"), self.p("desk paper", "to"))):
                self.small(x, top + 8 + 24 * place, words)
                form.pen.line(x + 30, top + 23 + 24 * place, form.right - 16, top + 23 + 24 * place, 0.75, 0.667)

        return Part(_STRIP + 6, draw)

    def _pair(self, pair: tuple[Label, ...]) -> Part:
        def draw(top: float) -> None:
            for place, label in enumerate(pair):
                self._label(self.form.left + place * (HALF + BETWEEN), top, label)

        return Part(_LABEL + 8, draw)

    def _label(self, x: float, top: float, label: Label) -> None:
        form, language, room = self.form, self.language, HALF - 24
        self._frame(x, top, HALF, _LABEL)
        left = x + 12
        if label.mark:
            form.pen.bar(x, top + 10, 5, 22)
            form.flow(
                left, base(top + 9, 24, 17, serif=True), [clipped(Piece(label.mark, language, 17, "serif"), room)]
            )
        else:
            form.pen.line(left, top + 31, x + HALF - 12, top + 31, 0.75, 0.667)
        for number, line in enumerate(shortened(label.title, language, room, 2)):
            form.flow(left, base(top + 40 + 16 * number, 16, 12), [line])
        level = top + _LABEL - 40
        if label.whose:
            form.flow(left, base(level, 15, 11), [clipped(Piece(label.whose, language, 11), room)])
        day = Piece(label.day, language, 10.5, grey=GREY)
        form.flow(
            left,
            base(level + 17, 15, 10.5),
            [clipped(Piece(label.folder, language, 10.5, grey=GREY), room - day.width - 8)],
        )
        form.flow(x + HALF - 12, base(level + 17, 15, 10.5), [day], "right")
