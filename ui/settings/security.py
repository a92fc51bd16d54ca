"""The ways into this desk: passphrase, keyring, recovery sheet, and when it locks by itself."""

from __future__ import annotations

from typing import cast

from aedesk import door
from aedesk.domain.errors import UserError
from aedesk.words import _, language, n_
from ui import tasks
from ui.ask import PDF
from ui.desk import Desk
from ui.errors import sentence
from ui.forms import FormSheet
from ui.lock import Secret
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.strength import SHORTEST, difference, strength
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Line, Segments, Switch
from ui.widgets.labels import Text
from ui.widgets.sheet import ModalSheet

MINUTES = (5, 10, 30)


class SecurityBlock(Block):
    """One row for each way in."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("security", _("Security"))
        self._saver, desk = saver, saver.desk
        self.body.setContentsMargins(0, 0, 0, 0)
        self.change = Button(_("Change"), height="sm")
        self.change.setAccessibleName(_("Change the passphrase"))
        self.change.clicked.connect(lambda: PassphraseSheet(desk).open())
        self.add_row(_("Passphrase"), _("opens this desk every day"), self.change)
        self.keyring = Switch("")
        self.keyring_row = self.add_row(
            _("Also open with this laptop’s keyring"),
            _("only on this user account; the passphrase still works"),
            self.keyring,
        )
        self.keyring_row.setEnabled(False)
        self.keyring.changed.connect(self._remember)
        self.sheet = Button(_("Make a new one"), height="sm")
        self.sheet.setAccessibleName(_("Make a new recovery sheet"))
        self.sheet.clicked.connect(self._new_sheet)
        keeper = desk.prefs.text("keeper")
        kept = _("kept by {keeper}").format(keeper=keeper) if keeper else _("opens the desk without the passphrase")
        self.add_row(_("Recovery sheet"), kept, self.sheet)
        minutes: list[tuple[object, str]] = [(n, n_("{n} min", "{n} min", n).format(n=n)) for n in MINUTES]
        self.minutes = Segments(minutes, height="sm")
        self.minutes.changed.connect(lambda value: saver.change(None, lock_minutes=cast(int, value)))
        self.add_row(_("Lock by itself"), _("also when the laptop goes to sleep"), self.minutes)
        self.leaving = Switch("", desk.prefs.leave_needs_passphrase)
        self.leaving.changed.connect(lambda on: desk.prefs.keep("leave_needs_passphrase", on))
        words = _("Leave the page before the client with the passphrase")
        self.add_row(words, _("else a press on “Not now” is enough"), self.leaving)
        self.reload()
        tasks.run(self, lambda _task: door.has_keyring(), self._found, lambda _error: self._found(False))

    def reload(self) -> None:
        """Show what is kept now."""
        minutes = self._saver.agency().lock_minutes
        self.minutes.set_value(min(MINUTES, key=lambda each: abs(each - minutes)))

    def _found(self, there: bool) -> None:
        self.keyring_row.setEnabled(there)
        self.keyring.set_value("keyring" in door.ways(self._saver.desk.paths))
        if not there:
            self.keyring_row.say(_("This computer has no keyring that keeps secrets."))

    def _remember(self, on: bool) -> None:
        desk = self._saver.desk
        try:
            if on:
                door.remember(desk.paths, desk.key)
            else:
                door.forget(desk.paths)
        except UserError as error:
            self.keyring.set_value(not on)
            self.keyring_row.say(sentence(error), "red")
            return
        self._saver.saved()

    def _new_sheet(self) -> None:
        desk = self._saver.desk
        words = _("The sheet that lies in the safe opens nothing from then on. Print the new one and put it there.")
        if desk.ask.confirm(_("Make a new recovery sheet?"), words, _("Make a new one")):
            RecoverySheet(desk, door.new_sheet(desk.paths, desk.key)).open()


class PassphraseSheet(FormSheet):
    """The old one once, the new one twice; proving the old one takes a while, so it goes through a thread."""

    closes = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Change the passphrase"), _("Change it"), width=460)
        self.old, self.one, self.two = Secret(height="md"), Secret(height="md"), Secret(height="md")
        self.body.addWidget(self.field("old", _("Passphrase now"), self.old))
        self.body.addWidget(self.field("one", _("New passphrase"), self.one, _("four or five words that you can say")))
        self.body.addWidget(self.field("two", _("Type it again"), self.two))
        self.one.textChanged.connect(self._judge)
        self.finish()

    def _judge(self, typed: str) -> None:
        _bars, words, tone = strength(typed)
        self.fields["one"].set_help(words or _("four or five words that you can say"), tone)

    def save(self) -> None:
        old, new = self.old.text(), self.one.text()
        if len(new) < SHORTEST:
            words = _("At least {count} characters; four words are better.").format(count=SHORTEST)
            self._refuse(self.fields["one"], words)
            return
        differs = difference(new, self.two.text())
        if differs:
            self._refuse(self.fields["two"], differs)
            return
        paths, key = self.desk.paths, self.desk.key
        self.go.setEnabled(False)

        def work(_task: tasks.Task) -> None:
            door.proves(paths, old)
            door.change_passphrase(paths, key, new)

        tasks.run(self, work, self._changed, self._failed)

    def _refuse(self, field: Field, words: str) -> None:
        field.fail(words)
        field.editor.setFocus()
        self.refit()

    def _changed(self, _answer: object) -> None:
        self.desk.toast(_("The passphrase is changed. The recovery sheet stays good."))
        self.close()

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._refuse(self.fields["old"], sentence(error))


class RecoverySheet(ModalSheet):
    """Prints or saves a fresh recovery sheet; closed only once it was."""

    def __init__(self, desk: Desk, code: str) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("New recovery sheet"), width=480, close=False)
        self.desk, self._code = desk, code
        self.may_close = False
        words = _("It exists only now: print it or save it on a stick. The old sheet opens nothing any more.")
        self.body.addWidget(Text(words, 13, 400, "t2"))
        self.keeper = Line(desk.prefs.text("keeper"))
        self.body.addWidget(Field(_("Who keeps the sheet?"), self.keeper, _("named on the lock page")))
        self.said = Text("", 12, 500, "grn")
        self.body.addWidget(self.said)
        save = Button(_("Save PDF"), icon="device-floppy")
        save.clicked.connect(self._save)
        self.print = Button(_("Print"), "primary", "printer")
        self.print.clicked.connect(self._print)
        self.finish = Button(_("Done"))
        self.finish.setEnabled(False)
        self.finish.clicked.connect(self.close)
        self.foot(save, self.print, quiet=None)
        self._foot.insertWidget(0, self.finish)

    def _pdf(self) -> bytes:
        agency = self.desk.services.agency
        house, me = agency.get(), agency.me()
        keeper = self.keeper.value()
        self.desk.prefs.keep("keeper", keeper)
        letter = house.paper_size == "Letter"
        now = self.desk.clock.now()
        return door.recovery_pdf(
            self.desk.paths, self._code, house.name, me.name, keeper, language(), now, letter=letter
        )

    def _print(self) -> None:
        if self.desk.ask.print_pdf(self._pdf(), _("Recovery sheet")):
            self._have(_("Sent to the printer."))

    def _save(self) -> None:
        if self.desk.ask.keep(_("Save the recovery sheet"), "aedesk-recovery.pdf", PDF, self._pdf()) is not None:
            self._have(_("Saved. Keep the stick apart from this laptop."))

    def _have(self, words: str) -> None:
        self.said.setText(words)
        self.said.updateGeometry()
        self.may_close = True
        self.finish.setEnabled(True)
        self.refit()
