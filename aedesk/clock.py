"""The clock that is handed to everything which must know what time it is."""

from datetime import UTC, date, datetime


class Clock:
    """The computer's clock; tests hand in a fixed one."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day on the wall where the laptop stands."""
        return self.now().astimezone().date()
