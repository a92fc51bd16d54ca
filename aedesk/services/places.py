"""Countries whose holidays are known, and time zones, for lists to choose from."""

from functools import lru_cache

_AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@lru_cache(maxsize=4)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of each country, by name in that language; China first, whose decrees are bundled."""
    from babel import Locale
    from holidays.registry import COUNTRIES

    names = Locale.parse(language).territories
    codes = {entry[1] for entry in COUNTRIES.values() if len(entry[1]) == 2 and entry[1] in names}
    found = sorted(((code, names[code]) for code in codes), key=lambda each: each[1])
    return (*(each for each in found if each[0] == "CN"), *(each for each in found if each[0] != "CN"))


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Time zones by the name of their city, area by area."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if name.partition("/")[0] in _AREAS))
