"""Words for files of contacts: what columns hold, what is done with somebody, and how they were known."""

from pathlib import Path

from aedesk.services.contacts.views import Act, By, Match, Plan, Report, Row, Table
from aedesk.words import N_, _, n_, p_
from ui import format as fmt

PATTERNS = ("*.vcf", "*.csv", "*.tsv", "*.txt", "*.xlsx")
ENDINGS = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".xlsx"})

FIELDS: dict[str, str] = {
    "": N_("is left out"),
    "name": N_("Whole name"),
    "family": N_("Family name"),
    "given": N_("Given name"),
    "other_name": N_("Name in the second script"),
    "client": N_("Company"),
    "code": N_("Client’s code"),
    "title": N_("Title"),
    "role": N_("Role"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "birthday": N_("Birthday"),
    "address": N_("Company’s address"),
    "notes": N_("Notes"),
}

SEPARATORS: tuple[tuple[str, str], ...] = (
    (",", N_("comma")), (";", N_("semicolon")), ("\t", N_("tab")), ("|", N_("upright line")),
    ("，", N_("Chinese comma")),
)  # fmt: skip

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("cp1252", "Windows 1252"),
)  # fmt: skip

_KNOWN = {
    By.FILE: N_("came from this desk: {name}"),
    By.PHONE: N_("same number: {name}"),
    By.EMAIL: N_("same address: {name}"),
    By.NAME: N_("same name, same client"),
    By.ELSEWHERE: N_("same name at {client}"),
    By.TWICE: N_("stands above already"),
}


def act_words(act: Act) -> str:
    """What is done with somebody."""
    return {Act.NEW: p_("import", "New"), Act.ADD: p_("import", "Add to"), Act.SKIP: p_("import", "Skip")}[act]


def field_words(name: str) -> str:
    """What a column holds."""
    return _(FIELDS[name])


def known_words(match: Match | None) -> str:
    """How somebody was known again."""
    if match is None:
        return ""
    who = match.name if not match.client or match.by is By.ELSEWHERE else f"{match.name}, {match.client}"
    return _(_KNOWN[match.by]).format(name=who, client=match.client)


def gain_words(row: Row, act: Act) -> str:
    """What somebody we know gains."""
    if act is not Act.ADD:
        return _("nothing new") if row.match is not None and row.match.contact_id and not row.gains else ""
    gains = fmt.join(_lower(field_words(name)) for name in row.gains)
    return _("adds {fields}").format(fields=gains)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def source_words(path: Path, people: int, table: Table | None) -> str:
    """What was read, and how."""
    said = n_("{file}: {n} person.", "{file}: {n} people.", people).format(file=path.name, n=people)
    if table is None or not table.encoding:
        return said
    named = dict(ENCODINGS).get(table.encoding, table.encoding.upper())
    sign = _(dict(SEPARATORS).get(table.separator, N_("comma")))
    return fmt.join((said, _("Read as {encoding}, cut by {separator}.").format(encoding=named, separator=sign)), " ")


def plan_words(plan: Plan, acts: dict[int, Act]) -> str:
    """What will be done."""
    counts = dict.fromkeys(Act, 0)
    for row in plan.rows:
        counts[acts.get(row.id, row.act)] += 1
    fresh = {row.client for row in plan.rows if row.client_id is None and acts.get(row.id, row.act) is Act.NEW}
    parts = [
        n_("{n} new", "{n} new", counts[Act.NEW]).format(n=counts[Act.NEW]),
        n_("{n} added to", "{n} added to", counts[Act.ADD]).format(n=counts[Act.ADD]),
        n_("{n} skipped", "{n} skipped", counts[Act.SKIP]).format(n=counts[Act.SKIP]),
    ]
    if fresh:
        parts.append(n_("{n} new client", "{n} new clients", len(fresh)).format(n=len(fresh)))
    return " · ".join(parts)


def report_words(report: Report) -> str:
    """What was done."""
    parts = [n_("{n} person came in.", "{n} people came in.", report.added).format(n=report.added)]
    if report.filled:
        parts.append(n_("{n} whom we knew gained something.", "{n} whom we knew gained something.",
                        report.filled).format(n=report.filled))  # fmt: skip
    if report.skipped:
        parts.append(n_("{n} was skipped.", "{n} were skipped.", report.skipped).format(n=report.skipped))
    if report.clients:
        parts.append(n_("{n} client was registered, in class C.", "{n} clients were registered, in class C.",
                        report.clients).format(n=report.clients))  # fmt: skip
    lost = sum(each.lost for each in report.troubles)
    if lost:
        parts.append(n_("{n} could not be read.", "{n} could not be read.", lost).format(n=lost))
    return fmt.join(parts, " ")
