"""The demo agency itself: its data, its people and the contacts of its clients."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from aedesk.domain.client import Client, Contact, ContactRole, GroupMember
from aedesk.domain.people import Agency, Person, Rank, TaxRate
from aedesk.services.demo.brands import (
    BRANDS,
    HAN_NAMES,
    KNOWN_CONTACTS,
    LATIN_NAMES,
    SPANISH_NAMES,
    TASTES,
    TITLES,
    Brand,
)


@dataclass(frozen=True)
class People:
    """Everybody at the demo agency."""

    everybody: tuple[Person, ...]

    def named(self, name: str) -> Person:
        """The person of this name."""
        return next(person for person in self.everybody if person.name == name)

    def of(self, *ranks: Rank) -> Person:
        """Somebody with one of these ranks, the first one first."""
        return next(person for rank in ranks for person in self.everybody if rank in person.ranks)


def agency() -> Agency:
    """The agency of the design's pictures."""
    return Agency(
        name="Tern & Quill",
        other_name="燕羽广告",
        legal_name="Tern and Quill Advertising Ltd.",
        address="18 Huaibei Road, Shenqiao",
        other_address="神桥市槐北路 18 号",
        city="Shenqiao",
        tax_number="9100 0000 TQ",
        phone="0731 8000 100",
        bank="Stonebridge Savings, Shenqiao",
        bank_account="6200 0000 0000 1818",
        terms_zh="数量变动按实结算，超出 5% 须另行签字。",
        terms_en="Quantities are settled as delivered; above 5% a new signature is needed.",
        terms_es="Las cantidades se liquidan según entrega; más de un 5 % requiere nueva firma.",
        tax_rates=[
            TaxRate("VAT, services", Decimal("0.06"), "creative, media, photo", date(2019, 1, 1)),
            TaxRate("VAT, goods", Decimal("0.13"), "print, gifts, stands", date(2019, 4, 1)),
            TaxRate("IVA", Decimal("0.21"), "España"),
            TaxRate("IVA", Decimal("0.16"), "México"),
            TaxRate("VAT", Decimal("0.20"), "United Kingdom"),
            TaxRate("None", Decimal(0), "fees passed on"),
        ],
    )


def people() -> People:
    """The people of the design's pictures; Iris Tan sits at this desk."""
    return People(
        (
            Person("Iris Tan", Rank.AE, other_name="谭艾", is_me=True),
            Person("Lu Qing", Rank.SAE, other_name="陆青"),
            Person("Ola Hart", Rank.AM, other_name="哈欧拉"),
            Person("Bo Marek", Rank.AD, other_name="马博"),
            Person("Noa Ferrin", Rank.CD, other_name="费诺"),
            Person("Kim Dro", Rank.ART_DIRECTOR, other_name="卓金"),
            Person("Tia Sol", Rank.COPYWRITER, other_name="索缇"),
            Person("Wei Lan", Rank.PRODUCTION, other_name="韦岚"),
            Person("Fa Gao", Rank.FINANCE, other_name="高发"),
        )
    )


def clients(team: People, random: Random, today: date) -> Iterator[Client]:
    """The sixty clients, oldest first."""
    for number, brand in enumerate(BRANDS):
        since = today - timedelta(days=3 * 365 + random.randint(40, 900) if number % 3 else 3 * 365 + 20)
        owner = team.named("Lu Qing" if brand.name == "Oatharbor Bakery" or random.random() < 0.3 else "Iris Tan")
        yield Client(
            short_name=brand.name if "en" in brand.language or not brand.other else brand.other,
            other_name=brand.other if "en" in brand.language else brand.name if brand.other else "",
            legal_name=_legal(brand),
            client_class=brand.grade,
            industry=brand.industry,
            language=brand.language,
            currency=brand.currency,
            payment_days=45 if brand.name in KNOWN_CONTACTS else random.choice((30, 45, 45, 60)),
            tax_number=f"9100 {random.randint(1000, 9999)} {random.randint(1000, 9999)}",
            address=f"{random.randint(1, 220)} {brand.city}",
            owner_id=owner.id,
            since=since,
            contacts=list(_contacts(brand, random, today)),
            group=[
                GroupMember(owner.id, "account"),
                GroupMember(team.of(Rank.CD).id, "creative"),
                GroupMember(team.of(Rank.PRODUCTION).id, "production"),
            ],
        )


def _legal(brand: Brand) -> str:
    if brand.language == "es":
        return f"{brand.name}, {'S.A. de C.V.' if brand.currency == 'MXN' else 'S.L.'}"
    return f"{brand.other}有限公司" if brand.other else f"{brand.name} Ltd."


def _contacts(brand: Brand, random: Random, today: date) -> Iterator[Contact]:
    spoken = brand.language[:2]
    known = list(KNOWN_CONTACTS.get(brand.name, ()))
    pool = {"zh": HAN_NAMES, "en": [(name, "") for name in LATIN_NAMES], "es": [(n, "") for n in SPANISH_NAMES]}[spoken]
    extra = random.sample(list(pool), k=random.randint(0, 1) if known else random.randint(1, 3))
    for place, (name, other) in enumerate(extra):
        known.append((name, other, TITLES[spoken][(len(known) + place) % len(TITLES[spoken])]))
    roles = (ContactRole.DAY_TO_DAY, ContactRole.DECIDES, ContactRole.SALES, ContactRole.FINANCE)
    for place, (name, other, title) in enumerate(known):
        if brand.language == "zh" and other:
            name, other = other, name
        born = random.random() < 0.45
        contact = Contact(
            name=name,
            other_name=other,
            title=title,
            phone=_phone(brand, random),
            email=f"{_plain(name) or _plain(other)}@{_plain(brand.name)}.example",
            role=roles[min(place, 3)],
            signs=place == 0,
            birth_month=random.randint(1, 12) if born else None,
            birth_day=random.randint(1, 28) if born else None,
            birth_lunar=born and spoken == "zh" and random.random() < 0.5,
            tastes=random.choice(TASTES),
        )
        if name == "Su Wen":
            _born_lunar(contact, today + timedelta(days=1))
        elif name == "Hale Osten":
            soon = today + timedelta(days=9)
            contact.birth_year, contact.birth_month, contact.birth_day = 1981, soon.month, soon.day
            contact.birth_lunar = False
        yield contact


def _born_lunar(contact: Contact, on: date) -> None:
    """Give the contact a lunar birthday that falls on this day."""
    from borax.calendars.lunardate import LunarDate

    lunar = LunarDate.from_solar(on)
    contact.birth_month, contact.birth_day = lunar.month, lunar.day
    contact.birth_lunar, contact.birth_leap = True, bool(lunar.leap)


def _phone(brand: Brand, random: Random) -> str:
    numbers = {"CNY": "+86138{:08d}", "GBP": "+44207946{:04d}", "USD": "+12025550{:03d}", "EUR": "+3461{:07d}"}
    shape = numbers.get(brand.currency, "+5255{:08d}")
    digits = 4 if "GBP" in brand.currency else 3 if "USD" in brand.currency else 7
    return shape.format(random.randrange(10 ** (digits - 1), 2 * 10 ** (digits - 1)))


def _plain(text: str) -> str:
    import unicodedata

    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
