"""One line that is cut where it does not fit; three points say that there is more in the desk."""

from dataclasses import replace

from aedesk.papers.text import Piece


def clipped(piece: Piece, room: float) -> Piece:
    """The words, or as many of them as there is room for."""
    words, shown = piece.words, piece
    while shown.width > room and len(words) > 1:
        words = words[:-1]
        shown = replace(piece, words=words.rstrip() + "…")
    return shown
