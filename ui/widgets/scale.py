"""The day's scale: minutes to pixels, stretched where a block needs more height than its minutes give."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

HOUR = 53  # pixels, by the design


class Scale:
    """Maps minutes of the day to pixels and back; `needs` are (start, end, least height) of stretched parts."""

    def __init__(self, first: int, last: int, hour: float, needs: Iterable[tuple[int, int, float]] = ()) -> None:
        self.first, self.last = first, max(last, first + 60)
        density = hour / 60
        marks = [self.first]
        tops = [0.0]
        for start, end, least in sorted(needs):
            start, end = max(start, marks[-1]), min(end, self.last)
            if end <= start:
                continue
            tops.append(tops[-1] + (start - marks[-1]) * density)
            marks.append(start)
            tops.append(tops[-1] + max((end - start) * density, least))
            marks.append(end)
        tops.append(tops[-1] + (self.last - marks[-1]) * density)
        marks.append(self.last)
        self._marks, self._tops = marks, tops

    @property
    def height(self) -> float:
        """How high the day is."""
        return self._tops[-1]

    def y(self, minute: float) -> float:
        """Where a minute lies; before and after the day it is the edge."""
        minute = min(max(minute, self.first), self.last)
        i = min(max(bisect_right(self._marks, minute) - 1, 0), len(self._marks) - 2)
        span = self._marks[i + 1] - self._marks[i]
        part = (minute - self._marks[i]) / span if span else 0.0
        return self._tops[i] + part * (self._tops[i + 1] - self._tops[i])

    def minute(self, y: float, step: int = 5) -> int:
        """Which minute lies at `y`, to the next `step`."""
        y = min(max(y, 0.0), self.height)
        i = min(max(bisect_right(self._tops, y) - 1, 0), len(self._tops) - 2)
        span = self._tops[i + 1] - self._tops[i]
        part = (y - self._tops[i]) / span if span else 0.0
        found = self._marks[i] + part * (self._marks[i + 1] - self._marks[i])
        return min(max(round(found / step) * step, self.first), self.last)
