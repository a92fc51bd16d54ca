"""A text area that is as high as its text."""

from math import ceil

from PySide6.QtWidgets import QSizePolicy

from ui.widgets.fields import LongText


class Growing(LongText):
    """Between `lines` and ten lines high."""

    def __init__(self, lines: int, value: str = "") -> None:
        super().__init__(value, lines=lines)
        self._least = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        block, high = self.document().begin(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()  # a line with Chinese may be higher than the font says
            block = block.next()
        self.setFixedHeight(ceil(min(max(high, line * self._least), line * 10.0)) + 18)
