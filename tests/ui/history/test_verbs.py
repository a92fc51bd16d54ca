"""Every step that the services write has its words in the history."""

import ast
from pathlib import Path

import aedesk.services
from ui import icons
from ui.history_verbs import VERBS

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
