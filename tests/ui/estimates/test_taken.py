"""The screen says what an estimate and a brief took over from the dossier, and lets it be overwritten."""

from datetime import date

from PySide6.QtWidgets import QApplication

from aedesk.domain.client import Contact
from tests.ui.estimates.conftest import Estimates
from tests.ui.names import cut, nameless


def told(estimates: Estimates) -> tuple[Contact, Contact]:
    """A client of whom only the dossier knows who signs and what its product is called."""
    services = estimates.services
    client = services.clients.get(estimates.job.client_id)
    client.contacts = [Contact("Su Wen"), Contact("Ren Tao")]
    client.other_name = client.legal_name = ""
    services.clients.save(client)
    su, ren = services.clients.get(client.id).contacts
    day = {"contact_id": ren.id, "said_on": date(2026, 3, 3)}
    product = services.dossiers.add_product(client.id, "Kids’ bike")
    services.dossiers.answer(client.id, "client.people.advertising_contacts", [str(su.id)], **day)
    services.dossiers.answer(client.id, "cover.advertiser", "百灵自行车有限公司", **day)
    services.dossiers.answer(client.id, "product.names.brand_name", "Nimbus", product_id=product.id, **day)
    return su, ren


def test_the_source_stands_under_the_field_until_it_is_overwritten(estimates: Estimates, qtbot: object) -> None:
    su, ren = told(estimates)
    page = estimates.show(qtbot, estimates.draft())
    page.hands.open_details()
    details = page.details
    assert details.contact.value() == su.id
    assert details.contact_field.note.text() == "From the dossier: Advertising contacts · Ren Tao, 3 Mar 2026"
    assert details.known_name.text().startswith("Client on the sheet: 百灵自行车有限公司 · From the dossier")
    details.offers.click()
    assert [row.words() for row in details.offers.list.rows] == ["Notes on the sheet ← 产品：Nimbus"]
    details.offers.list.rows[0].click()
    assert (details.notes.value(), details.other_notes.value()) == ("产品：Nimbus", "Product: Nimbus")
    assert details.notes_field.note.text() == "From the dossier: Brand name · Ren Tao, 3 Mar 2026"
    QApplication.processEvents()
    assert not cut(details)
    assert not nameless(details)
    details.contact.set_value(ren.id)
    details.contact.changed.emit(ren.id)
    assert details.contact_field.note.text() == ""
    assert page.leave()
    kept = estimates.fresh(page.estimate)
    assert (kept.contact_id, kept.notes, kept.other_notes) == (ren.id, "产品：Nimbus", "Product: Nimbus")
    issued = estimates.services.estimates.issue(kept.id)
    page.show_version(issued.id)
    assert not details.offers.isVisible()


def test_a_brief_takes_over_what_is_chosen(estimates: Estimates, qtbot: object) -> None:
    told(estimates)
    shell = estimates.session.window.shell
    assert shell is not None
    shell.go("job", estimates.job.id)
    form = shell.room.form  # type: ignore[attr-defined]
    form.editors["approver"].set_value("")
    before = form.editors["background"].value()
    form.offers.click()
    rows = {row.words().partition(" ← ")[0]: row for row in form.offers.list.rows}
    assert set(rows) == {"Background", "Approver at the client"}
    rows["Background"].click()
    assert form.editors["background"].value() == "\n".join(part for part in (before, "产品：Nimbus") if part)
    assert form.fields["background"].note.text().startswith("From the dossier: Brand name")
    kept = estimates.services.briefs.of(estimates.job.id)
    assert "产品：Nimbus" in kept.background
