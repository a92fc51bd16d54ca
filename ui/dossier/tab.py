"""The dossier of one client: chapters at the left, one of them in the middle, what to ask next at the right."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState, Product
from aedesk.domain.dossier_rules import Completeness
from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import Chapter, ChapterState
from aedesk.words import _, language
from ui import format as fmt
from ui.desk import Desk
from ui.dossier import outline, ways
from ui.dossier.about import About
from ui.dossier.beside import Beside
from ui.dossier.chapter_list import ChapterList, GroupRow, Line, lines
from ui.dossier.chips import in_language
from ui.dossier.form_view import FormView
from ui.dossier.keeper import Keeper
from ui.dossier.keys import Keys
from ui.dossier.no_product import NoProduct
from ui.dossier.outline import FOLDED, Entry
from ui.dossier.product_bar import ProductBar
from ui.dossier.reading import Kept, Reading
from ui.dossier.rows import Rows
from ui.dossier.side import Side
from ui.dossier.tab_bar import ChapterHead, TabBar
from ui.dossier.tab_columns import Columns
from ui.dossier.telling import Telling, of_note
from ui.dossier.telling import words as telling_words
from ui.widgets.empty import EmptyState

TOPICS = frozenset({"answer", "product", "remark", "to_ask", "own_node", "client", "contact", "group_member", "job"})
_FORM = frozenset({"answer", "product", "remark", "own_node", "client", "contact", "group_member"})


class DossierTab(QWidget):
    """Loads when it is first shown; saves as somebody types. Its keys work on the whole `page`."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self.client: Client | None = None
        self.about = About()
        self.chapter: Chapter | None = None
        self.chapter_path = ""
        self.product_id: UUID | None = None
        self.products: list[Product] = []
        self.telling = Telling()
        self.numbers: dict[str, str] = {}
        self._revealed: frozenset[str] = frozenset()
        self._loaded: UUID | None = None
        self.states: tuple[ChapterState, ...] = ()
        self._failing: object = None
        self.bar = TabBar()
        self.product_bar = ProductBar(desk)
        self.list = ChapterList()
        self.head = ChapterHead()
        self.rows = Rows(self)
        self.form = FormView(self.rows.make, self.rows.fill)
        self.no_product = NoProduct()
        self.shut = EmptyState("ban", _("This chapter does not apply"), _("Untick it above to take it up again."))
        self.side = Side()
        self.keeper = Keeper(desk, self._where, lambda: self.telling, self)
        self.reading = Reading(self)
        self.keys = Keys(self)
        self.keys.bind(page)
        self.beside = Beside(self)
        ways.add(self)
        self._build()
        self._connect()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.refresh)

    def _build(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.form, self.no_product, self.shut):
            self.pages.addWidget(page)
        self.columns = Columns((self.product_bar, self.list), (self.head, self.pages), self.side, self.head.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.list.picked.connect(self._picked)
        self.product_bar.chosen.connect(self.choose_product)
        self.no_product.named.connect(self.product_bar.add_named)
        self.form.current.connect(self._current)
        self.form.scrolled.connect(self._scrolled)
        self.head.shut_asked.connect(lambda on: self.rows.shut(self.chapter_path, on))
        self.keeper.kept.connect(self._kept)

    # whose it is

    def show_client(self, client: Client) -> None:
        """Show a client's dossier; it is read when the tab is in front."""
        if self.client is not None and self.client.id != client.id:
            self.keeper.flush()
            self.keeper.drop()
            self.chapter, self.chapter_path, self.product_id = None, "", None
            self._revealed, self._loaded = frozenset(), None
        self.client = client
        if self.isVisible():
            self.load()

    def load(self) -> None:
        """Read the dossier, unless it is there."""
        if self.client is None or self._loaded == self.client.id:
            return
        self._loaded = self.client.id
        notes = self.desk.services.clients.notes(self.client.id, 1)
        self.telling = of_note(notes[0] if notes else None, self.desk.clock.today())
        self.bar.show_saved("")
        self.reading.about()
        self.reading.products()
        self.reading.whole()
        first = self.desk.services.forms.form().sections[0].path
        self._open(self.chapter_path or first)

    def _where(self) -> tuple[UUID, UUID | None]:
        assert self.client is not None
        return self.client.id, self.product_id

    # one chapter

    def open_chapter(self, section: str) -> bool:
        """Bring a chapter in front; not while something in this one could not be kept."""
        if section == self.chapter_path and self.chapter is not None:
            return True
        if not self.leave():
            self.list.show_chapters(self.list.rows.rows, self.chapter_path)
            return False
        self._open(section)
        return True

    def _open(self, section: str) -> None:
        self.chapter_path = section
        self._revealed = frozenset()
        self._show_chapter(fresh=True)

    def choose_product(self, product_id: object) -> None:
        """Show another product in the product chapters."""
        if product_id == self.product_id or not self.leave():
            self.product_bar.choice.set_value(self.product_id)
            return
        self.product_id = cast(UUID, product_id)
        self.reading.products()
        self._show_chapter(fresh=True)
        self.reading.whole_soon()

    def _show_chapter(self, *, fresh: bool) -> None:
        assert self.client is not None
        section = self._section()
        missing = section.per_product and not self.products
        self.pages.setCurrentWidget(self.no_product if missing else self.form)
        if missing:
            self.chapter = None
            self.form.show_entries([], fresh=True)
            self.no_product.renew()
        else:
            self.chapter = self.desk.services.dossiers.chapter(self.client.id, section.path, self.product_id)
            shut = self.is_shut(section.path)
            entries = [] if shut else outline.entries(self.chapter, self._revealed)
            self.form.show_entries(entries, fresh=fresh)
            if shut:
                self.pages.setCurrentWidget(self.shut)
        self._show_heads(section, missing)
        self.show_list(section)
        if fresh:
            self.beside.follow(None)

    def _section(self) -> Node:
        """The chapter in front; the first one where it was hidden meanwhile."""
        sections = self.desk.services.forms.form().sections
        found = next((each for each in sections if each.path == self.chapter_path), sections[0])
        self.chapter_path = found.path
        return found

    def is_shut(self, path: str) -> bool:
        """Whether a whole part was marked as not applying."""
        own = self.chapter.answers.get(path) if self.chapter is not None else None
        return own is not None and own.state is AnswerState.NOT_APPLICABLE

    def _show_heads(self, section: Node, missing: bool) -> None:
        name = in_language(section.label, language())
        total = self.chapter.completeness if self.chapter is not None else Completeness(0, 0)
        self.head.show_chapter(name, total.settled, total.applicable, self.is_shut(section.path))
        self.head.shut.setEnabled(not missing)
        if missing:
            self.head.shut.hide()

    def show_list(self, section: Node) -> None:
        """The chapters with their rings, the one in front opened into its groups."""
        names = {each.path: in_language(each.label, language()) for each in self.desk.services.forms.form().sections}
        chapter = None if self.is_shut(section.path) else self.chapter
        self.list.show_chapters(lines(self.states, names, self.product_id, chapter, self.numbers), section.path)

    # acts

    def reveal(self, path: str) -> bool:
        """Bring any question into sight, also one that does not apply now."""
        if not self.open_chapter(path.split(".", 1)[0]):
            return False
        if self.form.slot(path) is None or self.form.slot(path).entry.kind == FOLDED:  # type: ignore[union-attr]
            self._revealed |= {path}
            self._show_chapter(fresh=False)
        return self.form.go(path)

    def _picked(self, row: object) -> None:
        if isinstance(row, GroupRow):
            self.form.go(row.id, edit=False)
        elif row is not None:
            self.open_chapter(cast(Line, row).id)

    def _current(self, entry: Entry) -> None:
        self.beside.follow(entry)

    def _scrolled(self) -> None:
        entry = self.form.at_sight()
        if entry is not None:
            self.list.set_group(".".join(entry.path.split(".")[:2]))

    # saving

    def _kept(self) -> None:
        self.bar.show_saved(_("Saved {time}").format(time=fmt.clock_time(self.desk.clock.now())))
        self._again.start()

    def leave(self) -> bool:
        """Keep what is open; False, once, where something could not be kept: the cursor is there."""
        self.side.keep_remark()
        failed = self.keeper.flush()
        if failed is not None and failed is not self._failing:
            self._failing = failed
            failed.to_edit()
            return False
        self._failing = None
        self.keeper.drop()
        return True

    def refresh(self, *, fresh: bool = False) -> None:
        """Read again what is shown; what is being typed stays."""
        if self._loaded is None or self.client is None or not self.chapter_path:
            return
        self._again.stop()
        self.reading.products()
        self._show_chapter(fresh=fresh)
        self.reading.whole_soon()
        self.beside.renew()

    def reload(self, kinds: frozenset[str]) -> None:
        """Something changed."""
        if self._loaded is None or (kinds and not kinds & TOPICS):
            return
        if not kinds or kinds & {"own_node", "client", "contact"}:
            self.reading.about()
        if not kinds or kinds & _FORM:
            self._again.start()
        else:
            self.beside.renew()

    def show_telling(self) -> None:
        """Say in the bar who says what is typed now."""
        who = self.about.who(str(self.telling.contact_id)) if self.telling.contact_id else None
        name = who.name if who is not None else "" if self.telling.said_by else _("Nobody named")
        self.bar.show_telling(telling_words(self.telling, name, self.desk.clock.today()))

    def set_telling(self, telling: Telling) -> None:
        """Who says it, from now on."""
        self.telling = telling
        self.show_telling()

    # the window's life

    def showEvent(self, event: object) -> None:
        self.keys.enable(True)
        self.load()

    def hideEvent(self, event: object) -> None:
        self.keys.enable(False)

    def panes(self) -> list[QWidget]:
        """The parts that F6 walks through."""
        return [self.list, self.form, self.side]

    def keep(self) -> Kept:
        """Where one is."""
        return Kept(self.chapter_path, self.product_id, self.form.here, self.form.verticalScrollBar().value(),
                    self.telling)  # fmt: skip

    def restore(self, kept: object) -> None:
        """Be there again."""
        if not isinstance(kept, Kept):
            return
        self.chapter_path, self.product_id = kept.chapter, kept.product_id
        self._loaded = None
        self.load()
        self.set_telling(kept.telling)
        if kept.path:
            self.form.go(kept.path, edit=False)
        self.form.verticalScrollBar().setValue(kept.scroll)
