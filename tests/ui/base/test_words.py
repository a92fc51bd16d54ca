"""Every word is there in Chinese and Spanish, with its plural forms and places; the compiled catalogues are fresh."""

import gettext
import re
from enum import Enum
from importlib import import_module
from io import BytesIO

import pytest

from aedesk import words
from aedesk.domain.gates import Action, When
from aedesk.words import _, n_, p_
from tools import words as tool
from ui import labels

LANGUAGES = ("zh", "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language: str) -> None:
    assert list(tool.faults(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(language: str) -> None:
    kept = (tool.LOCALE / language / "aedesk.mo").read_bytes()
    assert kept == tool.compiled(language), "run: python -m tools.words compile"
    gettext.GNUTranslations(BytesIO(kept))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_kept_that_nobody_says(language: str) -> None:
    used = {(message.context, message.one) for message in tool.messages()}
    kept = {(message.context, message.one) for message in tool.catalogue(language)}
    assert kept - used == set()


def test_chinese_is_written_as_chinese() -> None:
    han = "[\u4e00-\u9fff]"
    for message, said in tool.catalogue("zh").items():
        for text in said:
            assert not re.search(rf"{han}[,;:!?]|{han}\.(?!\w)", text), (message.one, text)
            plain = re.sub(r"\{\w*\}", "，", text)  # what comes in may be Han or Latin
            assert not re.search(rf"{han}[A-Za-z0-9]|[A-Za-z0-9]{han}", plain), (message.one, text)


def test_every_code_has_its_word() -> None:
    for name in (
        "call",
        "care",
        "client",
        "estimate",
        "gates",
        "job",
        "paper",
        "people",
        "signoff",
        "standing",
        "desk",
        "desk_plan",
    ):
        module = import_module(f"aedesk.domain.{name}")
        kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Enum)]
        for kind in kinds:
            if kind.__module__ == module.__name__ and kind not in (Action, When):
                assert all(labels.label(code) for code in kind), kind


def test_the_window_speaks_one_language_at_a_time() -> None:
    words.use("zh")
    assert _("Jobs") == "工作"
    assert p_("stage", "Estimate") == "估价"
    assert _("Estimate") == "估价单"
    assert n_("{count} client", "{count} clients", 2).format(count=2) == "2 个客户"
    words.use("es")
    assert n_("{count} client", "{count} clients", 1).format(count=1) == "1 cliente"
    assert n_("{count} client", "{count} clients", 3).format(count=3) == "3 clientes"
    words.use("en")
    assert _("Jobs") == "Jobs"


@pytest.mark.parametrize(
    ("language", "day", "money", "percent"),
    [
        ("en", "8 Apr", "¥ 1,827.84", "6%"),
        ("zh", "4 月 8 日", "¥ 1,827.84", "6%"),
        ("es", "8 abr", "¥ 1.827,84", "6 %"),
    ],
)
def test_figures_and_dates(language: str, day: str, money: str, percent: str) -> None:
    from datetime import date
    from decimal import Decimal

    from ui import format as fmt

    words.use(language)
    assert fmt.day(date(2026, 4, 8)) == day
    assert fmt.money(182784, "CNY") == money
    assert fmt.percent(Decimal("0.06")) == percent
    assert fmt.day(date(2025, 4, 8)) != fmt.day(date(2026, 4, 8))
