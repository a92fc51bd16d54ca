"""Words for the codes of the desk; `labels` gathers them with all others."""

from aedesk.words import N_


def _p(context: str, text: str) -> tuple[str, str]:
    return context, text


DESK: dict[tuple[str, str], str | tuple[str, str]] = {
    ("ItemKind", "paper"): _p("item", "Paper"),
    ("ItemKind", "read"): N_("Read once"),
    ("ItemKind", "landmine"): N_("Landmine"),
    ("ItemKind", "issue"): N_("Open issue"),
    ("ItemKind", "question"): N_("Question for the account manager"),
    ("ItemKind", "parked"): N_("Parked"),
    ("Place", "tray"): _p("item", "in the tray"),
    ("Place", "desk"): _p("item", "on the desk"),
    ("Place", "dated"): _p("item", "comes back on its day"),
    ("Place", "with"): _p("item", "handed on"),
    ("Place", "pile"): _p("item", "to read once"),
    ("Place", "register"): _p("item", "in the registers"),
    ("Place", "filed"): _p("item", "filed"),
    ("Place", "done"): _p("item", "done"),
    ("Place", "dropped"): _p("item", "thrown away"),
    ("Source", "typed"): _p("item", "typed"),
    ("Source", "file"): _p("item", "a file"),
    ("Source", "picture"): _p("item", "a picture"),
    ("Source", "pasted"): _p("item", "pasted"),
    ("Source", "call"): _p("item", "a call"),
    ("Source", "visit"): _p("item", "a visit"),
    ("Source", "repeat"): _p("item", "repeats"),
    ("SittingEnd", "done"): _p("item", "done"),
    ("SittingEnd", "filed"): _p("item", "filed"),
    ("SittingEnd", "back"): _p("item", "put back"),
    ("SittingEnd", "switched"): _p("item", "changed for another"),
    ("SittingEnd", "dated"): _p("item", "dated"),
    ("SittingEnd", "handed_on"): _p("item", "handed on"),
    ("SittingEnd", "dropped"): _p("item", "thrown away"),
    ("SittingEnd", "closed"): _p("item", "day closed"),
    ("Span", "day"): _p("span", "Day"),
    ("Span", "week"): _p("span", "Week"),
    ("EntryKind", "work"): _p("entry", "Work"),
    ("EntryKind", "calls"): _p("entry", "Calls"),
    ("EntryKind", "visit"): _p("entry", "Visit"),
    ("EntryKind", "deadline"): _p("entry", "Deadline"),
    ("Area", "work"): _p("goal", "Work"),
    ("Area", "personal"): _p("goal", "Personal"),
    ("DrillKind", "priority"): N_("Priorities changed"),
    ("DrillKind", "putting_off"): N_("Looked at what was put off"),
}
