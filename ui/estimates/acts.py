"""What can be done with the estimate in front: one verb leads, the others stand under the dots and in the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import MOVES
from aedesk.domain.gate_check import current
from aedesk.domain.signoff import How
from aedesk.words import N_, _
from ui import errors, rooms
from ui.ask import PDF
from ui.desk import Desk
from ui.done import done
from ui.estimates.bars import near
from ui.estimates.compare import since
from ui.estimates.details import called
from ui.room import Command
from ui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from ui.estimates.page import EstimatePage

CLIENT = "estimate.client"


class Act(NamedTuple):
    """A verb, its words and its icon."""

    code: str
    words: str
    icon: str


_NEXT = {
    EstimateState.DRAFT: Act("issue", N_("Issue"), "send"),
    EstimateState.ISSUED: Act("sign:estimate.ad", N_("Sign inside"), "writing-sign"),
    EstimateState.APPROVED: Act("hand_over", N_("Hand to the client"), "send"),
    EstimateState.SENT: Act("sign:estimate.client", N_("Sign now"), "writing-sign"),
    EstimateState.REJECTED: Act("renew", N_("New version"), "plus"),
    EstimateState.VOID: Act("renew", N_("New version"), "plus"),
}


class Acts:
    """The verbs of the estimate page."""

    def __init__(self, desk: Desk, page: EstimatePage) -> None:
        self.desk = desk
        self.page = page

    # which

    def leading(self) -> Act | None:
        """The verb that comes next."""
        estimate = self.page.estimate
        if estimate is None:
            return None
        if estimate.state is EstimateState.ACCEPTED:
            return Act("file", N_("File it"), "folder") if self._unfiled() else None
        act = _NEXT.get(estimate.state)
        return act if act is None or act.code != "renew" or self.page.family.may_renew(estimate) else None

    def _unfiled(self) -> bool:
        page = self.page
        sign = current(page.job, CLIENT, page.estimate.id) if page.job and page.estimate else None
        on_paper = sign is not None and sign.how is How.PAPER
        return sign is not None and on_paper and not (sign.copy_to_production_on and sign.original_filed)

    def show_next(self) -> None:
        """Put the leading verb on the primary button."""
        act, button = self.leading(), self.page.head.next
        button.setVisible(act is not None)
        if act is not None:
            button.set_look(_(act.words), act.icon)

    def _others(self) -> list[Act]:
        """What stands under the dots."""
        estimate = self.page.estimate
        if estimate is None:
            return []
        found = []
        state, family = estimate.state, self.page.family
        if state in MOVES["accept"]:
            found.append(Act("paper:estimate.client", N_("Record a paper signature"), "file-text"))
        if state is EstimateState.APPROVED:
            found.append(Act("sign:estimate.client", N_("Let the client sign now"), "writing-sign"))
        if state in MOVES["reject"]:
            found.append(Act("reject", N_("The client rejected it"), "hand-stop"))
        if family.may_renew(estimate):
            found.append(Act("renew", N_("New version"), "plus"))
        if family.before(estimate) is not None:
            found.append(Act("compare", N_("Compare with the version before"), "git-compare"))
        if estimate.pdf is not None:
            found.append(Act("copy", N_("Copy in another language"), "language"))
        if state in MOVES["void"]:
            found.append(Act("void", N_("Void it"), "ban"))
        if state is EstimateState.DRAFT:
            found.append(Act("discard", N_("Throw the draft away"), "trash"))
        found.append(Act("job", N_("Open the job"), "layout-kanban"))
        found.append(Act("verify", N_("Verify a PDF"), "circle-check"))
        return found

    def commands(self) -> list[Command]:
        """The same verbs for the palette."""
        lead = self.leading()
        acts = ([lead] if lead is not None else []) + [act for act in self._others() if act is not None]
        made = [Command(_(act.words), partial(self.do, act.code), icon=act.icon) for act in acts]
        return [
            *made,
            Command(_("Print"), self.whole, "Ctrl P", "printer"),
            Command(_("Save PDF"), self.save_pdf, "Ctrl S", "file-text"),
            Command(_("History"), self.history, "Ctrl H", "history"),
        ]

    # doing

    def next(self) -> None:
        """Do what comes next."""
        act = self.leading()
        if act is not None:
            self.do(act.code)

    def do(self, code: str, at: QRect | None = None) -> None:
        """Do a verb by its code; refusals are said in a toast."""
        page = self.page
        page.hands.commit()
        if page.estimate is None or not page.keeper.save():
            return
        verb, _colon, slot = code.partition(":")
        at = at or near(page.head.next)
        verbs: dict[str, Callable[[], None]] = {
            "issue": self.issue, "hand_over": self.hand_over, "reject": self.reject, "void": self.void,
            "discard": self.discard, "renew": page.new, "compare": self.compare, "file": self.file,
            "copy": lambda: self._languages(at), "sign": lambda: self.sign(slot), "paper": lambda: self.paper(slot),
            "job": lambda: self.desk.show("job", page.estimate.job_id if page.estimate else None),
            "verify": lambda: self.desk.show("verify"),
        }  # fmt: skip
        try:
            verbs[verb]()
        except UserError as error:
            self.desk.toast(errors.sentence(error))

    def asked(self, code: str, at: QRect) -> None:
        """Something was pressed in the strip of signatures."""
        verb, _colon, slot = code.partition(":")
        if verb == "sign" and slot != CLIENT:
            self._menu(at, [
                Act(code, N_("On the screen"), "signature"), Act(f"paper:{slot}", N_("On paper"), "file-text"),
            ])  # fmt: skip
        elif verb == "more":
            self._menu(at, [
                Act("sign:estimate.client", N_("Sign on the screen"), "signature"),
                Act("paper:estimate.client", N_("Record a paper signature"), "file-text"),
                Act("reject", N_("The client rejected it"), "hand-stop"),
            ])  # fmt: skip
        else:
            self.do(code, at)

    def more(self, at: QRect) -> None:
        """The verbs under the dots."""
        rows: list[Entry] = [(_(act.words), act.icon, partial(self.do, act.code, at)) for act in self._others()]
        self._list(at, [*rows, (_("History"), "history", self.history)])

    def history(self) -> None:
        """What became of the version in front."""
        from ui.history import History

        estimate = self.page.estimate
        if estimate is not None:
            History(self.desk, "estimate", estimate.id, self.page.head.title.text(), estimate.currency).open()

    def _menu(self, at: QRect, acts: list[Act]) -> None:
        self._list(at, [(_(act.words), act.icon, partial(self.do, act.code, at)) for act in acts])

    def _list(self, at: QRect, rows: list[Entry]) -> None:
        if self.desk.window is not None:
            Menu(self.desk.window, at, _("Choose"), rows).open()

    # verbs

    def issue(self) -> None:
        """Number, freeze and seal the draft."""
        from ui.estimates.asks import IssueSheet

        page = self.page
        if page.estimate is None or page.client is None:
            return
        if page.lines.problems():
            page.hands.to_problem()
            return
        contact = next((each for each in page.client.contacts if each.id == page.estimate.contact_id), None)
        IssueSheet(self.desk, page.estimate, called(contact) if contact else "", self._issued).open()

    def _issued(self, estimate: Estimate) -> None:
        words = _("{number} version {version} issued")
        self.desk.toast(words.format(number=estimate.number, version=estimate.edition))

    def hand_over(self) -> None:
        """Record that the client has it."""
        from ui.estimates.asks import HandOverSheet

        page = self.page
        if page.estimate is not None and page.client is not None:
            days = self.desk.services.agency.get().answer_days
            said = _("{number} handed over")
            HandOverSheet(self.desk, page.estimate, page.client, days, lambda e: self._done(said, e)).open()

    def reject(self, reason: str = "") -> None:
        """Record the client's no."""
        from ui.estimates.asks import RejectSheet

        if self.page.estimate is not None:
            said = _("{number} rejected")
            RejectSheet(self.desk, self.page.estimate, lambda e: self._done(said, e), reason).open()

    def void(self) -> None:
        """Take the sheet back."""
        if self.page.estimate is None:
            return
        reason = self.desk.ask.words(_("Void this version"), _("Why"), _("Void it"))
        if reason:
            self._done(_("{number} is void"), self.desk.services.estimates.void(self.page.estimate.id, reason))

    def _done(self, words: str, estimate: Estimate) -> None:
        done(self.desk, words.format(number=estimate.number))

    def discard(self) -> None:
        """Throw the draft away."""
        estimate = self.page.estimate
        if estimate is not None:
            self.desk.services.estimates.discard(estimate.id)
            done(self.desk, _("Draft thrown away"))

    def sign(self, slot: str) -> None:
        """Sign one box on the screen."""
        if self.page.estimate is not None:
            self.desk.show("sign", (self.page.estimate.id, slot))

    def paper(self, slot: str) -> None:
        """Record a signature on paper."""
        if self.page.estimate is not None:
            rooms.sheet("paper_signature", self.desk, self.page.estimate, slot).open()

    def file(self) -> None:
        """Complete what the filing of a paper signature still misses."""
        if self.page.estimate is not None:
            rooms.sheet("filing", self.desk, self.page.estimate).open()

    def compare(self) -> None:
        """All changes since the version before."""
        from ui.estimates.asks import CompareSheet

        now = self.page.estimate
        before = self.page.family.before(now) if now is not None else None
        if now is not None and before is not None:
            CompareSheet(self.desk, before, now, since(before, now)).open()

    # the sheet

    def sheet_of(self, estimate: Estimate, paper: str | None = None) -> Callable[[], bytes]:
        """What makes the sheet's bytes in a thread: of a draft as it stands, else the stored ones."""
        estimates = self.desk.services.estimates
        if estimate.state is EstimateState.DRAFT:
            copied = self.page.keeper.copied()
            assert copied is not None
            return lambda: estimates.preview(copied, paper)
        if paper is not None and estimate.state is EstimateState.ISSUED:
            return lambda: estimates.preview(estimate, paper)
        return lambda: estimates.marked(estimate.id)

    def whole(self) -> None:
        """The pages large: to read, print and keep."""
        from ui.estimates.whole import Whole

        page = self.page
        page.hands.commit()
        if page.estimate is None or not page.keeper.save() or self.desk.window is None:
            return
        estimate = page.estimate
        paper = self.desk.services.agency.get().paper_size
        fixed = ""
        if estimate.state not in (EstimateState.DRAFT, EstimateState.ISSUED):
            fixed = _("sealed on {paper}; the printer fits it to its sheet").format(paper=paper)
        makes = {size: self.sheet_of(estimate, size) for size in ("A4", "Letter")}
        title = page.head.title.full()
        over = Whole(self.desk.window, title, lambda size: makes[size](), paper, fixed)
        over.print_wanted.connect(lambda pdf: self.desk.ask.print_pdf(pdf, self._name(estimate.id)))
        over.save_wanted.connect(lambda pdf: self._keep(pdf, self._name(estimate.id)))
        over.open()

    def save_pdf(self) -> None:
        """Keep the sheet as a file."""
        page = self.page
        page.hands.commit()
        if page.estimate is not None and page.keeper.save():
            self._keep(self.sheet_of(page.estimate)(), self._name(page.estimate.id))

    def _name(self, id: UUID, language: str = "") -> str:
        name = self.desk.services.estimates.file_name(id)
        return name.removesuffix(".pdf") + f" {language}.pdf" if language else name

    def _keep(self, pdf: bytes, name: str) -> None:
        path = self.desk.ask.keep(_("Save PDF"), name, PDF, pdf)
        if path is not None:
            self.desk.toast(_("Saved as {name}").format(name=path.name))

    def _languages(self, at: QRect) -> None:
        from ui.labels import LANGUAGES

        self._list(at, [(words, "language", partial(self._copy, code)) for code, words in LANGUAGES.items()])

    def _copy(self, language: str) -> None:
        if self.page.estimate is not None:
            id = self.page.estimate.id
            self._keep(self.desk.services.estimates.copy(id, language), self._name(id, language))
