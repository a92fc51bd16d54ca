"""Where things stand inside a signature box: the same for ink that is printed and for ink that is added later."""

from dataclasses import dataclass

PT = 0.75  # points in a pixel of the design
INSET = 2.0  # between the frame and the field that ink may be added to
TITLE = 21.0  # room for the box's title
INK, INK_HALF = (117.2, 37.8), (94.5, 30.2)  # 31 × 10 mm and 25 × 8 mm


@dataclass(frozen=True)
class Box:
    """A place for ink on an issued paper: points from the lower left corner of its page, as PDF fields count."""

    page: int  # from 0
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Inside:
    """The inside of a box in pixels, heights above the box's lower edge."""

    rule: float  # the line to sign on
    base: float  # of the name and the date under it
    ink: float  # where ink stands
    ink_size: tuple[float, float]
    ink_left: float = 26.0
    margin: float = 10.0


def inside(slot: str, height: float) -> Inside:
    """The places in a box of this height; ink of a client stands above the line that says until when to sign."""
    half = height < 90
    low = 5.0 if half else 8.0
    rule = low + (18.0 if half else 19.0)
    lift = 18.0 if slot.endswith("client") and height > 120 else 0.0
    return Inside(rule, low + 3.2, rule + 1 + lift, INK_HALF if half else INK)


def field(page: int, x: float, y: float, width: float, height: float) -> Box:
    """The field inside a box whose lower left corner is (x, y) in pixels, y up: all but its title."""
    return Box(page, (x + INSET) * PT, (y + INSET) * PT, (width - 2 * INSET) * PT, (height - INSET - TITLE) * PT)


def height_of(field_height: float) -> float:
    """The height in pixels of the box that a field of this height, in points, belongs to."""
    return field_height / PT + INSET + TITLE
