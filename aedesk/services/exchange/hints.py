"""What the form tells the client beside a question: the kind of answer, its unit, what to choose from."""

from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.questionnaire import Kind, Node, Option
from aedesk.services.exchange.text import Tongue, unlike
from aedesk.words import N_, words

_BY_KIND = {
    Kind.INTEGER: N_("A whole number"),
    Kind.NUMBER: N_("A number"),
    Kind.PERCENT: N_("Per cent"),
    Kind.MONTH_LIST: N_("Months as numbers: 3, 4, 12"),
    Kind.SINGLE_CHOICE: N_("Choose one from the list"),
    Kind.YES_NO: N_("Choose one from the list"),
    Kind.MULTI_CHOICE: N_("Tick with ✓ whatever applies"),
    Kind.CONTACT_LIST: N_("One person a line, by name"),
    Kind.ORG_CHART: N_("Each person by name, and to whom they report"),
}
_BY_PRECISION = {
    "day": N_("A date, for example 2026-03-12"),
    "month": N_("A month or a date, for example 2026-03"),
    "year": N_("A year, a month or a date, for example 2026"),
}


def hint(about: Node | Option, tongue: Tongue) -> str:
    """What to write there."""
    speech = words(tongue.language)
    if isinstance(about, Option):
        of_months = speech.t("Months as numbers: 3, 4, 12") if about.months else ""
        return "; ".join(part for part in (tongue.of(about.detail_label), of_months) if part)
    if about.kind is None:
        return speech.t("Choose the part that applies") if about.path in ONE_OF else ""
    said = speech.t(_BY_KIND.get(about.kind, ""))
    if about.kind is Kind.MONEY:
        said = speech.t("Amount in {currency}").format(currency=tongue.currency)
    elif about.unit and about.unit != "currency":
        said = f"{said} ({tongue.of(tongue.units.get(about.unit, {}))})"
    elif about.kind is Kind.DATE:
        said = speech.t(_BY_PRECISION[about.precision])
    if about.period:
        each = speech.t("one line a year, for example 2026")
        return f"{said}; {each if about.period == 'year' else speech.t('one line a month, for example 2026-03')}"
    if about.kind is Kind.TABLE and not about.rows:
        return speech.t("One line each; insert lines where there are too few")
    if about.repeat and about.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return speech.t("One line each; insert lines where there are too few")
    return said


def yes_no(node: Node, tongue: Tongue) -> tuple[str, str]:
    """The words for yes and no of this question."""
    speech = words(tongue.language)
    own = {option.key: tongue.of(option.label) for option in node.options}
    yes, no = unlike([own.get("yes") or speech.t("Yes"), own.get("no") or speech.t("No")], tongue.states())
    return yes, no
