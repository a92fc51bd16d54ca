"""A drill as guided pages: one question at a time, each answer kept; it can be left open and gone on with."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.domain.plan_rules import STEPS
from aedesk.sentences_plan import STEPS as WORDS
from aedesk.services.drills import answers
from aedesk.words import _
from ui import theme
from ui.errors import sentence
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, LongText
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.sheet import ModalSheet

if TYPE_CHECKING:
    from aedesk.domain.desk_plan import Drill
    from ui.desk import Desk


class StepBar(QLabel):
    """How far one is: a short bar a step."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count, self._at = count, 0
        self.setFixedHeight(8)

    def show_step(self, at: int) -> None:
        """This step is in front."""
        self._at = at
        self.setAccessibleName(_("Step {n} of {all}").format(n=at + 1, all=self._count))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            step = (self.width() + 6) / self._count
            for i in range(self._count):
                token = "acc" if i == self._at else "t2" if i < self._at else "line2"
                box(painter, QRectF(i * step, 1, step - 6, 6), 3, C[token])


class Page(QWidget):
    """One step: its question, a word of help, and what is asked."""

    def __init__(self, code: str, number: int) -> None:
        super().__init__()
        self.code = code
        question, help = WORDS[code]
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        title = Text(f"{number}. {_(question)}", 16, 600, "t1")
        self.column.addWidget(title)
        self.column.addWidget(Text(_(help), 13, 400, "t2"))
        self.setAccessibleName(_(question))

    def enter(self) -> None:
        """It comes in front."""

    def value(self) -> str | None:
        """The answer to keep; None keeps nothing."""
        return None

    def set_value(self, words: str) -> None:
        """Show the answer that was kept."""

    def leave(self) -> None:
        """One goes on; a refusal keeps one here."""


class Asking(Page):
    """A question that is answered in words."""

    def __init__(self, code: str, number: int, lines: int = 5) -> None:
        super().__init__(code, number)
        self.edit = LongText("", "", lines=lines)
        self.field = Field(_("Your answer"), self.edit)
        self.field.label.hide()
        self.column.addWidget(self.field)
        self.column.addStretch(1)

    def value(self) -> str:
        return self.edit.value()

    def set_value(self, words: str) -> None:
        self.edit.set_value(words)


class DrillSheet(ModalSheet):
    """The pages of one drill."""

    width_ = 680
    places: Mapping[str, str] = {}  # the page of a refusal, by the field that it names

    def __init__(self, desk: Desk, drill: Drill, title: str) -> None:
        assert desk.window is not None
        super().__init__(desk.window, title, width=self.width_)
        self.desk, self.drill = desk, drill
        self.pages: list[Page] = []
        self.at = 0
        self.told = answers(drill)
        self.bar = StepBar(len(STEPS[drill.kind]))
        self.stack = QStackedWidget()
        self.trouble = Label("", 12, 500, "red")
        self.trouble.hide()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.trouble)
        self.back = Button(_("Back"), icon="arrow-left")
        self.back.clicked.connect(lambda: self.go(self.at - 1))
        self.next = Button("", "primary", keys="Ctrl ↵")
        self.next.clicked.connect(self.forward)
        self.away = Button(_("Give this drill up"), "quiet", "trash")
        self.away.clicked.connect(self.give_up)
        self.foot(self.back, quiet=self.away, primary=self.next)

    def begin(self) -> None:
        """Make the pages, show what was answered before, and begin where one stopped."""
        self.pages = list(self.make())
        for page in self.pages:
            self.stack.addWidget(page)
            if page.code in self.told:
                page.set_value(self.told[page.code])
        self.go(next((i for i, page in enumerate(self.pages) if page.code not in self.told), 0))

    @abstractmethod
    def make(self) -> Sequence[Page]:
        """The pages, in the order of the handbook."""

    @abstractmethod
    def finish(self) -> str:
        """End the drill; what the toast says."""

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages[self.at]

    def go(self, at: int) -> None:
        """Show a step."""
        if not 0 <= at < len(self.pages):
            return
        self.at = at
        self.bar.show_step(at)
        self.trouble.hide()
        self.page.enter()
        self.stack.setCurrentWidget(self.page)
        self.back.setEnabled(at > 0)
        self.next.set_text(_("Finish") if at == len(self.pages) - 1 else _("Next"))
        self.refit()
        if self.isVisible():  # before it is open, it has no focus to give
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        lines = (
            each
            for each in self.page.findChildren(QWidget)
            if isinstance(each, QLineEdit | QPlainTextEdit) and not each.isReadOnly() and each.isVisibleTo(self.page)
        )
        return next(lines, self.next)

    def keep(self) -> bool:
        """Keep the answer in front; whether one may go on."""
        try:
            value = self.page.value()
            if value is not None and value != self.told.get(self.page.code, ""):
                self.drill = self.desk.services.drills.answer(self.drill.id, self.page.code, value)
            if value is not None:
                self.told[self.page.code] = value
            self.page.leave()
        except UserError as error:
            self.say(error)
            return False
        return True

    def say(self, error: UserError) -> None:
        """Say a refusal."""
        self.trouble.setText(sentence(error))
        self.trouble.show()
        self.refit()

    def forward(self) -> None:
        """Keep it and go on; after the last step the drill is over."""
        if not self.keep():
            return
        if self.at < len(self.pages) - 1:
            self.go(self.at + 1)
            return
        try:
            words = self.finish()
        except UserError as error:
            named = self.places.get(error.field or "", error.field)
            place = next((i for i, page in enumerate(self.pages) if page.code == named), None)
            if place is not None:
                self.go(place)
            self.say(error)
            return
        self.close()
        from ui.done import done

        done(self.desk, words)

    def give_up(self) -> None:
        """Throw the drill away; what it moved stays."""
        from ui.done import done

        self.close()
        self.desk.services.drills.drop(self.drill.id)
        done(self.desk, _("The drill is given up"))

    def keep_typed(self) -> None:
        """The desk is being locked: the answer in front is kept with the others."""
        self.keep()

    def untouched(self) -> bool:
        """Whether nothing was told yet."""
        return not any(self.told.values())

    def dismiss(self) -> bool:
        """Leave it open: it goes on where it was; one in which nothing was told was never begun."""
        self.keep()
        if self.untouched():
            self.desk.services.drills.drop(self.drill.id)
        return super().dismiss()


def panel_height(rows: int) -> int:
    """How high a list on a page is."""
    return theme.scaled(46) * rows
