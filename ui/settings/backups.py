"""Backups: made in the background, read back, put in place after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import N_, _, n_
from ui import format, icons, tasks, theme
from ui.due import local
from ui.errors import sentence
from ui.restore import counts
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.paint import text
from ui.widgets.painted import PaintedList, RowDelegate, RowModel, paint_two

if TYPE_CHECKING:
    from aedesk.door import BackupInfo

REASONS = {
    "exit": N_("on closing"),
    "daily": N_("of the day"),
    "hand": N_("by hand"),
    "manual": N_("by hand"),
    "update": N_("before a new version"),
}
_SHOWN = 7


class BackupsBlock(Block):
    """The list, newest first, and what can be done with it."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("backups", _("Backups"), _("encrypted, beside the desk"))
        self._saver, self._services = saver, saver.desk.services.backups
        self.body.setContentsMargins(0, 0, 0, 0)
        self.list = PaintedList(RowModel(self._spoken), _("Backups"))
        self.list.setItemDelegate(_Delegate(self.list, self))
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda _row: self._restore())
        self.list.setMinimumWidth(240)
        self.add(self.list)
        self.now = Button(_("Back up now"), "primary", "database")
        self.now.setToolTip(f"{self.now.words()} (Ctrl B)")
        self.now.clicked.connect(self.make)
        self.put_back = Button(_("Restore…"))
        self.put_back.setEnabled(False)
        self.put_back.clicked.connect(self._restore)
        self.said = Label("", 12, 400, "t3", elide=True)
        line = QHBoxLayout()
        line.setContentsMargins(0, 12, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.now)
        line.addWidget(self.put_back)
        line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(line)
        self.add(holder)
        self.add_words(_("Verified means: decrypted, opened and read. Kept: 7 days, 4 weeks, 12 months."))
        self.reload()

    def age(self, info: BackupInfo) -> str:
        """How old a backup is."""
        days = (self._saver.desk.clock.today() - local(info.at).date()).days
        if days <= 0:
            return _("today")
        return _("yesterday") if days == 1 else n_("{n} day old", "{n} days old", days).format(n=days)

    def _spoken(self, info: BackupInfo) -> str:
        mark = _("verified") if info.verified else _("not read yet")
        return format.join((format.when(info.at), self.age(info), reason(info), counts(info), size(info.size), mark))

    def _picked(self, row: object) -> None:
        self.put_back.setEnabled(row is not None)

    def reload(self) -> None:
        """Look into the folder again."""
        found = self._services.all()
        self.list.rows.show(found)
        self.list.setFixedHeight(theme.scaled(46) * max(min(len(found), _SHOWN), 1))
        self.list.setVisible(bool(found))
        self.put_back.setEnabled(False)
        if not found:
            self.said.setText(_("No backup yet."))

    def make(self) -> None:
        """Back up in the background."""
        if not self.now.isEnabled():
            return
        self.now.setEnabled(False)
        self.said.set_tone("t3")
        self.said.setText(_("Backing up…"))
        services = self._services
        tasks.run(self, lambda _task: services.make("hand"), self._made, self._failed)

    def _made(self, info: BackupInfo) -> None:
        self.now.setEnabled(True)
        self.reload()
        self.said.set_tone("grn" if info.verified else "amb")
        words = _("Backed up and read back at {time}.") if info.verified else _("Backed up at {time}, not read back.")
        self.said.setText(words.format(time=f"{local(info.at):%H:%M}"))
        self._saver.saved()

    def _failed(self, error: BaseException) -> None:
        self.now.setEnabled(True)
        self.said.set_tone("red")
        self.said.setText(sentence(error))

    def _restore(self) -> None:
        info: BackupInfo | None = self.list.chosen()
        if info is None:
            return
        desk = self._saver.desk
        parts = [
            _("The desk goes back to {when}, {age}: {counts}.").format(
                when=format.when(info.at), age=self.age(info), counts=counts(info)
            ),
            _("What is there now is kept aside in a folder of its own; nothing is lost."),
            _("You type the passphrase again afterwards."),
        ]
        if not desk.ask.confirm(_("Restore this backup?"), format.join(parts, " "), _("Restore"), danger=True):
            return
        try:
            self._services.restore(info)
        except UserError as error:
            if error.code in ("backup_damaged", "wrong_key"):  # found before anything was touched
                self._failed(error)
            else:
                desk.lock(sentence(error))
            return
        desk.lock()


def reason(info: BackupInfo) -> str:
    """Why it was made."""
    return _(REASONS.get(info.reason, info.reason))


def size(bytes_: int) -> str:
    """How large it is."""
    if bytes_ < 1024 * 1024:
        return f"{format.number(max(bytes_ // 1024, 1))} kB"
    return f"{format.number(round(bytes_ / 1024 / 1024, 1))} MB"


class _Delegate(RowDelegate):
    def __init__(self, view: PaintedList, block: BackupsBlock) -> None:
        super().__init__(view, 46)
        self._block = block

    def paint_inside(self, painter: QPainter, area: QRect, row: BackupInfo) -> None:
        inside = QRectF(area).adjusted(6, 0, -6, 0)
        when = format.join((format.when(row.at), self._block.age(row)))
        paint_two(painter, inside.adjusted(0, 0, -170, 0), when, f"{reason(row)} · {counts(row)}", 500)
        said = _("verified") if row.verified else _("not read yet")
        token = "grn" if row.verified else "amb"
        wide = QFontMetrics(theme.font(12, 500)).horizontalAdvance(said) + 22
        mark = QRectF(inside.right() - wide, inside.top(), wide, inside.height())
        right = QRectF(mark.left() - 84, inside.top(), 70, inside.height())
        text(painter, right, size(row.size), 12, 400, "t2", Qt.AlignmentFlag.AlignRight)
        name = "circle-check" if row.verified else "alert-triangle"
        picture = icons.pixmap(name, 14, token, painter.device().devicePixelRatio())
        painter.drawPixmap(int(mark.left()), area.center().y() - 6, picture)
        text(painter, mark.adjusted(19, 0, 0, 0), said, 12, 500, token)
