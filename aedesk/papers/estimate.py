"""The estimate (PF-10), the paper that the client signs: every page adds up by hand, the tail is never parted.

Measured first, then paged, then drawn: so each page knows how many there are.
"""

from collections.abc import Sequence

from aedesk.papers import formats, labels, tail
from aedesk.papers.estimate_view import EstimateView, Line
from aedesk.papers.labels import Cell
from aedesk.papers.paging import Measured, Rooms, pages
from aedesk.papers.rows import BROUGHT, CARRIED, GROUP_AGAIN, Columns, Row, draw_row, head_height, table_head
from aedesk.papers.sheet import Form
from aedesk.papers.text import GAP, GREY, Piece, Voice, filled
from aedesk.papers.views import Sheet, Tell, Two

GROUPS_FROM = 15  # lines
RUNNING_SPACE = 15.0  # between the running head and the table


def estimate(view: EstimateView, *, size: str = "A4", draft: bool = False, copy: bool = False,
             tell: Tell | None = None) -> Sheet:
    """Draw the sheet; `draft` until the account director has signed, `copy` for one that carries no seal."""
    form = Form(size, view.language)
    return _Estimate(form, view, draft, copy).drawn(tell or (lambda _n, _of: None))


def group_title(code: str, language: str) -> Two:
    """The heading of a group of lines."""
    say = Voice(language)
    return {
        "in_house": say.p("paper", "In-house work"),
        "third_party": say.p("paper", "Third parties"),
        "media": say.p("paper", "Media"),
    }[code]


class _Estimate:
    """One sheet on its way: measured by the constructor, drawn by `drawn`."""

    def __init__(self, form: Form, view: EstimateView, draft: bool, copy: bool) -> None:
        self.form, self.view, self.draft, self.copy = form, view, draft, copy
        self.say = form.say
        self.columns = Columns.measured(form, view)
        self.rows = self._rows()
        self.tail = tail.Tail(form, view)

    def drawn(self, tell: Tell) -> Sheet:
        """Draw every page."""
        form, view = self.form, self.view
        top = self._first_head()
        first = top + head_height(self.say)
        other = form.running_end(view.house, self._running_words()) + RUNNING_SPACE + head_height(self.say) + BROUGHT
        longest = form.end - other - 60
        if self.tail.height > longest:
            self.tail.put_terms_overleaf()
        rooms = Rooms(form.end - first, form.end - other, CARRIED, GROUP_AGAIN, self.tail.height)
        plan = pages([Measured(row.height, row.group, row.head) for row in self.rows], rooms)
        count = len(plan) + self.tail.pages_overleaf
        carried = 0
        for number, rows in enumerate(plan, 1):
            tell(number - 1, count)
            if number > 1:
                top = self._running_head() + RUNNING_SPACE
            carried = self._page(top, rows, carried, last=number == len(plan))
            self._foot(number, count)
        for number in range(len(plan) + 1, count + 1):
            self.tail.draw_overleaf(self._running_head() + RUNNING_SPACE)
            self._foot(number, count)
        tell(count, count)
        title = " ".join([self.say.p("paper", "Estimate").first, *self._name()])
        return form.sheet(title, view.house.name.first, view.issued_at)

    def _page(self, top: float, rows: range, carried: int, *, last: bool) -> int:
        """The table of one page; returns the sum that is carried forward."""
        form, columns = self.form, self.columns
        top = table_head(form, columns, top)
        if rows.start:
            top = self._forward(top, carried)
            row = self.rows[rows.start] if rows else None
            if row is not None and row.group >= 0 and not row.head:
                heading = next(each for each in reversed(self.rows[: rows.start]) if each.head)
                top = draw_row(form, columns, top, heading, again=True)
        for place in rows:
            row = self.rows[place]
            top = draw_row(form, columns, top, row)
            carried += row.amount
        if last:
            self.tail.draw(top)
        else:
            form.flow(form.left, top + 20.9, self._forward_words(self.say.p("paper", "Carried forward")))
            self._bold_amount(top + 20.9, carried)
        return carried

    def _forward(self, top: float, carried: int) -> float:
        line = top + 17.9
        self.form.flow(self.columns.item, line, self._forward_words(self.say.p("paper", "Brought forward")))
        self._bold_amount(line, carried)
        top += BROUGHT
        self.form.pen.line(self.form.left, top - 0.4, self.form.right, top - 0.4, 0.75, 0.8)
        return top

    def _forward_words(self, words: Two) -> list[Piece]:
        return self.say.pieces(words, style=self._strong(), second_style="regular", second_grey=GREY, gap=GAP)

    def _strong(self) -> str:
        return "bold" if self.say.first == "zh" else "semibold"

    def _bold_amount(self, line: float, value: int) -> None:
        figures = formats.amount(value, self.view.currency, self.say.first)
        self.form.pen.text(self.form.right, line, figures, 12, self._strong(), self.say.first, align="right")

    def _rows(self) -> list[Row]:
        view = self.view
        if len(view.lines) < GROUPS_FROM or not any(line.group.first for line in view.lines):
            return [part for number, line in enumerate(view.lines, 1)
                    for part in self.columns.rows(line, number, -1, self.form.end - 260)]
        groups: dict[Two, list[Line]] = {}
        for line in view.lines:
            groups.setdefault(line.group, []).append(line)
        rows: list[Row] = []
        number = 0
        for place, (title, lines) in enumerate(groups.items()):
            rows.append(self.columns.heading(place, title, sum(line.amount for line in lines)))
            for line in lines:
                number += 1
                rows += self.columns.rows(line, number, place, self.form.end - 260)
        return rows

    def _first_head(self) -> float:
        """Head and label block of page 1; returns where the table begins."""
        form, view, say = self.form, self.view, self.say
        marks = [say.p("paper", "Copy, not sealed")] if self.copy else []
        marks += [say.p("paper", "Draft, not approved")] if self.draft else []
        mark = Two(*(" · ".join(filter(None, (getattr(m, side) for m in marks))) for side in ("first", "second")))
        top = form.head(view.house, say.p("paper", "Estimate"), mark if marks else None)
        if self.draft:
            self._draft_words()
        return labels.draw(form, top + 12, self._labels(), (1.55, 1.05, 1.0) if say.second else (1.3, 1.05, 1.2)) + 16

    def _draft_words(self) -> None:
        self.form.pen.across(self.say.join(self.say.p("paper", "Draft, not approved")), self.say.first)

    def _labels(self) -> list[list[Cell]]:
        view, say = self.view, self.say
        job = [Piece(view.job_number, say.first)] if view.job_number else []
        gap = GAP if job else ""
        job += [Piece(gap + piece.words, piece.language) for piece in say.pieces(view.job_title, gap=GAP)[:1]]
        job += say.pieces(view.job_title, gap=GAP)[1:]

        def cell(label: Two, value: Sequence[Piece] | str, span: int = 1) -> Cell:
            pieces = [Piece(value, say.first)] if isinstance(value, str) else value
            return Cell(say.pieces(label, 11), pieces if value else [], span)

        return [
            [cell(say.p("paper", "Client"), say.pieces(view.client)),
             cell(say.p("paper", "No."), view.number or say.join(say.p("paper", "Draft"))),
             cell(say.p("paper", "Date"), formats.day(view.issued_on, view.language))],
            [cell(say.p("paper", "Contact"), say.pieces(view.contact)),
             cell(say.p("paper", "Version"), self._version()),
             cell(say.p("paper", "Valid until"), formats.day(view.valid_until, view.language))],
            [cell(say.p("paper", "Job"), job, 2),
             cell(say.p("paper", "Currency"), currency_words(view.currency, say))],
        ]

    def _version(self) -> str:
        view, say = self.view, self.say
        if view.replaces is None:
            return str(view.edition)
        if say.second:
            return f"{view.edition}{GAP}{say.join(say.p('paper', 'replaces'))} {view.replaces}"
        both = say.p("paper", "{version}, replaces {replaced}")
        return filled(both, version=view.edition, replaced=view.replaces).first

    def _name(self) -> list[str]:
        return [f"{self.view.number} v{self.view.edition}"] if self.view.number else []

    def _running_head(self) -> float:
        top = self.form.running_head(self.view.house, self._running_words())
        if self.draft:
            self._draft_words()
        return top

    def _running_words(self) -> list[Piece]:
        view, say = self.view, self.say
        parts = [say.pieces(say.p("paper", "Estimate"), 10.5, grey=GREY)]
        parts[0] += [Piece(GAP + name, say.first, 10.5, grey=GREY) for name in self._name()]
        parts += [say.pieces(view.client, 10.5, grey=GREY), say.pieces(say.p("paper", "continued"), 10.5, grey=GREY)]
        pieces = parts[0]
        for part in parts[1:]:
            pieces += [Piece(f"{GAP}·{GAP}", say.first, 10.5, grey=GREY), *part]
        return pieces

    def _foot(self, page: int, count: int) -> None:
        say = self.say
        name = self._name() or [say.join(say.p("paper", "Draft"))]
        mark = self.view.mark
        note = say.pieces(say.p("paper", "Scan to check version and total"), gap=GAP) if mark else []
        self.form.foot(page, count, [Piece(name[0], say.first)], note, mark)


def currency_words(code: str, say: Voice) -> str:
    """The currency's name and code as the label block has them."""
    name = {
        "CNY": say.p("currency", "yuan"),
        "EUR": say.p("currency", "euros"),
        "USD": say.p("currency", "US dollars"),
        "MXN": say.p("currency", "Mexican pesos"),
        "GBP": say.p("currency", "pounds sterling"),
        "JPY": say.p("currency", "yen"),
    }[code].first
    return f"{name} {code}" if say.first == "zh" else f"{name}, {code}"
