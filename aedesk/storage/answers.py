"""What a disk or a damaged file refuses, as an answer; free of SQLAlchemy."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from aedesk.domain.errors import UserError

_SQLITE = {8: "data_not_writable", 10: "disk_failed", 11: "database_damaged", 13: "disk_full", 26: "database_damaged"}
_SYSTEM = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.EROFS: "data_not_writable",
           errno.EACCES: "data_not_writable", errno.EPERM: "data_not_writable", errno.EIO: "disk_failed"}  # fmt: skip


@contextmanager
def answered() -> Iterator[None]:
    """Turn what cannot be helped into an answer; everything else stays our bug."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        code = _code(error)
        if code is None:
            raise
        raise UserError(code) from None


def _code(error: Exception) -> str | None:
    cause = getattr(error, "orig", None) or error  # SQLAlchemy wraps what the driver raised
    number = getattr(cause, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number & 0xFF)
    return _SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None
