"""The versions of one estimate: which may be changed, which comes before which, and why one is locked."""

from __future__ import annotations

from dataclasses import dataclass

from aedesk.domain.estimate import Estimate, EstimateState
from aedesk.domain.estimate_rules import MOVES
from aedesk.words import _
from ui import labels


@dataclass
class Family:
    """Every version of one number, oldest first."""

    members: list[Estimate]

    @classmethod
    def of(cls, all_of_job: list[Estimate], one: Estimate) -> Family:
        """The versions that belong to `one`; a draft without a number stands alone."""
        members = [each for each in all_of_job if one.number is not None and each.number == one.number]
        if not any(each.id == one.id for each in members):
            members.append(one)
        members = [one if each.id == one.id else each for each in members]
        return cls(sorted(members, key=lambda each: each.edition))

    def put(self, one: Estimate) -> None:
        """Hold a newer twin of one version."""
        self.members = [one if each.id == one.id else each for each in self.members]

    def before(self, one: Estimate) -> Estimate | None:
        """The version before this one."""
        earlier = [each for each in self.members if each.edition < one.edition]
        return earlier[-1] if earlier else None

    def draft(self) -> Estimate | None:
        """The version that is still being written, if there is one."""
        return next((each for each in self.members if each.state is EstimateState.DRAFT), None)

    def may_renew(self, one: Estimate) -> bool:
        """Whether the next version can be started from this one."""
        return one.state in MOVES["renew"] and self.draft() is None

    def may_change(self, one: Estimate) -> bool:
        """Whether a keystroke changes something: the draft, or by way of a new version."""
        return one.state is EstimateState.DRAFT or self.may_renew(one)

    def way_on(self, one: Estimate) -> str:
        """The button of the strip: to the version that is being written."""
        draft = self.draft()
        if draft is None or draft.id == one.id:
            return ""
        return _("Go to version {number}").format(number=draft.edition)

    def why_locked(self, one: Estimate) -> str:
        """Why this version cannot be changed, and what happens when somebody tries; nothing for a draft."""
        if one.state is EstimateState.DRAFT:
            return ""
        if one.state is EstimateState.REPLACED:
            return _("Version {number} is replaced by a later one.").format(number=one.edition)
        state = labels.label(one.state)
        draft = self.draft()
        if draft is not None:
            words = _("Version {number} is {state}. Version {next} is being written.")
            return words.format(number=one.edition, state=state, next=draft.edition)
        words = _(
            "Version {number} is {state}. Your first change starts version {next}; signatures stay with {number}."
        )
        return words.format(number=one.edition, state=state, next=self.members[-1].edition + 1)
