"""What the list of people and the organisation chart share: both are filled from the client's contacts."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aedesk.domain.questionnaire import Node
from ui.dossier.about import About, Who
from ui.dossier.control import Control
from ui.dossier.picker import PersonPicker
from ui.widgets.buttons import Button


class Picking(Control):
    """Chooses among the client's people; nobody is written down twice."""

    def __init__(self, node: Node, language: str, about: About, large: bool, verb: str, icon: str) -> None:
        super().__init__(node, language, about, large)
        self._name = ""
        self.add = Button(verb, "plain", icon, parent=self, height="xl" if large else "sm")
        self.add.clicked.connect(self.pick)

    @abstractmethod
    def held(self) -> Iterable[str]:
        """The ids of those who are in it."""

    @abstractmethod
    def put_in(self, key: str) -> None:
        """Put somebody in."""

    @abstractmethod
    def drawn(self) -> Sequence[QWidget]:
        """The parts that show them."""

    @abstractmethod
    def show_people(self) -> None:
        """Draw them anew."""

    def renew(self, about: About) -> None:
        super().renew(about)
        self.show_people()

    def who(self, key: str) -> Who:
        """A contact, or the words for one who was removed."""
        return self.about.who(key) or Who(key, self.say.t("a contact who was removed"), left=True)

    def pick(self) -> None:
        """Offer the client's people who are not in it yet."""
        held = set(self.held())
        free = [each for each in self.about.people if each.id not in held and not each.left]
        picker = PersonPicker(self.add, free, self.about.add_person, self.say)
        picker.picked.connect(self._picked)
        picker.open()

    def _picked(self, who: Who) -> None:
        if self.about.who(who.id) is None:
            self.about.people = (*self.about.people, who)
        self.put_in(who.id)
        self.tell()

    def clear(self) -> None:
        """Take away the parts that are drawn, and leave the focus in the control."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus() and focus is not self.add:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # not to the top of the page
        for part in self.drawn():
            part.hide()
            part.deleteLater()

    def tell(self) -> None:
        """Draw what was changed, and have it kept."""
        self.show_people()
        self.changed.emit()
        self.settled.emit()

    def stop(self) -> QWidget:
        return self.drawn()[0] if self.drawn() else self.add

    def set_name(self, name: str) -> None:
        self._name = name
        self.add.setAccessibleDescription(name)
        for part in self.drawn():
            part.setAccessibleDescription(name)
