"""The folders of the filing (D-01), and how the agency keeps its desks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from aedesk.domain.desk import Category
from aedesk.domain.desk_plan import DeskSettings
from aedesk.domain.errors import UserError
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.store import Store
from aedesk.words import N_, _

DEFAULTS = (
    N_("Briefs and layouts"), N_("Estimates"), N_("Contact reports"), N_("Suppliers"), N_("Payments"),
)  # fmt: skip
"""The folders that a desk begins with."""

_RANGES = {
    "sunday_weekday": (1, 7), "sunday_minute": (0, 24 * 60 - 1), "tray_days": (1, 30), "day_minutes": (60, 16 * 60),
    "full": (10, 200), "department_limit": (1, 50), "read_minutes": (1, 120),
}  # fmt: skip


class Folders:
    """What is done with folders and settings of the desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def categories(self, *, closed: bool = False) -> list[Category]:
        """The folders in their order; the first five are made, in the window's language, when they are asked for."""
        c = t.category.c
        with self._store.read() as s:
            found = list(s.scalars(select(Category).order_by(c.place, c.id)))
        if not found:
            with self._store.write("desk.category") as s:
                found = list(s.scalars(select(Category)))
                if not found:
                    found = [Category(_(name), place) for place, name in enumerate(DEFAULTS)]
                    s.add_all(found)
        return [one for one in found if closed or not one.closed]

    def save_category(self, category: Category) -> Category:
        """Add a folder, or change its name; one that is closed keeps its papers."""
        name = " ".join(category.name.split())
        if not name:
            raise UserError("empty", field="name")
        c = t.category.c
        with self._store.write("desk.category", undoable=True) as s:
            others = s.scalars(select(Category).where(c.id != category.id))
            places = []
            for other in others:
                places.append(other.place)
                if other.name.casefold() == name.casefold():
                    raise UserError("folder_twice", field="name", name=name)
            kept = s.get(Category, category.id)
            if kept is None:
                category.name, category.place = name, max(places, default=-1) + 1
                s.add(category)
                return category
            kept.name, kept.closed = name, category.closed
        return kept

    def place_categories(self, ids: Sequence[UUID]) -> None:
        """Put the folders in this order."""
        with self._store.write("desk.category_order", undoable=True) as s:
            for place, id in enumerate(ids):
                kept = lookup.one(s, Category, id)
                if kept.place != place:
                    kept.place = place

    def settings(self) -> DeskSettings:
        """The settings; the usual ones while none were kept."""
        with self._store.read() as s:
            return s.scalars(select(DeskSettings)).first() or DeskSettings()

    def save_settings(self, settings: DeskSettings) -> DeskSettings:
        """Keep the settings."""
        for name, (least, most) in _RANGES.items():
            if not least <= getattr(settings, name) <= most:
                raise UserError("desk_setting", field=name, least=least, most=most)
        with self._store.write("desk.settings", undoable=True) as s:
            kept = s.scalars(select(DeskSettings)).first()
            if kept is None:
                s.add(settings)
                return settings
            for name in ("sunday", *_RANGES):
                setattr(kept, name, getattr(settings, name))
        return kept
