"""What the window wears after its first paint: Qt's own words in its language, and its icon."""

from PySide6.QtCore import QLibraryInfo, QLocale, QRect, Qt, QTranslator
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

_CATALOGUES = {"zh": "qtbase_zh_CN", "es": "qtbase_es"}  # English is what Qt itself speaks
_LOCALES = {"zh": "zh_CN", "es": "es_ES", "en": "en_GB"}


_speaking: QTranslator | None = None  # Qt keeps no reference


def translate(app: QApplication, language: str) -> None:
    """Let Qt speak `language`."""
    global _speaking
    if _speaking is not None:
        app.removeTranslator(_speaking)
        _speaking = None
    QLocale.setDefault(QLocale(_LOCALES[language]))
    if language in _CATALOGUES:
        _speaking = QTranslator()
        _speaking.load(_CATALOGUES[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        app.installTranslator(_speaking)


def mark() -> QIcon:
    """The mark of the house for title and task bar."""
    from ui.widgets.picture import paint_mark

    icon = QIcon()
    for size in (16, 32, 64, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            paint_mark(painter, QRect(0, 0, size, size), size / 4)
        icon.addPixmap(picture)
    return icon
