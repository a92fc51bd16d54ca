"""What of a dossier goes out: as a form for the client or as JSON, which chapters, with our answers or empty."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from aedesk.domain.client import Client
from aedesk.words import _, language, n_, p_
from ui import format as fmt
from ui.desk import Desk
from ui.dossier.chips import in_language
from ui.file_sheet import FileSheet
from ui.labels import LANGUAGES
from ui.widgets.buttons import Button
from ui.widgets.fields import Check, Segments
from ui.widgets.labels import Label, Text

XLSX, JSON = "xlsx", "json"


class ExportSheet(FileSheet):
    """Asks, then writes the file in the background."""

    def __init__(self, desk: Desk, client: Client) -> None:
        super().__init__(desk, _("Export for {name}").format(name=client.short_name), width=640)
        self._client = client
        self.form_of = Segments([(XLSX, _("Spreadsheet to fill in")), (JSON, _("JSON"))])
        self.form_of.changed.connect(lambda _kind: self._follow())
        self.kind_field = self.field("kind", _("Kind of file"), self.form_of)
        languages: list[tuple[object, str]] = [(code, LANGUAGES[code]) for code in ("zh", "en", "es")]
        self.speech = Segments(languages, _first(client.language))
        self.filled = Segments([(True, _("with what we know")), (False, _("empty"))], True)
        self.body.addWidget(self.kind_field)
        self.speech_field = self.field("language", _("Language of the form"), self.speech)
        self.filled_field = self.field("filled", _("Answers"), self.filled)
        self._two = QWidget()
        two = QHBoxLayout(self._two)
        two.setContentsMargins(0, 0, 0, 0)
        two.setSpacing(12)
        two.addWidget(self.speech_field, 1)
        two.addWidget(self.filled_field, 1)
        self.body.addWidget(self._two)
        self._add_chapters()
        self.note = Text("", 12, 400, "t3")
        self.body.addWidget(self.note)
        self.body.addWidget(self.bar)
        self.finish()
        self._follow()

    def _add_chapters(self) -> None:
        """A box for each chapter; that of a product says how many sheets it makes."""
        services = self.desk.services
        products = len(services.dossiers.products(self._client.id))
        head = QHBoxLayout()
        head.addWidget(Label(_("Chapters"), 12, 500, "t2"))
        head.addStretch(1)
        for words, on in ((p_("tick", "All"), True), (p_("tick", "None"), False)):
            button = Button(words, "link", height="sm")
            button.setAccessibleName(f"{_('Chapters')}: {words}")
            button.clicked.connect(lambda _on=False, on=on: self.choose(on))
            head.addWidget(button)
        self.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        self.chapters: dict[str, Check] = {}
        sections = services.forms.form().sections
        rows = (len(sections) + 1) // 2
        for n, section in enumerate(sections):
            name = in_language(section.label, language())
            if section.per_product and products > 1:
                name = n_("{name}, {n} product", "{name}, {n} products", products).format(name=name, n=products)
            box = Check(name, True)
            box.changed.connect(lambda _on: self._follow())
            self.chapters[section.path] = box
            grid.addWidget(box, n % rows, n // rows, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def choose(self, on: bool) -> None:
        """Tick every chapter, or none."""
        for box in self.chapters.values():
            box.set_value(on)
        self._follow()

    def _chosen(self) -> set[str]:
        return {path for path, box in self.chapters.items() if box.value()}

    def _follow(self) -> None:
        """Show what belongs to the chosen kind."""
        sheet = self.form_of.value() == XLSX
        self._two.setVisible(sheet)
        form = _("Only the answers can be changed. What comes back is compared with what we know, answer by answer.")
        whole = _("For another desk or program: it also says who told each answer and how sure it is.")
        said = form if sheet else whole
        self.note.setText(fmt.join([said, _("Private remarks never go out.")], " "))
        self.note.updateGeometry()
        self.go.setEnabled(bool(self._chosen()) and self.task is None)
        self.refit()

    def save(self) -> None:
        exchange = self.desk.services.exchange
        kind, client_id = str(self.form_of.value()), self._client.id
        speech, filled, chosen = str(self.speech.value()), bool(self.filled.value()), self._chosen()
        name = exchange.file_name(client_id, speech if kind == XLSX else language(), kind)

        def make(tell: Callable[[int, int], None]) -> bytes:
            if kind == XLSX:
                return exchange.spreadsheet(client_id, speech, chosen, filled=filled, tell=tell)
            return exchange.text(client_id, chosen)

        self.write(_("Export"), name, kind, make)


def _first(paper: str) -> str:
    """The client’s first language: zh of zh+en."""
    return paper.split("+", 1)[0]

