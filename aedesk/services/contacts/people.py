"""Lines of a table as people: names put together, numbers and addresses told apart, birthdays as people write them."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from aedesk.domain.client import ContactRole
from aedesk.services.contacts import heads
from aedesk.services.contacts.views import Birthday, Card, Cards, Table, Trouble

Tell = Callable[[int, int], None]
LONGEST_NAME = 80
_STEP = 200  # people between two words about how far it has come
_HAN = re.compile(r"[\u3400-\u9fff]")
_TIME = re.compile(r"(?:[T ]\d{1,2}:\d{2}(?::\d{2})?|T\d{4}(?:\d{2})?)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$")
_LUNAR = re.compile(r"农历|农曆|阴历|陰曆|旧历|lunar", re.IGNORECASE)
_SOLAR = re.compile(r"公历|阳历|新历|solar", re.IGNORECASE)
_ROLES: Mapping[str, ContactRole] = {
    word: role
    for role, words in {
        ContactRole.DECIDES: "decides|decision maker|decide|决策|决策人",
        ContactRole.DAY_TO_DAY: "day to day|day_to_day|dia a dia|日常联系|对接人",
        ContactRole.ADVERTISING: "advertising|publicidad|广告|市场",
        ContactRole.SALES: "sales|ventas|销售",
        ContactRole.FINANCE: "finance|finanzas|财务",
        ContactRole.OTHER: "other|otro|其他",
    }.items()
    for word in words.split("|")
}
_ZH_MONTHS = {f"{word}月": n for n, word in enumerate("正二三四五六七八九十冬腊", 1)}
_ZH_MONTHS |= {"一月": 1, "十一月": 11, "十二月": 12}
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
}


def cards(table: Table, columns: Mapping[int, str], tell: Tell = lambda _n, _of: None) -> Cards:
    """The people in a table, by what each column holds."""
    found: list[Card] = []
    troubles: list[Trouble] = []
    body = table.rows[1:] if table.head else table.rows
    numbers = heads.phones_first(table.rows[0] if table.head and table.rows else (), columns)
    days_first = _days_first([row[c] for c, field in columns.items() if field == "birthday" for row in body
                              if c < len(row)])  # fmt: skip
    for n, row in enumerate(body):
        if n % _STEP == 0:
            tell(n, len(body))
        place = table.first + n + table.head
        if not any(row):
            continue
        cells: dict[str, list[str]] = {}
        for column in (*numbers, *(c for c in sorted(columns) if columns[c] != "phone")):
            if column < len(row) and row[column]:
                cells.setdefault(columns[column], []).append(_unguard(row[column]))
        if not cells:
            continue
        card = _card(place, cells, days_first, troubles)
        if card is not None:
            found.append(card)
    return Cards(tuple(found), tuple(troubles))


def _card(place: int, cells: Mapping[str, list[str]], days_first: bool, troubles: list[Trouble]) -> Card | None:
    def one(field: str) -> str:
        return " ".join(cells[field][0].split()) if field in cells else ""

    name = one("name") or whole_name(one("family"), one("given"))
    if not name:
        troubles.append(Trouble(place, "contacts_no_name", name=one("client") or one("email"), lost=True))
        return None
    if len(name) > LONGEST_NAME:
        troubles.append(Trouble(place, "contacts_name_long", {"most": LONGEST_NAME}, name[:40] + "…", lost=True))
        return None
    phones = tuple(dict.fromkeys(part for cell in cells.get("phone", ()) for part in several_phones(cell)))
    for number in phones:
        if re.fullmatch(r"\d(?:[.,]\d+)?E\+?\d+", number, re.IGNORECASE):
            troubles.append(Trouble(place, "contacts_phone_cut", {"text": number}, name))
    phones = tuple(each for each in phones if not re.fullmatch(r"\d(?:[.,]\d+)?E\+?\d+", each, re.IGNORECASE))
    mails, odd = mails_of(cells.get("email", ()))
    notes = list(cells.get("notes", ()))
    for text in odd:
        troubles.append(Trouble(place, "contacts_email", {"text": text[:60]}, name))
        notes.append(text)
    birthday = None
    if said := one("birthday"):
        birthday = birthday_of(said, days_first)
        if birthday is None:
            troubles.append(Trouble(place, "contacts_birthday", {"text": said[:60]}, name))
            notes.append(said)
    return Card(
        place, name, one("other_name") if one("other_name") != name else "", one("title"), one("client"), one("code"),
        phones, mails, birthday, "\n".join(dict.fromkeys(notes)), one("address"),
        _ROLES.get(_plain(one("role"))), False,
    )  # fmt: skip


def whole_name(family: str, given: str, more: str = "") -> str:
    """A name from its parts: in Chinese the family comes first and nothing stands between."""
    if _HAN.search(family + given):
        return f"{family}{more}{given}"
    return " ".join(part for part in (given, more, family) if part)


def several_phones(cell: str) -> list[str]:
    """The numbers in one cell: several stand with commas, slashes or lines between them."""
    parts = [part.strip() for part in re.split(r"[;；,，、\n|]|(?<=\d)\s*/\s*(?=\+?\d{5})|\s*:::\s*", cell)]
    return [part for part in parts if re.search(r"\d", part)]


def mails_of(cells: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """The addresses in cells, and what is none."""
    parts = [part.strip(" <>\t") for cell in cells for part in re.split(r"[;；,，、\s]+|:::", cell)]
    parts = [part for part in dict.fromkeys(parts) if part]
    good = tuple(part for part in parts if heads.EMAIL.match(part))
    return good, [part for part in parts if part not in good]


def birthday_of(text: str, days_first: bool = True) -> Birthday | None:
    """A birthday as told, or None where it cannot be read."""
    text = unicodedata.normalize("NFKC", text).strip()
    lunar = _LUNAR.search(text) is not None
    text = _SOLAR.sub(" ", _LUNAR.sub(" ", text)).strip(" ()（）:：,，T")
    leap = "闰" in text or re.search(r"\bleap\b", text, re.IGNORECASE) is not None
    text = re.sub(r"闰|\bleap\b", "", text, flags=re.IGNORECASE).strip()
    text = _TIME.sub("", text)
    found = _parts(text, days_first)
    if found is None:
        return None
    year, month, day = found
    if year is not None and year < 100:
        year += 1900 if year > 30 else 2000
    if year in (1604, 1600, 4, 0):  # what programs write where the year is not known
        year = None
    if lunar:
        return Birthday(month, day, year, True, leap) if 1 <= month <= 12 and 1 <= day <= 30 else None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Birthday(month, day, year) if year is None or 1900 <= year <= 2100 else None


def _parts(text: str, days_first: bool) -> tuple[int | None, int, int] | None:
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"--(\d{2})-?(\d{2})", text):
        return None, int(match[1]), int(match[2])
    if match := re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?", text):
        return None, int(match[1]), int(match[2])
    if match := re.fullmatch(r"(?:(\d{4})年)?(.{1,2}月)(初?[一二三四五六七八九十廿卅]{1,3}|\d{1,2})日?", text):
        month, day = _ZH_MONTHS.get(match[2]), _zh_day(match[3])
        return (int(match[1]) if match[1] else None, month, day) if month and day else None
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?", text):
        one, two = int(match[1]), int(match[2])
        year = int(match[3]) if match[3] else None
        if year is None and one <= 12:  # 05-04: the month first, as the calendar of no year is written
            return None, one, two
        day, month = (one, two) if (days_first and two <= 12) or one > 12 else (two, one)
        return year, month, day
    return _worded(text)


def _worded(text: str) -> tuple[int | None, int, int] | None:
    words = [word for word in re.split(r"[\s,.]+|\bde\b|\bdel\b", _plain(text)) if word]
    month = next((n for word in words for name, n in _MONTHS.items() if len(word) > 2 and name.startswith(word)), None)
    figures = [int(match[1]) for word in words if (match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word))]
    day = next((figure for figure in figures if figure <= 31), None)
    if month is None or day is None or len(words) > 3:
        return None
    return next((figure for figure in figures if figure > 31), None), month, day


def _zh_day(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    text = text.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    digits = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
    tens, ten, ones = text.partition("十")
    if not ten:
        return digits.get(tens)
    return digits.get(tens, 1) * 10 + digits.get(ones, 0)


def _days_first(cells: Sequence[str]) -> bool:
    """Whether 04/05/1980 is the fourth of May: told by the others of the column."""
    pairs = [match for cell in cells if (match := re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d", cell))]
    return not any(int(match[2]) > 12 for match in pairs) or any(int(match[1]) > 12 for match in pairs)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).strip()


def _unguard(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reckoning."""
    return text[1:].strip() if text[:1] == "'" and text[1:2] in "=+-@0123456789" else text.strip()
