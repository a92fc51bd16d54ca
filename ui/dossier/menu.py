"""A few acts in a popover, one under the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.popover import Popover

Act = tuple[str, str, Callable[[], object]]  # icon, words, what to do


class Menu(Popover):
    """Opens under its cause; an act closes it."""

    def __init__(self, near: QWidget, name: str, offered: Sequence[Act], *, width: int = 280, words: str = "") -> None:
        window = near.window()
        super().__init__(window, QRect(near.mapTo(window, QPoint(0, 0)), near.size()), width=width, pad=12)
        self.setAccessibleName(name)
        self.body.setSpacing(2)
        if words:
            self.body.addWidget(Text(words, 12, 400, "t2"))
        self.acts: list[Button] = []
        for icon, label, do in offered:
            button = Button(label, "quiet", icon)
            button.clicked.connect(lambda _on=False, do=do: self._do(do))
            self.body.addWidget(button)
            self.acts.append(button)

    def _do(self, do: Callable[[], object]) -> None:
        self.close()
        do()
