"""What changed between two versions of an estimate, line by line, for the agency's eyes."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.domain.estimate import Estimate, EstimateLine
from aedesk.domain.estimate_totals import amount, unit_price
from aedesk.words import N_, _
from ui import format, labels


@dataclass(frozen=True)
class Change:
    """One line that differs: where it stands, what it is, its old and new value, and by how much it costs more."""

    position: int | None  # in the newer version; None where the line is gone
    words: str
    before: str
    after: str
    delta: int


def since(older: Estimate, newer: Estimate) -> list[Change]:
    """The lines that differ, the greatest difference in money first."""
    changes: list[Change] = []
    rows = _pairs(older.lines, newer.lines)
    for old, new in rows:
        if old is None and new is not None:
            changes.append(Change(newer.lines.index(new) + 1, new.description, "", _count(new), amount(new)))
        elif new is None and old is not None:
            changes.append(Change(None, old.description, _count(old), "", -amount(old)))
        elif old is not None and new is not None:
            told = _difference(old, new, newer.currency)
            if told is not None:
                position = newer.lines.index(new) + 1
                changes.append(Change(position, new.description, *told, amount(new) - amount(old)))
    if older.discount != newer.discount:
        before, after = (format.percent(e.discount / 100) for e in (older, newer))
        changes.append(Change(0, _(N_("Discount of the whole")), before, after, 0))
    return sorted(changes, key=lambda change: -abs(change.delta))


def _pairs(
    older: Sequence[EstimateLine], newer: Sequence[EstimateLine]
) -> list[tuple[EstimateLine | None, EstimateLine | None]]:
    """Each line beside its earlier self: by its words first, and by its place where the words were changed too."""
    left = list(older)
    pairs: list[tuple[EstimateLine | None, EstimateLine | None]] = []
    open_ones: list[tuple[int, EstimateLine]] = []
    for place, new in enumerate(newer):
        same = next((old for old in left if _key(old) == _key(new)), None)
        if same is None:
            open_ones.append((place, new))
        else:
            left.remove(same)
            pairs.append((same, new))
    for place, new in open_ones:
        old = older[place] if place < len(older) and any(older[place] is row for row in left) else None
        if old is not None and old.group is new.group and (old.unit == new.unit or amount(old) == amount(new)):
            left = [row for row in left if row is not old]
            pairs.append((old, new))
        else:
            pairs.append((None, new))
    return pairs + [(old, None) for old in left]


def _key(line: EstimateLine) -> tuple[str, str]:
    return line.description.strip().casefold(), line.other_description.strip().casefold()


def _count(line: EstimateLine) -> str:
    return f"{format.number(line.quantity)} {line.unit}".strip()


def _difference(old: EstimateLine, new: EstimateLine, currency: str) -> tuple[str, str] | None:
    """The old and the new value of what differs first, in the order in which a reader asks."""
    if old.quantity != new.quantity or old.unit != new.unit:
        return _count(old), _count(new)
    if unit_price(old) != unit_price(new):
        return format.amount(unit_price(old), currency), format.amount(unit_price(new), currency)
    if old.discount != new.discount:
        return format.percent(old.discount / 100), format.percent(new.discount / 100)
    if old.tax != new.tax:
        return format.percent(old.tax), format.percent(new.tax)
    if _key(old) != _key(new):
        return old.description, new.description
    if old.group is not new.group:
        return labels.label(old.group), labels.label(new.group)
    return None
