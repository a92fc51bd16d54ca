"""The registers as one list with kinds: promises, the boss, landmines, issues, questions, what is parked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import format, icons, theme
from ui.desk_room.register_acts import RegisterActs
from ui.desk_room.register_words import KINDS, OF, detail, pressing, spoken, standing
from ui.desk_room.views import View
from ui.room import Command
from ui.theme import C
from ui.widgets.buttons import Button, Rule
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.scroll import Scroll
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from aedesk.services.desk_views import RegisterRow
    from ui.desk import Desk

ALL = ""
_LEFT, _RIGHT = 24, 20
_TONES = {"late": ("red", 600), "near": ("amb", 500), "far": ("t3", 400)}
KEYS = ("S", "U", "D", "E")


class _Rows(RowDelegate):
    today: date

    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 50)
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: RegisterRow) -> None:
        dpr = painter.device().devicePixelRatio()
        pitch = theme.scaled(18)
        top = area.center().y() + 0.5 - pitch
        token = "red" if row.kind == "landmine" else "t2"
        painter.drawPixmap(QPointF(area.left() + _LEFT, top + 9), icons.pixmap(OF[row.kind].icon, 18, token, dpr))
        left = area.left() + _LEFT + 32.0
        said, tone = standing(row, self.today)
        wide = theme.scaled(120)
        place = QRectF(area.right() - _RIGHT - wide, area.top(), wide, area.height())
        text(painter, place, said, 12, _TONES[tone][1], _TONES[tone][0], Qt.AlignmentFlag.AlignRight)
        kind = QRectF(place.left() - theme.scaled(130), area.top(), theme.scaled(120), area.height())
        text(painter, kind, _(OF[row.kind].name), 12, 400, "t2")
        body = QRectF(left, top, kind.left() - left - 16, pitch)
        second = detail(row)
        if second:
            text(painter, body, row.title, 13, 500)
            text(painter, body.translated(0, pitch), second, 12, 400, "t3")
        else:
            text(painter, QRectF(left, area.top(), body.width(), area.height()), row.title, 13, 500)
        line = QRectF(area.left() + _LEFT, area.bottom(), area.width() - _LEFT - _RIGHT, 1)
        painter.fillRect(line, C["line"])


class RegisterPane(QWidget):
    """What is chosen: its kind, all that was said, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = Label("", 12, 600, "t2")
        self.title = Text("", 16, 600, "t1")
        self.means = Text("", 12, 400, "t3")
        self.facts = Text("", 13, 400, "t1")
        self.words = Text("", 13, 400, "t2")
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(8)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(8)
        for part in (self.kind, self.title, self.facts, self.words):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(self.buttons)
        column.addSpacing(12)
        column.addWidget(self.means)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))
        self.setAccessibleName(_("The chosen line"))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(348), 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(300), 200)

    def show_row(self, row: RegisterRow | None, words: str, acts: RegisterActs, today: date) -> None:
        """Show this line."""
        empty(self.buttons)
        self.kind.setText(_(OF[row.kind].name) if row else "")
        self.title.setText(row.title if row else "")
        self.means.setText(_(OF[row.kind].means) if row else "")
        facts = []
        if row is not None:
            facts = [detail(row), standing(row, today)[0]]
            facts.append(_("since {day}").format(day=format.day(row.since)) if row.since else "")
        self.facts.setText("\n".join(part for part in facts if part))
        self.words.setText(words)
        for place, (said, icon, key, do) in enumerate(acts.of(row) if row else ()):
            button = Button(said, "primary" if place == 0 else "plain", icon, keys=key)
            button.clicked.connect(lambda _on=False, do=do: do())
            self.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.means, self.facts, self.words):
            part.setVisible(bool(part.text()))
            part.updateGeometry()


class RegistersView(View):
    """One list; the kinds are a filter above it."""

    topics = frozenset({"item", "promise", "boss_note", "client", "person"})
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.primary = _("New line")
        self.acts = RegisterActs(desk)
        self.shown = ALL
        self._rows: list[RegisterRow] = []
        self.filter = Segments([(ALL, _("All")), *((kind.code, _(kind.many)) for kind in KINDS)], ALL, height="sm")
        self.filter.setAccessibleName(_("Kind"))
        self.filter.changed.connect(lambda code: self.show_kind(str(code)))
        self.list = PaintedList(RowModel(lambda row: spoken(row, desk.clock.today())), _("Registers"))
        self._delegate = _Rows(self.list)
        self._delegate.today = desk.clock.today()
        self.list.setItemDelegate(self._delegate)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda row: self._act(0, row))
        self.none = EmptyState("circle-check", _("Nothing is open"), _("No promise, no doubt and no question waits."))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.pane = RegisterPane()
        self._tools = QWidget()
        bar = QHBoxLayout(self._tools)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.filter)
        bar.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 6, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(upright=True))
        row.addWidget(self.pane)
        for key in KEYS:
            made = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(lambda key=key: self._key(key))
        self._line = ""

    def load(self) -> None:
        today = self.desk.clock.today()
        self._delegate.today = today
        self._rows = sorted(self.desk.services.desk.registers(today), key=lambda row: pressing(row, today))
        self._fill()
        late = sum(standing(row, today)[1] == "late" for row in self._rows)
        parts = [n_("{n} line open", "{n} lines open", len(self._rows)).format(n=len(self._rows))]
        if late:
            parts.append(n_("{n} late", "{n} late", late).format(n=late))
        self._line = " · ".join(parts)
        self.said.emit()

    def _fill(self) -> None:
        chosen, at = self.list.chosen(), self.list.currentIndex().row()
        rows = [row for row in self._rows if self.shown in (ALL, row.kind)]
        self.list.blockSignals(True)
        self.list.rows.show(rows)
        self.list.blockSignals(False)
        self.pages.setCurrentWidget(self.list if rows else self.none)
        if rows:
            place = self.list.rows.place_of(chosen.id) if chosen is not None else 0
            self.list.choose(place if place >= 0 else min(max(at, 0), len(rows) - 1))
        else:
            kind = OF.get(self.shown)
            if kind is not None:
                self.none.say(_("Nothing is open here"), _(kind.means))
            else:
                self.none.say(_("Nothing is open"), _("No promise, no doubt and no question waits."))
            self._picked(None)

    def show_kind(self, code: str) -> None:
        """Show one kind, or all."""
        self.shown = code
        self.filter.set_value(code)
        self._fill()

    def _picked(self, row: Any) -> None:
        words = ""
        if row is not None and row.kind not in ("promise", "boss"):
            item = self.desk.services.desk.item(row.id)
            way = _("Way out: {plan}").format(plan=item.plan) if item.plan else ""
            words = "\n".join(part for part in (item.words, way) if part)
        self.pane.show_row(row, words, self.acts, self.desk.clock.today())
        self.pane.setVisible(row is not None)

    def _act(self, place: int, row: RegisterRow) -> None:
        self.acts.of(row)[place][3]()

    def _key(self, key: str) -> None:
        row = self.list.chosen()
        if row is not None:
            for _words, _icon, keys, do in self.acts.of(row):
                if keys == key:
                    do()
                    return

    def new(self) -> None:
        from ui.desk_room.register_sheets import RegisterSheet

        RegisterSheet(self.desk, self.shown or "landmine").open()

    def add(self) -> None:
        self.new()

    def state_line(self) -> str:
        return self._line

    def tools(self) -> QWidget:
        return self._tools

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.filter, self.list, self.pane]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("What is usually done with it")), ("S", _("Settle it")), ("U", _("Up a level")),
            ("D", _("Another day")), ("E", _("Change")),
        ]  # fmt: skip

    def commands(self) -> list[Command]:
        found = [Command(_("New line in the registers"), self.new, "N", "plus")]
        row = self.list.chosen()
        if row is not None:
            found += [Command(words, do, key, icon) for words, icon, key, do in self.acts.of(row)]
        return found

    def keep(self) -> object:
        return {"kind": self.shown}

    def restore(self, kept: object) -> None:
        if isinstance(kept, dict):
            self.shown = str(kept["kind"])
            self.filter.set_value(self.shown)
