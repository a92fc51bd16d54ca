"""Sheets that write a file in the background: where it goes, how far it is, and what it is called when it is there."""

from collections.abc import Callable
from pathlib import Path

from aedesk.domain.errors import UserError
from aedesk.words import _
from ui import tasks
from ui.desk import Desk
from ui.forms import FormSheet
from ui.widgets.progress import Progress


class FileSheet(FormSheet):
    """`write` asks where and does the rest; add `bar` below the last field."""

    closes = False
    undoable = False

    def __init__(self, desk: Desk, title: str, *, width: int = 620) -> None:
        super().__init__(desk, title, _("Export…"), width=width)
        self.task: tasks.Task | None = None
        self.bar = Progress(_("Writing the file"))
        self.bar.hide()
        self.closed.connect(self._stop)

    @property
    def half_filled(self) -> bool:
        """Never: what was chosen here is chosen again in a moment."""
        return False

    def write(self, title: str, name: str, ending: str, make: Callable[[Callable[[int, int], None]], bytes]) -> None:
        """Ask where a file that is to be called `name` goes, and write what `make` gives; it tells how far it is."""
        chosen = self.desk.ask.save_file(title, name, (f"*.{ending}",))
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == f".{ending}" else chosen.with_name(f"{chosen.name}.{ending}")

        def work(task: tasks.Task) -> None:
            data = make(task.tell)
            try:
                path.write_bytes(data)
            except OSError as error:
                raise UserError("file_not_written", file=path.name) from error

        self.bar.setValue(0)
        self.bar.show()
        self.go.setEnabled(False)
        self.refit()
        self.task = tasks.run(self, work, lambda _nothing: self._written(path), self._failed, self._far)

    def _far(self, n: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(n)

    def _written(self, path: Path) -> None:
        self.task = None
        self.kept_words = _("Exported: {file}").format(file=path.name)
        self.leave()

    def _failed(self, error: BaseException) -> None:
        self.task = None
        self.bar.hide()
        self.go.setEnabled(True)
        self.complain(error)

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
