"""Questions and answers of a dossier in the words of one language, as papers print them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from aedesk.domain.answer_values import Value
from aedesk.domain.dossier import Confidence, SourceKind
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.questionnaire import Column, Kind, Label, Node, Option
from aedesk.papers import formats
from aedesk.services.dossier_views import AnswerView
from aedesk.words import words

BLANK = "( )"
_HAN = re.compile(r"[\u3400-\u9fff]")
_WIDE = str.maketrans({",": "，", "?": "？", "(": "（", ")": "）", ";": "；", ":": "：", "!": "！"})
_MEETING = (
    re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z0-9])"),
    re.compile(r"(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])"),
)


def label_words(label: Label, language: str) -> str:
    """A printed label; a Chinese one with full-width marks and a space beside Latin letters."""
    text = str(label.get(language) or label.get("en") or "")
    if language != "zh" or not _HAN.search(text):
        return text
    parts = [part.translate(_WIDE) for part in text.split(BLANK)]
    text = BLANK.join(parts)
    for place in _MEETING:
        text = place.sub(" ", text)
    return text


@dataclass(frozen=True)
class Person:
    """A contact as papers name them."""

    name: str
    title: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Speaker:
    """Says questions and answers of one client in one language."""

    language: str
    currency: str
    today: date
    people: Mapping[UUID, Person] = field(default_factory=dict)
    units: Mapping[str, Label] = field(default_factory=dict)

    def label(self, label: Label) -> str:
        """A printed label."""
        return label_words(label, self.language)

    def join(self, parts: Iterable[str]) -> str:
        """A list on one line."""
        return ("、" if self.language == "zh" else ", ").join(part for part in parts if part)

    def name(self, id: str) -> str:
        """The name of a contact; somebody who is gone is a question mark."""
        person = self.people.get(UUID(id))
        return person.name if person else "?"

    def unit(self, node: Node | Option) -> str:
        """What a figure counts: the word for it, the currency's code, or a per cent sign."""
        if isinstance(node, Node) and node.kind is Kind.PERCENT:
            return "%"
        if node.unit == "currency":
            return self.currency
        return self.label(self.units[node.unit]) if node.unit in self.units else ""

    def figure(self, node: Node | Column, value: Value, unit: str = "") -> str:
        """A figure as this language writes it."""
        if node.kind is Kind.MONEY:
            return formats.currency_figure(Decimal(str(value)), self.currency, self.language)
        if node.kind is Kind.PERCENT:
            return formats.percentage(Decimal(str(value)), self.language)
        return formats.figure(Decimal(str(value)), self.language) + (f"\u00a0{unit}" if unit else "")

    def lines(self, node: Node, value: Value) -> tuple[str, ...]:
        """An answer in lines: one for each year, person or text."""
        counted = self.unit(node) if node.unit in ("people", "copies", "pieces", "times") else ""
        if value is None:
            return ()
        if node.period:
            colon = "：" if self.language == "zh" else ": "
            return tuple(
                (f"{formats.partial_day(period, self.language)}{colon}" if period else "") + self.figure(node, number)
                for period, number in value
            )
        match node.kind:
            case Kind.INTEGER | Kind.NUMBER | Kind.MONEY | Kind.PERCENT:
                return (self.figure(node, value, counted),)
            case Kind.DATE:
                return (formats.partial_day(value, self.language),)
            case Kind.MONTH_LIST:
                return (self.months(value),)
            case Kind.CONTACT_LIST:
                return tuple(self._person(id) for id in value)
        return tuple(value) if isinstance(value, list) else (str(value),)

    def months(self, value: Sequence[int]) -> str:
        """Months of any year."""
        return self.join(formats.month_name(month, self.language) for month in value)

    def blank(self, option: Option, value: Value) -> str:
        """What was written into the blank of a choice."""
        if value is None:
            return ""
        if isinstance(value, list):
            months = self.join(str(month) for month in value) if "月" in option.label[self.language] else ""
            return months or self.months(value)
        if option.unit == "currency":
            return formats.currency_figure(Decimal(str(value)), self.currency, self.language)
        if option.detail == "number":
            unit = self.unit(option)
            return formats.figure(Decimal(str(value)), self.language) + (f"\u00a0{unit}" if unit else "")
        return str(value)

    def cell(self, column: Column, value: Value) -> str:
        """A cell of a table."""
        if value is None:
            return ""
        if column.kind is Kind.SINGLE_CHOICE:
            return next((self.label(option.label) for option in column.options if option.key == value[0]), "")
        if column.kind is Kind.DATE:
            return formats.partial_day(value, self.language)
        if column.kind in (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT):
            return self.figure(column, value)
        return str(value)

    def plain(self, node: Node, value: Value) -> str:
        """An answer as text, for a comparison or an extract; rows of tables in lines."""
        if value is None:
            return ""
        if node.path in ONE_OF:
            part = next((item for item in node.items if item.path == f"{node.path}.{value}"), None)
            return self.label(part.label) if part else str(value)
        match node.kind:
            case Kind.SINGLE_CHOICE:
                return self._chosen(node, [value])
            case Kind.MULTI_CHOICE:
                return self._chosen(node, value)
            case Kind.YES_NO:
                return self.yes_no(node)[0 if value else 1]
            case Kind.TABLE:
                return "\n".join(self._rows(node, value))
            case Kind.ORG_CHART:
                return "\n".join(f"{self.name(who)} ← {self.name(above)}" if above else self.name(who)
                                 for who, above in value)  # fmt: skip
        return "\n".join(self.lines(node, value))

    def yes_no(self, node: Node) -> tuple[str, str]:
        """The words for yes and no."""
        say = words(self.language)
        kept = {option.key: self.label(option.label) for option in node.options}
        return kept.get("yes") or say.p("dossier", "Yes"), kept.get("no") or say.p("dossier", "No")

    def source(self, view: AnswerView) -> tuple[str, ...]:
        """Who said it, or where we have it from; when; and how sure it is, where it was more than heard."""
        say = words(self.language)
        if view.given:
            return (say.p("dossier", "client record"),)
        person = self.people.get(view.contact_id) if view.contact_id else None
        who = person.name if person else view.said_by
        day = formats.near_day(view.said_on, self.today, self.language)
        parts = [who or source_word(view.source, self.language), day]
        if view.confidence is Confidence.CONFIRMED:
            parts.append(say.p("dossier", "confirmed"))
        elif view.confidence is Confidence.PROVEN:
            parts.append(say.p("dossier", "proven"))
        return tuple(part for part in parts if part)

    def quoted(self, view: AnswerView) -> str:
        """What they said, word for word, in marks; nothing where it was not kept."""
        return words(self.language).p("dossier", "“{words}”").format(words=view.own_words) if view.own_words else ""

    def source_line(self, view: AnswerView) -> str:
        """Where an answer comes from, on one line."""
        return ("，" if self.language == "zh" else ", ").join(self.source(view))

    def _person(self, id: str) -> str:
        person = self.people.get(UUID(id))
        return "?" if person is None else self.join((person.name, person.title, person.phone.replace(" ", "\u00a0")))

    def _chosen(self, node: Node, chosen: Value) -> str:
        options = {option.key: option for option in node.options}
        said = []
        for key, blank in chosen:
            if key not in options:
                said.append(str(key))
                continue
            label, written = self.label(options[key].label), self.blank(options[key], blank)
            if BLANK in label:
                said.append(label.replace(BLANK, f" {written or '…'} ").strip())
            else:
                colon = "：" if self.language == "zh" else ": "
                said.append(f"{label}{colon}{written}" if written else label)
        return self.join(said)

    def _rows(self, node: Node, value: Value) -> Iterable[str]:
        labels = {row.key: self.label(row.label) for row in node.rows}
        colon, stop = ("：", "；") if self.language == "zh" else (": ", "; ")
        for key, row in value.items() if isinstance(value, dict) else enumerate(value):
            cells = [self.cell(column, row.get(column.key)) for column in node.columns]
            said = stop.join(cell for cell in (*cells, str(row.get("blank") or "")) if cell)
            yield f"{labels[key]}{colon}{said}" if key in labels else said


def source_word(source: SourceKind, language: str) -> str:
    """The word for how something was learned."""
    say = words(language)
    return {
        SourceKind.VISIT: say.p("dossier", "Visit"),
        SourceKind.CALL: say.p("dossier", "Call"),
        SourceKind.MAIL: say.p("dossier", "Mail"),
        SourceKind.REPORT: say.p("dossier", "Report"),
        SourceKind.DOCUMENT: say.p("dossier", "Document"),
        SourceKind.IMPORT: say.p("dossier", "Form"),
        SourceKind.OWN: say.p("dossier", "Our own"),
    }[source]
