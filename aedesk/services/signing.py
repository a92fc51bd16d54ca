"""Signatures on estimates: on the pad, on paper, and the record of who signed when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import Verb, check_move, check_not_expired
from aedesk.domain.gate_check import current
from aedesk.domain.job import Job
from aedesk.domain.money import to_decimal
from aedesk.domain.paper import Paper, PaperKind
from aedesk.domain.signoff import How, SignOff, SignState
from aedesk.services import estimate_views, lookup, scans, sheets, sign_offs, signing_records, signing_views, verify
from aedesk.services.estimate_steps import check_newest, hand_over, withdraw
from aedesk.services.estimate_views import Around
from aedesk.services.scans import Square
from aedesk.services.sign_offs import Signing, Strokes
from aedesk.services.signing_views import SigningView
from aedesk.services.verify import Verdict
from aedesk.storage import tables as t
from aedesk.storage.files import Files
from aedesk.storage.store import Store

MOVE_OF: dict[str, Verb] = {
    "estimate.prepared": "ink",
    "estimate.checked": "ink",
    "estimate.ad": "approve",
    "estimate.client": "accept",
}
CLIENT = "estimate.client"


@dataclass(frozen=True)
class Signed:
    """What a signature made: the estimate as it stands now, the record's number if there is one, the sheet's bytes."""

    estimate: Estimate
    record_number: str | None
    pdf: bytes


@dataclass(frozen=True)
class Scan:
    """What a scan says and whether it fits what we issued; `why` is empty or the code of what does not fit."""

    code: Square | None
    matches: bool
    why: str
    estimate_id: UUID | None = None


class SigningService:
    """What is done when somebody signs an estimate, and afterwards with the file."""

    def __init__(self, store: Store, files: Files, clock: Clock) -> None:
        self._store = store
        self._files = files
        self._clock = clock

    def view(self, estimate_id: UUID, language: str) -> SigningView:
        """What the client sees before signing: this client's sheet and nothing else in the world."""
        with self._store.read() as s:
            estimate = lookup.one(s, Estimate, estimate_id)
            around = estimate_views.around(s, self._files, estimate)
        return signing_views.signing_view(around, estimate, language)

    def sign_ink(
        self,
        estimate_id: UUID,
        slot: str,
        strokes: Strokes,
        person_id: UUID | None = None,
        contact_id: UUID | None = None,
        witness: str = "",
        device: str = "",
    ) -> Signed:
        """Put ink into its box: sheet, sign-off, state and, with the client's, the signing record in one breath."""
        today = self._clock.today()
        signing = Signing(How.INK, today, person_id, contact_id, strokes, witness=witness, device=device)
        if slot == CLIENT:  # ink is scan and original at once; the copy for production goes out with it (W-29)
            signing = replace(signing, copy_to_production_on=today, original_filed=True)
        with self._store.write("estimate.sign") as s:
            estimate, sign = self._sign(s, estimate_id, slot, signing)
            now = self._clock.now()
            before = self._stored(estimate)
            around = estimate_views.around(s, self._files, estimate)
            pdf = sheets.add_ink(before, around, self._files, now, estimate, sign, strokes)
            estimate.signed_pdf = self._files.put(pdf)
            number = self._record(s, around, estimate, pdf) if slot == CLIENT else None
        return Signed(estimate, number, pdf)

    def sign_paper(
        self,
        estimate_id: UUID,
        slot: str,
        on: date,
        person_id: UUID | None = None,
        contact_id: UUID | None = None,
        scan: bytes | None = None,
        folder: str = "",
        witness: str = "",
        copy_to_production_on: date | None = None,
        original_filed: bool = False,
    ) -> Signed:
        """Record wet ink on the printed sheet, proved by a scan or a folder number (Z-36)."""
        if scan is not None:
            self._check_scan(estimate_id, scan)
        signing = Signing(
            How.PAPER,
            on,
            person_id,
            contact_id,
            scan=scan,
            folder=folder,
            witness=witness,
            copy_to_production_on=copy_to_production_on,
            original_filed=original_filed,
        )
        with self._store.write("estimate.sign_paper") as s:
            estimate, _ = self._sign(s, estimate_id, slot, signing)
            pdf = self._stored(estimate) if estimate.pdf else b""
        return Signed(estimate, None, pdf)

    def file(
        self,
        estimate_id: UUID,
        copy_to_production_on: date | None = None,
        original_filed: bool = False,
        scan: bytes | None = None,
        folder: str = "",
    ) -> Job:
        """Complete what W-29 asks for after a paper signature: scan, copy to production, original in the folder."""
        if scan is not None:
            self._check_scan(estimate_id, scan)
        with self._store.write("estimate.file", undoable=True) as s:
            estimate = lookup.one(s, Estimate, estimate_id)
            job = lookup.one(s, Job, estimate.job_id)
            sign = current(job, CLIENT, estimate.id)
            if sign is None or sign.state is not SignState.SIGNED:
                raise UserError("estimate_not_signed", number=estimate.number or "")
            if copy_to_production_on is not None:
                sign_offs.check_day(copy_to_production_on, self._clock.today())
                sign.copy_to_production_on = copy_to_production_on
            sign.original_filed = sign.original_filed or original_filed
            sign.folder = folder.strip() or sign.folder
            if scan is not None:
                sign.scan = self._files.put(scan, kind="scan")
        return job

    def read_scan(self, data: bytes, estimate_id: UUID | None = None) -> Scan:
        """Find the square in a scan and compare it with what we issued, or with one sheet alone."""
        squares = scans.read(data)
        if not squares:
            return Scan(None, False, "no_square")
        with self._store.read() as s:
            wanted = lookup.one(s, Estimate, estimate_id) if estimate_id else None
            for square in squares:
                paper = s.scalars(_paper_of(square.number, square.edition)).first()
                why = _mismatch(square, paper, wanted)
                if why:
                    return Scan(square, False, why, paper.subject_id if paper else None)
        return Scan(squares[0], True, "", paper.subject_id if paper else None)

    def verify(self, data: bytes) -> Verdict:
        """Judge any file: ours or not, as it was or touched since."""
        return verify.judge(self._store, self._files, data)

    def _sign(self, s: Session, estimate_id: UUID, slot: str, signing: Signing) -> tuple[Estimate, SignOff]:
        """What ink and paper have in common: rules, sign-off, the estimate's next state."""
        if slot not in MOVE_OF:
            raise UserError("slot_unknown", slot=slot)
        estimate = lookup.one(s, Estimate, estimate_id)
        check_move(estimate, MOVE_OF[slot])
        check_newest(s, estimate)
        today = self._clock.today()
        sign_offs.check_day(signing.on, today)
        if estimate.issued_on is not None and signing.on < estimate.issued_on:
            raise UserError("date_before_issue", field="on", issued_on=estimate.issued_on)
        job = lookup.one(s, Job, estimate.job_id)
        if slot == CLIENT:
            check_not_expired(estimate, signing.on)
            if estimate.state is EstimateState.APPROVED:
                hand_over(s, estimate, signing.on, today, signing.contact_id)
        if signing.copy_to_production_on is not None:
            sign_offs.check_day(signing.copy_to_production_on, today)
        facts = replace(lookup.facts(s, job), estimate=estimate)
        sign = sign_offs.sign(s, self._files, facts, slot, signing, self._clock.now(), today)
        if slot == "estimate.ad":
            estimate.state = EstimateState.APPROVED
        elif slot == CLIENT:
            estimate.state, estimate.decided_on = EstimateState.ACCEPTED, signing.on
            withdraw(job, estimate)
        return estimate, sign

    def _record(self, s: Session, around: Around, estimate: Estimate, signed: bytes) -> str:
        """Make, seal and keep the signing record."""
        now = self._clock.now()
        number = self._store.draw(s, "SR")
        pages = s.scalars(_paper_of(estimate.number or "", estimate.edition)).one().pages
        sheet = signing_records.make(around, estimate, signed, pages, number, self._files, now)
        pdf = self._files.put(sheets.seal(sheet, around.agency, self._files, now, docmdp=1))
        s.add(
            Paper(
                PaperKind.SIGNING_RECORD,
                number,
                1,
                pdf,
                now,
                subject_id=estimate.id,
                client_id=estimate.client_id,
                job_id=estimate.job_id,
                content_hash=estimate.content_hash or "",
                pages=sheet.pages,
                total=estimate.total,
            )
        )
        return number

    def _stored(self, estimate: Estimate) -> bytes:
        stored = estimate.signed_pdf or estimate.pdf
        if stored is None or not self._files.has(stored):
            raise UserError("paper_missing", number=estimate.number or "")
        return self._files.get(stored)

    def _check_scan(self, estimate_id: UUID, scan: bytes) -> None:
        """Refuse a scan that shows another sheet; one whose square cannot be read is the signer's word."""
        found = self.read_scan(scan, estimate_id)
        if found.code is not None and not found.matches:
            with self._store.read() as s:
                wanted = lookup.one(s, Estimate, estimate_id)
            shown, asked = _difference(found, wanted)
            raise UserError("scan_mismatch", field="scan", why=found.why, shown=shown, wanted=asked)


def _paper_of(number: str, edition: int) -> Select[Paper]:
    p = t.paper.c
    return select(Paper).where(p.number == number, p.edition == edition)


def _mismatch(square: Square, paper: Paper | None, wanted: Estimate | None) -> str:
    """The code of what a square says otherwise than we issued; empty if it fits."""
    if wanted is not None and square.number != wanted.number:
        return "number"
    if wanted is not None and square.edition != wanted.edition:
        return "version"
    if paper is None:
        return "unknown"
    if square.total != paper.total:
        return "total"
    return "" if square.hash8 == paper.content_hash[:8].upper() else "content"


def _difference(found: Scan, wanted: Estimate) -> tuple[str, str]:
    """What the scan shows and what the sheet has, in the figures that differ."""
    square = found.code
    assert square is not None
    shown, asked = f"{square.number} v{square.edition}", f"{wanted.number} v{wanted.edition}"
    if found.why == "total":
        places = [to_decimal(total or 0, wanted.currency) for total in (square.total, wanted.total)]
        return f"{shown}, {places[0]:,f}", f"{asked}, {places[1]:,f}"
    if found.why == "content":
        return f"{shown}, {square.hash8}", f"{asked}, {(wanted.content_hash or '')[:8].upper()}"
    return shown, asked
