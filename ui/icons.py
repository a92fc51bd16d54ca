"""Tabler's outline icons, recoloured by token and cached by size, colour and screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from aedesk.resources import folder
from ui.theme import C

STROKE = "1.6"


@cache
def _source(name: str) -> str:
    return (folder("icons") / f"{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, size: int, colour: str, dpr: float, stroke: str) -> QPixmap:
    picture = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    text = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    return picture


def pixmap(name: str, size: int = 18, token: str = "t2", dpr: float = 1.0, stroke: str = STROKE) -> QPixmap:
    """The icon as a picture for a screen of `dpr`; ask for it while painting, with `widget.devicePixelRatioF()`."""
    return _drawn(name, size, C[token].name(), dpr, stroke)


def icon(name: str, size: int = 18, token: str = "t2", stroke: str = STROKE) -> QIcon:
    """The icon for Qt's own parts (menus, actions), sharp at 100 and 200 per cent."""
    made = QIcon()
    for dpr in (1.0, 2.0):
        made.addPixmap(pixmap(name, size, token, dpr, stroke))
    return made
