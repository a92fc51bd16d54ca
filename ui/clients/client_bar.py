"""Above the list of clients: which view, the search, and what sifts and groups the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.client import ClientClass
from aedesk.words import _, p_
from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.choice import Choice
from ui.widgets.fields import Segments
from ui.widgets.search_line import SearchLine
from ui.widgets.visit_marks import VisitLegend

if TYPE_CHECKING:
    from aedesk.services.client_rows import ClientRow

ARCHIVED = "archived"
_LEGEND_FROM = 1300
CLIENTS, PROSPECTS = "clients", "prospects"


class FilterBar(QWidget):
    """`sift` holds the search and the filters, which the prospects do without."""

    def __init__(self) -> None:
        super().__init__()
        self.views = Segments([(CLIENTS, _("Clients")), (PROSPECTS, _("Prospects"))], CLIENTS, height="sm")
        self.views.setAccessibleName(_("View"))
        self.search = SearchLine(_("Name, industry, pinyin"))
        self.by_class = Choice([(None, _("all"))], prefix=p_("client", "Class"), height="sm")
        classes: list[tuple[object, str]] = [(None, _("all")), *((each, each.value) for each in ClientClass)]
        self.by_class.set_items([*classes, (ARCHIVED, p_("clients", "archived"))])
        self.by_owner = Choice([(None, _("anyone"))], prefix=_("Owner"), height="sm")
        self.by_industry = Choice([(None, _("all"))], prefix=_("Industry"), height="sm")
        kinds: list[tuple[object, str]] = [
            ("class", _("class")),
            ("owner", _("owner")),
            ("industry", _("industry")),
            ("none", _("nothing")),
        ]
        self.group = Choice(kinds, "class", prefix=_("Group by"), height="sm")
        self.sift = QWidget()
        sift = QHBoxLayout(self.sift)
        sift.setContentsMargins(0, 0, 0, 0)
        sift.setSpacing(8)
        sift.addWidget(self.search, 1)
        for choice in (self.by_class, self.by_owner, self.by_industry, self.group):
            sift.addWidget(choice)
        sift.addStretch(1)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(24, 0, 20, 12)
        bar.setSpacing(8)
        bar.addWidget(self.views)
        bar.addWidget(self.sift, 1)
        bar.addStretch(0)
        self.legend = VisitLegend()
        self.more = IconButton("dots", _("Files and more"))
        bar.addWidget(self.legend)
        bar.addSpacing(4)
        bar.addWidget(self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def show_view(self, which: str) -> None:
        """What the clients are sifted by, and what their marks mean, only above the clients."""
        self.views.set_value(which)
        self.sift.setVisible(which == CLIENTS)
        self._explain()

    def _explain(self) -> None:
        self.legend.setVisible(self.views.value() == CLIENTS and self.width() >= theme.scaled(_LEGEND_FROM))

    def offer(self, rows: Sequence[ClientRow]) -> None:
        """Offer the owners and the industries of these clients."""
        owners = {row.owner_id: row.owner for row in rows if row.owner_id}
        nobody: list[tuple[object, str]] = [(None, _("anyone"))]
        self.by_owner.set_items(nobody + sorted(owners.items(), key=lambda each: each[1]))
        industries = sorted({row.industry for row in rows if row.industry})
        every: list[tuple[object, str]] = [(None, _("all"))]
        self.by_industry.set_items(every + [(each, each) for each in industries])
        for choice in (self.by_owner, self.by_industry):
            if choice.currentIndex() < 0:
                choice.set_value(None)

    def keep(self) -> dict[str, object]:
        """What is chosen here."""
        return {
            "text": self.search.text(), "view": self.views.value(), "class": self.by_class.value(),
            "owner": self.by_owner.value(), "industry": self.by_industry.value(), "group": self.group.value(),
        }  # fmt: skip

    def restore(self, kept: dict[str, object]) -> None:
        """Choose it again; the view is the room's to show."""
        self.by_class.set_value(kept["class"])
        self.group.set_value(kept["group"])
        self.search.setText(str(kept["text"]))
        self.by_owner.set_value(kept["owner"])
        self.by_industry.set_value(kept["industry"])
