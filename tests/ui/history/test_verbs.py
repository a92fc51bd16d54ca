"""Every step that the services write has its words in the history."""

import ast
from pathlib import Path

import pytest

import aedesk.services
from aedesk.domain.ids import new_id
from aedesk.domain.standing import ProspectStep
from aedesk.services.history import FieldChange
from aedesk.storage import tables
from ui import history_fields, icons
from ui.history_verbs import VERBS
from ui.history_words import FIELDS, Line, lines

_WRITERS = {"write", "_add", "_change", "_changing"}  # the last three hand the verb on


def written() -> set[str]:
    """The verbs that stand in the services."""
    found = set()
    for path in sorted(Path(aedesk.services.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            if node.func.attr in _WRITERS:
                told = [each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)]
                found |= {str(verb) for verb in told if "." in str(verb)}
    return found


def test_every_verb_of_the_services_has_words() -> None:
    verbs = written()
    assert {"call.finish", "promise.add", "job.move", "form.hide", "prospect.won"} <= verbs
    assert verbs - VERBS.keys() == set()


def test_every_icon_of_the_history_is_there() -> None:
    for icon, words in VERBS.values():
        assert words
        assert not icons.pixmap(icon).isNull()


UNSAID = {"id", "version", "client_id", "call_id", "subject_kind", "subject_id", "back_of", "why", "held_at",
          "held_seconds", "weights", "payment_computed", "zone"}  # fmt: skip
"""What the machinery keeps of calls, care and standing, and nobody asks for."""


@pytest.mark.parametrize(
    "table",
    ["call", "prep", "care_rules", "visit", "promise", "complaint", "idea", "gift", "greeting", "important_day",
     "boss_note", "evaluation", "prospect", "survey"],
)  # fmt: skip
def test_every_field_of_calls_and_care_has_words(table: str) -> None:
    for column in getattr(tables, table).c.keys():  # noqa: SIM118
        said = (table, column) in history_fields.OF_TABLE or column in FIELDS
        quiet = column in UNSAID or (table, column) in history_fields.QUIET
        assert said or quiet, column


def test_care_is_told_in_words() -> None:
    made = [
        FieldChange("evaluation", new_id(), "business", None, 4, "insert"),
        FieldChange("gift", new_id(), "occasion", None, "mid_autumn", "insert"),
        FieldChange("gift", new_id(), "budget", None, 18_000, "insert"),
        FieldChange("call", new_id(), "seconds", None, 380, "update"),
        FieldChange("call", new_id(), "place", 1, 2, "update"),
        FieldChange("prospect", new_id(), "step", ProspectStep.TARGET, ProspectStep.VISIT_PLAN, "update"),
    ]
    assert lines(made, {}, "CNY") == [
        Line("Business importance", "–", "4"),
        Line("Occasion", "–", "Mid-Autumn Festival"),
        Line("Budget", "–", "¥ 180.00"),
        Line("Talked for", "–", "6:20"),
        Line("Step", "Target chosen", "Visit plan"),
    ]
