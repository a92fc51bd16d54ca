"""The product of which the product chapters are shown; adding, renaming and putting away products."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.dossier import Product
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk import Desk
from ui.done import done
from ui.dossier.menu import Act, Menu
from ui.errors import sentence
from ui.widgets.buttons import IconButton
from ui.widgets.choice import Choice


class ProductBar(QWidget):
    """`chosen` carries the product's id; `added` that of a new one."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.client_id: UUID | None = None
        self._products: list[Product] = []
        self.choice = Choice([], height="sm")
        self.choice.setAccessibleName(_("Product"))
        self.choice.changed.connect(self.chosen)
        self.more = IconButton("dots", _("Products: add, rename, put away"))
        self.more.clicked.connect(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 2)
        row.setSpacing(4)
        row.addWidget(self.choice, 1)
        row.addWidget(self.more)

    def show_products(self, client_id: UUID, products: Sequence[Product], chosen: UUID | None) -> None:
        """Offer a client's products."""
        self.client_id, self._products = client_id, list(products)
        self.choice.set_items([(each.id, each.name) for each in products])
        self.choice.set_value(chosen)
        self.setVisible(bool(products))

    def product(self) -> Product | None:
        """The chosen product."""
        return next((each for each in self._products if each.id == self.choice.value()), None)

    def _menu(self) -> None:
        product = self.product()
        acts: list[Act] = [("plus", _("Add a product"), self.add)]
        if product is not None:
            acts.append(("edit", _("Rename {name}").format(name=product.name), self.rename))
            acts.append(("folder", _("Put {name} away").format(name=product.name), self.put_away))
        if self.client_id is not None:
            away = [
                each for each in self.desk.services.dossiers.products(self.client_id, archived=True) if each.archived_on
            ]
            for each in away:
                words = _("Take {name} out again").format(name=each.name)
                acts.append(("arrow-back-up", words, partial(self.take_out, each)))
        Menu(self.more, _("Products"), acts).open()

    def add(self) -> None:
        """Ask for the name of a new product and take it in."""
        name = self.desk.ask.words(_("Add a product"), _("Name of the product"), _("Add"))
        if name is not None and self.client_id is not None:
            self.add_named(name)

    def add_named(self, name: str) -> None:
        """Take a product in."""
        assert self.client_id is not None
        try:
            product = self.desk.services.dossiers.add_product(self.client_id, name)
        except UserError as error:
            self.desk.toast(sentence(error))
            return
        done(self.desk, _("{name} added").format(name=product.name))
        self.chosen.emit(product.id)

    def rename(self) -> None:
        """Ask for another name."""
        product = self.product()
        if product is None:
            return
        name = self.desk.ask.words(_("Rename product"), _("Name of the product"), _("Rename"), product.name)
        if name is not None:
            self.desk.services.dossiers.rename_product(product.id, name, product.other_name)

    def put_away(self) -> None:
        """Put the chosen product away; its answers stay."""
        product = self.product()
        if product is not None:
            self.desk.services.dossiers.archive_product(product.id)
            done(self.desk, _("{name} put away; its answers stay").format(name=product.name))

    def take_out(self, product: Product) -> None:
        """Show a product again that was put away."""
        self.desk.services.dossiers.archive_product(product.id, False)
        self.chosen.emit(product.id)
