"""A sealed sheet and its key, made once for all tests that need one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from aedesk.papers import sealing
from aedesk.papers.estimate import estimate
from aedesk.papers.identity import Identity
from aedesk.papers.views import Sheet, Signer
from tests.papers import samples

ISSUED = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


@cache
def identity() -> Identity:
    """The agency's key."""
    return sealing.make_identity("燕羽广告 Tern & Quill, Shenqiao", ISSUED - timedelta(days=60))


@cache
def stranger() -> Identity:
    """Somebody else's key under the agency's name."""
    return sealing.make_identity("燕羽广告 Tern & Quill, Shenqiao", ISSUED - timedelta(days=60))


@cache
def open_sheet() -> Sheet:
    """The nine lines with every box still open."""
    view = samples.nine()
    names = {slot: Signer(getattr(view, slot).name) for slot in ("prepared", "checked", "director")}
    return estimate(replace(view, **names))


@cache
def issued() -> bytes:
    """The sheet as it was issued."""
    sheet = open_sheet()
    return sealing.seal(sheet.pdf, identity(), ISSUED, sheet.boxes)


@cache
def inked() -> bytes:
    """The same with the client's ink."""
    return sealing.add_ink(issued(), identity(), ISSUED + timedelta(days=3), "estimate.client",
                           samples.strokes(samples.FEN), "Fen Yao", "ink on the pad, witness Iris Tan",
                           dated="2026-03-12")
