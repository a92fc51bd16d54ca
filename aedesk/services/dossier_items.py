"""Chapters of the questionnaire as papers print them: blank, or with what is known. Private remarks never come here."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import AnswerState
from aedesk.domain.questionnaire import Column as FormColumn
from aedesk.domain.questionnaire import Kind, Node, Option, Questionnaire
from aedesk.papers import formats
from aedesk.papers import questions as q
from aedesk.services.dossier_views import AnswerView
from aedesk.services.dossier_words import Speaker
from aedesk.words import words

SHAPES = {
    Kind.TEXT: q.Shape.LINE,
    Kind.LONG_TEXT: q.Shape.TEXT,
    Kind.INTEGER: q.Shape.FIGURE,
    Kind.NUMBER: q.Shape.FIGURE,
    Kind.MONEY: q.Shape.FIGURE,
    Kind.PERCENT: q.Shape.FIGURE,
    Kind.DATE: q.Shape.DATE,
    Kind.MONTH_LIST: q.Shape.MONTHS,
    Kind.SINGLE_CHOICE: q.Shape.ONE,
    Kind.MULTI_CHOICE: q.Shape.SEVERAL,
    Kind.YES_NO: q.Shape.ONE,
    Kind.TABLE: q.Shape.TABLE,
    Kind.CONTACT_LIST: q.Shape.PEOPLE,
    Kind.ORG_CHART: q.Shape.CHART,
}
STATES = {
    AnswerState.KNOWN: q.Known.KNOWN,
    AnswerState.NOT_KNOWN: q.Known.NOT_KNOWN,
    AnswerState.NOT_APPLICABLE: q.Known.NOT_APPLICABLE,
}
Answers = Mapping[str, AnswerView]


def chapter_numbers(form: Questionnaire) -> dict[str, int]:
    """The number of each chapter on paper: the cover has none, the others count from 1."""
    numbers, count = {}, 0
    for section in form.sections:
        count += section.path != "cover"
        numbers[section.path] = count if section.path != "cover" else 0
    return numbers


def number_of(section: Node, path: str) -> str:
    """The number of a question inside its chapter, as printed: 2 (2) B."""
    parts = [node.number for node in section.walk() if path == node.path or path.startswith(node.path + ".")]
    return " ".join(part for part in parts[1:] if part)


class Items:
    """Makes the items of chapters in the words of a speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.language = speaker, speaker.language
        self._say = words(speaker.language)

    def blank(self, section: Node) -> tuple[q.Item, ...]:
        """A chapter to fill in."""
        return tuple(self._walk(section, None, frozenset()))

    def filled(self, section: Node, answers: Answers, folded: frozenset[str]) -> tuple[q.Item, ...]:
        """A chapter with its answers; parts that do not apply are one line."""
        return tuple(self._walk(section, answers, folded))

    def _walk(self, above: Node, answers: Answers | None, folded: frozenset[str]) -> Iterator[q.Item]:
        for node in above.items:
            depth = node.path.count(".")
            own = answers.get(node.path) if answers is not None else None
            shut = node.path in folded or (own is not None and own.state is AnswerState.NOT_APPLICABLE)
            if node.kind is None:
                yield q.Heading(self.speaker.label(node.label), node.number, depth, applies=not shut)
                if not shut:
                    yield from self._walk(node, answers, folded)
            elif answers is None:
                yield self._question(node, depth, None, None)
            else:
                value = own.value if own is not None and own.state is AnswerState.KNOWN else None
                answer = q.Answer(q.Known.NOT_APPLICABLE) if shut and own is None else self._answer(node, own, value)
                yield self._question(node, depth, answer, value)

    def _answer(self, node: Node, own: AnswerView | None, value: Value) -> q.Answer:
        if own is None:
            return q.Answer()
        listed = node.kind not in (Kind.TABLE, Kind.ORG_CHART, Kind.SINGLE_CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO)
        asked = formats.near_day(own.said_on, self.speaker.today, self.language)
        source = () if own.state is AnswerState.NOT_APPLICABLE else self.speaker.source(own)
        return q.Answer(STATES[own.state], self.speaker.lines(node, value) if listed else (), source, asked,
                        self.speaker.quoted(own))  # fmt: skip

    def _question(self, node: Node, depth: int, answer: q.Answer | None, value: Value) -> q.Question:
        assert node.kind is not None
        shape = SHAPES[node.kind]
        if node.repeat and shape in (q.Shape.LINE, q.Shape.TEXT):
            shape = q.Shape.LINES
        if node.period:
            shape = q.Shape.FIGURES
        return q.Question(
            label=self.speaker.label(node.label),
            shape=shape,
            number=node.number,
            depth=depth,
            hint=self._date_parts(node) if shape is q.Shape.DATE else self.speaker.unit(node),
            period=self._period(node),
            choices=self._choices(node, value),
            table=self._table(node, value, answer) if node.kind is Kind.TABLE else None,
            seats=self._seats(value) if node.kind is Kind.ORG_CHART and value else (),
            answer=answer,
        )

    def _date_parts(self, node: Node) -> str:
        if node.precision == "day":
            return self._say.p("dossier", "day     month     year")
        return self._say.p("dossier", "month     year")

    def _period(self, node: Node) -> str:
        if not node.period:
            return ""
        return self._say.p("dossier", "year") if node.period == "year" else self._say.p("dossier", "month, year")

    def _choices(self, node: Node, value: Value) -> tuple[q.Choice, ...]:
        if node.kind is Kind.MONTH_LIST:
            return tuple(q.Choice(formats.month_name(month, self.language)) for month in range(1, 13))
        if node.kind is Kind.YES_NO:
            yes, no = self.speaker.yes_no(node)
            return q.Choice(yes, ticked=value is True), q.Choice(no, ticked=value is False)
        if node.kind not in (Kind.SINGLE_CHOICE, Kind.MULTI_CHOICE):
            return ()
        pairs = [] if value is None else [value] if node.kind is Kind.SINGLE_CHOICE else value
        chosen = dict(pairs)
        return tuple(self._choice(option, option.key in chosen, chosen.get(option.key)) for option in node.options)

    def _choice(self, option: Option, ticked: bool, value: Value) -> q.Choice:
        blank = None
        if option.detail:
            caption = self.speaker.label(option.detail_label)
            if option.unit == "currency":
                caption = self.speaker.join((caption, self.speaker.currency))
            blank = q.Blank(caption, self.speaker.blank(option, value), option.detail == "number")
        return q.Choice(self.speaker.label(option.label), option.number, blank, ticked, option.parent is not None)

    def _table(self, node: Node, value: Value, answer: q.Answer | None) -> q.Table:
        columns = tuple(self._column(column) for column in node.columns)
        header = self.speaker.label(node.row_header) if node.row_header else self._say.p("dossier", "Aspect")
        if not node.rows:
            listed = () if answer is None else value or ()
            return q.Table(columns, tuple(q.Row(self._cells(node, row)) for row in listed))
        rows = [
            q.Row(self._cells(node, (value or {}).get(row.key, {})), row.number, self.speaker.label(row.label),
                  q.Blank(value=str((value or {}).get(row.key, {}).get("blank") or "")) if row.detail else None,
                  row.parent is not None)
            for row in node.rows
        ]
        return q.Table(columns, tuple(rows), header, fixed=True)

    def _column(self, column: FormColumn) -> q.Column:
        choices = tuple(self.speaker.label(option.label) for option in column.options)
        return q.Column(self.speaker.label(column.label), choices, column.kind in (Kind.NUMBER, Kind.PERCENT))

    def _cells(self, node: Node, row: Mapping[str, Value]) -> tuple[q.Cell, ...]:
        cells: list[q.Cell] = []
        for column in node.columns:
            value = row.get(column.key)
            if column.kind is Kind.SINGLE_CHOICE:
                keys = [option.key for option in column.options]
                cells.append(keys.index(value[0]) if value and value[0] in keys else None)
            else:
                cells.append(self.speaker.cell(column, value) or None)
        return tuple(cells)

    def _seats(self, value: Value) -> tuple[q.Seat, ...]:
        below: dict[str | None, list[str]] = {}
        known = {who for who, _above in value}
        for who, above in value:
            below.setdefault(above if above in known else None, []).append(who)

        def seat(id: str) -> q.Seat:
            person = self.speaker.people.get(UUID(id))
            return q.Seat(person.name if person else "?", person.title if person else "",
                          tuple(seat(each) for each in below.get(id, ())))

        return tuple(seat(id) for id in below.get(None, ()))
