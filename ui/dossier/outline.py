"""What one chapter shows, in order: heads, questions, and parts that do not apply now as one line each."""

from dataclasses import dataclass

from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF, completeness
from aedesk.domain.questionnaire import Kind, Node, Option
from aedesk.services.dossier_views import Chapter
from ui.dossier.numbers import joined

GROUP, SUB, FIELD, FOLDED = "group", "sub", "field", "folded"


@dataclass(frozen=True)
class Entry:
    """One line of the chapter. `apart`: a head under which one of several parts is chosen."""

    kind: str
    node: Node
    number: str
    apart: bool = False
    shut: bool = False  # the part was marked as not applying

    @property
    def path(self) -> str:
        """The node's path."""
        return self.node.path


def entries(chapter: Chapter, revealed: frozenset[str] = frozenset()) -> list[Entry]:
    """The lines of a chapter; `revealed` paths are shown although they do not apply."""
    found: list[Entry] = []

    def wanted(node: Node) -> bool:
        return any(path == node.path or path.startswith(node.path + ".") for path in revealed)

    def hidden_part(node: Node) -> bool:
        """A part of a group of which another one, or none yet, was chosen, and nothing is written in it."""
        group = node.path.rpartition(".")[0]
        if node.path.rpartition(".")[2] not in ONE_OF.get(group, ()) or wanted(node):
            return False
        chosen = chapter.answers.get(group)
        if chosen is not None and chosen.state is AnswerState.KNOWN:
            return bool(chosen.value != node.path.rpartition(".")[2])
        return not any(each.path in chapter.answers for each in node.walk())

    def walk(node: Node, above: list[str], depth: int) -> None:
        parts = [*above, node.number]
        number = joined(parts)
        own = chapter.answers.get(node.path)
        shut = own is not None and own.state is AnswerState.NOT_APPLICABLE
        if hidden_part(node):
            return
        if node.path in chapter.folded and not shut and not wanted(node):
            found.append(Entry(FOLDED, node, number))
            return
        if node.kind is not None:
            found.append(Entry(FIELD, node, number))
            return
        kind = GROUP if depth == 0 else SUB
        found.append(Entry(kind, node, number, apart=node.path in ONE_OF, shut=shut))
        if not shut:
            for item in node.items:
                walk(item, parts, depth + 1)

    for item in chapter.section.items:
        walk(item, [], 0)
    return found


def parts_node(group: Node) -> Node:
    """The question which part of a group applies, as a choice."""
    keys = ONE_OF[group.path]
    options = tuple(
        Option(item.path.rpartition(".")[2], item.number, item.label)
        for item in group.items
        if item.path.rpartition(".")[2] in keys
    )
    return Node(group.path, group.number, group.label, Kind.SINGLE_CHOICE, options=options)


def count(chapter: Chapter, part: Node) -> tuple[int, int]:
    """How many questions of a part are settled, and how many there are."""
    from aedesk.domain.dossier_rules import Known

    known = {path: Known(view.state, view.value) for path, view in chapter.answers.items()}
    total = completeness(part, known, chapter.folded)
    return total.settled, total.applicable
