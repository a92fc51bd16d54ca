"""How many jobs a stage should hold at once; over the limit the column says so in amber."""

from collections.abc import Mapping

from aedesk.domain.job import STAGES, Stage

DEFAULTS: Mapping[Stage, int | None] = {
    Stage.FORECAST: None,
    Stage.BRIEF: 6,
    Stage.LAYOUT: 5,
    Stage.ESTIMATE: 5,
    Stage.FINISHED_ART: 4,
    Stage.EXECUTION: 4,
    Stage.PRODUCTION: 4,
    Stage.CLOSED: None,
}


def read(text: str) -> dict[Stage, int | None]:
    """The limits kept as `brief=6,layout=5,closed=`; the defaults for what is not there."""
    limits = dict(DEFAULTS)
    for part in text.split(","):
        name, _, number = part.partition("=")
        if name in list(STAGES) and (not number or number.isdigit()):
            limits[Stage(name)] = int(number) if number else None
    return limits


def write(limits: Mapping[Stage, int | None]) -> str:
    """The form that `read` understands."""
    return ",".join(f"{stage}={'' if limits[stage] is None else limits[stage]}" for stage in STAGES)
