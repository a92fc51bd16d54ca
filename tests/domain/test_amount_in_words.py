"""Amounts in words, against the vectors that were written by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.amount_in_words import in_words, read_rmb
from aedesk.domain.errors import UserError
from aedesk.domain.money import LIMIT, to_minor

VECTORS = yaml.safe_load((Path(__file__).parent / "data" / "amount_vectors.yaml").read_text(encoding="utf-8"))


def rows(key: str) -> list[Any]:
    return [pytest.param(row, id=f"{row.get('currency', 'CNY')} {row['amount']}") for row in VECTORS[key]]


@pytest.mark.parametrize("row", rows("rmb_capitals"))
def test_capitals(row: dict[str, Any]) -> None:
    cents = to_minor(row["amount"], "CNY")
    assert in_words(cents, "CNY", "zh") == row["expected"]
    for text in [row["expected"], *row["also"]]:
        assert read_rmb(text) == cents, text


@pytest.mark.parametrize("row", rows("english"))
def test_english(row: dict[str, Any]) -> None:
    assert in_words(to_minor(row["amount"], row["currency"]), row["currency"], "en") == row["expected"]


@pytest.mark.parametrize("row", rows("spanish"))
def test_spanish(row: dict[str, Any]) -> None:
    assert in_words(to_minor(row["amount"], row["currency"]), row["currency"], "es") == row["expected"]


@pytest.mark.parametrize("row", rows("must_refuse"))
def test_refused(row: dict[str, Any]) -> None:
    with pytest.raises(UserError) as refusal:
        in_words(to_minor(row["amount"], "CNY"), "CNY", "zh")
    assert refusal.value.code in {"amount_decimals", "amount_too_large", "amount_not_number"}


@pytest.mark.parametrize("language", ["zh", "en", "es"])
def test_above_the_limit_is_refused(language: str) -> None:
    with pytest.raises(UserError, match="amount_too_large"):
        in_words(LIMIT + 1, "CNY", language)


@given(st.integers(-LIMIT, LIMIT))
def test_capitals_read_back(cents: int) -> None:
    assert read_rmb(in_words(cents, "CNY", "zh")) == cents


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        ("1.00", "GBP", "una libra esterlina con 00/100"),
        ("231.00", "GBP", "doscientas treinta y una libras esterlinas con 00/100"),
        ("221500.00", "GBP", "doscientas veintiún mil quinientas libras esterlinas con 00/100"),
        ("11.00", "GBP", "once libras esterlinas con 00/100"),
        ("21.00", "GBP", "veintiuna libras esterlinas con 00/100"),
        ("200000000.00", "GBP", "doscientos millones de libras esterlinas con 00/100"),
        ("21000", "JPY", "veintiún mil yenes"),
        ("1000000000000", "JPY", "un billón de yenes"),
        ("111.00", "EUR", "ciento once euros con 00/100"),
        ("1121.00", "EUR", "mil ciento veintiún euros con 00/100"),
    ],
)
def test_spanish_genders_and_yen(amount: str, code: str, words: str) -> None:
    assert in_words(to_minor(amount, code), code, "es") == words


@pytest.mark.parametrize(
    ("amount", "code", "language", "words"),
    [
        ("21000", "JPY", "en", "Japanese yen twenty-one thousand"),
        ("21000", "JPY", "zh", "日元贰万壹仟元整"),
        ("127497.38", "USD", "zh", "美元壹拾贰万柒仟肆佰玖拾柒元叁角捌分"),
        ("-12.30", "EUR", "en", "Euros minus twelve and 30/100"),
        ("1000100.00", "USD", "en", "US dollars one million one hundred and 00/100"),
    ],
)
def test_other_currencies(amount: str, code: str, language: str, words: str) -> None:
    assert in_words(to_minor(amount, code), code, language) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "人民币",
        "壹",
        "陆仟伍佰元",  # 整 is a must after 元
        "人民币陆仟零柒元壹角肆分整",  # and never stands after 分
        "壹仟伍元整",  # 1005 or 1500?
        "拾伍元整",  # 拾 without 壹: anything could be written before it
        "壹佰壹仟元整",
        "壹佰零零壹元整",
        "壹拾壹元壹分",
        "壹万壹万元整",
        "one yuan",
        "人民币壹拾兆元整",
    ],
)
def test_capitals_not_read(text: str) -> None:
    with pytest.raises(UserError, match="words_not_read"):
        read_rmb(text)


def test_small_signs_are_read_as_capitals() -> None:
    assert read_rmb("人民币：一万二千三百元正") == 1_230_000
