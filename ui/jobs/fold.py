"""Which columns of the board stand open at a width, and where: nothing ever scrolls sideways."""

from dataclasses import dataclass

from aedesk.domain.job import STAGES, Stage

STRIP = 36
GAP = 8
NARROWEST = 184


@dataclass(frozen=True)
class Place:
    """Where one column stands."""

    stage: Stage
    x: int
    width: int
    open: bool


def room_for(width: int) -> int:
    """How many open columns fit into `width`, each at least 184 px and the others as strips."""
    for count in range(len(STAGES), 1, -1):
        if _share(width, count) / count >= NARROWEST:
            return count
    return 1


def open_stages(width: int, focus: Stage, folded: frozenset[Stage] = frozenset()) -> tuple[Stage, ...]:
    """The stages that stand open: as many as fit, those nearest to `focus` first, never a folded one."""
    at = STAGES.index(focus)
    near = sorted(range(len(STAGES)), key=lambda i: (abs(i - at), -i))
    wanted = [i for i in near if STAGES[i] not in folded][: room_for(width)]
    return tuple(STAGES[i] for i in sorted(wanted))


def places(width: int, opened: tuple[Stage, ...]) -> tuple[Place, ...]:
    """Every column's place from left to right; the pixels left over go to the first open ones."""
    share, spare = divmod(_share(width, len(opened)), max(1, len(opened)))
    x, result = 0, []
    for stage in STAGES:
        wide = stage in opened
        w = share + (1 if spare > 0 else 0) if wide else STRIP
        spare -= wide
        result.append(Place(stage, x, w, wide))
        x += w + GAP
    return tuple(result)


def _share(width: int, count: int) -> int:
    return width - (len(STAGES) - 1) * GAP - (len(STAGES) - count) * STRIP
