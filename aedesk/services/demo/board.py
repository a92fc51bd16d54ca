"""The twenty-five jobs that are open on the demo's board, and how far each has come."""

from dataclasses import dataclass
from decimal import Decimal

from aedesk.domain.estimate import EstimateLine, LineGroup
from aedesk.domain.job import Stage
from aedesk.services.demo.works import ITEMS, Item


@dataclass(frozen=True)
class OpenJob:
    """One open job: `due` in days from today; `signs` what happened in its present stage: + signed, ? asked, - refused.

    `estimate` is the state that its estimate came to, with the days since the last step behind a blank.
    """

    stage: Stage
    title: str
    other: str
    client: str
    owner: str
    due: int | None
    signs: str = ""
    estimate: str = ""
    items: str = ""

    @property
    def lines(self) -> list[tuple[Item, int]]:
        """What its estimate has, with the quantities."""
        pairs = (part.split("*") for part in self.items.split())
        return [(ITEMS[code], int(quantity)) for code, quantity in pairs]


_IT, _LQ = "Iris Tan", "Lu Qing"
_S = Stage

OPEN_JOBS = (
    OpenJob(_S.FORECAST, "Autumn linen, shop windows", "秋季家纺橱窗", "Verandine Home", _IT, 34),
    OpenJob(_S.FORECAST, "Members’ week", "会员周", "Solmarina Juices", _IT, None),
    OpenJob(_S.FORECAST, "Two new houses, signs", "两家新店导视", "Lanternfold Hotels", _LQ, 41),
    OpenJob(_S.FORECAST, "Mid-Autumn tasting set", "中秋品鉴套装", "Moonbamboo Tea", _IT, 60),
    OpenJob(_S.FORECAST, "Lake lines brochure", "", "Norwick Ferries", _LQ, 48),
    OpenJob(_S.BRIEF, "Kids’ range, first ideas", "儿童车系列，初步想法", "Larkwheel Cycles", _IT, 8, "brief.ad?"),
    OpenJob(_S.BRIEF, "Loyalty card relaunch", "会员卡换新", "Lanternfold Hotels", _LQ, 12, "brief.ad+ brief.cd?"),
    OpenJob(_S.BRIEF, "Dragon Boat gift tin", "端午礼盒铁罐", "Moonbamboo Tea", _IT, 15),
    OpenJob(
        _S.LAYOUT, "Lobby screens, spring loop", "大堂屏幕，春季循环片", "Lanternfold Hotels", _IT, 2,
        "layout.cd+ layout.am+ layout.client-", "sent 11", "idea*1 film*2 sound*45 screens*60",
    ),
    OpenJob(
        _S.LAYOUT, "Delivery van livery", "配送车车身", "Oatharbor Bakery", _LQ, 6, "layout.cd?", "draft 2",
        "layout*2 art*2",
    ),
    OpenJob(
        _S.LAYOUT, "Recipe cards, series of eight", "食谱卡，一套八张", "Picoro Noodles", _IT, 7,
        "layout.cd+ layout.am?",
    ),
    OpenJob(
        _S.LAYOUT, "Colour chart leaflet", "色卡折页", "Cobaltine Paints", _LQ, 11,
        "layout.cd+ layout.am+ layout.client?", "expired 14", "layout*1 art*2 leaflets*6000",
    ),
    OpenJob(
        _S.ESTIMATE, "Spring city ride, launch materials", "春季城市骑行，上市物料", "Larkwheel Cycles", _IT, 1,
        "layout.client+", "city_ride 3",
    ),
    OpenJob(
        _S.ESTIMATE, "Radio spots, second flight", "电台广告，第二轮", "Solmarina Juices", _IT, 4, "layout.client+",
        "sent 8", "idea*1 sound*60 radio*60",
    ),
    OpenJob(
        _S.ESTIMATE, "Menu boards, four sizes", "菜单板，四种尺寸", "Oatharbor Bakery", _LQ, 5, "layout.client?",
        "sent 15", "layout*1 adapt*4 posters*12",
    ),
    OpenJob(
        _S.ESTIMATE, "Showroom opening, invitations", "展厅开业邀请函", "Verandine Home", _IT, 6, "layout.client+",
        "issued 1", "idea*1 layout*2 art*1 leaflets*2500",
    ),
    OpenJob(
        _S.ESTIMATE, "Winter blends, posters", "冬季拼配，海报", "Moonbamboo Tea", _IT, 7, "layout.client+",
        "approved 1", "idea*1 layout*2 photo*1 retouch*8 posters*80",
    ),
    OpenJob(
        _S.ESTIMATE, "Refill pouch mailing", "补充装直邮", "Picoro Noodles", _LQ, 8, "layout.client+", "void 4",
        "idea*1 layout*1 leaflets*12000 courier*1",
    ),
    OpenJob(
        _S.FINISHED_ART, "Tea gift box, photo and dieline", "茶礼盒，摄影与刀版", "Moonbamboo Tea", _IT, 2,
        "art.art_director+ art.copywriter+ art.ae?", "replaced 7", "idea*1 photo*2 retouch*18 art*2 boxes*1800",
    ),
    OpenJob(
        _S.FINISHED_ART, "Bus shelters, 60 faces", "候车亭，60 面", "Solmarina Juices", _LQ, 5,
        "art.art_director+ art.copywriter+ art.ae+ art.client?", "accepted 6",
        "idea*1 layout*2 photo*1 retouch*6 posters*60 outdoor*60 courier*1",
    ),
    OpenJob(
        _S.FINISHED_ART, "Bed linen catalogue, 32 pages", "床品目录，32 页", "Verandine Home", _IT, 8,
        "art.art_director+ art.copywriter?", "sent 2", "idea*1 layout*3 photo*3 retouch*38 art*6 leaflets*9000",
    ),
    OpenJob(
        _S.EXECUTION, "Shelf talkers, 12 stores", "货架卡，12 家门店", "Verandine Home", _IT, -2, "execution.cs+",
        "accepted 9", "layout*1 adapt*6 posters*120",
    ),
    OpenJob(
        _S.EXECUTION, "Tasting weekend, mall stand", "周末品鉴，商场展位", "Moonbamboo Tea", _LQ, 3,
        "execution.cs+ execution.cr?", "accepted_paper 10", "idea*1 layout*1 art*2 stand*1",
    ),
    OpenJob(
        _S.PRODUCTION, "Trade fair panels", "展会展板", "Cobaltine Paints", _IT, -1,
        "production.order_cd+ proof.cs+ proof.cr+ proof.pr?", "accepted 18", "layout*1 art*3 posters*24 courier*1",
    ),
    OpenJob(
        _S.PRODUCTION, "Bottle neck tags", "瓶颈吊牌", "Solmarina Juices", _IT, 4,
        "production.order_cd+ proof.cs+ proof.cr+ proof.pr+ proof.client?", "accepted 20",
        "layout*1 illustration*2 adapt*4 leaflets*20000",
    ),
)  # fmt: skip

_CITY_RIDE = """
创意构思与文案|Idea and copy|项|job|in_house|1|1|1800000|0|0.06
草图设计，三轮|Layouts, three rounds|轮|round|in_house|3|3|320000|0|0.06
摄影，棚拍与街拍|Photography, studio and street|天|day|third_party|3|2|780000|15|0.06
修图|Retouching|张|image|third_party|24|24|22000|10|0.06
完稿延展，14 种规格|Adaptations, 14 formats|件|piece|in_house|14|14|48000|0|0.06
候车亭海报，1185 × 1750 毫米|Bus-shelter posters, 1185 × 1750 mm|张|piece|third_party|60|60|18500|12|0.13
柜台卡，12 家门店|Counter cards, 12 stores|张|piece|third_party|200|240|680|12|0.13
户外广告位，三周|Outdoor space, three weeks|面|face|media|80|60|72000|5|0.06
快递与张贴|Courier and posting|批|lot|third_party|1|1|165000|0|0.06
"""


def city_ride(version: int) -> list[EstimateLine]:
    """The lines of the estimate that the design's pictures show; version 1 was too dear."""
    lines = []
    for row in _CITY_RIDE.strip().splitlines():
        zh, en, unit, other_unit, group, first, second, cost, markup, tax = row.split("|")
        quantity = Decimal(first if version == 1 else second)
        rate, added = Decimal(tax), Decimal(markup)
        lines.append(EstimateLine(zh, en, LineGroup(group), quantity, unit, other_unit, int(cost), added, tax=rate))
    return lines
