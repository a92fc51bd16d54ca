"""Qt's own words (dialogs, context menus) in the window's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_CATALOGUES = {"zh": "qtbase_zh_CN", "es": "qtbase_es"}
_LOCALES = {"zh": "zh_CN", "es": "es_ES", "en": "en_GB"}


def translator(app: QApplication, before: QTranslator | None, language: str) -> QTranslator | None:
    """Let Qt speak `language`; the answer must be kept, and handed in again at the next change."""
    if before is not None:
        app.removeTranslator(before)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    if language not in _CATALOGUES:
        return None
    made = QTranslator(app)
    made.load(_CATALOGUES[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(made)
    return made
