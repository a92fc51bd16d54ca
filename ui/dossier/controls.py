"""The factory of controls: one well-made control for every kind of question."""

from importlib import import_module

from aedesk.domain.questionnaire import Kind, Node
from ui.dossier.about import About
from ui.dossier.control import Control

_MAKERS: dict[Kind, str] = {
    Kind.TEXT: "controls_text:TextControl",
    Kind.LONG_TEXT: "controls_text:TextControl",
    Kind.INTEGER: "controls_figures:FigureControl",
    Kind.NUMBER: "controls_figures:FigureControl",
    Kind.MONEY: "controls_figures:FigureControl",
    Kind.PERCENT: "controls_figures:FigureControl",
    Kind.DATE: "controls_dates:DateControl",
    Kind.MONTH_LIST: "controls_months:MonthsControl",
    Kind.SINGLE_CHOICE: "controls_choice:ChoiceControl",
    Kind.MULTI_CHOICE: "controls_choice:ChoiceControl",
    Kind.YES_NO: "controls_choice:YesNoControl",
    Kind.TABLE: "controls_table:TableControl",
    Kind.CONTACT_LIST: "controls_people:PeopleControl",
    Kind.ORG_CHART: "controls_chart:ChartControl",
}


def control_for(node: Node, language: str, large: bool = False, *, about: About | None = None) -> Control:
    """The control of one question in one language; `large` is for in front of the client (52 pixels).

    `about` holds the client's people and currency; without it people lists are empty.
    """
    if node.kind is None:
        raise ValueError(f"{node.path} is no question")
    if node.kind is Kind.TEXT and node.repeat:
        where = "controls_text:LinesControl"
    elif node.period:
        where = "controls_periods:PeriodsControl"
    else:
        where = _MAKERS[node.kind]
    module, name = where.split(":")
    control = getattr(import_module(f"ui.dossier.{module}"), name)(node, language, about or About(), large)
    assert isinstance(control, Control)
    control.set_name(node.label.get(language) or node.label.get("en", ""))
    return control


def import_all() -> None:
    """Import every control and the dossier's page beforehand."""
    for where in set(_MAKERS.values()):
        import_module(f"ui.dossier.{where.split(':')[0]}")
    import_module("ui.dossier.tab")


__all__ = ["About", "Control", "control_for", "import_all"]
