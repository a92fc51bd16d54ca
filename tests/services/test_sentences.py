"""Whatever the trade refuses, there is a sentence for it."""

import ast
from datetime import date
from pathlib import Path

import pytest

from aedesk.domain.errors import UserError
from aedesk.domain.gates import Signer
from aedesk.domain.ids import new_id
from aedesk.domain.job import Stage
from aedesk.domain.people import Rank
from aedesk.sentences import REFUSALS

CODE = Path(__file__).parents[2] / "aedesk"


def raised() -> set[str]:
    """Every code that stands in a `UserError(...)` of the code."""
    found = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


def test_every_refusal_has_its_sentence() -> None:
    assert sorted(raised() - REFUSALS.keys()) == []
    assert "gate_closed" in REFUSALS


@pytest.mark.parametrize("signer", Signer)
def test_sentences_name_people_and_ranks_in_words(signer: Signer) -> None:
    from ui.errors import sentence

    told = sentence(UserError("rank_too_low", slot="brief.ad", name="Leo Quan", signer=signer))
    assert told.startswith("Leo Quan may not sign this.")
    assert "_" not in told
    assert "{" not in told


def test_values_of_every_kind_are_worded() -> None:
    from ui.errors import sentence

    assert sentence(UserError("gate_closed", target=Stage.FINISHED_ART)).endswith("before Finished art.")
    assert "12" in sentence(UserError("has_left", name="Iris", on=date(2026, 3, 12)))
    assert "Account manager" in sentence(UserError("override_rank", name="Iris", rank=Rank.AM))
    assert sentence(UserError("slot_locked", slot="proof.client", before=("proof.cs",)))
    assert sentence(UserError("stale", id=new_id()))
