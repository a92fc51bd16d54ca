"""Papers: size, language, currency of new clients, and the seal that proves them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import format, labels
from ui.desk import Desk
from ui.errors import sentence
from ui.forms import FormSheet
from ui.lock import Secret
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Segments

_CER, _P12 = ("*.cer",), ("*.p12", "*.pfx")


class PapersBlock(Block):
    """What papers look like and how they are sealed."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("papers", _("Papers and printer"))
        self._saver, desk = saver, saver.desk
        self.body.setContentsMargins(0, 0, 0, 0)
        self.paper_size = Segments([("A4", "A4"), ("Letter", "Letter")], height="sm")
        self.paper_size.changed.connect(lambda value: saver.change(None, paper_size=str(value)))
        self.add_row(_("Paper size"), _("of new papers; issued ones stay as they are"), self.paper_size)
        self.language = Choice(list(labels.PAPER_LANGUAGES.items()), height="sm")
        self.language.changed.connect(lambda value: saver.change(None, paper_language=str(value)))
        self.add_row(_("Language of papers"), _("of new clients; each client may have its own"), self.language)
        self.currency = Choice([(code, labels.currency(code)) for code in labels.CURRENCIES], height="sm")
        self.currency.changed.connect(lambda value: saver.change(None, currency=str(value)))
        self.add_row(_("Currency"), _("of new clients"), self.currency)
        for choice in (self.language, self.currency):
            choice.setFixedWidth(choice.sizeHint().width() + 8)
        self.export = Button(_("Export…"), height="sm")
        self.export.setAccessibleName(_("Export the certificate"))
        self.export.clicked.connect(self._export)
        self.take = Button(_("Import…"), height="sm")
        self.take.setAccessibleName(_("Import a certificate"))
        self.take.clicked.connect(self._import)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(8)
        both.addWidget(self.export)
        both.addWidget(self.take)
        holder = QWidget()
        holder.setLayout(both)
        holder.setAccessibleName(_("Seal"))
        self.seal_row = self.add_row(_("Seal"), "", holder)
        check = Button(_("Verify a PDF"), height="sm", icon="circle-check")
        check.clicked.connect(lambda: desk.show("verify"))
        self.add_row(_("Is a paper ours, and unchanged?"), _("compares any PDF with what was issued"), check)
        self.reload()

    def reload(self) -> None:
        """Show what is kept now."""
        agency = self._saver.agency()
        self.paper_size.set_value(agency.paper_size)
        self.language.set_value(agency.paper_language)
        self.currency.set_value(agency.currency)
        try:
            seal = self._saver.desk.services.agency.seal()
        except UserError as error:
            self.export.setEnabled(False)
            self.seal_row.say(sentence(error), "amb")
            return
        self.export.setEnabled(True)
        until = _("{name}, until {day}").format(name=seal.subject, day=format.day_long(seal.not_after.date()))
        self.seal_row.say(f"{until}\n{seal.fingerprint}")

    def _export(self) -> None:
        desk = self._saver.desk
        data = desk.services.agency.certificate()
        if desk.ask.keep(_("Export the certificate"), "aedesk-seal.cer", _CER, data) is not None:
            desk.toast(_("Certificate saved. Whoever gets a sealed paper can check it with this."))

    def _import(self) -> None:
        desk = self._saver.desk
        found = desk.ask.bring(_("Import a certificate"), _P12)
        if found is None:
            return
        name, data = found
        sheet = SealSheet(desk, data, name)
        sheet.on_saved = self._imported
        sheet.open()

    def _imported(self) -> None:
        self.reload()
        self._saver.saved()


class SealSheet(FormSheet):
    """Asks for the password of a certificate file and takes it over."""

    def __init__(self, desk: Desk, p12: bytes, name: str) -> None:
        super().__init__(desk, _("Import {name}").format(name=name), _("Seal with it"), width=440)
        self._p12 = p12
        self.password = Secret(height="md")
        words = _("sheets sealed before keep their seal")
        self.body.addWidget(self.field("password", _("Password of the file"), self.password, words))
        self.finish()

    def save(self) -> None:
        self.desk.services.agency.import_seal(self._p12, self.password.text())
        self.desk.toast(_("Papers are sealed with this certificate from now on."))

    def _place(self, error: UserError) -> str:
        return "password"
