"""Keeps answers while somebody types: after a pause, when a part is left, and before anything else comes in front."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Signal

from aedesk.domain.dossier import AnswerState
from aedesk.domain.dossier_rules import ONE_OF
from aedesk.domain.errors import UserError
from ui.desk import Desk
from ui.dossier.field_row import FieldRow
from ui.dossier.heads import Head
from ui.dossier.telling import Telling
from ui.errors import sentence
from ui.pause import Pause


class Keeper(QObject):
    """`where` says whose dossier it is, and of which product; `kept` tells that something was saved."""

    kept = Signal()

    def __init__(
        self, desk: Desk, where: Callable[[], tuple[UUID, UUID | None]], telling: Callable[[], Telling], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._where, self._telling = desk, where, telling
        self._open: list[FieldRow | Head] = []
        self._timer = Pause(self, self.flush)

    def watch(self, part: FieldRow | Head) -> None:
        """Keep what is typed into this part."""
        if part.control is None:
            return
        part.control.changed.connect(lambda: self._touched(part))
        part.control.settled.connect(lambda: self.save(part))

    def _touched(self, part: FieldRow | Head) -> None:
        if part not in self._open:
            self._open.append(part)
        self._timer.touch()

    def drop(self) -> None:
        """Forget what could not be kept."""
        for part in self._open:
            if shiboken6.isValid(part):
                part.dirty = False
        self._open.clear()
        self._timer.stop()

    def flush(self) -> FieldRow | Head | None:
        """Keep everything that is open; the first part that could not be kept."""
        self._timer.stop()
        failed = None
        for part in list(self._open):
            if not self.save(part) and failed is None:
                failed = part
        return failed

    def save(self, part: FieldRow | Head) -> bool:
        """Keep one part, if something was typed into it."""
        if not shiboken6.isValid(part) or not part.dirty or part.control is None:
            if part in self._open:
                self._open.remove(part)
            return True
        path = part.node.path if isinstance(part, FieldRow) else part.entry.path
        client_id, product_id = self._where()
        try:
            raw: Any = part.control.value()
            if path in ONE_OF and isinstance(part, Head):
                raw = raw[0] if raw else None
            self._desk.services.dossiers.answer(
                client_id, path, raw, product_id=product_id, **self._telling().fields()
            )
        except UserError as error:
            part.control.fail(sentence(error))
            return False
        part.control.fail("")
        part.dirty = False
        if part in self._open:
            self._open.remove(part)
        self.kept.emit()
        return True

    def state(self, path: str, state: AnswerState | None) -> bool:
        """Keep that a question was asked in vain, does not apply, or was not asked at all."""
        client_id, product_id = self._where()
        dossiers = self._desk.services.dossiers
        try:
            if state is AnswerState.NOT_KNOWN:
                dossiers.not_known(client_id, path, product_id=product_id, **self._telling().asked())
            elif state is AnswerState.NOT_APPLICABLE:
                dossiers.not_applicable(client_id, path, product_id=product_id)
            else:
                dossiers.forget(client_id, path, product_id=product_id)
        except UserError as error:
            self._desk.toast(sentence(error))
            return False
        self.kept.emit()
        return True
