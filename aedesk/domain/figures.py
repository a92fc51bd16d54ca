"""Figures as one language writes them, and back to the exact decimal that is kept."""

import re
from decimal import Decimal

from aedesk.domain.answer_values import decimal
from aedesk.domain.errors import UserError

_SWAP = str.maketrans(",.", ".,")


def show_figure(kept: str, language: str, least: int = 0) -> str:
    """An exact decimal with separators: 1,234.5 · 1.234,5; at least `least` digits after the point."""
    value = Decimal(kept)
    exponent = value.as_tuple().exponent
    places = max(-exponent if isinstance(exponent, int) else 0, least, 0)
    text = f"{value:,.{places}f}"
    return text.translate(_SWAP) if language == "es" else text


def read_figure(typed: str, language: str) -> str | None:
    """What was typed as an exact decimal; None for nothing, UserError where it is no figure."""
    text = re.sub(r"\s", "", typed).replace("，", ",").replace("。", ".").replace("−", "-").replace("–", "-")
    if not text:
        return None
    comma = language == "es"
    if text.count(",") == 1 and "." not in text and not re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text):
        comma = True  # 0,06 is a fraction in every language
    elif text.count(".") == 1 and "," not in text and not re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text):
        comma = False
    elif "," in text and "." in text:
        comma = text.rfind(",") > text.rfind(".")
    group, point = (".", ",") if comma else (",", ".")
    plain = text.replace(group, "").replace(point, ".")
    if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", plain):
        raise UserError("answer_no_number", typed=typed[:40])
    return decimal(f"0{plain}" if plain.startswith(".") else plain.replace("-.", "-0."))
