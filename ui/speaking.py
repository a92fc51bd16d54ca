"""A page before the client speaks the client's language while the rest of the window keeps the AE's."""

from collections.abc import Iterator
from contextlib import contextmanager

from aedesk import words


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Words, figures and dates made inside are in `language`."""
    before = words.language()
    words.use(language)
    try:
        yield
    finally:
        words.use(before)
