"""Printing what is known of where a client stands: evaluation and survey, filled or to fill in; and the prospects."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from aedesk.domain.client import Client
from aedesk.words import N_, _
from ui.print_sheet import Maker, Paper, PapersSheet

if TYPE_CHECKING:
    from ui.desk import Desk

EVALUATION, EVALUATION_FORM, SURVEY, SURVEY_FORM = "evaluation", "evaluation_form", "survey", "survey_form"
PAPERS = (
    Paper(EVALUATION, N_("Client evaluation"), N_("Marks, class, reasons and those before it (PF-34)")),
    Paper(EVALUATION_FORM, N_("Evaluation to fill in"), N_("The empty sheet with this desk’s weights (PF-34)")),
    Paper(SURVEY, N_("Answered survey"), N_("What the client answered and what we do about it (PF-35)")),
    Paper(SURVEY_FORM, N_("Survey for the client"), N_("Ten statements to hand over; nobody else is named (PF-35)")),
)
PROSPECTS = (
    Paper("prospects", N_("Prospects and visit plan"), N_("Every prospect by step, this week, the visits (PF-47)")),
)


class StandingPrint(PapersSheet):
    """The papers of one client; only those that there is something for."""

    def __init__(
        self, desk: Desk, client: Client, chosen: str = EVALUATION, *, evaluation: UUID | None = None,
        survey: UUID | None = None,
    ) -> None:  # fmt: skip
        standing = desk.services.standing
        self._client = client
        every, answered = standing.evaluations(client.id), standing.surveys(client.id)
        self._evaluation = evaluation or (every[0].id if every else None)
        self._survey = survey or (answered[0].id if answered else None)
        papers = [
            paper for paper in PAPERS
            if (paper.code != EVALUATION or self._evaluation) and (paper.code != SURVEY or self._survey)
        ]  # fmt: skip
        codes = [paper.code for paper in papers]
        title = _("Print papers of {client}").format(client=client.short_name)
        super().__init__(desk, title, papers, chosen if chosen in codes else f"{chosen}_form", width=1000)

    def turned(self, paper: Paper) -> None:
        if paper.code == SURVEY_FORM and self._client.language[:2] in ("zh", "en", "es"):
            self.speaks.set_value(self._client.language[:2])  # it is the client who reads it

    def maker(self) -> Maker | None:
        papers, client, speaks = self.desk.services.standing_papers, self._client.id, str(self.speaks.value())
        evaluation, survey = self._evaluation, self._survey
        if self.paper.code == EVALUATION:
            return lambda: papers.evaluation(client, speaks, evaluation)
        if self.paper.code == EVALUATION_FORM:
            return lambda: papers.evaluation(client, speaks)
        if self.paper.code == SURVEY:
            return lambda: papers.survey(client, speaks, survey)
        return lambda: papers.survey(client, speaks)

    def name(self) -> str:
        return f"{super().name()} {self._client.short_name}"


class ProspectsPrint(PapersSheet):
    """The list of prospects and the visit plan."""

    def __init__(self, desk: Desk) -> None:
        self._day: date = desk.clock.today()
        super().__init__(desk, _("Print prospects"), PROSPECTS, PROSPECTS[0].code, width=1000)

    def maker(self) -> Maker | None:
        papers, day, speaks = self.desk.services.standing_papers, self._day, str(self.speaks.value())
        return lambda: papers.prospects(day, speaks)

    def name(self) -> str:
        return f"{super().name()} {self._day.isoformat()}"
