"""The history of one record: its steps by day, before and after, with the undo of the chosen one."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.services.history import Entry, Verified
from aedesk.words import _, n_
from ui import format, icons, tasks, theme
from ui.desk import Desk
from ui.due import local
from ui.errors import sentence
from ui.history_words import Line, Step, step
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.choice import Choice
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.paint import box, text
from ui.widgets.picture import Picture
from ui.widgets.sheet import ModalSheet

WIDTH = 460
_EDGE = 20
_INSET = 8  # rows lie inside the card, so that the focus ring does, too
_LEAD = 25
_LINE = 22
_FIRST = 60  # steps that are shown before one asks for more


class StepRow(QAbstractButton):
    """One step; the chosen one shows all its fields and its undo."""

    chosen = Signal(object)
    undo = Signal(int)

    def __init__(self, shown: Step) -> None:
        super().__init__()
        self.step = shown
        self._open = False
        self.setCheckable(True)
        self.setText(shown.title)
        self.setAccessibleName(shown.spoken())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = _("Bring back") if shown.deletes else _("Undo")
        self.button = Button(words, icon="arrow-back-up", height="sm", parent=self)
        self.button.setAccessibleName(f"{words}: {shown.title}")
        self.button.clicked.connect(lambda: self.undo.emit(shown.seq))
        self.button.hide()
        self.clicked.connect(lambda: self.chosen.emit(self))
        self._fit()

    def set_open(self, open: bool) -> None:
        """Be the chosen one, or not."""
        self._open = open
        self.setChecked(open)
        self.button.setVisible(open and self.step.undoable)
        self.update()

    def _lines(self) -> tuple[Line, ...]:
        return self.step.lines[:8]

    def _fit(self) -> None:
        high = theme.line(13) + (theme.line(12) if self.step.who else 0)
        high += len(self._lines()) * theme.scaled(_LINE)
        if len(self.step.lines) > len(self._lines()):
            high += theme.line(12)
        self.setFixedHeight(high + 22)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 20, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chosen.emit(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.button.sizeHint()
        time = QFontMetrics(theme.font(12)).horizontalAdvance("00:00")
        left = self.width() - _EDGE + _INSET - time - 10 - size.width()
        self.button.setGeometry(left, 6, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._open or self.underMouse():
                box(painter, self.rect(), 6, C["sel" if self._open else "hover"])
            edge = _EDGE - _INSET
            painter.fillRect(edge, self.height() - 1, self.width() - 2 * edge, 1, C["line"])
            picture = icons.pixmap(self.step.icon, 16, "t2", self.devicePixelRatioF())
            high = theme.line(13)
            painter.drawPixmap(edge, 10 + (high - 16) // 2, picture)
            inside = QRectF(edge + _LEAD, 10, self.width() - 2 * edge - _LEAD, high)
            at = f"{local(self.step.at):%H:%M}"
            text(painter, inside, at, 12, 400, "t3", Qt.AlignmentFlag.AlignRight)
            taken = QFontMetrics(theme.font(12)).horizontalAdvance(at) + 12
            if self.button.isVisibleTo(self):
                taken += self.button.width() + 10
            text(painter, inside.adjusted(0, 0, -taken, 0), self.step.title, 13, 500)
            top = inside.bottom()
            if self.step.who:
                area = QRectF(inside.left(), top, inside.width(), theme.line(12))
                text(painter, area, self.step.who, 12, 400, "t3")
                top = area.bottom()
            self._paint_lines(painter, QRectF(inside.left(), top, inside.width(), theme.scaled(_LINE)))

    def _paint_lines(self, painter: QPainter, area: QRectF) -> None:
        name = area.width() * 0.30
        rest = (area.width() - name - 24) / 2
        struck = QFont(theme.font(12))
        struck.setStrikeOut(True)
        for line in self._lines():
            text(painter, QRectF(area.left(), area.top(), name - 8, area.height()), line.field, 12, 400, "t2")
            before = QRectF(area.left() + name, area.top(), rest, area.height())
            painter.setFont(struck if line.before != "–" else theme.font(12))
            painter.setPen(C["t2"])
            shown = QFontMetrics(painter.font()).elidedText(line.before, Qt.TextElideMode.ElideRight, int(rest))
            painter.drawText(before, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
            arrow = QRectF(before.right(), area.top(), 24, area.height())
            text(painter, arrow, "→", 12, 400, "t3", Qt.AlignmentFlag.AlignHCenter)
            text(painter, QRectF(arrow.right(), area.top(), rest, area.height()), line.after, 12, 600, "acc")
            area.translate(0, theme.scaled(_LINE))
        more = len(self.step.lines) - len(self._lines())
        if more > 0:
            area.setHeight(theme.line(12))
            text(painter, area, n_("and {n} more field", "and {n} more fields", more).format(n=more), 12, 400, "t3")


class History(ModalSheet):
    """Lies at the right edge of the window; reads the journal, verifies it meanwhile, takes steps back."""

    def __init__(self, desk: Desk, kind: str, id: UUID, name: str, currency: str = "", *, wide: bool = False) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("History"), width=WIDTH)
        self.desk, self._kind, self._id, self._whole = desk, kind, id, wide
        self._name, self._currency = name, currency
        self._steps: list[Step] = []
        self._shown = _FIRST
        self.rows: list[StepRow] = []
        self.about = Label("", 12, 400, "t3", elide=True)
        self.who = Choice([(None, _("anyone"))], prefix=_("Who"), height="sm")
        self.who.changed.connect(lambda _value: self._fill())
        self.unbroken = Label("", 12, 500, "grn")
        self.mark = Picture("circle-check", 14, "grn")
        self.mark.hide()
        self.wrong = Text("", 12, 500, "red")
        self.wrong.hide()
        self._build()
        self._load()
        tasks.run(self, lambda _task: desk.services.history.verify(), self._verified, lambda _error: None)

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(_EDGE, 0, _EDGE, 10)
        bar.setSpacing(6)
        bar.addWidget(self.who)
        bar.addWidget(self.about, 1)
        bar.addWidget(self.mark)
        bar.addWidget(self.unbroken)
        holder = QWidget()
        holder.setLayout(bar)
        self.body.addWidget(holder)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(_EDGE, 0, _EDGE, 0)
        wrong.addWidget(self.wrong)
        self.body.addLayout(wrong)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(_INSET, 0, _INSET, 0)
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.more = Button(_("Older steps"), "quiet", height="sm")
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        said = Text(_("Undo writes a new step; nothing is erased. A signature cannot be undone."), 12, 400, "t3")
        self.add_foot_words(said)

    def add_foot_words(self, said: QWidget) -> None:
        """Words at the bottom, where other sheets have their buttons."""
        self._foot.setContentsMargins(_EDGE, 10, _EDGE, 14)
        self._foot.addWidget(said, 1)

    def _fit(self) -> None:
        window = self.host()
        self.setGeometry(window.rect())
        wide = min(theme.scaled(WIDTH), window.width() - 32)
        self.card.setGeometry(QRect(window.width() - wide - 8, 8, wide, window.height() - 16))

    # --- data

    def _load(self) -> None:
        services = self.desk.services
        entries = services.history.of(self._kind, self._id, wide=self._whole)
        names = self._names(entries)
        undone = {entry.undoes: self._verb(entry.undoes) for entry in entries if entry.undoes is not None}
        self._steps = [step(entry, names, self._currency, undone.get(entry.undoes or 0, "")) for entry in entries]
        everybody: list[tuple[object, str]] = [(None, _("anyone"))]
        actors = sorted({each.who for each in self._steps if each.who})
        self.who.set_items(everybody + [(name, name) for name in actors])
        if self.who.currentIndex() < 0:
            self.who.set_value(None)
        count = n_("{n} step", "{n} steps", len(entries)).format(n=len(entries))
        self.about.setText(format.join((self._name, count)))
        self._fill()

    def _names(self, entries: list[Entry]) -> Mapping[UUID, str]:
        services = self.desk.services
        names = {person.id: person.name for person in services.agency.people(include_left=True)}
        names |= {contact.id: contact.name for contact in services.clients.get(self._client()).contacts}
        for entry in entries:
            for change in entry.changes:
                if change.table == "contact" and change.field == "name":
                    names.setdefault(change.id, str(change.after or change.before or ""))
        return names

    def _client(self) -> UUID:
        services = self.desk.services
        if self._kind == "job":
            return services.jobs.get(self._id).client_id
        return services.estimates.get(self._id).client_id if self._kind == "estimate" else self._id

    def _verb(self, seq: int) -> str:
        try:
            return self.desk.services.history.verb(seq)
        except UserError:
            return ""

    def _verified(self, found: Verified) -> None:
        whole = found.bad_seq is None
        self.unbroken.setText(_("unbroken") if whole else _("broken at step {n}").format(n=found.bad_seq))
        self.unbroken.set_tone("grn" if whole else "red")
        self.mark.set_icon("circle-check" if whole else "alert-triangle", "grn" if whole else "red")
        self.mark.show()
        tip = n_("{n} step checked", "{n} steps checked", found.rows).format(n=format.number(found.rows))
        self.unbroken.setToolTip(tip)
        self.unbroken.setAccessibleDescription(tip)

    # --- rows

    def _fill(self) -> None:
        empty(self._list)
        self.rows = []
        who = self.who.value()
        steps = [each for each in self._steps if who is None or each.who == who]
        day: date | None = None
        for each in steps[: self._shown]:
            on = local(each.at).date()
            if on != day:
                self._list.addWidget(self._heading(on))
                day = on
            row = StepRow(each)
            row.chosen.connect(self._choose)
            row.undo.connect(self._undo)
            self._list.addWidget(row)
            self.rows.append(row)
        self.more.setVisible(len(steps) > self._shown)
        if self.rows:
            self._choose(self.rows[0])

    def _heading(self, on: date) -> QWidget:
        today = self.desk.clock.today()
        said = _("Today") if on == today else format.day_of_week(on)
        made = Label(said, 12, 600, "t2")
        made.setContentsMargins(_EDGE - _INSET, 12, 0, 4)
        made.setFixedHeight(theme.line(12) + 16)  # a long list would press it flat
        return made

    def _show_more(self) -> None:
        self._shown += 200
        self._fill()

    def _choose(self, chosen: StepRow) -> None:
        for row in self.rows:
            row.set_open(row is chosen)

    def _undo(self, seq: int) -> None:
        try:
            self.desk.services.history.undo(seq)
        except UserError as error:
            self.wrong.setText(sentence(error))
            self.wrong.show()
            self.wrong.updateGeometry()
            return
        self.wrong.hide()
        self._load()
        self.setFocus()
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.accept()  # here the key is the panel's, not the window's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            chosen = next((row for row in self.rows if row.isChecked()), None)
            if chosen is not None and chosen.step.undoable:
                self._undo(chosen.step.seq)
            event.accept()
            return
        super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        return self.rows[0] if self.rows else super().first_focus()


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
