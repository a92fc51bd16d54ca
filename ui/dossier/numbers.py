"""The numbers of questions as people say them: 2.5 A for A under (5) under 2."""

from aedesk.domain.questionnaire import Node, Questionnaire

_BULLETS = "△▲·"


def _plain(number: str) -> str:
    return number.strip("()（） ").strip(_BULLETS)


def joined(parts: list[str]) -> str:
    """The printed numbers from the group down, as one: figures by points, letters after a space."""
    said = ""
    for part in (_plain(each) for each in parts):
        if not part:
            continue
        said = f"{said}.{part}" if said and part[0].isdigit() else f"{said} {part}" if said else part
    return said


def numbers(form: Questionnaire) -> dict[str, str]:
    """The number of every node by its path; empty where none is printed."""
    found: dict[str, str] = {}

    def walk(node: Node, above: list[str]) -> None:
        parts = [*above, node.number]
        found[node.path] = joined(parts)
        for item in node.items:
            walk(item, parts)

    for section in form.sections:
        found[section.path] = ""
        for item in section.items:
            walk(item, [])
    return found


def squeezed(number: str) -> str:
    """A number as it is compared with what somebody typed: 25a."""
    return "".join(sign for sign in number.lower() if sign.isalnum())
