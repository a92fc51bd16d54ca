"""Days, times and repetitions in Chinese; weeks begin on Monday, "周五" is the one of this week that still comes."""

from __future__ import annotations

import re

from aedesk.services.dates import reading as r
from aedesk.services.dates.reading import Now, Rule, Said

_FIGURES = "零一二三四五六七八九"
_NUM = r"(?:\d{1,4}|[零一二两三四五六七八九十]{1,3})"
_WEEK = r"(?:周|星期|礼拜)"
_DAY = r"[一二三四五六日天]"
_NOT_OF = r"(?!\s?的)"
_BY = r"(?:之?前|以前|截止|左右)?"
AFTER = r"(?:\s?(?:之?前|以前|截止|左右))?"
BEFORE = r"(?:在|于|到|截至)?"
_PRE = BEFORE
_PART = r"凌晨|清晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|今晚|明晚|今早|明早"
_PARTS = {"凌晨": 0, "清晨": r.EARLY, "清早": r.EARLY, "早上": r.EARLY, "早晨": r.EARLY, "上午": r.MORNING,
          "中午": r.NOON, "下午": r.AFTERNOON, "傍晚": r.DUSK, "晚上": r.EVENING,
          "夜里": r.EVENING, "早": r.EARLY, "晚": r.EVENING}
_UNITS = {"天": "day", "日": "day", "周": "week", "星": "week", "礼": "week", "月": "month", "年": "year", "小": "hour",
          "分": "minute", "工": "workday", "季": "quarter"}
_UNIT = r"(?P<u>天|日|周|个?星期|个?礼拜|个?月|年|个?小时|分钟|个?工作日)"
_DAYNUM = rf"(?P<d>{_NUM})\s?[日号](?![楼店线门馆厅库机车仓展院厂桌游])"
_OPINION = r"(?!\s?(?:意见|建议|要求|问题|理由|原因|内容|修改|说明|反馈|想法|优势|不足))"
_WITH_WEEKDAY = rf"(?:\s?[（(]?{_WEEK}{_DAY}[）)]?)?"


def _n(text: str) -> int:
    if not text:
        return 1
    if text.isdigit():
        return int(text)
    text = text.replace("两", "二")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_FIGURES.index(sign)) for sign in text))
    return (_n(tens) if tens else 1) * 10 + (_n(ones) if ones else 0)


def _w(sign: str) -> int:
    return 6 if sign in "日天" else "一二三四五六".index(sign)


def _unit(text: str) -> str:
    return _UNITS[text.lstrip("个")[0]]


def _weekdays(found: re.Match[str], now: Now) -> Said:
    days = [_w(sign) for sign in re.findall(_DAY, found["w"])]
    count = 2 if r.get(found, "other") else _n(r.get(found, "n"))
    return r.weekly(days, now, count)


def _each(found: re.Match[str], now: Now) -> Said:
    return r.each(2 if r.get(found, "other") else _n(r.get(found, "n")), _unit(found["u"]), now)


def _named(found: re.Match[str], now: Now) -> Said:
    steps = {"今": 0, "明": 1, "后": 2, "大后": 3}
    name = found["name"]
    part = r.get(found, "p")
    return Said(now.today + steps[name] * r.ONE, part=_PARTS[part] if part else None)


def _weekday(found: re.Match[str], now: Now) -> Said:
    which, number = r.get(found, "which"), _w(found["w"])
    if which.startswith("下"):
        return r.on(r.week_day(number, now.today, which.count("下")))
    return r.on(r.this_weekday(number, now.today))


def _dated(found: re.Match[str], now: Now) -> Said:
    number, day, year = _n(found["m"]), _n(found["d"]), r.get(found, "y")
    if not year:
        return r.on(r.coming(number, day, now.today))
    years = {"今": 0, "明": 1, "后": 2}
    return r.on(r.exact(now.today.year + years[year] if year in years else int(year), number, day))


def _month_day(found: re.Match[str], now: Now) -> Said:
    which = r.get(found, "which")
    day = _n(found["d"])
    if not which:
        return r.on(r.coming_number(day, now.today))
    return r.on(r.month_day(now.today, which.count("下"), day))


def _edge(found: re.Match[str], now: Now) -> Said:
    """月初, 月中, 月底, of this month, the next or a named one."""
    today, edge, number, step = now.today, found["e"], r.get(found, "m"), r.get(found, "which").count("下")
    if number:
        if not 1 <= _n(number) <= 12:
            return r.UNREAD
        if edge in "底末":
            return r.on(r.named_month_end(_n(number), today))
        return r.on(r.named_month(_n(number), today, 1 if edge == "初" else 15))
    if edge in "底末":
        return r.on(r.month_end(today, step))
    day = 1 if edge == "初" else 15
    return r.on(r.month_day(today, step, day) if step else r.coming_number(day, today))


def _period_end(found: re.Match[str], now: Now) -> Said:
    today = now.today
    if found["u"] == "年":
        return r.on(r.year_end(r.year_end(today) + r.ONE if r.get(found, "which") == "明" else today))
    return r.on(r.quarter_end(r.quarter_end(today) + r.ONE if r.get(found, "which").startswith("下") else today))


def _period(found: re.Match[str], now: Now) -> Said:
    today, step = now.today, found["which"].count("下")
    if found["u"][-1] in "周期拜":
        return r.on(r.week_day(0, today, step))
    return r.on(r.month(today, step) if "月" in found["u"] else r.quarter_end(today) + r.ONE)


def _weekend(found: re.Match[str], now: Now) -> Said:
    if step := r.get(found, "which").count("下"):
        return r.on(r.week_day(5, now.today, step))
    return r.on(now.today if now.today.weekday() == 6 else r.this_weekday(5, now.today))


def _ahead(found: re.Match[str], now: Now) -> Said:
    unit, count = _unit(found["u"]), _n(found["n"])
    return r.workdays(count, now) if unit == "workday" else r.ahead(count, unit, now)


def _hour(found: re.Match[str], now: Now) -> Said:
    part, rest = r.get(found, "p"), r.get(found, "m")
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(rest)
    if minute is None:
        minute = _n(rest) if rest else 0
    hour = _n(found["h"])
    if not part:
        return r.wall(hour, minute)
    said = r.wall(hour, minute, _PARTS[part])
    return said if said.unread else Said(minute=said.minute, part=_PARTS[part])


RULES: tuple[Rule, ...] = (
    ("repeat", rf"每(?P<n>{_NUM})?(?P<other>隔)?个?{_WEEK}(?P<w>{_DAY}(?:[、和及，,]?(?:{_WEEK})?{_DAY})*)(?!次)",
     _weekdays),
    ("repeat", rf"(?P<other>隔){_WEEK}(?P<w>{_DAY})", _weekdays),
    ("repeat", rf"每(?:个)?月(?:的)?{_DAYNUM}", lambda found, now: r.monthly(_n(found["d"]), now)),
    ("repeat", r"每(?:个)?月(?:的)?(?:月)?[底末]|每(?:个)?月(?:的)?最后一天", lambda found, now: r.monthly(-1, now)),
    ("repeat", r"每(?:个)?月(?:的)?月?初", lambda found, now: r.monthly(1, now)),
    ("repeat", rf"每(?:个)?月(?:的)?第(?P<n>[一二三四1-4])个?{_WEEK}(?P<w>{_DAY})",
     lambda found, now: r.monthly_weekday(_n(found["n"]), _w(found["w"]), now)),
    ("repeat", rf"每(?:个)?月(?:的)?最后一?个{_WEEK}(?P<w>{_DAY})",
     lambda found, now: r.monthly_weekday(-1, _w(found["w"]), now)),
    ("repeat", rf"每年(?:的)?(?P<m>{_NUM})\s?月\s?{_DAYNUM}",
     lambda found, now: r.yearly(_n(found["m"]), _n(found["d"]), now)),
    ("repeat", r"每(?:个)?(?P<u>工作日)", _each),
    ("repeat", r"(?P<w>工作日)每天", lambda found, now: r.every_workday(now)),
    ("repeat", r"每[天日]?(?P<p>早上|早晨|上午|中午|下午|傍晚|晚上|早|晚)(?!\w{0,1}次)",
     lambda found, now: r.daily(now, part=_PARTS[found["p"]])),
    ("repeat", rf"每(?P<n>{_NUM})?(?P<other>隔)?(?P<u>天|日|周|个?星期|个?礼拜|个?月|年|个?季度)(?!{_NUM}次)", _each),
    ("repeat", r"(?P<other>隔)(?P<u>天|日|周|月)(?![一二三四五六日天])", _each),
    ("day", rf"{_PRE}(?:(?P<y>\d{{4}}|今|明|后)\s?年\s?)?(?<!\d)(?P<m>{_NUM})\s?月\s?(?P<d>{_NUM})\s?[日号]?(?!\d|"
            rf"\s?[日号]?\s?的|份)"
            rf"{_WITH_WEEKDAY}{_BY}", _dated),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?|本|这个?)月\s?{_DAYNUM}{_WITH_WEEKDAY}{_NOT_OF}{_BY}", _month_day),
    ("day", rf"{_PRE}(?<![\d第\w])(?P<d>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?)"
            rf"\s?[日号](?![楼店线门馆厅库机车仓展院厂桌游])"
            rf"{_WITH_WEEKDAY}{_NOT_OF}{_BY}", _month_day),
    ("day", rf"{_PRE}(?P<name>大后|后|明|今)[天日](?![空生]){_NOT_OF}(?P<p>早上|上午|中午|下午|傍晚|晚上|早|"
            rf"晚)?{_NOT_OF}{_BY}",
     _named),
    ("day", rf"{_PRE}(?P<name>明|今)(?P<p>早|晚)(?:上)?{_NOT_OF}{_BY}", _named),
    ("day", rf"(?<![上下本这个每]){_WEEK}(?P<w>{_DAY})\s?[到至或\-–~]\s?{_WEEK}{_DAY}",
     lambda found, now: Said(r.this_weekday(_w(found["w"]), now.today), keep=True)),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?|本|这个?)?(?<!上)(?<!上个)"
            rf"(?<![一二两三四五六七八九十\d每几]){_WEEK}(?P<w>{_DAY})"
            rf"(?![次个]|\s?(?:{_PART})?\s?的){_BY}", _weekday),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?|本|这个?)?(?<!上)(?:周|星期)末(?![版刊]){_NOT_OF}{_BY}", _weekend),
    ("day", r"(?:本|这个?)(?:周|星期)(?:之?内|以内)", lambda found, now: r.on(r.this_friday(now.today))),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?)(?P<u>周|星期|礼拜|月|季度)(?!{_DAY}|[\d初中底末]){_NOT_OF}{_BY}",
     _period),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?|本|这个?)?(?<!上)(?<![\w])(?P<m>{_NUM})?月(?P<e>[底末初中]){_NOT_OF}{_BY}",
     _edge),
    ("day", rf"{_PRE}(?P<which>下下个?|下个?|本|这个?)(?<!上)月(?P<e>[底末初中]){_NOT_OF}{_BY}", _edge),
    ("day", rf"{_PRE}(?P<m>(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))\s?月(?P<e>[底末初中]){_NOT_OF}{_BY}",
     _edge),
    ("day", rf"{_PRE}(?<![每上])月(?P<e>[底末]){_NOT_OF}{_BY}", _edge),
    ("day", rf"{_PRE}(?P<which>今|明)?(?P<u>年)[底末]{_NOT_OF}{_BY}", _period_end),
    ("day", rf"{_PRE}(?P<which>下个?|本|这个?)?(?P<u>季)度?[底末]{_NOT_OF}{_BY}", _period_end),
    ("day", rf"(?:过|再过)?(?P<n>{_NUM})\s?{_UNIT}(?:之后|以后|后|之内|以内|内)", _ahead),
    ("day", rf"(?:再过|过)(?P<n>{_NUM})\s?{_UNIT}", _ahead),
    ("day", r"半(?:个)?小时(?:之后|以后|后|内)", lambda found, now: r.ahead(30, "minute", now)),
    ("day", r"半个月(?:之后|以后|后|内)", lambda found, now: r.ahead(15, "day", now)),
    ("time", rf"(?:在|于|到)?(?P<p>{_PART})?\s?(?<![\d.])(?P<h>\d{{1,2}}|[零一二两三四五六七八九十]{{1,3}})"
             rf"(?<!\d\d\d)\s?"
             rf"[点时](?P<m>半|一刻|三刻|(?:\d{{1,2}}|[零一二三四五六七八九十]{{1,3}})(?=\s?分|(?!\d))"
             rf")?(?:\s?分)?(?:钟|整(?!理))?{_OPINION}{_BY}",
     _hour),
    ("time", rf"(?P<p>{_PART})\s?(?<!\d)(?P<h>\d{{1,2}})[:：](?P<m>\d{{2}})(?!\d)", _hour),
    ("time", r"(?:午夜|半夜12点)", lambda found, now: Said(minute=r.MIDNIGHT)),
    ("time", r"下班(?:之?前|以前|时)", lambda found, now: Said(minute=r.CLOSING)),
    ("time", r"一(?:早|上班)(?!\w*次)", lambda found, now: Said(minute=r.EARLY)),
    ("part", rf"(?:在)?(?P<p>清晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上)(?![茶好餐会饭休场市]){_NOT_OF}{_BY}",
     lambda found, now: Said(part=_PARTS[found["p"]])),
    ("unread", r"(?:下下个?|下个?|本|这个?)?(?:星期|礼拜)[八九789]", lambda found, now: r.UNREAD),
    ("unread", r"(?:尽快|改天|过几天|过两天再|节后|年后|过年前|节前|有空时|有空再|抽空)", lambda found, now: r.UNREAD),
)
