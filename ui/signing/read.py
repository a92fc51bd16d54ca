"""The whole sheet over the signing page: to be read, nothing else."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.words import _
from ui.widgets.buttons import Button
from ui.widgets.cover import Cover
from ui.widgets.labels import Label


class ReadSheet(Cover):
    """Large pages, two sizes of step, one way back; targets for a finger."""

    zooms = (1.0, 1.25, 1.5, 2.0)

    def __init__(self, window: QWidget, title: str, pdf: bytes, back: str = "") -> None:
        super().__init__(window, title, 1, high=72)
        smaller, larger = Button(_("Smaller"), height="xl"), Button(_("Larger"), height="xl")
        self.back = Button(back or _("Back to the signature"), "primary", height="xl")
        self.back.clicked.connect(self.close)
        bar = QHBoxLayout()
        bar.setContentsMargins(40, 10, 40, 10)
        bar.setSpacing(12)
        bar.addWidget(Label(title, 20, 600), 1)
        for each in (smaller, larger, self.back):
            bar.addWidget(each)
        self.lay_out(bar, smaller, larger)
        self.view.set_pdf(pdf)
