"""The sheet of one client: names, class, papers, money; new ones are warned of a name that is there already."""

from decimal import Decimal
from typing import cast
from uuid import UUID

from aedesk.domain.client import Client, ClientClass
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import labels
from ui.clients.care_part import CarePart
from ui.desk import Desk
from ui.forms import FormSheet, must
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, Line, Number, Segments

_NAMES = ("short_name", "other_name", "legal_name")


class ClientSheet(FormSheet):
    """Registers a new client or changes one."""

    def __init__(self, desk: Desk, client: Client | None = None) -> None:
        self.client_id: UUID | None = client.id if client else None
        new = client is None
        super().__init__(
            desk,
            _("New client") if client is None else _("Change {name}").format(name=client.short_name),
            _("Register client") if new else _("Save client"),
            width=640,
        )
        shown = client or self._fresh()
        self._taken = ""
        self._names(shown)
        self._standing(shown)
        self._papers(shown)
        self.care: CarePart | None = None
        if client is not None:
            self.care = CarePart(desk.services.planner.rules(client.id))
            self.body.addWidget(self.care)
        self.finish(self._away(client) if client is not None else None)

    def _away(self, client: Client) -> Button:
        archived = client.archived_on is not None
        made = Button(_("Take out of the archive") if archived else _("Archive client"), "quiet", "folder")
        made.clicked.connect(lambda: self._archive(client, away=not archived))
        return made

    def _archive(self, client: Client, *, away: bool) -> None:
        clients = self.desk.services.clients
        try:
            (clients.archive if away else clients.bring_back)(client.id)
        except UserError as error:
            self.complain(error)
            return
        words = _("{name} archived") if away else _("{name} taken out of the archive")
        self.kept_words = words.format(name=client.short_name)
        self.leave()

    def _fresh(self) -> Client:
        agency = self.desk.services.agency.get()
        me = self.desk.services.agency.me()
        return Client(
            short_name="",
            language=agency.paper_language,
            currency=agency.currency,
            payment_days=agency.payment_days,
            owner_id=me.id if me else None,
            since=self.desk.clock.today(),
        )

    def _names(self, shown: Client) -> None:
        self.short_name = Line(shown.short_name)
        self.other_name = Line(shown.other_name)
        self.legal_name = Line(shown.legal_name)
        self.reading = Line(shown.reading)
        self.row(
            self.field("short_name", _("Short name"), self.short_name),
            self.field("other_name", _("Name in the second script"), self.other_name),
        )
        self.row(
            self.field("legal_name", _("Legal name"), self.legal_name, _("as it stands on contracts and invoices")),
            self.field("reading", _("Sorted as"), self.reading, _("pinyin of a Chinese name; empty fills itself")),
        )
        for name in _NAMES:
            line = getattr(self, name)
            line.left.connect(lambda name=name, line=line: self._warn(name, line.value()))

    def _standing(self, shown: Client) -> None:
        classes: list[tuple[object, str]] = [(each, each.value) for each in ClientClass]
        self.client_class = Segments(classes, shown.client_class)
        for each in ClientClass:
            self.client_class.part(each).setAccessibleName(label(each))
        self.industry = Line(shown.industry)
        self.since = DateEdit(shown.since, clock=self.desk.clock)
        people = self.desk.services.agency.people()
        owners: list[tuple[object, str]] = [(None, _("Nobody yet"))]
        owners += [(person.id, person.name) for person in people]
        self.owner = Choice(owners)
        self.owner.set_value(shown.owner_id)
        self.row(
            self.field("client_class", _("Class"), self.client_class),
            self.field("industry", _("Industry"), self.industry),
            stretch=(0, 1),
        )
        self.row(
            self.field("owner_id", _("Owner"), self.owner, _("the account executive who answers for this client")),
            self.field("since", _("Client since"), self.since),
        )

    def _papers(self, shown: Client) -> None:
        self.language = Choice(list(labels.PAPER_LANGUAGES.items()), shown.language)
        self.currency = Choice([(code, labels.currency(code)) for code in labels.CURRENCIES], shown.currency)
        self.payment_days = Number(shown.payment_days, places=0, least=0, most=365)
        self.tax_number = Line(shown.tax_number)
        self.address = Line(shown.address)
        self.row(
            self.field("language", _("Its papers speak"), self.language),
            self.field("currency", _("Currency"), self.currency),
            self.field("payment_days", _("Pays within, days"), self.payment_days),
            stretch=(4, 4, 3),
        )
        self.row(
            self.field("tax_number", _("Tax number"), self.tax_number),
            self.field("address", _("Address"), self.address),
            stretch=(1, 2),
        )

    def _warn(self, name: str, typed: str) -> None:
        field = self.fields[name]
        if field.failed:
            return
        twin = self._twin(typed)
        if not twin:
            field.set_help(_("as it stands on contracts and invoices") if name == "legal_name" else "")
        else:
            words = _("There is a client of this name already: {name}.").format(name=twin)
            field.set_help(words, "amb")
            if self.client_id is None:
                self.go.set_text(_("Register all the same"))
        self.refit()

    def _twin(self, typed: str) -> str:
        if not typed:
            return ""
        wanted = typed.casefold()
        for row in self.desk.services.clients.rows(typed):
            if row.id != self.client_id and wanted in (row.short_name.casefold(), row.other_name.casefold()):
                return f"{row.short_name}, {row.code}" if row.code else row.short_name
        return ""

    def save(self) -> None:
        clients = self.desk.services.clients
        client = Client(short_name="") if self.client_id is None else clients.get(self.client_id)
        client.short_name = must("short_name", self.short_name.value())
        client.other_name = self.other_name.value()
        client.legal_name = self.legal_name.value()
        client.reading = self.reading.value()
        client.client_class = cast(ClientClass, self.client_class.value())
        client.industry = self.industry.value()
        client.owner_id = cast(UUID | None, self.owner.value())
        client.since = self.since.date()
        client.language = str(self.language.value())
        client.currency = str(self.currency.value())
        client.payment_days = self._days()
        client.tax_number = self.tax_number.value()
        client.address = self.address.value()
        if self.client_id is None:
            clients.register(client)
            self.client_id = client.id
            self.kept_words = _("{name} registered").format(name=client.short_name)
        else:
            clients.save(client)
            self._save_care(client.id)
            self.kept_words = _("{name} saved").format(name=client.short_name)

    def _save_care(self, client_id: UUID) -> None:
        planner = self.desk.services.planner
        rules = planner.rules(client_id)
        if self.care is not None and self.care.put_into(rules):
            planner.save_rules(rules)

    def _days(self) -> int:
        days: Decimal | None = self.payment_days.value()
        if days is None:
            raise UserError("empty", field="payment_days")
        return int(days)
