"""What was said and promised in the demo: the words of its care and of its calls."""

from typing import Any

from aedesk.domain.call import Purpose
from aedesk.domain.care import PromiseState, VisitKind

VISITED = (
    "Moonbamboo Tea", "Larkwheel Cycles", "Solmarina Juices", "Lanternfold Hotels", "Verandine Home",
    "Cobaltine Paints", "Picoro Noodles", "Oatharbor Bakery", "Norwick Ferries",
)  # fmt: skip
VISIT_TODAY = ("Larkwheel Cycles",)
VISIT_NEXT = ("Moonbamboo Tea",)

VISITS = (
    ("Hear how the season starts", "their office", (
        "Gift boxes a tenth above last year; bags about even",
        "A new chain sells loose tea two streets away",
        "Small films for the shops, before the Festival",
    ), "Wants a first film by the end of the month"),
    ("Talk over the second flight", "their office", (
        "Two shops more by summer; stocks are low", "Rivals cut prices by 8 %", "Something for shop windows, quickly",
    ), "Sends the plan of the windows"),
    ("What they think of the layouts", "their office", (
        "Orders steady, the north is weak", "Chains ask for larger packs", "A leaflet that a salesman can explain",
    ), "Likes the second layout; wants it calmer"),
    ("预算与下半年计划", "客户会议室", (
        "上半年销量增长约一成", "竞品开始做短视频", "需要门店小海报与短片",
    ), "下半年预算与去年持平"),
)  # fmt: skip

VISIT_GOALS = {
    "Larkwheel Cycles": ("Talk the second edition through", VisitKind.AT_CLIENT, "their shop, Shenqiao"),
    "Moonbamboo Tea": ("Show the gift box before it is printed", VisitKind.AT_OURS, ""),
}

_OPEN, _KEPT, _BROKEN = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN
Promised = tuple[str, str, int, int, PromiseState, int]
PROMISES: tuple[Promised, ...] = (
    # client, words, made so many days ago, due so many days ago, how it ended, settled so many days ago
    ("Moonbamboo Tea", "Send the changed dieline of the gift box", 3, 0, _OPEN, 0),
    ("Larkwheel Cycles", "Answer on the price of the bus shelters", 2, -1, _OPEN, 0),
    ("Solmarina Juices", "Have the radio times checked by the station", 8, 2, _OPEN, 0),
    ("Verandine Home", "Bring paper samples for the catalogue", 1, -6, _OPEN, 0),
    ("Moonbamboo Tea", "发竞品货架照片", 20, 15, _KEPT, 16),
    ("Larkwheel Cycles", "Send the list of the twelve shops", 12, 9, _KEPT, 9),
    ("Lanternfold Hotels", "Answer on who owns the music", 16, 11, _BROKEN, 11),
    ("Cobaltine Paints", "Have the panels photographed after the fair", 26, 13, _KEPT, 14),
    ("Norwick Ferries", "Send three names of printers in Norwick", 9, 5, _KEPT, 6),
)

RULES: dict[str, dict[str, Any]] = {
    "Moonbamboo Tea": {"do_not_say": "Reedpath\ncheap\ndiscount", "only_us": "Photographs every harvest for them"},
    "Larkwheel Cycles": {"first_call": True, "do_not_say": "the accident at the city ride"},
    "Solmarina Juices": {"first_call": True, "only_us": "A standing Friday report of the radio spots"},
    "Norwick Ferries": {"no_gifts": "Their rules allow no presents"},
    "Cobaltine Paints": {"do_not_say": "boat paint, while the test runs", "annoyed": True},
}

HOURS = {
    "Moonbamboo Tea": (("best", "12345", 930, 1020), ("avoid", "12345", 720, 810), ("meal", "5", 720, 810)),
    "Larkwheel Cycles": (("avoid", "1", 510, 600), ("best", "2345", 540, 690)),
}

IDEAS = (
    "A window in the tin's lid: one sees the leaves before one buys",
    "A ride at dusk, with lamps lent by the shops",
)
COMPLAINT = (
    "The spring loop ran three days late in two lobbies, and far too loud",
    "The new file was sent to the old address of the two houses",
    "Apologised in person; the loop runs, sound at half; a list of addresses is kept now",
)

EVALUATIONS = (
    ("Moonbamboo Tea", (5, 4, 5, 4), "A", "Grows, pays on the day", "Offer the year's plan before they ask"),
    ("Lanternfold Hotels", (4, 4, 3, 2), "B", "The late loop cost us trust", "Visit every week until summer"),
    ("Cobaltine Paints", (2, 3, 3, 3), "C", "Fairs only, little else", "One idea a quarter"),
)

PROSPECTS = (
    (
        "Ren Tao of Moonbamboo knows the owner", "The spring season of all nine houses", "First a small job, done fast",
        (
            "Nine houses, three owners; posters made by a cousin until now",
            "Talked with the head of programme: open for a trial in spring",
            "Will see us next week; wants to see the tea posters",
        ),
    ),
    (
        "", "The launch of the new kettle abroad", "Show what we did for Oatharbor",
        ("Two agencies before us, both left over money", "Asked for our list of clients; it was sent"),
    ),
)

_P = Purpose
CALLS = (
    (_P.STATUS, "Where the layouts stand", "Content; sends two remarks by mail", 8),
    (_P.SIGNATURE, "The signature on the finished art", "Will sign on Friday morning", 11),
    (_P.FEEDBACK, "What they think of the second layout", "Likes it, wants the claim shorter", 14),
    (_P.MONEY, "Whether the estimate reached them", "It did; finance asks for the tax lines", 7),
    (_P.STATUS, "校样是否收到", "已收到，明天回复", 6),
    (_P.ANSWER, "The size of the shop windows", "Measured: 1.85 by 2.40 metres", 9),
    (_P.FEEDBACK, "How the shelf talkers do in the shops", "Two shops want more of them", 12),
    (_P.STATUS, "Delivery of the proof", "Arrived; the blue is a little dark", 9),
    (_P.SIGNATURE, "The estimate in second edition", "Board meets on Thursday, then they sign", 13),
)  # fmt: skip
DAILY = (_P.STATUS, "The catalogue, page by page", "Four pages more are read; few remarks", 9)
LEARNED = ("Signatures take longer than I think: ask for the paper first", "Two short calls fit before eleven")
TODAY = (
    ("Larkwheel Cycles", _P.SIGNATURE, "Whether the second edition can be signed today", True),
    ("Solmarina Juices", _P.FEEDBACK, "The neck tags: is the proof good?", False),
    ("Verandine Home", _P.STATUS, "Copy of the catalogue, last eight pages", False),
    ("Picoro Noodles", _P.MONEY, "Which quantity of recipe cards to print", False),
)
PREP = (
    "The spring city ride, second edition of the estimate", "Why was media too dear, and what did they compare?",
    "Signs today", "Asks for a third edition", "Thank for the ride plan", "60 faces instead of 80, same three weeks",
    "The signature, and by whom",
)  # fmt: skip
HALF_MINUTE = "60 faces, three weeks, the same price: can you sign today?"
