"""The frame of the first run: the steps at the left, one page, Back and Next. Enter goes on, Alt+Left goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import theme
from ui.errors import sentence
from ui.first_run.draft import Draft
from ui.gate import Page
from ui.labels import inside, name_and_rank
from ui.theme import C
from ui.widgets import typed
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Text, wrap
from ui.widgets.paint import box, text, tick
from ui.widgets.picture import Mark
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.session import Session


class Step(QWidget):
    """One page: it reads the draft when it is made and writes it back in `keep`."""

    name = ""
    hint = ""
    title = ""
    words = ""
    optional = False

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self.wizard = wizard
        self.draft = wizard.draft
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(64, 48, 64, 24)
        self.column.setSpacing(0)
        self.heading = Label(self.title, 28, 600, spacing=-0.4)
        self.column.addWidget(self.heading)
        self.column.addSpacing(8)
        self.intro = Text(self.words, 14, 400, "t2", pitch=21)
        self.intro.setMaximumWidth(theme.scaled(520))
        self.column.addWidget(self.intro)
        self.column.addSpacing(22)

    def fit(self, width: int) -> None:
        """The room for the page changed."""

    def keep(self) -> None:
        """Write what was typed into the draft."""

    def check(self) -> bool:
        """Whether one may go on; says at the field why not."""
        return True

    def leave(self, go_on: Callable[[], None]) -> None:
        """Do what this step is there for, then go on."""
        go_on()

    def first(self) -> QWidget | None:
        """The field that gets the cursor."""
        return None


class StepList(QLabel):
    """The steps with their state, painted; readers hear them as one text."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str]] = []
        self._now = 0

    def show_steps(self, rows: list[tuple[str, str]], now: int) -> None:
        """Show the steps' names and hints, and where one is."""
        self._rows, self._now = rows, now
        self.setFixedHeight(theme.scaled(60) * len(rows))
        told = _("Step {now} of {count}: {name}")
        self.setAccessibleName(told.format(now=now + 1, count=len(rows), name=rows[now][0]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        high = theme.scaled(60)
        with QPainter(self) as painter:
            for i, (name, hint) in enumerate(self._rows):
                top = i * high
                disc = QRectF(0, top, 22, 22)
                if i + 1 < len(self._rows):
                    painter.fillRect(QRectF(10.5, top + 24, 1, high - 26), C["line2"])
                if i < self._now:
                    box(painter, disc, 11, C["grn"])
                    tick(painter, disc.center(), 17, C["surf"], 1.8)
                else:
                    now = i == self._now
                    box(painter, disc, 11, C["acc"] if now else None, None if now else C["ctl"], 1.5)
                    token = "on-acc" if now else "t2"
                    text(painter, disc, str(i + 1), 11, 600, token, Qt.AlignmentFlag.AlignCenter, elide=False)
                area = QRectF(34, top, self.width() - 34, 22)
                text(painter, area, name, 13, 600 if i == self._now else 500, "t1")
                for k, line in enumerate(wrap(hint, 12, 400, self.width() - 34, 2)):
                    text(painter, area.translated(0, 19 + 15 * k), line, 12, 400, "t3")


class Wizard(Page):
    """Walks through `steps`; `finish` is called after the last one."""

    def __init__(self, session: Session, draft: Draft | None = None, at: int = 0) -> None:
        super().__init__()
        self.session = session
        self.draft = draft or Draft()
        self.at = at
        self.step: Step | None = None
        self.busy = False
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(32, 40, 24, 32)
        side.addWidget(Mark(40))
        side.addSpacing(24)
        self._list = StepList()
        side.addWidget(self._list)
        side.addStretch(1)
        side.addWidget(Text(_("About two minutes. Nothing leaves this laptop."), 12, 400, "t3"))
        outer.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._scroll = Scroll()
        right.addWidget(self._scroll, 1)
        right.addWidget(self._foot())
        outer.addLayout(right, 1)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.back)
        self.show_step(at)
        self._begun = typed.read(self)

    def steps(self) -> list[type[Step]]:
        """The pages in order."""
        from ui.first_run import agency, client, passphrase, people, recovery

        return [
            agency.AgencyStep,
            people.PeopleStep,
            passphrase.PassphraseStep,
            recovery.RecoveryStep,
            client.ClientStep,
        ]

    def _foot(self) -> QWidget:
        foot = _Foot()
        foot.setFixedHeight(theme.scaled(72))
        row = self._foot_row = QHBoxLayout(foot)
        row.setSpacing(8)
        self.back_button = Button(_("Back"), "quiet", height="lg")
        self.back_button.setToolTip(_("Back") + " (Alt ←)")
        self.back_button.clicked.connect(self.back)
        self.skip_button = Button(_("Start with an empty desk"), "quiet", height="lg")
        self.skip_button.clicked.connect(self.skip)
        self.note = Label("", 12, 400, "red", elide=True)
        self.next_button = Button("", "primary", height="lg")
        self.next_button.clicked.connect(self.next)
        row.addWidget(self.back_button)
        row.addWidget(self.note, 1)
        row.addWidget(self.skip_button)
        row.addWidget(self.next_button)
        return foot

    def show_step(self, at: int) -> None:
        """Show one page."""
        self.at = at
        kinds = self.steps()
        self.step = kinds[at](self)
        self._scroll.setWidget(self.step)
        rows = [(_(kind.name), self._hint(kind, i)) for i, kind in enumerate(kinds)]
        self._list.show_steps(rows, at)
        self.back_button.setVisible(at > 0)
        self.skip_button.setVisible(kinds[at].optional)
        self.note.setText("")
        last = at + 1 == len(kinds)
        on = "" if last else _("Next: {step}").format(step=inside(_(kinds[at + 1].name)))
        self.next_button.set_text(on or self.last_words())
        self.step.setVisible(True)
        self._fit()
        first = self.step.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def last_words(self) -> str:
        """What the button of the last page says."""
        return _("Open the desk")

    def _hint(self, kind: type[Step], i: int) -> str:
        hints = done_hints(self.draft)
        return hints.get(kind.__name__, "") if i < self.at and hints.get(kind.__name__) else _(kind.hint)

    @property
    def half_filled(self) -> bool:
        """Whether something would be lost if the window closed."""
        return self.at > 0 or bool(self.draft.name) or typed.read(self) != self._begun

    def back(self) -> None:
        """One page back; what was typed stays."""
        if self.step is not None and self.at > 0 and not self.busy and self.back_button.isVisible():
            self.step.keep()
            self.show_step(self.at - 1)

    def next(self) -> None:
        """On, if the page is complete."""
        if self.step is None or self.busy:
            return
        self.step.keep()
        self.note.setText("")
        if self.step.check():
            self.step.leave(self._on)

    def _on(self) -> None:
        if self.at + 1 < len(self.steps()):
            self.show_step(self.at + 1)
        else:
            self._finish()

    def skip(self) -> None:
        """Past the last page without it."""
        if not self.busy:
            self.draft.client_name = ""
            self._finish()

    def _finish(self) -> None:
        try:
            self.finish()
        except UserError as error:
            self.trouble(error)

    def wait(self, waiting: bool) -> None:
        """Something is being done: no second click."""
        self.busy = waiting
        self.next_button.setEnabled(not waiting)
        self.back_button.setEnabled(not waiting)

    def finish(self) -> None:
        """Keep the agency, its people and the first client; then into the window."""
        draft, services = self.draft, self.draft.services
        assert services is not None
        if not services.agency.exists():
            services.agency.set_up(draft.agency(), draft.persons())
            if draft.logo:
                services.agency.set_logo(draft.logo)
        if draft.client_name.strip():
            services.clients.register(draft.client(services.agency.get(), services.agency.me()))
        draft.services = None
        self.session.enter_new(services, draft.keeper)

    def trouble(self, error: BaseException) -> None:
        """Say what is wrong beside the button."""
        from ui import crash

        self.wait(False)
        if not isinstance(error, UserError):
            crash.log(error)
        self.note.setText(sentence(error))

    def again(self) -> Wizard:
        if self.step is not None:
            self.step.keep()
        return type(self)(self.session, self.draft, self.at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= theme.scaled(1200)
        self._side.setFixedWidth(theme.scaled(304 if wide else 232))
        side = 64 if wide else 32
        self._foot_row.setContentsMargins(side - 18, 0, side, 0)
        if self.step is not None:
            self.step.column.setContentsMargins(side, 48 if wide else 32, side, 24)
            self.step.fit(self.width() - self._side.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.window().focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QAbstractButton) and focus is not self.next_button:
                focus.click()
            else:
                self.next()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["win"])
            painter.fillRect(0, 0, self._side.width(), self.height(), C["rail"])
            painter.fillRect(self._side.width() - 1, 0, 1, self.height(), C["line"])


def turn(body: QBoxLayout, beside: bool) -> None:
    """Put the parts of a page beside each other, or below each other where there is little room."""
    way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if body.direction() is not way:
        body.setDirection(way)


def done_hints(draft: Draft) -> dict[str, str]:
    """What the list says under a step that is done."""
    me = draft.me
    return {
        "AgencyStep": draft.name,
        "PeopleStep": name_and_rank(me.name, me.rank) if me.name else "",
        "PassphraseStep": _("Chosen"),
        "RecoveryStep": _("Kept by {keeper}").format(keeper=draft.keeper) if draft.keeper else _("In your hands"),
    }


class Resume(Wizard):
    """The first run of a desk that was made, but whose agency was never filled in."""

    def steps(self) -> list[type[Step]]:
        from ui.first_run import agency, client, people

        return [agency.AgencyStep, people.PeopleStep, client.ClientStep]


class _Foot(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, C["line"])
