"""Colours, type and palette of the window: one token table for each mode, read at paint time.

There is no application style sheet: with one, every widget costs three times as much to make (tried), and start-up is
measured. What the palette cannot say, the widgets of `ui/widgets` paint themselves from `C`.
"""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from aedesk.resources import folder

LINE_HEIGHTS = {11: 16, 12: 17, 13: 19, 14: 20, 16: 22, 20: 26, 28: 36, 44: 48}
PAPER = QColor("#FFFFFF")  # paper is white in both modes
PAPER_INK = QColor("#1B1C1E")
PAPER_GREY = QColor("#555555")
PAPER_LINE = QColor("#E2E2DE")


def _read() -> dict[str, dict[str, str]]:
    rows = [
        row.split()
        for row in (folder("theme") / "tokens.txt").read_text("utf-8").splitlines()
        if row[:1] not in ("#", "")
    ]
    return {"light": {row[0]: row[1] for row in rows}, "dark": {row[0]: row[2] for row in rows}}


TOKENS = _read()

C: dict[str, QColor] = {name: QColor(value) for name, value in TOKENS["light"].items()}
"""The tokens of the mode in use; read it when painting, never keep a colour."""

_mode = "light"
_language = "en"
_scale = 1.0
_loaded: dict[str, int] = {}


def mode() -> str:
    """The mode in use: light or dark."""
    return _mode


def resolve(wanted: str) -> str:
    """Light or dark for `wanted`, asking the system where that is wanted."""
    if wanted in ("light", "dark"):
        return wanted
    return "dark" if QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def use(app: QApplication, wanted: str, language: str, scale: float = 1.0) -> None:
    """Dress the application: `wanted` is system, light or dark; `scale` is the text size, 1.0 to 1.3."""
    global _mode, _language, _scale
    _mode, _language, _scale = resolve(wanted), language, scale
    for name, value in TOKENS[_mode].items():
        C[name] = QColor(value)
    if not _loaded:
        app.setStyle("fusion")
        _load("AEHan-Regular", "AEHan-Bold")
    latin = "AESans" if language == "zh" else "AELatin"
    _load(*(f"{latin}-{face}" for face in ("Regular", "Medium", "SemiBold", "Bold")))
    font.cache_clear()
    app.setFont(font(13))
    app.setPalette(_palette())
    QToolTip.setFont(font(12))
    QToolTip.setPalette(_tip_palette())


def _load(*names: str) -> None:
    for name in names:
        if name not in _loaded:
            _loaded[name] = QFontDatabase.addApplicationFont(str(folder("fonts") / f"{name}.ttf"))


def _palette() -> QPalette:
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for which, token in {
        role.Window: "win", role.WindowText: "t1", role.Base: "surf", role.AlternateBase: "sunk", role.Text: "t1",
        role.Button: "surf", role.ButtonText: "t1", role.BrightText: "red", role.Highlight: "sel",
        role.HighlightedText: "t1", role.PlaceholderText: "t3", role.Link: "acc", role.LinkVisited: "acc",
        role.Midlight: "hover", role.Mid: "line", role.Dark: "line2", role.Light: "surf", role.Shadow: "line2",
        role.Accent: "acc",
    }.items():  # fmt: skip
        palette.setColor(which, C[token])
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, which, C["t3"])
    palette.setColor(group.Disabled, role.Base, C["sunk"])
    return palette


def _tip_palette() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.ToolTipBase, C["ink"])
    palette.setColor(QPalette.ColorRole.ToolTipText, C["on-ink"])
    return palette


@cache
def font(px: int, weight: int = 400, spacing: float = 0) -> QFont:
    """The one maker of fonts: pixel size and weight by the rules of the language in use, tabular figures."""
    han = _language == "zh"
    if han:
        px = max(px, 12)
        weight = {500: 400, 600: 700}.get(weight, weight)
    made = QFont()
    latin = "AE Sans" if han else "AE Latin"
    made.setFamilies([latin, "AE Han", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC"])
    made.setPixelSize(round(px * _scale))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    if spacing and not han:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made


def serif(px: int, weight: int = 700) -> QFont:
    """The face of headings on paper; only for previews of paper drawn on the screen."""
    _load("AESerif-Regular", "AESerif-Bold")
    made = QFont(font(px, weight))
    made.setFamilies(["AE Serif", "Noto Serif SC", "Noto Serif CJK SC", "AE Sans"])
    return made


def line(px: int) -> int:
    """The height of a line of text of `px`."""
    if _language == "zh":
        return round(max(px, 12) * 1.55 * _scale)
    return round(LINE_HEIGHTS.get(px, round(px * 1.45)) * _scale)


def scaled(px: int) -> int:
    """A row or control height that grows with the text size."""
    return round(px * _scale)


def tinted(token: str) -> QPalette:
    """The application's palette with its text in `token`."""
    palette = QApplication.palette()
    palette.setColor(QPalette.ColorRole.WindowText, C[token])
    return palette
