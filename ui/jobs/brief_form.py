"""The brief as a form (PF-03): twelve fields that keep themselves, and what is vague or squeezed said at its place."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.brief import Brief
from aedesk.domain.brief_rules import FIELDS, Gap, gaps
from aedesk.domain.errors import UserError
from aedesk.domain.standard_time import Squeeze
from aedesk.services.taking import Taken
from aedesk.words import N_, _, n_
from ui import format, theme
from ui.desk import Desk
from ui.errors import sentence
from ui.from_dossier import DossierOffers, fitting
from ui.jobs.growing import Growing
from ui.jobs.materials import Materials
from ui.jobs.pieces import Pieces
from ui.pause import Pause
from ui.theme import C
from ui.widgets.fields import DateEdit, Field, Line, LongText, Number
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.picture import Picture

LABELS = {
    "background": N_("Background"),
    "objective": N_("Objective"),
    "deliverables": N_("What we make"),
    "must": N_("Must, must not"),
    "budget": N_("Budget"),
    "approver": N_("Approver at the client"),
    "layout_due": N_("Layout due"),
    "revisions": N_("Revisions included"),
    "to_client_on": N_("To the client"),
    "finished_art_on": N_("Finished art ready"),
    "in_market_on": N_("In the market"),
    "materials": N_("Materials"),
}


class Strip(QWidget):
    """A line of advice on a tinted ground: amber for a warning, plain for a lock."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 8, 11, 8)
        row.setSpacing(8)
        token = "amb" if tone == "amb" else "t2"
        row.addWidget(Picture(icon, 16, token), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", 12, 400, token)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Say it, or nothing."""
        self.words.setText(words)
        self.words.updateGeometry()
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            box(p, self.rect(), 6, C["ambbg" if self._tone == "amb" else "sunk"])


class BriefForm(QWidget):
    """Edits one brief. `kept` follows each time it was saved."""

    kept = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.brief: Brief | None = None
        self._dirty = False
        self._timer = Pause(self, self.save)
        self.editors: dict[str, Any] = {
            "background": Growing(2),
            "objective": Growing(1),
            "deliverables": Pieces(),
            "must": Growing(1),
            "budget": Line(),
            "approver": Line(),
            "revisions": Number(None, places=0, least=0, most=99),
            "materials": Materials(),
        }
        for name in ("layout_due", "to_client_on", "finished_art_on", "in_market_on"):
            self.editors[name] = DateEdit(None, clock=desk.clock)
        self.fields = {name: Field(_(LABELS[name]), self.editors[name]) for name in FIELDS}
        self.lock = Strip("lock", "")
        self.squeeze = Strip("clock", "amb")
        self._head = QHBoxLayout()
        self.count = Label("", 12, 400, "t3", elide=True)
        self.state = Label("", 12, 400, "t3")
        self.offers = DossierOffers(self.take, LABELS)
        self._taken: tuple[Taken, ...] = ()
        self._build()
        self._listen()

    def _build(self) -> None:
        self.editors["revisions"].setAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 14, 20)
        column.setSpacing(10)
        self._head.setSpacing(8)
        self._head.addWidget(Label(_("Work instruction and brief"), 16, 600, elide=True), 1)
        under = QHBoxLayout()
        under.addWidget(self.count, 1)
        under.addWidget(self.offers)
        under.addWidget(self.state)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addLayout(self._head)
        both.addLayout(under)
        column.addLayout(both)
        column.addWidget(self.lock)
        for name in ("background", "objective", "deliverables", "must"):
            column.addWidget(self.fields[name])
        pairs, self._dates = QGridLayout(), QGridLayout()
        for grid in (pairs, self._dates):
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(10)
        for i, name in enumerate(("budget", "approver", "layout_due", "revisions")):
            pairs.addWidget(self.fields[name], i // 2, i % 2, Qt.AlignmentFlag.AlignTop)
        self._place_dates(3)
        column.addLayout(pairs)
        column.addLayout(self._dates)
        column.addWidget(self.fields["materials"])
        column.addWidget(self.squeeze)
        column.addStretch(1)

    def _place_dates(self, abreast: int) -> None:
        self._abreast = abreast
        for i, name in enumerate(("to_client_on", "finished_art_on", "in_market_on")):
            self._dates.removeWidget(self.fields[name])
            self._dates.addWidget(self.fields[name], i // abreast, i % abreast, Qt.AlignmentFlag.AlignTop)
        self._dates.setColumnStretch(2, 1 if abreast == 3 else 0)
        for column in range(2):
            self._dates.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        abreast = 3 if self.width() >= theme.scaled(580) else 2
        if abreast != self._abreast:
            self._place_dates(abreast)

    def add_to_head(self, widget: QWidget) -> None:
        """A button beside the state."""
        self._head.addWidget(widget)

    def _listen(self) -> None:
        for name, editor in self.editors.items():
            if isinstance(editor, LongText):
                editor.textChanged.connect(self._touched)
            elif isinstance(editor, Line):
                editor.textChanged.connect(lambda _text: self._touched())
            if isinstance(editor, DateEdit | Pieces | Materials):
                editor.changed.connect(lambda *_value: self._touched())
            if hasattr(editor, "left"):
                editor.left.connect(lambda which=name: self._judge(which))

    # one brief

    def show_brief(self, brief: Brief, locked_by: str, squeeze: Squeeze | None) -> None:
        """Show a brief; `locked_by` says who signed it, so that it stands."""
        self.set_locked(locked_by)
        self.show_squeeze(squeeze)
        other = self.brief is None or self.brief.job_id != brief.job_id
        if not other and self.brief is not None and (self._dirty or self.brief.version == brief.version):
            return
        self.brief = None  # what is being filled in is no typing
        for name in FIELDS:
            self._set(name, getattr(brief, name))
        self.brief = brief
        self._dirty = False
        if other:
            self.state.setText("")
            for field in self.fields.values():
                field.clear()
        self.tell_gaps(gaps(brief))

    def show_offers(self, taken: tuple[Taken, ...]) -> None:
        """What the client's dossier offers; a brief that stands takes nothing."""
        self._taken = taken
        self.offers.show_offers(taken if self.editors["background"].isEnabled() else ())
        if self.brief is not None:
            self.tell_gaps(gaps(self.brief))

    def take(self, taken: Taken) -> None:
        """Put what the dossier says into its field, below what stands there."""
        editor, said = self.editors[taken.field], str(taken.value)
        before = str(editor.value() or "")
        if said in before:
            return
        between = "\n" if isinstance(editor, LongText) else ", "
        editor.set_value(f"{before.rstrip()}{between}{said}" if before.strip() else said)
        self._touched()
        self.save()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_locked(self, by: str) -> None:
        """Once somebody has signed, the brief stands."""
        self.lock.say(_("Signed by {who}: the brief stands and cannot be changed.").format(who=by) if by else "")
        for editor in self.editors.values():
            editor.setEnabled(not by)

    def show_squeeze(self, squeeze: Squeeze | None) -> None:
        """Warn of too little time, and what doing it twice would cost (W-12)."""
        if squeeze is None:
            self.squeeze.say("")
            return
        days = n_("{n} working day", "{n} working days", squeeze.days).format(n=squeeze.days)
        words = _("{days} until the layout; the standard is {standard}. Doing it twice would cost {hours} hours.")
        self.squeeze.say(words.format(days=days, standard=squeeze.standard, hours=squeeze.hours))

    def _set(self, name: str, value: Any) -> None:
        editor = self.editors[name]
        if isinstance(editor, DateEdit):
            editor.set_date(value)
        elif isinstance(editor, Pieces):
            editor.set_value(value)
        else:
            editor.set_value(value)
        if isinstance(editor, Line):
            editor.setCursorPosition(0)  # the beginning shows where there is little room

    def _get(self, name: str) -> Any:
        editor = self.editors[name]
        if isinstance(editor, DateEdit):
            return editor.date()
        if isinstance(editor, Number):
            value = editor.value()
            return None if value is None or editor.problem() else int(value)
        return editor.value()

    # keeping

    def _touched(self) -> None:
        if self.brief is not None:
            self._dirty = True
            self._timer.touch()

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self._dirty

    def save(self) -> bool:
        """Keep what was typed; True unless it was refused."""
        self._timer.stop()
        if self.brief is None:
            return True
        if not self._dirty:
            return True
        for name in FIELDS:
            setattr(self.brief, name, self._get(name))
        try:
            self.brief = self._desk.services.briefs.save(self.brief)
        except UserError as error:
            self._refused(error)
            return False
        self._dirty = False
        now: datetime = self._desk.clock.now()
        self.state.set_tone("t3")
        self.state.setText(_("saved {time}").format(time=format.clock_time(now)))
        self.tell_gaps(gaps(self.brief))
        self.kept.emit()
        return True

    def _refused(self, error: UserError) -> None:
        field = self.fields.get(error.field or "")
        if field is not None:
            field.fail(sentence(error))
        self.state.set_tone("red")
        self.state.setText(_("not saved"))
        self.state.setToolTip(sentence(error))

    # what is missing

    def tell_gaps(self, found: tuple[Gap, ...]) -> None:
        """Count what is filled, and flag what is vague under its field."""
        empty = [gap for gap in found if gap.kind == "empty"]
        if not found:
            self.count.setText(_("all {n} fields filled").format(n=len(FIELDS)))
        else:
            done = _("{n} of {of} fields filled").format(n=len(FIELDS) - len(empty), of=len(FIELDS))
            vague = len(found) - len(empty)
            more = n_("{n} vague", "{n} vague", vague).format(n=vague) if vague else ""
            self.count.setText(" · ".join(part for part in (done, more) if part))
        vague_fields = {gap.field for gap in found if gap.kind == "vague"}
        for name, field in self.fields.items():
            if name in vague_fields:
                field.set_help(_("Vague: nobody can work from this. Ask what exactly is wanted."), "amb")
            elif not field.failed:
                field.set_help(fitting(self._taken, name, getattr(self.brief, name, "")))

    def show_first_gap(self) -> None:
        """Go to the first field that is empty or vague, and say so under every empty one."""
        if self.brief is None:
            return
        found = gaps(self.brief)
        for gap in found:
            if gap.kind == "empty":
                self.fields[gap.field].fail(_("Still empty"))
        if found:
            editor = self.editors[found[0].field]
            target = editor.rows[0].name if isinstance(editor, Pieces) else editor
            target = editor.line if isinstance(editor, Materials) else target
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, name: str) -> None:
        if self._dirty and self.brief is not None and not self.fields[name].failed:
            self._timer.start(50)

    def layout_due(self) -> date | None:
        """The layout's date as it is typed."""
        found = self._get("layout_due")
        return found if isinstance(found, date) else None
