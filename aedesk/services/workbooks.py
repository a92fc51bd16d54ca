"""Spreadsheets from outside: nothing in them is trusted before their size is known."""

import io
import zipfile

from aedesk.domain.errors import UserError

MOST_UNPACKED = 400_000_000  # bytes of what lies in a file
_MOST_PARTS = 2_000


def check(data: bytes, other: str) -> None:
    """Refuse what is no spreadsheet (by the code `other`), is damaged, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile:
        raise UserError("exchange_damaged") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UserError("exchange_huge", most=MOST_UNPACKED // 1_000_000)
    if not any(part.filename.startswith("xl/") for part in parts):
        raise UserError(other)
