"""Fourth step: print or save the recovery sheet, and prove that it is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.domain.people import Rank
from aedesk.words import N_, _
from ui import format as fmt
from ui import theme
from ui.ask import PDF
from ui.first_run.draft import Draft
from ui.first_run.wizard import Step, Wizard, turn
from ui.labels import name_and_rank
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.lines import Line
from ui.widgets.toggles import Check

PROVED = 2  # the line that is to be typed


def same(typed: str, line: str) -> bool:
    """Whether a line of the code was typed right: spaces, dashes and small letters do not matter."""
    plain = "".join(typed.upper().replace("-", " ").split()).translate(str.maketrans("OIL", "011"))
    whole = "".join(line.split())
    return plain in (whole, whole[:-1])


class RecoveryStep(Step):
    """What opens the desk if the passphrase is forgotten."""

    name = N_("Recovery sheet")
    hint = N_("Opens it if you forget")

    def __init__(self, wizard: Wizard) -> None:
        self.title = _("Print your recovery sheet")
        self.words = _(
            "This page opens the desk if you forget the passphrase. Keep it in the agency safe, not in your laptop bag."
        )
        super().__init__(wizard)
        draft = self.draft
        row = self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(36)
        holder = QWidget()
        holder.setMaximumWidth(theme.scaled(440))
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.print_button = Button(_("Print"), "primary", "printer", height="lg")
        self.save_button = Button(_("Save PDF to a USB stick"), icon="device-floppy", height="lg")
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        left.addSpacing(24)
        self.proof = Line(draft.proof, "XXXX XXXX XXXX X", height="lg")
        self.proof_field = Field(_("Prove that you have it: type line {number}").format(number=PROVED), self.proof)
        left.addWidget(self.proof_field)
        left.addSpacing(6)
        self.have = Check(_("I have it on paper or on a stick"), draft.have_it)
        left.addWidget(self.have)
        left.addSpacing(18)
        if not draft.keeper:
            draft.keeper = usual_keeper(draft)
        self.keeper = Line(draft.keeper, height="lg")
        self.keeper_field = Field(_("Who keeps the sheet?"), self.keeper)
        left.addWidget(self.keeper_field)
        left.addStretch(1)
        row.addWidget(holder, 3)
        self.sheet = CodeSheet(draft, fmt.day_long(wizard.session.clock.today()))
        row.addWidget(self.sheet, 2, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.column.addLayout(row, 1)
        self.proof.textChanged.connect(self._typed)
        self.have.toggled.connect(self._typed)
        self.keeper.textChanged.connect(self._typed)
        self._typed()

    def fit(self, width: int) -> None:
        turn(self.body, width >= theme.scaled(900))

    def _typed(self) -> None:
        self.keep()
        keeper = self.draft.keeper
        shown = _("Shown on the lock screen as “ask {keeper}”.").format(keeper=keeper)
        self.keeper_field.set_help(shown if keeper else _("Nobody is named on the lock screen."))
        if self._matches():
            self.proof_field.set_help(_("Matches the sheet"), "grn")
        elif self.proof_field.failed or not self.draft.proof:
            self.proof_field.clear()
            self.proof_field.set_help("")

    def _matches(self) -> bool:
        lines = self.draft.code.splitlines()
        return len(lines) >= PROVED and same(self.draft.proof, lines[PROVED - 1])

    def keep(self) -> None:
        self.draft.proof = self.proof.text()
        self.draft.have_it = self.have.isChecked()
        self.draft.keeper = self.keeper.value()

    def check(self) -> bool:
        if self._matches() or self.draft.have_it:
            return True
        typed = bool(self.draft.proof.strip())
        wrong = _("This is not line {number} of the sheet. Compare it sign by sign.").format(number=PROVED)
        self.proof_field.fail(wrong if typed else _("Print or save the sheet, then type its line or tick the box."))
        self.proof.setFocus()
        return False

    def _pdf(self) -> bytes:
        draft = self.draft
        return self.wizard.session.recovery_pdf(draft.code, draft.name or draft.me.name, draft.me.name, draft.keeper)

    def print(self) -> None:
        """Straight to the printer."""
        try:
            self.wizard.session.ask.print_pdf(self._pdf(), _("Recovery sheet"))
        except Exception as error:
            self.wizard.trouble(error)

    def save(self) -> None:
        """As a PDF where the user says."""
        ask, words = self.wizard.session.ask, _("Save the recovery sheet")
        try:
            kept = ask.keep(words, "aedesk-recovery.pdf", PDF, self._pdf())
        except Exception as error:
            self.wizard.trouble(error)
            return
        if kept is not None:
            self.wizard.session.say(_("Saved. Keep the stick apart from this laptop."))

    def first(self) -> QWidget | None:
        return self.print_button


def usual_keeper(draft: Draft) -> str:
    """The account director if there is one."""
    for person in draft.named:
        if person.rank in (Rank.AD, Rank.GAD) and not person.is_me:
            return name_and_rank(person.name, person.rank)
    return ""


class CodeSheet(QLabel):
    """The sheet in small, with its code."""

    def __init__(self, draft: Draft, day: str) -> None:
        super().__init__()
        self._draft, self._day = draft, day
        self.setFixedSize(372, 330)
        self.setAccessibleName(_("Recovery code: {code}").format(code=draft.code.replace("\n", "; ")))

    def paintEvent(self, event: QPaintEvent) -> None:
        draft = self._draft
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.PAPER)
            painter.setPen(QPen(theme.PAPER_LINE, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            left, right = 30, self.width() - 30
            painter.setPen(theme.PAPER_INK)
            painter.setFont(theme.serif(17))
            painter.drawText(QRectF(left, 28, 220, 24), 0, _("Recovery sheet"))
            painter.setFont(theme.font(11))
            words = painter.fontMetrics().elidedText(draft.name, Qt.TextElideMode.ElideRight, 130)
            painter.drawText(QRectF(right - 130, 34, 130, 18), Qt.AlignmentFlag.AlignRight, words)
            painter.setPen(theme.PAPER_GREY)
            desk = _("Desk of {name} · made {day}").format(name=draft.me.name, day=self._day)
            painter.drawText(QRectF(left, 54, right - left, 18), 0, desk)
            painter.fillRect(QRectF(left, 82, right - left, 1), theme.PAPER_INK)
            self._code(painter, left, right)
            painter.fillRect(QRectF(left, 246, right - left, 1), theme.PAPER_INK)
            painter.setPen(theme.PAPER_GREY)
            painter.setFont(theme.font(11))
            words = _("Whoever holds this page can open the desk.")
            painter.drawText(QRectF(left, 260, right - left, 40), Qt.TextFlag.TextWordWrap, words)

    def _code(self, painter: QPainter, left: int, right: int) -> None:
        step = (right - left - 24) / 3.6
        for i, line in enumerate(self._draft.code.splitlines()):
            top = 96 + 36 * i
            painter.setPen(theme.PAPER_GREY)
            painter.setFont(theme.font(11))
            painter.drawText(QRectF(left, top, 20, 28), Qt.AlignmentFlag.AlignVCenter, str(i + 1))
            painter.setPen(theme.PAPER_INK)
            painter.setFont(theme.font(16, 600, 1.2))
            for k, group in enumerate(line.split()):
                painter.drawText(QRectF(left + 24 + k * step, top, step, 28), Qt.AlignmentFlag.AlignVCenter, group)
