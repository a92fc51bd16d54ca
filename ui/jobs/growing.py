"""A text area that is as high as its text."""

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
        # the size of a plain document is counted in lines
        lines = min(max(round(self.document().size().height()), self._least), 10)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
