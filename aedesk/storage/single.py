"""One window a desk: a lock of the operating system, which a crash or a power cut lets go by itself."""

import contextlib
import os
import sys
from types import TracebackType

from aedesk.domain.errors import UserError
from aedesk.paths import Paths

_BYTE = 1 << 30  # Windows locks bytes against reading too: one far behind the text


class Held:
    """The lock, as long as it is held."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let another window in; the file stays, since removing it would race with the next holder."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "Held":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def hold(paths: Paths) -> Held:
    """Hold the desk, or answer that another window does."""
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(paths.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        raise UserError("data_not_writable", folder=str(paths.data)) from None
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        raise UserError("already_open") from None
    with contextlib.suppress(OSError):  # only for whoever looks into the file
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    return Held(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
