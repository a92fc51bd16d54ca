"""First step: the agency, with the head of its papers drawn as one types."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import LANGUAGES, N_, _, language, p_
from ui import icons, labels, theme
from ui.ask import PICTURES
from ui.first_run.draft import Draft, read_taxes
from ui.first_run.wizard import Step, Wizard, turn
from ui.widgets.buttons import Button
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, labelled
from ui.widgets.labels import Label, Text
from ui.widgets.lines import Line
from ui.widgets.toggles import Segments

PAPERS = ("zh", "zh+en", "en", "es")


class AgencyStep(Step):
    """Name, address, tax number, bank, currency, languages."""

    name = N_("Agency")
    hint = N_("Name, address, currency")

    def __init__(self, wizard: Wizard) -> None:
        self.title = _("Your agency")
        self.words = _(
            "It stands at the head of every paper. You can change it later; printed papers keep what they had."
        )
        super().__init__(wizard)
        draft = self.draft
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.setSpacing(52)
        form = QVBoxLayout()
        form.setSpacing(0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(14)
        self.lines = {
            "name": Line(draft.name, height="lg"),
            "other_name": Line(draft.other_name, height="lg"),
            "legal_name": Line(draft.legal_name, height="lg"),
            "address": Line(draft.address, height="lg"),
            "tax_number": Line(draft.tax_number, height="lg"),
            "phone": Line(draft.phone, height="lg"),
            "bank": Line(draft.bank, height="lg"),
            "bank_account": Line(draft.bank_account, height="lg"),
            "taxes": Line(draft.taxes_shown, height="lg"),
        }
        words = {
            "name": _("Name"), "other_name": p_("agency", "Name in Chinese"), "legal_name": _("Legal name"),
            "address": _("Address"), "tax_number": _("Tax no."), "phone": _("Phone"), "bank": _("Bank"),
            "bank_account": _("Account no."), "taxes": _("Tax rates"),
        }  # fmt: skip
        self.fields = {code: Field(words[code], line) for code, line in self.lines.items()}
        self.currency = Choice(
            [(code, labels.currency(code)) for code in labels.CURRENCIES], draft.currency, height="lg"
        )
        places = (
            ("name", 0, 0, 1), ("other_name", 0, 1, 1), ("legal_name", 1, 0, 2), ("address", 2, 0, 2),
            ("tax_number", 3, 0, 1), ("phone", 3, 1, 1), ("bank", 4, 0, 1), ("bank_account", 4, 1, 1),
            ("taxes", 5, 1, 1),
        )  # fmt: skip
        for code, row, column, wide in places:
            grid.addWidget(self.fields[code], row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(_("Currency"), self.currency), 5, 0, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        form.addLayout(grid)
        form.addSpacing(18)
        form.addLayout(self._languages())
        holder = QWidget()
        holder.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        holder.setMaximumWidth(theme.scaled(520))
        self.body.addWidget(holder, 5)
        self.body.addLayout(self._paper(), 4)
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self._connect()

    def _languages(self) -> QHBoxLayout:
        self.speaks = Segments([(code, labels.LANGUAGES[code]) for code in LANGUAGES], language(), height="lg")
        papers = [(code, labels.PAPER_LANGUAGES[code]) for code in PAPERS]
        self.papers = Choice([*papers], self.draft.paper_language, height="lg")
        row = QHBoxLayout()
        row.setSpacing(28)
        for words, editor in ((_("This screen speaks"), self.speaks), (_("Papers for clients in"), self.papers)):
            column = QVBoxLayout()
            column.setSpacing(5)
            column.addWidget(labelled(words, editor))
            column.addWidget(editor)
            row.addLayout(column)
        row.addStretch(1)
        return row

    def _paper(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Label(_("Head of your papers"), 12, 600))
        self.head = PaperHead(self.draft)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.logo = Button(_("Change the logo") if self.draft.logo else _("Add a logo"), icon="photo")
        self.logo.clicked.connect(self._choose_logo)
        row.addWidget(self.logo)
        self.logo_note = Text(_("PNG or JPEG; black on white prints best"), 12, 400, "t3")
        row.addWidget(self.logo_note, 1)
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textChanged.connect(self._typed)
        self.lines["taxes"].textChanged.connect(self._taxes)
        self.currency.changed.connect(self._currency)
        self.papers.changed.connect(lambda _value: self._typed())
        self.speaks.changed.connect(self._speak)

    def _typed(self) -> None:
        self.keep()
        self.head.update()
        if self.lines["name"].value():
            self.fields["name"].clear()

    def _taxes(self, text: str) -> None:
        if text != self.draft.taxes_shown:
            self.draft.taxes = text
        if read_taxes(text) is not None:
            self.fields["taxes"].clear()

    def _currency(self, _value: object) -> None:
        self.keep()
        if self.draft.taxes is None:
            self.lines["taxes"].setText(self.draft.taxes_shown)

    def _speak(self, code: object) -> None:
        self.wizard.session.prefs.keep("language", str(code))
        self.wizard.session.redress()

    def _choose_logo(self) -> None:
        found = self.wizard.session.ask.bring(_("Choose a logo"), PICTURES)
        if found is None:
            return
        data = found[1]
        if len(data) > 5_000_000 or QImage.fromData(data).isNull():
            self.logo_note.set_tone("red")
            self.logo_note.setText(_("This is not a picture that papers can carry. Choose a PNG or JPEG under 5 MB."))
            return
        self.draft.logo = data
        self.logo.set_text(_("Change the logo"))
        self.head.update()

    def keep(self) -> None:
        draft = self.draft
        for code, line in self.lines.items():
            if code != "taxes":
                setattr(draft, code, line.text())
        draft.currency = str(self.currency.value())
        draft.paper_language = str(self.papers.value())

    def check(self) -> bool:
        bad = None
        if not self.draft.name.strip():
            self.fields["name"].fail(_("The papers need a name."))
            bad = self.lines["name"]
        if read_taxes(self.draft.taxes_shown) is None:
            self.fields["taxes"].fail(_("Write rates like {example}.").format(example="6% · 13%"))
            bad = bad or self.lines["taxes"]
        if bad is not None:
            bad.setFocus()
        return bad is None

    def first(self) -> QWidget | None:
        return self.lines["name"]

    def fit(self, width: int) -> None:
        turn(self.body, width >= theme.scaled(940))


class PaperHead(QLabel):
    """The head of a paper as it will be printed; black on white in both themes."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.setMinimumSize(300, 208)
        self.setMaximumSize(420, 208)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Head of your papers"))

    def paintEvent(self, event: QPaintEvent) -> None:
        draft = self._draft
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.PAPER)
            painter.setPen(QPen(theme.PAPER_LINE, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            left, right = 30, self.width() - 30
            self._logo(painter, QRectF(left, 30, 38, 38))
            papers = draft.paper_language
            names = (draft.other_name, draft.name) if papers.startswith("zh") else (draft.name, "")
            name = "  ".join(each.strip() for each in names if each.strip()) or _("Name")
            kind = {"zh": "估价单", "zh+en": "估价单", "es": "Presupuesto"}.get(papers, "Estimate")
            painter.setPen(theme.PAPER_INK)
            title = theme.serif(18)
            painter.setFont(title)
            wide = painter.fontMetrics().horizontalAdvance(kind)
            painter.drawText(QRectF(right - wide, 44, wide, 26), Qt.AlignmentFlag.AlignRight, kind)
            painter.setFont(theme.serif(15))
            space = right - wide - 12 - (left + 50)
            painter.drawText(QRectF(left + 50, 28, space, 22), 0, self._cut(painter, name, space))
            self._small(painter, left + 50, 51, space, draft.address)
            painter.fillRect(QRectF(left, 79, right - left, 1.5), theme.PAPER_INK)
            for top, share in ((100, 0.52), (118, 0.74), (136, 0.66)):
                painter.fillRect(QRectF(left, top, (right - left) * share, 8), theme.PAPER_LINE)
            tax = {"zh": "税号", "zh+en": "税号 Tax no.", "es": "RFC / NIF"}.get(papers, "Tax no.")
            self._small(
                painter, left, 166, (right - left) * 0.6, f"{tax} {draft.tax_number}" if draft.tax_number else ""
            )
            self._small(painter, left, 166, right - left, draft.phone, at_right=True)

    def _cut(self, painter: QPainter, words: str, width: float) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width))

    def _small(
        self, painter: QPainter, x: float, y: float, width: float, words: str, *, at_right: bool = False
    ) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(theme.PAPER_GREY)
        align = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, y, width, 18), align, self._cut(painter, words, width))

    def _logo(self, painter: QPainter, area: QRectF) -> None:
        if self._draft.logo:
            picture = QImage.fromData(self._draft.logo)
            size = picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(area.left(), area.top(), size.width(), size.height()), picture)
            return
        painter.setPen(QPen(theme.PAPER_GREY, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area, 4, 4)
        painter.drawPixmap(int(area.left()) + 11, int(area.top()) + 11, icons.pixmap("photo", 16, "ctl"))
