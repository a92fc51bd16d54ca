"""What the window says about a refusal: people, ranks, dates in words."""

from datetime import date

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.gates import Signer
from aedesk.domain.ids import new_id
from aedesk.domain.job import Stage
from aedesk.domain.people import Rank
from ui.errors import sentence


@pytest.mark.parametrize("signer", Signer)
def test_sentences_name_people_and_ranks_in_words(signer: Signer) -> None:
    told = sentence(UserError("rank_too_low", slot="brief.ad", name="Leo Quan", signer=signer))
    assert told.startswith("Leo Quan may not sign this.")
    assert "_" not in told
    assert "{" not in told


def test_values_of_every_kind_are_worded() -> None:
    assert sentence(UserError("gate_closed", target=Stage.FINISHED_ART)).endswith("before Finished art.")
    assert "12" in sentence(UserError("has_left", name="Iris", on=date(2026, 3, 12)))
    assert "Account manager" in sentence(UserError("override_rank", name="Iris", rank=Rank.AM))
    assert sentence(UserError("slot_locked", slot="proof.client", before=("proof.cs",)))
    assert sentence(UserError("stale", id=new_id()))
