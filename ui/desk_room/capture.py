"""The capture window: one line, Enter, and it is out of the head (D-02). Everything else on it may stay empty."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from aedesk.domain.desk import Item, ItemKind, Place, Source
from aedesk.domain.errors import UserError
from aedesk.words import _
from ui.desk_room.acts import Acts
from ui.desk_room.client_line import ClientLine
from ui.desk_room.dates import UnderstoodLine, get_ready, understand
from ui.desk_room.wording import KINDS, day_said, kind_words, short
from ui.errors import sentence
from ui.forms import FormSheet
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Field, Line, LongText, Segments
from ui.widgets.labels import Label, Text

if TYPE_CHECKING:
    from aedesk.services.date_words import Understood
    from aedesk.services.desk_files import Given
    from ui.desk import Desk
    from ui.desk_room.catching import CatchingRoom

_IDLE = 120  # ms
_LINE = 200  # characters; more is a note
_BACKGROUND = 1024 * 1024  # files of more bytes than this are kept after the window has closed


class CaptureSheet(FormSheet):
    """What came in: kept by Enter before the window closes."""

    def __init__(self, desk: Desk, client_id: UUID | None = None, source: Source = Source.TYPED) -> None:
        super().__init__(desk, _("New on the desk"), _("Keep it"), width=680)
        self.go.set_keys(_("Enter"))
        self._source = source
        self._files: list[Path | Given] = []
        self._found: Understood | None = None
        self.line = Line("", _("What came in? “call Vera tomorrow 3pm”"), height="lg")
        self.line.setAccessibleName(_("What came in?"))
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.submit)
        self.understood = UnderstoodLine(_("A date is understood while you type."))
        self.kind = Segments([(kind, kind_words(kind)) for kind in KINDS], ItemKind.PAPER)
        self.kind.setAccessibleName(_("Kind"))
        self.kind.changed.connect(lambda _kind: self._turn())
        self.means = Text("", 12, 400, "t3")
        self.client = ClientLine(desk, client_id)
        self.client.returnPressed.connect(self.submit)
        self.note = LongText("", _("what must be known about it"), lines=3)
        self._build()
        self._turn()
        self.setAcceptDrops(True)
        for each in (self.line, self.note):
            each.setAcceptDrops(False)
            each.installEventFilter(self)
        for n, kind in enumerate(KINDS, 1):
            key = QShortcut(QKeySequence(f"Alt+{n}"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._choose, kind))

    def _build(self) -> None:
        self.fields["title"] = Field(_("What came in?"), self.line)
        self.fields["title"].label.hide()
        self.body.setSpacing(10)
        self.body.addWidget(self.fields["title"])
        self.body.addWidget(self.understood)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.means)
        self.row(
            self.field("client_id", _("Client"), self.client), self.field("words", _("Note"), self.note), stretch=(2, 3)
        )
        self.client.field = self.fields["client_id"]
        held = QWidget()
        self._chips = QHBoxLayout(held)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.setSpacing(8)
        add = Button(_("Add a file…"), "quiet", "file-text", height="sm")
        add.clicked.connect(self._choose_file)
        self._chips.addWidget(add)
        self._chips.addWidget(Label(_("or drop it here, or Ctrl V"), 12, 400, "t3"))
        self._chips.addStretch(1)
        self.body.addWidget(held)
        self.finish()
        QTimer.singleShot(_IDLE, self, get_ready)  # after the first paint, and before a date can have been typed

    # --- what is typed

    def _read(self, text: str) -> None:
        self._found = understand(text, self.desk.clock) if text.strip() else None
        self.understood.show_found(self._found, self.desk.clock.today())

    def _choose(self, kind: ItemKind) -> None:
        self.kind.set_value(kind)
        self._turn()

    def _turn(self) -> None:
        self.means.setText(_(KINDS[cast(ItemKind, self.kind.value())][2]))
        self.means.updateGeometry()

    # --- files

    def attach(self, file: Path | Given) -> None:
        """Put a file to it."""
        self._files.append(file)
        name = file.name if isinstance(file, Path) else file[0]
        chip = QWidget()
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(Label(name if len(name) < 28 else f"{name[:16]}…{name[-9:]}", 12, 500))
        away = IconButton("x", _("Take away: {name}").format(name=name), size=24)
        away.clicked.connect(lambda: self._detach(file, chip))
        row.addWidget(away)
        self._chips.insertWidget(len(self._files) - 1, chip)

    def _detach(self, file: Path | Given, chip: QWidget) -> None:
        self._files = [each for each in self._files if each is not file]
        self._chips.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _choose_file(self) -> None:
        path = self.desk.ask.open_file(_("Add a file"))
        if path is not None:
            self.attach(path)

    def takes(self, data: QMimeData) -> bool:
        """Take files and pictures out of the clipboard or a drop; whether there were any."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths:
            self.attach(path)
        if paths:
            return True
        if data.hasImage():
            image = QImage(data.imageData())
            if not image.isNull():
                self.attach(picture(image, f"{self.desk.clock.local(self.desk.clock.now()):%Y-%m-%d %H.%M}"))
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and watched in (self.line, self.note)
        ):
            data = QApplication.clipboard().mimeData()
            return self.takes(data) or (watched is self.line and self.long(data.text().strip()))
        return super().eventFilter(watched, event)

    def long(self, text: str) -> bool:
        """A letter that is pasted is a note: the line has room for one line, and would cut it off."""
        if "\n" not in text and len(text) <= _LINE:
            return False
        self.note.set_value("\n".join(part for part in (self.note.value(), text) if part))
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or data.hasImage() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if not self.takes(event.mimeData()):
            self.note.set_value("\n".join(part for part in (self.note.value(), event.mimeData().text()) if part))

    @property
    def half_filled(self) -> bool:
        """A file alone is worth asking for, too."""
        return bool(self._files) or super().half_filled

    # --- keeping it

    def save(self) -> None:
        text, found = self.line.value(), self._found
        ready, later = self._parted()
        title = (found.title if found is not None else text) or text
        if not title and not self.note.value() and not ready and later:
            title = Path(later[0] if isinstance(later[0], Path) else later[0][0]).stem
        try:
            item = self.desk.services.desk.capture(
                title, kind=cast(ItemKind, self.kind.value()), words=self.note.value(),
                client_id=self.client.chosen(),
                due=found.day if found else None, due_minute=found.minute if found else None,
                due_words=found.words if found else "", repeat=found.repeat if found else "",
                source=self._how(), files=ready,
            )  # fmt: skip
        except UserError as error:
            if error.code != "paper_not_kept":
                raise
            self.kept_words = sentence(error)
            self.undoable = False
            return
        self.kept_words = where(item, self.desk)
        self._follow(item, later)
        if item.due_words:
            self.on_saved = lambda: ask_day(self.desk, item)

    def _how(self) -> Source:
        if self._source is not Source.TYPED or not self._files:
            return self._source
        return Source.FILE if isinstance(self._files[0], Path) else Source.PICTURE

    def _parted(self) -> tuple[list[Given], list[Path | Given]]:
        """Small files, read; and those that are read or kept in the background."""
        from aedesk.services import desk_files

        ready: list[Given] = []
        later: list[Path | Given] = []
        for file in self._files:
            if not isinstance(file, Path):
                (ready if len(file[2]) <= _BACKGROUND else later).append(file)
                continue
            try:
                if file.stat().st_size <= _BACKGROUND:
                    ready.append(desk_files.load(file))
                else:
                    later.append(file)
            except (OSError, UserError):
                later.append(file)  # said in the background, where the item is kept already
        return ready, later

    def _follow(self, item: Item, later: list[Path | Given]) -> None:
        from ui.desk_room.arriving import arrivals

        for file in later:
            arrivals(self.desk).follow(file, item.id)


def where(item: Item, desk: Desk) -> str:
    """Where a new thing went."""
    today = desk.clock.today()
    if item.place is Place.DATED and item.due is not None:
        when = day_said(item.due, item.due_minute, today)
        return _("“{title}” comes back: {when}").format(title=short(item.title), when=when)
    words = {
        Place.PILE: _("“{title}” lies on the pile to be read once"),
        Place.REGISTER: _("“{title}” stands in its register"),
    }.get(item.place, _("“{title}” is in the tray"))
    return words.format(title=short(item.title))


def ask_day(desk: Desk, item: Item) -> None:
    """A date that was not understood is kept as words, and asked."""
    from ui.desk_room.popovers import DatePopover

    window = desk.window
    if window is None or not desk.ready:
        return
    near = QRect(window.width() // 2 - 1, 96, 2, 2)
    acts = Acts(desk)
    DatePopover(
        desk, near, item.title, partial(acts.put_to, item.id, item.title), partial(acts.defer, item.id, item.title),
        words=item.due_words,
    ).open()  # fmt: skip


def picture(image: QImage, stamp: str) -> Given:
    """A picture of the clipboard as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return _("Picture {when}").format(when=stamp) + ".png", "image/png", bytes(buffer.data().data())


def paste(room: CatchingRoom) -> None:
    """What is in the clipboard becomes a new thing."""
    take_in(room, QApplication.clipboard().mimeData(), Source.PASTED)


def take_in(room: CatchingRoom, data: QMimeData, source: Source = Source.FILE) -> None:
    """Files become things of their own; a picture or a text opens the capture window with it."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if paths:
        room.bring(paths)
        return
    sheet = CaptureSheet(room.desk, source=source if data.hasImage() else Source.PASTED)
    text = data.text().strip()
    if not sheet.takes(data):
        if not text:
            sheet.deleteLater()
            room.desk.toast(_("There is nothing in the clipboard that fits on a desk."))
            return
        if not sheet.long(text):
            sheet.line.set_value(text)
    sheet.open()
