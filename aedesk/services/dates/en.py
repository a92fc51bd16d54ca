"""Days, times and repetitions in English; the day stands before the month, weeks begin on Monday."""

from __future__ import annotations

import re
from dataclasses import replace

from aedesk.services.dates import reading as r
from aedesk.services.dates.reading import Now, Rule, Said

_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
            "couple of": 2, "a couple of": 2}
_PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_PARTS = {"morning": r.MORNING, "forenoon": r.MORNING, "noon": r.NOON, "midday": r.NOON, "afternoon": r.AFTERNOON,
          "evening": r.EVENING, "night": r.EVENING}

_PRE = r"(?:\b(?:on|by|before|until|till|from|due|for|(?:no|not)\s+later\s+than)\s+)?"
_NO_FEAST = r"(?<!\bgood )(?<!\bblack )(?<!\bash )(?<!\bfat )(?<!\bpalm )(?<![\"“‘«])"
_NO_PRESS = r"(?!\s+(?:times|supplements?|papers?|edition|magazine)\b)"
_W = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
_W_ALONE = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|saturday|sunday)\b"
_MANY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
_M = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
      r"nov(?:ember)?|dec(?:ember)?)\b\.?")
_N = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a\s)?couple\sof)"
_UNIT = r"(?:(?:working|business)\s?days?|workdays?|days?|weeks?|fortnights?|months?|years?|hours?|hrs?|minutes?|mins?)"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_END = r"(?!['’]s|[\w/-])"
_OWN = r"(?<!\bof )(?<![\w/-])"  # "the minutes of Friday" is no day to do something on
_AFTER = r"(?=\s*(?:$|[,;.!?)\n\0]|o['’]?clock|(?:on|with|about|for|in|to|from|and|re|tomorrow|today|every)\b))"


AFTER = ""
BEFORE = rf"(?:\b(?:on|by|before|until|from|due|for|at)\s+|@\s*)?(?:{_W},?\s+)?"


def _w(text: str) -> int:
    return next(number for number, name in enumerate(_LONG) if name.startswith(text[:3].lower()))


def _m(text: str) -> int:
    return _MONTHS.index(text[:3].lower()) + 1


def _n(text: str | None) -> int:
    text = " ".join((text or "1").lower().split())
    return int(text) if text.isdigit() else _NUMBERS[text]


def _unit(text: str) -> tuple[int, str]:
    text = text.lower()
    if text.startswith(("work", "business", "weekday")):
        return 1, "workday"
    if text.startswith("fort"):
        return 2, "week"
    names = {"d": "day", "w": "week", "mo": "month", "q": "quarter", "y": "year", "h": "hour", "mi": "minute"}
    return 1, names.get(text[:2]) or names[text[:1]]


def _every(found: re.Match[str], now: Now) -> Said:
    times, unit = _unit(found["u"])
    return r.each(_n(r.get(found, "n")) * times, unit, now)


def _adverb(found: re.Match[str], now: Now) -> Said:
    return r.each(1, {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year", "a": "year"}[
        found["u"][0].lower()], now)


def _weekdays(found: re.Match[str], now: Now) -> Said:
    days = re.findall(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", found["w"], re.IGNORECASE)
    return r.weekly([_w(each) for each in days], now, _n(r.get(found, "n")))


def _ahead(found: re.Match[str], now: Now) -> Said:
    times, unit = _unit(found["u"])
    count = _n(r.get(found, "n")) * times
    return r.workdays(count, now) if unit == "workday" else r.ahead(count, unit, now)


def _weekday(found: re.Match[str], now: Now) -> Said:
    which, number, today = r.get(found, "which"), _w(found["w"]), now.today
    if which == "next" or r.get(found, "week"):
        return r.on(r.week_day(number, today))
    return r.on(r.this_weekday(number, today) if which == "this" else r.weekday(number, today))


def _dated(found: re.Match[str], now: Now) -> Said:
    day, number = int(found["d"]), _m(r.get(found, "m"))
    return r.on(r.exact(int(r.get(found, "y")), number, day) if r.get(found, "y") else r.coming(number, day, now.today))


def _number(found: re.Match[str], now: Now) -> Said:
    day = int(r.get(found, "d") or r.get(found, "e"))
    if r.get(found, "which"):
        return r.on(r.month_day(now.today, found["which"].lower().endswith("next"), day))
    return r.on(r.coming_number(day, now.today))


def _weekday_number(found: re.Match[str], now: Now) -> Said | None:
    day = r.weekday_number(_w(found["w"]), int(found["d"]), now.today)
    return None if day is None else Said(day)


def _period(found: re.Match[str], now: Now) -> Said:
    today, unit = now.today, found["u"].lower()
    if unit == "week":
        return r.on(r.week_day(0, today))
    if unit == "month":
        return r.on(r.month(today, 1))
    return r.on(r.month_end(r.quarter_end(today)) + r.ONE if unit == "quarter" else r.year_end(today) + r.ONE)


def _end(found: re.Match[str], now: Now) -> Said:
    today, unit, after = now.today, found["u"].lower(), r.get(found, "which") == "next"
    if unit == "week":
        return r.on(r.week_day(4, today) if after else r.this_friday(today))
    if unit == "month":
        return r.on(r.month_end(today, after))
    if unit == "quarter":
        return r.on(r.quarter_end(r.quarter_end(today) + r.ONE if after else today))
    return r.on(r.year_end(r.year_end(today) + r.ONE if after else today))


def _nth(found: re.Match[str], now: Now) -> Said:
    place, number = _PLACES[found["p"].lower()], _w(found["w"])
    if r.get(found, "m"):
        first = r.named_month(_m(r.get(found, "m")), now.today)
        made = [r.nth(place, number, each) for each in (first.replace(year=first.year - 1), first)]
        return r.on(next(day for day in made if day >= now.today))
    if r.get(found, "which") == "next":
        return r.on(r.nth(place, number, r.month(now.today, 1)))
    return r.on(next(day for day in (r.nth(place, number, r.month(now.today, step)) for step in (0, 1))
                     if day >= now.today))


def _hour(found: re.Match[str], now: Now) -> Said:
    hour, minute = int(found["h"]), int(r.get(found, "m") or 0)
    half = r.get(found, "half").replace(".", "")
    if not half:
        return r.wall(hour, minute)
    if hour == 0 or hour > 23:
        return r.UNREAD
    return r.wall(hour, minute, 0 if half == "am" else r.AFTERNOON)


def _in_part(found: re.Match[str], now: Now) -> Said:
    return r.wall(int(found["h"]), int(r.get(found, "m") or 0), _PARTS[r.get(found, "p") or r.get(found, "p2")])


def _between(found: re.Match[str], now: Now) -> Said:
    """The first of two hours; the words stay, since they say more."""
    half = r.get(found, "half") or r.get(found, "other")
    said = r.wall(int(found["h"]), int(r.get(found, "m") or 0), 0 if half.startswith("a") else r.AFTERNOON)
    return said if said.unread else replace(said, keep=True)


def _past(found: re.Match[str], now: Now) -> Said:
    hour, step = _n(found["h"]), {"half": 30, "quarter": 15}[found["q"].lower()]
    minutes = hour * 60 + step if found["way"].lower() == "past" else hour * 60 - step
    return r.wall(minutes // 60, minutes % 60)


RULES: tuple[Rule, ...] = (
    ("repeat", rf"\b(?:every|each)\s+(?P<p>first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(?P<w>{_W})"
               r"\s+(?:of|in)\s+(?:the|each|every)\s+month\b",
     lambda found, now: r.monthly_weekday(_PLACES[found["p"].lower()], _w(found["w"]), now)),
    ("repeat", rf"{_PRE}(?:the\s+)?(?P<p>first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(?P<w>{_W})\s+(?:of\s+)?"
               r"(?:each|every)\s+month\b",
     lambda found, now: r.monthly_weekday(_PLACES[found["p"].lower()], _w(found["w"]), now)),
    ("repeat", rf"{_PRE}(?:the\s+)?{_D}\s+(?:of\s+)?(?:each|every)\s+month\b|\bevery\s+{_D.replace('<d>', '<e>')}"
               rf"(?<=[a-z])(?!\w|\s+(?:day|week|month|year|{_W}))",
     lambda found, now: r.monthly(int(r.get(found, "d") or r.get(found, "e")), now)),
    ("repeat", r"(?:\bat\s+)?(?:the\s+)?\bend\s+of\s+(?:each|every)\s+month\b|\b(?:each|every)\s+month[\s-]end\b",
     lambda found, now: r.monthly(-1, now)),
    ("repeat", rf"\bevery\s+year\s+on\s+(?:the\s+)?(?:{_D}\s+(?:of\s+)?(?P<m>{_M})|(?P<n>{_M})\s+(?P<e>\d{{1,2}}))"
               rf"(?!\w)",
     lambda found, now: r.yearly(_m(found["m"] or found["n"]), int(found["d"] or found["e"]), now)),
    ("repeat", rf"\b(?:every|each)\s+(?:(?P<n>other|second|2nd|third|3rd|{_N})\s+)?"
               rf"(?P<w>{_W}(?:\s*(?:,|and|&)\s*{_W})*)", _weekdays),
    ("repeat", rf"(?:\bon\s+)?(?<![\w-])(?P<w>{_MANY}(?:\s*(?:,|and|&)\s*{_MANY})*)",
     _weekdays),
    ("repeat", rf"\b(?:every|each)\s+(?:(?P<n>other|second|third|{_N})\s+)?(?P<u>weekday|quarter|{_UNIT})(?<!s)\b",
     _every),
    ("repeat", rf"\bevery\s+(?P<n>{_N})\s+(?P<u>quarters|{_UNIT})\b", _every),
    ("repeat", r"\bevery\s+(?P<p>morning|afternoon|evening|night)\b",
     lambda found, now: r.daily(now, part=_PARTS[found["p"].lower()])),
    ("repeat", r"(?<![\w-])(?P<u>daily|weekly|monthly|quarterly|yearly|annually)(?=\s*(?:$|[,;.!?)\n\0]|\b(?:on|"
               r"at|from)\b))",
     _adverb),
    ("day", rf"{_PRE}(?:the\s+)?\bday\s+after\s+tomorrow\b{_END}", lambda found, now: r.on(now.today + 2 * r.ONE)),
    ("day", rf"{_PRE}{_OWN}(?:tomorrow|tmrw|tmr)\b{_END}", lambda found, now: r.on(now.today + r.ONE)),
    ("day", rf"{_PRE}{_OWN}today\b{_END}", lambda found, now: r.on(now.today)),
    ("day", rf"{_PRE}{_OWN}tonight\b{_END}", lambda found, now: Said(now.today, part=r.EVENING)),
    ("day", rf"{_PRE}{_OWN}this\s+(?P<p>morning|afternoon|evening)\b{_END}",
     lambda found, now: Said(now.today, part=_PARTS[found["p"].lower()])),
    ("day", rf"{_PRE}{_OWN}(?:{_W},?\s+)?(?:the\s+)?\b{_D}\s*(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>\d{{4}})\b)?{_END}",
     _dated),
    ("day", rf"{_PRE}{_OWN}(?:{_W},?\s+)?(?P<m>{_M})\s+(?:the\s+)?{_D}(?:,?\s+(?P<y>\d{{4}})\b)?(?![:\d]){_END}",
     _dated),
    ("day", rf"{_PRE}{_OWN}(?:the\s+)?(?P<p>first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(?P<w>{_W})\s+(?:of|"
            rf"in)\s+"
            rf"(?:(?:the|(?P<which>this|next))\s+month|(?P<m>{_M}))", _nth),
    ("day", rf"{_PRE}{_OWN}(?P<which>next)\s+month(?:\s+on)?\s+(?:the\s+)?{_D}(?<=[a-z])\b(?!\s+(?:of|{_W})\b){_END}",
     _number),
    ("day", rf"(?:\b(?:on|by|before|until|from|due)\s+the\s+{_D}|\bthe\s+{_D.replace('<d>', '<e>')}(?=\s*(?:$|"
            rf"[,;.!?)\n])))"
            rf"(?<=[a-z])\b(?!\s+(?:of|{_W})\b){_END}", _number),
    ("day", rf"{_PRE}{_OWN}(?:the\s+)?{_D}(?<=[a-z])\s+of\s+(?P<which>this|next)\s+month\b{_END}", _number),
    ("day", rf"{_PRE}{_OWN}(?P<w>{_W}),?\s+(?:the\s+)?{_D}(?!\s*(?:[:.]\d|am\b|pm\b|a\.m|p\.m|o['’]?clock)){_END}",
     _weekday_number),
    ("day", rf"(?:\b(?:by|before|at|for|until)\s+)?(?:the\s+)?(?<![\w-])end\s+of\s+(?:the\s+)?(?:(?P<which>this|"
            rf"next)\s+)?"
            rf"(?P<u>week|month|quarter|year)\b{_END}", _end),
    ("day", rf"(?:\b(?:by|before|at|for|until)\s+)?(?:the\s+)?(?<![\w-])(?:end\s+of\s+)(?P<m>{_M}){_END}",
     lambda found, now: r.on(r.named_month_end(_m(r.get(found, "m")), now.today))),
    ("day", rf"{_PRE}{_OWN}(?P<u>month|quarter|year)[\s-]end\b{_END}", _end),
    ("day", r"(?:\bby\s+)?\bEOM\b", lambda found, now: r.on(r.month_end(now.today))),
    ("day", rf"(?:\bby\s+)?(?:the\s+)?\bmiddle\s+of\s+the\s+month\b{_END}",
     lambda found, now: r.on(r.coming_number(15, now.today))),
    ("day", rf"{_OWN}(?P<w>{_W_ALONE})\s*(?:-|–|to|or|through)\s*{_W_ALONE}",
     lambda found, now: Said(r.weekday(_w(found["w"]), now.today), keep=True)),
    ("day", rf"{_PRE}{_OWN}(?P<which>this|next)\s+(?P<w>{_W}){_END}", _weekday),
    ("day", rf"{_PRE}{_OWN}(?P<w>{_W})\s+(?P<week>(?:of\s+)?next\s+week)\b{_END}", _weekday),
    ("day", rf"{_PRE}{_OWN}(?P<week>next\s+week)\s+(?:on\s+)?(?P<w>{_W}){_END}", _weekday),
    ("day", rf"{_PRE}{_OWN}{_NO_FEAST}(?P<w>{_W_ALONE}){_END}{_NO_PRESS}", _weekday),
    ("day", rf"\bon\s+(?P<w>sat|sun)\b{_END}", _weekday),
    ("day", r"(?<![\w-])(?P<w>sat|sun)(?=\s*(?:$|at\b|\d{1,2}(?::\d\d|\s?[ap]m)))", _weekday),
    ("day", rf"(?:\b(?:at|on|by|before|for|over)\s+)?{_OWN}(?:the\s+|this\s+)?\bweekend\b{_END}",
     lambda found, now: r.on(now.today if now.today.weekday() == 6 else r.this_weekday(5, now.today))),
    ("day", rf"(?:\b(?:at\s+)?(?:the\s+)?(?:beginning|start)\s+of\s+|\bearly\s+)next\s+(?P<u>week|month|quarter|"
            rf"year)\b{_END}",
     _period),
    ("day", rf"\blate\s+(?P<which>this|next)\s+(?P<u>week|month|quarter|year)\b{_END}", _end),
    ("day", rf"{_PRE}{_OWN}(?P<which>this)\s+(?P<u>week)\b{_END}", _end),
    ("day", rf"{_PRE}{_OWN}next\s+(?P<u>week|month|quarter|year)\b{_END}", _period),
    ("day", rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?P<n>{_N})\s+(?P<u>{_UNIT})\b(?:\s+time\b)?{_END}", _ahead),
    ("day", rf"(?<![\w-])(?P<n>{_N})\s+(?P<u>{_UNIT})\s+from\s+(?:now|today)\b", _ahead),
    ("day", r"\bin\s+half\s+an\s+hour\b", lambda found, now: r.ahead(30, "minute", now)),
    ("time", r"\bbetween\s+(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?P<half>[ap]\.?m\b)?\s+and\s+\d{1,2}(?:[:.]\d{2})?\s*"
             r"(?P<other>[ap]\.?m\b\.?)", _between),
    ("time", r"(?:\b(?:at|by|before|after|around|about|from|until)\s+|@\s*)?(?<![\w./:-])(?P<h>\d{1,2})"
             r"(?:[:.](?P<m>\d{2}))?\s*"
             r"(?P<half>[ap]\.?m\b\.?)(?!\w)", _hour),
    ("time", r"(?:\b(?:at|by|before|around|about)\s+)?(?<![\w./:-])(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s+(?:at\s+"
             r"(?P<p>night)|"
             r"in\s+the\s+(?P<p2>morning|afternoon|evening))\b", _in_part),
    ("time", r"(?:\b(?:at|by|before|around|about)\s+)?\b(?P<q>half|quarter)\s+(?P<way>past|to)\s+"
             r"(?P<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", _past),
    ("time", rf"(?:\b(?:at|by|before|around)\s+|@\s*)(?P<h>\d{{1,2}})(?:\.(?P<m>\d{{2}})(?!\d)|(?![\d:/%]|"
             rf"\.\d){_AFTER})"
             r"(?:\s*o['’]?clock)?", _hour),
    ("time", r"(?<=\0)\s*(?:at|by|before|around)\s+(?P<h>\d{1,2})\b(?![:/%.]|\s*[ap]\.?m\b)", _hour),
    ("time", r"(?<![\w./:-])(?P<h>\d{1,2})\s*o['’]?clock\b", _hour),
    ("time", r"(?:\b(?:at|by|before|around)\s+)?(?<![\w-])(?:noon|midday)\b", lambda found, now: Said(minute=r.NOON)),
    ("time", r"(?:\b(?:at|by|before|around)\s+)(?<![\w-])midnight\b", lambda found, now: Said(minute=r.MIDNIGHT)),
    ("time", r"\b(?:by|at|before)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?day|close\s+of\s+business|closing\s+time)"
             r"\b|(?:\bby\s+)?\b(?:EOD|COB)\b",
     lambda found, now: Said(minute=r.CLOSING)),
    ("time", r"\bearly\b(?=\s*\0)|(?<=\0)\s*early\b", lambda found, now: Said(minute=r.EARLY)),
    ("time", r"\bfirst\s+thing(?:\s+in\s+the\s+morning)?(?=\s*(?:$|[,;.!?)\n\0]))",
     lambda found, now: Said(minute=r.EARLY)),
    ("part", r"\bin\s+the\s+(?P<p>morning|afternoon|evening)\b",
     lambda found, now: Said(part=_PARTS[found["p"].lower()])),
    ("part", r"(?<=\0)\s*(?P<p>morning|afternoon|evening|night)(?!['’]s|[\w-])",
     lambda found, now: Said(part=_PARTS[found["p"].lower()])),
    ("unread", r"\b(?:asap|as\s+soon\s+as\s+possible|one\s+of\s+these\s+days|some\s?(?:day|time)\s+(?:soon|next\s+"
               r"week)|"
               r"after\s+the\s+(?:holidays?|break|festival)|before\s+(?:christmas|easter|the\s+holidays?)|when\s+"
               r"(?:I|we)\s+(?:can|have\s+time))\b",
     lambda found, now: r.UNREAD),
    ("unread", r"(?<!\w)(?:soon|sometime|some\s+day|someday)(?=\s*[.!?]?\s*$)", lambda found, now: r.UNREAD),
)
