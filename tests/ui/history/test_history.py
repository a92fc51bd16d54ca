"""The history of a record: words for its steps, undo of the chosen one, the mark of the unbroken chain."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.domain.ids import new_id
from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.services.history import Entry, FieldChange
from tests.ui.houses import house_of, services_of
from tests.ui.names import nameless
from ui.history import History
from ui.history_words import FIELDS, VERBS, step, value
from ui.session import Session

AT = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)


def entry(verb: str, *changes: tuple[str, str, Any, Any, str], undoes: int | None = None) -> Entry:
    thing = new_id()
    made = tuple(FieldChange(table, thing, name, before, after, act) for table, name, before, after, act in changes)
    return Entry(7, AT, "", verb, True, made, undoes)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (entry("client.save", ("client", "industry", "a", "b", "update")), "Client changed"),
        (entry("client.save", ("contact", "name", None, "Su Wen", "insert")), "Su Wen added"),
        (entry("client.save", ("contact", "name", "Su Wen", None, "delete")), "Su Wen removed"),
        (entry("job.move", ("job", "stage", Stage.BRIEF, Stage.LAYOUT, "update")), "Moved to Layout"),
        (
            entry(
                "job.sign",
                ("sign_off", "state", None, SignState.SIGNED, "insert"),
                ("sign_off", "name", None, "Bo Marek", "insert"),
            ),
            "Signed by Bo Marek",
        ),
        (entry("something.new"), "Changed"),
    ],
)
def test_each_step_has_its_words(given: Entry, said: str) -> None:
    assert step(given, {}).title == said


def test_an_undo_says_what_it_took_back() -> None:
    assert step(entry("undo", undoes=3), {}, undone="client.save").title == "Taken back: client changed"


@pytest.mark.parametrize(
    ("field", "worth", "said"),
    [
        ("industry", None, "–"),
        ("signs", True, "yes"),
        ("due", date(2026, 3, 19), "19 Mar"),
        ("stage", Stage.FINISHED_ART, "Finished art"),
        ("rate", Decimal("0.06"), "6%"),
        ("markup", Decimal("12.5"), "12.5"),
        ("total", 182784, "¥ 1,827.84"),
        ("slot", "brief.ad", "Brief: account director"),
        ("language", "zh+en", "中文 + English"),
        ("words", "two\nlines", "two / lines"),
    ],
)
def test_values_are_said_as_people_read_them(field: str, worth: Any, said: str) -> None:
    assert value(field, worth, {}, "CNY") == said


def test_every_verb_and_field_has_its_word() -> None:
    assert all(icon and words for icon, words in VERBS.values())
    assert all(FIELDS.values())


def show(session: Session) -> History:
    session.window.resize(1440, 900)
    session.window.show()
    services = services_of(session)
    row = services.clients.rows()[0]
    client = services.clients.get(row.id)
    client.industry = "bicycles and parts"
    services.clients.save(client)
    assert session.desk is not None
    panel = History(session.desk, "client", row.id, row.short_name)
    panel.open()
    return panel


def test_the_newest_step_is_first_with_before_and_after(session: Session, qtbot: QtBot) -> None:
    panel = show(session)
    assert [each.step.title for each in panel.rows] == ["Client changed", "Client registered"]
    assert [(line.field, line.before, line.after) for line in panel.rows[0].step.lines] == [
        ("Industry", "bicycles", "bicycles and parts")
    ]
    assert panel.rows[0].step.who == "Iris Tan"
    assert panel.rows[0].button.isVisible()
    panel.rows[1].click()
    assert not panel.rows[1].button.isVisible()
    assert not panel.rows[0].button.isVisible()
    assert not nameless(panel.card)
    qtbot.waitUntil(lambda: panel.unbroken.text() == "unbroken", timeout=10000)
    panel.close()


def test_ctrl_z_undoes_the_chosen_step(session: Session) -> None:
    panel = show(session)
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert services_of(session).clients.rows()[0].industry == "bicycles"
    assert panel.rows[0].step.title == "Taken back: client changed"
    panel.rows[1].click()
    panel.rows[1].button.click()
    assert panel.wrong.isVisible()
    panel.close()


def test_a_page_opens_it_by_ctrl_h(session: Session) -> None:
    house = house_of(session)
    made = house.client("Pier")
    session.window.show()
    assert session.window.shell is not None
    session.window.shell.go("client", made.id)
    QTest.keyClick(session.window.shell.room, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panels = session.window.findChildren(History)
    assert [panel.about.full() for panel in panels] == ["Pier, 1 step"]


def test_job_and_estimate_have_theirs(session: Session) -> None:
    house = house_of(session)
    job = house.job_at(Stage.ESTIMATE)
    sheet = house.sign_estimate(house.issued(job), "estimate.ad")
    assert session.desk is not None
    session.window.show()
    of_job = History(session.desk, "job", job.id, job.title, wide=True)
    said = [row.step.title for row in of_job.rows]
    assert "Moved to Estimate" in said
    assert "Signed by Noa Ferrin" in said
    of_sheet = History(session.desk, "estimate", sheet.id, sheet.number or "", sheet.currency)
    assert of_sheet.rows[-1].step.title == "Estimate begun"
    assert "Sealed and issued" in [row.step.title for row in of_sheet.rows]
    lines = {line.field: line.after for row in of_sheet.rows for line in row.step.lines}
    assert lines["Total"].startswith("¥ ")
