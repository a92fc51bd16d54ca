"""The clients of the demo agency: sixty brands that do not exist, in three languages."""

from dataclasses import dataclass

from aedesk.domain.client import ClientClass


@dataclass(frozen=True)
class Brand:
    """One invented brand."""

    name: str
    other: str
    industry: str
    grade: ClientClass
    language: str
    currency: str
    city: str


_A, _B, _C, _D = ClientClass
_ROWS = """
Larkwheel Cycles|云雀单车|City bicycles and parts|A|zh+en|CNY|Shenqiao
Moonbamboo Tea|竹月茶|Packaged tea and gift boxes|A|zh+en|CNY|Shenqiao
Solmarina Juices|索玛果汁|Chilled juices, bottled|A|zh+en|CNY|Port Lian
Lanternfold Hotels|灯折酒店|Hotels, 14 houses|B|zh+en|CNY|Shenqiao
Verandine Home|维澜家居|Household linen and furniture|B|zh+en|CNY|Port Lian
Cobaltine Paints|钴莲漆|Wall and boat paints|C|zh+en|CNY|Port Lian
Picoro Noodles|皮可罗面|Dry and fresh noodles|C|zh+en|CNY|Shenqiao
Oatharbor Bakery|麦湾烘焙|Bread and biscuits|D|zh+en|CNY|Shenqiao
Fernquay Optics|蕨岸眼镜|Spectacles, 22 shops|C|en|GBP|Fernquay
Qingmo Stationery|青墨文具|Stationery and ink|B|zh+en|CNY|Shenqiao
Quanling Spring Water|泉岭矿泉水|Bottled water|B|zh+en|CNY|Quanling
Heron Lake Rice|鹭湖大米|大米与杂粮|C|zh|CNY|鹭湖
Pinebrook Furniture|松溪家具|实木家具|B|zh+en|CNY|松溪
Redlantern Snacks|红笼零食|坚果与零食|C|zh|CNY|神桥
Silkharbor Apparel|丝港服饰|Women's wear|A|zh+en|CNY|Port Lian
Northferry Logistics|北渡物流|Freight and warehouses|C|zh+en|CNY|Beidu
Jadewell Skincare|玉井护肤|Skin care|A|zh+en|CNY|Shenqiao
Plumrain Umbrellas|梅雨伞业|雨伞与雨衣|D|zh|CNY|梅镇
Tidalight Lamps|汐光灯具|Lamps and fittings|C|zh+en|CNY|Port Lian
Bluekite Toys|蓝鸢玩具|Wooden toys|B|zh+en|CNY|Shenqiao
Goldthread Embroidery|金缕刺绣|刺绣与家纺|D|zh|CNY|绣山
Harvestmoon Soy Sauce|秋月酱油|Sauces and vinegar|B|zh+en|CNY|Qiuyue
Stonebridge Savings|石桥储蓄|Savings bank|B|zh+en|CNY|Shenqiao
Cloudpeak Outdoor|云巅户外|Tents and rucksacks|B|zh+en|CNY|Yundian
Whitecrane Clinic|白鹤诊所|Family clinics, 6 houses|C|zh+en|CNY|Shenqiao
Magnolia Lane Books|玉兰里书店|书店与咖啡|C|zh|CNY|神桥
Ironbamboo Tools|铁竹工具|Hand tools|C|zh+en|CNY|Tiezhu
Sweetreed Confectionery|甜苇糖果|Sweets and moon cakes|B|zh+en|CNY|Port Lian
Riverstar Cinemas|江星影院|Cinemas, 9 houses|B|zh+en|CNY|Shenqiao
Mossgarden Flowers|苔园花卉|鲜花与盆栽|D|zh|CNY|苔园
Drumhill Music School|鼓山音乐学校|Music lessons|D|zh+en|CNY|Shenqiao
Eastgate Hotpot|东门火锅|火锅，18 家门店|B|zh|CNY|神桥
Pearlfin Seafood|珠鳍海产|Frozen seafood|C|zh+en|CNY|Port Lian
Lotusroot Kitchenware|藕田厨具|Woks and knives|C|zh+en|CNY|Outian
Swiftbear Couriers|迅熊快递|Same-day couriers|C|zh+en|CNY|Shenqiao
Amberleaf Honey|琥珀叶蜂蜜|蜂蜜与蜂蜡|D|zh|CNY|松溪
Vermilion Wines|朱砚酒业|Rice wine|B|zh+en|CNY|Zhuyan
Cedarline Windows|杉线门窗|Windows and doors|D|zh+en|CNY|Port Lian
Orchid Bay Resorts|兰湾度假|Holiday resorts|A|zh+en|CNY|Orchid Bay
Brindle & Moor Coats||Coats and tweed|B|en|GBP|Moorgate
Saltmarsh Brewing||Beer and cider|C|en|GBP|Saltmarsh
Tallowick Candles||Candles and soap|D|en|GBP|Tallowick
Highfell Dairy||Milk, butter and cheese|C|en|GBP|Highfell
Copperlane Kettles||Kettles and teapots|C|en|USD|Copper Lane
Marlow Finch Tailors||Made-to-measure suits|D|en|GBP|Marlow
Norwick Ferries||Ferries, 5 lines|B|en|EUR|Norwick
Quillfeather Pens||Fountain pens|C|en|USD|Featherton
Thistledown Bedding||Duvets and pillows|C|en|USD|Thistle Creek
Wrenfield Seeds||Garden seeds|D|en|USD|Wrenfield
Conservas Puertoluz||Conservas de pescado|B|es|EUR|Puertoluz
Bodegas Altomirlo||Vinos y vermut|A|es|EUR|Altomirlo
Azulejos Valdeceniza||Azulejos y cerámica|C|es|EUR|Valdeceniza
Chocolates Tresníspero||Chocolates y turrones|B|es|EUR|Tresníspero
Viajes Rocamar Sur||Viajes y excursiones|C|es|EUR|Rocamar
Aceites Olivarcano||Aceite de oliva|C|es|EUR|Olivarcano
Muebles Encinalba||Muebles de encina|D|es|EUR|Encinalba
Helados Nevalina||Helados y sorbetes|C|es|EUR|Nevalina
Café Sierraniebla||Café tostado|B|es|MXN|Sierraniebla
Textiles Nopalera Azul||Mantas y textiles|C|es|MXN|Nopalera
Hotel Casa Jacarandá||Hotel, 40 habitaciones|D|es|MXN|Jacarandá
"""

BRANDS = tuple(
    Brand(name, other, industry, ClientClass(grade), language, currency, city)
    for name, other, industry, grade, language, currency, city in (row.split("|") for row in _ROWS.strip().splitlines())
)

KNOWN_CONTACTS = {
    "Larkwheel Cycles": (("Fen Yao", "姚芬", "marketing manager"), ("Lei Gang", "雷岗", "shop manager")),
    "Moonbamboo Tea": (
        ("Su Wen", "苏雯", "brand manager"),
        ("Ren Tao", "任涛", "head of sales"),
        ("Yun Lao", "云老", "owner"),
    ),
    "Solmarina Juices": (("Hale Osten", "", "head of marketing"), ("Mei Sorin", "梅琳", "trade manager")),
    "Lanternfold Hotels": (("Ida Ruiz", "", "director of communication"),),
    "Verandine Home": (("Vera Lind", "", "brand manager"), ("Kira Bo", "薄琪", "purchasing")),
    "Cobaltine Paints": (("Emil Roos", "", "sales director"),),
    "Picoro Noodles": (("Pell Anders", "", "product manager"),),
    "Oatharbor Bakery": (("Nell Hobb", "", "owner"),),
    "Fernquay Optics": (("Moa Kell", "", "head of shops"),),
}

HAN_NAMES = (
    ("Luo Qing", "罗青"), ("Jiang Wan", "江婉"), ("He Bo", "何波"), ("Shen Yi", "沈怡"), ("Tang Ke", "唐珂"),
    ("Lu Ning", "陆宁"), ("Fang Ru", "方如"), ("Cao Xin", "曹欣"), ("Xu Hai", "许海"), ("Dong Li", "董丽"),
    ("Peng Yue", "彭悦"), ("Zeng An", "曾安"), ("Mao Lin", "毛琳"), ("Qin Shu", "秦舒"), ("Wei Ran", "魏然"),
    ("Ye Ting", "叶婷"), ("Gu Feng", "顾峰"), ("Han Lei", "韩磊"), ("Su Man", "苏曼"), ("Du Yan", "杜妍"),
)  # fmt: skip
LATIN_NAMES = (
    "Anna Wick", "Tom Ferrow", "Ruth Aldane", "Piet Marren", "Cleo Hartley", "Ivor Stane", "Mina Quell", "Otis Brand",
    "Lena Frost", "Arlo Penn", "Greta Voss", "Hugh Calder",
)  # fmt: skip
SPANISH_NAMES = (
    "Lucía Ferrán", "Tomás Arriola", "Inés Valcárcel", "Jaime Ortuño", "Marta Quiroga", "Elena Robledo",
    "Raúl Cifuentes", "Nuria Estévez", "Pablo Medrano", "Carmen Lillo", "Andrés Toral", "Sofía Barranco",
)  # fmt: skip
TITLES = {
    "zh": ("市场经理", "品牌经理", "销售总监", "采购", "财务"),
    "en": ("marketing manager", "brand manager", "sales director", "purchasing", "accounts"),
    "es": ("directora de marketing", "jefe de producto", "director comercial", "compras", "administración"),
}
TASTES = ("Oolong, no sugar", "Black coffee", "Cycling", "Opera", "Old teapots", "Football", "Hand-bound notebooks", "")
