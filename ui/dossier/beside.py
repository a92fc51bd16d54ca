"""What stands beside the form: ask next, history and remark of the question in focus, and where answers come from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from aedesk.domain.client import Contact
from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import has_own_words
from aedesk.domain.errors import UserError
from aedesk.services.dossier_views import Question
from aedesk.words import _, language
from ui import tasks
from ui.done import done
from ui.dossier.about import Who, who
from ui.dossier.chips import in_language
from ui.dossier.field_row import FieldRow
from ui.dossier.outline import FIELD, Entry
from ui.dossier.source_popover import SourcePopover
from ui.dossier.telling import Telling, of_answer
from ui.dossier.wording import view_words
from ui.errors import sentence

if TYPE_CHECKING:
    from ui.dossier.tab import DossierTab

ASKED = 6


class Beside(QObject):
    """Belongs to one tab."""

    def __init__(self, tab: DossierTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._entry: Entry | None = None
        self._task: tasks.Task | None = None
        self._ask_task: tasks.Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._read)
        self._asks = QTimer(self)
        self._asks.setSingleShot(True)
        self._asks.setInterval(60)
        self._asks.timeout.connect(self._read_asks)
        side = tab.side
        side.go.connect(self._go)
        side.listed.connect(self._list)
        side.unlisted.connect(self._unlist)
        side.brought_back.connect(self._bring_back)
        side.remarked.connect(self._remark)
        side.own.said.connect(self._own_words)
        tab.bar.telling.clicked.connect(self.ask_telling)

    # the question in focus

    def follow(self, entry: Entry | None) -> None:
        """Another question has the focus."""
        self._tab.side.keep_remark()
        self._entry = entry if entry is not None and entry.kind == FIELD else None
        self._timer.start()
        if entry is None:
            self._asks.start()

    def renew(self) -> None:
        """Something changed: read again."""
        self._timer.start()
        self._asks.start()

    def _name(self) -> str:
        assert self._entry is not None
        words = in_language(self._entry.node.label, language())
        return f"{self._entry.number} {words}".strip()

    def _read(self) -> None:
        tab, entry = self._tab, self._entry
        if tab.client is None or tab.desk.window is None or not tab.desk.ready:
            return
        if entry is None:
            tab.side.show_history("", (), ())
            tab.side.show_remark(None)
            tab.side.own.show_words(None)
            return
        client_id, product = tab.client.id, tab.product_id if entry.node.per_product else None
        if not tab.side.remark.hasFocus():
            tab.side.show_remark(tab.desk.services.dossiers.remarks(client_id).get(entry.path, ""))
        if not tab.side.own.area.hasFocus() and tab.chapter is not None:
            view = tab.chapter.answers.get(entry.path)
            words = view.own_words if view is not None else ""
            tab.side.own.show_words(words if words or has_own_words(entry.node) else None)
        if self._task is not None:
            self._task.cancel()
        time = tab.desk.services.dossier_time
        self._task = tasks.run(
            self, lambda _task: time.history(client_id, entry.path, product), lambda rows: self._show(entry, rows),
            lambda _error: None,
        )  # fmt: skip

    def _show(self, entry: Entry, rows: Any) -> None:
        self._task = None
        if self._entry is not entry:
            return
        words = [view_words(entry.node, view, language(), self._tab.about) for _at, view in rows]
        self._tab.side.show_history(entry.number or self._name(), rows, words)

    def _read_asks(self) -> None:
        tab = self._tab
        if tab.client is None or not tab.desk.ready:
            return
        ask, client_id = tab.desk.services.dossier_ask, tab.client.id
        if self._ask_task is not None:
            self._ask_task.cancel()
        self._ask_task = tasks.run(
            self,
            lambda _task: (ask.next(client_id, ASKED), len(ask.listed(client_id))),
            lambda found: self._show_asks(client_id, *found),
            lambda _error: None,
        )

    def _show_asks(self, client_id: UUID, questions: tuple[Question, ...], listed: int) -> None:
        tab = self._tab
        self._ask_task = None
        if tab.client is None or tab.client.id != client_id or not tab.desk.ready:
            return
        names: dict[object, str] = {each.id: each.name for each in tab.products}
        chapters = {
            section.path: in_language(section.label, language())
            for section in tab.desk.services.forms.form().sections
            if section.path != tab.chapter_path
        }
        tab.side.show_questions(questions, tab.numbers, chapters, names, listed)

    # acts of the column

    def _go(self, question: Question) -> None:
        tab = self._tab
        if question.product_id is not None and question.product_id != tab.product_id:
            tab.choose_product(question.product_id)
        tab.reveal(question.path)

    def _list(self, questions: list[Question]) -> None:
        assert self._tab.client is not None
        ask = self._tab.desk.services.dossier_ask
        ask.add(self._tab.client.id, [(each.path, each.product_id) for each in questions])
        self._read_asks()

    def _unlist(self, question: Question) -> None:
        assert self._tab.client is not None
        self._tab.desk.services.dossier_ask.drop(self._tab.client.id, question.path, question.product_id)
        self._read_asks()

    def _bring_back(self, at: datetime) -> None:
        tab, entry = self._tab, self._entry
        if entry is None or tab.client is None:
            return
        product = tab.product_id if entry.node.per_product else None
        tab.keeper.flush()
        try:
            tab.desk.services.dossier_time.restore(tab.client.id, entry.path, at.astimezone().date(), product)
        except UserError as error:
            tab.desk.toast(sentence(error))
            return
        done(tab.desk, _("Brought back: {question}").format(question=self._name()))
        tab.refresh()

    def _remark(self, words: str) -> None:
        if self._entry is None or self._tab.client is None:
            return
        try:
            self._tab.desk.services.dossiers.remark(self._tab.client.id, self._entry.path, words)
        except UserError as error:
            self._tab.desk.toast(sentence(error))

    def _own_words(self, words: str) -> None:
        tab, entry = self._tab, self._entry
        if entry is None or tab.client is None:
            return
        tab.keeper.flush()  # a new answer comes first: the words stand beside it
        product = tab.product_id if entry.node.per_product else None
        try:
            tab.desk.services.dossiers.own_words(
                tab.client.id, entry.path, words, product_id=product, **tab.telling.asked()
            )
        except UserError as error:
            tab.desk.toast(sentence(error))
            return
        tab.keeper.kept.emit()

    # who says it

    def ask_telling(self) -> None:
        """Say who tells what is typed from now on."""
        tab = self._tab
        popover = SourcePopover(
            tab.bar.telling, _("For the answers that follow"), tab.telling, tab.about.people, tab.desk.clock
        )
        popover.told.connect(tab.set_telling)
        popover.open()

    def ask_source(self, row: FieldRow) -> None:
        """Change where one answer comes from; it holds for those that follow too."""
        if row.view is None or row.view.given:
            return
        tab = self._tab
        popover = SourcePopover(row.source, row.question, of_answer(row.view), tab.about.people, tab.desk.clock)
        popover.told.connect(lambda telling: self._sourced(row, telling))
        popover.open()

    def _sourced(self, row: FieldRow, telling: Telling) -> None:
        tab = self._tab
        assert tab.client is not None
        assert row.view is not None
        tab.set_telling(telling)
        dossiers = tab.desk.services.dossiers
        path, product = row.node.path, tab.product_id
        try:
            if row.view.state is AnswerState.NOT_KNOWN:
                dossiers.not_known(tab.client.id, path, product_id=product, **telling.asked())
            else:
                dossiers.answer(tab.client.id, path, row.view.value, product_id=product, **telling.fields())
        except UserError as error:
            tab.desk.toast(sentence(error))
            return
        tab.keeper.kept.emit()

    def add_person(self, name: str, title: str) -> Who:
        """Keep a new contact of the client."""
        tab = self._tab
        assert tab.client is not None
        client = tab.desk.services.clients.get(tab.client.id)
        contact = Contact(name=name.strip(), title=title.strip())
        client.contacts.append(contact)
        tab.desk.services.clients.save(client)
        done(tab.desk, _("{name} added").format(name=contact.name))
        return who(contact)


