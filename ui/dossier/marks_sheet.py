"""The sheet of strengths: weak, even or strong for each printed row, for the product and up to two rivals."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from aedesk.domain.dossier import Place, Product
from aedesk.domain.errors import UserError
from aedesk.services.dossier_marks import COMPETITORS, RIVALS, STRENGTHS
from aedesk.words import _, language
from ui.desk import Desk
from ui.dossier.chips import in_language
from ui.errors import sentence
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field, Line, Segments
from ui.widgets.labels import Label, Text
from ui.widgets.sheet import ModalSheet

NEW = "?"


class MarksSheet(ModalSheet):
    """Every mark holds at once; arrow keys move within a row, Tab from row to row."""

    def __init__(self, desk: Desk, client_id: UUID, product: Product) -> None:
        assert desk.window is not None
        super().__init__(desk.window, _("Strengths and weaknesses"), width=560)
        self._desk, self._client_id, self._products = desk, client_id, desk.services.dossiers.products(client_id)
        self.product = product
        self._rival = ""
        self.body.addWidget(Text(_("Our own view, beside the printed pros and cons."), 12, 400, "t2"))
        self.which = Choice([(each.id, each.name) for each in self._products], product.id)
        self.which.changed.connect(self._turn)
        self.subject = Choice([])
        self.subject.changed.connect(self._subject_chosen)
        self.rival = Line("", _("Name of the rival"))
        self.rival.left.connect(self._rival_named)
        self.rival_field = Field(_("Rival"), self.rival)
        row = QHBoxLayout()
        row.setSpacing(12)
        if len(self._products) > 1:
            row.addWidget(Field(_("Product"), self.which), 1)
        row.addWidget(Field(_("Marks of"), self.subject), 1)
        self.body.addLayout(row)
        self.body.addWidget(self.rival_field)
        self.rows: dict[str, Segments] = {}
        self._build_rows()
        ready = Button(_("Done"), "primary", keys="Ctrl ↵")
        ready.clicked.connect(self.close)
        self.foot(primary=ready)
        self._load()

    def _build_rows(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        node = self._desk.services.forms.whole().find(STRENGTHS)
        for i, each in enumerate(node.rows if node is not None else ()):
            name = in_language(each.label, language())
            items: list[tuple[object, str]] = [(None, _("no mark")), *((place, label(place)) for place in Place)]
            marks = Segments(items, height="sm")
            marks.setAccessibleName(name)
            marks.changed.connect(lambda place, key=each.key: self._mark(key, place))
            grid.addWidget(Label(name, 13, 500), i, 0)
            grid.addWidget(marks, i, 1)
            self.rows[each.key] = marks
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(holder)

    def first_focus(self) -> QWidget | None:
        first = next(iter(self.rows.values()), None)
        return first.part(first.value()) if first is not None else self.subject

    def _load(self) -> None:
        found = self._desk.services.dossier_marks.profile(self._client_id, self.product.id)
        rivals = list(found.rivals) + ([self._rival] if self._rival and self._rival not in found.rivals else [])
        items: list[tuple[object, str]] = [("", _("{name}, ours").format(name=self.product.name))]
        items += [(name, name) for name in rivals]
        if len(rivals) < RIVALS:
            items += [(f"={name}", name) for name in self._named_in_dossier() if name not in rivals]
            items.append((NEW, _("Another rival")))
        self.subject.set_items(items)
        self.subject.set_value(self._rival)
        self.rival_field.hide()
        for key, marks in self.rows.items():
            marks.set_value(found.places.get((key, self._rival)))
        self._show_enabled(True)
        self.refit()

    def _named_in_dossier(self) -> list[str]:
        """Rivals that the dossier names already."""
        chapter = self._desk.services.dossiers.chapter(self._client_id, "product", self.product.id)
        view = chapter.answers.get(COMPETITORS)
        rows = view.value if view is not None and isinstance(view.value, list) else []
        first = chapter.section
        node = next((each for each in first.fields() if each.path == COMPETITORS), None)
        key = node.columns[0].key if node is not None and node.columns else ""
        return list(dict.fromkeys(str(row[key])[:40] for row in rows if isinstance(row, dict) and row.get(key)))[:6]

    def _turn(self, product_id: object) -> None:
        self.product = next(each for each in self._products if each.id == product_id)
        self._rival = ""
        self._load()

    def _subject_chosen(self, subject: object) -> None:
        if subject == NEW:
            self.rival.set_value("")
            self.rival_field.show()
            self._show_enabled(False)
            self.refit()
            self.rival.setFocus()
            return
        self._rival = str(subject).removeprefix("=")
        self._load()

    def _rival_named(self) -> None:
        if self.rival.value():
            self._rival = self.rival.value()
            self._load()

    def _show_enabled(self, on: bool) -> None:
        for marks in self.rows.values():
            marks.setEnabled(on)

    def _mark(self, key: str, place: object) -> None:
        try:
            self._desk.services.dossier_marks.set_mark(
                self._client_id, self.product.id, key, place if isinstance(place, Place) else None, self._rival
            )
        except UserError as error:
            self._desk.toast(sentence(error))
            self._load()
