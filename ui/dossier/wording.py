"""An answer in words, for the history, a comparison or a list."""

from typing import Any

from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.questionnaire import Column, Kind, Node, Option
from aedesk.services.dossier_views import AnswerView
from aedesk.words import words
from ui import format as fmt
from ui.dossier.about import About
from ui.dossier.chips import in_language, split
from ui.dossier.figures import month_short, show_date, show_figure

_FIGURES = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT)


def view_words(node: Node, view: AnswerView | None, language: str, about: About) -> str:
    """What is known of a question, in words."""
    say = words(language)
    if view is None:
        return say.p("question", "not asked")
    return "\n".join(part for part in (_state_words(node, view, language, about), quoted(view, language)) if part)


def quoted(view: AnswerView | None, language: str) -> str:
    """What they said, word for word, in marks; nothing where it was not kept."""
    if view is None or not view.own_words:
        return ""
    return words(language).p("dossier", "“{words}”").format(words=view.own_words)


def _state_words(node: Node, view: AnswerView, language: str, about: About) -> str:
    say = words(language)
    if view.state is AnswerState.NOT_KNOWN:
        return say.t("Asked, not known")
    if view.state is AnswerState.NOT_APPLICABLE:
        return say.t("Does not apply")
    return answer_words(node, view.value, language, about)


def answer_words(node: Node, value: Any, language: str, about: About) -> str:
    """A kept value in words; lines for rows."""
    if value is None:
        return ""
    if node.path in ONE_OF and isinstance(value, str):
        part = next((item for item in node.items if item.path.endswith(f".{value}")), None)
        return in_language(part.label, language) if part is not None else value
    if node.period:
        pairs = []
        for period, figure in value:
            when = show_date(period, language) if period else ""
            said = _figure(node.kind, figure, language, about)
            pairs.append(f"{when}{_colon(language)}{said}" if when else said)
        return "\n".join(pairs)
    if node.kind in _FIGURES:
        return _figure(node.kind, value, language, about)
    if node.kind is Kind.DATE:
        return show_date(value, language)
    if node.kind is Kind.MONTH_LIST:
        return _join((month_short(month, language) for month in value), language)
    if node.kind is Kind.YES_NO:
        labels = {option.key: option.label for option in node.options}
        say = words(language)
        plain = say.t("Yes") if value else say.t("No")
        return in_language(labels.get("yes" if value else "no", {}), language) or plain
    if node.kind is Kind.SINGLE_CHOICE:
        return _options(node.options, [value], language, about)
    if node.kind is Kind.MULTI_CHOICE:
        return _options(node.options, value, language, about)
    return _several(node, value, language, about)


def _several(node: Node, value: Any, language: str, about: About) -> str:
    if node.kind is Kind.CONTACT_LIST:
        return _join((_name(each, about) for each in value), language)
    if node.kind is Kind.ORG_CHART:
        return "\n".join(f"{_name(who, about)} ← {_name(boss, about)}" if boss else _name(who, about)
                         for who, boss in value)  # fmt: skip
    if node.kind is Kind.TABLE:
        return _table(node, value, language)
    return "\n".join(str(each) for each in value) if isinstance(value, list) else str(value)


def _table(node: Node, value: Any, language: str) -> str:
    lines = []
    labels = {row.key: in_language(row.label, language) for row in node.rows}
    fixed = [(key, value[key]) for key in labels if key in value] if isinstance(value, dict) else None
    for key, row in fixed if fixed is not None else enumerate(value):
        cells = [_cell(column, row[column.key], language) for column in node.columns if column.key in row]
        said = _join([*cells, str(row.get("blank") or "")], language)
        lines.append(f"{labels[key]}{_colon(language)}{said}" if key in labels else said)
    return "\n".join(lines)


def _cell(column: Column, value: Any, language: str) -> str:
    if column.kind is Kind.SINGLE_CHOICE:
        key = value[0] if isinstance(value, list) else value
        return next((in_language(each.label, language) for each in column.options if each.key == key), str(key))
    if column.kind is Kind.DATE:
        return show_date(str(value), language)
    if column.kind in _FIGURES:
        shown = show_figure(str(value), language)
        return shown + (" %" if language == "es" else "%") if column.kind is Kind.PERCENT else shown
    return str(value)


def _figure(kind: Kind | None, value: Any, language: str, about: About) -> str:
    if kind is Kind.MONEY:
        return f"{fmt.symbol(about.currency)} {show_figure(str(value), language, fmt.digits(about.currency))}"
    shown = show_figure(str(value), language)
    return shown + (" %" if language == "es" else "%") if kind is Kind.PERCENT else shown


def _options(options: tuple[Option, ...], chosen: Any, language: str, about: About) -> str:
    by_key = {option.key: option for option in options}
    said = []
    for pair in chosen:
        key, blank = pair[0], pair[1] if len(pair) > 1 else None
        option = by_key.get(key)
        if option is None:
            said.append(str(key))
            continue
        before, after = split(in_language(option.label, language), language)
        inside = _blank(option, blank, language)
        if inside and not after and "( )" not in in_language(option.label, language):
            said.append(f"{before} ({inside})")
        else:
            said.append(" ".join(part for part in (before, inside or ("…" if after else ""), after) if part))
    return _join(said, language)


def _blank(option: Option, blank: Any, language: str) -> str:
    if blank is None:
        return ""
    if isinstance(blank, list):
        return _join((month_short(month, language) for month in blank), language)
    return show_figure(str(blank), language) if option.detail == "number" else str(blank)


def _name(key: str, about: About) -> str:
    found = about.who(str(key))
    return found.name if found is not None else "?"


def _colon(language: str) -> str:
    return "：" if language == "zh" else ": "


def _join(parts: Any, language: str) -> str:
    return ("、" if language == "zh" else ", ").join(part for part in parts if part)
