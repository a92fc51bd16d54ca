"""The small popover that says who told an answer, where, when and how sure it is."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.clock import Clock
from aedesk.domain.dossier import Confidence, SourceKind
from aedesk.words import _
from ui.dossier.about import Who
from ui.dossier.telling import Telling
from ui.labels import label
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateEdit, Field, Line, Segments
from ui.widgets.popover import Popover

_ELSE = "?"


class SourcePopover(Popover):
    """Every change holds at once; `told` carries what is kept now."""

    told = Signal(object)

    def __init__(self, near: QWidget, title: str, telling: Telling, people: Sequence[Who], clock: Clock) -> None:
        window = near.window()
        super().__init__(window, QRect(near.mapTo(window, QPoint(0, 0)), near.size()), width=400, pad=18)
        self._telling = telling
        self.setAccessibleName(title)
        self.caption(title)
        here = [each for each in people if not each.left or each.id == str(telling.contact_id or "")]
        items: list[tuple[object, str]] = [("", _("nobody named"))]
        items += [(each.id, " · ".join(part for part in (each.name, each.title) if part)) for each in here]
        items.append((_ELSE, _("somebody else")))
        value = str(telling.contact_id) if telling.contact_id else _ELSE if telling.said_by else ""
        self.who = Choice(items, value)
        self.other = Line(telling.said_by)
        self.other_field = Field(_("Name or where it stands"), self.other)
        self.other_field.setVisible(value == _ELSE)
        kinds = [kind for kind in SourceKind if kind is not SourceKind.IMPORT or telling.source is kind]
        sources: list[tuple[object, str]] = [(kind, label(kind)) for kind in kinds]
        self.source = Choice(sources, telling.source)
        self.day = DateEdit(telling.said_on or clock.today(), clock=clock)
        self.sure = Segments([(each, label(each)) for each in Confidence], telling.confidence)
        self.sure.setAccessibleName(_("How sure it is"))
        self.day_field = Field(_("When"), self.day)
        self.body.addWidget(Field(_("Who says it"), self.who))
        self.body.addWidget(self.other_field)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Field(_("Where from"), self.source), 1)
        row.addWidget(self.day_field, 1)
        self.body.addLayout(row)
        self.body.addWidget(Field(_("How sure it is"), self.sure))
        done = Button(_("Done"), "primary")
        done.clicked.connect(self.close)
        self.buttons(done)
        self.who.changed.connect(self._person)
        self.other.left.connect(lambda: self._tell(replace(self._telling, said_by=self.other.value())))
        self.source.changed.connect(lambda kind: self._tell(replace(self._telling, source=kind)))
        self.sure.changed.connect(lambda sure: self._tell(replace(self._telling, confidence=sure)))
        self.day.changed.connect(self._dated)
        self._clock = clock

    def _person(self, key: object) -> None:
        self.other_field.setVisible(key == _ELSE)
        self.refit()
        if key == _ELSE:
            self.other.setFocus()
            self._tell(replace(self._telling, contact_id=None, said_by=self.other.value()))
        else:
            self._tell(replace(self._telling, contact_id=UUID(str(key)) if key else None, said_by=""))

    def _dated(self, day: object) -> None:
        from datetime import date

        if isinstance(day, date) and day > self._clock.today():
            self.day_field.fail(_("This day is still to come."))
            return
        self.day_field.clear()
        self._tell(replace(self._telling, said_on=day if isinstance(day, date) else None))

    def _tell(self, telling: Telling) -> None:
        if telling != self._telling:
            self._telling = telling
            self.told.emit(telling)
