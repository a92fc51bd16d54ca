"""A file that came back: what it would change beside what we know, a tick for each answer, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.errors import UserError
from aedesk.services.exchange.views import MOST_BYTES, Difference, Import
from aedesk.words import _, n_, p_
from ui import format as fmt
from ui import tasks, theme
from ui.desk import Desk
from ui.done import done
from ui.dossier import import_data
from ui.dossier.about import people_of
from ui.dossier.compare_rows import Heads
from ui.dossier.exchange_sheet import PATTERNS
from ui.dossier.import_rows import LEAD, ImportList, problem_rows
from ui.dossier.import_told import Told
from ui.errors import sentence
from ui.widgets.buttons import Button, Rule
from ui.widgets.fields import Segments
from ui.widgets.labels import Label, Text
from ui.widgets.problems import ProblemList
from ui.widgets.progress import Progress
from ui.widgets.sheet import ModalSheet

CHANGES, PROBLEMS = "changes", "problems"
_AROUND = 400  # pixels of the sheet beside its list


class ImportSheet(ModalSheet):
    """Reads in the background; nothing is kept before the verb is pressed."""

    def __init__(self, desk: Desk, client: Client, path: Path) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Import for {name}").format(name=client.short_name), width=1060)
        self.desk = desk
        self._client, self._path = client, path
        self._task: tasks.Task | None = None
        self.found: Import | None = None
        self.said = Text("", 13, 400, "t2")
        self.bar = Progress(_("Reading the file"))
        self.part = Segments([(CHANGES, _("Changes")), (PROBLEMS, _("Problems"))])
        self.part.setAccessibleName(_("Show"))
        self.part.changed.connect(lambda _part: self._follow())
        self.all = Button(p_("tick", "All"), "link", height="sm")
        self.none = Button(p_("tick", "None"), "link", height="sm")
        self.copy = Button(_("Copy the list"), "link", height="sm")
        self.heads = Heads(LEAD)
        self.heads.show_days(_("What we know"), _("In the file"))
        self.list = ImportList()
        self.problems = ProblemList()
        self.told = Told(tuple(each for each in people_of(client) if not each.left), desk.clock)
        self.trouble = Text("", 12, 500, "red")
        self.other = Button(_("Another file…"))
        self.stay = Button(_("Cancel"))
        self.go = Button(_("Import"), "primary", keys="Ctrl ↵")
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.count = Label("", 12, 400, "t2")
        row.addWidget(self.part)
        row.addStretch(1)
        for each in (self.count, self.all, self.none, self.copy):
            row.addWidget(each)
        for part in (self.said, self.bar, self._switch):
            self.body.addWidget(part)
        self.body.setSpacing(10)
        self._table = QWidget()
        table = QVBoxLayout(self._table)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        for part in (self.heads, self.list, self.problems, Rule()):
            table.addWidget(part)
        self.body.addWidget(self._table)
        self.body.addWidget(self.told)
        self.body.addWidget(self.trouble)
        self.foot(self.stay, quiet=self.other, primary=self.go)

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self._choose(self._differences()))
        self.none.clicked.connect(lambda: self._choose(()))
        self.copy.clicked.connect(self._copy)
        self.list.model_.ticked.connect(self._counted)
        self.told.changed.connect(self.refit)
        self.other.clicked.connect(self._another)
        self.stay.clicked.connect(self.dismiss)
        self.accepted.connect(self._import)
        self.closed.connect(self._stop)
        self.list.verticalScrollBar().rangeChanged.connect(self._bar_came)

    # reading

    def _read(self, words: str = "") -> None:
        """Read the file; `words` say why it is read once more."""
        self.found = None
        self.said.setText(words or _("Reading {file}…").format(file=self._path.name))
        self.bar.setValue(0)
        exchange, client_id, path = self.desk.services.exchange, self._client.id, self._path

        def work(task: tasks.Task) -> Import:
            try:
                if path.stat().st_size > MOST_BYTES:
                    raise UserError("exchange_huge", most=MOST_BYTES // 1_000_000)
                data = path.read_bytes()
            except OSError as error:
                raise UserError("file_not_read", file=path.name) from error
            return exchange.read(data, client_id, task.tell)

        self._task = tasks.run(self, work, lambda found: self._show(found, words), self._unread, self._far)
        self._follow()

    def _far(self, n: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(n)

    def _unread(self, error: BaseException) -> None:
        self._task = None
        self.said.setText(sentence(error))
        self._follow()

    def _show(self, found: Import, words: str) -> None:
        self._task = None
        if found.refused is not None:
            self._unread(found.refused.refusal)
            return
        self.found = found
        self.list.rows.show(import_data.rows(self.desk.services, self._client, found, self.desk.clock.today()))
        self.problems.rows.show(problem_rows(found.problems))
        self.part.part(CHANGES).set_words(f"{_('Changes')} {len(found.differences)}")
        self.part.part(PROBLEMS).set_words(f"{_('Problems')} {len(found.problems)}")
        self.part.set_value(CHANGES if found.differences or not found.problems else PROBLEMS)
        self.said.setText(fmt.join((words, import_data.summary(found, self._path.name)), " "))
        self.told.offer_file(found.has_sources)
        self._choose(each for each in found.differences if each.expected)
        self._follow()
        if found.differences:
            self.list.setFocus()

    # choosing

    def _differences(self) -> tuple[Difference, ...]:
        return self.found.differences if self.found is not None else ()

    def _choose(self, differences: Iterable[Difference]) -> None:
        self.list.model_.choose(each.key for each in differences)

    def _counted(self) -> None:
        chosen, of = len(self.list.model_.chosen), len(self._differences())
        self.count.setText(_("{n} of {of} chosen").format(n=chosen, of=of))
        words = n_("Import {n} answer", "Import {n} answers", chosen).format(n=chosen) if chosen else _("Import")
        self.go.set_text(words)
        self.go.setEnabled(bool(chosen) and self._task is None)

    def _follow(self) -> None:
        """Show the parts that belong to what is known of the file."""
        read = self.found is not None
        any_rows = read and bool(self.list.rows.rows or self.problems.rows.rows)
        changes = any_rows and self.part.value() == CHANGES
        self.bar.setVisible(self._task is not None)
        self._switch.setVisible(any_rows)
        for part in (self.heads, self.list, self.count, self.all, self.none):
            part.setVisible(changes)
        self._table.setVisible(any_rows)
        self.problems.setVisible(any_rows and not changes)
        self.copy.setVisible(any_rows and not changes)
        self.told.setVisible(any_rows and bool(self._differences()))
        self.go.setVisible(not read or bool(self._differences()))
        self.trouble.setVisible(bool(self.trouble.text()))
        self._counted()
        self.refit()

    def refit(self) -> None:
        room = max(self.host().height() - theme.scaled(_AROUND), theme.scaled(160))
        for each in (self.list, self.problems):
            each.setFixedHeight(room)
        super().refit()

    def _bar_came(self, least: int, most: int) -> None:
        self.heads.taken = self.list.verticalScrollBar().width() if most > least else 0
        self.heads.update()

    def _copy(self) -> None:
        """Put what did not fit on the clipboard, to be sent back with the file."""
        QGuiApplication.clipboard().setText(self.problems.spoken())
        self.desk.toast(_("The list is on the clipboard."))

    # keeping

    def _import(self) -> None:
        if self.found is None or self._task is not None or not self.list.model_.chosen or self.told.problem():
            return
        exchange, found, chosen = self.desk.services.exchange, self.found, set(self.list.model_.chosen)
        told = self.told.fields()
        self.go.setEnabled(False)
        self._task = tasks.run(
            self, lambda _task: exchange.apply(found, chosen, **told), self._imported, self._refused
        )

    def _imported(self, count: int) -> None:
        self._task = None
        self.close()
        done(self.desk, n_("{n} answer imported", "{n} answers imported", count).format(n=count))

    def _refused(self, error: BaseException) -> None:
        self._task = None
        if isinstance(error, UserError) and error.code == "stale":
            self._read(_("An answer changed here meanwhile; the file was compared once more."))
            return
        self.trouble.setText(sentence(error))
        self._follow()

    def _another(self) -> None:
        path = self.desk.ask.open_file(_("Import answers"), PATTERNS)
        if path is not None:
            self._stop()
            self._path = path
            self.trouble.setText("")
            self._read()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

