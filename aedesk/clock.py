"""The clock that is handed to everything which must know what time it is."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


class Clock:
    """The computer's clock; tests hand in a fixed one."""

    zone: tzinfo | None = None  # where the wall clock hangs; none: where the laptop stands, and it may travel

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day on the wall where the laptop stands."""
        return self.local(self.now()).date()

    def local(self, instant: datetime) -> datetime:
        """What the wall clock shows at an instant."""
        return instant.astimezone(self.zone)

    def instant(self, day: date, minute: int) -> datetime:
        """The instant at which the wall clock shows so many minutes after midnight of a day."""
        wall = datetime.combine(day, time(), self.zone) + timedelta(minutes=minute)
        return wall.astimezone(UTC)

    def minute(self, instant: datetime, day: date) -> int:
        """Minutes after midnight of a day that the wall clock shows at an instant; less than 0 the day before."""
        wall = self.local(instant).replace(tzinfo=None)
        return int((wall - datetime.combine(day, time())).total_seconds() // 60)
