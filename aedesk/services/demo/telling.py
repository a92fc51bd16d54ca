"""Time in the demo: many stories go on at once, and each step happens on its own day."""

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from aedesk.clock import Clock

Story = Iterator[datetime]
"""Yields the instant of its next step, and takes that step when it is asked for the one after it."""


class ToldClock(Clock):
    """Stands where the story is, at most at the present."""

    def __init__(self, real: Clock) -> None:
        self.present = real.now()
        self.at = self.present

    def now(self) -> datetime:
        """The instant of the step that is being told."""
        return self.at

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """An instant so many days before the present."""
        day = self.present.astimezone().date() - timedelta(days=days)
        return min(datetime.combine(day, time(hour, minute)).astimezone(UTC), self.present)


def tell(clock: ToldClock, stories: list[Story]) -> None:
    """Take every step of every story in the order of time."""
    queue: list[tuple[datetime, int, Story]] = []
    for number, story in enumerate(stories):
        _next(queue, number, story)
    while queue:
        clock.at, number, story = heapq.heappop(queue)
        _next(queue, number, story)


def _next(queue: list[tuple[datetime, int, Story]], number: int, story: Story) -> None:
    at = next(story, None)
    if at is not None:
        heapq.heappush(queue, (at, number, story))
