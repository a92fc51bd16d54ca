"""Verify a paper: any file dropped here is judged against what we issued, and never kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import _
from ui import errors, format, icons, tasks, theme
from ui.ask import PDF, PICTURES
from ui.desk import Desk
from ui.room import Room
from ui.signing.scan_pane import DropZone
from ui.signing.verdicts import ICONS, Checked, check
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Text
from ui.widgets.layouts import empty
from ui.widgets.pages import SheetView
from ui.widgets.paint import box, text
from ui.widgets.picture import Picture
from ui.widgets.scroll import Scroll
from ui.widgets.verdict import Disc


class VerifyPage(Room):
    """The room in which a file is held against the store."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = _("Check a paper")
        self.state_line = _("Is this file ours, and is it still the same?")
        self.primary, self.primary_icon, self.primary_keys = _("Choose a file"), "file-text", "Ctrl O"
        self.checked: list[Checked] = []
        self.zone = DropZone()
        self.zone.setFixedHeight(theme.scaled(142))
        self.zone.dropped.connect(self.take)
        self.zone.refused.connect(lambda words: desk.toast(words))
        self.choose = Button(_("choose a file"), "link")
        self.choose.clicked.connect(self.new)
        self._count = Label("", 12, 600)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._side = QVBoxLayout()
        self._card = QVBoxLayout()
        self._waits = Label("", 12, 400, "t2")
        self._lay_out()
        self._show(None)
        for keys, do in (("Ctrl+O", self.new), ("Ctrl+V", self.zone.paste)):
            QShortcut(QKeySequence(keys), self, do).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.zone)
        inner.setSpacing(6)
        middle = Qt.AlignmentFlag.AlignHCenter
        inner.addStretch(1)
        inner.addWidget(Picture("inbox", 22, "t3"), 0, middle)
        inner.addWidget(Label(_("Drop a PDF or a photo"), 13, 600), 0, middle)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addStretch(1)
        for each in (Label(_("or"), 12, 400, "t2"), self.choose, Label("Ctrl O", 12, 400, "t3")):
            row.addWidget(each)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addStretch(1)
        side = QWidget()
        side.setFixedWidth(theme.scaled(312))
        left = QVBoxLayout(side)
        left.setContentsMargins(24, 16, 12, 20)
        left.setSpacing(6)
        left.addWidget(self.zone)
        left.addSpacing(12)
        left.addWidget(self._count)
        left.addLayout(self._list)
        left.addWidget(self._waits)
        left.addStretch(1)
        note = _("Checked on this laptop against what was issued. The file is not kept.")
        left.addWidget(Text(note, 12, 400, "t3", pitch=18))
        page = QWidget()
        page.setLayout(self._card)
        self._card.setContentsMargins(24, 18, 20, 24)
        self._card.setSpacing(18)
        scroll = Scroll(page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(scroll, 1)

    def new(self) -> None:
        path = self.desk.ask.open_file(_("Choose a file"), (*PDF, *PICTURES))
        if path is not None:
            self.zone.take(path)

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Ctrl+O", _("Choose a file")), ("Ctrl+V", _("Check what was copied"))]

    def take(self, data: bytes, name: str) -> None:
        """Judge these bytes."""
        self._waits.setText(_("Being checked: {name}").format(name=name))
        at = self.desk.clock.now()
        tasks.run(self, lambda task: check(self.desk, data, name, at), self._judged, self._failed)

    def _judged(self, checked: Checked) -> None:
        self._waits.setText("")
        self.checked.insert(0, checked)
        del self.checked[20:]
        self._show(checked)

    def _failed(self, error: BaseException) -> None:
        self._waits.setText(errors.sentence(error))

    def _show(self, now: Checked | None) -> None:
        empty(self._list)
        empty(self._card)
        count = len(self.checked)
        self._count.setText(_("Checked today: {count}").format(count=count) if count else "")
        for each in self.checked:
            row = _Row(each, each is now)
            row.clicked.connect(lambda _on=False, each=each: self._show(each))
            self._list.addWidget(row)
        if now is None:
            words = _("No file checked yet")
            hint = _("Drop one at the left. Estimates and signing records that left this desk carry its seal.")
            self._card.addWidget(EmptyState("circle-check", words, hint), 1)
            return
        card = VerdictCard(self.desk, now)
        self._card.addWidget(card)
        self._card.addStretch(1)
        self.setAccessibleDescription(now.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, C["line"])
            painter.fillRect(theme.scaled(312), 0, 1, self.height(), C["line"])


class _Row(QAbstractButton):
    """One checked file in the list."""

    def __init__(self, checked: Checked, on: bool) -> None:
        super().__init__()
        self._checked, self._on = checked, on
        self.setText(checked.name)
        self.setAccessibleName(f"{checked.name}: {checked.short}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.scaled(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            each = self._checked
            if self._on:
                box(p, self.rect(), 6, C["sel"])
            else:
                p.fillRect(0, self.height() - 1, self.width(), 1, C["line"])
            picture = icons.pixmap(ICONS[each.tone], 16, each.tone, self.devicePixelRatioF())
            p.drawPixmap(8, 10, picture)
            half = self.height() / 2
            time = format.clock_time(each.at)
            right = Qt.AlignmentFlag.AlignRight
            text(p, QRectF(32, 6, self.width() - 90, half - 6), each.name, 13, 500)
            text(p, QRectF(self.width() - 60, 6, 52, half - 6), time, 12, 400, "t3", right)
            text(p, QRectF(32, half, self.width() - 40, half - 8), each.short, 12, 400, "t3")


class VerdictCard(QLabel):
    """Disc, sentence, what to do, facts, and the pages: as the file shows them, and as we sealed them."""

    opened = Signal()

    def __init__(self, desk: Desk, checked: Checked) -> None:
        super().__init__()
        self._desk, self._checked = desk, checked
        self.setAccessibleName(f"{checked.title} {checked.todo}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Text(checked.title, 20, 600, "t1"))
        words.addWidget(Text(checked.todo, 13, 400, "t2"))
        words.addSpacing(8)
        for name, value in (*checked.facts, (_("File"), checked.name)):
            words.addLayout(_fact(name, value))
        words.addSpacing(10)
        words.addLayout(self._buttons())
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 20, 22, 20)
        row.setSpacing(22)
        row.addWidget(Disc(ICONS[checked.tone], checked.tone, name=checked.short), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if checked.sealed is not None:
            row.addLayout(_mini(checked.sealed, _("as we sealed it")))
        if checked.shown is not None:
            row.addLayout(_mini(checked.shown, _("as the file shows it")))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        estimate = self._checked.estimate
        if estimate is not None:
            self.open_button = Button(_("Open {number}").format(number=estimate.number), "primary")
            self.open_button.clicked.connect(lambda: self._desk.show("estimate", estimate.id))
            row.addWidget(self.open_button)
        if self._checked.sealed is not None:
            show = Button(_("Show the sealed sheet"))
            show.clicked.connect(self._sealed)
            row.addWidget(show)
        row.addStretch(1)
        return row

    def _sealed(self) -> None:
        from ui.signing.read import ReadSheet

        if self._checked.sealed is not None and self._desk.window is not None:
            ReadSheet(self._desk.window, _("As we sealed it"), self._checked.sealed, _("Back")).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line"])


def _fact(name: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    label = Label(name, 13, 400, "t2")
    label.setFixedWidth(theme.scaled(142))
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(value, 13, 400, "t1"), 1)
    return row


def _mini(pdf: bytes, words: str) -> QVBoxLayout:
    view = SheetView(margin=1, top=1, ground="surf")
    view.setFixedSize(theme.scaled(212), theme.scaled(302))
    view.set_pdf(pdf)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(view)
    label = Label(words, 12, 400, "t2")
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(label)
    column.addStretch(1)
    return column
