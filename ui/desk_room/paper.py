"""What the document on the desk looks like: its own file, the sheet of its job or estimate, else a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aedesk.domain.estimate import EstimateState
from aedesk.words import _, n_
from ui import tasks
from ui.desk_room.note import NoteView, PictureView
from ui.errors import sentence
from ui.format import number
from ui.widgets.pages import SheetView
from ui.widgets.toggles import Segments

if TYPE_CHECKING:
    from aedesk.domain.desk import Item, ItemPaper
    from ui.desk import Desk

SUBJECT, NOTE = "subject", "note"
_TEXT = 200_000  # characters of a text file that are shown


@dataclass(frozen=True)
class _Drawn:
    """What a thread brought: pages, a picture or words."""

    pdf: bytes | None = None
    image: QImage | None = None
    words: str = ""


class PaperView(QWidget):
    """The papers of one item; several of them stand as a switch above. `drawn` tells that it can be seen."""

    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: Item | None = None
        self._key: object = None
        self._task: tasks.Task | None = None
        self.pdf: bytes | None = None
        self.sheet, self.picture, self.note = SheetView(margin=1, top=1), PictureView(), NoteView()
        self.sheet.loaded.connect(self.drawn)
        self.sheet.failed.connect(lambda: self._failed(_("This file cannot be shown. It is kept as it is.")))
        self.pages = QStackedWidget()
        for each in (self.sheet, self.picture, self.note):
            self.pages.addWidget(each)
        self.switch: Segments | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.pages, 1)

    def show_item(self, item: Item | None, small: str = "") -> None:
        """Show the papers of an item; what is shown already is not drawn again."""
        key = (item.id, item.version, small) if item is not None else None
        if key == self._key:
            return
        before = self._item
        self._item, self._key, self._small = item, key, small
        if item is None:
            self._stop()
            self.sheet.set_pdf(None)
            return
        offered = self._offered(item)
        same = before is not None and before.id == item.id
        chosen = self.switch.value() if self.switch is not None and same else None
        self._set_switch(offered, chosen)
        self._turn(chosen if chosen in [code for code, _words in offered] else offered[0][0])

    def _offered(self, item: Item) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [(paper.id, _short(paper.name)) for paper in item.papers]
        if item.subject_kind in ("estimate", "job"):
            found.append((SUBJECT, _("Estimate") if item.subject_kind == "estimate" else _("Brief")))
        if item.words or not found:
            found.append((NOTE, _("Note")))
        return found

    def _set_switch(self, offered: list[tuple[object, str]], chosen: object) -> None:
        if self.switch is not None:
            self._column.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        if len(offered) > 1:
            self.switch = Segments(offered[:5], chosen, height="sm")
            self.switch.setAccessibleName(_("Paper"))
            self.switch.changed.connect(self._turn)
            self._column.insertWidget(0, self.switch)

    def _turn(self, which: object) -> None:
        item = self._item
        assert item is not None
        self._stop()
        self.pdf = None
        if which == NOTE:
            self._say(item.words)
            return
        paper = next((each for each in item.papers if each.id == which), None)
        work = self._of_paper(paper) if paper is not None else self._of_subject(item)
        self._task = tasks.run(self, lambda _task: work(), self._show, self._refused)

    def _of_paper(self, paper: ItemPaper) -> Callable[[], _Drawn]:
        services, media, blob = self._desk.services, paper.media, paper.blob

        def work() -> _Drawn:
            data = services.desk.paper(blob)
            if media == "application/pdf":
                return _Drawn(pdf=data)
            if media.startswith("image/"):
                image = QImage.fromData(data)
                if not image.isNull():
                    return _Drawn(image=image)
            if media.startswith("text/"):
                return _Drawn(words=data.decode("utf-8", "replace")[:_TEXT])
            return _Drawn()

        return work

    def _of_subject(self, item: Item) -> Callable[[], _Drawn]:
        services, subject, kind = self._desk.services, item.subject_id, item.subject_kind
        assert isinstance(subject, UUID)

        def work() -> _Drawn:
            if kind == "job":
                return _Drawn(pdf=services.briefs.pdf(subject))
            estimate = services.estimates.get(subject)
            draft = estimate.state is EstimateState.DRAFT
            return _Drawn(pdf=services.estimates.preview(estimate) if draft else services.estimates.pdf(subject))

        return work

    def _show(self, found: _Drawn) -> None:
        self._task = None
        item = self._item
        if item is None:
            return
        if found.pdf is not None:
            self.pdf = found.pdf
            self.pages.setCurrentWidget(self.sheet)
            self.sheet.set_pdf(found.pdf)
        elif found.image is not None:
            self.pages.setCurrentWidget(self.picture)
            self.picture.show_image(found.image, item.title)
            self.drawn.emit()
        else:
            self._say(found.words or self._files(item))

    def _say(self, words: str) -> None:
        item = self._item
        if item is not None:
            self.pages.setCurrentWidget(self.note)
            self.note.show_note(item.title, self._small, words)
            self.drawn.emit()

    def _files(self, item: Item) -> str:
        line = _("{name}, {size} KB")
        said = [line.format(name=each.name, size=number(-(-each.size // 1024))) for each in item.papers]
        words = n_("This file is kept as it is; save it to open it:", "These files are kept as they are:", len(said))
        return "\n".join((words, *said)) if said else item.words

    def _refused(self, error: BaseException) -> None:
        self._task = None
        self._failed(sentence(error))

    def _failed(self, words: str) -> None:
        item = self._item
        if item is not None:
            self._say("\n\n".join(part for part in (item.words, words) if part))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def shown(self) -> Any:
        """The paper that is in front: one of the item's files, or nothing."""
        which = self.switch.value() if self.switch is not None else None
        papers = self._item.papers if self._item is not None else []
        return next((each for each in papers if each.id == which), papers[0] if papers and which is None else None)

    def sizeHint(self) -> QSize:
        return QSize(500, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def near(self) -> QRect:
        """Where it lies in the window."""
        return QRect(self.mapTo(self.window(), self.rect().topLeft()), self.size())


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:14]}…{name[-8:]}"
