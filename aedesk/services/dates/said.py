"""A repetition in words: every Friday · 每周五 · cada viernes."""

from __future__ import annotations

from aedesk.services.dates.reading import DAYS, WORKDAYS

_NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
}
_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
}
_AND = {"en": " and ", "es": " y ", "zh": "、"}
# By language: every day, every n days, workdays, weekdays, every n weeks, day of the month, its end, every n months,
# a weekday of the month, day of the year.
_FORMS = {
    "en": ("every day", "every {n} days", "every workday", "every {days}", "every {n} weeks on {days}",
           "every month on the {day}", "every month end", "every {n} months on the {day}",
           "every {place} {days} of a month",
           "every year on {day} {month}"),
    "es": ("cada día", "cada {n} días", "cada día hábil", "cada {days}", "cada {n} semanas, {days}",
           "el {day} de cada mes", "cada fin de mes", "cada {n} meses, el {day}", "el {place} {days} de cada mes",
           "cada año el {day} de {month}"),
    "zh": ("每天", "每 {n} 天", "每个工作日", "每周{days}", "每 {n} 周的周{days}", "每月 {day} 日", "每月月底",
           "每 {n} 个月的 {day} 日", "每月{place}周{days}", "每年 {month} 月 {day} 日"),
}
_PLACES = {
    "en": {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"},
    "es": {1: "primer", 2: "segundo", 3: "tercer", 4: "cuarto", -1: "último"},
    "zh": {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", -1: "最后一个"},
}


def repeat_words(rule: str, language: str) -> str:
    """What a repetition says; nothing for a rule that nobody could have typed."""
    forms = _FORMS[language]
    parts = dict(each.partition("=")[::2] for each in rule.split(";"))
    try:
        if rule == WORKDAYS:
            return forms[2]
        return forms[_form(parts)].format(**_values(parts, language))
    except (KeyError, ValueError, IndexError):
        return ""


def _form(parts: dict[str, str]) -> int:
    many, days = "INTERVAL" in parts, parts.get("BYDAY", "")
    if parts["FREQ"] == "DAILY":
        return 1 if many else 0
    if parts["FREQ"] == "WEEKLY":
        return 4 if many else 3
    if parts["FREQ"] == "YEARLY":
        return 9
    if days:
        return 8
    if parts["BYMONTHDAY"] == "-1":
        return 6
    return 7 if many else 5


def _values(parts: dict[str, str], language: str) -> dict[str, object]:
    days = [each for each in parts.get("BYDAY", "").split(",") if each]
    names = [_NAMES[language][DAYS.index(each[-2:])] for each in days]
    day = int(parts.get("BYMONTHDAY", "0").rpartition(",")[2])
    month = int(parts.get("BYMONTH", "1"))
    place = int(days[0][:-2]) if days and days[0][:-2] else 1
    last = f"{_AND[language]}{names[-1]}" if names[1:] else "".join(names)
    both = ("、" if language == "zh" else ", ").join(names[:-1]) + last
    ordinal = language == "en" and parts["FREQ"] != "YEARLY"
    return {"n": parts.get("INTERVAL", ""), "days": both, "day": _ordinal(day) if ordinal else day,
            "place": _PLACES[language][place], "month": month if language == "zh" else _MONTHS[language][month - 1]}


def _ordinal(day: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if day in (11, 12, 13) else ends.get(day % 10, 'th')}"
