"""Every code that the code can raise has its sentence, and every sentence can be filled."""

import ast
import string
from pathlib import Path

import pytest

from aedesk import sentences
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import MOVES, Verb, check_move
from aedesk.domain.ids import new_id
from aedesk.papers import judging
from aedesk.storage import answers

ROOT = Path(__file__).parent.parent


def raised(root: Path) -> dict[str, str]:
    """Every code that stands in the code as a word, with a place where."""
    found = {}
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError"
            if named and node.args:
                for word in ast.walk(node.args[0]):
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        found[word.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_every_refusal_has_a_sentence() -> None:
    codes = raised(ROOT / "aedesk") | raised(ROOT / "ui")
    assert {code: place for code, place in codes.items() if code not in sentences.REFUSALS} == {}


@pytest.mark.parametrize("verb", MOVES)
def test_refusals_by_state_have_sentences(verb: Verb) -> None:
    for state in set(EstimateState) - MOVES[verb]:
        with pytest.raises(UserError) as refusal:
            check_move(Estimate(new_id(), new_id(), state=state), verb)
        assert refusal.value.code in sentences.REFUSALS


def test_disks_have_sentences() -> None:
    for table in (answers._SQLITE, answers._SYSTEM):
        assert set(table.values()) <= set(sentences.REFUSALS)


def test_verdicts_and_additions_have_sentences() -> None:
    assert set(judging.CODES) | {"not_pdf", "not_registered"} == set(sentences.VERDICTS)
    assert set(sentences.ADDITIONS) == {"ink", "foreign_ink", "time_stamp", "properties"}


def test_findings_have_sentences() -> None:
    source = (ROOT / "aedesk" / "storage" / "check.py").read_text(encoding="utf-8")
    codes = {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
        if isinstance(node.args[0], ast.Constant)
    }
    assert codes <= set(sentences.FINDINGS)


@pytest.mark.parametrize("table", ["REFUSALS", "VERDICTS", "ADDITIONS", "REMARKS", "FINDINGS"])
def test_sentences_are_sentences(table: str) -> None:
    for text in getattr(sentences, table).values():
        assert text[-1] in ".?", text
        assert text[0].isupper() or text[0] in "{“", text
        assert all(name and name.isidentifier() for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_a_value_that_is_missing_shows_as_dots() -> None:
    assert sentences.refusal("estimate_void", {"number": "E-0001"}) == "E-0001 version … is void."
    assert sentences.refusal("nobody_knows", {}) == "This is not possible (nobody_knows)."
    assert sentences.refusal("empty", {}, str.upper) == "TYPE SOMETHING HERE."
