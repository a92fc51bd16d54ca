"""Reads one client's dossier for the interview, and builds the question in front."""

from aedesk.domain.client import Client
from aedesk.services.dossier_views import AnswerView, Chapter
from aedesk.words import _
from ui.desk import Desk
from ui.dossier.about import About, people_of
from ui.dossier.chips import in_language
from ui.dossier.controls import control_for
from ui.dossier.interview_ask import Ask
from ui.dossier.interview_round import OPEN, Round, Step
from ui.dossier.interview_side import Side
from ui.dossier.numbers import numbers
from ui.dossier.telling import Telling


class Questions:
    """The questions of a round, as they stand before the client."""

    def __init__(self, desk: Desk, client: Client) -> None:
        self._desk, self._client = desk, client
        self._form = desk.services.forms.form()

    def ask(self, asked: Round, language: str) -> Ask:
        """The question in front, with the answer that stands."""
        step = asked.step
        people = people_of(self._client)
        about = About(self._client.currency, people, self._form.units, self._desk.clock.today())
        control = control_for(step.node, language, True, about=about)
        view = self._view(step)
        if view is not None and view.value is not None:
            control.set_value(view.value)
        where, above = self._place(step, language)
        last = asked.at == len(asked.steps) - 1
        title = in_language(step.node.label, language)
        return Ask(where, title, above, control, view, first=asked.at == 0, last=last)

    def side(self, asked: Round, telling: Telling, language: str) -> Side:
        """Who says it, and the questions of today."""
        side = Side(people_of(self._client), telling.contact_id, telling.said_by, language)
        side.show_round(asked)
        return side

    def who(self, telling: Telling) -> str:
        """The name of who says it."""
        found = next((each for each in self._client.contacts if each.id == telling.contact_id), None)
        return found.name if found is not None else telling.said_by

    def pointless(self, step: Step) -> bool:
        """Whether an answer of today folded this question."""
        return step.state == OPEN and step.path in self._chapter(step).folded

    def _place(self, step: Step, language: str) -> tuple[str, str]:
        """Chapter, number and product above the question; the groups it stands in below."""
        section = self._form.section(step.node.section)
        number = numbers(self._form).get(step.path, "")
        parts = [in_language(section.label, language)]
        if number:
            parts.append(_("question {number}").format(number=number))
        parts.append(step.product)
        groups = [
            in_language(node.label, language)
            for node in section.walk()
            if node.path != section.path and step.path.startswith(node.path + ".")
        ]
        return " · ".join(part for part in parts if part), " › ".join(groups)

    def _view(self, step: Step) -> AnswerView | None:
        return self._chapter(step).answers.get(step.path)

    def _chapter(self, step: Step) -> Chapter:
        return self._desk.services.dossiers.chapter(self._client.id, step.node.section, step.product_id)
