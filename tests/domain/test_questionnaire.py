"""The outline that the app loads is the reference outline, whole, in three languages."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from aedesk.domain import dossier_rules as rules
from aedesk.domain.questionnaire import Kind, Node
from aedesk.resources import folder
from aedesk.services.forms import printed

REFERENCE = yaml.safe_load((Path(folder("questionnaire")) / "3a.yaml").read_text(encoding="utf-8"))


def _reference() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}

    def walk(raw: dict[str, Any], above: str) -> None:
        path = f"{above}.{raw['key']}" if above else raw["key"]
        found[path] = raw
        for item in raw.get("items", ()):
            walk(item, path)

    for section in REFERENCE["sections"]:
        walk(section, "")
    return found


def _nodes() -> list[Node]:
    return [node for section in printed().sections for node in section.walk()]


@pytest.mark.rule("Q-01")
def test_every_node_is_there_in_order_with_number_kind_and_three_languages() -> None:
    reference = _reference()
    assert [node.path for node in _nodes()] == list(reference)
    for node in _nodes():
        raw = reference[node.path]
        assert node.label == raw["label"]
        assert set(node.label) == {"zh", "en", "es"}
        assert all(node.label.values())
        assert node.number == (raw.get("number") or "")
        assert (node.kind.value if node.kind else None) == raw.get("kind")
        for mine, theirs in ((node.options, "options"), (node.columns, "columns"), (node.rows, "rows")):
            assert [part.key for part in mine] == [part["key"] for part in raw.get(theirs, ())]
            assert all(all(part.label[language] for language in ("zh", "en", "es")) for part in mine)


@pytest.mark.rule("Q-01")
def test_the_counts_are_those_of_the_reference() -> None:
    counts = REFERENCE["meta"]["counts"]
    fields = [node for node in _nodes() if node.kind]
    assert len(printed().sections) == counts["sections"]
    assert len(fields) == counts["fields"]
    assert Counter(node.kind.value for node in fields if node.kind) == counts["by_kind"]
    assert sum(len(node.options) for node in fields) == counts["options"]
    assert sum(1 for node in fields for option in node.options if option.detail) == counts["option_details"]
    assert sum(1 for node in fields if node.kind is Kind.TABLE) == counts["tables"]
    groups = [node for node in _nodes() if not node.kind and "." in node.path]
    assert len(groups) == counts["groups"]


def test_every_rule_names_a_node_that_exists() -> None:
    paths = {node.path for node in _nodes()}
    named = {*rules.WEIGHTS, *rules.STALE_MONTHS, *rules.ONE_OF}
    named |= {f"{group}.{part}" for group, parts in rules.ONE_OF.items() for part in parts}
    named |= {rule.path for rule in rules.HANGS} | {rule.on for rule in rules.HANGS}
    assert named <= paths
    assert set(rules.SECTION_WEIGHT) == {section.path for section in printed().sections}
