"""The page that the laptop is handed over with: one sheet of one client, the pad, and nothing else in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QSysInfo, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk import words as catalogue
from aedesk.domain.client import ContactKind, ContactNote
from aedesk.domain.errors import UserError
from aedesk.domain.people import Person
from aedesk.words import N_, _
from ui import errors, format, labels, tasks, theme
from ui.desk import Desk
from ui.due import local
from ui.hand_back import HandBack
from ui.room import Room
from ui.signing.facts import NARROW, WIDE, Facts
from ui.signing.read import ReadSheet
from ui.signing.sign_form import Done, SignForm
from ui.signing.signer import contact_of
from ui.signing.wish import Wish
from ui.speaking import speaking
from ui.theme import C
from ui.widgets.labels import Label
from ui.widgets.layouts import empty
from ui.widgets.pages import sizes
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from aedesk.services.signing import Signed
    from aedesk.services.signing_views import SigningView

CLIENT = "estimate.client"
_INSIDE = {
    "estimate.prepared": N_("I have prepared version {version}; its figures are complete."),
    "estimate.checked": N_("I have checked version {version}: words, sums and materials are right."),
    "estimate.ad": N_("I approve version {version}; it may go to the client."),
}


class SignPage(Room):
    """Open it with an estimate's id, or with the id and the box: (id, "estimate.client")."""

    full_screen = True
    bare = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "AE Desk"
        self.estimate_id: UUID | None = None
        self.slot = CLIENT
        self.view: SigningView | None = None
        self.language = catalogue.language()
        self.form: SignForm | None = None
        self._pdf = b""
        self._pages = 0
        self._may_leave = True
        self._clock = QTimer(self)
        self._clock.setInterval(20_000)
        self._clock.timeout.connect(self._show_time)
        self._agency = Label("", 19, 600)
        self._languages = Segments([(code, labels.LANGUAGES[code]) for code in ("zh", "en", "es")], height="lg")
        self._languages.setAccessibleName(_("Language of this page"))
        self._languages.changed.connect(lambda code: self._speak(str(code)))
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(40, 0, 40, 1)
        bar.addWidget(self._agency, 1)
        bar.addWidget(self._languages)
        self._head = QWidget()
        self._head.setFixedHeight(theme.scaled(72))
        self._head.setLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._body, 1)

    # room

    def open(self, what: UUID | tuple[UUID, str] | None) -> None:
        if what is None:
            return
        self.estimate_id, self.slot = what if isinstance(what, tuple) else (what, CLIENT)
        self.desk.when_ready(self._begin)

    def leave(self) -> bool:
        return self._may_leave

    def _begin(self) -> None:
        assert self.estimate_id is not None
        estimate = self.desk.services.estimates.get(self.estimate_id)
        client = self.desk.services.clients.get(estimate.client_id)
        first = client.language.split("+")[0] if client.language else catalogue.language()
        # a bilingual client reads what the window shows, if that is one of the sheet's languages
        own = catalogue.language()
        spoken = own if self.slot != CLIENT or own in estimate.language.split("+") else first
        self._pdf, self._pages, self.form = b"", 0, None
        self._may_leave = self.slot != CLIENT
        self._languages.setVisible(self.slot == CLIENT)
        self._languages.set_value(spoken)
        self._speak(spoken)
        id, estimates = estimate.id, self.desk.services.estimates
        tasks.run(self, lambda task: _measured(estimates.pdf(id)), self._measured, self._broken)
        self._clock.start()

    def _speak(self, language: str) -> None:
        """Build the page in this language; ink and what was typed stay."""
        if self.estimate_id is None:
            return
        kept = self._state()
        self.language = language
        with speaking(language):
            view = self.view = self.desk.services.signing.view(self.estimate_id, language)
            self._agency.setFont(theme.serif(19))
            self._agency.setText(view.agency)
            self.facts = Facts(view)
            self.facts.read_wanted.connect(self._read)
            self.form = SignForm(view, self._people(), self._consent(view))
            if self._pages:
                self.facts.say_pages(self._pages)
        self.form.signed.connect(self._sign)
        self.form.not_now.connect(self._not_now)
        self.form.change_wanted.connect(self._wish)
        self.form.paper_wanted.connect(self._paper)
        self._show(self.facts, self.form)
        self._show_time()
        self._restore(kept)

    def _people(self) -> list[Person] | None:
        if self.slot == CLIENT:
            return None
        found: list[Person] = self.desk.services.agency.signers(self.slot)
        return found

    def _consent(self, view: SigningView) -> str:
        own = _INSIDE.get(self.slot)
        return view.consent if own is None else _(own).format(version=view.edition)

    def _show(self, *parts: QWidget) -> None:
        empty(self._body)
        for n, part in enumerate(parts):
            self._body.addWidget(part, 0 if n == 0 and len(parts) > 1 else 1)
        self._fit()
        self.update()

    def _state(self) -> dict[str, Any]:
        form = self.form
        if form is None or self.view is None:
            return {}
        kept: dict[str, Any] = {"ink": (form.pad.strokes(), form.pad.device()), "agree": form.agree.isChecked()}
        if form.name.value() != self.view.contact or form.title.value() != self.view.contact_title:
            kept["name"], kept["title"] = form.name.value(), form.title.value()
        return kept

    def _restore(self, kept: dict[str, Any]) -> None:
        form = self.form
        if form is None or not kept:
            return
        form.agree.setChecked(kept["agree"])
        if kept["ink"][0]:
            form.pad.put(*kept["ink"])
        if "name" in kept:
            form.name.set_value(kept["name"])
            form.title.set_value(kept["title"])
            form.who.show()
            form.other.hide()

    def _show_time(self) -> None:
        if self.form is not None:
            with speaking(self.language):
                now = local(self.desk.clock.now())
                self.form.show_time(format.joined(format.day_long(now.date()), f"{now:%H:%M}"))

    # the sheet

    def _measured(self, found: tuple[bytes, int]) -> None:
        self._pdf, self._pages = found
        with speaking(self.language):
            self.facts.say_pages(self._pages)

    def _broken(self, error: BaseException) -> None:
        if self.form is not None:
            self.form.say(errors.sentence(error), "red")

    def _read(self) -> None:
        if self._pdf and self.desk.window is not None and self.view is not None:
            with speaking(self.language):
                title = _("Estimate {number}").format(number=self.view.number)
                ReadSheet(self.desk.window, title, self._pdf).open()

    # answers

    def _sign(self) -> None:
        form, id = self.form, self.estimate_id
        if form is None or id is None:
            return
        services = self.desk.services
        strokes, device = form.pad.strokes(), f"{form.pad.device()}; {QSysInfo.prettyProductName()}"
        try:
            witness = services.agency.me().name
            contact = self._contact(form) if self.slot == CLIENT else None
        except UserError as error:
            self._failed(error)
            return
        with speaking(self.language):
            form.busy(_("Being sealed…"))
        person, slot = form.person_id() if self.slot != CLIENT else None, self.slot
        tasks.run(
            self,
            lambda task: services.signing.sign_ink(id, slot, strokes, person, contact, witness, device),
            self._signed,
            self._failed,
        )

    def _contact(self, form: SignForm) -> UUID | None:
        assert self.view is not None
        return contact_of(self.desk, self.view, form.name.value(), form.title.value())

    def _failed(self, error: BaseException) -> None:
        if self.form is not None:
            with speaking(self.language):
                self.form.busy("")
                self.form.say(errors.sentence(error), "red")
        if not isinstance(error, UserError):
            raise error

    def _signed(self, signed: Signed) -> None:
        self._clock.stop()
        if self.slot != CLIENT:
            name = self.form.signer() if self.form is not None else ""
            self._close()
            words = _("{number} version {version} signed by {name}")
            estimate = signed.estimate
            self.desk.toast(words.format(number=estimate.number, version=estimate.edition, name=name))
            return
        assert self.view is not None
        with speaking(self.language):
            now = local(self.desk.clock.now())
            lines = [
                format.money(self.view.total, self.view.currency),
                _("Signed at {time}, {day}").format(time=f"{now:%H:%M}", day=format.day_long(now.date())),
            ]
            if signed.record_number:
                lines.append(_("Signing record {number}").format(number=signed.record_number))
            lines.append(_("Please hand the laptop back."))
            page = Done(_("Thank you"), lines, _("Done"))
        page.left.connect(self._close)
        self._show(page)
        page.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_now(self) -> None:
        if self.slot != CLIENT:
            self._close()
        elif self.desk.window is not None:
            with speaking(self.language):
                words = _("Nothing was signed. The page closes and the desk shows again.")
                HandBack(self.desk, self.desk.window, self._close, words).open()

    def _wish(self) -> None:
        with speaking(self.language):
            page = Wish()
        page.back.connect(lambda: self._speak(self.language))
        page.told.connect(self._told)
        self._clock.stop()
        with speaking(self.language):
            view = self.view
            assert view is not None
            self.facts = Facts(view)
            self.facts.read_wanted.connect(self._read)
            if self._pages:
                self.facts.say_pages(self._pages)
        self.form = None
        self._show(self.facts, page)
        page.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, wish: str) -> None:
        assert self.estimate_id is not None
        assert self.view is not None
        services, view = self.desk.services, self.view
        estimate = services.estimates.get(self.estimate_id)
        said = f"{estimate.number} v{estimate.edition}: {wish}"
        note = ContactNote(estimate.client_id, ContactKind.VISIT, self.desk.clock.now(), said, view.contact_id)
        services.clients.note(note)
        with speaking(self.language):
            lines = [_("Your note is kept: nothing is signed."), _("Please hand the laptop back.")]
            page = Done(_("Thank you"), lines, _("Done"))
        page.left.connect(lambda: self._close(f"wish:{wish}"))
        self._show(page)
        page.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paper(self) -> None:
        self._close(f"paper:{self.slot}")

    def _close(self, then: str = "") -> None:
        """Back to the editor, where what is to follow is done."""
        self._clock.stop()
        self._may_leave = True
        self.form = None
        if self.estimate_id is not None:
            self.desk.bus.show.emit("estimate", (self.estimate_id, then) if then else self.estimate_id)
        self._show(QStackedWidget())  # nothing of this client stays on a page that is shown again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._body.count() > 1:
            self.facts.setFixedWidth(theme.scaled(WIDE if self.width() >= 1180 else NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self._not_now()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["surf"])
            bottom = self._head.geometry().bottom()
            painter.fillRect(0, bottom, self.width(), 1, C["line"])
            if self._body.count() > 1:
                painter.fillRect(self.facts.width() - 1, bottom, 1, self.height(), C["line"])


def _measured(pdf: bytes) -> tuple[bytes, int]:
    return pdf, len(sizes(pdf))
