"""One question: its number in the margin, its words, where the answer comes from, the control and its state."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from aedesk.domain.answer_values import check
from aedesk.domain.dossier import AnswerState
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import AnswerView
from aedesk.words import _, language
from ui import format as fmt
from ui import icons, theme
from ui.dossier.chips import in_language
from ui.dossier.control import Control
from ui.dossier.telling import source_spoken, source_words
from ui.dossier.wording import quoted
from ui.theme import C
from ui.widgets.labels import Text, wrap
from ui.widgets.paint import box, text
from ui.widgets.toggles import Check

MARGIN = 46
BOTTOM = 15


class SourceButton(QAbstractButton):
    """Who said an answer and when; pressed, it lets that be changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: AnswerView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def show_answer(self, view: AnswerView | None) -> None:
        """Show where an answer comes from."""
        self._view = view
        words = source_words(view) if view is not None else ""
        self.setText(words)
        self.setVisible(bool(words))
        self.setEnabled(view is not None and not view.given)
        if view is not None:
            self.setAccessibleName(_("Source: {words}").format(words=source_spoken(view)))
            self.setToolTip(source_spoken(view))

    def wide(self) -> int:
        """How wide it wants to be."""
        return QFontMetrics(theme.font(12)).horizontalAdvance(self.text()) + 28 if self.text() else 0

    def sizeHint(self) -> QSize:
        return QSize(self.wide(), theme.scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        with QPainter(self) as painter:
            if self.isEnabled() and (self.underMouse() or self.isDown()):
                box(painter, self.rect(), 4, C["hover"])
            token = "amb" if view.stale else "t3"
            name = "clock" if view.stale else "address-book" if view.given else "message"
            picture = icons.pixmap(name, 14, token, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(4, (self.height() - 14) / 2), picture)
            area = QRectF(22, 0, self.width() - 24, self.height())
            text(painter, area, self.text(), 12, 500 if view.stale else 400, token)


class FieldRow(QWidget):
    """Made when it is seen. `stated` asks for a state without an answer: not known, not applicable, or none."""

    stated = Signal(object)
    sourced = Signal()
    grew = Signal()

    def __init__(self, parent: QWidget, node: Node, number: str, control: Control) -> None:
        super().__init__(parent)
        self.node, self.number, self.control = node, number, control
        self.question = in_language(node.label, language())
        self.view: AnswerView | None = None
        self.dirty = False
        self.remarked = False
        control.setParent(self)
        control.set_name(fmt.join([number, self.question], " ") if number else self.question)
        if hasattr(control, "set_hint"):
            control.set_hint(_("Not asked yet. Type the answer, or mark it below."))
        self.source = SourceButton(self)
        self.source.clicked.connect(self.sourced)
        self._quoted: Text | None = None  # made where there are words: most answers have none
        self._checks: dict[AnswerState, Check] = {}  # made when they are needed: most questions are answered
        control.changed.connect(self._changed)
        control.grew.connect(self.grew)

    @property
    def not_known(self) -> Check:
        """The box for a question that was asked in vain."""
        return self._check(AnswerState.NOT_KNOWN)

    @property
    def not_apply(self) -> Check:
        """The box for a question that does not apply."""
        return self._check(AnswerState.NOT_APPLICABLE)

    def _check(self, state: AnswerState) -> Check:
        if state not in self._checks:
            words = _("Asked, not known") if state is AnswerState.NOT_KNOWN else _("Does not apply")
            made = self._checks[state] = Check(words, parent=self, px=12)
            made.setAccessibleDescription(self.question)
            made.changed.connect(lambda on: self.stated.emit(state if on else None))
        return self._checks[state]

    def _changed(self) -> None:
        self.dirty = True
        self.update()

    @property
    def state(self) -> AnswerState | None:
        """What is known; None: not asked yet."""
        return self.view.state if self.view is not None else None

    def show_answer(self, view: AnswerView | None, remarked: bool = False) -> None:
        """Show an answer, unless something newer is being typed."""
        self.view, self.remarked = view, remarked
        known = view is not None and view.state is AnswerState.KNOWN
        value = view.value if view is not None and known else None
        if not self.dirty and not self._stands(value):
            self.control.set_value(value)
        self._show_quoted(quoted(view, language()))
        self.source.show_answer(view)
        apply = self.state is not AnswerState.NOT_APPLICABLE
        now = self.focusWidget()
        if not apply and now is not None and now.hasFocus() and self.control.isAncestorOf(now):
            self.not_apply.setFocus(Qt.FocusReason.OtherFocusReason)  # not to the top of the page
        self.control.setVisible(apply)
        for state, shown in ((AnswerState.NOT_KNOWN, not known and apply), (AnswerState.NOT_APPLICABLE, not known)):
            if shown or state in self._checks:
                self._check(state).set_value(self.state is state)
                self._check(state).setVisible(shown)
        self._lay()
        self.update()

    def _stands(self, value: object) -> bool:
        """Whether it stands where somebody is typing: the blank at the end belongs to the next word."""
        now = self.control.focusWidget()
        if now is None or not now.hasFocus():
            return False
        try:
            return bool(check(self.node, self.control.value()) == value)
        except UserError:
            return False

    def value(self) -> object:
        """What stands in the control; UserError where it cannot be read."""
        return self.control.value()

    def filled(self) -> bool:
        """Whether something stands in the control."""
        try:
            return self.control.value() is not None
        except UserError:
            return True

    def to_edit(self) -> None:
        """Put the cursor into the answer."""
        if self.state is AnswerState.NOT_APPLICABLE:
            self.not_apply.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.control.to_edit()

    # size

    def _label(self, width: int) -> tuple[str, ...]:
        marks = 20 if self.remarked else 0
        room = width - theme.scaled(MARGIN) - self.source.wide() - 14 - marks
        return wrap(self.question, 13, 500, max(room, 120))

    def needs(self, width: int) -> int:
        """How high it is at this width."""
        left = theme.scaled(MARGIN)
        height = len(self._label(width)) * theme.scaled(18) + 5
        if self.state is not AnswerState.NOT_APPLICABLE:
            height += self.control.heightForWidth(width - left)
        height += self._quote_height(width - left)
        if self.state is not AnswerState.KNOWN:
            height += self._tall() + (2 if self.state is not AnswerState.NOT_APPLICABLE else -2)
        return height + BOTTOM

    def _quote_height(self, width: int) -> int:
        if self._quoted is None or not self._quoted.text():
            return 0
        return self._quoted.heightForWidth(width) + 6

    def _show_quoted(self, words: str) -> None:
        if words and self._quoted is None:
            self._quoted = Text("", 12, 400, "t2", self)
        if self._quoted is not None:
            self._quoted.setText(words)
            self._quoted.setAccessibleName(fmt.join([_("In their own words"), words]))
            self._quoted.setVisible(bool(words))

    def _tall(self) -> int:
        return theme.scaled(24)

    def _lay(self) -> None:
        width, left = self.width(), theme.scaled(MARGIN)
        wide = self.source.wide()
        self.source.setGeometry(width - wide, -1, wide, theme.scaled(20))
        y = len(self._label(width)) * theme.scaled(18) + 5
        if self.state is not AnswerState.NOT_APPLICABLE:
            height = self.control.heightForWidth(width - left)
            self.control.setGeometry(left, y, width - left, height)
            y += height + 2
        else:
            y -= 2
        tall = self._quote_height(width - left)
        if self._quoted is not None and tall:
            self._quoted.setGeometry(left, y + 4, width - left, tall - 6)
            y += tall
        x = left
        for state in (AnswerState.NOT_KNOWN, AnswerState.NOT_APPLICABLE):
            check = self._checks.get(state)
            if check is not None and not check.isHidden():
                size = check.sizeHint()
                check.setGeometry(x, y, size.width(), self._tall())
                x += size.width() + 16

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def relay(self) -> None:
        """Put the parts where they belong after one of them grew."""
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        pitch = theme.scaled(18)
        with QPainter(self) as painter:
            paint_number(painter, self.number, theme.scaled(MARGIN) - 6)
            painter.setFont(theme.font(13, 500))
            painter.setPen(C["t1"])
            metrics = QFontMetricsF(theme.font(13, 500))
            base = (pitch - metrics.height()) / 2 + metrics.ascent()
            left = float(theme.scaled(MARGIN))
            lines = self._label(self.width())
            for i, line in enumerate(lines):
                painter.drawText(QPointF(left, base + i * pitch), line)
            if self.remarked:
                x = left + metrics.horizontalAdvance(lines[-1]) + 7
                picture = icons.pixmap("lock", 14, "t3", self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, (len(lines) - 1) * pitch + (pitch - 14) / 2), picture)


def paint_number(painter: QPainter, number: str, room: int) -> None:
    """A question's number in the margin, in two lines where it is long."""
    pitch = theme.scaled(18)
    lines = [number]
    if QFontMetrics(theme.font(12)).horizontalAdvance(number) > room and " " in number:
        lines = number.split(" ", 1)
    for i, line in enumerate(lines):
        text(painter, QRectF(0, i * pitch, room + 6, pitch), line, 12, 400, "t3", elide=False)


