"""Minutes and hours as every room writes them."""

from aedesk.words import _, n_


def minutes(count: int) -> str:
    """A length: 12 min."""
    return n_("{n} min", "{n} min", count).format(n=count)


def length(count: int) -> str:
    """A longer length: 5 h 15."""
    hours, rest = divmod(count, 60)
    if not hours:
        return minutes(count)
    return _("{h} h {m}").format(h=hours, m=f"{rest:02}") if rest else _("{h} h").format(h=hours)


def wall(minute: int) -> str:
    """A minute of the day as a clock shows it: 9:05."""
    return f"{minute // 60}:{minute % 60:02}"
