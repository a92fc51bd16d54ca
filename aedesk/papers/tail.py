"""The tail of an estimate, one block that is never parted: amount in words, totals, terms, signature boxes."""

from decimal import Decimal

from aedesk.papers import formats
from aedesk.papers.estimate_view import EstimateView
from aedesk.papers.fonts import stack
from aedesk.papers.sheet import BLOCK, GUTTER, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled
from aedesk.papers.views import Signer, Two

BOX = 151.0
_TOTALS, _BETWEEN, _ROW, _TOTAL = 250.0, 32.0, 23.0, 37.0
_TERM_LINE = 16.0


class Tail:
    """The tail measured; `draw` puts it under the last row."""

    def __init__(self, form: Form, view: EstimateView) -> None:
        self.form, self.view, self.say = form, view, form.say
        self.sums = self._sums()
        self.words = self._words()
        self.terms = self._terms()
        self.overleaf: list[Piece] = []

    @property
    def height(self) -> float:
        """From the end of the last row to the end of the boxes."""
        return 12 + self._upper() + 13 + _TERM_LINE * len(self.terms) + 12 + BOX

    @property
    def pages_overleaf(self) -> int:
        """How many pages of terms follow."""
        per_page = self._lines_overleaf()
        return -(-len(self.overleaf) // per_page)

    def put_terms_overleaf(self) -> None:
        """Move terms that would fill a page behind the signatures, and say so above them."""
        self.overleaf, words = self.terms, self.say.p("paper", "The terms and notes overleaf are part of this sheet.")
        self.terms = [Piece(each.words, each.language, 10.5, grey=GREY) for each in self.say.pieces(words)]

    def draw(self, top: float) -> None:
        """Draw the block."""
        top += 12
        self._draw_words(top)
        self._draw_sums(top)
        top += self._upper() + 13
        for line in self.terms:
            self.form.flow(self.form.left, base(top, _TERM_LINE, 10.5), [line])
            top += _TERM_LINE
        self._boxes(top + 12)

    def draw_overleaf(self, top: float) -> None:
        """One page of terms."""
        count = self._lines_overleaf()
        for line in self.overleaf[:count]:
            self.form.flow(self.form.left, base(top, _TERM_LINE, 10.5), [line])
            top += _TERM_LINE
        self.overleaf = self.overleaf[count:]

    def _lines_overleaf(self) -> int:
        return int((self.form.end - 110) // _TERM_LINE)

    def _upper(self) -> float:
        return max(_ROW * len(self.sums) + _TOTAL, self._words_height())

    def _sums(self) -> list[tuple[list[Piece], str]]:
        view, say = self.view, self.say
        rows: list[tuple[Two, int]] = []
        if view.discount:
            rows.append((say.p("paper", "Subtotal"), view.subtotal))
            rows.append((_with_percent(say.p("paper", "Discount"), view.discount_percent, say.first), -view.discount))
        rows.append((say.p("paper", "Net"), view.net))
        rows += [(_with_percent(say.p("paper", "Tax"), each.rate * 100, say.first), each.tax) for each in view.taxes]
        return [(say.pieces(label), formats.amount(value, view.currency, say.first)) for label, value in rows]

    def _words(self) -> tuple[list[Piece], list[Piece]]:
        say, width = self.say, BLOCK - _TOTALS - _BETWEEN - 25.5
        first = Piece(self.view.words.first, say.first, 14, "serif").lines(width)
        second = Piece(self.view.words.second, say.second, 10.5, grey=GREY).lines(width) if say.second else []
        return first, second

    def _words_height(self) -> float:
        first, second = self.words
        return 21.5 + 17 + 2 + 22 * len(first) + ((2 + 15 * len(second)) if second else 0)

    def _terms(self) -> list[Piece]:
        view, say = self.view, self.say
        third = say.p("paper", "° Third party: booked after the client has signed.")
        days = say.p("paper", "Payment within {days} days of the invoice.")
        lines: list[Piece] = []
        for language, place in ((say.first, "first"), (say.second, "second")):
            if not language:
                continue
            sentences = [getattr(third, place)] if any(line.third_party for line in view.lines) else []
            sentences.append(getattr(view.terms, place).strip())
            if view.payment_days is not None:
                sentences.append(getattr(days, place).format(days=view.payment_days))
            text = ("" if language == "zh" else " ").join(each for each in sentences if each)
            note = getattr(view.notes, place).strip()
            for paragraph in (text, note):
                if paragraph:
                    lines += Piece(paragraph, language, 10.5, grey=GREY).lines(BLOCK)
        return lines

    def _draw_words(self, top: float) -> None:
        form, (first, second) = self.form, self.words
        form.pen.rect(form.left, top, BLOCK - _TOTALS - _BETWEEN, self._words_height())
        x, top = form.left + 12.75, top + 10.75
        label = self.say.pieces(self.say.p("paper", "Amount in words"), 10.5, grey=GREY)
        form.flow(x, base(top, 17, 10.5), label)
        top += 19
        for line in first:
            form.flow(x, base(top, 22, 14, serif=True), [line])
            top += 22
        top += 2
        for line in second:
            form.flow(x, base(top, 15, 10.5), [line])
            top += 15

    def _draw_sums(self, top: float) -> None:
        form, say, view = self.form, self.say, self.view
        left = form.right - _TOTALS
        for label, figures in self.sums:
            line = base(top + 3, 17, 12)
            form.flow(left, line, label)
            form.pen.text(form.right, line, figures, 12, "regular", say.first, align="right")
            top += _ROW
        top += 4
        line = base(top + 8, 17, 15)
        form.pen.line(left, top + 0.5, form.right, top + 0.5, 1)
        form.pen.line(left, top + 32.5, form.right, top + 32.5, 1)
        label = say.pieces(say.p("paper", "Total"), 13, style="serif")
        end = form.flow(left, line, label)
        figures = formats.money(view.total, view.currency, say.first)
        size = min(15.0, 15.0 * (form.right - end - 8) / stack("bold", say.first).width(figures, 15))
        form.pen.text(form.right, line, figures, size, "bold", say.first, align="right")

    def _boxes(self, top: float) -> None:
        form, say, view = self.form, self.say, self.view
        width = (BLOCK - 2 * GUTTER) / 3

        def box(slot: str, x: float, y: float, height: float, title: Two, signer: Signer) -> None:
            pieces = say.pieces(title, 10.5, gap=GAP, second_grey=GREY)
            form.signature(slot, (x, y, width, height), pieces, signer, formats.short_day(signer.on, say.language))

        box("estimate.prepared", form.left, top, BOX / 2, say.p("signature", "Prepared by, production"), view.prepared)
        box("estimate.checked", form.left, top + BOX / 2, BOX / 2, say.p("signature", "Checked by, AE"), view.checked)
        middle = form.left + width + GUTTER
        box("estimate.ad", middle, top, BOX, say.p("signature", "Account director"), view.director)
        right = form.right - width
        box("estimate.client", right, top, BOX, say.p("signature", "Client"), view.signer)
        stamp = say.pieces(say.p("signature", "stamp"), 10, grey=GREY)
        form.flow(right + width - 12, base(top + (24 if say.second else 8), 14, 10), stamp, "right")
        if view.sign_by:
            day = formats.short_day(view.sign_by, say.language)
            first = filled(say.p("signature", "Sign by {day}"), day=day).first
            until = Two(first, say.p("signature", "Sign by").second)
            form.flow(right + 10, base(top + BOX - 45, 14, 10), say.pieces(until, 10, grey=GREY, gap=GAP))


def _with_percent(label: Two, value: Decimal, language: str) -> Two:
    shown = formats.percentage(value, language)
    return Two(*(f"{each} {shown}" if each and last else each for each, last in
                 ((label.first, not label.second), (label.second, True))))
