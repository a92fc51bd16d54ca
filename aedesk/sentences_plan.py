"""Words of weeks, goals and drills by code: for the window and the papers alike. No Qt here."""

from collections.abc import Callable, Mapping

from aedesk.words import N_

Say = Callable[[str], str]
Shown = Callable[[object], str]

PLAN = {
    "plan_minutes": N_("Type {least} to {most} minutes."),
    "plan_unreadable": N_("“{words}” cannot be read here."),
    "plan_past": N_("This day has passed. Choose a later one."),
    "day_unreadable": N_("Type each day on a line of its own, as 2026-03-31."),
    "period_unknown": N_("“{period}” is neither a year nor a quarter."),
    "big_three": N_("A week has {most} big things."),
    "week_mark": N_("A mark is a number from 1 to {most}."),
    "week_not_begun": N_("This week has not begun yet."),
    "goal_end": N_("Say whether the stretch part, the certain part or nothing was reached."),
    "job_closed_due": N_("{name} is closed; its date stands."),
    "drill_step": N_("This drill has no such step."),
    "drill_answer": N_("Answer this before you finish."),
    "drill_reward": N_("Choose a reward for when it is done."),
    "drill_over": N_("This drill is finished already."),
}
"""Refusals of weeks, goals and drills."""

ENTRIES: dict[str, tuple[str, str]] = {
    "block": (N_("Call block"), N_("calls: {calls}, {minutes} min")),
    "call": (N_("Call {who}"), "{about}"),
    "visit": (N_("Visit {client}"), N_("client {class}, {nth} of {target}")),
    "item": ("{title}", "{client}"),
    "ask": (N_("Ask {person}"), "{title}"),
    "parked": ("{title}", N_("parked until today")),
    "issue": ("{title}", N_("issue: look at it again")),
    "job": ("{stage} {number}", N_("due: {title}")),
    "estimate": (N_("Answer to {number} is due"), N_("{days} days, call {who}")),
}
"""What stands on a day out of its own record: first and second line."""

UNPLACED: dict[str, tuple[str, str]] = {
    "job": (N_("{stage} {number}, {title}"), N_("due {due}")),
    "brief": (N_("Brief of {title}"), N_("expected {due}")),
    "visit": (N_("Visit {client}"), N_("client {class}, {short} to go")),
    "signatures": (N_("Signatures of {whom}"), N_("papers: {count}, asked {days} days ago")),
    "promise": ("{words}", N_("promised to {client}, {due}")),
    "idea": (N_("Brainstorm for {client}"), N_("one a month, none yet")),
    "item": ("{title}", N_("in the tray for {days} days")),
    "review": (N_("Review the goals {period}"), N_("on {due}")),
}
"""What the week asks for: what it is, and why it is there."""

MONTH = {
    "jobs_opened": N_("Jobs opened"),
    "jobs_closed": N_("Jobs closed"),
    "estimates_issued": N_("Estimates issued"),
    "signatures": N_("Signatures collected"),
    "calls_held": N_("Calls held"),
    "visits_held": N_("Visits held"),
    "promises_kept": N_("Promises kept in time"),
    "promises_closed": N_("Promises that came due"),
    "ideas_offered": N_("Ideas offered"),
    "items_done": N_("Things done"),
    "items_filed": N_("Papers filed"),
    "desk_minutes": N_("Minutes on the desk"),
    "interruptions": N_("Interruptions"),
    "interruption_minutes": N_("Minutes interrupted"),
    "days_closed": N_("Days closed"),
}
"""The figures of a month."""

UNITS = {
    "client_service": N_("Client service"),
    "creative": N_("Creative"),
    "studio": N_("Studio"),
    "production": N_("Production"),
}
"""Departments whose load is watched."""

MILESTONES = {
    "job": N_("due"),
    "layout_due": N_("layout due"),
    "to_client_on": N_("to the client"),
    "finished_art_on": N_("finished art"),
    "in_market_on": N_("in the market"),
}
"""What falls on a day, in the load of a department."""

STEPS: dict[str, tuple[str, str]] = {
    "notify": (N_("Who has to know?"), N_("Choose the jobs that it touches, then tell everybody concerned.")),
    "important": (
        N_("What comes first in this work?"),
        N_("Name the part that decides whether the rest holds, and begin with it."),
    ),
    "reorder": (
        N_("Put the rest in order"),
        N_("How serious is it if this one waits? Move due dates here; they change on the board at once."),
    ),
    "load": (N_("How much can you carry?"), N_("What is amber does not fit. Move it, or hand it on.")),
    "help": (
        N_("What help do you need?"),
        N_("Say it to client and colleagues in plain words, and ask what they need in return."),
    ),
    "errors": (N_("Is every detail right?"), N_("A change of plan is where mistakes begin. Look at each once.")),
    "face": (
        N_("What do you not want to face today?"),
        N_("Because it is too much, or too complicated. Write it down as it is."),
    ),
    "time": (N_("How long does it take to solve?"), N_("An honest guess, in hours or days.")),
    "matters": (N_("What matters about it in the long run?"), N_("For the client, for the agency, for you.")),
    "urgent": (
        N_("If it were an emergency, what would you do first?"),
        N_("Important things that are avoided are treated as emergencies from now on."),
    ),
    "trivial": (
        N_("Which trivial things may drop?"),
        N_("Small things may go; they are no reason to avoid the big one."),
    ),
    "reasons": (
        N_("Why do you put it off?"),
        N_("All reasons, one a line. If it is rest that you need: how long?"),
    ),
    "start": (
        N_("When do you begin, and what is the reward?"),
        N_("A day and an hour; the reward comes when it is done."),
    ),
    "refuse": (
        N_("What will you refuse, politely?"),
        N_("Trifles that would take this hour from you, and your words for it."),
    ),
}
"""The pages of the drills: the question, and a word of help (T-02, T-04)."""

CHECKS = {
    "dates": N_("Every new date stands in the job"),
    "figures": N_("Figures and quantities still agree"),
    "names": N_("Names and addresses are right"),
    "versions": N_("Everybody works from the newest version"),
    "told": N_("Whoever waits has been told a new date"),
    "backup": N_("There is a way back if it goes wrong"),
}
"""The last look after a change of plan (T-02, sixth step)."""

ADVICE = {
    "short": N_("Make the long story short: say how much time you have."),
    "again": N_("Decline, and agree on another time."),
    "return": N_("Come back to the subject at once."),
    "breaks": N_("Talk with colleagues when everybody is free."),
    "softly": N_("Do not call across the room; speak softly."),
    "themselves": N_("Let them solve it themselves; they bring you the answer to check."),
}
"""What helps against interruptions (T-06)."""

_HELP = (
    N_("Something has come up that goes first: {title}."),
    N_("These dates move: {changes}."),
    N_("What I need from you: {need}"),
    N_("Tell me what you need from me, so that it works on your side, too."),
)


class _Empty(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _fill(text: str, values: Mapping[str, object], say: Say, shown: Shown) -> str:
    told = _Empty({key: "" if value is None else shown(value) for key, value in values.items()})
    return (say(text) if text else "").format_map(told).strip(" ,，:：")


def entry(code: str, values: Mapping[str, object], say: Say = str, shown: Shown = str) -> tuple[str, str]:
    """First and second line of what stands on a day; `say` translates, `shown` writes a value as the window does."""
    title, detail = ENTRIES[code]
    if code == "job" and not values.get("number"):
        title, detail = "{stage}", "{title}"
    elif code == "visit" and not values.get("target"):
        detail = "{goal}"
    elif code == "estimate" and not values.get("who"):
        detail = N_("{days} days with the client")
    return _fill(title, values, say, shown), _fill(detail, values, say, shown)


def unplaced(code: str, values: Mapping[str, object], say: Say = str, shown: Shown = str) -> tuple[str, str]:
    """What the week asks for, and why."""
    title, detail = UNPLACED[code]
    days = values.get("days")
    if code == "job":
        title = title if values.get("number") else N_("{stage}: {title}")
        if isinstance(days, int) and days > 0:
            detail = N_("a day late") if days == 1 else N_("{days} days late")
        elif days == 0:
            detail = N_("due today")
    elif code == "visit":
        title, detail = _visit(values, days)
    elif code == "signatures":
        title = title if values.get("whom") else N_("Signatures that are asked for")
        detail = detail if days else N_("papers: {count}, asked today")
    elif code == "item" and days in (0, 1):
        detail = N_("in the tray since yesterday") if days else N_("in the tray since today")
    told = dict(values)
    if code == "review":
        told["period"] = period(str(values["period"]), say)
    return _fill(title, told, say, shown), _fill(detail, told, say, shown)


def _visit(values: Mapping[str, object], days: object) -> tuple[str, str]:
    title, detail = UNPLACED["visit"]
    if values.get("prospect"):
        title, detail = N_("Contact with {client}"), N_("prospect, {short} to go")
    elif values.get("nth") == 2:
        title = N_("Second visit to {client}")
    elif isinstance(values.get("nth"), int) and int(str(values["nth"])) > 2:
        title = N_("Another visit to {client}")
    if isinstance(days, int) and days > 7:
        detail = N_("{days} days without contact")
    elif days is None and not values.get("prospect"):
        detail = N_("no contact yet")
    return title, detail


def period(code: str, say: Say = str) -> str:
    """A quarter or a year in words."""
    year, _, quarter = code.partition("-Q")
    words = N_("Q{quarter} {year}") if quarter else N_("Year {year}")
    return say(words).format(quarter=quarter, year=year)


def help_text(title: str, changes: str, need: str, say: Say = str) -> str:
    """A request for help to copy: what came up, what moves, what is needed, and what is offered (T-02, fifth step)."""
    first, moved, needed, both = _HELP
    lines = [say(first).format(title=title)] if title else []
    lines += [say(moved).format(changes=changes)] if changes else []
    lines += [say(needed).format(need=need)] if need else []
    return "\n".join([*lines, say(both)])
