"""Days and words that the papers promise."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import N_, _
from ui import theme
from ui.labels import LANGUAGES
from ui.settings.parts import Block, SettingRow
from ui.settings.saving import Saver
from ui.widgets.fields import LongText, Number, Segments
from ui.widgets.labels import Label, Text

_DAYS = (
    ("valid_days", N_("Estimate valid, days"), N_("printed on the sheet"), 1),
    ("answer_days", N_("Client answers within, days"), N_("Today reminds of older ones"), 1),
    ("payment_days", N_("Payment after invoice, days"), N_("of new clients; each client may have its own"), 0),
)


class TermsBlock(Block):
    """How long things hold, and the words under every estimate in three languages."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("terms", _("Terms"))
        self._saver = saver
        self.body.setContentsMargins(0, 0, 0, 0)
        self.days: dict[str, Number] = {}
        agency = saver.agency()
        for name, words, help, least in _DAYS:
            number = Number(getattr(agency, name), places=0, least=least, most=365, height="sm")
            number.setFixedWidth(theme.scaled(76))
            row = self.add_row(_(words), _(help), number)
            self.days[name] = number
            number.left.connect(lambda name=name, row=row, help=help: self._take(name, row, _(help)))
        self.language = Segments(list(LANGUAGES.items()), "zh", height="sm")
        self.language.setAccessibleName(_("Language of the terms"))
        self.language.changed.connect(lambda _value: self._show())
        self.terms = LongText("", lines=5)
        self.terms.setFixedHeight(self.terms.minimumHeight())
        self.terms.setAccessibleName(_("Terms under every estimate"))
        self.terms.left.connect(self._keep)
        head = QHBoxLayout()
        head.addWidget(Label(_("Terms under every estimate"), 13, 500), 1)
        head.addWidget(self.language)
        column = QVBoxLayout()
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.terms)
        column.addWidget(Text(_("They stand after the sentence about work by third parties."), 12, 400, "t3"))
        holder = QWidget()
        holder.setLayout(column)
        self.add(holder)
        self._show()

    def _take(self, name: str, row: SettingRow, help: str) -> None:
        number = self.days[name]
        problem = number.problem() or ("" if number.value() is not None else _("Type a number."))
        number.set_error(bool(problem))
        row.say(problem or help, "red" if problem else "t3")
        value: Decimal | None = number.value()
        if not problem and value is not None:
            self._saver.change(None, **{name: int(value)})

    def _name(self) -> str:
        return f"terms_{self.language.value()}"

    def _show(self) -> None:
        self._shown = self._name()
        self.terms.set_value(getattr(self._saver.agency(), self._shown))

    def _keep(self) -> None:
        self._saver.change(None, **{self._shown: self.terms.value()})

    def reload(self) -> None:
        """Show what is kept now, except where somebody types."""
        agency = self._saver.agency()
        for name, number in self.days.items():
            if not number.hasFocus() and not number.error:
                number.set_value(getattr(agency, name))
        if not self.terms.hasFocus():
            self._show()
