"""What a product chapter shows while the client has no product: the place to name the first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.lines import Line
from ui.widgets.picture import Picture


class NoProduct(QWidget):
    """`named` carries the name of the first product."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = Line("", _("Name of the product"))
        self.line.setAccessibleName(_("Name of the product"))
        self.line.setFixedWidth(theme.scaled(260))
        self.add = Button(_("Add the product"), "primary")
        self.add.clicked.connect(self._name)
        self.line.returnPressed.connect(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Picture("inbox", 22, "t3"), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = _("The chapters on product, production, market and selling are filled in for each product.")
        for text in (Text(_("No product yet"), 13, 600, "t1"), Text(hint, 12, 400, "t2")):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.line)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def renew(self) -> None:
        """Show it empty."""
        self.line.clear()

    def _name(self) -> None:
        if self.line.value():
            self.named.emit(self.line.value())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
