"""The sheet of a chapter or question of the agency's own: its words in three languages, and how it is answered."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.dossier import OwnNode
from aedesk.domain.questionnaire import Kind
from aedesk.words import _
from ui.desk import Desk
from ui.forms import FormSheet
from ui.labels import LANGUAGES
from ui.settings.outline import KINDS
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Line
from ui.widgets.labels import Label

_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTI_CHOICE)
_MOST = 20


class Options(QWidget):
    """Answers to choose from, each in three languages; one language is enough."""

    def __init__(self, known: Sequence[Mapping[str, str]] = ()) -> None:
        super().__init__()
        self.lines: list[dict[str, Line]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for each in known or [{}] * 3:
            self.add(each)

    def add(self, words: Mapping[str, str] | None = None) -> None:
        """Room for another answer."""
        number = len(self.lines) + 1
        row = QHBoxLayout()
        row.setSpacing(8)
        lines = {}
        for code, name in LANGUAGES.items():
            line = lines[code] = Line((words or {}).get(code, ""), name, self)
            line.setAccessibleName(_("Answer {n}, {language}").format(n=number, language=name))
            row.addWidget(line, 1)
        self._column.addLayout(row)
        self.lines.append(lines)

    def values(self) -> list[dict[str, str]]:
        """The answers that were typed."""
        found = [{code: line.value() for code, line in lines.items()} for lines in self.lines]
        return [each for each in found if any(each.values())]


class QuestionSheet(FormSheet):
    """`above` is the chapter or group a new question goes into; "" makes a new chapter; `node` is reworded."""

    def __init__(
        self, desk: Desk, above: str = "", places: list[tuple[object, str]] | None = None, node: OwnNode | None = None
    ) -> None:
        self._node = node
        self._chapter = not above and node is None
        title = (
            _("Change words") if node is not None else _("New chapter") if self._chapter else _("New question")
        )
        super().__init__(desk, title, _("Save"), about=_("One language is enough; the others follow it."), width=640)
        self.labels = {code: Line(getattr(node, f"label_{code}") if node is not None else "") for code in LANGUAGES}
        for code, name in LANGUAGES.items():
            self.body.addWidget(self.field("label" if code == "zh" else code, name, self.labels[code]))
        self.made = ""
        self.under = Choice(places or [], above)
        kinds: list[tuple[object, str]] = [
            (kind, _(words)) for kind, words in KINDS.items() if kind not in (Kind.TABLE, Kind.ORG_CHART)
        ]
        self.kind = Choice(kinds, Kind.TEXT)
        known = desk.services.forms.options(node) if node is not None else ()
        self.options = Options([option.label for option in known])
        self.more = Button(_("Another answer"), "link", height="sm")
        self.choices = QWidget()
        if node is None and not self._chapter:
            self._question()
        elif known:
            self._answers()
        self.finish()

    def _question(self) -> None:
        self.row(self.field("above", _("Stands in"), self.under), self.field("kind", _("Answered by"), self.kind))
        self._answers()
        self.choices.hide()
        self.kind.changed.connect(self._turn)

    def _answers(self) -> None:
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(_("Answers to choose from"), 12, 500, "t2"))
        column.addWidget(self.options)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.choices)
        self.more.clicked.connect(self._another)

    def _turn(self, kind: object) -> None:
        self.choices.setVisible(kind in _CHOICES)
        self.refit()

    def _another(self) -> None:
        self.options.add()
        self.more.setVisible(len(self.options.lines) < _MOST)
        self.refit()
        next(iter(self.options.lines[-1].values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _in_order(self, known: int) -> list[dict[str, str]]:
        """The answers that there were, emptied ones too, and new ones after them."""
        typed = [{code: line.value() for code, line in lines.items()} for lines in self.options.lines]
        return typed[:known] + [each for each in typed[known:] if any(each.values())]

    def save(self) -> None:
        forms = self.desk.services.forms
        labels = {code: line.value() for code, line in self.labels.items()}
        if self._node is not None:
            known = forms.options(self._node)
            forms.reword(self._node.id, labels, self._in_order(len(known)) if known else None)
            self.made = self._node.path
        elif self._chapter:
            self.made = forms.add("", "", labels).path
        else:
            kind = cast(Kind, self.kind.value())
            options = self.options.values() if kind in _CHOICES else []
            self.made = forms.add(str(self.under.value()), kind.value, labels, options).path
        said = next((words for words in labels.values() if words), "")
        self.kept_words = _("{name} saved").format(name=said)
