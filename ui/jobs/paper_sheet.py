"""A paper, over the room: its pages, and printing it."""

from aedesk.words import _
from ui.ask import PDF
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.pages import SheetView
from ui.widgets.sheet import ModalSheet


class PaperSheet(ModalSheet):
    """Shows the bytes of a paper."""

    def __init__(self, desk: Desk, title: str, pdf: bytes) -> None:
        assert desk.window is not None
        super().__init__(desk.window, title, width=760)
        self._desk = desk
        self._title = title
        self._pdf = pdf
        self.view = SheetView(margin=16)
        self.view.setMinimumHeight(max(desk.window.height() - 220, 280))
        self.view.set_pdf(self._pdf)
        self.body.addWidget(self.view, 1)
        save = Button(_("Save PDF…"), icon="file-text")
        save.clicked.connect(self._save)
        done = Button(_("Print"), "primary", icon="printer")
        self.foot(save, primary=done)
        self.accepted.connect(lambda: self._desk.ask.print_pdf(self._pdf, self._title))

    def _save(self) -> None:
        self._desk.ask.keep(_("Save PDF"), f"{self._title}.pdf", PDF, self._pdf)
