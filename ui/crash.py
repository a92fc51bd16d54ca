"""Our own bugs: logged without client data, shown once with a way to save a report; the data is safe."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from aedesk.domain.errors import UserError
from aedesk.paths import Paths

if TYPE_CHECKING:
    from ui.ask import Ask

_log = logging.getLogger("aedesk.crash")
_window: QMainWindow | None = None
_ask: Ask | None = None
_shown = False


class _Plain(logging.Formatter):
    """Writes the way to a failure, never its words; of what libraries say, only where they said it."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == "aedesk"
        told = record.getMessage() if ours else f"{record.module}:{record.lineno}"
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {told}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(without_data(record.exc_info[1]))
        return "\n".join(lines)


class _Late(logging.Handler):
    """Opens the log at the first failure; the rotating handler costs 13 ms to import at every start."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, maxBytes=500_000, backupCount=1, encoding="utf-8")
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def install(paths: Paths, window: QMainWindow, ask: Ask) -> None:
    """From now on no failure is lost."""
    global _window, _ask
    _window, _ask = window, ask
    sys.excepthook = caught
    handler = _Late(paths.log)
    handler.setFormatter(_Plain())
    logging.getLogger().addHandler(handler)


def uninstall() -> None:
    """Give the hook back (tests)."""
    global _window, _ask, _shown
    _window, _ask, _shown = None, None, False
    sys.excepthook = sys.__excepthook__
    for handler in list(logging.getLogger().handlers):
        if isinstance(handler, _Late):
            logging.getLogger().removeHandler(handler)
            handler.close()


def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody else answered; an answer of the trade that a room forgot to catch is at least worded."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    if isinstance(error, UserError):
        from ui.errors import sentence

        log(error)
        _say(sentence(error))
        return
    report(error)


def without_data(error: BaseException) -> str:
    """The way to a failure: files, lines and the kind of it, never its values or its words."""
    import traceback

    lines = [f"{type(error).__module__}.{type(error).__name__}"]
    if isinstance(error, UserError):
        lines[0] += f" {error.code}"
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    if error.__cause__ is not None:
        lines.append("caused by " + without_data(error.__cause__))
    return "\n".join(lines)


def log(error: BaseException) -> None:
    """Write a failure down."""
    _log.error("%s", without_data(error))


def report(error: BaseException) -> None:
    """Write a failure down and, the first time, tell the user."""
    global _shown
    log(error)
    if _shown or _window is None:
        return
    _shown = True
    _tell(error)


def text_of(error: BaseException) -> str:
    """The report that the user may save."""
    import platform

    head = f"AE Desk, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return f"{head}\n\n{without_data(error)}\n"


def _say(words: str) -> None:
    from ui.widgets.toast import Toast

    if _window is not None:
        (_window.findChild(Toast) or Toast(_window)).say(words)


def _tell(error: BaseException) -> None:
    from aedesk.words import _
    from ui.widgets.buttons import Button
    from ui.widgets.labels import Text
    from ui.widgets.sheet import ModalSheet

    assert _window is not None
    sheet = ModalSheet(_window, _("Something went wrong inside AE Desk"), width=480)
    words = _(
        "Your data is safe: what was saved stays saved. The report says where it happened and holds no client data."
    )
    sheet.body.addWidget(Text(words, 13, 400, "t2"))
    save = Button(_("Save report…"))
    save.clicked.connect(lambda: _save(text_of(error)))
    go_on = Button(_("Go on"), "primary")
    go_on.clicked.connect(sheet.close)
    sheet.foot(save, primary=go_on)
    sheet.open()


def _save(text: str) -> None:
    from aedesk.words import _

    if _ask is not None:
        _ask.keep(_("Save report"), "aedesk-report.txt", ("*.txt",), text.encode())
