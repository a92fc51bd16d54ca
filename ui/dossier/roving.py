"""One stop of the Tab key for a group of things to tick: the arrows walk within it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Roving:
    """Keeps exactly one of `buttons` on the way of Tab; `across` is how many stand in a row, 0 where that varies."""

    def __init__(self, buttons: Sequence[QAbstractButton], across: int = 0) -> None:
        self.buttons = list(buttons)
        self.across = across
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.at(self.buttons[0]) if self.buttons else None

    def at(self, here: QAbstractButton) -> None:
        """Tab comes to this one from now on."""
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is here else Qt.FocusPolicy.ClickFocus)

    def stop(self) -> QAbstractButton:
        """The one that Tab comes to."""
        return next(each for each in self.buttons if each.focusPolicy() is Qt.FocusPolicy.StrongFocus)

    def key(self, here: QAbstractButton, event: QKeyEvent) -> bool:
        """Walk on where an arrow was pressed; whether it was one."""
        key = Qt.Key(event.key())
        if key not in _FORWARD + _BACK or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        step = 1 if key in _FORWARD else -1
        if self.across and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step *= self.across
        place = self.buttons.index(here) + step
        if 0 <= place < len(self.buttons):
            self.at(self.buttons[place])
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
