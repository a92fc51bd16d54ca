"""The estimate as PDF beside a plain table of its rows alone, and beside WeasyPrint; sealing and judging."""

import html
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from aedesk.papers.estimate import estimate
from aedesk.papers.estimate_view import EstimateView, Line, TaxTotal
from aedesk.papers.views import House, Two
from aedesk.resources import folder
from tools.measure import median_ms

AT = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
WORK = (
    ("候车亭海报，1185 × 1750 毫米", "Bus-shelter posters, 1185 × 1750 mm", "张", "piece"),
    ("创意构思与文案", "Idea and copy", "项", "job"),
    ("摄影，棚拍与街拍", "Photography, studio and street", "天", "day"),
)


def view(count: int) -> EstimateView:
    """A bilingual sheet of so many lines."""
    lines = []
    for number in range(count):
        zh, en, unit, other = WORK[number % len(WORK)]
        price = 18_500 + number % 97 * 100
        lines.append(
            Line(Two(f"{zh} {number + 1}", f"{en} {number + 1}"), Decimal(2), Two(unit, other), price, 2 * price)
        )
    net = sum(line.amount for line in lines)
    tax = net * 6 // 100
    return EstimateView(
        language="zh+en", currency="CNY", house=House(Two("燕羽广告", "Tern & Quill"), Two("神桥市槐北路 18 号", "")),
        client=Two("云雀单车", "Larkwheel Cycles"), contact=Two("姚芬", "Fen Yao"), job_number="J-0312",
        job_title=Two("春季城市骑行", "Spring city ride"), lines=tuple(lines), subtotal=net, net=net,
        taxes=(TaxTotal(Decimal("0.06"), tax),), total=net + tax, words=Two("人民币壹拾贰万元整", "Yuan one hundred"),
        number="E-0147", issued_on=AT.date(), valid_until=AT.date(), sign_by=AT.date(), payment_days=45,
        content_hash="9f3a61c27be0d415a83c02f651d9b7e40c6628af93d1457be20f8c364ab75d19", issued_at=AT,
    )  # fmt: skip


def plain(given: EstimateView) -> Callable[[], object]:
    """reportlab's own LongTable with the rows alone, Chinese and English in one face each."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    for name in ("AEHan-Regular", "AEPaper-Regular"):
        pdfmetrics.registerFont(TTFont(f"bench-{name}", str(folder("fonts") / f"{name}.ttf")))
    zh = ParagraphStyle("zh", fontName="bench-AEHan-Regular", fontSize=9, leading=13, wordWrap="CJK")
    en = ParagraphStyle("en", fontName="bench-AEPaper-Regular", fontSize=8, leading=10.5)

    def draw() -> object:
        rows = [
            [str(n), [Paragraph(line.text.first, zh), Paragraph(line.text.second, en)], f"{line.quantity:,}",
             [Paragraph(line.unit.first, zh), Paragraph(line.unit.second, en)], f"{line.price / 100:,.2f}",
             f"{line.amount / 100:,.2f}"]
            for n, line in enumerate(given.lines, 1)
        ]  # fmt: skip
        out = BytesIO()
        table = LongTable([["#", "Item", "Qty", "Unit", "Unit price", "Amount"], *rows], [20, 220, 50, 50, 70, 80],
                          repeatRows=1)  # fmt: skip
        SimpleDocTemplate(out, pagesize=A4).build([table])
        return out.getvalue()

    return draw


def weasy(given: EstimateView) -> Callable[[], object] | None:
    """The engine of a peer with the same rows; None where it is not installed."""
    try:
        import weasyprint  # type: ignore[import-not-found, unused-ignore]
    except (ImportError, OSError):
        return None
    font = (folder("fonts") / "AEHan-Regular.ttf").as_uri()
    style = f"@font-face{{font-family:H;src:url({font})}} body{{font:9pt H}} td{{border-bottom:1px solid #ccc}}"
    rows = "".join(
        f"<tr><td>{n}<td>{html.escape(line.text.first)}<br>{html.escape(line.text.second)}<td>{line.quantity}"
        f"<td>{line.price / 100:,.2f}<td>{line.amount / 100:,.2f}"
        for n, line in enumerate(given.lines, 1)
    )
    text = f"<style>{style}</style><table>{rows}</table>"
    return lambda: weasyprint.HTML(string=text).write_pdf()


def rows(row: Any) -> Iterator[Any]:
    """The lines of the table about papers."""
    for count, limit in ((10, 3.0), (400, 1.1)):
        given = view(count)
        ours, floor = median_ms(lambda given=given: estimate(given)), median_ms(plain(given))  # type: ignore[misc]
        yield row(f"estimate of {count} lines, whole sheet : table of its rows", ours, floor, limit)
        peer = weasy(given)
        if peer is not None:
            yield row(f"estimate of {count} lines : WeasyPrint, rows alone", ours, median_ms(peer, 3), 1.0)
    thousand, ten = view(1_000), view(10_000)
    small = median_ms(lambda: estimate(thousand), 3)
    begun = time.perf_counter()
    estimate(ten)
    yield row("estimate of 10,000 lines : of 1,000", (time.perf_counter() - begun) * 1000, small, 12)
    yield from _seals(row)


def _seals(row: Any) -> Iterator[Any]:
    from aedesk.papers.identity import make_identity
    from aedesk.papers.judging import judge
    from aedesk.papers.sealing import seal

    sheet = estimate(view(9))
    identity = make_identity("Tern & Quill", AT)
    sealed = seal(sheet.pdf, identity, AT, sheet.boxes)
    yield row("seal a sheet : 50 ms", median_ms(lambda: seal(sheet.pdf, identity, AT, sheet.boxes)), 50, 1)
    yield row("judge a file : 50 ms", median_ms(lambda: judge(sealed, None, identity.cert_der)), 50, 1)
