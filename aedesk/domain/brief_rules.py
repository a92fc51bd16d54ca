"""When a brief is complete: every field answered, and no answer that leaves the work to guess (W-10, W-17)."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from aedesk.domain.brief import Brief

TEXTS = ("background", "objective", "must", "budget", "approver", "materials")
OTHERS = ("layout_due", "revisions", "to_client_on", "finished_art_on", "in_market_on")
FIELDS = ("background", "objective", "deliverables", "must", "budget", "approver", *OTHERS, "materials")
"""The twelve fields in the order of the form."""

_WHOLE = frozenset(
    phrase.strip()
    for phrase in """
    you decide|you choose|your choice|up to you|as you like|as you wish|as you see fit|whatever|whatever you think
    whatever you like|anything|anything goes|something|something nice|something good|something new|something creative
    surprise me|surprise us|make it nice|make it pretty|make it pop|do your best|best possible|as good as possible
    as usual|the usual|same as last time|same as before|to be decided|to be defined|to be confirmed|tbd|tbc|open|later
    not sure|dont know|no idea|we will see|lets see|see later|asap|as soon as possible|good|nice|cool|modern
    你们定|你们决定|你定|你来定|你们看|你看着办|你们看着办|看着办|看着办吧|随便|随意|都行|都可以|都好|怎么都行|什么都行
    你们是专业的|专业的你们来|差不多就行|好看就行|漂亮就行|好看|漂亮|大气|高大上|高端大气|高端大气上档次|有创意|有感觉
    尽量好|越好越好|越快越好|尽快|老样子|照旧|跟上次一样|和上次一样|同上次|待定|再说|以后再说|到时候再说|不知道|不清楚
    usted decide|ustedes deciden|decidan ustedes|decida usted|decide tu|tu decides|como quieran|como quiera|como guste
    lo que sea|cualquiera|cualquier cosa|lo que usted diga|a su criterio|a criterio de ustedes|algo bonito|algo bueno
    algo nuevo|algo creativo|sorprendanme|sorprendanos|como siempre|lo de siempre|igual que la ultima vez|por definir
    por decidir|por confirmar|pendiente|ya veremos|no se|no sabemos|lo mejor posible|lo antes posible|cuanto antes
    """.replace("\n", "|").split("|")
    if phrase.strip()
)
_LEAD_EN = (
    "a an the some something anything just make do create write give us me it be should must look feel sound as good "
    "nice great strong catchy line slogan headline sentence claim idea ad advert campaign film spot poster style one"
)
_LEAD_ES = (
    "un una el la algo haga hagan hacer que sea tan bueno buena bonito bonita frase lema titular idea anuncio campana "
    "estilo al asi de"
)
_LEAD_ZH = "(?:要|做|写|想要|做得|写得|弄)?(?:一个|一句|一条|个|句|条)?"
_LIKE = (
    re.compile(rf"(?:(?:{'|'.join(_LEAD_EN.split())}) )*(?:like|as good as|similar to|the same as|same as) \w.*"),
    re.compile(
        rf"(?:(?:{'|'.join(_LEAD_ES.split())}) )*"
        r"(?:como (?!maxim|minim|mucho|poco|resultado)|parecid[oa] a |similar a |igual que |al estilo de )\w.*"
    ),
    re.compile(rf"{_LEAD_ZH}(?:像|跟|和|与|类似).+?(?:一样|那样|那种|似的|差不多|的感觉|的风格)的?.{{0,6}}"),
    re.compile(rf"{_LEAD_ZH}(?:像|类似).+?的.{{1,4}}"),
)
_SHORT = 8
"""A comparison is vague when it is the whole answer: one of more words says something beside it."""


@dataclass(frozen=True)
class Gap:
    """A field of the brief that keeps its signatures closed."""

    field: str
    kind: Literal["empty", "vague"]


def gaps(brief: Brief) -> tuple[Gap, ...]:
    """Every field that is empty or vague, in the order of the form."""
    found = ((field, _judge(brief, field)) for field in FIELDS)
    return tuple(Gap(field, kind) for field, kind in found if kind)


def vague(text: str) -> bool:
    """Whether an answer leaves the decision to whoever works: "you decide", "a line like brand X"."""
    plain = _plain(text)
    if not plain:
        return bool(text.strip())
    if plain.removesuffix("吧").removesuffix(" please").removesuffix(" por favor") in _WHOLE:
        return True
    signs = len(plain) // 2 if re.search(r"[\u3400-\u9fff]", plain) else len(plain.split())
    return signs <= _SHORT and any(pattern.fullmatch(plain) for pattern in _LIKE)


def _judge(brief: Brief, field: str) -> Literal["empty", "vague"] | None:
    if field == "deliverables":
        rows = brief.deliverables
        if not rows or any(not (row.piece.strip() and row.format.strip() and row.quantity) for row in rows):
            return "empty"
        return "vague" if any(vague(row.piece) or vague(row.format) for row in rows) else None
    value = getattr(brief, field)
    if field not in TEXTS:
        return "empty" if value is None else None
    if not value.strip():
        return "empty"
    return "vague" if vague(value) else None


def _plain(text: str) -> str:
    """Small letters and single spaces: no accents, no signs."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    kept = "".join(" " if not sign.isalnum() else sign for sign in letters if not unicodedata.combining(sign))
    spaced = " ".join(kept.split())
    return spaced.replace(" ", "") if re.fullmatch(r"[\u3400-\u9fff ]+", spaced) else spaced
