"""Days, times and repetitions in Spanish, with or without accents; weeks begin on Monday."""

from __future__ import annotations

import re
from dataclasses import replace

from aedesk.services.dates import reading as r
from aedesk.services.dates.reading import Now, Rule, Said

_LONG = ("lun", "mar", "mie", "jue", "vie", "sab", "dom")
_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_NUMBERS = {"un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
            "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30}
_PLACES = {"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "último": -1, "ultimo": -1}
_PARTS = {"madrugada": 0, "mañana": r.MORNING, "manana": r.MORNING, "mediodía": r.NOON, "mediodia": r.NOON,
          "tarde": r.AFTERNOON, "noche": r.EVENING}

_W = r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?)\b"
_W_SHORT = r"(?:lun|mar|mi[ée]|jue|vie|s[áa]b|dom)\b\.?"
_M = (r"(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|"
      r"sep(?:t|tiembre)?|setiembre|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?)\b\.?")
_N = r"(?:\d{1,4}|un[ao]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta)"
_UNIT = (r"(?:d[íi]as?(?:\s+(?:h[áa]biles|laborables))?|semanas?|quincenas?|mes(?:es)?|trimestres?|"
         r"a[ñn]os?|horas?|minutos?)")
_NEXT_AFTER = r"(?:que\s+viene|pr[óo]xim[oa]|siguiente)"
_MORNING = r"ma[ñn]ana"
_END = r"(?![\w/-])"
_OWN = r"(?<!\bdel )(?<!\bde )(?<![\w/-])"  # "el acta del lunes" is no day to do something on
_AT = (r"(?:\b(?:antes\s+del?|a\s+m[áa]s\s+tardar(?:\s+el)?|a\s+partir\s+del?|para\s+el|para\s+la|"
       r"desde\s+el|hasta\s+el|para|hasta|desde|el|la|este|"
       rf"esta)\s+|{_OWN})")
_AFTER = (r"(?=\s*(?:$|[,;.!?)\n\0]|(?:y\s+(?:media|cuarto)|menos|en\s+punto|con|en|de|del|para|a|por|sobre|el|hoy|"
          r"cada|h\b|hs\b|horas\b)\b))")
AFTER = ""
_NO_FEAST = (r"(?!\s+(?:santo|de\s+(?:carnaval|ceniza|ramos|gloria|resurrecci[óo]n))\b)"
             r"(?<!(?-i:Domingo)(?= [A-ZÁÉÍÓÚÑ]))")
BEFORE = (r"(?:\b(?:antes\s+del?|para\s+el|hasta\s+el|desde\s+el|el|para|hasta|a\s+las?)\s+)?"
          rf"(?:(?:{_W}|{_W_SHORT}),?\s+)?")


def _plain(text: str) -> str:
    return text.lower().translate(str.maketrans("áéíóúñ", "aeioun"))


def _w(text: str) -> int:
    return _LONG.index(_plain(text)[:3])


def _m(text: str) -> int:
    text = _plain(text)[:3]
    return 9 if text == "set" else _MONTHS.index(text) + 1


def _n(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text] if text else 1


def _unit(text: str) -> tuple[int, str]:
    text = _plain(text)
    if "habil" in text or "laborable" in text:
        return 1, "workday"
    if text.startswith("quin"):
        return 15, "day"
    names = {"d": "day", "s": "week", "me": "month", "t": "quarter", "a": "year", "h": "hour", "mi": "minute"}
    return 1, names.get(text[:2]) or names[text[:1]]


def _every(found: re.Match[str], now: Now) -> Said:
    times, unit = _unit(found["u"])
    return r.each(_n(r.get(found, "n")) * times, unit, now)


def _adverb(found: re.Match[str], now: Now) -> Said:
    return r.each(1, {"d": "day", "s": "week", "m": "month", "t": "quarter", "a": "year"}[found["u"][0].lower()], now)


def _weekdays(found: re.Match[str], now: Now) -> Said:
    return r.weekly([_w(each) for each in re.findall(_W, found["w"], re.IGNORECASE)], now, _n(r.get(found, "n")))


def _ahead(found: re.Match[str], now: Now) -> Said:
    times, unit = _unit(found["u"])
    count = _n(r.get(found, "n")) * times
    if unit == "quarter":
        count, unit = count * 3, "month"
    return r.workdays(count, now) if unit == "workday" else r.ahead(count, unit, now)


def _weekday(found: re.Match[str], now: Now) -> Said:
    number, today = _w(found["w"]), now.today
    if r.get(found, "week"):
        return r.on(r.week_day(number, today))
    return r.on(r.this_weekday(number, today) if r.get(found, "this") else r.weekday(number, today))


def _weekday_number(found: re.Match[str], now: Now) -> Said | None:
    day = r.weekday_number(_w(found["w"]), int(found["d"]), now.today)
    return None if day is None else Said(day)


def _dated(found: re.Match[str], now: Now) -> Said:
    day, number, year = _day(found["d"]), _m(found["m"]), r.get(found, "y")
    return r.on(r.exact(int(year), number, day) if year else r.coming(number, day, now.today))


def _day(text: str) -> int:
    return 1 if text[:1] not in "0123456789" or text == "1º" else int(text)


def _number(found: re.Match[str], now: Now) -> Said:
    day = _day(found["d"])
    if which := r.get(found, "which"):
        return r.on(r.month_day(now.today, not which.startswith(("este", "de este", "del presente")), day))
    return r.on(r.coming_number(day, now.today))


def _period(found: re.Match[str], now: Now) -> Said:
    today, unit = now.today, _plain(r.get(found, "u") or r.get(found, "v"))
    if unit == "semana":
        return r.on(r.week_day(0, today))
    if unit == "mes":
        return r.on(r.month(today, 1))
    return r.on((r.quarter_end(today) if unit == "trimestre" else r.year_end(today)) + r.ONE)


def _end(found: re.Match[str], now: Now) -> Said:
    today, unit = now.today, _plain(r.get(found, "u") or r.get(found, "v"))
    after = bool(r.get(found, "which") or r.get(found, "after"))
    if unit == "mes":
        return r.on(r.month_end(today, after))
    if unit == "trimestre":
        return r.on(r.quarter_end(r.quarter_end(today) + r.ONE if after else today))
    return r.on(r.year_end(r.year_end(today) + r.ONE if after else today))


def _nth(found: re.Match[str], now: Now) -> Said:
    place, number = _PLACES[found["p"].lower()], _w(found["w"])
    if name := r.get(found, "m"):
        first = r.named_month(_m(name), now.today)
        made = [r.nth(place, number, each) for each in (first.replace(year=first.year - 1), first)]
    else:
        after = bool(r.get(found, "which"))
        made = [r.nth(place, number, r.month(now.today, step)) for step in ((1,) if after else (0, 1))]
    return r.on(next((day for day in made if day >= now.today), None))


def _hour(found: re.Match[str], now: Now) -> Said:
    hour, minute, part = _n(r.get(found, "h")), int(r.get(found, "m") or 0), r.get(found, "p")
    step = {"y media": 30, "y cuarto": 15, "menos cuarto": -15}.get(" ".join(r.get(found, "q").split()), 0)
    hour, minute = (hour - 1, 45) if step < 0 else (hour, minute + step)
    half = r.get(found, "half").replace(".", "").replace(" ", "")
    if part or half:
        name = _PARTS[part] if part else 0 if half == "am" else r.AFTERNOON
        said = r.wall(hour, minute, name)
        return said if said.unread else Said(minute=said.minute, part=name if part else None)
    return r.wall(hour, minute)


def _part(found: re.Match[str], now: Now) -> Said:
    return Said(part=_PARTS[r.get(found, "p")])


_P = r"(?P<p>primer(?:o)?|segundo|tercer(?:o)?|cuarto|[úu]ltimo)"
_HOUR = r"(?P<h>\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"

RULES: tuple[Rule, ...] = (
    ("repeat", rf"(?:\b(?:el|cada)\s+)?\b{_P}\s+(?P<w>{_W})\s+(?:de\s+cada|de\s+todos\s+los|del)\s+"
               rf"mes(?:es)?\b(?<!del mes)",
     lambda found, now: r.monthly_weekday(_PLACES[found["p"].lower()], _w(found["w"]), now)),
    ("repeat", r"(?:\b(?:el|los)\s+)?(?:d[íi]as?\s+)?(?<!\w)(?P<d>\d{1,2})\s+de\s+(?:cada|todos\s+los)\s+mes(?:es)?\b|"
               r"\bcada\s+(?:d[íi]a\s+)?(?P<e>\d{1,2})\b(?=\s*(?:$|[,;.!?)\n\0]|de\s+mes))(?:\s+de\s+mes)?",
     lambda found, now: r.monthly(int(r.get(found, "d") or r.get(found, "e")), now)),
    ("repeat", r"(?:\b(?:a|al|el)\s+)?\b(?:fin(?:ales)?|final)\s+de\s+cada\s+mes\b|\bcada\s+fin\s+de\s+mes\b|"
               r"(?:\bel\s+)?[úu]ltimo\s+d[íi]a\s+de\s+cada\s+mes\b", lambda found, now: r.monthly(-1, now)),
    ("repeat", rf"\b(?:cada|todos\s+los)\s+a[ñn]os?\s+el\s+(?P<d>\d{{1,2}})\s+de\s+(?P<m>{_M})|"
               rf"\bel\s+(?P<e>\d{{1,2}})\s+de\s+(?P<n>{_M})\s+de\s+cada\s+a[ñn]o\b",
     lambda found, now: r.yearly(_m(found["m"] or found["n"]), int(found["d"] or found["e"]), now)),
    ("repeat", rf"\b(?:cada|todos\s+los)\s+(?:(?P<n>{_N})\s+)?(?P<w>{_W}(?:\s*(?:,|y)\s*(?:los\s+)?{_W})*)", _weekdays),
    ("repeat", rf"\b(?:los)\s+(?P<w>{_W}(?:\s*(?:,|y)\s*(?:los\s+)?{_W})*)", _weekdays),
    ("repeat", r"\b(?:cada|todos\s+los)\s+d[íi]as?\s+(?:h[áa]bil(?:es)?|laborables?)\b|\bde\s+lunes\s+a\s+viernes\b",
     lambda found, now: r.every_workday(now)),
    ("repeat", rf"\b(?:cada|todas\s+las)\s+(?P<p>{_MORNING}|tarde|noche)s?\b",
     lambda found, now: r.daily(now, part=_PARTS[r.get(found, "p")])),
    ("repeat", rf"\bcada\s+(?:(?P<n>{_N})\s+)?(?P<u>(?!hora|minuto){_UNIT})\b", _every),
    ("repeat", r"\btod[oa]s\s+l[oa]s\s+(?P<u>d[íi]as|semanas|meses|trimestres|a[ñn]os)\b", _every),
    ("repeat", r"(?<!\w)(?P<u>diariamente|semanalmente|mensualmente|trimestralmente|anualmente)\b", _adverb),
    ("day", rf"(?:\bpara\s+)?\bpasado\s+{_MORNING}\b{_END}", lambda found, now: r.on(now.today + 2 * r.ONE)),
    ("day", rf"(?:\bpara\s+)?(?<!\bla )(?<!\besta ){_OWN}{_MORNING}\b(?!\s+mism){_END}(?:\s+mismo)?",
     lambda found, now: r.on(now.today + r.ONE)),
    ("day", rf"(?:\bpara\s+)?{_OWN}hoy\b{_END}(?:\s+mismo\b)?", lambda found, now: r.on(now.today)),
    ("day", rf"(?:\bpara\s+)?{_OWN}esta\s+(?P<p>{_MORNING}|tarde|noche)\b{_END}",
     lambda found, now: Said(now.today, part=_PARTS[r.get(found, "p")])),
    ("day", rf"{_AT}(?:(?:{_W}|{_W_SHORT}),?\s+)?(?:d[íi]a\s+)?(?P<d>\d{{1,2}}|primero|1º)\s+(?:de\s+)?(?P<m>{_M})"
            rf"(?:\s+(?:del?\s+)?(?P<y>\d{{4}})\b)?{_END}", _dated),
    ("day", rf"{_AT}{_P}\s+(?P<w>{_W})\s+(?:de\s+(?P<m>{_M})|del?\s+(?:(?:este\s+)?mes\b(?!\s+{_NEXT_AFTER})|"
            rf"(?P<which>(?:pr[óo]ximo\s+mes|mes\s+{_NEXT_AFTER}))))", _nth),
    ("day", rf"(?:\b(?:antes\s+d|para\s+|hasta\s+)?el\s+)(?:d[íi]a\s+)?(?P<d>\d{{1,2}}|primero)\s+"
            rf"(?P<which>del\s+pr[óo]ximo\s+mes|del\s+mes\s+{_NEXT_AFTER}|de\s+este\s+mes|del\s+presente\s+mes)"
            rf"\b", _number),
    ("day", rf"{_AT}(?P<w>{_W}|{_W_SHORT}),?\s+(?:d[íi]a\s+)?(?P<d>\d{{1,2}})(?!\s*(?:[:.]\d|am\b|pm\b|h\b|horas\b)"
            rf"){_END}",
     _weekday_number),
    ("day", rf"(?:\b(?:antes\s+d|para\s+|hasta\s+)?el\s+)(?:d[íi]a\s+)?(?P<d>\d{{1,2}})(?![:./-]\d|\s*%)"
            rf"(?:{_AFTER}|(?=\s+\w+[aei]r\b))(?!\s+de\b)",
     _number),
    ("day", rf"(?:\b(?:a|al|antes\s+del?|para\s+el|para)\s+)?{_OWN}(?:fin(?:ales|al)?)\s+(?:de\s+(?P<u>mes|"
            rf"trimestre|a[ñn]o)|"
            rf"del\s+(?P<which>pr[óo]ximo)\s+(?P<v>mes|trimestre|a[ñn]o))\b(?:\s+(?P<after>{_NEXT_AFTER}))?", _end),
    ("day", rf"(?:\b(?:a|al|para|hasta)\s+)?{_OWN}(?:fin(?:ales|al)?|[úu]ltimos)\s+de\s+(?P<m>{_M}){_END}",
     lambda found, now: r.on(r.named_month_end(_m(found["m"]), now.today))),
    ("day", r"\ba\s+(?:mediados|mitad)\s+de\s+mes\b", lambda found, now: r.on(r.coming_number(15, now.today))),
    ("day", r"\ba\s+(?:principios|comienzos|primeros)\s+de\s+mes\b",
     lambda found, now: r.on(r.coming_number(1, now.today))),
    ("day", rf"(?:\b(?:el|para\s+el|antes\s+del)\s+|\beste\s+)?{_OWN}(?:pr[óo]ximo\s+)?fin\s+de\s+semana\b",
     lambda found, now: r.on(now.today if now.today.weekday() == 6 else r.this_weekday(5, now.today))),
    ("day", rf"{_AT}(?P<w>{_W})\s+(?P<week>de\s+la\s+(?:pr[óo]xima\s+semana|semana\s+{_NEXT_AFTER}))", _weekday),
    ("day", rf"{_OWN}(?P<w>{_W})\s+(?:a|o|al)\s+{_W}",
     lambda found, now: Said(r.weekday(_w(found["w"]), now.today), keep=True)),
    ("day", rf"{_AT}(?:pr[óo]ximo\s+)(?P<w>{_W}){_END}", _weekday),
    ("day", rf"(?:\bpara\s+|\bantes\s+de\s+)?(?P<this>\beste)\s+(?P<w>{_W}){_END}", _weekday),
    ("day", rf"{_AT}(?P<w>{_W})(?:\s+{_NEXT_AFTER})?{_END}{_NO_FEAST}", _weekday),
    ("day", rf"(?:\b(?:para|en|hasta|antes\s+de)\s+)?(?:\b(?:la|el)\s+)(?:pr[óo]xim[oa]\s+(?P<u>semana|mes|"
            rf"trimestre|a[ñn]o)|"
            rf"(?P<v>semana|mes|trimestre|a[ñn]o)\s+{_NEXT_AFTER})\b", _period),
    ("day", rf"\b(?:dentro\s+de|de\s+aqu[íi]\s+a|en)\s+(?:los\s+pr[óo]ximos\s+)?(?P<n>{_N})\s+(?P<u>{_UNIT})\b",
     _ahead),
    ("day", r"\b(?:dentro\s+de|en)\s+media\s+hora\b", lambda found, now: r.ahead(30, "minute", now)),
    ("time", rf"(?:\b(?:a|antes\s+de|para|hacia|sobre|desde)\s+las?\s+){_HOUR}(?:[:.](?P<m>\d{{2}}))?(?![\d/%:])"
             rf"(?:\s+(?P<q>y\s+media|y\s+cuarto|menos\s+cuarto))?(?:\s*(?P<half>[ap]\.?\s?m\b\.?)|(?:\s*(?:h|hs|"
             rf"horas)\b)?"
             r"(?:\s+en\s+punto)?(?:\s+(?:de|por|en)\s+la\s+(?P<p>madrugada|ma[ñn]ana|tarde|noche)\b)?)", _hour),
    ("time", r"(?<![\w./:-])(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)(?!\w)", _hour),
    ("time", r"(?<![\w./:-])(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s+de\s+la\s+(?P<p>madrugada|ma[ñn]ana|tarde|noche)\b",
     _hour),
    ("time", r"(?<![\w./:-])(?P<h>\d{1,2})[.:](?P<m>\d{2})\s?h(?:s|oras)?\b", _hour),
    ("time", r"\bal?\s+mediod[íi]a\b", lambda found, now: Said(minute=r.NOON)),
    ("time", r"\b(?:a\s+)?medianoche\b", lambda found, now: Said(minute=r.MIDNIGHT)),
    ("day", r"\besta\s+semana\b", lambda found, now: r.on(r.this_friday(now.today))),
    ("time", r"\bentre\s+las\s+(?P<h>\d{1,2})(?::(?P<m>\d{2}))?\s+y\s+las\s+\d{1,2}(?::\d{2})?",
     lambda found, now: replace(_hour(found, now), keep=True)),
    ("time", r"(?<=\0)\s*temprano\b|\btemprano\b(?=\s*\0)", lambda found, now: Said(minute=r.EARLY)),
    ("time", r"\ba\s+primera\s+hora\b(?:\s+de\s+la\s+ma[ñn]ana\b)?", lambda found, now: Said(minute=r.EARLY)),
    ("time", r"\ba\s+[úu]ltima\s+hora\b(?:\s+(?:de\s+la\s+tarde|del\s+d[íi]a)\b)?|\bantes\s+de\s+cerrar\b|\bal\s+"
             r"cierre\b",
     lambda found, now: Said(minute=r.CLOSING)),
    ("part", rf"\b(?:por|en|a)\s+la\s+(?P<p>{_MORNING}|tarde|noche)\b", _part),
    ("part", r"(?<=\0)\s+(?:de\s+la\s+)?(?P<p>tarde|noche)\b(?!\w)", _part),
    ("unread", r"\b(?:cuanto\s+antes|lo\s+antes\s+posible|uno\s+de\s+estos\s+d[íi]as|cuando\s+pueda|cuando\s+se\s+"
               r"pueda|"
               r"despu[ée]s\s+de\s+(?:las\s+fiestas|semana\s+santa|las\s+vacaciones)|antes\s+de\s+(?:navidad|"
               r"las\s+fiestas|"
               r"las\s+vacaciones))\b", lambda found, now: r.UNREAD),
    ("unread", r"(?<!\w)(?:pronto|alg[úu]n\s+d[íi]a)(?=\s*[.!?]?\s*$)", lambda found, now: r.UNREAD),
)

