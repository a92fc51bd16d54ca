"""A drill under the document: its icon, its words in one line or two, its key where there is room."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import icons, theme
from ui.theme import C
from ui.widgets.labels import wrap
from ui.widgets.paint import box, key_cap, key_width

_PAD, _LEAD = 12, 28
_LEAST = 112  # pixels


class DrillButton(QAbstractButton):
    """As wide as there is room; the words wrap before they are cut."""

    def __init__(self, words: str, icon: str, keys: str) -> None:
        super().__init__()
        self._icon, self._keys = icon, keys
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_LEAST), theme.scaled(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            over = self.isEnabled() and (self.underMouse() or self.isDown())
            box(painter, self.rect(), 6, C["hover" if over else "surf"], C["line2"])
            picture = icons.pixmap(self._icon, 16, "t1", self.devicePixelRatioF())
            painter.drawPixmap(QPointF(_PAD, (self.height() - 16) / 2), picture)
            left, room = _PAD + _LEAD - 4, self.width() - _PAD - _LEAD
            cap = key_width(self._keys) + 10 if self._keys else 0
            wide = QFontMetrics(theme.font(12, 500)).horizontalAdvance(self.text())
            with_key = bool(cap) and wide + cap <= room
            lines = wrap(self.text(), 12, 500, room - (cap if with_key else 0), 2)
            pitch = theme.scaled(16)
            top = (self.height() - pitch * len(lines)) / 2
            painter.setFont(theme.font(12, 500))
            painter.setPen(C["t1"])
            for n, line in enumerate(lines):
                area = QRectF(left, top + n * pitch, room, pitch)
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line)
            if with_key:
                key_cap(painter, self.width() - _PAD + 2, self.height() / 2, self._keys)
