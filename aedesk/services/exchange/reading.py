"""Reads a file for one client: which kind it is, whose, of which version, and what it would change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from aedesk.domain import answer_values
from aedesk.domain.client import Client
from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Node, Questionnaire
from aedesk.services.dossier_views import AnswerView
from aedesk.services.exchange import people
from aedesk.services.exchange.blocks import Known, Unread
from aedesk.services.exchange.compare import Comparison
from aedesk.services.exchange.text import Tongue
from aedesk.services.exchange.views import FORMAT, FORMAT_VERSION, MOST_BYTES, Import, Key, Place, Problem

Tell = Callable[[int, int], None]
_PACKED, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass
class _Record:
    """What the hidden sheet of a form says."""

    rows: list[tuple[str, ...]]
    people: dict[str, str] = field(default_factory=dict)
    sent: dict[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, first, second, third, *_ in self.rows:
            if kind == "person" and (id := _id(first)):
                self.people[str(id)] = second
            elif kind == "answer":
                self.sent[first, _id(second)] = third

    def of(self, kind: str) -> tuple[str, ...]:
        """The line of this kind."""
        return next((row for row in self.rows if row[0] == kind), ("", "", "", ""))


@dataclass
class Reading:
    """Everything that a file is read against."""

    client: Client
    products: Mapping[UUID, str]
    present: Mapping[Key, AnswerView]
    form: Questionnaire
    problems: list[Problem] = field(default_factory=list)

    def read(self, data: bytes, tell: Tell) -> Import:
        """The differences and the problems; a file that is not for us at all has one problem and no differences."""
        try:
            if len(data) > MOST_BYTES:
                raise UserError("exchange_huge", most=MOST_BYTES // 1_000_000)
            if data.startswith(_PACKED):
                return self._spreadsheet(data, tell)
            if data.startswith(_OLD_EXCEL):
                raise UserError("exchange_old_excel")
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                return self._text(data)
            raise UserError("exchange_not_file")
        except UserError as error:
            return Import(self.client.id, problems=(Problem(Place(), error.code, error.values, whole=True),))

    def _spreadsheet(self, data: bytes, tell: Tell) -> Import:
        from aedesk.services.exchange import answers, books, cells, sheets

        book = books.open_book(data, self.problems.append, tell)
        record = _Record(book.record)
        _, format, version, *_ = record.of("format")
        if format != FORMAT:
            raise UserError("exchange_not_ours")
        if not version.isdecimal() or int(version) > FORMAT_VERSION:
            raise UserError("exchange_newer")
        _, code, client_id, name, *_ = record.of("client")
        self._whose(_id(client_id), code, name)
        self._version(record.of("questionnaire")[1], Place(sheets.RECORD, "B2"))
        finder = people.Finder(self.client.contacts, record.people)
        compared = self._comparison(finder, record.sent)
        _, language, currency, *_ = record.of("language")
        reader = cells.CellReader(Tongue(language, currency, self.form.units), finder.find)
        seen: set[tuple[str, str]] = set()
        for sheet in book.sheets:
            product = _id(sheet.product)
            if (sheet.section, sheet.product) in seen:
                self._tell(Place(sheet.name), "exchange_sheet_twice")
                continue
            seen.add((sheet.section, sheet.product))
            if sheet.product and product not in self.products:
                self._tell(Place(sheet.name), "exchange_product")
                continue
            for path, block in sheet.blocks.items():
                node = self._node(path, sheet.section, block.place)
                if node is not None:
                    try:
                        known = answers.read(node, block, reader, self.problems.append)
                        words = answers.own_words(block, self.problems.append) if sheet.own_words else None
                    except Unread:
                        continue
                    if known is None and words:
                        known = Known(AnswerState.NOT_KNOWN)  # they said something, but not what was asked
                    compared.take(node, product, known, block.place, own_words=words)
        return self._done(compared, finder, language, _day(record.of("made")[1]))

    def _text(self, data: bytes) -> Import:
        from aedesk.services.exchange import texts

        read = texts.read(data, self.problems.append)
        self._whose(_id(read.client_id.replace("-", "")), read.code, read.name)
        self._version(str(read.version), Place("", "questionnaire"))
        finder = people.Finder(self.client.contacts, {})
        compared = self._comparison(finder, None)
        for said in read.answers:
            if said.product_id is not None and said.product_id not in self.products:
                self._tell(said.place, "exchange_product")
                continue
            node = self._node(said.path, said.section, said.place)
            if node is None:
                continue
            try:
                known = None if said.state is None else self._known(node, said.state, said.value)
            except UserError as error:
                self._tell(said.place, error.code, **error.values)
                continue
            compared.take(node, said.product_id if node.per_product else None, known, said.place, said.source,
                          said.own_words)  # fmt: skip
        return self._done(compared, finder, "", read.made_on)

    def _known(self, node: Node, state: AnswerState, raw: object) -> Known | None:
        if state is not AnswerState.KNOWN:
            return Known(state)
        if node.path in ONE_OF:
            if raw not in ONE_OF[node.path]:
                raise UserError("answer_no_option", typed=str(raw)[:40])
            return Known(state, raw)
        value = answer_values.check(node, raw)
        return None if value is None else Known(state, value)

    # Shared by both

    def _whose(self, client_id: UUID | None, code: str, name: str) -> None:
        if client_id != self.client.id:
            raise UserError("exchange_other_client", name=f"{code} {name}".strip() or "?")

    def _version(self, theirs: str, place: Place) -> None:
        if theirs != str(self.form.version):
            self._tell(place, "exchange_version", theirs=theirs or "?", ours=self.form.version)

    def _node(self, path: str, section: str, place: Place) -> Node | None:
        node = self.form.find(path)
        if node is None or node.section != section:
            self._tell(place, "answer_no_question", path=path[:80])
            return None
        return node

    def _comparison(self, finder: people.Finder, sent: Mapping[Key, str] | None) -> Comparison:
        contacts = frozenset(str(contact.id) for contact in self.client.contacts)
        return Comparison(self.present, self.products, contacts, finder.newcomers, sent, problems=self.problems)

    def _tell(self, place: Place, code: str, **values: object) -> None:
        self.problems.append(Problem(place, code, values))

    def _done(self, compared: Comparison, finder: people.Finder, language: str, made_on: date | None) -> Import:
        order = {node.path: n for n, node in enumerate(n for s in self.form.sections for n in s.walk())}
        products = list(self.products)
        found = sorted(
            compared.differences,
            key=lambda each: (
                _chapter(order, each.node.section),
                products.index(each.product_id) if each.product_id else -1,
                order[each.path],
            ),
        )
        return Import(self.client.id, tuple(found), tuple(self.problems), finder.newcomers, language, made_on)


def _chapter(order: Mapping[str, int], section: str) -> int:
    return order.get(section, len(order))


def _id(text: str) -> UUID | None:
    try:
        return UUID(hex=text) if text else None
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
