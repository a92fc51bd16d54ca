"""The page before the client: this sheet and nothing else, in their language, and no way into the desk."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from aedesk.domain.estimate import EstimateState
from aedesk.domain.gate_check import current
from aedesk.domain.signoff import How
from tests.builders import PASSPHRASE
from ui.estimates.asks import RejectSheet
from ui.hand_back import HandBack
from ui.signing.read import ReadSheet


def show(estimates, estimate, slot="estimate.client"):
    shell = estimates.session.window.shell
    shell.go("estimate", estimate.id)
    shell.go("sign", (estimate.id, slot))
    QApplication.processEvents()
    return shell.room


def write(qtbot, page):
    pad = page.form.pad
    left, middle = pad.width() // 4, pad.height() // 2
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(left, middle))
    for n in range(40):
        qtbot.mouseMove(pad, QPoint(left + 4 * n, middle - (n % 8) * 6))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(left + 160, middle))


def words(page):
    """Everything that can be read on the page, and the window's title."""
    QApplication.processEvents()
    found = [page.window().windowTitle()]
    for each in page.window().findChildren(QLabel) + page.window().findChildren(QAbstractButton):
        if each.isVisible():
            found += [each.text(), each.accessibleName(), each.toolTip()]
    found += [each.text() for each in page.findChildren(QLineEdit)]
    return "\n".join(found)


def hand_back(page):
    return next(each for each in page.window().findChildren(HandBack) if each.isVisible())


def test_the_client_signs_and_the_sheet_is_theirs(estimates, qtbot, session):
    made = estimates.sent()
    page = show(estimates, made)
    assert not session.window.shell.rail.isVisible()
    assert not session.window.shell.top.isVisible()
    assert not page.form.sign.isEnabled()
    write(qtbot, page)
    assert page.form._why.text() == "Then tick the sentence above."
    page.form.agree.click()
    assert page.form.sign.isEnabled()
    assert page.form.sign.words() == f"Sign ¥ {made.total / 100:,.2f}"
    page.form.sign.click()
    qtbot.waitUntil(lambda: page.form is None or "Thank you" in words(page), timeout=20000)
    assert "Signing record SR-0001" in words(page)
    fresh = estimates.fresh(made)
    assert fresh.state is EstimateState.ACCEPTED
    sign = current(estimates.services.jobs.get(made.job_id), "estimate.client", made.id)
    assert (sign.how, sign.witness) == (How.INK, "Iris Tan")
    assert sign.device.startswith("mouse; ")
    stored = estimates.services.files.get(made.signed_pdf)
    assert estimates.services.estimates.pdf(made.id).startswith(stored)
    done = next(b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == "Done")
    done.click()
    assert session.window.shell.code == "estimate"
    assert session.window.shell.room.estimate.state is EstimateState.ACCEPTED


def test_nothing_of_another_client_is_on_the_page(estimates, qtbot, session):
    from tests.builders import client, job

    other = estimates.services.clients.register(client("Oatharbor Bakery", other_name="燕麦港"))
    estimates.services.jobs.open(job(other, "Winter bread vans"))
    made = estimates.sent()
    session.desk.toast("Oatharbor Bakery called")
    page = show(estimates, made)
    session.desk.toast("Winter bread vans is late")
    read = words(page)
    for name in ("Oatharbor", "燕麦港", "Winter bread", "Markup", "% of cost", "220.00"):
        assert name not in read, name
    assert "Larkwheel" in read
    assert session.window.windowTitle() == "AE Desk"


def test_the_page_speaks_the_clients_language_alone(estimates, qtbot, session):
    made = estimates.sent()
    page = show(estimates, made)
    write(qtbot, page)
    page._languages.part("es").click()
    assert "10" in words(page)
    assert f"{made.total / 100:,.2f}".translate(str.maketrans(",.", ".,")) in page.form.sign.words()
    assert "marzo de 2026" in page.form._when
    assert not page.form.pad.is_empty()
    assert session.window.shell.rail.buttons["jobs"].text() == "Jobs"
    page._languages.part("zh").click()
    assert "2026 年 3 月 12 日" in page.form._when


def test_no_key_leads_into_the_desk(estimates, qtbot, session):
    page = show(estimates, estimates.sent())
    page.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_K, Qt.Key.Key_Z):
        QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    session.desk.show("clients")
    assert session.window.shell.code == "sign"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    asked = hand_back(page)
    asked.stay.click()
    assert session.window.shell.code == "sign"
    page.form.later.click()
    hand_back(page).go.click()
    assert session.window.shell.code == "estimate"


def test_where_the_setting_says_so_leaving_needs_the_passphrase(estimates, qtbot, session):
    session.prefs.keep("leave_needs_passphrase", True)
    page = show(estimates, estimates.sent())
    page.form.later.click()
    asked = hand_back(page)
    asked._line.setText("a guess")
    asked.go.click()
    qtbot.waitUntil(lambda: asked._field.failed, timeout=10000)
    assert session.window.shell.code == "sign"
    asked._line.setText(PASSPHRASE)
    asked.go.click()
    qtbot.waitUntil(lambda: session.window.shell.code == "estimate", timeout=10000)


def test_somebody_else_signs_under_their_own_name(estimates, qtbot, session):
    made = estimates.sent()
    page = show(estimates, made)
    page.form.other.click()
    page.form.name.setText("Gao Lin")
    page.form.title.setText("Finance director")
    write(qtbot, page)
    page.form.agree.click()
    page.form.sign.click()
    qtbot.waitUntil(lambda: estimates.fresh(made).state is EstimateState.ACCEPTED, timeout=20000)
    sign = current(estimates.services.jobs.get(made.job_id), "estimate.client", made.id)
    assert (sign.name, sign.title) == ("Gao Lin", "Finance director")
    contacts = estimates.services.clients.get(made.client_id).contacts
    assert [each.name for each in contacts] == ["Fen Yao", "Gao Lin"]
    assert contacts[1].signs


def test_a_wish_is_kept_and_nothing_is_signed(estimates, qtbot, session):
    made = estimates.sent()
    page = show(estimates, made)
    page.form.change.click()
    wish = page._body.itemAt(1).widget()
    wish.send.click()
    assert wish._field.failed
    wish.words.set_value("Fewer faces, two weeks")
    wish.send.click()
    assert "Your note is kept" in words(page)
    notes = estimates.services.clients.notes(made.client_id)
    assert "Fewer faces, two weeks" in notes[0].words
    assert estimates.fresh(made).state is EstimateState.SENT
    next(b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == "Done").click()
    editor = session.window.shell.room
    asked = next(each for each in session.window.findChildren(RejectSheet) if each.isVisible())
    assert asked._reason.value() == "Fewer faces, two weeks"
    asked.go.click()
    assert editor.estimate.state is EstimateState.REJECTED


def test_the_whole_sheet_can_be_read(estimates, qtbot, session):
    page = show(estimates, estimates.sent())
    qtbot.waitUntil(lambda: page.facts.read.words() == "Read the full sheet, 1 page", timeout=10000)
    page.facts.read.click()
    over = session.window.findChild(ReadSheet)
    qtbot.waitUntil(over.view.drawn, timeout=10000)
    over.back.click()
    assert not over.isVisible()


@pytest.mark.parametrize(("slot", "name"), [("estimate.checked", "Iris Tan"), ("estimate.ad", "Bo Marek")])
def test_the_house_signs_inside_on_the_same_page(estimates, qtbot, session, slot, name):
    made = estimates.issued()
    page = show(estimates, made, slot)
    assert not page._languages.isVisible()
    assert not page.form.change.isVisible()
    page.form.person.set_value(next(p.id for p in estimates.services.agency.people() if p.name == name))
    write(qtbot, page)
    page.form.agree.click()
    page.form.sign.click()
    qtbot.waitUntil(lambda: session.window.shell.code == "estimate", timeout=20000)
    sign = current(estimates.services.jobs.get(made.job_id), slot, made.id)
    assert sign.name == name
    assert (estimates.fresh(made).state is EstimateState.APPROVED) == (slot == "estimate.ad")


def test_the_ink_is_seen_on_the_sheet(estimates, qtbot, session):
    from PIL import Image

    from ui.widgets.pages import draw

    made = estimates.issued()
    page = show(estimates, made, "estimate.ad")
    write(qtbot, page)
    page.form.agree.click()
    page.form.sign.click()
    qtbot.waitUntil(lambda: session.window.shell.code == "estimate", timeout=20000)

    def dark(pdf: bytes) -> int:
        image = draw(pdf, [0], 1.0)[0].image
        seen = Image.frombytes("RGBX", (image.width(), image.height()), bytes(image.constBits()))
        return sum(seen.convert("L").histogram()[:100])

    before = estimates.services.files.get(made.pdf)
    assert dark(estimates.services.estimates.pdf(made.id)) > dark(before) + 50
    assert io.BytesIO(before).read(5) == b"%PDF-"


def test_no_toast_stands_before_the_client(estimates, session):
    from ui.widgets.toast import Toast

    made = estimates.sent()
    session.desk.toast("Another client: handed over")
    toast = session.window.findChild(Toast)
    assert toast.isVisible()
    session.window.shell.go("sign", (made.id, "estimate.client"))
    assert session.window.shell.room.full_screen
    assert not toast.isVisible()
    assert toast.words == ""
