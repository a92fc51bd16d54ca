"""Dialogs of the system and questions to the user, in one place so that tests can answer instead."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from aedesk.words import _

PDF = ("*.pdf",)
LARGEST = 200 * 1024 * 1024
PICTURES = ("*.png", "*.jpg", "*.jpeg")


class Ask:
    """Asks through real dialogs; tests hand in a double with the same methods."""

    def __init__(self) -> None:
        self.window: QWidget | None = None
        self._folder = str(Path.home())

    def open_file(self, title: str, patterns: tuple[str, ...] = ()) -> Path | None:
        """A file to read, or None."""
        name, _chosen = QFileDialog.getOpenFileName(self.window, title, self._folder, " ".join(patterns))
        return self._remember(name)

    def save_file(self, title: str, name: str, patterns: tuple[str, ...] = ()) -> Path | None:
        """Where to write a file that is to be called `name`, or None."""
        start = str(Path(self._folder) / name)
        chosen, _filter = QFileDialog.getSaveFileName(self.window, title, start, " ".join(patterns))
        return self._remember(chosen)

    def bring(self, title: str, patterns: tuple[str, ...] = ()) -> tuple[str, bytes] | None:
        """A file's name and bytes, or None where none was chosen or it cannot be read, which is said."""
        path = self.open_file(title, patterns)
        if path is None:
            return None
        try:
            if path.stat().st_size <= LARGEST:
                return path.name, path.read_bytes()
            self._say(_("This file is too large."))
        except OSError:
            self._say(_("This file cannot be read."))
        return None

    def keep(self, title: str, name: str, patterns: tuple[str, ...], data: bytes) -> Path | None:
        """Write these bytes where the user says; None where nowhere was chosen or it cannot be, which is said."""
        path = self.save_file(title, name, patterns)
        try:
            if path is not None:
                path.write_bytes(data)
        except OSError:
            self._say(_("The file could not be written there. Choose another folder."))
            return None
        return path

    def _say(self, words: str) -> None:
        from ui.widgets.toast import Toast

        assert self.window is not None
        (self.window.findChild(Toast) or Toast(self.window)).say(words)

    def folder(self, title: str) -> Path | None:
        """A folder, or None."""
        return self._remember(QFileDialog.getExistingDirectory(self.window, title, self._folder))

    def _remember(self, name: str) -> Path | None:
        if not name:
            return None
        self._folder = str(Path(name).parent)
        return Path(name)

    def confirm(self, title: str, words: str, yes: str, *, danger: bool = False, no: str = "") -> bool:
        """A question with two answers; `yes` is a verb."""
        from ui.widgets.sheet import question

        assert self.window is not None
        return question(self.window, title, words, yes, no or _("Cancel"), danger=danger)

    def words(self, title: str, label: str, yes: str, text: str = "", *, must: bool = True) -> str | None:
        """A few words typed in answer (a reason ...), or None."""
        from ui.widgets.sheet import ask_words

        assert self.window is not None
        return ask_words(self.window, title, label, yes, text, must=must)

    def print_pdf(self, pdf: bytes, name: str) -> bool:
        """Print these very pages through the system's dialog; whether they were sent."""
        from ui.printing import print_pdf

        assert self.window is not None
        return print_pdf(self.window, pdf, name)
