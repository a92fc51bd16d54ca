"""How the agency keeps its desks: the plan on Sunday, what fits into a day, the tray, the folders."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.desk import Category
from aedesk.domain.errors import UserError
from aedesk.words import N_, _, n_
from ui import format
from ui.errors import sentence
from ui.settings.calls import PlannerBlock
from ui.settings.parts import Block, SettingRow
from ui.widgets.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.settings.saving import Saver

_MONDAY = 5  # 2026-01-05 is one
_DAYS = (
    ("day_minutes", N_("Minutes that a day holds"), N_("visits, calls and work together"), 60, 960),
    ("full", N_("Full from, per cent"), N_("from there on a day is amber"), 10, 200),
    ("department_limit", N_("Papers a department takes on one day"), N_("more is called a collision"), 1, 50),
)
_TRAY = (
    ("tray_days", N_("Old in the tray, workdays"), N_("older things stand bold"), 1, 30),
    ("read_minutes", N_("A loose text, minutes"), N_("where nobody guessed"), 1, 120),
)


class _DeskBlock(PlannerBlock):
    """Rows that keep fields of the desk's settings."""

    def planner(self) -> Any:
        return self._saver.desk.services.desk.settings()

    def keep(self, planner: Any) -> None:
        self._saver.desk.services.desk.save_settings(planner)


class SundayBlock(_DeskBlock):
    """When the plan of the week is asked for (T-09): optional and private (Z-13)."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "desk", _("Plan of the week"))
        quiet = _("a quiet line in the window, never in front of a client")
        self.add_switch("sunday", _("Ask for the plan of the week"), quiet)
        days: list[tuple[object, str]] = [(n + 1, format.weekday(date(2026, 1, _MONDAY + n))) for n in range(7)]
        self.add_choice("sunday_weekday", _("Weekday"), _("before the week begins"), days)
        self.add_times(("sunday_minute",), _("From"), _("until noon of the first day"))


class DayBlock(_DeskBlock):
    """What fits into a day, and what is too much for a department."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "desk_day", _("Load"))
        for name, title, help, least, most in _DAYS:
            self.add_number(name, _(title), _(help), least, most)


class TrayBlock(_DeskBlock):
    """The tray and the pile to be read once."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "desk_tray", _("Tray and reading"))
        for name, title, help, least, most in _TRAY:
            self.add_number(name, _(title), _(help), least, most)


class FoldersBlock(Block):
    """The folders of the filing: added, renamed, put in another order, closed."""

    def __init__(self, saver: Saver) -> None:
        new = Button(_("Add a folder"), "link", height="sm")
        super().__init__("desk_folders", _("Folders"), _("papers stay when a folder is closed"), action=new)
        self._saver = saver
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rows: list[SettingRow] = []
        new.clicked.connect(self.add_folder)
        self._fill()

    @property
    def _desk(self) -> Any:
        return self._saver.desk.services.desk

    def _fill(self) -> None:
        for row in self.rows:
            self.drop(row)
        self.rows = []
        today = self._saver.desk.clock.today()
        lying = {row.category_id: row.total for row in self._desk.view(today).filed}
        folders = self._desk.categories(closed=True)
        live = [one for one in folders if not one.closed]
        for one in [*live, *(one for one in folders if one.closed)]:
            count = lying.get(one.id, 0)
            words = n_("{n} paper", "{n} papers", count).format(n=format.number(count))
            words = _("closed") if one.closed else words
            self.rows.append(self.add_row(one.name, words, self._buttons(one, live)))

    def _buttons(self, one: Category, live: list[Category]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        at = live.index(one) if one in live else -1
        verbs: list[tuple[str, str, Callable[[], object], bool]] = []
        if at >= 0:
            verbs += [
                ("arrow-up", _("Further up: {name}"), partial(self.shift, one, -1), at > 0),
                ("arrow-down", _("Further down: {name}"), partial(self.shift, one, 1), at < len(live) - 1),
            ]
        verbs.append(("edit", _("Rename: {name}"), partial(self.rename, one), True))
        if at >= 0:
            verbs.append(("lock", _("Close: {name}"), partial(self.close_folder, one, True), len(live) > 1))
        else:
            verbs.append(("arrow-back-up", _("Open again: {name}"), partial(self.close_folder, one, False), True))
        for icon, name, do, on in verbs:
            button = IconButton(icon, name.format(name=one.name))
            button.setEnabled(on)
            button.clicked.connect(do)
            row.addWidget(button)
        return box

    def _do(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as error:
            self._saver.desk.toast(sentence(error))
            return
        self._saver.saved()
        self._fill()

    def add_folder(self) -> None:
        """Ask for the name of a new one."""
        name = self._saver.desk.ask.words(_("New folder"), _("Name"), _("Add"))
        if name:
            self._do(lambda: self._desk.save_category(Category(name)))

    def rename(self, one: Category) -> None:
        """Ask for another name."""
        name = self._saver.desk.ask.words(_("Rename the folder"), _("Name"), _("Rename"), one.name)
        if name and name != one.name:
            self._do(lambda: self._desk.save_category(Category(name, one.place, one.closed, id=one.id)))

    def close_folder(self, one: Category, closed: bool) -> None:
        """Nothing new goes there, or it does again."""
        self._do(lambda: self._desk.save_category(Category(one.name, one.place, closed, id=one.id)))

    def shift(self, one: Category, step: int) -> None:
        """Put it further up or down."""
        ids = [each.id for each in self._desk.categories()]
        at = ids.index(one.id)
        ids.insert(at + step, ids.pop(at))
        self._do(lambda: self._desk.place_categories(ids))

    def reload(self) -> None:
        """Show the folders as they are kept now."""
        self._fill()


def blocks(saver: Saver) -> tuple[list[Block], list[Block]]:
    """The two columns of the page."""
    return [SundayBlock(saver), DayBlock(saver)], [FoldersBlock(saver), TrayBlock(saver)]
