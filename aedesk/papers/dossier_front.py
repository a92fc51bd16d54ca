"""The front page of a dossier of several chapters: how far each is known, where it stands, and what to ask next."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.papers.questions import Chapter
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece, base, filled

ROW, LEAST, BAR = 25.0, 17.0, 140.0
_KNOWN, _PAGE, _NUMBER, _WHERE = 72.0, 44.0, 54.0, 244.0


@dataclass(frozen=True)
class AskNext:
    """A question that is still to be asked."""

    number: str
    label: str
    where: str  # chapter and product


def front(form: Form, top: float, chapters: Sequence[Chapter], begins: Sequence[int], ask: Sequence[AskNext]) -> None:
    """The list of chapters, then what to ask; `begins` are the pages of the chapters, counted from 0."""
    top = _chapters(form, top, chapters, begins)
    room = int((form.end - top - 52) // ROW)
    if ask and room > 0:
        _ask(form, top + 16, ask[:room])


def _chapters(form: Form, top: float, chapters: Sequence[Chapter], begins: Sequence[int]) -> float:
    say, pen, language = form.say, form.pen, form.say.first
    top = form.heading(form.left, top + 12, Piece(say.p("dossier", "Chapters").first, language)) + 4
    style = "regular" if language == "zh" else "medium"
    bar = form.right - _PAGE - BAR
    known = bar - 16
    pen.line(form.left, top, form.right, top, 1)
    level = base(top + 5, 14, 10.5)
    for x, words, align in ((form.left, say.p("dossier", "Chapter"), "left"),
                            (known, say.p("dossier", "Answered"), "right"),
                            (form.right, say.p("dossier", "Page"), "right")):
        pen.text(x, level, words.first, 10.5, style, language, align=align, grey=0.2)
    top += 25
    pen.line(form.left, top, form.right, top, 1)
    step = max(LEAST, min(ROW, (form.end - top) / max(1, len(chapters))))
    room = int((form.end - top + 0.01) // step)
    shown = len(chapters) if len(chapters) <= room else room - 1
    for chapter, begin in zip(chapters[:shown], begins, strict=False):
        level = base(top + (step - 17) / 2, 17, 12)
        pen.text(form.left, level, str(chapter.number or ""), 11, language=language, grey=GREY)
        _line(form, form.left + 30, level, _title(chapter, language), known - _KNOWN - form.left - 30)
        pen.text(known, level, f"{chapter.settled} / {chapter.applicable}", 12, language=language, align="right")
        _bar(form, bar, top + step / 2, chapter)
        pen.text(form.right, level, str(begin + 1), 12, language=language, align="right")
        top += step
        pen.line(form.left, top - 0.4, form.right, top - 0.4, 0.75, 0.8)
    if shown < len(chapters):
        more = filled(say.p("dossier", "and {count} more"), count=len(chapters) - shown).first
        _line(form, form.left + 30, base(top, 17, 12), more, 300, GREY)
        top += step
    return top


def _title(chapter: Chapter, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    return f"{chapter.title}{colon}{chapter.product}" if chapter.product else chapter.title


def _line(form: Form, x: float, level: float, words: str, width: float, grey: float = 0) -> None:
    """Words on one line; where they do not fit they say so."""
    lines = Piece(words, form.say.first).lines(width)
    shown = lines[0].words + (" …" if len(lines) > 1 else "")
    form.pen.text(x, level, shown, 12, language=form.say.first, grey=grey)


def _bar(form: Form, x: float, middle: float, chapter: Chapter) -> None:
    """How far a chapter is known, to scale."""
    share = chapter.settled / chapter.applicable if chapter.applicable else 1.0
    form.pen.line(x, middle, x + BAR, middle, 0.75, 0.667)
    if share:
        form.pen.bar(x, middle - 2.4, BAR * share, 4.8)


def _ask(form: Form, top: float, ask: Sequence[AskNext]) -> None:
    say, language = form.say, form.say.first
    note = say.p("dossier", "what matters most and is not known, or is old")
    top = form.heading(form.left, top, Piece(say.p("dossier", "Ask next").first, language), say.pieces(note)) + 4
    form.pen.line(form.left, top, form.right, top, 1)
    for each in ask:
        level = base(top + 4, 17, 12)
        form.pen.text(form.left, level, each.number, 11, language=language, grey=GREY)
        _line(form, form.left + _NUMBER, level, each.label, form.right - _WHERE - 16 - form.left - _NUMBER)
        _line(form, form.right - _WHERE, level, each.where, _WHERE - 12, GREY)
        top += ROW
        form.pen.line(form.left, top - 0.4, form.right, top - 0.4, 0.75, 0.8)
