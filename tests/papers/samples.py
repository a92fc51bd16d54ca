"""The papers of the design, as views: invented brands, so that what is drawn can be held beside the pictures."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from aedesk.papers.estimate_view import EstimateView, Line, TaxTotal
from aedesk.papers.views import House, Signer, Strokes, Two

NINE = """
创意构思与文案 | Idea and copy | 1 | 项 | job | 18000.00
草图设计，三轮 | Layouts, three rounds | 3 | 轮 | round | 3200.00
摄影，棚拍与街拍 ° | Photography, studio and street | 2 | 天 | day | 8970.00
修图 ° | Retouching | 24 | 张 | image | 242.00
完稿延展，14 种规格 | Adaptations, 14 formats | 14 | 件 | piece | 480.00
候车亭海报，1185 × 1750 毫米 ° | Bus-shelter posters, 1185 × 1750 mm | 60 | 张 | piece | 207.20
柜台卡，12 家门店 ° | Counter cards, 12 stores | 240 | 张 | piece | 7.62
户外广告位，三周 ° | Outdoor space, three weeks | 60 | 面 | face | 756.00
快递与张贴 ° | Courier and posting | 1 | 批 | lot | 1650.00
"""

FORTY = """
= 创意、草图与完稿 | Idea, layouts and finished art
创意构思与文案 | Idea and copy | 1 | 项 | job | 18000.00
草图设计，三轮 | Layouts, three rounds | 3 | 轮 | round | 3200.00
文案西班牙文改写 | Spanish adaptation of copy | 4 | 页 | page | 420.00
完稿延展，14 种规格 | Adaptations, 14 formats | 14 | 件 | piece | 480.00
十条骑行路线图绘制 | Map of ten rides, drawing | 10 | 条 | route | 650.00
门店清单排版 | Shop list, typesetting | 12 | 家 | shop | 60.00
两种文字校对 | Proofreading, two languages | 14 | 件 | piece | 90.00
= 摄影 | Photography
摄影师，棚拍与街拍 ° | Photographer, studio and street | 2 | 天 | day | 8970.00
摄影棚，弧形背景墙 ° | Studio with cyclorama | 1 | 天 | day | 3960.00
骑手模特 2 人，一年，城市媒体 ° | Two riders, one year, city media | 2 | 人 | person | 4950.00
化妆与服装 ° | Make-up and wardrobe | 2 | 天 | day | 1980.00
滨河路拍摄许可 ° | Location permit, river path | 1 | 份 | permit | 900.00
样车运送至现场 ° | Bicycles, transport to set | 2 | 趟 | trip | 380.00
现场餐饮 ° | Catering on set | 18 | 人 | head | 60.50
修图 ° | Retouching | 24 | 张 | image | 242.00
= 印刷 | Print
候车亭海报，1185 × 1750 毫米 ° | Bus-shelter posters, 1185 × 1750 mm | 60 | 张 | piece | 207.20
备用海报，一成 ° | Spare posters, ten per cent | 6 | 张 | piece | 207.20
柜台卡，12 家门店 ° | Counter cards, 12 stores | 240 | 张 | piece | 7.62
橱窗贴，400 × 600 毫米 ° | Window stickers, 400 × 600 mm | 24 | 张 | piece | 31.36
骑行地图，A3，八折 ° | Map, A3, eight panels | 5000 | 份 | copy | 0.96
试骑券，编号 ° | Test-ride vouchers, numbered | 3000 | 张 | piece | 0.25
骑手号码布，双色 ° | Rider bibs, two colours | 200 | 件 | piece | 10.64
易拉宝，850 × 2000 毫米 ° | Roll-up stands, 850 × 2000 mm | 12 | 套 | set | 184.80
纸袋，中号 ° | Paper bags, size M | 1200 | 只 | piece | 2.69
数码打样，A3 ° | Digital proof, A3 | 14 | 张 | sheet | 45.00
= 启动日活动 | Launch day
起终点桁架门 ° | Truss arch, start and finish | 2 | 座 | set | 2860.00
音响与话筒 ° | Sound and microphone | 1 | 天 | day | 1650.00
主持人，半天 ° | Host, half a day | 1 | 场 | job | 3080.00
沿途引导员 ° | Marshals on the route | 16 | 人 | person | 242.00
急救员 2 人 ° | First aid, two people | 1 | 天 | day | 1200.00
骑手保险，300 人 ° | Insurance, 300 riders | 300 | 人 | person | 6.00
饮水与水果 ° | Water and fruit | 300 | 份 | set | 8.25
当日摄影与短片 ° | Photo and short film of the day | 1 | 项 | job | 5720.00
= 媒体 | Media
户外广告位，三周 ° | Outdoor space, three weeks | 60 | 面 | face | 756.00
上刊与下刊 ° | Posting and removal | 60 | 面 | face | 35.00
监测照片 ° | Monitoring photos | 60 | 面 | face | 8.00
骑行应用开屏，一周 ° | Ride app, opening screen, one week | 1 | 周 | week | 10290.00
本地电台，15 秒 ° | Local radio, 15 seconds | 42 | 次 | spot | 168.00
= 其他 | Other
快递 ° | Courier | 1 | 批 | lot | 1650.00
项目管理 | Project management | 1 | 项 | job | 6000.00
"""

NUEVE = """
Idea y textos |  | 1 | proyecto |  | 18000.00
Bocetos, tres rondas |  | 3 | ronda |  | 3200.00
Fotografía en estudio y calle ° |  | 2 | día |  | 8970.00
Retoque ° |  | 24 | foto |  | 242.00
Adaptaciones, 14 formatos |  | 14 | pieza |  | 480.00
Carteles de marquesina, 1185 × 1750 mm ° |  | 60 | pieza |  | 207.20
Tarjetas de mostrador, 12 tiendas ° |  | 240 | pieza |  | 7.62
Espacio exterior, tres semanas ° |  | 60 | cara |  | 756.00
Mensajería y pegada ° |  | 1 | lote |  | 1650.00
"""

WEI = (
    "M6 10 C8 24 12 34 16 34 C20 34 22 20 24 14 C26 24 30 34 34 33 C40 30 42 16 44 8 M46 26 C52 24 56 18 52 "
    "16 C46 16 46 30 54 30 C60 30 62 22 64 18 C64 26 64 30 70 29 C84 26 96 20 114 22 M66 9 L67 10"
)
IRIS = (
    "M12 8 C18 6 26 6 32 8 M22 8 C20 18 18 26 14 33 M8 34 C14 31 22 31 28 33 M35 32 C37 26 38 22 38 18 C42 21 "
    "46 17 50 20 M55 32 C55 27 56 23 58 20 M61 11 L62 12 M79 18 C70 15 67 22 74 25 C81 28 74 35 64 31 M83 13 "
    "C94 9 106 9 116 12 M99 11 C97 20 95 28 92 34"
)
BO = (
    "M4 30 C10 4 18 2 16 22 C15 36 8 34 12 24 C18 10 30 14 24 24 C20 32 34 30 36 20 C38 12 30 14 34 24 C38 34 "
    "46 26 52 16 M50 30 L56 8 C58 20 60 26 64 10 L66 30 C70 22 74 20 78 22 C84 26 74 32 78 24 C84 18 90 24 98 "
    "20"
)
FEN = (
    "M28 16 C52 8 84 6 108 12 M66 12 C58 40 48 68 30 94 M44 52 C58 46 74 44 88 44 M92 66 C104 60 112 48 104 "
    "46 C94 46 92 72 112 64 C124 56 126 46 134 46 C138 50 128 68 134 68 C144 52 152 46 158 48 C164 52 154 68 "
    "168 64 M208 12 C210 34 224 44 238 34 C252 22 258 8 260 6 C252 40 238 84 218 102 C208 110 204 96 222 84 "
    "C252 66 274 50 282 44 C268 46 262 66 276 62 C288 58 292 44 296 44 C294 58 298 64 310 52 C318 42 328 42 "
    "324 52 C318 66 304 62 312 50 C324 40 352 46 396 30"
)


def strokes(path: str) -> Strokes:
    """The points that a pad would have taken of a drawn path, 8 ms apart, lighter where the pen is fast."""
    found: list[list[tuple[float, float, float, float]]] = []
    time = 0.0
    at = (0.0, 0.0)
    for command, numbers in re.findall(r"([MC])([^MCL]*)|L[^MCL]*", path.replace("L", "C")):
        values = [float(each) for each in numbers.split()]
        if command == "M":
            at = (values[0], values[1])
            found.append([(*at, time, 0.5)])
            time += 0.12
            continue
        for start in range(0, len(values), 6):
            points = values[start : start + 6]
            if len(points) < 6:
                points = [*at, *points[-2:], *points[-2:]]
            a, b, c, d = at, (points[0], points[1]), (points[2], points[3]), (points[4], points[5])
            for step in range(1, 7):
                t = step / 6
                x, y = (
                    (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t * t * c[i] + t**3 * d[i]
                    for i in (0, 1)
                )
                time += 0.008
                found[-1].append((round(x, 2), round(y, 2), round(time, 3), 0.5 + 0.12 * ((step % 4) - 1.5)))
            at = d
    return found


HOUSE = House(
    Two("燕羽广告", "Tern & Quill"), Two("神桥市槐北路 18 号", "18 Huaibei Road, Shenqiao"), "9100 0000 TQ"
)
CASA = House(Two("Tern & Quill"), Two("Huaibei 18, Shenqiao"), "9100 0000 TQ")
TERMS = Two(
    "数量变动按实结算，超出 5% 须另行签字。",
    "Quantities are settled as delivered; above 5% a new signature is needed.",
)
HASH = "9f3a61c27be0d415a83c02f651d9b7e40c6628af93d1457be20f8c364ab75d19"


def lines(table: str) -> tuple[Line, ...]:
    """The lines of one of the tables above."""
    found = []
    group = Two()
    for row in table.strip().splitlines():
        parts = [part.strip() for part in row.lstrip("= ").split("|")]
        if row.startswith("="):
            group = Two(*parts)
            continue
        text, other, quantity, unit, other_unit, price = parts
        minor = int(Decimal(price) * 100)
        found.append(
            Line(Two(text.removesuffix(" °"), other), Decimal(quantity), Two(unit, other_unit), minor,
                 minor * int(quantity), text.endswith("°"), group=group)
        )
    return tuple(found)


def _view(number: str, day: date, table: str, taxes: tuple[TaxTotal, ...], words: Two) -> EstimateView:
    rows = lines(table)
    net = sum(line.amount for line in rows)
    return EstimateView(
        language="zh+en", currency="CNY", house=HOUSE, client=Two("云雀单车", "Larkwheel Cycles"),
        contact=Two("姚芬", "Fen Yao"), job_number="J-0312",
        job_title=Two("春季城市骑行，上市物料", "Spring city ride, launch materials"), lines=rows,
        subtotal=net, net=net, taxes=taxes, total=net + sum(each.tax for each in taxes), words=words, number=number,
        issued_on=day,
        valid_until=date(2026, 4, day.day - 1), sign_by=date(2026, 3, day.day + 7), payment_days=45, terms=TERMS,
        prepared=Signer(Two("韦岚", "Wei Lan"), day, strokes(WEI)),
        checked=Signer(Two("谭艾", "Iris Tan"), day, strokes(IRIS)),
        director=Signer(Two("马博", "Bo Marek"), day, strokes(BO)), signer=Signer(Two("姚芬", "Fen Yao")),
        content_hash=HASH, issued_at=datetime(2026, 3, day.day, 9, 30, tzinfo=UTC),
    )


def nine() -> EstimateView:
    """print_estimate_v2."""
    from dataclasses import replace

    taxes = (TaxTotal(Decimal("0.06"), 630468), TaxTotal(Decimal("0.13"), 185390))
    words = Two("人民币壹拾贰万柒仟肆佰玖拾柒元叁角捌分",
                "Yuan one hundred and twenty-seven thousand four hundred and ninety-seven and 38/100")
    return replace(_view("E-0147", date(2026, 3, 9), NINE, taxes, words), edition=2, replaces=1)


def forty() -> EstimateView:
    """print_estimate_40."""
    taxes = (TaxTotal(Decimal("0.06"), 1108650), TaxTotal(Decimal("0.13"), 422308))
    words = Two("人民币贰拾叁万贰仟伍佰陆拾玖元捌角贰分",
                "Yuan two hundred and thirty-two thousand five hundred and sixty-nine and 82/100")
    return _view("E-0151", date(2026, 3, 10), FORTY, taxes, words)


def nueve() -> EstimateView:
    """print_estimate_es_letter."""
    from dataclasses import replace

    return replace(
        nine(), language="es", house=CASA, client=Two("Larkwheel Cycles"), contact=Two("Fen Yao"),
        job_title=Two("Ruta urbana de primavera, materiales de lanzamiento"), lines=lines(NUEVE),
        words=Two("Ciento veintisiete mil cuatrocientos noventa y siete yuanes con 38/100"),
        terms=Two("Las cantidades se liquidan según lo entregado; por encima del 5 % hace falta una nueva firma."),
        notes=Two("El precio unitario va redondeado a céntimos antes de multiplicar."),
        prepared=Signer(Two("Wei Lan"), date(2026, 3, 9), strokes(WEI)),
        checked=Signer(Two("Iris Tan"), date(2026, 3, 9), strokes(IRIS)),
        director=Signer(Two("Bo Marek"), date(2026, 3, 9), strokes(BO)), signer=Signer(Two("Fen Yao")),
    )
