"""Tokens: contrast as the design measured it; one maker of fonts with the language's rules."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import dress
from ui import theme


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXTS = ("t1", "t2", "t3", "acc", "red", "amb", "grn")
GROUNDS = ("win", "surf", "sunk", "hover", "rail")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("token", TEXTS)
def test_text_reads_on_every_ground(mode: str, ground: str, token: str) -> None:
    tokens = theme.TOKENS[mode]
    assert contrast(tokens[token], tokens[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("token", "ground"),
    [("on-acc", "acc"), ("on-acc", "acc-h"), ("on-ink", "ink"), ("red", "redbg"), ("amb", "ambbg"), ("grn", "grnbg"),
     ("acc", "sel"), ("t1", "sel"), ("t2", "sel")],
)  # fmt: skip
def test_text_on_colour_reads(mode: str, token: str, ground: str) -> None:
    assert contrast(theme.TOKENS[mode][token], theme.TOKENS[mode][ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["surf", "win", "sunk"])
def test_edges_of_controls_show(mode: str, ground: str) -> None:
    assert contrast(theme.TOKENS[mode]["ctl"], theme.TOKENS[mode][ground]) >= 3


def test_chinese_is_never_small_and_knows_two_weights(qapp: QApplication) -> None:
    dress(qapp, "zh")
    assert theme.font(11).pixelSize() == 12
    assert theme.font(13, 500).weight() == 400
    assert theme.font(13, 600).weight() == 700
    assert theme.font(13).families()[0] == "AE Sans"
    dress(qapp, "en")
    assert theme.font(11).pixelSize() == 11
    assert theme.font(13, 500).weight() == 500
    assert theme.font(13).families()[0] == "AE Latin"


def test_text_size_grows_everything(qapp: QApplication) -> None:
    dress(qapp, "en", scale=1.3)
    assert theme.font(13).pixelSize() == 17
    assert theme.line(13) == 25
    assert theme.scaled(32) == 42


def test_dark_swaps_every_token(qapp: QApplication) -> None:
    dress(qapp, mode="dark")
    assert theme.mode() == "dark"
    assert {name: colour.name().upper() for name, colour in theme.C.items()} == theme.TOKENS["dark"]
    assert qapp.palette().window().color() == theme.C["win"]


def test_the_fonts_are_ours(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontInfo

    dress(qapp, "zh")
    assert QFontInfo(theme.font(13)).family() == "AE Sans"
    assert "AE Han" in theme.font(13).families()
