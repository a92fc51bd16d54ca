"""Qt's own words (dialogs, context menus) in the window's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
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
