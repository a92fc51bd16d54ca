"""What lies on the demo's desk and around it."""

from aedesk.domain.desk import ItemKind

FOLDERS = ("Briefs and layouts", "Estimates", "Contact reports", "Suppliers", "Payments")

Filed = tuple[str, str, int, int, str]
FILED: tuple[Filed, ...] = (
    # title, client, folder, minutes planned (0: it never lay on the desk), bookmark
    ("Signed brief, {number}", "Verandine Home", 0, 40, "brief"),
    ("Contact report", "Moonbamboo Tea", 2, 20, ""),
    ("Offer for paper and plates", "Larkwheel Cycles", 3, 15, "offer"),
    ("Remarks on the second layout", "Solmarina Juices", 0, 45, ""),
    ("Delivery note, posters", "Cobaltine Paints", 3, 0, ""),
    ("Estimate checked with production", "Lanternfold Hotels", 1, 60, "estimate"),
    ("联系报告，预算会议", "Moonbamboo Tea", 2, 25, ""),
    ("Bank statement", "", 4, 10, ""),
    ("Photographs of the shelf", "Picoro Noodles", 0, 0, "pictures"),
    ("Contact report, shop windows", "Verandine Home", 2, 20, ""),
    ("Rates of the printers compared", "", 3, 30, "rates"),
    ("Nota de la reunión", "Norwick Ferries", 2, 15, ""),
    ("Size chart of the frames", "Larkwheel Cycles", 0, 0, ""),
    ("Reminder sent for invoice 2207", "Cobaltine Paints", 4, 10, ""),
)

BROKEN = (
    # who, minutes, why
    ("Wei Lan", 6, "Asks which paper for the tin"),
    ("Vera Lind", 9, "Wants the date of the catalogue"),
    ("Kim Dro", 4, "Shows a new head line"),
    ("Ola Hart", 12, "How far is the city ride?"),
    ("Wei Lan", 5, "Printer on the line"),
    ("Tia Sol", 3, "Which of the two names?"),
    ("Fa Gao", 7, "Invoice 2207"),
    ("Wei Lan", 8, "Proof is here"),
)

Waiting = tuple[str, str, str, int, int, str]
TRAY: tuple[Waiting, ...] = (
    # title, words, client, days ago, minutes, job (the beginning of its title)
    ("New labelling rules", "For everything packed after the summer", "Oatharbor Bakery", 5, 20, ""),
    ("Bank statement", "4 payments to assign", "", 1, 10, ""),
    ("Signed brief", "Came by courier, with two remarks in the margin", "Solmarina Juices", 1, 15, "Bottle neck"),
    ("便条：铁罐价格", "每只涨 0.4 元，月底前有效", "Moonbamboo Tea", 0, 10, "Dragon Boat"),
    ("Offer of Greywood Press", "Posters and counter cards, valid for two weeks", "Larkwheel Cycles", 0, 20,
     "Spring city ride"),
    ("Remarks on the layout", "Larger lamp on page 4; the price goes", "Verandine Home", 0, 30, "Bed linen"),
)  # fmt: skip
OFFER, SKETCH = "Offer of Greywood Press", "Remarks on the layout"

PILE = (
    ("Outdoor rates, spring", "", 6),
    ("Notes of the trade fair", "Cobaltine Paints", 4),
    ("包装标签新规，摘要", "Oatharbor Bakery", 8),
)
READ = (("Newsletter of the media house", 1), ("Ten trends in packaging", None))

ENTRIES = (
    # kind, title, client, days ago, told to, plan B
    (ItemKind.LANDMINE, "Three weeks are too short for the catalogue", "Verandine Home", 12, "Ola Hart",
     "Print 16 pages first, the rest as a supplement"),
    (ItemKind.LANDMINE, "The music of the lobby film is not ours yet", "Lanternfold Hotels", 6, "Bo Marek",
     "A second cut with library music"),
    (ItemKind.ISSUE, "Studio and production disagree on the dieline", "Moonbamboo Tea", 8, "Wei Lan", ""),
    (ItemKind.QUESTION, "May the shelf photographs be shown to others?", "Picoro Noodles", 3, "Ola Hart", ""),
    (ItemKind.QUESTION, "Who pays for the third round?", "Larkwheel Cycles", 1, "Ola Hart", ""),
)  # fmt: skip

PUT_OFF = ("New date for the neck tags", "Solmarina Juices")
DATED = (
    ("Weekly report to the clients", 0, 4, 45, "FREQ=WEEKLY;BYDAY=FR"),
    ("Order paper samples", 0, 1, 15, ""),
    ("Prices of the outdoor faces for summer", 2, 8, 30, ""),
)
WITH = ("Names for the tasting set", "Tia Sol", 2)

DIARY = (
    (9, 5, "Studio meeting: who does what today"),
    (13, 40, "Coffee with the printer; he has a free machine on Thursday"),
)
BIG = ("The city ride is signed", "Dieline of the gift box goes out", "A new date for the neck tags")
BIG_BEFORE = ("Layouts of the recipe cards shown", "Radio times confirmed", "A new date for the neck tags")
WHY_NOT = "The client was at the fair until the evening"
FIRST = "Estimate of the city ride: call Fen Yao"

GOALS = (
    # area, words, measure, start, now, certain, stretch
    ("work", "Estimates signed in one round", "share of all", "58 %", "66 %", "70 %", "80 %"),
    ("work", "Second client in the drinks trade", "contracts", "0", "0", "1", "2"),
    ("work", "Visits owed are paid", "of those owed", "71 %", "83 %", "90 %", "100 %"),
    ("personal", "Speak Spanish with Norwick", "lessons", "0", "9", "24", "40"),
    ("personal", "Home by seven", "days a week", "2", "3", "3", "5"),
)
