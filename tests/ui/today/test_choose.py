"""Which thing is the most urgent, and the sentence that says why."""

from datetime import date, timedelta
from uuid import UUID

from aedesk.domain.ids import new_id
from aedesk.domain.job import Stage
from aedesk.services.today import Due, Today, Unanswered, Waiting
from ui.today.choose import hero

ON = date(2026, 3, 12)


def waiting(job: UUID, days: int, whom: str = "Fen Yao", estimate: UUID | None = None) -> Waiting:
    asked = ON - timedelta(days=days)
    return Waiting(job, "brief.ad", "J-0312", "Spring city ride", new_id(), "Larkwheel", whom, asked, days, estimate)


def due(job: UUID, days: int) -> Due:
    return Due(job, "J-0312", "Spring city ride", new_id(), "Larkwheel", Stage.LAYOUT, ON + timedelta(days=days), days)


def unanswered(days: int) -> Unanswered:
    sent = ON - timedelta(days=days)
    return Unanswered(
        new_id(), "E-0142", 2, new_id(), "Radio spots", new_id(), "Solmarina", "Hale", 1, "CNY", sent, days
    )


def test_nothing_waits() -> None:
    assert hero(Today((), (), ()), ON) is None


def test_a_signature_that_holds_up_a_pressing_job_comes_first() -> None:
    held, other = new_id(), new_id()
    found = hero(Today((waiting(other, 9), waiting(held, 3)), (due(new_id(), -4), due(held, 1)), (unanswered(20),)), ON)
    assert found is not None
    assert (found.room, found.what, found.title) == ("job", held, "Brief: account director")
    assert found.reason == "Fen Yao was asked 3 days ago. Until then the job cannot keep tomorrow’s date."


def test_then_what_is_late() -> None:
    late = new_id()
    found = hero(Today((waiting(new_id(), 9),), (due(late, -2),), (unanswered(20),)), ON)
    assert found is not None
    assert (found.what, found.reason) == (late, "It is 2 days late and stands in Layout.")


def test_then_an_estimate_without_an_answer() -> None:
    found = hero(Today((waiting(new_id(), 9),), (due(new_id(), 2),), (unanswered(11),)), ON)
    assert found is not None
    assert (found.room, found.title) == ("estimate", "Estimate E-0142 · version 2")
    assert found.reason == "Hale has had it for 11 days. A week is what was agreed: ask for the answer."


def test_then_what_is_due_then_what_was_asked_for_longest() -> None:
    soon = hero(Today((waiting(new_id(), 9),), (due(new_id(), 0),), ()), ON)
    assert soon is not None
    assert soon.reason == "It is due today and stands in Layout."
    sheet = new_id()
    last = hero(Today((waiting(new_id(), 0, "", sheet),), (), ()), ON)
    assert last is not None
    assert (last.room, last.what, last.verb) == ("estimate", sheet, "Open estimate")
    assert last.reason == "It was asked for today."


def test_late_jobs_that_wait_say_both() -> None:
    job = new_id()
    found = hero(Today((waiting(job, 1, ""),), (due(job, -1),), ()), ON)
    assert found is not None
    assert found.reason == "It was asked for 1 day ago. The job is 1 day late and waits for it."
