"""Keeps what is typed: a draft saves itself, an issued version starts its successor before the first change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from aedesk.domain.errors import UserError
from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.words import _
from ui import errors, format
from ui.pause import Pause

if TYPE_CHECKING:
    from ui.estimates.page import EstimatePage


class Keeper(QObject):
    """`dirty` while something is not on the disk yet, `busy` while it is being written."""

    def __init__(self, page: EstimatePage) -> None:
        super().__init__(page)
        self._page = page
        self.dirty = self.busy = False
        self._timer = Pause(self, self.save)

    def may_change(self) -> bool:
        """Whether a change may be made; for an issued version its successor is put in place to take it."""
        page = self._page
        estimate = page.estimate
        if estimate is None or not page.lines.editable:
            return False
        if estimate.state is EstimateState.DRAFT:
            return True
        self.busy = True
        try:
            draft = page.desk.services.estimates.next_version(estimate.id)
        except UserError as error:
            page.strip.say(errors.sentence(error), icon="alert-circle", tone="red")
            return False
        finally:
            self.busy = False
        page.put_in_place(draft)
        words = _("Version {number} started; version {before} stays as it was")
        page.desk.toast(
            words.format(number=draft.edition, before=estimate.edition),
            undo=lambda: self._take_back(draft.id, estimate.id),
        )
        return True

    def _take_back(self, draft: UUID, before: UUID) -> None:
        self.forget()
        self._page.estimate = None
        self._page.desk.services.estimates.discard(draft)
        self._page.show_version(before)

    def forget(self) -> None:
        """What was not saved is given up."""
        self._timer.stop()
        self.dirty = False

    def changed(self) -> None:
        """Something was changed: show it, make the sheet anew, and save when the typing pauses."""
        self.dirty = True
        self._page.versions.saved.setText("")
        self._timer.touch()
        self._page.show_values()
        self._page.preview(later=True)

    def set_sheet(self, name: str, value: object) -> None:
        """Another language or currency of the sheet."""
        page = self._page
        if page.estimate is None or getattr(page.estimate, name) == value or not self.may_change():
            page.show_all()
            return
        setattr(page.estimate, name, value)
        page.lines.refresh()
        page.show_all()
        self.changed()

    def save(self) -> bool:
        """Keep the draft as it stands; False when it could not be kept, and then the strip says why."""
        page = self._page
        self._timer.stop()
        if not self.dirty or page.estimate is None:
            return True
        self.busy = True
        try:
            saved = page.desk.services.estimates.save(page.estimate)
        except UserError as error:
            words = _("Not saved: {why}").format(why=errors.sentence(error))
            page.strip.say(words, icon="alert-circle", tone="red")
            return False
        finally:
            self.busy = False
        self.dirty = False
        page.adopt(saved)
        now = format.clock_time(page.desk.clock.now())
        page.versions.saved.setText(_("Saved {time}").format(time=now))
        return True

    def copied(self) -> Estimate | None:
        """The version in front as it stands now, for a thread."""
        estimate = self._page.estimate
        return replace(estimate, lines=[replace(line) for line in estimate.lines]) if estimate is not None else None
