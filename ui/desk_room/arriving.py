"""Files on their way to the desk: read and kept in the background, with progress; the item is there at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.domain.desk import Source
from aedesk.domain.errors import UserError
from aedesk.services import desk_files
from aedesk.words import _, n_
from ui import tasks, theme
from ui.done import done
from ui.errors import sentence
from ui.theme import C
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.paint import box
from ui.widgets.progress import Progress

if TYPE_CHECKING:
    from aedesk.services.desk_files import Given
    from ui.desk import Desk

SMALL = 512 * 1024  # bytes that are read while one waits
_WIDE = 320


class Arrivals(QObject):
    """Lives as long as the desk is open; its panel lies in the corner of the window while something is under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.bus)
        self._desk = desk
        self._panel: _Panel | None = None
        self.under_way: list[tasks.Task] = []

    def bring(self, paths: Sequence[str | Path]) -> None:
        """One thing each: small files at once, large ones in the background."""
        kept: list[str] = []
        for each in paths:
            path = Path(each)
            try:
                if not path.is_dir() and path.stat().st_size <= SMALL:
                    kept.append(self._at_once(path))
                    continue
            except OSError:
                pass  # said below, and the item is kept
            except UserError as error:
                bare = error.code != "paper_not_kept"  # else the item lies there, and the sentence says so
                words = _("{why} The item itself is kept.") if bare and self._bare(path) else "{why}"
                self._desk.toast(words.format(why=sentence(error)))
                continue
            item = self._bare(path)
            if item is not None:
                self.follow(path, item)
        if len(kept) == 1:
            done(self._desk, _("“{title}” is in the tray").format(title=kept[0]))
        elif kept:
            words = n_("{n} thing is in the tray", "{n} things are in the tray", len(kept))
            self._desk.toast(words.format(n=len(kept)))

    def _at_once(self, path: Path) -> str:
        given = desk_files.load(path)
        return self._desk.services.desk.capture(path.stem, source=_source(given[1]), files=[given]).title

    def _bare(self, path: Path) -> UUID | None:
        """The item alone: nothing is lost, whatever becomes of the file."""
        words = str(path) if path.is_dir() else ""
        source = _source(desk_files.media_of(path.name))
        try:
            return self._desk.services.desk.capture(path.stem or path.name, words=words, source=source).id
        except UserError as error:
            self._desk.toast(sentence(error))
            return None

    def follow(self, file: Path | Given, item: UUID) -> None:
        """Read a file in the background and put it to its item."""
        items, desk = self._desk.services.desk, self._desk
        called = file.name if isinstance(file, Path) else file[0]
        line = self._shown().add(called)

        def work(task: tasks.Task) -> None:
            def told(n: int, of: int) -> None:
                task.tell(n // 1024, of // 1024 or 1)

            name, media, data = desk_files.load(file, told) if isinstance(file, Path) else file
            task.tell(1, 1)  # the last chance to stop: what follows is one step
            items.add_paper(item, name, media, data)

        def over() -> None:
            self.under_way[:] = [each for each in self.under_way if each is not task]
            if shiboken6.isValid(line):
                line.over()

        def failed(error: BaseException) -> None:
            over()
            words = _("{why} The item itself is kept.") if isinstance(error, UserError) else "{why}"
            desk.toast(words.format(why=sentence(error)))

        def arrived(_result: object) -> None:
            over()
            desk.toast(_("“{name}” lies with its item").format(name=called))

        def progress(n: int, of: int) -> None:
            if shiboken6.isValid(line):
                line.show_progress(n, of)

        def cancel() -> None:
            task.cancel()
            over()
            desk.toast(_("“{name}” was not brought in. The item itself is kept.").format(name=called))

        task = tasks.run(desk.bus, work, arrived, failed, progress)
        self.under_way.append(task)
        line.stop.clicked.connect(cancel)

    def _shown(self) -> _Panel:
        window = self._desk.window
        assert window is not None
        host = window.centralWidget() or window
        if self._panel is None or not shiboken6.isValid(self._panel):
            self._panel = _Panel(host)
        return self._panel


def arrivals(desk: Desk) -> Arrivals:
    """The arrivals of this desk."""
    return desk.bus.findChild(Arrivals) or Arrivals(desk)


def _source(media: str) -> Source:
    return Source.PICTURE if media.startswith("image/") else Source.FILE


class _Line(QWidget):
    def __init__(self, panel: _Panel, name: str) -> None:
        super().__init__()
        self._panel = panel
        self.bar = Progress(name)
        self.stop = IconButton("x", _("Stop: {name}").format(name=name), size=24)
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addWidget(Label(name, 12, 500, elide=True))
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.stop)

    def show_progress(self, n: int, of: int) -> None:
        """So much of it is read; keeping it takes the rest."""
        self.bar.setValue(round(90 * n / max(of, 1)))

    def over(self) -> None:
        """It has arrived, or it will not."""
        self._panel.remove(self)


class _Panel(QWidget):
    """Lies at the bottom right, over the room."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAccessibleName(_("Coming in"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 10, 12)
        self._column.setSpacing(10)

    def add(self, name: str) -> _Line:
        """One more file."""
        line = _Line(self, name)
        self._column.addWidget(line)
        self._place()
        return line

    def remove(self, line: QWidget) -> None:
        """One is over."""
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._place()

    def _place(self) -> None:
        host = self.parentWidget()
        if not self._column.count() or host is None:
            self.hide()
            return
        self._column.activate()
        wide, high = theme.scaled(_WIDE), self._column.sizeHint().height()
        self.setGeometry(host.width() - wide - 20, host.height() - high - 20, wide, high)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 8, C["surf"], C["line2"])
