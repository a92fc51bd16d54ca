"""Which gates may be passed with a name and a reason: none, unless somebody switches it on here."""

from aedesk.domain.gates import GATES, Gate
from aedesk.domain.people import Rank
from aedesk.words import N_, _, n_
from ui import format
from ui.labels import inside, label
from ui.settings.parts import Block, Panel
from ui.settings.saving import Saver
from ui.widgets.fields import Switch

_NAMES = {
    "forecast_told": N_("Forecast told to the creative director"),
    "strategy": N_("Strategy present"),
    "review_held": N_("Internal review held"),
    "rights_cleared": N_("Rights and feasibility clear"),
    "layout_accepted": N_("Client accepts the layout"),
    "estimate_accepted": N_("Estimate signed by the client"),
    "art_accepted": N_("Finished art signed by the client"),
    "proof_signed": N_("Proof signed by all four"),
    "archived": N_("Archive complete"),
}


def permitted(overrides: str) -> set[int]:
    """The numbers of the gates whose override is switched on."""
    return {int(part) for part in overrides.split(",") if part.strip().isdigit()}


class GatesBlock(Block):
    """A switch for each gate that a setting may open, and a word about the four that none opens."""

    def __init__(self, saver: Saver) -> None:
        super().__init__("gates", _("Moving past a gate"))
        self._saver = saver
        self.body.setContentsMargins(0, 0, 0, 0)
        self.switches: dict[int, Switch] = {}
        for gate in GATES:
            if gate.overridable and gate.number is not None and gate.override is not None:
                self._add_gate(gate, gate.number, gate.override)
        shut = [_(_NAMES[gate.code]) for gate in GATES if gate.stays_shut]
        words = _("No switch opens these: {gates}.").format(gates=format.join(shut, "; "))
        more = _("Whoever passes another gate is named with the reason on the next paper.")
        self.add(Panel("lock", format.join((words, more), " ")), gap=8)
        self.reload()

    def _add_gate(self, gate: Gate, number: int, rank: Rank) -> None:
        switch = Switch("")
        who = inside(label(rank))
        title = _(_NAMES[gate.code])
        words = _("{rank} or above, with a reason").format(rank=who)
        switch.setAccessibleName(_("Gate {n} may be passed: {title}").format(n=number, title=title))
        self.add_row(title, words, switch, str(number))
        switch.changed.connect(lambda _on: self._keep())
        self.switches[number] = switch

    def _keep(self) -> None:
        on = [str(number) for number, switch in self.switches.items() if switch.value()]
        self._saver.change(None, overrides=",".join(on))
        self._count()

    def reload(self) -> None:
        """Show what is kept now."""
        on = permitted(self._saver.agency().overrides)
        for number, switch in self.switches.items():
            switch.set_value(number in on)
        self._count()

    def _count(self) -> None:
        count = sum(switch.value() for switch in self.switches.values())
        self.note.setText(state_words(count))


def state_words(count: int) -> str:
    """How many gates may be passed."""
    if not count:
        return _("all off, as the workflow asks")
    return n_("{n} may be passed", "{n} may be passed", count).format(n=count)
