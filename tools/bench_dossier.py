"""The dossier: read, answer, search over two thousand of them, and what the page itself takes."""

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from aedesk.app import Services
from aedesk.domain.dossier import Answer, AnswerState
from aedesk.domain.questionnaire import Kind
from tools.measure import median_ms

TEXTS = ("整叶茶包，可冲泡三次", "Women of 28 to 45 buy, the whole house drinks", "Campaña de otoño en cuatro ciudades")


def fill(desk: Services, each: int = 20) -> None:
    """So many answers in the dossier of every client, a few hundred clients an operation."""
    clients = [row.id for row in desk.clients.rows()]
    paths = [node.path for node in desk.forms.form().fields() if node.kind is Kind.LONG_TEXT][:each]
    words = cycle(TEXTS)
    for start in range(0, len(clients), 200):
        with desk.store.write("bench.fill") as s:
            for client in clients[start : start + 200]:
                s.add_all(
                    Answer(client, path, None, AnswerState.KNOWN, f'"{next(words)}"', said_on=desk.clock.today())
                    for path in paths
                )


def rows(row: Any, demo: Services, large: Services) -> Iterator[Any]:
    """The lines of the table about dossiers, without the window."""
    tea = next(client.id for client in demo.clients.rows() if client.short_name == "Moonbamboo Tea")
    yield row("read the longest chapter of a full dossier : 100 ms",
              median_ms(lambda: demo.dossiers.chapter(tea, "future_advertising")), 100, 1)  # fmt: skip
    words = cycle(("Lao Qi", "Lao Qi and sons"))
    saved = median_ms(lambda: demo.dossiers.answer(tea, "client.company.founder", next(words)), 30)
    yield row("save one answer with its journal entry : 10 ms", saved, 10, 1)
    yield row("what to ask next : 100 ms", median_ms(lambda: demo.dossier_ask.next(tea)), 100, 1)
    begun: list[float] = []
    pages = 1
    for _turn in range(4):
        at = time.perf_counter()
        pdf = demo.dossier_papers.filled(tea, "en")
        begun.append((time.perf_counter() - at) * 1000)
        from pypdfium2 import PdfDocument

        pages = len(PdfDocument(pdf))
    yield row(f"a filled form of {pages} pages, a page : 30 ms", statistics.median(begun[1:]) / pages, 30, 1)
    fill(large)
    for name, asked in (("two Chinese signs", "冲泡"), ("English", "household")):
        yield row(f"search over 2,000 dossiers, {name} : 50 ms", median_ms(partial(large.search.find, asked)), 50, 1)
    yield row("how complete 2,000 dossiers are : 50 ms", median_ms(large.dossiers.percents), 50, 1)


def page(row: Any, session: Any, settle: Callable[..., None]) -> Iterator[Any]:
    """Opening a full dossier and changing its chapter, painted."""
    desk, shell = session.desk, session.window.shell
    tea = next(client.id for client in desk.services.clients.rows() if client.short_name == "Moonbamboo Tea")
    spans = []
    for turn in range(6):
        shell.go("client", tea)
        settle()
        at = time.perf_counter()
        shell.go("client", (tea, "dossier"))
        session.window.grab()
        spans.append((time.perf_counter() - at) * 1000)
        settle()
        if turn < 5:
            shell.go("jobs")
            settle()
    yield row("a full dossier opened and painted : 150 ms", statistics.median(spans[1:]), 150, 1)
    tab = shell.room.dossier
    spans = []
    for section in ("client", "market", "future_advertising", "product", "selling", "past_advertising"):
        at = time.perf_counter()
        tab.open_chapter(section)
        session.window.grab()
        spans.append((time.perf_counter() - at) * 1000)
        settle()
    yield row("another chapter of it opened and painted : 100 ms", statistics.median(spans), 100, 1)
