"""Keys of records: UUIDv7, so that rows sort by the time they were made and two laptops can be merged one day."""

import os
import time
from uuid import UUID

_last = 0


def new_id() -> UUID:
    """A new UUIDv7, greater than every one this process made before."""
    global _last
    stamp = time.time_ns()
    millis, rest = divmod(stamp, 1_000_000)
    head = (millis << 12) | (rest * 4096 // 1_000_000)
    _last = head = max(head, _last + 1)
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = ((head >> 12) << 80) | (0x7 << 76) | ((head & 0xFFF) << 64) | (0b10 << 62) | tail
    return UUID(int=value)
