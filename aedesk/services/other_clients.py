"""Whether a paper names another client (X-03): their names, and the numbers of their jobs and papers."""

import re
from collections.abc import Iterable
from itertools import pairwise
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from aedesk.storage import tables as t

_NUMBER = re.compile(r"\b[JEBC]-\d{3,}\b")
_LEAST = 3  # letters of a Latin name; a Chinese one has two signs at least


def named(session: Session, client_id: UUID, texts: Iterable[str]) -> tuple[str, ...]:
    """The names and numbers of other clients that stand in these texts."""
    text = "\n".join(texts)
    c = t.client.c
    rows = session.execute(select(c.id, c.short_name, c.other_name, c.legal_name, c.code)).all()
    own = next((row for row in rows if row.id == client_id), None)
    for name in sorted({name for name in own[1:4] if name} if own else (), key=len, reverse=True):
        text = text.replace(name, "\n")  # a name inside our client's own is not another one
    folded = text.casefold()
    pairs = set(pairwise(folded))  # of signs: most names need no search through the text
    found = [
        name
        for row in rows
        if row.id != client_id
        for name in dict.fromkeys((row.short_name, row.other_name, row.legal_name))
        if name and _may_stand(name.casefold(), pairs) and name.casefold() in folded and _stands(name, text)
    ]
    return tuple(dict.fromkeys([*found, *_numbers(session, client_id, text)]))


def _may_stand(name: str, pairs: set[tuple[str, str]]) -> bool:
    """Whether all its pairs of neighbours occur in the text."""
    return pairs.issuperset(pairwise(name))


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    if not any(sign.isalpha() for sign in name):
        return False
    if any(sign >= "\u2e80" for sign in name):
        return len(name) > 1
    return len(name) >= _LEAST and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _numbers(session: Session, client_id: UUID, text: str) -> list[str]:
    """The numbers in a text that belong to other clients."""
    written = sorted(set(_NUMBER.findall(text)))
    if not written:
        return []
    job, estimate, client, brief = t.job.c, t.estimate.c, t.client.c, t.brief.c
    of_briefs = select(brief.number).join(t.job, job.id == brief.job_id)
    queries = (
        select(job.number).where(job.number.in_(written), job.client_id != client_id),
        select(estimate.number).where(estimate.number.in_(written), estimate.client_id != client_id),
        select(client.code).where(client.code.in_(written), client.id != client_id),
        of_briefs.where(brief.number.in_(written), job.client_id != client_id),
    )
    return sorted({number for query in queries for number in session.execute(query).scalars()})
