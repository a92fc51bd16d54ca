"""The sums under the grid: by tax rate, in words, what we earn, and what changed since the version before."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.domain.amount_in_words import in_words, read_rmb
from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_totals import Totals, totals
from aedesk.domain.money import to_minor
from aedesk.words import _, language
from ui import format, theme
from ui.estimates import entry
from ui.estimates.compare import Change
from ui.theme import C
from ui.widgets.buttons import Rule
from ui.widgets.labels import Label, Text
from ui.widgets.paint import text
from ui.widgets.picture import Picture
from ui.widgets.serif import SerifText

RIGHT = Qt.AlignmentFlag.AlignRight


def words_of(total: int, currency: str, sheet: str) -> list[str]:
    """The amount in words, in each language of the sheet, the first letter as a sentence begins."""
    found = [in_words(total, currency, each) for each in sheet.split("+")]
    return [each[:1].upper() + each[1:] for each in found]


def agrees(total: int, currency: str, sheet: str) -> bool:
    """Whether words and printed figures, both read back, are the total."""
    printed = to_minor(entry.read(format.amount(abs(total), currency), language()), currency)
    try:
        capitals = [read_rmb(in_words(total, currency, "zh"))] if currency == "CNY" and "zh" in sheet else []
    except UserError:
        return False
    return printed == abs(total) and all(value == total for value in capitals)


class SumTable(QLabel):
    """Net, taxes by rate and total, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._total = ""
        self.setFixedWidth(theme.scaled(268))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sums(self, sums: Totals, currency: str, discount: Decimal) -> None:
        """Show other sums."""
        rows = []
        if sums.discount:
            rows.append((_("Lines"), format.amount(sums.subtotal, currency)))
            name = _("Discount {percent}").format(percent=format.percent(discount / 100))
            rows.append((name, "−" + format.amount(sums.discount, currency)))
        rows.append((_("Net"), format.amount(sums.net, currency)))
        for row in sums.by_rate:
            name = _("Tax {percent}").format(percent=format.percent(row.rate))
            rows.append((name, format.amount(row.tax, currency)))
        self._rows = rows
        self._total = format.money(sums.total, currency)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in [*rows, (_("Total"), self._total)]))
        self.setFixedHeight(len(rows) * theme.scaled(24) + theme.scaled(46))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            step = theme.scaled(24)
            for n, (name, value) in enumerate(self._rows):
                area = QRectF(0, n * step, self.width(), step)
                text(p, area, name, 13, 400, "t2")
                text(p, area, value, 13, 400, "t1", RIGHT)
            top = len(self._rows) * step + 5
            p.fillRect(QRectF(0, top, self.width(), 1), C["t1"])
            area = QRectF(0, top + 1, self.width(), theme.scaled(40))
            text(p, area, _("Total"), 14, 600, "t1")
            text(p, area, self._total, 20, 600, "t1", RIGHT)


class SinceTable(QLabel):
    """The lines that differ from the version before: place, words, old and new value, difference in money."""

    def __init__(self, parent: QWidget | None = None, *, most: int = 99) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []
        self._currency = "CNY"
        self._most = most
        self.setMinimumWidth(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_changes(self, changes: list[Change], currency: str) -> None:
        """Show other changes."""
        self._changes, self._currency = changes, currency
        spoken = [f"{each.words}: {each.before} → {each.after}, {self._delta(each)}" for each in changes]
        self.setAccessibleName("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def _delta(self, change: Change) -> str:
        return ("+" if change.delta >= 0 else "−") + format.amount(abs(change.delta), self._currency)

    def _step(self) -> int:
        return theme.scaled(24)

    def sizeHint(self) -> QSize:
        return QSize(520, max(min(len(self._changes), self._most), 1) * self._step())

    def minimumSizeHint(self) -> QSize:
        return QSize(260, min(len(self._changes), 1) * self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            step = self._step()
            room = max(min(self.height() // step, self._most), 1)
            shown = self._changes if len(self._changes) <= room else self._changes[: max(room - 1, 1)]
            wide = min(self.width(), theme.scaled(520))
            for n, change in enumerate(shown):
                self._paint_row(p, QRectF(0, n * step, wide, step), change)
            left = len(self._changes) - len(shown)
            if left and room > 1:
                words = _("and {count} more").format(count=left)
                text(p, QRectF(0, len(shown) * step, wide, step), words, 12, 400, "t3")

    def _paint_row(self, p: QPainter, area: QRectF, change: Change) -> None:
        place = str(change.position or "")
        text(p, area, place, 12, 400, "t3")
        delta = QRectF(area.right() - theme.scaled(96), area.top(), theme.scaled(96), area.height())
        text(p, delta, self._delta(change), 12, 400, "t1", RIGHT)
        values = QRectF(area.left() + area.width() * 0.42, area.top(), 0, area.height())
        values.setRight(delta.left() - 8)
        text(p, QRectF(24, area.top(), values.left() - 32, area.height()), change.words, 12, 400, "t1")
        self._paint_values(p, values, change)

    def _paint_values(self, p: QPainter, area: QRectF, change: Change) -> None:
        metrics = QFontMetricsF(theme.font(12))
        strong = QFontMetricsF(theme.font(12, 500))
        new = strong.elidedText(change.after, Qt.TextElideMode.ElideRight, area.width() * 0.6)
        right = area.right()
        if new:
            text(p, area, new, 12, 500, "acc", RIGHT, elide=False)
            right -= strong.horizontalAdvance(new)
        if change.before and new:
            text(p, QRectF(area.left(), area.top(), right - area.left(), area.height()), " → ", 12, 400, "t3", RIGHT)
            right -= metrics.horizontalAdvance(" → ")
        if change.before and right > area.left():
            old = metrics.elidedText(change.before, Qt.TextElideMode.ElideRight, right - area.left())
            spot = QRectF(area.left(), area.top(), right - area.left(), area.height())
            text(p, spot, old, 12, 400, "t2", RIGHT, elide=False)
            middle = area.center().y() + 1
            p.drawLine(QPointF(right - metrics.horizontalAdvance(old), middle), QPointF(right, middle))


class Words(QWidget):
    """Amount in words, our mark-up, and the changes since the version before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(_("Amount in words"), 12, 400, "t2")
        self._check = Picture("circle-check", 14, "grn")
        self._check_words = Label("", 12, 400, "t3")
        self.first = SerifText()
        self.second = Text("", 13, 400, "t2")
        self._eye = Picture("eye", 14, "t2")
        self.markup = Label("", 12, 400, "t2")
        self._rule = Rule()
        self._since = Label("", 12, 600)
        self._why = Label("", 12, 400, "t3", elide=True)
        self.table = SinceTable()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(_row(self._title, self._check, self._check_words))
        whole.addWidget(self.first)
        whole.addWidget(self.second)
        whole.addSpacing(8)
        whole.addLayout(_row(self._eye, self.markup))
        self.since = QWidget()
        box = QVBoxLayout(self.since)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._rule)
        box.addSpacing(4)
        row = _row(self._since)
        row.insertWidget(1, self._why, 100)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self.since.setMaximumWidth(theme.scaled(520))
        self.since.hide()
        whole.addWidget(self.since)
        whole.addStretch(1)

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the words for this estimate's total."""
        sums = totals(estimate)
        first, *rest = words_of(sums.total, estimate.currency, estimate.language)
        self.first.setText(first)
        self.second.setText(rest[0] if rest else "")
        self.second.setVisible(bool(rest))
        fine = agrees(sums.total, estimate.currency, estimate.language)
        self._check.set_icon("circle-check" if fine else "alert-circle", "grn" if fine else "red")
        self._check_words.setText(_("agrees with the figures") if fine else _("does not agree with the figures"))
        words = _("Markup is never printed: {amount}, {percent} of cost")
        percent = format.percent(sums.markup_percent / 100)
        self.markup.setText(words.format(amount=format.amount(sums.markup, estimate.currency), percent=percent))

    def show_since(self, before: Estimate | None, changes: list[Change], currency: str) -> None:
        """Show what changed since the version before, if there is one."""
        self.since.setVisible(before is not None and bool(changes))
        if before is not None:
            self._since.setText(_("Since version {number}").format(number=before.edition))
            self._why.setText(_fate(before))
            self.table.show_changes(changes, currency)


def _fate(before: Estimate) -> str:
    """What became of the version before, if that says why there is a new one."""
    if before.state is EstimateState.REJECTED and before.decided_on is not None:
        words = _("rejected {day}: {reason}")
        return words.format(day=format.day(before.decided_on), reason=before.reason)
    if before.state is EstimateState.VOID:
        return _("void: {reason}").format(reason=before.reason)
    return ""


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row
