"""What a checked file is, in plain words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from aedesk.domain.estimate import Estimate
from aedesk.sentences import VERDICTS, fill
from aedesk.words import N_, _
from ui import format, labels
from ui.desk import Desk
from ui.widgets.pages import PDFIUM

if TYPE_CHECKING:
    from aedesk.services.signing import Scan
    from aedesk.services.verify import Verdict

SQUARE = {
    "square": N_("A photo or scan of our sheet {number}, version {version}. The square and its total are ours."),
    "square_wrong": N_("A photo or scan with a square that is not as we printed it: {number}, version {version}."),
    "no_square": N_("No square of ours could be read on this picture."),
}
_DO = {
    "same": N_("Every line and the total are as issued. You may rely on it."),
    "extended": N_("Every line and the total are as issued. You may rely on it."),
    "changed": N_("Do not order or pay by it. Ask where it comes from, and send our file again."),
    "covered": N_(
        "Do not rely on the page as shown; other programs may call its signature valid. Look at the sealed one."
    ),
    "resaved": N_("Ask for the file as it was sent: not printed to PDF again, not opened and saved."),
    "no_seal": N_("It proves nothing by itself. Compare it with the sheet in the job, or ask for the sealed file."),
    "not_ours": N_("Do not rely on it. Compare the fingerprint with the one in Settings before you answer anybody."),
    "expired": N_("The seal is ours, but its certificate had run out. Compare it with the sheet in the job."),
    "not_pdf": N_("Choose a PDF, or a photo or scan of one of our sheets."),
    "square": N_("Paper carries no seal: compare the lines and the ink with the sheet in the job."),
    "square_wrong": N_("Do not order or pay by it. Ask for the paper itself."),
    "no_square": N_("Take the photo again from above, with the square whole and sharp."),
}
_SHORT = {
    "same": N_("exactly as issued"), "extended": N_("ours, added to since"), "changed": N_("changed after sealing"),
    "covered": N_("ours, but covered"), "resaved": N_("saved again by another program"), "no_seal": N_("no seal"),
    "not_ours": N_("not our certificate"), "expired": N_("certificate had run out"), "not_pdf": N_("not a PDF"),
    "square": N_("square read, no seal on paper"), "square_wrong": N_("square is not ours"),
    "no_square": N_("no square read"),
}  # fmt: skip
_TONES = {
    "same": "grn",
    "extended": "grn",
    "changed": "red",
    "covered": "red",
    "not_ours": "red",
    "square_wrong": "red",
}
ICONS = {"grn": "circle-check", "red": "hand-stop", "amb": "help-circle"}


@dataclass(frozen=True)
class Checked:
    """One file that was checked: the verdict in words, and what is shown beside it."""

    name: str
    at: datetime
    code: str
    title: str
    todo: str
    facts: tuple[tuple[str, str], ...]
    estimate: Estimate | None
    shown: bytes | None  # the file's own pages
    sealed: bytes | None  # ours inside it, or ours in the store, where they differ

    @property
    def tone(self) -> str:
        """Green, red or amber."""
        return _TONES.get(self.code, "amb")

    @property
    def short(self) -> str:
        """The verdict in a word or two."""
        return _(_SHORT[self.code])


def check(desk: Desk, data: bytes, name: str, at: datetime) -> Checked:
    """Judge any file; in a thread."""
    services = desk.services
    pdf = b"%PDF-" in data[:1024]
    with PDFIUM:
        verdict = services.signing.verify(data) if pdf else None
        scan = services.signing.read_scan(data) if verdict is None or verdict.code == "no_seal" else None
    if verdict is None or (scan is not None and scan.code is not None):
        assert scan is not None
        return _by_square(desk, scan, name, at, data if pdf else None)
    return _by_seal(desk, verdict, name, at, data)


def _by_seal(desk: Desk, verdict: Verdict, name: str, at: datetime, data: bytes) -> Checked:
    estimate = desk.services.estimates.get(verdict.estimate_id) if verdict.estimate_id is not None else None
    words = _(VERDICTS[verdict.sentence])
    values = {key: _shown(value) for key, value in verdict.values.items()}
    facts = _issued(desk, estimate, verdict.values.get("issued_on"))
    for n, addition in enumerate(verdict.additions):
        when = format.when(addition.at) if addition.at is not None else ""
        what = addition.name or _(_ADDED.get(addition.kind, "properties"))
        facts.append(("" if n else _("Added since"), format.joined(what, when)))
    if verdict.later_missing:
        facts.append((_("In the desk"), _("a later state of this sheet, with more signatures")))
    if verdict.fingerprint and verdict.code in ("not_ours", "expired"):
        facts.append((_("Fingerprint"), str(values["fingerprint"])))
    readable = None if verdict.code == "not_pdf" else data
    return Checked(
        name, at, verdict.code, fill(words, values), _(_DO[verdict.code]), tuple(facts), estimate, readable,
        verdict.original if verdict.code == "covered" else None,
    )  # fmt: skip


_ADDED = {
    "ink": N_("ink in its box"), "foreign_ink": N_("ink with another key"), "time_stamp": N_("a time stamp"),
    "properties": N_("the file’s properties"),
}  # fmt: skip


def _by_square(desk: Desk, scan: Scan, name: str, at: datetime, shown: bytes | None) -> Checked:
    code = "no_square" if scan.code is None else "square" if scan.matches else "square_wrong"
    estimate = desk.services.estimates.get(scan.estimate_id) if scan.estimate_id is not None else None
    values = {} if scan.code is None else {"number": scan.code.number, "version": scan.code.edition}
    facts = _issued(desk, estimate, estimate.issued_on if estimate is not None else None)
    if scan.code is not None and estimate is not None and not scan.matches:
        facts.append((_("Total in the square"), format.money(scan.code.total, estimate.currency)))
    return Checked(
        name, at, code, fill(_(SQUARE[code]), values), _(_DO[code]), tuple(facts), estimate, shown, None
    )  # fmt: skip


def _issued(desk: Desk, estimate: Estimate | None, on: object) -> list[tuple[str, str]]:
    if estimate is None:
        return []
    total = format.money(estimate.total or 0, estimate.currency)
    issued = _("Estimate {number}, version {version}, {total}")
    job = desk.services.jobs.get(estimate.job_id)
    place = " · ".join(part for part in (job.number or "", job.title, labels.label(estimate.state)) if part)
    facts = [(_("Issued"), issued.format(number=estimate.number, version=estimate.edition, total=total))]
    if isinstance(on, date):
        facts.append((_("Issued on"), format.day_long(on)))
    return [*facts, (_("In the job"), place)]


def _shown(value: object) -> object:
    return format.day_long(value) if isinstance(value, date) and not isinstance(value, datetime) else value
