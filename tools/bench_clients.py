"""The list of clients with its weeks, and ten thousand contacts from a file."""

import csv
import io
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from aedesk.app import Services
from tools.measure import median_ms

PEOPLE = 10_000


def rows(row: Callable[..., Any], desk: Services) -> Iterator[Any]:
    """What the room of clients reads, and an import from the file to the last record; it changes the desk."""
    today, now = desk.clock.today(), desk.clock.now()
    yield row("the week of 2,000 clients : 100 ms", median_ms(lambda: desk.visits.week(today)), 100, 1)
    reminded = median_ms(lambda: desk.reminders.due(now, now + timedelta(hours=12)))
    yield row("what to be reminded of in 12 hours : 20 ms", reminded, 20, 1)
    data, contacts = _table(), desk.contacts
    begun = time.perf_counter()
    table = contacts.table(data)
    plan = contacts.plan(contacts.people(table, table.columns))
    read = time.perf_counter()
    contacts.apply(plan)
    kept = time.perf_counter()
    yield row("10,000 contacts read and compared, in the background : 5 s", (read - begun) * 1000, 5_000, 1)
    yield row("10,000 contacts kept in one step, in the background : 15 s", (kept - read) * 1000, 15_000, 1)
    begun = time.perf_counter()
    contacts.cards(contacts.vcards())
    yield row("all people as vCards and back : 40 s", (time.perf_counter() - begun) * 1000, 40_000, 1)


def room(row: Callable[..., Any], session: Any, settle: Callable[[], None]) -> Iterator[Any]:
    """The room switched to and painted, with 2,000 clients."""
    window = session.window

    def switched() -> None:
        window.shell.go("jobs")
        settle()
        window.shell.go("clients")
        window.grab()

    switched()
    yield row("the list of 2,000 clients switched to and painted : 100 ms", median_ms(switched), 100, 1)


def _table() -> bytes:
    made = io.StringIO()
    lines = csv.writer(made)
    lines.writerow(["姓名", "公司", "手机", "邮箱", "生日", "备注"])
    for n in range(PEOPLE):
        lines.writerow([f"苏文{n}", f"公司 {n % 1500}", f"138{n:08d}", f"s{n}@b.example", "1980-05-04", "tea"])
    return made.getvalue().encode("gb18030")
