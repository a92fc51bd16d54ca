"""The rules of the desk without a desk: what may be done from where, the timer, and how things are put off."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from aedesk.domain import desk_rules as rules
from aedesk.domain.desk import OPEN, Item, ItemKind, Place, Sitting, SittingEnd
from aedesk.domain.desk_rules import Act
from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id
from tests.builders import TODAY

NOW = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)


def item(place: Place = Place.TRAY, kind: ItemKind = ItemKind.PAPER) -> Item:
    return Item("Offer of Greywood Press", kind, place)


def refusal(act: Act, of: Item) -> str:
    try:
        rules.check(of, act)
    except UserError as error:
        return error.code
    return ""


@pytest.mark.rule("D-04")
@pytest.mark.rule("Z-28")
def test_a_loose_text_is_read_once_and_never_comes_back() -> None:
    for act, place in product(Act, Place):
        code = refusal(act, item(place, ItemKind.READ))
        if act in (Act.READ, Act.FILE, Act.DROP) and place is Place.PILE:
            assert code == ""
        elif act is Act.FILE and place is Place.FILED:
            assert code == ""  # from one folder into another
        elif act not in (Act.READ, Act.FILE, Act.DROP):
            assert code == ("read_once" if place in OPEN else "read_once_over")


def test_what_is_done_or_thrown_away_stays_so() -> None:
    for act, place in product(Act, (Place.DONE, Place.DROPPED)):
        assert refusal(act, item(place)) == "item_settled"
    assert refusal(Act.TAKE, item(Place.FILED)) == ""
    assert refusal(Act.DONE, item(Place.FILED)) == "item_settled"
    assert refusal(Act.READ, item()) == "not_read_once"


@pytest.mark.rule("I-05")
@pytest.mark.rule("I-22")
def test_lines_of_registers_have_acts_of_their_own() -> None:
    for act, kind in ((Act.ESCALATE, ItemKind.ISSUE), (Act.ANSWER, ItemKind.QUESTION)):
        for other in (ItemKind.PAPER, ItemKind.LANDMINE, ItemKind.ISSUE, ItemKind.QUESTION):
            expected = "" if other is kind else "item_wrong_kind"
            assert refusal(act, item(Place.REGISTER, other)) == expected
    assert refusal(Act.CLOSE, item()) == "item_wrong_kind"
    issue = item(Place.REGISTER, ItemKind.ISSUE)
    rules.escalate(issue, NOW)
    rules.escalate(issue, NOW)
    with pytest.raises(UserError, match="issue_top"):
        rules.escalate(issue, NOW)


@pytest.mark.rule("T-04")
def test_only_a_later_day_is_putting_off() -> None:
    one = item()
    for days, expected in ((1, 0), (2, 1), (1, 1), (5, 2), (9, 3)):
        rules.put_to(one, TODAY + timedelta(days=days), NOW, TODAY)
        assert one.postponed == expected
    assert one.postponed >= rules.PUT_OFF
    with pytest.raises(UserError, match="date_past"):
        rules.put_to(one, TODAY - timedelta(days=1), NOW, TODAY)


@pytest.mark.rule("I-30")
def test_a_parked_problem_needs_a_day_to_come() -> None:
    one, issue = item(), item(Place.REGISTER, ItemKind.ISSUE)
    with pytest.raises(UserError, match="date_past"):
        rules.park(one, TODAY, NOW, TODAY)
    rules.park(one, TODAY + timedelta(days=3), NOW, TODAY)
    rules.park(issue, TODAY + timedelta(days=3), NOW, TODAY)
    assert (one.kind, issue.kind) == (ItemKind.PARKED, ItemKind.ISSUE)
    assert one.place is issue.place is Place.DATED


def test_a_timer_counts_what_was_worked() -> None:
    sitting = Sitting(new_id(), NOW)
    rules.pause(sitting, NOW + timedelta(minutes=10))
    rules.pause(sitting, NOW + timedelta(minutes=12))
    assert rules.worked(sitting, NOW + timedelta(minutes=40)) == 600
    rules.go_on(sitting, NOW + timedelta(minutes=40))
    assert rules.end(sitting, SittingEnd.DONE, NOW + timedelta(minutes=45), True) == 900
    assert rules.worked(sitting, NOW + timedelta(days=2)) == 900


def test_a_timer_that_tells_nothing_asks() -> None:
    late = NOW + timedelta(hours=5)
    for sitting, now, same_day in (
        (Sitting(new_id(), NOW), late, True),
        (Sitting(new_id(), NOW), NOW + timedelta(minutes=50), False),
    ):
        with pytest.raises(UserError, match="sitting_minutes_asked"):
            rules.end(sitting, SittingEnd.DONE, now, same_day)
        assert rules.end(sitting, SittingEnd.DONE, now, same_day, 25) == 1500
        assert sitting.ended_at == NOW + timedelta(minutes=25)
    paused = Sitting(new_id(), NOW, paused_at=NOW + timedelta(minutes=30))
    assert rules.end(paused, SittingEnd.DONE, NOW + timedelta(days=1), False) == 1800
    with pytest.raises(UserError, match="sitting_minutes"):
        rules.end(Sitting(new_id(), NOW), SittingEnd.DONE, late, True, -1)


def test_a_title_is_made_of_what_was_typed() -> None:
    assert rules.cut_title("  Call \n Vera ", "") == ("Call Vera", "")
    assert rules.cut_title("", "\nOffer of the press\nthree pages\n") == ("Offer of the press", "three pages")
    assert rules.cut_title("", " \n ") == ("", "")
    assert rules.cut_title("\u200b\u200d", "") == ("", "")
    assert rules.cut_title("half \ud83d a\0 sign 🚀", "\udc00") == ("half a sign 🚀", "")
    long = "word " * 60
    title, words = rules.cut_title(long, "more")
    assert len(title) <= rules.TITLE
    assert title.endswith("…")
    assert words == f"{long.strip()}\nmore"
    assert len(rules.cut_title("文" * 300, "")[0]) == rules.TITLE
