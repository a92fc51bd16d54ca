"""What the axes of an evaluation, the classes and the statements of a survey are called, for screens and papers."""

from aedesk.domain.client import ClientClass
from aedesk.domain.standing import ProspectStep
from aedesk.words import N_

AXES: dict[str, tuple[str, str]] = {  # name, what it asks
    "business": (N_("Business importance"), N_("budget, steadiness, what it may become")),
    "influence": (N_("Market influence"), N_("what its name brings us")),
    "payment": (N_("Payment punctuality"), N_("pays in full and on the day")),
    "satisfaction": (N_("Satisfaction"), N_("how content it is with us")),
}

CLASSES: dict[ClientClass, str] = {
    ClientClass.A: N_("core client, first attention"),
    ClientClass.B: N_("large potential, develop actively"),
    ClientClass.C: N_("ordinary, keep stable"),
    ClientClass.D: N_("low contribution, raise its value"),
}

STATEMENTS: dict[str, str] = {  # PF-35
    "understands": N_("The agency understands our business and our brand."),
    "keeps_dates": N_("It keeps the dates that were agreed."),
    "answers_fast": N_("Our questions are answered quickly."),
    "ideas": N_("It comes to us with ideas of its own."),
    "quality": N_("The quality of its work is good."),
    "clear_costs": N_("Costs are clear before work begins."),
    "minutes": N_("What we agree is written down, and rightly."),
    "reachable": N_("We reach our account executive when we need to."),
    "communication": N_("We like how it talks with us: how often, by what means, in what tone."),
    "again": N_("We would give it the next job, too."),
}

STEPS: dict[ProspectStep, str] = {  # N-03
    ProspectStep.TARGET: N_("Target chosen"),
    ProspectStep.INFORMATION: N_("Information gathered"),
    ProspectStep.PHONE_VISIT: N_("Telephone visit"),
    ProspectStep.VISIT_PLAN: N_("Visit plan"),
}
