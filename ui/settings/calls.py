"""What calls and care go by: the hours of a day, targets a week, gifts, birthdays."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.call import Planner
from aedesk.domain.client import ClientClass
from aedesk.domain.errors import UserError
from aedesk.services import standing_words
from aedesk.services.places import countries, zones
from aedesk.words import N_, _, language
from ui import theme
from ui.errors import sentence
from ui.settings.parts import Block, SettingRow
from ui.settings.reminders import RemindersBlock
from ui.settings.saving import Saver
from ui.widgets.fields import Choice, Money, Number, Switch
from ui.widgets.labels import Label
from ui.widgets.lines import Line
from ui.widgets.wall_time import WallTime

_WINDOWS = (
    ("opens", "closes", N_("Working hours"), N_("nobody is called outside them, by the client’s clock")),
    ("quiet_starts", "quiet_ends", N_("Quiet window"), N_("call-backs wait for it")),
    ("meal_starts", "meal_ends", N_("Meal window"), N_("plans are talked over before and after it")),
)
_TARGETS = (
    ("target_a", N_("Class A"), N_("visits face to face in a week")),
    ("target_b", N_("Class B"), N_("visits face to face in a week")),
    ("target_c", N_("Class C"), N_("visits face to face in a week")),
    ("target_d", N_("Class D"), N_("visits face to face in a week")),
    ("target_prospect", N_("Prospects"), N_("contacts of any kind in a week")),
    ("target_annoyed", N_("Whoever feels pressed"), N_("at most so many in a week, whatever their class")),
)
_DAYS = (
    ("gift_days", N_("Gifts are ordered, days before"), N_("suggested from then on")),
    ("idea_days", N_("An idea for each client, every so many days"), N_("suggested when there was none")),
    ("silence_days", N_("A word to each client, every so many days"), N_("suggested when there was none")),
)
_MONEY = (
    ("gift_limit", N_("A gift costs at most"), N_("for one person; more needs somebody who approves it")),
    ("gift_budget", N_("Gifts in a quarter"), N_("for all clients together")),
)


class PlannerBlock(Block):
    """Rows that keep fields of the planner; a refusal stands in the row where it was typed.

    `planner` and `keep` say whose fields they are: another page has its own.
    """

    def __init__(self, saver: Saver, code: str, title: str) -> None:
        super().__init__(code, title)
        self._saver = saver
        self.body.setContentsMargins(0, 0, 0, 0)
        self.editors: dict[str, Any] = {}
        self.rows: dict[str, SettingRow] = {}
        self._shows: list[tuple[Line | None, Callable[[Planner], None]]] = []

    def planner(self) -> Any:
        """The settings as they are kept now."""
        return self._saver.desk.services.planner.settings()

    def keep(self, planner: Any) -> None:
        """Keep them as they are now."""
        self._saver.desk.services.planner.save(planner)

    def add_number(self, name: str, title: str, help: str, least: int, most: int) -> None:
        """A row with a whole figure."""
        number = Number(getattr(self.planner(), name), places=0, least=least, most=most, height="sm")
        number.setFixedWidth(theme.scaled(76))
        row = self._row(name, title, help, number)
        self._shows.append((number, lambda planner: number.set_value(getattr(planner, name))))

        def take() -> None:
            value = number.value()
            problem = number.problem() or ("" if value is not None else _("Type a number."))
            self._take(row, help, problem, (number,), {name: int(value or 0)})

        number.left.connect(take)

    def add_money(self, name: str, title: str, help: str) -> None:
        """A row with an amount in the agency's currency."""
        money = Money(getattr(self.planner(), name), self._saver.agency().currency, height="sm")
        money.setFixedWidth(theme.scaled(110))
        row = self._row(name, title, help, money)
        self._shows.append((money, lambda planner: self._show_money(money, getattr(planner, name))))

        def take() -> None:
            minor = money.minor()
            problem = money.problem() or ("" if minor is not None else _("Type a number."))
            self._take(row, help, problem, (money,), {name: minor})

        money.left.connect(take)

    def _show_money(self, money: Money, minor: int) -> None:
        fresh = Money(minor, self._saver.agency().currency)
        money.currency = fresh.currency
        money.setText(fresh.text())
        fresh.deleteLater()

    def add_times(self, names: tuple[str, ...], title: str, help: str) -> None:
        """A row with a time, or with the two ends of a window."""
        planner = self.planner()
        lines = [WallTime(getattr(planner, name), height="sm") for name in names]
        control: QWidget = lines[0]
        if len(lines) > 1:
            control = QWidget()
            across = QHBoxLayout(control)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(6)
            across.addWidget(lines[0])
            across.addWidget(Label("–", 13, 400, "t3"))
            across.addWidget(lines[1])
            lines[0].setAccessibleName(_("{what}, from").format(what=title))
            lines[1].setAccessibleName(_("{what}, until").format(what=title))
        row = self._row(names[0], title, help, control)
        for name, line in zip(names, lines, strict=True):
            self.editors[name], self.rows[name] = line, row
            self._shows.append((line, partial(_show_time, line, name)))

        def take() -> None:
            problem = next((line.problem() for line in lines if line.problem()), "")
            values: dict[str, object] = {name: line.minute() for name, line in zip(names, lines, strict=True)}
            self._take(row, help, problem, tuple(lines), values)

        for line in lines:
            line.left.connect(take)

    def add_switch(self, name: str, title: str, help: str) -> None:
        """A row that is on or off."""
        switch = Switch("", getattr(self.planner(), name))
        row = self._row(name, title, help, switch)
        self._shows.append((None, lambda planner: switch.set_value(getattr(planner, name))))
        switch.changed.connect(lambda on: self._take(row, help, "", (), {name: on}))

    def add_choice(self, name: str, title: str, help: str, items: list[tuple[object, str]]) -> None:
        """A row with one of a few."""
        choice = Choice(items, getattr(self.planner(), name), height="sm")
        choice.setFixedWidth(theme.scaled(230))
        row = self._row(name, title, help, choice)
        self._shows.append((None, lambda planner: choice.set_value(getattr(planner, name))))
        choice.changed.connect(lambda value: self._take(row, help, "", (), {name: value}))

    def add_figures(self, name: str, parts: list[tuple[str, str]], most: int) -> None:
        """Rows of figures that are one setting together, kept once they fit together."""
        numbers: list[Number] = []
        rows: list[SettingRow] = []

        def shown(planner: Planner) -> list[str]:
            return str(getattr(planner, name)).split(",")

        def show(place: int, planner: Planner) -> None:
            numbers[place].set_value(int(shown(planner)[place]))

        def take() -> None:
            values = [number.value() for number in numbers]
            problem = next((number.problem() for number in numbers if number.problem()), "")
            problem = problem or ("" if all(value is not None for value in values) else _("Type a number."))
            words = ",".join(str(int(value or 0)) for value in values)
            self._take(rows[-1], parts[-1][1], problem, tuple(numbers), {name: words})

        for place, (title, help) in enumerate(parts):
            number = Number(int(shown(self.planner())[place]), places=0, least=0, most=most, height="sm")
            number.setFixedWidth(theme.scaled(76))
            numbers.append(number)
            rows.append(self._row(f"{name}.{place}", title, help, number))
            self._shows.append((number, partial(show, place)))
            number.left.connect(take)

    def _row(self, name: str, title: str, help: str, control: QWidget) -> SettingRow:
        self.editors[name] = control
        self.rows[name] = self.add_row(title, help, control)
        return self.rows[name]

    def _take(
        self, row: SettingRow, help: str, problem: str, lines: tuple[Line, ...], values: dict[str, object]
    ) -> None:
        planner = self.planner()
        changed = any(getattr(planner, name) != value for name, value in values.items())
        if not problem and changed:
            for name, value in values.items():
                setattr(planner, name, value)
            try:
                self.keep(planner)
            except UserError as error:
                problem = sentence(error)
        for line in lines:
            line.set_error(bool(problem))
        row.say(problem or help, "red" if problem else "t3")
        if not problem and changed:
            self._saver.saved()

    def reload(self) -> None:
        """Show what is kept now, except where somebody types."""
        planner = self.planner()
        for line, show in self._shows:
            if line is None or not (line.hasFocus() or line.error):
                show(planner)


def _show_time(line: WallTime, name: str, planner: Planner) -> None:
    line.set_minute(getattr(planner, name))


class CallsBlock(PlannerBlock):
    """The hours of a day of calls."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "calls", _("Calls"))
        first, *others = _WINDOWS
        self.add_times(first[:2], _(first[2]), _(first[3]))
        self.add_times(("block_starts",), _("Call block begins"), _("all calls of a day in one go"))
        self.add_number("block_minutes", _("Call block, minutes"), _("each day may have its own"), 5, 480)
        for low, high, title, help in others:
            self.add_times((low, high), _(title), _(help))


class PlacesBlock(PlannerBlock):
    """Where clients sit: whose holidays hold, and whose clocks."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "places", _("Where clients are"))
        found: list[tuple[object, str]] = [*countries(language())]
        self.add_choice("country", _("Public holidays of"), _("no calls are suggested on them"), found)
        clocks: list[tuple[object, str]] = [("", _("as on this computer")), *((zone, zone) for zone in zones())]
        self.add_choice("zone", _("Clients’ clocks"), _("for clients without a time zone of their own"), clocks)


class ScoresBlock(PlannerBlock):
    """How an evaluation is weighed, and the class that a score stands for."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "scores", _("Client evaluation"))
        self.add_figures("weights", [(_(title), _(help)) for title, help in standing_words.AXES.values()], 100)
        classes = [(_("Class {letter} from").format(letter=each.value), _("points of 100"))
                   for each in (ClientClass.A, ClientClass.B, ClientClass.C)]  # fmt: skip
        self.add_figures("classes", classes, 100)


class TargetsBlock(PlannerBlock):
    """How often somebody is seen."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "targets", _("Visits and contacts owed"))
        for name, title, help in _TARGETS:
            self.add_number(name, _(title), _(help), 0, 14)
        self.add_switch("video_counts", _("Video calls count as visits"), _("otherwise only meeting face to face does"))


class GiftsBlock(PlannerBlock):
    """Gifts, ideas, and when somebody has their birthday."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, "gifts", _("Gifts and birthdays"))
        for name, title, help in _DAYS:
            self.add_number(name, _(title), _(help), 1, 365)
        for name, title, help in _MONEY:
            self.add_money(name, _(title), _(help))
        leap: list[tuple[object, str]] = [
            ("leap", _("in the leap month, if there is one")),
            ("plain", _("always in the plain month")),
        ]
        late: list[tuple[object, str]] = [
            ("last", _("on the last day of the month")),
            ("next", _("on the first of the next month")),
        ]
        self.add_choice("leap_birthday", _("Born in a leap month"), _("lunar birthdays"), leap)
        self.add_choice(
            "late_birthday", _("Born on a 30th or 29 February"), _("where the month or year has no such day"), late
        )


def blocks(saver: Saver) -> tuple[list[Block], list[Block]]:
    """The two columns of the page."""
    hours: list[Block] = [CallsBlock(saver), PlacesBlock(saver), TargetsBlock(saver)]
    return hours, [GiftsBlock(saver), ScoresBlock(saver), RemindersBlock(saver)]
