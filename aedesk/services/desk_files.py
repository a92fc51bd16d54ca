"""Files on their way to the desk: read in pieces, in the background, with an answer for each one that is refused."""

import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path

from aedesk.domain.desk import ItemPaper
from aedesk.domain.errors import UserError
from aedesk.storage.files import Files

Given = tuple[str, str, bytes]
"""A file as it is handed over: its name, what it is, its bytes."""

LARGEST = 100 * 1024 * 1024
_PIECE = 1024 * 1024


def load(path: Path, told: Callable[[int, int], None] | None = None) -> Given:
    """Read a dropped file; `told` hears how many bytes of how many are read. It may run in any thread."""
    if path.is_dir():
        raise UserError("folder_dropped", name=path.name)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UserError("file_too_large", name=path.name, most=LARGEST // (1024 * 1024))
        pieces, read = [], 0
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                pieces.append(piece)
                read += len(piece)
                if told is not None:
                    told(min(read, size), size)
    except OSError:
        raise UserError("file_unreadable", name=path.name) from None
    if not read:
        raise UserError("file_empty", name=path.name)
    return path.name, media_of(path.name), b"".join(pieces)


def media_of(name: str) -> str:
    """What a file is, by the end of its name."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def put(files: Files, given: Sequence[Given]) -> tuple[list[ItemPaper], list[tuple[str, str]]]:
    """Keep the bytes before the row that names them; what could not be kept is told with its reason."""
    kept, failed = [], []
    for name, media, data in given:
        try:
            if not data:
                raise UserError("file_empty")
            if len(data) > LARGEST:
                raise UserError("file_too_large")
            blob = files.put(data, kind="paper")
        except UserError as error:
            failed.append((name, error.code))
        else:
            kept.append(ItemPaper(name, blob, media or media_of(name), len(data)))
    return kept, failed
