"""What estimates and briefs take over from the dossier, on a real encrypted file."""

from datetime import date

from aedesk.domain.client import Client, Contact
from aedesk.services.taking import Taken
from tests.builders import House
from tests.papers.reading import texts


def client_of(house: House, **fields: object) -> Client:
    made = house.client("Larkwheel Cycles", other_name="", legal_name="", **fields)
    made.contacts = [Contact("Su Wen", title="Brand manager"), Contact("Ren Tao", title="Head of sales")]
    house.desk.clients.save(made)
    return house.desk.clients.get(made.id)


def printed(pdf: bytes) -> str:
    return " ".join(each.words for each in texts(pdf))


def by_field(found: tuple[Taken, ...]) -> dict[str, Taken]:
    return {each.field: each for each in found}


def test_an_estimate_takes_signer_name_and_product_where_the_record_is_empty(house: House) -> None:
    client, dossiers = client_of(house), house.desk.dossiers
    su, ren = client.contacts
    product = dossiers.add_product(client.id, "Kids’ bike")
    told = {"contact_id": ren.id, "said_on": date(2026, 3, 3)}
    dossiers.answer(client.id, "client.people.advertising_contacts", [str(su.id)], **told)
    dossiers.answer(client.id, "cover.advertiser", "百灵自行车有限公司", **told)
    dossiers.answer(client.id, "product.names.brand_name", "Nimbus", product_id=product.id, **told)
    dossiers.answer(client.id, "product.names.generic_name", "folding bike", product_id=product.id, **told)
    job = house.job(client)
    draft = house.desk.estimates.draft(job.id)
    assert draft.contact_id == su.id
    found = by_field(house.desk.estimates.taken(draft))
    assert {name: each.answer.said_by for name, each in found.items()} == dict.fromkeys(
        ("contact_id", "client_name", "notes"), "Ren Tao"
    )
    assert found["contact_id"].value == su.id
    assert found["contact_id"].answer.said_on == date(2026, 3, 3)
    notes = found["notes"]
    assert (notes.value, notes.other) == ("产品：Nimbus (folding bike)", "Product: Nimbus (folding bike)")
    assert "百灵自行车有限公司" in printed(house.desk.estimates.preview(draft))
    draft.contact_id = ren.id  # overwritten: the dossier does not come back
    assert house.desk.estimates.save(draft).contact_id == ren.id


def test_the_client_s_own_record_wins(house: House) -> None:
    client, dossiers = client_of(house), house.desk.dossiers
    su, ren = client.contacts
    dossiers.answer(client.id, "client.people.advertising_contacts", [str(su.id)])
    dossiers.answer(client.id, "cover.advertiser", "百灵自行车有限公司")
    ren.signs, client.other_name = True, "百灵单车"
    house.desk.clients.save(client)
    draft = house.desk.estimates.draft(house.job(client).id)
    assert draft.contact_id == ren.id
    assert house.desk.estimates.taken(draft) == ()
    sheet = printed(house.desk.estimates.preview(draft))
    assert "百灵单车" in sheet
    assert "百灵自行车有限公司" not in sheet


def test_a_brief_is_offered_field_by_field_in_the_language_of_its_paper(house: House) -> None:
    client, dossiers = client_of(house, language="es"), house.desk.dossiers
    su = client.contacts[0]
    product = dossiers.add_product(client.id, "Kids’ bike")
    dossiers.answer(client.id, "client.people.general_manager", [str(su.id)])
    dossiers.answer(client.id, "product.names.brand_name", "Nimbus", product_id=product.id)
    dossiers.answer(client.id, "market.buyer_user_segments", "Padres de 30 a 40", product_id=product.id)
    dossiers.not_known(client.id, "client.company.industry_position")
    job = house.job(client)
    offered = [(each.field, each.words) for each in house.desk.briefs.taken(job.id)]
    assert offered[0] == ("background", "Producto: Nimbus")
    assert offered[1][1].endswith(": Padres de 30 a 40")
    assert offered[-1] == ("approver", "Su Wen")
    assert len(offered) == 3
