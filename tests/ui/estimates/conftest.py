"""An open desk with an estimate on its page, by the real services on a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import sin
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from aedesk.domain.estimate import Estimate, EstimateLine, LineGroup
from ui.session import Session

INK = [[(40 + i * 3.0, 60 - 25 * sin(i / 4), i * 0.01, 0.5) for i in range(60)]]
SIGNERS = {"estimate.prepared": "Rui Costa", "estimate.checked": "Iris Tan", "estimate.ad": "Bo Marek"}


def lines() -> list[EstimateLine]:
    return [
        EstimateLine("创意构思与文案", "Idea and copy", LineGroup.IN_HOUSE, Decimal(1), "项", "job", 1_800_000),
        EstimateLine("修图", "Retouching", LineGroup.THIRD_PARTY, Decimal(24), "张", "image", 22_000, Decimal(10)),
        EstimateLine("摄影", "Photography", LineGroup.THIRD_PARTY, Decimal(2), "天", "day", 780_000, Decimal(15)),
    ]


class Estimates:
    """Carries an estimate of the first job as far as a test wants it."""

    def __init__(self, session: Session) -> None:
        assert session.desk is not None
        self.session = session
        self.services = session.desk.services
        self.job = self.services.jobs.board().cards[0]

    def draft(self, **fields: Any) -> Estimate:
        made = self.services.estimates.draft(self.job.id)
        made.lines = lines()
        for name, value in fields.items():
            setattr(made, name, value)
        return self.services.estimates.save(made)

    def issued(self, **fields: Any) -> Estimate:
        return self.services.estimates.issue(self.draft(**fields).id)

    def approved(self, **fields: Any) -> Estimate:
        made = self.issued(**fields)
        people = {person.name: person.id for person in self.services.agency.people()}
        for slot, name in SIGNERS.items():
            self.services.signing.sign_ink(made.id, slot, INK, person_id=people[name])
        return self.services.estimates.get(made.id)

    def sent(self, **fields: Any) -> Estimate:
        made = self.approved(**fields)
        return self.services.estimates.send(made.id, self.services.clock.today())

    def fresh(self, estimate: Estimate) -> Estimate:
        return self.services.estimates.get(estimate.id)

    def show(self, qtbot: Any, estimate: Estimate) -> Any:
        shell = self.session.window.shell
        assert shell is not None
        shell.go("estimate", estimate.id)
        QApplication.processEvents()
        page: Any = shell.room
        qtbot.waitUntil(lambda: not page.pane.busy(), timeout=10000)
        if page.pane.isVisible():
            qtbot.waitUntil(page.pane.view.drawn, timeout=10000)
        return page


@pytest.fixture
def estimates(session: Session, qtbot: Any) -> Estimates:
    session.window.resize(1440, 900)
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow, timeout=5000)
    return Estimates(session)


@pytest.fixture
def said(session: Session) -> Callable[[], str]:
    """What the toast says."""
    from ui.widgets.toast import Toast

    def words() -> str:
        toast = session.window.findChild(Toast)
        return toast.words if toast is not None else ""

    return words
