"""The scan of a signed sheet: dropped, pasted or chosen; shown, turned, and its square read in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.words import _, n_
from ui import tasks, theme
from ui.ask import LARGEST, PDF, PICTURES
from ui.desk import Desk
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Text
from ui.widgets.pages import PDFIUM, draw, sizes
from ui.widgets.paint import box
from ui.widgets.picture import Picture


@dataclass(frozen=True)
class Seen:
    """What a worker made of the bytes: the first page as a picture, how many pages, what the reader found."""

    image: QImage
    pages: int
    found: Any


def look(data: bytes, read: Callable[[bytes], Any]) -> Seen:
    """Draw the first page and read the square; in a thread."""
    if data[:1024].lstrip()[:5] == b"%PDF-":
        image, pages = draw(data, [0], 1.6)[0].image, len(sizes(data))
    else:
        image, pages = QImage.fromData(data), 1
        if max(image.width(), image.height()) > 2400:
            image = image.scaled(2400, 2400, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)
    with PDFIUM:
        found = read(data)
    return Seen(image, pages, found)


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def png(image: QImage) -> bytes:
    """A picture from the clipboard as bytes."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(kept.data())


class DropZone(QFrame):
    """A dashed field that takes one file; `dropped` carries its bytes and name, `refused` says why not."""

    dropped = Signal(bytes, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False

    def take(self, path: Path) -> None:
        """Read a file."""
        try:
            if path.stat().st_size > LARGEST:
                self.refused.emit(_("This file is too large."))
                return
            self.dropped.emit(path.read_bytes(), path.name)
        except OSError:
            self.refused.emit(_("This file cannot be read."))

    def take_mime(self, mime: QMimeData) -> bool:
        """Take what was dropped or pasted: a file or a picture."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take(files[0])
            return True
        if mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.dropped.emit(png(image), _("pasted picture"))
                return True
        return False

    def paste(self) -> None:
        """Take what the clipboard holds."""
        if not self.take_mime(QGuiApplication.clipboard().mimeData()):
            self.refused.emit(_("There is no picture and no file on the clipboard."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        if self.take_mime(event.mimeData()):
            event.acceptProposedAction()

    def _hover(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(C["surf"])
            pen = QPen(C["acc" if self._over else "ctl"], 1.5)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class _Page(QLabel):
    """The scanned page, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(200, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Scan"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            size = self.image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = room.left() + (room.width() - size.width()) / 2
            area = QRectF(left, room.top(), size.width(), size.height())
            box(painter, area.adjusted(-1, -1, 1, 1), 0, theme.PAPER, C["line2"])
            painter.drawImage(area, self.image)


class ScanPane(QWidget):
    """`read` reads the square in a thread; `seen` carries its answer, or None where the file is unreadable."""

    seen = Signal(object)
    busy = Signal()

    def __init__(self, desk: Desk, read: Callable[[bytes], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self.data: bytes | None = None
        self._task: tasks.Task | None = None
        self.zone = DropZone()
        self.zone.dropped.connect(self.take)
        self.zone.refused.connect(self._say)
        self.choose = Button(_("choose a file"), "link")
        self.paste = Button(_("paste"), "link")
        self._trouble = Text("", 12, 500, "red")
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._page = _Page()
        self._name = Label("", 12, 400, "t2", elide=True)
        self._size = Label("", 12, 400, "t2")
        self.another = Button(_("Another file"), "link")
        self.turn = Button(_("Turn the page"), "link")
        for button in (self.choose, self.another):
            button.clicked.connect(self.pick)
        self.paste.clicked.connect(self.zone.paste)
        self.turn.clicked.connect(self._turn)
        self._lay_out()
        self._show(False)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.zone)
        inner.setSpacing(8)
        inner.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(Picture("inbox", 22, "t3"), 0, middle)
        inner.addWidget(Label(_("Drop the scan or a photo here"), 13, 600), 0, middle)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addStretch(1)
        for each in (Label(_("or"), 12, 400, "t2"), self.choose, Label(_("or"), 12, 400, "t2"), self.paste):
            row.addWidget(each)
        row.addWidget(Label("Ctrl V", 12, 400, "t3"))
        row.addStretch(1)
        inner.addLayout(row)
        inner.addWidget(self._trouble)
        inner.addStretch(1)
        under = QHBoxLayout()
        under.addWidget(self._name, 1)
        under.addWidget(self._size)
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.another)
        links.addWidget(self.turn)
        links.addStretch(1)
        self._rest = QWidget()
        shown = QVBoxLayout(self._rest)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(8)
        shown.addWidget(self._page, 1)
        shown.addLayout(under)
        shown.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 16)
        column.addWidget(self.zone, 1)
        column.addWidget(self._rest, 1)

    def pick(self) -> None:
        """Choose a file."""
        path = self._desk.ask.open_file(_("Choose a scan"), (*PDF, *PICTURES))
        if path is not None:
            self.zone.take(path)

    def take(self, data: bytes, name: str) -> None:
        """Take these bytes as the scan, and read them."""
        if self._task is not None:
            self._task.cancel()
        self._trouble.setText("")
        self._name.setText(name)
        self.data = data
        self.busy.emit()
        read = self._read
        self._task = tasks.run(self, lambda task: look(data, read), self._seen, self._failed)

    def _seen(self, seen: Seen) -> None:
        self._task = None
        self._page.image = seen.image
        self._page.update()
        self._size.setText(n_("{count} page", "{count} pages", seen.pages).format(count=seen.pages))
        self._show(True)
        self.seen.emit(seen.found)

    def _failed(self, error: BaseException) -> None:
        from aedesk.domain.errors import UserError
        from ui.errors import sentence

        self._task, self.data = None, None
        self._show(False)
        known = isinstance(error, UserError)
        self._say(sentence(error) if known else _("This file is neither a picture nor a PDF."))
        self.seen.emit(None)

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.updateGeometry()

    def _turn(self) -> None:
        self._page.image = self._page.image.transformed(QTransform().rotate(90))
        self._page.update()

    def _show(self, scan: bool) -> None:
        self.zone.setVisible(not scan)
        self._rest.setVisible(scan)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), C["sunk"])
            painter.fillRect(self.width() - 1, 0, 1, self.height(), C["line"])
