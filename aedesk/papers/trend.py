"""A small picture of a figure over time: a line from point to point, every point with its figure and its day."""

from collections.abc import Sequence

from aedesk.papers.flow import Part
from aedesk.papers.sheet import Form
from aedesk.papers.text import GREY, Piece

MOST = 8  # points; of more the newest are shown
_HIGH, _HEAD, _FOOT, _LEFT = 84.0, 16.0, 20.0, 26.0


def trend(form: Form, points: Sequence[tuple[str, float]], x: float, width: float, scale: tuple[float, ...]) -> Part:
    """The newest points, the oldest first; `scale` are the figures that have a hairline."""
    language, shown = form.say.first, points[-MOST:]
    low, high = scale[0], scale[-1]
    step = (width - _LEFT - 24) / max(len(shown) - 1, 1)
    named = _named([day for day, _figure in shown], [x + _LEFT + 12 + step * place for place in range(len(shown))],
                   x + width, language)

    def draw(top: float) -> None:
        def y(figure: float) -> float:
            return top + _HEAD + _HIGH * (1 - (figure - low) / (high - low))

        for figure in scale:
            form.pen.line(x + _LEFT, y(figure), x + width, y(figure), 0.75, 0.8)
            form.pen.text(x + _LEFT - 8, y(figure) + 3.5, f"{figure:g}", 10, align="right", grey=GREY)
        places = [(x + _LEFT + 12 + step * place, y(figure)) for place, (_day, figure) in enumerate(shown)]
        if len(places) > 1:
            form.pen.path(places, line=1.2)
        for place, ((day, figure), (at, level)) in enumerate(zip(shown, places, strict=True)):
            form.pen.circle(at, level, 3, filled=True)
            words = f"{figure:g}".replace(".", "," if language == "es" else ".")
            form.pen.text(at, level - 6, words, 10, align="centre")
            if place in named:
                form.pen.text(named[place], top + _HEAD + _HIGH + 15, day, 10, language=language, grey=GREY)

    return Part(_HEAD + _HIGH + _FOOT, draw)


def _named(days: Sequence[str], centres: Sequence[float], right: float, language: str) -> dict[int, float]:
    """Where the days stand that have room, the newest first."""
    places: dict[int, float] = {}
    for place in reversed(range(len(days))):
        wide = Piece(days[place], language, 10).width
        left = min(centres[place] - wide / 2, right - wide)
        if not places or left + wide + 8 <= min(places.values()):
            places[place] = left
    return places
