"""Buttons: verbs with an icon and, where it is used often, the key drawn on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import C
from ui.widgets.paint import box, key_cap, key_width

_HEIGHT = {"sm": 28, "md": 32, "lg": 40, "xl": 52}
_PAD = {"sm": 10, "md": 12, "lg": 18, "xl": 22}
_PX = {"sm": 12, "md": 13, "lg": 14, "xl": 16}


class Button(QPushButton):
    """A verb. `kind`: plain, primary, quiet, danger or link; `height`: sm 28, md 32, lg 40, xl 52 pixels.

    `keys` is the shortcut as written on the key cap ("Ctrl N"); it only draws it, it does not make it work.
    """

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        icon: str | None = None,
        keys: str = "",
        parent: QWidget | None = None,
        *,
        height: str = "md",
        wide: bool = False,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._kind, self._picture, self._keys, self._height, self._wide = kind, icon, keys, height, wide
        self._words = text
        self.setFont(theme.font(_PX[height], 400 if kind == "link" else 500))
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if keys:
            self.setToolTip(f"{text} ({keys})")

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_look(self, text: str, icon: str | None) -> None:
        """Say something else beside another icon."""
        self._picture = icon or None
        self.set_text(text)

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        self._kind = kind
        self.update()

    def set_keys(self, keys: str) -> None:
        """Draw another key on it."""
        self._keys = keys
        self.setToolTip(f"{self._words} ({keys})" if keys else self._words)
        self.updateGeometry()

    def words(self) -> str:
        """What is written on it."""
        return self._words

    def _icon_size(self) -> int:
        return 14 if self._height == "sm" else 16

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words)
        if self._kind == "link":
            return QSize(width + 2, theme.line(_PX[self._height]) + 2)
        width += 2 * _PAD[self._height] + 2
        if self._picture:
            width += self._icon_size() + 7
        if self._keys:
            width += key_width(self._keys) + 8
        return QSize(width, theme.scaled(_HEIGHT[self._height]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colours(self) -> tuple[QColor | None, QColor | None, str]:
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            return (None, None, "t3") if self._kind in ("quiet", "link") else (C["sunk"], C["line"], "t3")
        if self._kind == "primary":
            return C["acc-h" if over else "acc"], None, "on-acc"
        fill = C["hover"] if over else (C["surf"] if self._kind in ("plain", "danger") else None)
        edge = {"plain": C["line2"], "danger": C["red"]}.get(self._kind, C["line2"] if self.isDown() else None)
        return fill, edge, {"danger": "red", "quiet": "t2"}.get(self._kind, "t1")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._kind == "link":
                self._paint_link(painter)
                return
            fill, edge, token = self._colours()
            if fill is not None or edge is not None:
                box(painter, self.rect(), 6, fill, edge)
            metrics = QFontMetrics(self.font())
            wide = metrics.horizontalAdvance(self._words)
            whole = wide + (self._icon_size() + 7 if self._picture else 0)
            if self._keys and not self._wide:
                whole += key_width(self._keys) + 8
            x = float(_PAD[self._height]) if self._wide and self._keys else (self.width() - whole) / 2
            if self._picture:
                size = self._icon_size()
                picture = icons.pixmap(self._picture, size, token, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, (self.height() - size) / 2), picture)
                x += size + 7
            painter.setPen(C[token])
            painter.setFont(self.font())
            area = QRectF(x, 0, self.width() - x, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self._words)
            if self._keys:
                right = self.width() - _PAD[self._height] + (0 if self._wide else 4)
                on = "on-acc" if token == "on-acc" else "t2"
                key_cap(painter, right, self.height() / 2, self._keys, on, "on-acc" if on == "on-acc" else "line2")

    def _paint_link(self, painter: QPainter) -> None:
        painter.setFont(theme.font(_PX[self._height], 500))
        painter.setPen(C["acc-h" if self.underMouse() else "acc"] if self.isEnabled() else C["t3"])
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)


class IconButton(QAbstractButton):
    """A square button with an icon only; `name` is what screen readers say and the tooltip shows."""

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        size: int = 28,
        keys: str = "",
        tone: str = "t2",
        framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._picture, self._tone, self._framed = icon, tone, framed
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(theme.scaled(size), theme.scaled(size))

    def set_icon(self, icon: str, name: str = "") -> None:
        """Show another icon, and say something else where `name` is given."""
        self._picture = icon
        if name:
            self.setText(name)
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            over = self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked())
            if self._framed:
                fill = C["hover"] if over else (C["surf"] if self.isEnabled() else C["sunk"])
                box(painter, self.rect(), 6, fill, C["line2"] if self.isEnabled() else C["line"])
            elif over:
                box(painter, self.rect(), 6, C["hover"], C["line2"] if self.isDown() else None)
            size = 16 if self.width() <= theme.scaled(28) else 18
            token = "acc" if self.isChecked() else self._tone if self.isEnabled() else "t3"
            picture = icons.pixmap(self._picture, size, token, self.devicePixelRatioF())
            painter.drawPixmap(QPointF((self.width() - size) / 2, (self.height() - size) / 2), picture)


class Rule(QWidget):
    """A hairline between two parts."""

    def __init__(self, parent: QWidget | None = None, *, token: str = "line", upright: bool = False) -> None:
        super().__init__(parent)
        self._token = token
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(C[self._token], 0))
            painter.fillRect(self.rect(), C[self._token])
