"""What a form takes over from the client's dossier: offered at a button, and named by its source where it stands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from aedesk.services.taking import Taken
from aedesk.words import _, language
from ui import format
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.menu import Menu


def source(taken: Taken) -> str:
    """Where a value comes from: question, who said it, and when."""
    question = taken.question.get(language()) or taken.question["en"]
    answer = taken.answer
    day = format.day(answer.said_on, year=True) if answer.said_on else ""
    told = format.joined(answer.said_by or label(answer.source), day)
    return _("From the dossier: {question}").format(question=question) + (f" · {told}" if told else "")


class DossierOffers(Button):
    """Hidden while the dossier has nothing to offer; a choice is handed to `take`."""

    def __init__(self, take: Callable[[Taken], None], names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(_("From the dossier"), "quiet", "address-book", parent=parent, height="sm")
        self._take, self._names = take, names
        self.offers: tuple[Taken, ...] = ()
        self.list: Menu | None = None
        self.clicked.connect(self._offer)
        self.hide()

    def show_offers(self, offers: Sequence[Taken]) -> None:
        """What can be taken over now."""
        self.offers = tuple(offers)
        self.setVisible(bool(offers))

    def _offer(self) -> None:
        window = self.window()
        entries = [
            (self._line(each), "arrow-right", lambda each=each: self._take(each)) for each in self.offers
        ]
        near = QRect(self.mapTo(window, QPoint(0, 0)), self.size())
        self.list = Menu(window, near, _("From the dossier"), entries, width=460)
        for row, each in zip(self.list.rows, self.offers, strict=True):
            row.setToolTip(source(each))
        self.list.open()

    def _line(self, taken: Taken) -> str:
        said = " ".join(taken.words.split())
        return f"{_(self._names[taken.field])} ← {said}"


def fitting(taken: Sequence[Taken], field: str, value: object) -> str:
    """The source of what stands in a field, where it came from the dossier."""
    for each in taken:
        if each.field == field and value:
            same = str(each.value) in str(value) if isinstance(each.value, str) else each.value == value
            if same:
                return source(each)
    return ""
