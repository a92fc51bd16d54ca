"""The sentences of the desk and the lines of its diary; `sentences` gathers the refusals with all others."""

from collections.abc import Callable, Mapping

from aedesk.words import N_

DESK = {
    "read_once": N_("“{title}” is read once: keep it in a folder or throw it away."),
    "read_once_over": N_("“{title}” was read and does not come back. Find it in its folder."),
    "not_read_once": N_("“{title}” does not lie on the pile. Take it, date it or file it."),
    "item_settled": N_("“{title}” is settled already. Undo that step if it was a mistake."),
    "item_wrong_kind": N_("This is not done with “{title}”. Look at what kind of thing it is."),
    "item_on_desk": N_("“{title}” lies on the desk. Put it back first."),
    "item_importance": N_("Choose little, usual or much."),
    "issue_top": N_("“{title}” is with the account director already."),
    "date_past": N_("This day is over. Choose today or a day to come."),
    "minute_of_day": N_("This is no time of the day. Type it as 9:30 or 15:00."),
    "sitting_minutes_asked": N_("The timer ran since {started}. How many minutes was it really?"),
    "sitting_minutes": N_("Type minutes between 0 and {most}."),
    "desk_empty": N_("Nothing lies on the desk. Take something from the tray first."),
    "repeat_not_read": N_("This rule to repeat is not understood. Type it as “every Friday”."),
    "paper_not_kept": N_("“{title}” is kept, but without {names}. Make room on the disk, then add the file again."),
    "folder_dropped": N_("“{name}” is a folder. Drop the files inside it."),
    "file_unreadable": N_("“{name}” cannot be read. Check whether it is still there and whether you may open it."),
    "file_empty": N_("There is nothing in “{name}”. Choose another file."),
    "file_too_large": N_("“{name}” is too large: {most} MB is the most. Keep a smaller copy of it."),
    "folder_closed": N_("This folder takes nothing new. Choose another one."),
    "folder_twice": N_("There is a folder “{name}” already. Choose another name."),
    "desk_setting": N_("Type a number between {least} and {most}."),
    "day_unsorted": N_("{count} left to sort: each needs a place, a date or somebody who has it."),
    "day_closed_already": N_("This day is closed already."),
    "day_not_closed": N_("This day is not closed."),
    "day_to_come": N_("This day has not begun yet."),
    "first_not_open": N_("“{title}” is settled already. Choose another first thing for tomorrow."),
    "no_labels": N_("There is nothing to label on this day. Choose the dividers."),
    "big_three_full": N_("Three things matter on a day. Take one out first."),
}

Line = tuple[str, tuple[str, ...]]

DIARY: dict[str, Line] = {
    "line": ("{words}", ()),
    "call_held": (N_("Call: {who}"), (N_("{minutes} min"), "{words}")),
    "call_missed": (N_("Nobody reached: {who}"), ("{words}",)),
    "visit_held": (N_("Visit: {who}"), (N_("{minutes} min"), "{words}")),
    "signed": (N_("Signed: {what}"), ("{slot}", "{name}", N_("{count} signatures"))),
    "refused": (N_("Signature refused: {what}"), ("{slot}", "{words}")),
    "job_opened": (N_("Job opened: {what}"), ()),
    "job_moved": (N_("Job moved: {what}"), ("{stage}",)),
    "estimate_issued": (N_("Estimate issued: {what}"), ()),
    "estimate_sent": (N_("Estimate handed over: {what}"), ()),
    "estimate_rejected": (N_("Estimate rejected: {what}"), ("{words}",)),
    "promise_made": (N_("Promised: {what}"), (N_("until {day}"),)),
    "promise_kept": (N_("Promise kept: {what}"), ()),
    "promise_broken": (N_("Promise not kept: {what}"), ()),
    "promise_withdrawn": (N_("Let off a promise: {what}"), ()),
    "boss_told": (N_("Boss told: {what}"), ()),
    "complaint_received": (N_("Complaint: {what}"), ()),
    "complaint_answered": (N_("Complaint answered: {what}"), ()),
    "idea_offered": (N_("Idea offered: {what}"), ()),
    "gift_delivered": (N_("Gift delivered: {what}"), ()),
    "greeting_sent": (N_("Greeting sent"), ("{who}",)),
    "item_taken": (N_("On the desk: {what}"), (N_("instead of {other}"),)),
    "item_begun": (N_("On the desk: {what}"), ()),
    "item_filed": (N_("Filed: {what}"), ("{folder}", N_("{minutes} min"), N_("planned {planned}"))),
    "item_done": (N_("Done: {what}"), (N_("{minutes} min"), N_("planned {planned}"))),
    "item_back": (N_("Put back: {what}"), (N_("{minutes} min"),)),
    "item_dropped": (N_("Thrown away: {what}"), ()),
    "item_dated": (N_("Dated: {what}"), ("{day}",)),
    "item_deferred": (N_("Put off: {what}"), (N_("until {day}"),)),
    "item_parked": (N_("Parked: {what}"), (N_("until {day}"),)),
    "item_handed_on": (N_("Handed on: {what}"), (N_("to {name}"),)),
    "item_read": (N_("Read once: {what}"), ("{folder}",)),
    "item_escalated": (N_("Taken up a level: {what}"), ()),
    "item_answered": (N_("Question answered: {what}"), ("{words}",)),
    "item_closed": (N_("Settled: {what}"), ("{words}",)),
    "tray_sorted": (N_("Tray sorted"), (N_("{count} decided"), N_("{filed} filed"))),
    "interrupted": (N_("Interrupted"), ("{who}", N_("{minutes} min"), "{words}")),
    "drill_priority": (N_("Priorities changed"), ("{words}",)),
    "drill_putting_off": (N_("Looked at what was put off"), ("{words}",)),
    "week_closed": (N_("Plan of the week closed"), ()),
    "day_closed": (N_("Day closed"), (N_("{score} of 100"),)),
}
"""Each line of the diary by code: its title, and the parts of its second line; a part stands only where it is known."""


def diary(
    code: str, values: Mapping[str, object], say: Callable[[str], str] = str, shown: Callable[[object], str] = str,
    comma: str = ", ",
) -> tuple[str, str]:  # fmt: skip
    """A line of the diary, and what stands below it; `say` translates, `shown` writes a value as the window does."""
    title, parts = DIARY[code]
    told = _Parts({key: shown(value) for key, value in values.items() if value not in (None, "", 0)})
    found = []
    for part in parts:
        told.whole = True
        text = say(part).format_map(told)
        if told.whole:
            found.append(text)
    return say(title).format_map(told).strip(" :："), comma.join(found)


class _Parts(dict[str, str]):
    """Remembers whether something was asked that is not known."""

    whole = True

    def __missing__(self, key: str) -> str:
        self.whole = False
        return ""
