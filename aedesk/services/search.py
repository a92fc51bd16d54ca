"""Search over clients, contacts, jobs, estimates and the things of the desk."""

from aedesk.domain import numbering
from aedesk.storage import search, search_text
from aedesk.storage.search import Hit
from aedesk.storage.store import Store


class SearchService:
    """Finds things as somebody types."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @staticmethod
    def initials(text: str) -> str:
        """The pinyin initials that Chinese words are also found by."""
        return search_text.initials(text)

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """The best hits in any of the three scripts; a number is found however it is typed."""
        with self._store.read() as s:
            return search.find(s, numbering.tidy(text), limit)
