"""The journal in words: what each step was, what each field is called, what its values say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from aedesk.domain.job import Stage
from aedesk.domain.signoff import SignState
from aedesk.sentences import occasion
from aedesk.services.history import Entry, FieldChange
from aedesk.words import N_, _, p_
from ui import format, history_fields, labels
from ui.due import local
from ui.history_verbs import VERBS


def _p(context: str, text: str) -> tuple[str, str]:
    return context, text


FIELDS: dict[str, str] = {
    "name": N_("Name"),
    "short_name": N_("Short name"),
    "other_name": N_("Name in the second script"),
    "legal_name": N_("Legal name"),
    "reading": N_("Sorted as"),
    "client_class": N_("Class"),
    "industry": N_("Industry"),
    "language": N_("Language"),
    "currency": N_("Currency"),
    "payment_days": N_("Pays within, days"),
    "valid_days": N_("Estimate valid, days"),
    "answer_days": N_("Client answers within, days"),
    "lock_minutes": N_("Locks after, minutes"),
    "tax_number": N_("Tax number"),
    "address": N_("Address"),
    "other_address": N_("Address in the second script"),
    "city": N_("City"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "bank": N_("Bank"),
    "bank_account": N_("Account"),
    "paper_language": N_("Papers speak"),
    "paper_size": N_("Paper size"),
    "terms_zh": N_("Terms, Chinese"),
    "terms_en": N_("Terms, English"),
    "terms_es": N_("Terms, Spanish"),
    "overrides": N_("Gates that may be passed"),
    "owner_id": N_("Owner"),
    "since": N_("Since"),
    "archived_on": N_("Archived on"),
    "title": N_("Title"),
    "other_title": N_("Title in the second script"),
    "role": N_("Role"),
    "signs": N_("Signs estimates"),
    "birth_month": N_("Birthday, month"),
    "birth_day": N_("Birthday, day"),
    "birth_year": N_("Birthday, year"),
    "birth_lunar": N_("Lunar birthday"),
    "birth_leap": N_("Leap month"),
    "tastes": N_("Tastes"),
    "left_on": N_("Left on"),
    "person_id": N_("Person"),
    "other_person_id": N_("Second person"),
    "contact_id": N_("Contact"),
    "duty": N_("Duty"),
    "rank": N_("Rank"),
    "second_rank": N_("Second rank"),
    "rate": N_("Rate"),
    "purpose": N_("For"),
    "kind": N_("Kind"),
    "at": N_("When"),
    "words": N_("Words"),
    "stage": N_("Stage"),
    "number": N_("Number"),
    "due": N_("Due"),
    "expected_brief": N_("Brief expected"),
    "slot": N_("Signature"),
    "state": N_("State"),
    "how": N_("How"),
    "asked_on": N_("Asked on"),
    "signed_on": N_("Signed on"),
    "folder": N_("Folder"),
    "witness": N_("Witness"),
    "reason": N_("Reason"),
    "copy_to_production_on": N_("Copy to production on"),
    "original_filed": N_("Original filed"),
    "on": N_("On"),
    "size": N_("Size"),
    "colour": N_("Colour"),
    "copy_text": N_("Copy"),
    "file_format": N_("File format"),
    "until": N_("Until"),
    "background": N_("Background"),
    "objective": N_("Objective"),
    "must": N_("Must say"),
    "budget": N_("Budget"),
    "approver": N_("Approver"),
    "layout_due": N_("Layout due"),
    "revisions": N_("Revisions"),
    "to_client_on": N_("To the client on"),
    "finished_art_on": N_("Finished art on"),
    "in_market_on": N_("In the market on"),
    "materials": N_("Materials"),
    "piece": N_("Piece"),
    "format": N_("Format"),
    "quantity": N_("Quantity"),
    "languages": N_("Languages"),
    "edition": N_("Version"),
    "discount": N_("Discount, %"),
    "notes": N_("Notes"),
    "other_notes": N_("Notes in the second language"),
    "prepared_by": N_("Prepared by"),
    "checked_by": N_("Checked by"),
    "valid_until": N_("Valid until"),
    "issued_on": N_("Issued on"),
    "sent_on": N_("Handed over on"),
    "decided_on": N_("Decided on"),
    "total": N_("Total"),
    "description": N_("Description"),
    "other_description": N_("Description in the second language"),
    "group": N_("Group"),
    "unit": N_("Unit"),
    "other_unit": N_("Unit in the second language"),
    "cost": N_("Unit price"),
    "markup": N_("Mark-up, %"),
    "tax": N_("Tax"),
    "value": N_("Answer"),
    "own_words": N_("In their own words"),
    "said_by": N_("Said by"),
    "said_on": N_("Said on"),
    "source": N_("Where from"),
    "confidence": N_("How sure it is"),
    "label_en": N_("Question in English"),
    "label_es": N_("Question in Spanish"),
    "label_zh": N_("Question in Chinese"),
    "place": N_("Place"),
    "label": N_("Bookmark"),
    "minutes": N_("Minutes"),
    "due_words": N_("Date as it was said"),
    "repeat": N_("Repeats"),
    "urgent": N_("Urgent"),
    "postponed": N_("Times put off"),
    "reward": N_("Reward"),
    "person": N_("Who has it"),
    "follow_on": N_("Ask for it on"),
    "plan": N_("Plan B"),
    "answer": N_("Answer"),
    "who": N_("Who"),
    "back_to": N_("Back to"),
    **history_fields.CARE,
}

_OF_TABLE = {  # fields that another table calls by another word
    ("job", "title"): _p("job", "Title"),
    ("contact", "name"): _p("person", "Name"),
    ("person", "name"): _p("person", "Name"),
}

# The field that names a row of these tables, and what the row is: all that is said of one that was made or removed.
_NAMED_BY = {
    "contact": ("name", N_("Person")),
    "tax_rate": ("name", N_("Tax rate")),
    "estimate_line": ("description", N_("Line")),
    "deliverable": ("piece", N_("Piece")),
    "product": ("name", N_("Product")),
    "answer": ("value", N_("Answer")),
    "own_node": ("label_en", N_("Question")),
    "item": ("title", N_("Thing")),
    "item_paper": ("name", N_("File")),
    "category": ("name", N_("Folder")),
    "diary_line": ("words", N_("Words")),
}
_WHOLE = {"agency", "person", "client", "job", "brief", "estimate"}  # their making is said by the title
_BEGINNINGS = {"agency.set_up", "client.register", "job.open", "estimate.draft", "estimate.next_version"}
_QUIET = {"reading", "stage_since", "opened_on", "closed_on", "is_me", "code"}


@dataclass(frozen=True)
class Line:
    """One field of one step: before, after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One step of the journal as the panel shows it."""

    seq: int
    at: datetime
    icon: str
    title: str
    who: str
    lines: tuple[Line, ...]
    undoable: bool
    deletes: bool

    def spoken(self) -> str:
        """The step in one line, for a screen reader or a script."""
        changes = [f"{line.field}: {line.before} → {line.after}" for line in self.lines]
        return format.join([self.title, self.who, f"{local(self.at):%H:%M}", *changes])


def step(entry: Entry, names: Mapping[UUID, str], currency: str = "", undone: str = "") -> Step:
    """A journal entry in words; `names` are the people and contacts, `undone` the verb that an undo took back."""
    icon, words = VERBS.get(entry.verb, ("history", N_("Changed")))
    title = _title(entry, names) or _(words)
    if entry.undoes is not None:
        what = _(VERBS.get(undone, ("", N_("Changed")))[1])
        title = _("Taken back: {what}").format(what=what[:1].lower() + what[1:])
    return Step(
        entry.seq,
        entry.at,
        icon,
        title,
        names.get(_uuid(entry.actor), "") or (_("command line") if entry.actor == "cli" else ""),
        () if entry.verb in _BEGINNINGS else tuple(lines(entry.changes, names, currency)),
        entry.undoable,
        bool(entry.changes) and all(change.act == "delete" for change in entry.changes),
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _title(entry: Entry, names: Mapping[UUID, str]) -> str:
    fields = {(change.table, change.field): change for change in entry.changes}
    stage = fields.get(("job", "stage"))
    if stage is not None and stage.act == "update" and isinstance(stage.after, Stage):
        return _("Moved to {stage}").format(stage=labels.label(stage.after))
    state = fields.get(("sign_off", "state"))
    who = fields.get(("sign_off", "name"))
    if state is not None and state.after is SignState.SIGNED and who is not None and who.after:
        return _("Signed by {name}").format(name=who.after)
    for act, words in (("insert", N_("{name} added")), ("delete", N_("{name} removed"))):
        made = [change for change in entry.changes if _names_row(change, act)]
        if len(made) == 1 and entry.verb.endswith(".save"):
            name = made[0].after if act == "insert" else made[0].before
            return _(words).format(name=name)
    return ""


def _names_row(change: FieldChange, act: str) -> bool:
    return change.act == act and change.table in _NAMED_BY and _NAMED_BY[change.table][0] == change.field


def lines(changes: Sequence[FieldChange], names: Mapping[UUID, str], currency: str = "") -> list[Line]:
    """The fields that say something; of a row that was made or removed only what names it."""
    found = []
    for change in changes:
        place = (change.table, change.field)
        own = history_fields.OF_TABLE.get(place, "")
        if not own and (change.field in _QUIET or change.field not in FIELDS or place in history_fields.QUIET):
            continue
        name = _(own or FIELDS[change.field])
        if (change.table, change.field) in _OF_TABLE:
            name = p_(*_OF_TABLE[change.table, change.field])
        if change.act != "update":
            naming, what = _NAMED_BY.get(change.table, (change.field, ""))
            if change.table in _WHOLE or change.field != naming or False in (change.before, change.after):
                continue
            name = _(what) if what else name
        before = value(change.field, change.before, names, currency)
        after = value(change.field, change.after, names, currency)
        if before != after:
            found.append(Line(name, before, after))
    return found


def value(field: str, worth: Any, names: Mapping[UUID, str], currency: str) -> str:
    """A value as people read it; a dash for nothing."""
    if worth is None or worth == "":
        return "–"
    if field == "value":
        return answer(str(worth))
    if isinstance(worth, bool):
        return _("yes") if worth else _("no")
    if isinstance(worth, datetime):
        return format.when(worth)
    if isinstance(worth, date):
        return format.day(worth)
    if isinstance(worth, Enum):
        return labels.label(worth)
    if isinstance(worth, UUID):
        return names.get(worth, "–")
    if field == "slot":
        return labels.slot(str(worth))
    if field == "occasion":
        return occasion(str(worth), _)
    if field == "seconds":
        return f"{worth // 60}:{worth % 60:02}"
    if field in history_fields.MONEY and isinstance(worth, int):
        return format.money(worth, currency) if currency else format.number(worth)
    if isinstance(worth, Decimal):
        return format.percent(worth) if field in ("rate", "tax") else format.number(worth)
    if field in ("language", "paper_language"):
        return labels.PAPER_LANGUAGES.get(str(worth), str(worth))
    return str(worth).replace("\n", " / ")


def answer(kept: str) -> str:
    """A kept answer of the dossier without the signs of its form."""

    def parts(worth: Any) -> list[str]:
        if isinstance(worth, dict):
            return [said for each in worth.values() for said in parts(each)]
        if isinstance(worth, list):
            return [said for each in worth for said in parts(each)]
        if isinstance(worth, bool):
            return [_("yes") if worth else _("no")]
        return [] if worth is None else [str(worth)]

    try:
        return format.join(parts(json.loads(kept)))
    except ValueError:
        return kept
