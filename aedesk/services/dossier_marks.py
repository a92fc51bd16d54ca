"""Our own marks beside the printed pros and cons, and the months in which media run: what the small pictures show."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from aedesk.domain.answer_values import months
from aedesk.domain.client import Client
from aedesk.domain.dossier import MediaYear, Place, Product, StrengthMark
from aedesk.domain.errors import UserError
from aedesk.services import lookup
from aedesk.services.forms import FormService
from aedesk.storage import tables as t
from aedesk.storage.store import Store

STRENGTHS = "product.strengths_weaknesses"
COMPETITORS = "product.competitors"
RIVALS = 2


@dataclass(frozen=True)
class Profile:
    """The strengths of one product beside up to two rivals: a place per row where we set one."""

    product_id: UUID
    rivals: tuple[str, ...]
    places: dict[tuple[str, str], Place]  # (row, rival); "" is the client's own product

    def rows(self) -> tuple[str, ...]:
        """The rows that have a mark of ours, in the order first met."""
        return tuple(dict.fromkeys(row for row, _ in self.places))


@dataclass(frozen=True)
class MediaRow:
    """One medium in one year."""

    id: UUID
    medium: str
    booked: tuple[int, ...]
    has_run: tuple[int, ...]


class DossierMarks:
    """Keeps marks and media months."""

    def __init__(self, store: Store, forms: FormService) -> None:
        self._store = store
        self._forms = forms

    def profile(self, client_id: UUID, product_id: UUID) -> Profile:
        """The marks of one product and its rivals, rows in printed order."""
        m = t.strength_mark.c
        with self._store.read() as s:
            query = select(StrengthMark).where(m.client_id == client_id, m.product_id == product_id)
            marks = list(s.scalars(query.order_by(m.id)))
        node = self._forms.whole().find(STRENGTHS)
        order = {row.key: place for place, row in enumerate(node.rows)} if node else {}
        marks.sort(key=lambda mark: order.get(mark.row, len(order)))
        rivals = tuple(dict.fromkeys(mark.rival for mark in sorted(marks, key=lambda mark: mark.id) if mark.rival))
        return Profile(product_id, rivals, {(mark.row, mark.rival): mark.place for mark in marks})

    def set_mark(self, client_id: UUID, product_id: UUID, row: str, place: Place | None, rival: str = "") -> None:
        """Set or take away a mark; a product stands beside two rivals at most."""
        node = self._forms.whole().find(STRENGTHS)
        if node is None or all(known.key != row for known in node.rows):
            raise UserError("answer_no_row", typed=row[:40])
        rival = rival.strip()
        with self._store.write("dossier.mark", undoable=True) as s:
            if lookup.one(s, Product, product_id).client_id != client_id:
                raise UserError("not_found")
            m = t.strength_mark.c
            marks = list(s.scalars(select(StrengthMark).where(m.product_id == product_id)))
            if rival and rival not in (names := {mark.rival for mark in marks} - {""}) and len(names) >= RIVALS:
                raise UserError("too_many_rivals", most=RIVALS)
            mark = next((mark for mark in marks if (mark.row, mark.rival) == (row, rival)), None)
            if place is None:
                if mark is not None:
                    s.delete(mark)
            elif mark is None:
                s.add(StrengthMark(client_id, product_id, row, place, rival))
            else:
                mark.place = place

    def media(self, client_id: UUID, year: int) -> tuple[MediaRow, ...]:
        """The media of a year in their order."""
        m = t.media_year.c
        query = select(MediaYear).where(m.client_id == client_id, m.year == year).order_by(m.place, m.id)
        with self._store.read() as s:
            return tuple(
                MediaRow(row.id, row.medium, tuple(months(row.booked) or ()), tuple(months(row.has_run) or ()))
                for row in s.scalars(query)
            )

    def set_media(
        self, client_id: UUID, year: int, medium: str, booked: tuple[int, ...] = (), has_run: tuple[int, ...] = ()
    ) -> None:
        """Keep the months of one medium in one year; without any month it leaves the picture."""
        if not medium.strip():
            raise UserError("empty", field="medium")
        if not 1990 <= year <= 2100:
            raise UserError("answer_no_period", typed=str(year), precision="year")
        ahead, behind = (",".join(map(str, months(list(chosen)) or ())) for chosen in (booked, has_run))
        with self._store.write("dossier.media", undoable=True) as s:
            lookup.one(s, Client, client_id)
            m = t.media_year.c
            rows = list(s.scalars(select(MediaYear).where(m.client_id == client_id, m.year == year)))
            row = next((row for row in rows if row.medium == medium.strip()), None)
            if not (ahead or behind):
                if row is not None:
                    s.delete(row)
            elif row is None:
                s.add(MediaYear(client_id, year, medium.strip(), ahead, behind, len(rows)))
            else:
                row.booked, row.has_run = ahead, behind

    def rename_media(self, client_id: UUID, year: int, medium: str, name: str) -> None:
        """Give a medium of one year another name; its months stay."""
        name = name.strip()
        if not name:
            raise UserError("empty", field="medium")
        with self._store.write("dossier.media", undoable=True) as s:
            m = t.media_year.c
            rows = list(s.scalars(select(MediaYear).where(m.client_id == client_id, m.year == year)))
            row = next((row for row in rows if row.medium == medium), None)
            if row is None:
                raise UserError("not_found")
            if any(other is not row and other.medium == name for other in rows):
                raise UserError("media_twice", field="medium", name=name)
            row.medium = name
