"""Background work: its answer comes in the window's thread, or not at all when nobody is left to take it."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from ui import tasks


def never(*_what: object) -> None:
    raise AssertionError("nobody should be told")


def test_the_answer_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[tuple[object, QThread]] = []
    tasks.run(owner, lambda _task: threading.get_ident(), lambda r: heard.append((r, QThread.currentThread())), never)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][0] != threading.get_ident()
    assert heard[0][1] is QCoreApplication.instance().thread()


def test_a_failure_keeps_its_way(qtbot: QtBot) -> None:
    owner = QObject()
    failures: list[BaseException] = []

    def work(_task: tasks.Task) -> None:
        raise KeyError("broken")

    tasks.run(owner, work, never, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], KeyError)
    assert failures[0].__traceback__ is not None


def test_a_cancelled_task_tells_nobody(qtbot: QtBot) -> None:
    owner = QObject()
    begun, go, stopped = threading.Event(), threading.Event(), threading.Event()

    def work(task: tasks.Task) -> None:
        begun.set()
        go.wait(5)
        try:
            task.tell(1, 2)
        finally:
            stopped.set()

    task = tasks.run(owner, work, never, never, never)
    assert begun.wait(5)
    task.cancel()
    go.set()
    assert stopped.wait(5)
    qtbot.waitUntil(lambda: task not in tasks._live)


def test_progress_is_told(qtbot: QtBot) -> None:
    owner = QObject()
    steps: list[tuple[int, int]] = []
    done: list[object] = []

    def work(task: tasks.Task) -> str:
        for n in range(3):
            task.tell(n, 3)
        return "made"

    tasks.run(owner, work, done.append, never, lambda n, of: steps.append((n, of)))
    qtbot.waitUntil(lambda: bool(done))
    assert steps == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.parametrize("number", range(12))
def test_a_dead_owner_is_never_called(qtbot: QtBot, number: int) -> None:
    owner = QObject()
    begun, go = threading.Event(), threading.Event()
    late: list[object] = []

    def work(_task: tasks.Task) -> int:
        begun.set()
        go.wait(5)
        return number + 1

    task = tasks.run(owner, work, never, never, late=late.append)
    assert begun.wait(5)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(owner)
    go.set()
    qtbot.waitUntil(lambda: task not in tasks._live)
    assert late == [number + 1]


def test_waiting_at_exit_cancels(qtbot: QtBot) -> None:
    owner = QObject()
    begun = threading.Event()

    def work(task: tasks.Task) -> None:
        begun.set()
        while True:
            task.tell(0, 1)

    tasks.run(owner, work, never, never)
    assert begun.wait(5)
    assert tasks.wait(5000)
    qtbot.waitUntil(lambda: not tasks._live)


def test_a_call_from_another_thread_arrives_in_the_windows(qtbot: QtBot) -> None:
    where: list[int] = []
    thread = threading.Thread(target=lambda: tasks.in_window_thread(lambda: where.append(threading.get_ident())))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]
