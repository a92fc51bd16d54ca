"""Parts of a paper one below the other over as many pages as they take: what belongs together is not parted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Draw = Callable[[float], None]  # told where the part begins


@dataclass(frozen=True)
class Part:
    """Something that never breaks."""

    height: float
    draw: Draw
    gap: float = 0.0  # above it, but not at a page's top
    keep: bool = False  # on one page with the next part
    again: tuple["Part", ...] = ()  # what is repeated where a page begins with this part
    question: str = ""  # that it belongs to, for the foot


class Flow:
    """Puts parts on pages; `next_page` begins a page and says where its parts begin and end."""

    def __init__(self, top: float, end: float, next_page: Callable[[], tuple[float, float]]) -> None:
        self.top, self.end = top, end
        self.pages: list[list[str]] = [[]]  # the questions on each page
        self._next_page = next_page
        self._fresh = True

    def put(self, parts: Iterable[Part]) -> None:
        """Draw the parts, a new page wherever the next ones do not fit."""
        for chain in _chains(parts):
            if not self._fits(chain):
                self._turn(chain[0])
            for part in chain:
                if not self._fits([part]):  # a chain that is longer than a page
                    self._turn(part)
                self._draw(part)

    def _fits(self, chain: list[Part]) -> bool:
        if self._fresh:
            return True
        return self.top + sum(part.height + part.gap for part in chain) <= self.end + 0.01

    def _turn(self, part: Part) -> None:
        self.top, self.end = self._next_page()
        self.pages.append([])
        self._fresh = True
        for each in part.again:
            self._draw(each)

    def _draw(self, part: Part) -> None:
        self.top += 0 if self._fresh else part.gap
        part.draw(self.top)
        self.top += part.height
        self._fresh = False
        if part.question and part.question not in self.pages[-1]:
            self.pages[-1].append(part.question)


def count(parts: Iterable[Part], top: float, end: float, next_top: float, next_end: float) -> int:
    """How many pages parts would take."""
    flow = Flow(top, end, lambda: (next_top, next_end))
    flow.put(_bare(part) for part in parts)
    return len(flow.pages)


def _bare(part: Part) -> Part:
    again = tuple(_bare(each) for each in part.again)
    return Part(part.height, lambda _top: None, part.gap, part.keep, again)


def _chains(parts: Iterable[Part]) -> Iterator[list[Part]]:
    chain: list[Part] = []
    for part in parts:
        chain.append(part)
        if not part.keep:
            yield chain
            chain = []
    if chain:
        yield chain
