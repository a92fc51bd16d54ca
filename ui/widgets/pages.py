"""The pages of a PDF on the screen, drawn from the very bytes that are printed and kept."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from aedesk.words import _
from ui import tasks, theme
from ui.theme import C
from ui.widgets.scroll import Scroll

PDFIUM = threading.Lock()
"""Hold it around everything in a thread that may touch pdfium, which serves one thread at a time."""

_KEEP = 6  # pages whose pictures stay in memory besides those in sight


@dataclass(frozen=True)
class Picture:
    """One drawn page, and at how many pixels a point."""

    image: QImage
    scale: float


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    import pypdfium2 as pdfium

    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        try:
            return [document.get_page_size(n) for n in range(len(document))]
        finally:
            document.close()


def draw(pdf: bytes, numbers: list[int], scale: float, task: tasks.Task | None = None) -> dict[int, Picture]:
    """The pages of these numbers, counted from nought, at `scale` pixels a point; in a thread."""
    import pypdfium2 as pdfium

    drawn = {}
    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        try:
            if document.get_formtype():
                document.init_forms()  # without it the ink of a signature is not drawn
            for n, number in enumerate(numbers):
                page = document[number]
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                kind = QImage.Format.Format_RGB32
                drawn[number] = Picture(
                    QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy(), scale
                )
                page.close()
                if task is not None:
                    task.tell(n + 1, len(numbers))
        finally:
            document.close()
    return drawn


class SheetView(Scroll):
    """Pages under each other, as wide as the view or at a fixed zoom; only those in sight are drawn.

    Signals: page_changed: another page is at the top, counted from 1. measured: how many pages there are is known.
    loaded: the pages in sight are drawn. failed: the file cannot be read as a PDF.
    """

    page_changed = Signal(int)
    measured = Signal()
    loaded = Signal()
    failed = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 20, top: int = 1, ground: str = "sunk") -> None:
        super().__init__(parent=parent)
        self._paper = _Paper(self, margin, top, ground)
        self.setWidget(self._paper)
        self.setWidgetResizable(False)
        self._page = 1
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_pdf(self, pdf: bytes | None) -> None:
        """Show another sheet; the old one stays in sight until the new one is drawn."""
        self._paper.set_pdf(pdf)

    def set_zoom(self, zoom: float | None) -> None:
        """Pixels a point times 0.75: 1.0 is the size on paper; None fits the width."""
        self._paper.set_zoom(zoom)

    @property
    def pages(self) -> int:
        """How many pages the sheet has."""
        return len(self._paper.sizes)

    @property
    def page(self) -> int:
        """The page that is at the top, counted from 1."""
        return self._page

    def needs(self) -> int:
        """How high the view must be to show every page."""
        places = self._paper.places()
        return int(places[-1].bottom()) + self._paper.top + 2 if places else 0

    def drawn(self) -> bool:
        """Whether every page in sight is drawn sharply."""
        return bool(self._paper.sizes) and not self._paper.missing()

    def go(self, page: int) -> None:
        """Scroll to a page, counted from 1."""
        if 1 <= page <= self.pages:
            self.verticalScrollBar().setValue(int(self._paper.places()[page - 1].top()) - self._paper.top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paper.fit()

    def _scrolled(self) -> None:
        self._paper.update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        before = [n for n, place in enumerate(self._paper.places(), 1) if place.top() <= middle]
        page = before[-1] if before else 1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


class _Paper(QLabel):
    """Paints the pages; a label, so that a screen reader reads what it is."""

    def __init__(self, view: SheetView, margin: int, top: int, ground: str) -> None:
        super().__init__()
        self.edge, self.top = margin, top
        self.sizes: list[tuple[float, float]] = []
        self._view, self._ground = view, ground
        self._pdf: bytes | None = None
        self._zoom: float | None = None
        self._pictures: dict[int, Picture] = {}
        self._task: tasks.Task | None = None

    def set_pdf(self, pdf: bytes | None) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if pdf is None:
            self._measured(None, [])
        elif pdf != self._pdf:
            self._task = tasks.run(
                self, lambda task: sizes(pdf), lambda found: self._measured(pdf, found), self._failed
            )

    def _measured(self, pdf: bytes | None, found: list[tuple[float, float]]) -> None:
        self._task = None
        self._pdf, self.sizes = pdf, found
        self._pictures = {n: Picture(p.image, 0.0) for n, p in self._pictures.items() if n < len(found)}
        words = _("Sheet, {count} pages") if len(self.sizes) != 1 else _("Sheet, 1 page")
        self.setAccessibleName(words.format(count=len(self.sizes)) if pdf else _("No sheet yet"))
        self.fit()
        self._view.measured.emit()

    def set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self.fit()

    def _scale(self) -> float:
        """Logical pixels a point."""
        if self._zoom is not None:
            return self._zoom / 0.75
        widest = max((width for width, _h in self.sizes), default=595.0)
        return max(self._view.viewport().width() - 2 * self.edge, 60) / widest

    def fit(self) -> None:
        """Take the size that the pages need."""
        places = self.places()
        wide = max((place.right() for place in places), default=0) + self.edge
        high = places[-1].bottom() + self.top if places else 0
        room = self._view.viewport().size()
        self.resize(max(int(wide), room.width()), max(int(high), room.height()))
        self.update()

    def places(self) -> list[QRectF]:
        """Where each page lies."""
        scale, top = self._scale(), float(self.top)
        room = self._view.viewport().width()
        found = []
        for width, height in self.sizes:
            left = max((room - width * scale) / 2, float(self.edge))
            found.append(QRectF(left, top, width * scale, height * scale))
            top += height * scale + 12
        return found

    def _in_sight(self) -> list[int]:
        top = self._view.verticalScrollBar().value()
        sight = QRectF(0, top - 40, self.width(), self._view.viewport().height() + 80)
        return [n for n, place in enumerate(self.places()) if place.intersects(sight)]

    def missing(self) -> list[int]:
        """The pages in sight that are not drawn at this size yet."""
        wanted = self._scale() * self.devicePixelRatioF()
        return [n for n in self._in_sight() if n not in self._pictures or abs(self._pictures[n].scale - wanted) > 0.001]

    def _ask(self) -> None:
        missing = self.missing()
        if not missing or self._task is not None or self._pdf is None:
            return
        pdf, scale = self._pdf, self._scale() * self.devicePixelRatioF()
        self._task = tasks.run(self, lambda task: draw(pdf, missing, scale, task), self._drawn, self._failed)

    def _drawn(self, pictures: dict[int, Picture]) -> None:
        self._task = None
        sight = set(self._in_sight())
        kept = [n for n in self._pictures if n not in sight and n not in pictures]
        for n in kept[: max(len(kept) - _KEEP, 0)]:
            del self._pictures[n]
        self._pictures.update(pictures)
        self.update()
        self._view.loaded.emit()

    def _failed(self, error: BaseException) -> None:
        self._measured(None, [])
        self._view.failed.emit()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(event.rect(), C[self._ground])
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            sharp = self._scale() * self.devicePixelRatioF()
            for n, place in enumerate(self.places()):
                if not place.intersects(QRectF(event.rect())):
                    continue
                picture = self._pictures.get(n)
                p.fillRect(place.adjusted(-1, -1, 1, 1), C["line2"])
                p.fillRect(place, theme.PAPER)
                if picture is not None and abs(picture.scale - sharp) < 0.001:
                    picture.image.setDevicePixelRatio(self.devicePixelRatioF())
                    p.drawImage(place.topLeft(), picture.image)
                elif picture is not None:
                    picture.image.setDevicePixelRatio(1)
                    p.drawImage(place, picture.image)
        self._ask()
