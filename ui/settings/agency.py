"""The agency as it stands on every paper."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.domain.errors import UserError
from aedesk.words import N_, _
from ui import theme
from ui.ask import PICTURES
from ui.errors import sentence
from ui.settings.parts import Block
from ui.settings.saving import Saver
from ui.theme import C
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Line
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box

_FIELDS = (  # name, label, columns it takes
    ("name", N_("Name"), 1),
    ("other_name", N_("Name in the second script"), 1),
    ("legal_name", N_("Legal name"), 1),
    ("tax_number", N_("Tax number"), 1),
    ("address", N_("Address"), 2),
    ("other_address", N_("Address in the second script"), 2),
    ("city", N_("City"), 1),
    ("phone", N_("Phone"), 1),
    ("bank", N_("Bank"), 1),
    ("bank_account", N_("Account"), 1),
)


class AgencyBlock(Block):
    """Names, address, tax number, bank and logo."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("agency", _("Agency"), _("on every paper"))
        self._saver = saver
        agency = saver.agency()
        self.fields: dict[str, Field] = {}
        row, column = 0, 0
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        holder = QWidget()
        holder.setLayout(grid)
        for name, words, wide in _FIELDS:
            line = Line(getattr(agency, name))
            field = self.fields[name] = Field(_(words), line)
            saver.bind(field, line, name, line.value)
            if wide == 2 and column:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide
            if column >= 2:
                row, column = row + 1, 0
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(holder)
        self.add(self._logo_row(), gap=10)

    def _logo_row(self) -> QWidget:
        self.picture = Logo()
        self.choose = Button(_("Choose a picture"), icon="photo", height="sm")
        self.choose.clicked.connect(self._choose)
        self.remove = Button(_("No logo"), "quiet", height="sm")
        self.remove.clicked.connect(lambda: self._set(None))
        self.wrong = Text("", 12, 400, "red")
        self.wrong.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(_("Logo"), 13, 500))
        words.addWidget(Text(_("PNG or JPEG; stands at the head of every paper"), 12, 400, "t3"))
        words.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        words.addLayout(buttons)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        line.setSpacing(14)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        made = QWidget()
        made.setLayout(line)
        self._show_logo()
        return made

    def _show_logo(self) -> None:
        data = self._saver.desk.services.agency.logo()
        self.picture.show_picture(data)
        self.remove.setVisible(data is not None)

    def _choose(self) -> None:
        found = self._saver.desk.ask.bring(_("Choose a picture"), PICTURES)
        if found is not None:
            self._set(found[1])

    def _set(self, data: bytes | None) -> None:
        try:
            self._saver.desk.services.agency.set_logo(data)
        except UserError as error:
            self.wrong.setText(sentence(error))
            self.wrong.show()
            return
        self.wrong.hide()
        self._show_logo()
        self._saver.saved()

    def reload(self) -> None:
        """Show what is kept now, except where somebody types."""
        agency = self._saver.agency()
        for name, field in self.fields.items():
            if isinstance(field.editor, Line) and not field.editor.hasFocus() and not field.failed:
                field.editor.set_value(getattr(agency, name))
        self._show_logo()


class Logo(QLabel):
    """The logo on a piece of paper."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(QSize(theme.scaled(128), theme.scaled(72)))
        self.setAccessibleName(_("Logo"))

    def show_picture(self, data: bytes | None) -> None:
        """Show these bytes, or an empty piece of paper."""
        self._picture = QPixmap()
        if data:
            image = QImage.fromData(QByteArray(data))
            self._picture = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), 3, theme.PAPER, C["line2"])
            if self._picture.isNull():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = self.rect().adjusted(8, 8, -8, -8)
            size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), size)
            place.moveCenter(room.center())
            painter.drawPixmap(place, self._picture)
