"""The desk for measuring fits together as a real one does, and its lists stay quick by their indexes."""

from contextlib import closing

from aedesk.paths import Paths
from aedesk.storage import check, opening, search
from aedesk.storage.store import Store
from tests.storage.conftest import KEY
from tests.storage.things import client, keep
from tools.big_desk import bulk_desk


def test_a_big_desk_is_sound(paths: Paths, store: Store) -> None:
    keep(store, client("There before"))
    added = bulk_desk(
        paths,
        KEY,
        clients=20,
        jobs=200,
        open_jobs=30,
        estimates=15,
        calls=50,
        items=30,
        tray=5,
        journal_rows=100,
        lines=5,
    )
    assert added == {
        "clients": 20,
        "jobs": 200,
        "estimates": 15,
        "calls": 50,
        "items": 35,
        "journal": 100,
        "search": 311,
    }
    assert check.check(paths, KEY) == []
    assert store.peek("J") == "J-0201"
    keep(store, client("Came after"))
    with closing(opening.connect(paths.database, KEY)) as con:
        board = opening.board(con)
        assert (len(board.cards), board.closed_count) == (80, 170)
        assert sum(card.third_party for card in board.cards) == 15
        assert search.find(con, "came after")
        assert search.find(con, "海报")
    assert check.check(paths, KEY) == []
