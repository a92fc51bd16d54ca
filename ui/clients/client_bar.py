"""Above the list of clients: which view, the search, and what sifts and groups the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
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
_GAP = 8
_FIRST = ("class", "group", "owner", "industry")  # what is left out last, and first
CLIENTS, PROSPECTS = "clients", "prospects"


class _Sift(QWidget):
    """The search and the filters; where there is no room for all of them, what is chosen stays and the rest goes."""

    def __init__(self, search: SearchLine, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._search, self._choices = search, choices
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(search, 1)
        for choice in choices:
            line.addWidget(choice)
            choice.changed.connect(lambda _value: self.fit())
        line.addStretch(1)

    def sizeHint(self) -> QSize:
        wide = self._search.minimumWidth() + sum(each.sizeHint().width() + _GAP for each in self._choices)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._search.minimumWidth() + theme.scaled(130), super().minimumSizeHint().height())

    def fit(self) -> None:
        """Show as many filters as there is room for."""
        room = self.width() - self._search.minimumWidth()
        order = sorted(self._choices, key=lambda each: (each.currentIndex() < 1, _FIRST.index(each.objectName())))
        for choice in order:
            room -= choice.sizeHint().width() + _GAP
            choice.setVisible(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


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
        choices = (self.by_class, self.by_owner, self.by_industry, self.group)
        for name, choice in zip(("class", "owner", "industry", "group"), choices, strict=True):
            choice.setObjectName(name)
        self.sift = _Sift(self.search, choices)
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
        self.sift.fit()

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
