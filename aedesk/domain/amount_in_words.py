"""Amounts in words: RMB capitals in Chinese, words in English and Spanish; and reading the capitals back.

Chinese follows the rules of the central bank and of the finance ministry: the stricter one where they differ.
"""
# ruff: noqa: SIM905 - rows of words are read and checked more easily without quotes

import re

from aedesk.domain.errors import UserError
from aedesk.domain.money import LIMIT, currency

ZH_NAMES = {"CNY": "人民币", "EUR": "欧元", "USD": "美元", "MXN": "墨西哥比索", "GBP": "英镑", "JPY": "日元"}
EN_NAMES = {
    "CNY": "Yuan",
    "EUR": "Euros",
    "USD": "US dollars",
    "MXN": "Mexican pesos",
    "GBP": "Pounds sterling",
    "JPY": "Japanese yen",
}
ES_NAMES = {
    "CNY": ("yuan", "yuanes"),
    "EUR": ("euro", "euros"),
    "USD": ("dólar", "dólares"),
    "MXN": ("peso", "pesos"),
    "GBP": ("libra esterlina", "libras esterlinas"),
    "JPY": ("yen", "yenes"),
}
ES_FEMININE = {"GBP"}

CAPITALS = "零壹贰叁肆伍陆柒捌玖"
EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
EN_GROUPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
ES_SMALL = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
ES_TENS = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
ES_HUNDREDS = (
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()
)


def in_words(minor: int, code: str, language: str) -> str:
    """The amount in words of zh, en or es; the first letter is left as the sentence needs it."""
    if abs(minor) > LIMIT:
        raise UserError("amount_too_large")
    whole, cents = divmod(abs(minor), 10 ** currency(code).digits)
    negative = minor < 0
    if language == "zh":
        return ZH_NAMES[code] + ("负" if negative else "") + _chinese(whole, cents)
    fraction = f"{cents:02d}/100" if currency(code).digits else ""
    if language == "es":
        return ("menos " if negative else "") + _spanish_amount(whole, fraction, code)
    words = f"{EN_NAMES[code]} {'minus ' if negative else ''}{_english(whole)}"
    return f"{words} and {fraction}" if fraction else words


def _chinese(yuan: int, cents: int) -> str:
    jiao, fen = divmod(cents, 10)
    if not yuan and not cents:
        return "零元整"
    text = f"{_capitals(yuan)}元" if yuan else ""
    if jiao:
        text += ("零" if yuan and yuan % 10 == 0 else "") + CAPITALS[jiao] + "角"
    elif fen and yuan:
        text += "零"
    return text + (CAPITALS[fen] + "分" if fen else "整")


def _capitals(number: int) -> str:
    for size, sign in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _capitals(head) + sign + gap + (_capitals(rest) if rest else "")
    text = ""
    for size, sign in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += CAPITALS[digit] + sign
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


def _english(number: int) -> str:
    parts = []
    for size, name in EN_GROUPS:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{_english_small(count)} {name}")
    if not parts:
        return _english_small(number)
    if number:
        parts.append(("and " if number < 100 else "") + _english_small(number))
    return " ".join(parts)


def _english_small(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tail = EN_SMALL[rest] if rest < 20 else EN_TENS[rest // 10] + (f"-{EN_SMALL[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return tail
    return f"{EN_SMALL[hundreds]} hundred" + (f" and {tail}" if rest else "")


def _spanish_amount(number: int, fraction: str, code: str) -> str:
    one, many = ES_NAMES[code]
    of = "de " if number and number % 10**6 == 0 else ""
    words = f"{_spanish(number, code in ES_FEMININE)} {of}{one if number == 1 else many}"
    if code == "MXN":
        return f"{words} {fraction} M.N."
    return f"{words} con {fraction}" if fraction else words


def _spanish(number: int, feminine: bool = False) -> str:
    for size, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
        if number >= size:
            count, rest = divmod(number, size)
            words = f"{_spanish(count)} {one if count == 1 else many}"
            return f"{words} {_spanish(rest, feminine)}" if rest else words
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _spanish_small(rest, feminine)
    words = "mil" if thousands == 1 else f"{_spanish_small(thousands, feminine, before_mil=True)} mil"
    return f"{words} {_spanish_small(rest, feminine)}" if rest else words


def _spanish_small(number: int, feminine: bool, before_mil: bool = False) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        word = ES_HUNDREDS[hundreds]
        parts.append(word[:-2] + "as" if feminine and hundreds > 1 else word)
    if rest or not hundreds:
        word = ES_SMALL[rest] if rest < 30 else ES_TENS[rest // 10] + (f" y {ES_SMALL[rest % 10]}" if rest % 10 else "")
        if feminine and rest % 10 == 1 and rest != 11 and not before_mil:
            word = word.removesuffix("ún") + "una" if word.endswith("ún") else word + "a"
        parts.append(word)
    return " ".join(parts)


_D = f"([{CAPITALS[1:]}])"
_GROUP = re.compile(f"零?(?:{_D}仟)?零?(?:{_D}佰)?零?(?:{_D}拾)?零?{_D}?")
_AMOUNT = re.compile(f"(?:([^元角分整]+)元)?零?(?:{_D}角)?零?(?:{_D}分)?(整?)")
_SAME = str.maketrans("圆正一二三四五六七八九十百千〇贰", "元整壹贰叁肆伍陆柒捌玖拾佰仟零贰")


def read_rmb(text: str) -> int:
    """Cents of an amount in RMB capitals; every spelling that the rules permit is read, anything else refused."""
    plain = re.sub(r"[\s:：]", "", text).translate(_SAME)
    plain, negative = plain.removeprefix("（负数）").removeprefix("(负数)"), plain.startswith(("（负数）", "(负数)"))
    plain = plain.removeprefix("人民币")
    if plain.startswith("负"):
        plain, negative = plain[1:], True
    plain = plain.replace("兆元", "万亿元")
    found = _AMOUNT.fullmatch(plain)
    if not plain or not found:
        raise _unread(text)
    yuan, jiao, fen, whole = found.groups()
    if (fen and whole) or not (jiao or fen or whole):
        raise _unread(text)
    cents = _read(yuan, text) * 100 if yuan else 0
    cents += 10 * _digit(jiao) + _digit(fen)
    if cents > LIMIT or _core(plain) != _core(_chinese(*divmod(cents, 100))):
        raise _unread(text)
    return -cents if negative else cents


def _core(plain: str) -> str:
    """The signs that carry the value: without those that the rules leave to the writer."""
    core = plain.rstrip("整")
    if core != "零元":
        core = core.removeprefix("零元").removeprefix("零")
    return re.sub(r"零(?=.仟|.角)", "", core)


def _read(number: str, text: str) -> int:
    for size, sign in ((10**8, "亿"), (10**4, "万")):
        if sign in number:
            head, tail = number.rsplit(sign, 1)
            return _read(head, text) * size + (_read(tail, text) if tail else 0)
    found = _GROUP.fullmatch(number)
    if not found:
        raise _unread(text)
    digits = (_digit(sign) for sign in found.groups())
    return sum(digit * size for digit, size in zip(digits, (1000, 100, 10, 1), strict=True))


def _digit(sign: str | None) -> int:
    return CAPITALS.index(sign) if sign else 0


def _unread(text: str) -> UserError:
    return UserError("words_not_read", text=text)
