"""The agency: set up once, its people, who may sign, its logo and its seal."""

import io
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from aedesk.app import Services
from aedesk.domain.errors import UserError
from aedesk.domain.people import Person, Rank, TaxRate
from tests.builders import TODAY, House, People, agency

ROOT = Path(__file__).parents[2]


def picture(kind: str = "PNG") -> bytes:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(data, kind)
    return data.getvalue()


def test_the_first_run_sets_up_agency_people_and_seal(desk: Services) -> None:
    assert not desk.agency.exists()
    with pytest.raises(UserError, match="agency_missing"):
        desk.agency.get()
    people = People()
    desk.agency.set_up(agency(), people.all)
    assert desk.agency.exists()
    assert desk.agency.get().tax_rates[0].rate == Decimal("0.06")
    assert desk.agency.me().id == people.ae.id
    assert desk.store.actor == str(people.ae.id)
    assert [person.id for person in desk.agency.people()] == [person.id for person in people.all]
    assert desk.agency.gaps() == ()
    with pytest.raises(UserError, match="agency_exists"):
        desk.agency.set_up(agency(), People().all)


def test_nouns_from_before_the_store_are_taken_in() -> None:
    """The wizard fills them in while there is no desk yet."""
    script = """
from tempfile import TemporaryDirectory
from pathlib import Path
from aedesk.domain.people import Agency, Person, Rank, TaxRate
from decimal import Decimal
agency, me = Agency("Tern", tax_rates=[TaxRate("VAT", Decimal("0.06"))]), Person("Iris", Rank.AE, is_me=True)
from aedesk.app import create_desk
from aedesk.paths import Paths
with TemporaryDirectory() as folder:
    services, _ = create_desk(Paths(Path(folder)), "seven herons", memory_kib=8192)
    services.agency.set_up(agency, [me])
    print(services.agency.get().tax_rates[0].name, services.agency.me().name)
    services.close()
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["VAT", "Iris"]


@pytest.mark.parametrize("mine", [0, 2])
def test_one_person_is_me(desk: Services, mine: int) -> None:
    people = [Person(f"P{n}", Rank.AE, is_me=n < mine) for n in range(3)]
    with pytest.raises(UserError, match="me_missing"):
        desk.agency.set_up(agency(), people)
    with pytest.raises(UserError, match="me_missing"):
        desk.agency.me()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", " ", "empty"),
        ("valid_days", 0, "days_out_of_range"),
        ("answer_days", 366, "days_out_of_range"),
        ("payment_days", -1, "days_out_of_range"),
        ("lock_minutes", 0, "days_out_of_range"),
    ],
)
def test_what_no_agency_can_be_is_refused(house: House, field: str, value: object, code: str) -> None:
    kept = house.desk.agency.get()
    setattr(kept, field, value)
    with pytest.raises(UserError) as refusal:
        house.desk.agency.save(kept)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_tax_rates_are_kept_and_checked(house: House) -> None:
    kept = house.desk.agency.get()
    kept.tax_rates.append(TaxRate("IVA", Decimal("0.21"), "Spain", TODAY))
    house.desk.agency.save(kept)
    kept.city = "Suzhou"
    house.desk.agency.save(kept)
    assert [rate.rate for rate in house.desk.agency.get().tax_rates] == [Decimal("0.06"), Decimal("0.21")]
    kept.tax_rates[1].rate = Decimal(21)
    with pytest.raises(UserError, match="tax_out_of_range"):
        house.desk.agency.save(kept)


def test_people_come_change_and_leave(house: House) -> None:
    service, who = house.desk.agency, house.people
    added = service.add_person(Person("Sol Vega", Rank.AD, Rank.CD, is_me=True))
    assert service.me().id == who.ae.id
    assert [person.name for person in service.signers("brief.cd")] == ["Noa Ferrin", "Sol Vega"]
    added.second_rank = None
    service.save_person(added)
    added.name = "Sol Vega Ruiz"
    assert service.save_person(added).name == "Sol Vega Ruiz"
    assert [person.name for person in service.signers("brief.cd")] == ["Noa Ferrin"]
    assert house.leaves(who.cd, TODAY).left_on == TODAY
    assert service.signers("brief.cd") == []
    assert service.gaps() == ("brief.cd", "layout.cd", "production.order_cd")
    assert who.cd.id not in {person.id for person in service.people()}
    assert who.cd.id in {person.id for person in service.people(include_left=True)}
    assert service.person(who.cd.id).name == "Noa Ferrin"


def test_somebody_who_leaves_later_is_still_here(house: House) -> None:
    house.leaves(house.people.cd, TODAY + timedelta(days=1))
    assert [person.name for person in house.desk.agency.signers("brief.cd")] == ["Noa Ferrin"]


def test_people_need_a_name_and_two_ranks_differ(house: House) -> None:
    service = house.desk.agency
    with pytest.raises(UserError, match="empty"):
        service.add_person(Person("  ", Rank.AE))
    with pytest.raises(UserError, match="rank_twice"):
        service.add_person(Person("Sol", Rank.AE, Rank.AE))
    with pytest.raises(UserError, match="me_stays"):
        house.leaves(house.people.ae, TODAY)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_is_a_picture(house: House, kind: str) -> None:
    service = house.desk.agency
    assert service.logo() is None
    service.set_logo(picture(kind))
    assert service.logo() == picture(kind)
    service.set_logo(None)
    assert service.logo() is None


def test_what_is_no_picture_is_refused(house: House) -> None:
    service = house.desk.agency
    for data in (b"hello", picture("GIF"), picture()[:60]):
        with pytest.raises(UserError, match="picture_unreadable"):
            service.set_logo(data)
    with pytest.raises(UserError, match="picture_too_large"):
        service.set_logo(bytes(6 * 1024 * 1024))


def test_the_seal_is_the_agencys_own_until_another_is_imported(house: House) -> None:
    service = house.desk.agency
    seal = service.seal()
    assert seal.subject == "Tern & Quill Advertising Co., Ltd."
    assert seal.kind == "EC P-256"
    assert seal.not_after.year == TODAY.year + 10
    assert len(seal.fingerprint.split()) == 16
    imported = service.import_seal(p12("secret"), "secret")
    assert imported.subject == "Imported"
    assert service.seal() == imported != seal
    with pytest.raises(UserError, match="seal_password"):
        service.import_seal(p12("secret"), "wrong")
    assert service.seal() == imported


def p12(password: str) -> bytes:
    from datetime import UTC, datetime

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509 import load_der_x509_certificate

    from aedesk.papers.identity import make_identity

    made = make_identity("Imported", datetime(2026, 1, 1, tzinfo=UTC))
    key = serialization.load_der_private_key(made.key_der, None)
    lock = serialization.BestAvailableEncryption(password.encode())
    cert = load_der_x509_certificate(made.cert_der)
    return pkcs12.serialize_key_and_certificates(b"x", key, cert, None, lock)  # type: ignore[arg-type]
