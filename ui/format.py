"""Figures and dates in the window's language: small tables of our own, since a locale library costs start-up time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from aedesk.clock import Clock
from aedesk.words import language

_EN = "January February March April May June July August September October November December".split()  # noqa: SIM905
_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ES_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_ZH_DAYS = "一二三四五六日"
_SYMBOLS = {"CNY": "¥", "EUR": "€", "USD": "US$", "MXN": "MX$", "GBP": "£", "JPY": "JP¥"}
_DIGITS = {"JPY": 0}

_clock = Clock()


def use(clock: Clock) -> None:
    """Tell which clock says what year it is: dates of another year are shown with theirs."""
    global _clock
    _clock = clock


def day(on: date, *, year: bool | None = None) -> str:
    """A date as short as it goes: 12 Mar · 3 月 12 日 · 12 mar; with the year when it is another one."""
    with_year = on.year != _clock.today().year if year is None else year
    if language() == "zh":
        return f"{on.year} 年 {on.month} 月 {on.day} 日" if with_year else f"{on.month} 月 {on.day} 日"
    names = _ES if language() == "es" else _EN
    short = f"{on.day} {names[on.month - 1][:3]}"
    return f"{short} {on.year}" if with_year else short


def day_long(on: date) -> str:
    """A date in full: 12 March 2026 · 2026 年 3 月 12 日 · 12 de marzo de 2026."""
    if language() == "zh":
        return f"{on.year} 年 {on.month} 月 {on.day} 日"
    if language() == "es":
        return f"{on.day} de {_ES[on.month - 1]} de {on.year}"
    return f"{on.day} {_EN[on.month - 1]} {on.year}"


def weekday(on: date, *, short: bool = False) -> str:
    """Thursday · 星期四 · jueves; short: Thu · 周四 · jue."""
    if language() == "zh":
        return ("周" if short else "星期") + _ZH_DAYS[on.weekday()]
    name = (_ES_DAYS if language() == "es" else _EN_DAYS)[on.weekday()]
    return name[:3] if short else name


def day_of_week(on: date, *, full: bool = False) -> str:
    """A date with its weekday: Thursday 12 Mar · 3 月 12 日 星期四 · Jueves 12 mar; `full` writes the date out."""
    name, said = weekday(on), day_long(on) if full else day(on)
    return f"{said} {name}" if language() == "zh" else f"{name[:1].upper()}{name[1:]} {said}"


def month(on: date) -> str:
    """A month: March 2026 · 2026 年 3 月 · marzo de 2026."""
    if language() == "zh":
        return f"{on.year} 年 {on.month} 月"
    return f"{_ES[on.month - 1]} de {on.year}" if language() == "es" else f"{_EN[on.month - 1]} {on.year}"


def clock_time(at: datetime) -> str:
    """The time on the wall, 09:41, of an instant in UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone().strftime("%H:%M")


def when(at: datetime) -> str:
    """Day and time of an instant: 12 Mar 09:41."""
    local = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()
    return f"{day(local.date())} {local:%H:%M}"


def number(value: Decimal | int | float, places: int | None = None) -> str:
    """A figure with separators; `places` after the point, or as many as it has."""
    text = f"{value:,.{places}f}" if places is not None else _plain(Decimal(str(value)))
    return text.translate(str.maketrans(",.", ".,")) if language() == "es" else text


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def join(parts: Iterable[str], sign: str = ", ") -> str:
    """What is not empty of `parts`, one after the other: a, b · a，b; `sign` may also be "; " or " " (sentences)."""
    if language() == "zh":
        sign = {", ": "，", "; ": "；", " ": ""}.get(sign, sign)
    return sign.join(part for part in parts if part)


def digits(currency: str) -> int:
    """How many places a currency has after the point."""
    return _DIGITS.get(currency, 2)


def symbol(currency: str) -> str:
    """The sign of a currency."""
    return _SYMBOLS.get(currency, currency)


def amount(minor: int, currency: str) -> str:
    """An amount without its currency: 1,827.84 · 1.827,84."""
    places = digits(currency)
    return number(Decimal(minor).scaleb(-places), places)


def money(minor: int, currency: str) -> str:
    """An amount with its currency: ¥ 1,827.84 · 1.827,84 €."""
    if language() == "es" and currency in ("EUR",):
        return f"{amount(minor, currency)} {symbol(currency)}"
    return f"{symbol(currency)} {amount(minor, currency)}"


def percent(fraction: Decimal | float, places: int | None = None) -> str:
    """A fraction as per cent: 61% · 61 %."""
    text = number(Decimal(str(fraction)) * 100, places)
    return f"{text} %" if language() == "es" else f"{text}%"


def joined(*parts: str) -> str:
    """The parts that are there, with the comma of the language between them."""
    return ("，" if language() == "zh" else ", ").join(part for part in parts if part)
