"""What the demo agency makes: pieces, seasons and the lines of their estimates, in three languages."""

from dataclasses import dataclass
from decimal import Decimal

from aedesk.domain.estimate import EstimateLine, LineGroup

Three = tuple[str, str, str]  # zh, en, es
PLACE = {"zh": 0, "en": 1, "es": 2}

SEASONS: tuple[Three, ...] = (
    ("春季", "Spring", "de primavera"),
    ("夏季", "Summer", "de verano"),
    ("秋季", "Autumn", "de otoño"),
    ("冬季", "Winter", "de invierno"),
    ("新年", "New Year", "de Año Nuevo"),
    ("周年", "Anniversary", "de aniversario"),
    ("上市", "Launch", "de lanzamiento"),
    ("会员", "Members’", "para socios"),
)


@dataclass(frozen=True)
class Item:
    """One thing that stands in estimates; the cost is in minor units of the yuan."""

    words: Three
    unit: Three
    group: LineGroup
    cost: int
    quantity: tuple[int, int]
    markup: int
    tax: str


UNITS: dict[str, Three] = {
    "job": ("项", "job", "trabajo"),
    "round": ("轮", "round", "ronda"),
    "day": ("天", "day", "día"),
    "piece": ("件", "piece", "pieza"),
    "image": ("张", "image", "imagen"),
    "face": ("面", "face", "cara"),
    "lot": ("批", "lot", "lote"),
    "second": ("秒", "second", "segundo"),
}
_ITEMS = """
idea|创意构思与文案|Idea and copy|Idea y textos|job|in_house|1200000|1-1|0|0.06
layout|草图设计|Layouts|Bocetos|round|in_house|320000|1-3|0|0.06
adapt|完稿延展|Adaptations|Adaptaciones|piece|in_house|48000|4-18|0|0.06
art|完稿制作|Finished art|Arte final|piece|in_house|160000|1-6|0|0.06
photo|摄影，棚拍|Photography, studio|Fotografía en estudio|day|third_party|780000|1-3|15|0.06
retouch|修图|Retouching|Retoque|image|third_party|22000|6-40|10|0.06
illustration|插画|Illustration|Ilustración|image|third_party|260000|1-8|15|0.06
film|拍摄与剪辑|Filming and cutting|Rodaje y montaje|day|third_party|2600000|1-3|15|0.06
sound|录音与配乐|Recording and music|Grabación y música|second|third_party|9500|30-90|12|0.06
posters|海报印刷|Poster printing|Impresión de carteles|piece|third_party|18500|20-200|12|0.13
leaflets|折页印刷|Leaflet printing|Impresión de folletos|piece|third_party|135|2000-20000|12|0.13
boxes|礼盒打样与印制|Gift boxes, proof and print|Cajas, prueba e impresión|piece|third_party|1480|500-4000|12|0.13
stand|展台搭建|Building the stand|Montaje del stand|job|third_party|5400000|1-1|12|0.06
outdoor|户外广告位，三周|Outdoor space, three weeks|Espacio exterior, tres semanas|face|media|72000|20-80|5|0.06
radio|电台时段|Radio time|Espacio en radio|second|media|46000|60-240|5|0.06
screens|电梯屏，两周|Lift screens, two weeks|Pantallas, dos semanas|face|media|31000|30-120|5|0.06
courier|快递与张贴|Courier and posting|Mensajería y colocación|lot|third_party|165000|1-1|0|0.06
"""


def _item(row: str) -> tuple[str, Item]:
    code, zh, en, es, unit, group, cost, span, markup, tax = row.split("|")
    least, most = span.split("-")
    words, quantity = (zh, en, es), (int(least), int(most))
    return code, Item(words, UNITS[unit], LineGroup(group), int(cost), quantity, int(markup), tax)


ITEMS = dict(_item(row) for row in _ITEMS.strip().splitlines())


@dataclass(frozen=True)
class Piece:
    """One kind of work: its name and what its estimate has."""

    words: Three
    items: tuple[str, ...]


_PIECES = """
海报|posters|Carteles|idea layout art posters
橱窗|shop windows|Escaparates|idea layout adapt posters courier
目录，32 页|catalogue, 32 pages|Catálogo, 32 páginas|idea layout photo retouch art leaflets
电台广告|radio spots|Cuñas de radio|idea sound radio
候车亭|bus shelters|Marquesinas|idea layout photo retouch posters outdoor courier
折页|leaflet|Folleto|layout art leaflets
礼盒|gift box|Caja de regalo|idea illustration art boxes
展会展台|trade fair stand|Stand de feria|idea layout art stand
菜单板|menu boards|Tablas de menú|layout photo adapt posters
短视频|short films|Vídeos cortos|idea film sound screens
包装更新|pack refresh|Nuevo envase|idea layout illustration art
直邮|mailing|Buzoneo|idea layout leaflets courier
货架卡|shelf talkers|Marcadores de estante|layout adapt posters
车身|van livery|Rotulación de furgonetas|layout art courier
官网图片|website pictures|Fotos para la web|photo retouch
社交图文|social pictures|Piezas para redes|idea adapt retouch
"""


def _piece(row: str) -> Piece:
    zh, en, es, items = row.split("|")
    return Piece((zh, en, es), tuple(items.split()))


PIECES = tuple(_piece(row) for row in _PIECES.strip().splitlines())

_RATES = "CNY 1 EUR 0.13 GBP 0.11 USD 0.14 MXN 2.6".split()  # noqa: SIM905
RATES = {code: Decimal(rate) for code, rate in zip(_RATES[::2], _RATES[1::2], strict=True)}
TAX = {"EUR": Decimal("0.21"), "GBP": Decimal("0.20"), "USD": Decimal(0), "MXN": Decimal("0.16")}


def title(season: Three, piece: Piece) -> Three:
    """The name of a work in three languages."""
    zh, en, es = season
    return f"{zh}{piece.words[0]}", f"{en} {piece.words[1]}", f"{piece.words[2]} {es}"


def spoken(words: Three, language: str) -> tuple[str, str]:
    """The words for a paper in this language, and those for its second one."""
    parts = [words[PLACE[part]] for part in language.split("+")]
    return parts[0], parts[1] if len(parts) > 1 else ""


def line(item: Item, quantity: int, language: str, currency: str) -> EstimateLine:
    """A line of an estimate for this item."""
    text, other = spoken(item.words, language)
    unit, other_unit = spoken(item.unit, language)
    return EstimateLine(
        description=text,
        other_description=other,
        group=item.group,
        quantity=Decimal(quantity),
        unit=unit,
        other_unit=other_unit,
        cost=int(item.cost * RATES[currency]),
        markup=Decimal(item.markup),
        tax=TAX.get(currency, Decimal(item.tax)),
    )
