"""Work in the background: a plain function in a thread, its answer delivered in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThread, QThreadPool, Signal, Slot


class Cancelled(Exception):  # noqa: N818 - an answer, not an error
    """Raised inside `work` by `task.tell` after `task.cancel`."""


class _Back(QObject):
    """Lives in the window's thread; what workers emit is delivered there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class _Job(QRunnable):
    def __init__(self, body: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._body = body

    def run(self) -> None:
        self._body()


_back: _Back | None = None
_pool: QThreadPool | None = None
_live: set[Task] = set()


class Task:
    """One piece of work under way."""

    def __init__(self, owner: QObject, progress: Callable[[int, int], None] | None) -> None:
        self._owner = owner
        self._stop = threading.Event()
        self._progress = progress
        self._job: _Job | None = None
        owner.destroyed.connect(self._stop.set, Qt.ConnectionType.DirectConnection)

    def cancel(self) -> None:
        """Ask the work to stop; neither `done` nor `failed` will be called."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled or its owner is gone."""
        return self._stop.is_set()

    def tell(self, n: int, of: int) -> None:
        """Called by the work: report progress, and stop here if it was cancelled."""
        if self._stop.is_set():
            raise Cancelled
        if self._progress is not None and _back is not None:
            report = self._progress
            _back.arrived.emit(lambda: self._alive() and report(n, of))

    def _alive(self) -> bool:
        return not self._stop.is_set() and shiboken6.isValid(self._owner)


def run(
    owner: QObject,
    work: Callable[[Task], Any],
    done: Callable[[Any], None],
    failed: Callable[[BaseException], None],
    progress: Callable[[int, int], None] | None = None,
    late: Callable[[Any], None] | None = None,
) -> Task:
    """Do `work(task)` in a thread, then `done(result)` or `failed(error)` in this one, unless `owner` died.

    `late(result)` is called instead of `done` when nobody waits any more, for results that must be closed.
    """
    global _back, _pool
    if _back is None or _pool is None:
        _back, _pool = _Back(), QThreadPool()
        _pool.setMaxThreadCount(4)
        app = QCoreApplication.instance()
        if app is not None:
            _back.moveToThread(app.thread())
    task = Task(owner, progress)
    back = _back

    def body() -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            if not task.cancelled:
                result = work(task)
        except Cancelled:
            task.cancel()
        except BaseException as caught:  # every failure is delivered, none dies in a thread
            error = caught

        def deliver() -> None:
            _live.discard(task)
            if not task._alive():
                if late is not None and error is None and result is not None:
                    late(result)
            elif error is not None:
                failed(error)
            else:
                done(result)

        back.arrived.emit(deliver)

    task._job = _Job(body)
    _live.add(task)
    _pool.start(task._job)
    return task


def wait(ms: int) -> bool:
    """Cancel what is under way and wait for it, at exit; whether all of it ended in time."""
    for task in tuple(_live):
        task.cancel()
    return _pool is None or _pool.waitForDone(ms)


def in_window_thread(call: Callable[[], None]) -> None:
    """Do `call` in the window's thread: at once if this is it, else as soon as it is free."""
    global _back
    app = QCoreApplication.instance()
    if app is None or QThread.currentThread() is app.thread():
        call()
        return
    if _back is None:
        _back = _Back()
        _back.moveToThread(app.thread())
    _back.arrived.emit(call)
