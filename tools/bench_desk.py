"""What the desk reaches with years of items behind it and a full tray in front of it."""

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from aedesk.app import Services
from tools.measure import median_ms

SCAN = 30 * 1024 * 1024


def rows(row: Callable[..., Any], desk: Services) -> Iterator[Any]:
    """The room, its diary, the end of the day, and how fast a thing is kept."""
    today, number = desk.clock.today(), count()
    desk.desk.view(today)
    yield row("the desk, 20,000 past items, 500 in the tray : 100 ms", median_ms(lambda: desk.desk.view(today)), 100, 1)
    yield row("the first card of Today : 20 ms", median_ms(desk.desk.on_top), 20, 1)
    yield row(
        "a thing captured and kept : 60 ms", median_ms(lambda: desk.desk.capture(f"Note {next(number)}"), 20), 60, 1
    )
    first, second = (desk.desk.capture(name).id for name in ("One", "Two"))
    turn = count()

    def take() -> None:
        desk.desk.take(second if next(turn) % 2 else first)

    yield row("another thing taken to the desk : 60 ms", median_ms(take, 20), 60, 1)
    yield row("the diary of the day : 50 ms", median_ms(lambda: desk.diary.day(today)), 50, 1)
    yield row("the end of the day : 150 ms", median_ms(lambda: desk.closing.state(today)), 150, 1)
    yield row("the registers : 50 ms", median_ms(lambda: desk.desk.registers(today)), 50, 1)
    scan = bytes(SCAN)
    copies = count()

    def drop() -> None:
        data = next(copies).to_bytes(4, "big") + scan
        desk.desk.capture("Scan", files=[("scan.tif", "image/tiff", data)])

    yield row("a scan of 30 MB kept, in the background : 2,000 ms", median_ms(drop, 3), 2_000, 1)


def window_rows(row: Callable[..., Any], session: Any, settle: Callable[[], None]) -> Iterator[Any]:
    """The room switched to and painted, and the window that captures: from the key to its first picture."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.desk_room.capture import CaptureSheet

    window = session.window
    window.resize(1440, 900)

    def switched() -> None:
        window.shell.go("desk")
        window.shell.room.front.load()
        window.grab()

    switched()
    yield row("the desk switched to, read and painted : 100 ms", median_ms(switched), 100, 1)
    spans = []
    for _ in range(8):
        begun = time.perf_counter()
        session.acts.capture()
        window.grab()
        spans.append((time.perf_counter() - begun) * 1000)
        for sheet in window.findChildren(CaptureSheet):
            sheet.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        settle()
    yield row("the capture window, from its key to its picture : 60 ms", statistics.median(spans[1:]), 60, 1)
