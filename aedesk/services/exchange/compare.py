"""What a file says against what the desk knows, and against what the file said when it was made."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from aedesk.domain.answer_values import dump
from aedesk.domain.dossier import AnswerState, Confidence, SourceKind
from aedesk.domain.questionnaire import Node
from aedesk.services.dossier_views import AnswerView
from aedesk.services.exchange import people
from aedesk.services.exchange.blocks import Known
from aedesk.services.exchange.views import Difference, Key, Place, Problem, Source


def digest(known: Known | AnswerView | None) -> str:
    """A short sign of an answer, the same for the same answer; "" for none."""
    if known is None:
        return ""
    said = f"{known.state}|{dump(known.value) if known.state is AnswerState.KNOWN else ''}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass
class Comparison:
    """Gathers the differences of one file; `sent` are the signs of what it held when it was made, if it says so."""

    present: Mapping[Key, AnswerView]
    products: Mapping[UUID, str]
    contacts: frozenset[str]
    newcomers: Mapping[UUID, str]
    sent: Mapping[Key, str] | None
    differences: list[Difference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(
        self, node: Node, product_id: UUID | None, known: Known | None, place: Place, source: Source | None = None,
        own_words: str | None = None,
    ) -> None:  # fmt: skip
        """Compare one answer; `own_words` None: the file does not say them."""
        key = (node.path, product_id)
        now = self.present.get(key)
        said, has = digest(known), digest(now)
        stand = now.own_words if now is not None else ""
        words = stand if own_words is None or known is None else own_words
        if (said == has and words == stand) or (known is None and now is not None and now.given):
            return
        was = None if self.sent is None else self.sent.get(key, "")
        if said == was == "" and words == stand:
            return  # never filled in: what we learned since stays
        strangers = [id for id in people.ids(node, known.value if known else None) if id not in self.contacts]
        new = tuple(self.newcomers[UUID(id)] for id in strangers if UUID(id) in self.newcomers)
        if len(new) < len(strangers):
            self.problems.append(Problem(place, "contact_not_of_client"))
            return
        product = self.products[product_id] if product_id else ""
        after = _view(key, known, source, words)
        here = "same" if was is None or was == has or said == has else "untouched" if said == was else "crossed"
        self.differences.append(
            Difference(
                *key, product, node, _kind(known, now), now, after, place, here, tuple(dict.fromkeys(new)), source
            )
        )


def _kind(known: Known | None, now: AnswerView | None) -> str:
    if known is None:
        return "emptied"
    if known.state is not AnswerState.KNOWN:
        return known.state.value
    return "changed" if now is not None and now.state is AnswerState.KNOWN else "added"


def _view(key: Key, known: Known | None, source: Source | None, own_words: str) -> AnswerView | None:
    if known is None:
        return None
    told = source or Source(SourceKind.IMPORT, Confidence.HEARD, None, "", None)
    return AnswerView(*key, known.state, known.value, told.said_by, told.contact_id, told.source, told.confidence,
                      told.said_on, None, False, own_words=own_words)  # fmt: skip
