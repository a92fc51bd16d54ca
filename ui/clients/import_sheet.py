"""Contacts from a file: how it is read, who is in it, what will be done with each, and at the end what was done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.services.contacts.views import MOST_BYTES, Act, Cards, Plan, Report, Table
from aedesk.words import _, n_
from ui import tasks, theme
from ui.clients import import_words as say
from ui.clients.import_columns import Columns
from ui.clients.import_rows import PeopleList, trouble_rows
from ui.desk import Desk
from ui.done import done
from ui.errors import sentence
from ui.widgets.buttons import Button, Rule
from ui.widgets.choice import Choice
from ui.widgets.fields import Check, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.problems import ProblemList
from ui.widgets.progress import Progress
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import ModalSheet

PEOPLE, COLUMNS, TROUBLES = "people", "columns", "troubles"
_AROUND = 330  # pixels of the sheet beside its list
_NAMES = {"name", "family", "given"}


@dataclass(frozen=True)
class Found:
    """What was read; without a column of names there is no plan yet."""

    table: Table | None
    cards: Cards
    plan: Plan | None


class ImportSheet(ModalSheet):
    """Reads and writes in the background; nothing is kept before the verb is pressed."""

    def __init__(self, desk: Desk, path: Path, client_id: UUID | None = None) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Import contacts"), width=1060)
        self.desk = desk
        self._path, self._data = path, b""
        self._task: tasks.Task | None = None
        self.found: Found | None = None
        self.report: Report | None = None
        self.said = Text("", 13, 400, "t2")
        self.bar = Progress(_("Import contacts"))
        parts = [(PEOPLE, _("People")), (COLUMNS, _("Columns")), (TROUBLES, _("Problems"))]
        self.part = Segments(parts, PEOPLE)
        self.part.setAccessibleName(_("Show"))
        self.part.changed.connect(lambda _part: self._follow())
        rows = desk.services.clients.rows()
        each = _("each into their company")
        clients: list[tuple[object, str]] = [(None, each), *((row.id, row.short_name) for row in rows)]
        self.target = Choice(clients, client_id, prefix=_("Into"), height="sm")
        if client_id is None:
            self.target.set_value(None)
        self.encoding = Choice([(None, _("found out")), *say.ENCODINGS], prefix=_("Encoding"), height="sm")
        signs: list[tuple[object, str]] = [(None, _("found out")), *((sign, _(name)) for sign, name in say.SEPARATORS)]
        self.separator = Choice(signs, prefix=_("Cut by"), height="sm")
        self.head = Check(_("The first line holds titles"), True)
        self.proposal = Button(_("As proposed"), "link", height="sm")
        self.skip = Button(_("Skip all"), "link", height="sm")
        self.copy = Button(_("Copy the list"), "link", height="sm")
        self.count = Label("", 12, 400, "t2")
        self.list, self.columns, self.troubles = PeopleList(), Columns(), ProblemList(240)
        self.trouble = Text("", 12, 500, "red")
        self.other = Button(_("Another file…"))
        self.stay = Button(_("Cancel"))
        self.go = Button(_("Import"), "primary", keys="Ctrl ↵")
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        self._ways = QWidget()
        self._how = QWidget()
        how = QHBoxLayout(self._how)
        how.setContentsMargins(0, 0, 0, 0)
        how.setSpacing(8)
        for way in (self.encoding, self.separator, self.head):
            how.addWidget(way)
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(8)
        ways.addWidget(self.target)
        ways.addWidget(self._how)
        ways.addStretch(1)
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.part)
        row.addStretch(1)
        for each in (self.count, self.proposal, self.skip, self.copy):
            row.addWidget(each)
        self.body.setSpacing(10)
        self._pane = Scroll(self.columns)
        self._table = QWidget()
        table = QVBoxLayout(self._table)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        for part in (Rule(), self.list, self._pane, self.troubles, Rule()):
            table.addWidget(part)
        for widget in (self.said, self.bar, self._ways, self._switch, self._table, self.trouble):
            self.body.addWidget(widget)
        self.foot(self.stay, quiet=self.other, primary=self.go)

    def _connect(self) -> None:
        self.target.changed.connect(lambda _value: self._read())
        for choice in (self.encoding, self.separator):
            choice.changed.connect(lambda _value: self._read(anew=True))
        self.head.changed.connect(lambda _on: self._read(anew=True))
        self.columns.changed.connect(self._read)
        self.list.people.changed.connect(self._counted)
        self.proposal.clicked.connect(lambda: self.list.people.choose(None))
        self.skip.clicked.connect(lambda: self.list.people.choose(Act.SKIP))
        self.copy.clicked.connect(self._copy)
        self.other.clicked.connect(self._another)
        self.stay.clicked.connect(self.dismiss)
        self.accepted.connect(self._import)
        self.closed.connect(self._stop)

    # reading

    def _read(self, *, anew: bool = False, fresh: bool = False) -> None:
        """Read the file; `anew` cuts it by other rules, `fresh` is another file."""
        self._stop()
        before = self.found.table if self.found is not None and not fresh else None
        table, columns = (None, None) if anew or fresh or before is None else (before, self.columns.columns())
        told: dict[str, object] = {"encoding": self.encoding.value(), "separator": self.separator.value()}
        if before is not None and anew:
            told["head"] = self.head.value()
        self.said.setText(_("Reading {file}…").format(file=self._path.name))
        self.trouble.setText("")
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        contacts, path, data = self.desk.services.contacts, self._path, self._data
        target = cast("UUID | None", self.target.value())

        def work(task: tasks.Task) -> tuple[bytes, Found]:
            whole = data or _bytes(path)
            if contacts.kind(whole, path.name) == "cards":
                cards, cut, named = contacts.cards(whole, task.tell), None, True
            else:
                cut = table or contacts.table(whole, **told)  # type: ignore[arg-type]
                held = cut.columns if columns is None else columns
                named = bool(_NAMES & set(held.values()))
                cards = contacts.people(cut, held, task.tell) if named else Cards(())
            return whole, Found(cut, cards, contacts.plan(cards, target, task.tell) if named else None)

        same = columns is not None
        self._task = tasks.run(self, work, lambda got: self._show(*got, same=same), self._unread, self._far)
        self._follow()

    def _far(self, n: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(n)

    def _unread(self, error: BaseException) -> None:
        self._task = None
        self.found = None
        self.said.setText(sentence(error))
        self._follow()

    def _show(self, data: bytes, found: Found, *, same: bool) -> None:
        self._task = None
        first = self.found is None
        self._data, self.found = data, found
        table = found.table
        if table is not None and not same:
            self.columns.show_table(table)
            self.head.set_value(table.head)
        self.list.people.acts = {}
        plan = found.plan or Plan((), ())
        self.list.rows.show(plan.rows)
        self.troubles.rows.show(trouble_rows(plan.troubles, table is not None))
        self.part.part(PEOPLE).set_words(f"{_('People')} {len(plan.rows)}")
        self.part.part(TROUBLES).set_words(f"{_('Problems')} {len(plan.troubles)}")
        self.part.part(COLUMNS).setVisible(table is not None)
        self.said.setText(
            say.source_words(self._path, len(plan.rows), table) if found.plan is not None
            else _("Nobody can be seen here yet: choose the column that holds the names.")
        )  # fmt: skip
        if first or (self.part.value() == COLUMNS and table is None):
            self.part.set_value(COLUMNS if found.plan is None else PEOPLE if plan.rows else TROUBLES)
        self._follow()
        if plan.rows and first:
            self.list.setFocus()

    # choosing

    def _counted(self) -> None:
        plan = self.found.plan if self.found is not None else None
        acts = self.list.people.acts
        doing = sum(self.list.people.act(row) is not Act.SKIP for row in plan.rows) if plan else 0
        self.count.setText(say.plan_words(plan, acts) if plan else "")
        self.go.set_text(n_("Import {n} person", "Import {n} people", doing).format(n=doing) if doing else _("Import"))
        self.go.setEnabled(bool(doing) and self._task is None)

    def _follow(self) -> None:
        """Show the parts that belong to what is known of the file."""
        found, over = self.found, self.report is not None
        table = found.table if found is not None else None
        busy = self._task is not None
        shown = found is not None and (table is not None or found.plan is not None)
        part = TROUBLES if over else self.part.value()
        self.bar.setVisible(busy)
        by_hand = self.encoding.value() is not None or self.separator.value() is not None
        text = bool(table.encoding) if table is not None else found is None and by_hand  # a wrong choice can be undone
        self._ways.setVisible((shown or text) and not over)
        self._how.setVisible(table is not None or text)
        self.encoding.setVisible(text)
        self.separator.setVisible(text)
        for each in (self._ways, self.list, self._pane):
            each.setEnabled(not busy or not self._writing)
        self._switch.setVisible(shown)
        self.part.setVisible(not over)
        self._table.setVisible(shown and (not over or bool(self.troubles.rows.rows)))
        self.list.setVisible(part == PEOPLE)
        self._pane.setVisible(part == COLUMNS)
        self.troubles.setVisible(part == TROUBLES)
        for each in (self.count, self.proposal, self.skip):
            each.setVisible(part == PEOPLE)
        self.copy.setVisible(part == TROUBLES and bool(self.troubles.rows.rows))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.go.setVisible(not over)
        self.other.setVisible(not over and not self._writing)
        self.stay.set_text(_("Close") if over else _("Cancel"))
        self._counted()
        self.refit()

    def refit(self) -> None:
        room = max(self.host().height() - theme.scaled(_AROUND), theme.scaled(160))
        for each in (self.list, self._pane, self.troubles):
            each.setFixedHeight(room)
        if self.report is not None:
            rows = range(min(len(self.troubles.rows.rows), 40))
            self.troubles.setFixedHeight(min(sum(map(self.troubles.sizeHintForRow, rows)) + 4, room))
        super().refit()

    def _copy(self) -> None:
        """Put what did not fit on the clipboard, to be sent back with the file."""
        QGuiApplication.clipboard().setText(self.troubles.spoken())
        self.desk.toast(_("The list is on the clipboard."))

    # keeping

    _writing = False

    def _import(self) -> None:
        plan = self.found.plan if self.found is not None else None
        if plan is None or self._task is not None or self.report is not None or not self.go.isEnabled():
            return
        contacts, acts = self.desk.services.contacts, dict(self.list.people.acts)
        self._writing = True
        self.said.setText(_("Writing… Cancel leaves everything as it was."))
        self.bar.setValue(0)
        self._task = tasks.run(
            self, lambda task: contacts.apply(plan, acts, task.tell), self._imported, self._refused, self._far
        )
        self._follow()

    def _imported(self, report: Report) -> None:
        self._task, self._writing, self.report = None, False, report
        self.said.setText(say.report_words(report))
        done(self.desk, n_("{n} contact imported", "{n} contacts imported", report.added + report.filled)
             .format(n=report.added + report.filled))  # fmt: skip
        self._follow()
        self.stay.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._task, self._writing = None, False
        if isinstance(error, UserError) and error.code == "stale":
            self._read()
            self.trouble.setText(_("Something changed here meanwhile; the file was compared once more."))
            return
        self.trouble.setText(sentence(error))
        self._follow()

    def _another(self) -> None:
        path = self.desk.ask.open_file(_("Import contacts"), say.PATTERNS)
        if path is not None:
            self._path, self._data, self.found = path, b"", None
            for choice in (self.encoding, self.separator):
                choice.set_value(None)
            self._read(fresh=True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("exchange_huge", most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise UserError("file_not_read", file=path.name) from error
