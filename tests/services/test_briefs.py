"""Briefs: numbered when first kept, judged, frozen by a signature."""

import pytest

from aedesk.domain.brief import Deliverable
from aedesk.domain.brief_rules import Gap
from aedesk.domain.errors import UserError
from aedesk.domain.ids import new_id
from aedesk.domain.job import Stage
from aedesk.services.brief_views import content_hash
from tests.builders import House, brief_complete


def test_a_brief_is_numbered_when_it_is_first_kept(house: House) -> None:
    made, briefs = house.job(), house.desk.briefs
    fresh = briefs.of(made.id)
    assert (fresh.number, fresh.version) == ("", 0)
    assert house.desk.store.peek("B") == "B-0001"
    fresh.background = "Twelve shops."
    assert briefs.save(fresh).number == fresh.number == "B-0001"
    fresh.objective = "300 pre-orders."
    fresh.number = "B-9999"
    briefs.save(fresh)
    kept = briefs.of(made.id)
    assert (kept.id, kept.number, kept.background, kept.objective) == (
        fresh.id, "B-0001", "Twelve shops.", "300 pre-orders.",
    )  # fmt: skip
    assert briefs.save(briefs.of(house.job().id)).number == "B-0002"


def test_pieces_come_go_and_keep_their_order(house: House) -> None:
    made, briefs = house.job(), house.desk.briefs
    brief = brief_complete(made, deliverables=[Deliverable(name, "A3", 1) for name in ("one", "two", "three")])
    briefs.save(brief)
    brief.deliverables.reverse()
    brief.deliverables.pop(1)
    briefs.save(brief)
    assert [row.piece for row in briefs.of(made.id).deliverables] == ["three", "one"]


def test_gaps_are_told(house: House) -> None:
    brief = brief_complete(house.job(), must="", budget="TBD")
    assert house.desk.briefs.gaps(brief) == (Gap("must", "empty"), Gap("budget", "vague"))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("revisions", -1, "revisions_out_of_range"), ("revisions", 100, "revisions_out_of_range")],
)
def test_odd_figures_are_refused(house: House, field: str, value: int, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        house.desk.briefs.save(brief_complete(house.job(), **{field: value}))
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_piece_cannot_be_wanted_no_times(house: House) -> None:
    with pytest.raises(UserError, match="quantity_too_small"):
        house.desk.briefs.save(brief_complete(house.job(), deliverables=[Deliverable("one", "A3", 0)]))


def test_a_signed_brief_stands(house: House) -> None:
    made = house.job_at(Stage.LAYOUT)
    brief = house.desk.briefs.of(made.id)
    brief.budget = "twice as much"
    with pytest.raises(UserError, match="brief_signed") as refusal:
        house.desk.briefs.save(brief)
    assert refusal.value.values["name"] == "Bo Marek"
    assert house.desk.briefs.of(made.id).budget != "twice as much"


def test_a_job_has_one_brief(house: House) -> None:
    made, briefs = house.job(), house.desk.briefs
    first, second = briefs.of(made.id), briefs.of(made.id)
    briefs.save(first)
    with pytest.raises(UserError, match="stale"):
        briefs.save(second)
    with pytest.raises(UserError, match="not_found"):
        briefs.save(type(first)(new_id()))


def test_two_who_save_at_once_do_not_overwrite_each_other(house: House) -> None:
    made, briefs = house.job(), house.desk.briefs
    briefs.save(briefs.of(made.id))
    first, second = briefs.of(made.id), briefs.of(made.id)
    first.must = "Helmet"
    briefs.save(first)
    second.must = "No helmet"
    with pytest.raises(UserError, match="stale"):
        briefs.save(second)


def words(pdf: bytes) -> str:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("language", ["en", "zh", "es", "zh+en"])
def test_the_sheet_says_what_the_brief_says(house: House, language: str) -> None:
    made = house.job(house.client(language=language), other_title="儿童车系")
    assert house.desk.briefs.pdf(made.id).startswith(b"%PDF")
    house.supply(made, Stage.LAYOUT)
    text = words(house.desk.briefs.pdf(made.id))
    for said in (
        "300 pre-orders by 1 June",
        "Key picture, three ideas",
        "B-0001",
        "J-0001",
        "Colour fan",
        "Noa Ferrin",
    ):
        assert said in text
    assert ("儿童车系" in text) is language.startswith("zh")


def test_a_sign_that_no_font_has_is_named(house: House) -> None:
    made = house.job()
    house.desk.briefs.save(brief_complete(made, must="Write \U0001f600 on it"))
    with pytest.raises(UserError, match="cannot_print") as refusal:
        house.desk.briefs.pdf(made.id)
    assert refusal.value.values["chars"] == "\U0001f600"


def test_the_square_tells_one_wording_from_another(house: House) -> None:
    brief = brief_complete(house.job())
    first = content_hash(brief)
    assert content_hash(brief) == first
    brief.number, brief.version = "B-0007", 3
    assert content_hash(brief) == first
    brief.deliverables[0].quantity = 4
    assert content_hash(brief) != first
