"""The settings: sections at the left, blocks at the right; saved at once, found by Ctrl+F."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aedesk.words import N_, _, n_
from ui import format, icons, theme
from ui.desk import Desk
from ui.room import Room
from ui.settings.parts import Block, Columns
from ui.settings.saving import Saver
from ui.theme import C
from ui.widgets.empty import EmptyState
from ui.widgets.floating import stops
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel
from ui.widgets.scroll import Scroll
from ui.widgets.search_line import SearchLine

_TOPICS = frozenset({
    "agency", "tax_rate", "person", "job", "estimate", "brief", "client", "paper", "own_node", "planner",
    "desk_settings", "category",
})  # fmt: skip
_NAV = 236


@dataclass
class Section:
    """One line of the list at the left; `mark` is a quiet word at its right."""

    code: str
    label: str
    icon: str
    page: int
    mark: str = ""
    tone: str = "t3"

    @property
    def id(self) -> str:
        """What lists find it by."""
        return self.code


SECTIONS = (
    ("agency", N_("Agency"), "home", 0),
    ("people", N_("People and ranks"), "users", 0),
    ("numbers", N_("Numbers and taxes"), "hash", 0),
    ("terms", N_("Terms"), "calendar", 0),
    ("gates", N_("Gates"), "route", 1),
    ("security", N_("Security"), "shield-lock", 1),
    ("backups", N_("Backups"), "database", 1),
    ("questionnaire", N_("Questionnaire"), "list", 3),
    ("calls", N_("Calls and care"), "phone", 4),
    ("desk", N_("Desk"), "lamp", 5),
    ("papers", N_("Papers and printer"), "printer", 2),
    ("look", N_("Language and look"), "language", 2),
    ("keyboard", N_("Keyboard"), "keyboard", 2),
)


class SettingsRoom(Room):
    """Everything that is set for the agency and on this laptop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Settings")
        self._hint = _("Changes are saved at once and kept in the history")
        self.state_line = self._hint
        self.sections = [Section(code, _(label), icon, page) for code, label, icon, page in SECTIONS]
        self.blocks: dict[str, Block] = {}
        self._pages: list[Scroll | None] = [None] * 6
        self._code = "agency"
        self._scrolled_to = 0
        self._saver = Saver(desk, self._saved)
        self._build()
        desk.when_ready(self._begin)

    def _build(self) -> None:
        self.search = SearchLine(_("Find a setting"), width=400)
        self.search.textChanged.connect(lambda _text: self._sift())
        self.nav = PaintedList(RowModel(lambda row: f"{row.label}, {row.mark}".rstrip(", ")), _("Sections"))
        self.nav.setItemDelegate(_Delegate(self.nav))
        self.nav.rows.show(self.sections)
        self.nav.picked.connect(self._picked)
        self.nav.opened.connect(self._enter)
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.nav, 1)
        self.side = QWidget()
        self.side.setLayout(left)
        self.side.setFixedWidth(theme.scaled(_NAV))
        self.stack = QStackedWidget()
        self._homes = [QWidget() for _page in self._pages]
        for home in self._homes:
            QVBoxLayout(home).setContentsMargins(0, 0, 0, 0)
            self.stack.addWidget(home)
        self.none = EmptyState("search", _("No setting of that name"), _("Try another word."))
        self.stack.addWidget(self.none)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 1, 0, 0)
        across.setSpacing(1)
        across.addWidget(self.side)
        across.addWidget(self.stack, 1)
        key = QShortcut(QKeySequence("Ctrl+B"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._back_up)

    def _begin(self) -> None:
        self._mark()
        self.nav.choose(self.nav.rows.place_of(self._code))

    # --- pages

    def _blocks(self, page: int) -> tuple[list[Block], list[Block]]:
        if page == 3:
            from ui.settings.questionnaire import blocks

            return blocks(self._saver)
        if page == 4:
            from ui.settings import calls

            return calls.blocks(self._saver)
        if page == 5:
            from ui.settings import desk

            return desk.blocks(self._saver)
        left, right = self._makers(page)
        return [make(self._saver) for make in left], [make(self._saver) for make in right]

    def _makers(self, page: int) -> tuple[list[Callable[[Saver], Block]], list[Callable[[Saver], Block]]]:
        if page == 0:
            from ui.settings.agency import AgencyBlock
            from ui.settings.numbers import NumbersBlock, TaxesBlock
            from ui.settings.people import PeopleBlock
            from ui.settings.terms import TermsBlock

            return [AgencyBlock, PeopleBlock], [NumbersBlock, TaxesBlock, TermsBlock]
        if page == 1:
            from ui.settings.backups import BackupsBlock
            from ui.settings.gates import GatesBlock
            from ui.settings.security import SecurityBlock

            return [GatesBlock], [SecurityBlock, BackupsBlock]
        from ui.settings.keyboard import KeysBlock
        from ui.settings.look import LookBlock
        from ui.settings.papers import PapersBlock

        return [PapersBlock, LookBlock], [KeysBlock]

    def _page(self, page: int) -> Scroll:
        made = self._pages[page]
        if made is None:
            left, right = self._blocks(page)
            made = self._pages[page] = Scroll(Columns(left, right))
            self._homes[page].layout().addWidget(made)  # type: ignore[union-attr]
            made.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._scroll_on())
            for block in (*left, *right):
                self.blocks[block.code] = block
        return made

    def _picked(self, section: Section | None) -> None:
        if section is not None:
            self._go(section)

    def _go(self, section: Section) -> None:
        self._code = section.code
        if not self.desk.ready:
            return  # `_begin` goes there
        self._page(section.page)
        self.stack.setCurrentIndex(section.page)
        self._scroll()

    def _scroll_on(self) -> None:
        """A page takes its height in several steps; follow them until somebody scrolls."""
        area = self._pages[self.stack.currentIndex()] if self.stack.currentIndex() < len(self._pages) else None
        if area is not None and area.verticalScrollBar().value() == self._scrolled_to:
            self._scroll()

    def _scroll(self) -> None:
        """Bring the chosen block into view."""
        block = self.blocks[self._code]
        area = self._page(next(section.page for section in self.sections if section.code == self._code))
        page = area.widget()
        assert page is not None
        top = block.mapTo(page, QPoint(0, 0)).y()
        bar = area.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + area.viewport().height() // 2:
            bar.setValue(top - 16)
        self._scrolled_to = bar.value()

    def _enter(self, section: Section) -> None:
        self._go(section)
        order = stops(self.blocks[section.code])
        if order:
            order[0].setFocus(Qt.FocusReason.TabFocusReason)

    # --- saying

    def _saved(self) -> None:
        at = format.clock_time(self.desk.clock.now())
        self.state_line = _("Saved {time}").format(time=at)
        self._mark()
        self.changed_head()

    def _mark(self) -> None:
        services = self.desk.services
        agency = services.agency.get()
        marks: dict[str, tuple[str, str]] = {"people": (str(len(services.agency.people())), "t3")}
        on = len([part for part in agency.overrides.split(",") if part.strip()])
        marks["gates"] = (n_("{n} open", "{n} open", on).format(n=on), "amb") if on else (_("all shut"), "t3")
        newest = next(iter(services.backups.all()), None)
        if newest is None:
            marks["backups"] = (_("none yet"), "amb")
        else:
            marks["backups"] = (_("verified"), "grn") if newest.verified else (_("not read yet"), "amb")
        for section in self.sections:
            section.mark, section.tone = marks.get(section.code, ("", "t3"))
        self.nav.viewport().update()

    # --- filter

    def _sift(self) -> None:
        wanted = self.search.value()
        if wanted:
            for page in range(len(self._pages)):
                self._page(page)
        found = {code for code, block in self.blocks.items() if block.sift(wanted)}
        if "questions" in found:
            found.add("questionnaire")
        if "taxes" in found:
            found.add("numbers")
        if found & {"targets", "gifts"}:
            found.add("calls")
        if not wanted:
            found = {section.code for section in self.sections}
        shown = [section for section in self.sections if section.code in found]
        self.nav.rows.show(shown)
        if not shown:
            self.stack.setCurrentWidget(self.none)
            return
        place = self.nav.rows.place_of(self._code)
        self.nav.choose(max(place, 0))

    def to_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- the room

    def _back_up(self) -> None:
        from ui.settings.backups import BackupsBlock

        self._page(1)
        block = self.blocks["backups"]
        self.nav.choose(self.nav.rows.place_of("backups"))
        if isinstance(block, BackupsBlock):
            block.make()

    def reload(self, kinds: frozenset[str]) -> None:
        if not self.desk.ready or (kinds and not kinds & _TOPICS):
            return
        for block in self.blocks.values():
            block.reload()
        self._mark()

    def entered(self) -> None:
        self.nav.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is being typed is saved when its field is left
        return True

    def panes(self) -> list[QWidget]:
        return [self.side, self.stack]

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Ctrl+F", _("Find a setting")), ("Ctrl+B", _("Back up now"))]

    def keep(self) -> object:
        return self._code

    def restore(self, kept: object) -> None:
        self.nav.choose(self.nav.rows.place_of(kept))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(1100)
        self.side.setFixedWidth(theme.scaled(_NAV if wide else 212))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["line"])
            painter.fillRect(self.side.geometry(), C["win"])
            painter.fillRect(self.stack.geometry(), C["surf"])


class _Delegate(RowDelegate):
    """Icon, name, and the quiet word; the chosen section is bold."""

    def __init__(self, view: PaintedList) -> None:
        super().__init__(view, 36)
        self.lines = False

    def paint_inside(self, painter: QPainter, area: QRect, row: Section) -> None:
        chosen = self._view.chosen() is row
        inside = QRectF(area).adjusted(10, 0, -10, -2)
        picture = icons.pixmap(row.icon, 17, "t1" if chosen else "t2", painter.device().devicePixelRatio())
        painter.drawPixmap(int(inside.left()), round(inside.center().y() - 8.5), picture)
        right = 0.0
        if row.mark:
            right = QFontMetrics(theme.font(12)).horizontalAdvance(row.mark) + 6
            text(painter, inside, row.mark, 12, 400, row.tone, Qt.AlignmentFlag.AlignRight)
        words = inside.adjusted(27, 0, -right, 0)
        text(painter, words, row.label, 13, 600 if chosen else 400, "t1" if chosen else "t2")
