"""How numbers of papers are written and read: J-0312, E-0147, SR-0001."""

import re
import unicodedata

KINDS = ("J", "E", "B", "C", "SR")
"""Job, estimate, brief, client, signing record."""

_NUMBER = re.compile(rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})\s*-?\s*([0-9]{{1,9}})", re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−－"), "-")


def written(kind: str, count: int) -> str:
    """The number as it is printed: four digits at least."""
    if kind not in KINDS or count < 1:
        raise ValueError(f"no number {kind} {count}")
    return f"{kind}-{count:04d}"


def read(text: str) -> tuple[str, int] | None:
    """Kind and count of a number that somebody typed, in any width and case; none if it is not one."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).translate(_DASHES).strip())
    if not found or not int(found[2]):
        return None
    return found[1].upper(), int(found[2])


def tidy(text: str) -> str:
    """The number as it is printed, or the text as it came."""
    found = read(text)
    return written(*found) if found else text.strip()
