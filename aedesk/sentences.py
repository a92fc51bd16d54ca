"""One sentence for each code of a refusal, a verdict or a finding: what happened, then what to do.

No Qt here: the window and the command line share these tables. A new code gets its sentence in REFUSALS.
"""

from collections.abc import Callable, Mapping

from aedesk.sentences_calls import CALLS
from aedesk.sentences_contacts import CONTACTS
from aedesk.sentences_desk import DESK
from aedesk.sentences_dossier import DOSSIER
from aedesk.sentences_plan import PLAN
from aedesk.sentences_standing import STANDING
from aedesk.words import N_

REFUSALS = {
    # opening the desk
    "wrong_passphrase": N_("This is not the passphrase of this desk. Check the keyboard language and try again."),
    "wrong_recovery": N_("This code does not open this desk. Check which desk the sheet belongs to."),
    "recovery_line": N_("Line {line} has a typing error. Compare it with the sheet."),
    "keyring_missing": N_("This laptop does not remember the key any more. Type the passphrase."),
    "vault_missing": N_("The key file is missing. Put back vault.json, or restore a backup."),
    "vault_damaged": N_("The key file is damaged. Restore a backup, or put back vault.json."),
    "database_missing": N_("The database is missing. Restore a backup."),
    "database_empty": N_("The database file is empty. Restore a backup."),
    "database_damaged": N_("The database is damaged or belongs to another key. Restore a backup."),
    "database_newer": N_("A newer version of AE Desk wrote this desk. Install that version; nothing was changed."),
    "already_open": N_("This desk is already open in another window. Use that one, or close it first."),
    "wrong_key": N_("This key does not open this desk. Check which desk it belongs to."),
    "vault_newer": N_("A newer version of AE Desk wrote the key file. Install that version; nothing was changed."),
    "vault_exists": N_("There is a key file already; nothing was changed."),
    "database_exists": N_("There is a database already; nothing was changed."),
    "passphrase_short": N_("A passphrase has at least {least} characters."),
    "recovery_length": N_("The code has {wanted} signs; {found} were typed."),
    "recovery_sign": N_("Line {line}: no recovery code has the sign “{sign}”."),
    "data_not_writable": N_("The folder of the desk cannot be written. Check its permissions."),
    "disk_full": N_("The disk is full. Make room, then repeat it; nothing was lost."),
    "disk_failed": N_("The disk does not answer. Check it; the last change was not kept."),
    "file_missing": N_("A stored file is missing. Run a check of the desk."),
    "file_damaged": N_("A stored file is damaged. Restore a backup."),
    "backup_failed": N_("The backup could not be read back and was thrown away. Check the disk."),
    "backup_damaged": N_("This backup is damaged. Choose another one; nothing was changed."),
    **DOSSIER,
    **DESK,
    **CONTACTS,
    **PLAN,
    **STANDING,
    # everywhere
    "empty": N_("Type something here."),
    "not_found": N_("It is no longer there."),
    "stale": N_("Somebody changed this meanwhile. Look at it again, then repeat your change."),
    "undo_conflict": N_("It was changed again since; undo the later change first."),
    "undo_not_possible": N_("This step cannot be undone."),
    # money and words
    "amount_not_number": N_("“{text}” is not an amount."),
    "amount_decimals": N_("Too many decimals: this currency has {digits}."),
    "amount_too_large": N_("The amount is too large for a sheet."),
    "currency_unknown": N_("The currency {currency} is not known here."),
    "words_not_read": N_("“{text}” is not an amount in RMB capitals."),
    # estimates
    "estimate_not_found": N_("There is no estimate {number}."),
    "estimate_frozen": N_("{number} version {version} is issued and cannot change. Start a new version."),
    "estimate_is_draft": N_("This estimate is still a draft. Issue it first."),
    "estimate_not_approved": N_("{number} needs the account director’s signature first."),
    "estimate_already_approved": N_("{number} is signed by the account director already."),
    "estimate_already_sent": N_("{number} is with the client already."),
    "estimate_accepted": N_("The client has signed {number} already."),
    "estimate_rejected": N_("The client rejected {number}. Start a new version."),
    "estimate_replaced": N_("A later version replaces {number} version {version}."),
    "estimate_void": N_("{number} version {version} is void."),
    "estimate_expired": N_("{number} was valid until {valid_until}. Issue a new version."),
    "estimate_empty": N_("An estimate needs at least one line."),
    "estimate_no_amount": N_("The total must be more than zero."),
    "estimate_discount": N_("The discount lies between 0 and 100 per cent."),
    "line_without_words": N_("Line {line} says nothing."),
    "line_without_second_language": N_("Line {line} has no words in the sheet’s second language."),
    "line_quantity": N_("Line {line}: the quantity must be more than zero."),
    "line_negative": N_("Line {line}: price and mark-up cannot be negative."),
    "line_discount": N_("Line {line}: the discount lies between 0 and 100 per cent."),
    "line_tax": N_("Line {line}: the tax rate lies between 0 and 100 per cent."),
    "no_signer": N_("Choose who is to sign at the client."),
    "valid_until_past": N_("The validity ends before today."),
    "names_other_client": N_("This paper would name another client: {names}. Reword the answer, then print again."),
    "no_cards_to_print": N_("No call of this day is prepared or has to be."),
    "call_not_over": N_("Only a call that is over has a contact report."),
    "paper_names_others": N_("This report is for one client, but names {names}. Write the call’s result without it."),
    "no_calls_to_print": N_("There is no call to print on this day."),
    "nothing_to_print": N_("Choose at least one chapter to print."),
    "cannot_print": N_("No font here has these characters: {chars}. Write them another way in “{where}”."),
    "reason_missing": N_("Say why."),
    "contact_not_of_client": N_("This contact belongs to another client."),
    # typed into an estimate
    "not_a_number": N_("This is not a number."),
    "above_zero": N_("Type a number above 0."),
    "not_negative": N_("Type 0 or more."),
    "percent_range": N_("Type a percentage from 0 to {most}."),
    "too_many_places": N_("At most {most} decimal places."),
    "group_unknown": N_("Choose one of the groups."),
    # signing
    "slot_unknown": N_("An estimate has no such signature box."),
    "slot_signed": N_("{name} has signed this box already."),
    "signer_missing": N_("Choose who signs."),
    "person_missing": N_("Choose somebody."),
    "client_missing": N_("Choose the client."),
    "date_in_future": N_("The date lies in the future."),
    "date_before_issue": N_("The date lies before the sheet was issued, on {issued_on}."),
    "scan_unreadable": N_("This file is neither a picture nor a PDF."),
    "scan_mismatch": N_("The scan shows {shown}, not {wanted}."),
    "estimate_not_signed": N_("The client has not signed {number} yet."),
    "original_needs_folder": N_("The original needs a folder number."),
    "paper_missing": N_("The stored sheet of {number} is missing. Run a check of the desk."),
    # agency and people
    "agency_missing": N_("The agency is not set up yet."),
    "agency_exists": N_("The agency is set up already."),
    "me_missing": N_("Say which one of the people is you."),
    "me_stays": N_("This desk is yours: you cannot leave it."),
    "rank_twice": N_("{name} has this rank already. Choose another second rank, or none."),
    "days_out_of_range": N_("Type a number of days from {least} to {most}."),
    "tax_out_of_range": N_("Tax rate {name}: type a percentage from 0 to under 100."),
    "picture_unreadable": N_("This is not a picture that can be read. Use PNG or JPEG."),
    "picture_too_large": N_("The picture is too large. {most} MB is the most."),
    "seal_missing": N_("The agency has no seal yet."),
    "seal_password": N_("The password does not open this file, or it is not a .p12 file."),
    "seal_incomplete": N_("This file holds no key with its certificate."),
    "seal_kind": N_("A seal needs an RSA key or one on an elliptic curve."),
    "seal_mismatch": N_("The key and the certificate in this file do not belong together."),
    "seal_expired": N_("This certificate is not valid today; it ends on {until}."),
    "seal_usage": N_("This certificate does not allow signing documents."),
    "box_not_open": N_("This box is not open on the stored sheet: it was signed, or was never reserved."),
    # clients
    "paper_language_unknown": N_("Choose a language for the papers."),
    "contact_without_name": N_("A contact needs a name."),
    "time_odd": N_("Type a time, for example 14:30."),
    "email_wrong": N_("{name}: “{text}” is not an e-mail address."),
    "birthday_half": N_("{name}: a birthday needs month and day."),
    "birthday_impossible": N_("{name}: there is no such day."),
    "birthday_year": N_("{name}: type the year with four digits, from 1900 on."),
    "birthday_leap": N_("{name}: only the lunar calendar has leap months."),
    "client_has_open_jobs": N_("{name} still has open jobs: {jobs}. Close them first."),
    "client_archived": N_("{name} is in the archive. Take it out first."),
    # jobs and their gates
    "gate_closed": N_("Some things are missing before {target}."),
    "kind_fixed": N_("{number} has its number: the kind of work stands now."),
    "record_incomplete": N_("{kind}: fill in this field, with somebody of the right department."),
    "brief_signed": N_("{name} has signed the brief: it stands. A refusal by the other signer opens it again."),
    "revisions_out_of_range": N_("Type a number of revisions from 0 to 99."),
    "quantity_too_small": N_("A quantity is 1 or more."),
    # signatures on a job
    "rank_too_low": N_("{name} may not sign this. Who may: {signer}."),
    "wrong_side": N_("{name} cannot sign this. Who may: {signer}."),
    "has_left": N_("{name} left on {on} and signs nothing from that day on."),
    "slot_locked": N_("Something else comes first. The list of what is missing says what."),
    "ink_empty": N_("There is no signature on the pad."),
    "no_ink": N_("There is no signature on the pad."),
    "needs_evidence": N_("A paper signature needs a scan or a folder number."),
    "check_incomplete": N_("Tick all four checks: proofread, sums, pictures, materials."),
    "signed_on_estimate": N_("An estimate is signed on its sheet. Open the estimate."),
    "override_not_permitted": N_("This gate cannot be passed with a reason."),
    "override_rank": N_("{name} may not pass this gate. It takes this rank or above: {rank}."),
    "gate_overridden": N_("This gate was passed with a reason already."),
    **CALLS,
    # command line
    "passphrase_file_missing": N_("Name the file that holds the passphrase: --passphrase-file FILE."),
    "file_not_read": N_("{file} cannot be read."),
    "file_not_written": N_("{file} cannot be written."),
    "desk_exists": N_("There is a desk in {folder} already; nothing was changed."),
    "desk_missing": N_("There is no desk in {folder}."),
    "backup_not_found": N_("There is no such backup: {name}."),
}

VERDICTS = {
    "same": N_("This is exactly the file issued on {issued_on}: {number}, version {version}."),
    "changed": N_("This file was changed after it was sealed. Do not rely on it."),
    "covered": N_("The sealed sheet is inside, but something was added that changes what you see."),
    "extended": N_("Our sheet {number}, version {version}, unchanged; the file was added to afterwards."),
    "resaved": N_("Another program saved this file again; the seal cannot be checked. Ask for the original."),
    "no_seal": N_("This file carries no seal."),
    "not_ours": N_("Sealed with a certificate that is not ours, whatever name it bears. Fingerprint {fingerprint}."),
    "expired": N_("Sealed with our certificate, but at a time when it was not valid. Ask for another copy."),
    "not_pdf": N_("This is not a PDF that can be read."),
    "not_registered": N_("Sealed by us on {issued_on} and unchanged, but this desk has no such paper."),
}

ADDITIONS = {
    "ink": N_("{name} signed on {at}."),
    "foreign_ink": N_("{name} signed in a box with a certificate that is not ours."),
    "time_stamp": N_("A time stamp was added."),
    "properties": N_("The file’s properties were touched."),
}
"""What was added to a sealed sheet."""

REMARKS = {
    "later": N_("We have a later state of it, with more signatures."),
    "replaced": N_("A later version has replaced it."),
    "void": N_("This version is void."),
    "rejected": N_("The client rejected this version."),
}
"""What else is to be known about a paper that is ours."""

FINDINGS = {
    "cipher_damaged": N_("{file}: {pages} damaged pages. Restore a backup."),
    "structure_damaged": N_("{file}: the structure is damaged in {count} places. Restore a backup."),
    "foreign_key": N_("{table}: {count} rows point to something that is not there."),
    "journal_broken": N_("The journal was changed at entry {seq}."),
    "journal_cut": N_("The journal’s end was cut off: entry {seq} is missing."),
    "blob_missing": N_("A stored file is missing, named by {table}: {hash}."),
    "blob_damaged": N_("A stored file is damaged: {hash}."),
}

WHY = {
    "visits_owed": N_("Visits this week: {done} of {target}"),
    "contacts_owed": N_("Contacts this week: {done} of {target}"),
    "status": N_("Status call; last contact {days} days ago"),
    "estimate_unanswered": N_("Estimate {number} unanswered {days} days"),
    "job_late": N_("{number} is {days} days late, not told"),
    "refused": N_("{number} refused, no new date"),
    "next_step": N_("Due {days} days ago: {step}"),
    "reply_due": N_("Reply owed for {days} days: {words}"),
    "promise_due": N_("Promised {days} days ago: {words}"),
    "complaint_open": N_("Complaint for {days} days: {words}"),
    "birthday": N_("Birthday in {days} days"),
    "birthday_lunar": N_("Birthday in {days} days (lunar)"),
    "greeting": N_("{occasion} in {days} days: greet"),
    "gift": N_("Gift for {occasion}, in {days} days"),
    "important_day": N_("{name} in {days} days"),
    "idea": N_("No idea of ours for {days} days"),
    "brainstorm": N_("No brainstorming yet this month"),
    "evaluation": N_("Evaluation due this quarter"),
    "survey": N_("Survey average {score}: follow up"),
    "silence": N_("No contact for {days} days"),
    "boss": N_("Tell the boss: {words}"),
}
"""Why something is suggested, in a few words; `WHY_AT` has them for certain numbers of days."""

WHY_AT: dict[tuple[str, int | None], str] = {
    ("status", 1): N_("Status call; last contact yesterday"),
    ("status", None): N_("Status call; no contact yet"),
    ("job_late", 1): N_("{number} is a day late, not told"),
    ("next_step", 0): N_("Due today: {step}"),
    ("next_step", 1): N_("Due yesterday: {step}"),
    ("reply_due", 0): N_("Reply owed today: {words}"),
    ("reply_due", 1): N_("Reply owed since yesterday: {words}"),
    ("reply_due", -1): N_("Reply owed: {words}"),
    ("promise_due", -1): N_("Promised for tomorrow: {words}"),
    ("promise_due", 0): N_("Promised for today: {words}"),
    ("promise_due", 1): N_("Promised for yesterday: {words}"),
    ("complaint_open", 0): N_("Complaint of today: {words}"),
    ("complaint_open", 1): N_("Complaint since yesterday: {words}"),
    ("birthday", 0): N_("Birthday today"),
    ("birthday", 1): N_("Birthday tomorrow"),
    ("birthday_lunar", 0): N_("Birthday today (lunar)"),
    ("birthday_lunar", 1): N_("Birthday tomorrow (lunar)"),
    ("greeting", 0): N_("{occasion} today: greet"),
    ("greeting", 1): N_("{occasion} tomorrow: greet"),
    ("gift", 0): N_("Gift for {occasion}, today"),
    ("gift", 1): N_("Gift for {occasion}, tomorrow"),
    ("important_day", 0): N_("{name} today"),
    ("important_day", 1): N_("{name} tomorrow"),
    ("idea", None): N_("No idea of ours offered yet"),
    ("silence", 1): N_("No contact since yesterday"),
}

OCCASIONS = {
    "birthday": N_("Birthday"),
    "new_year": N_("New Year"),
    "eve": N_("New Year’s Eve (lunar)"),
    "spring": N_("Spring Festival"),
    "lantern": N_("Lantern Festival"),
    "qingming": N_("Qingming"),
    "labour_day": N_("Labour Day"),
    "dragon_boat": N_("Dragon Boat Festival"),
    "qixi": N_("Qixi"),
    "mid_autumn": N_("Mid-Autumn Festival"),
    "national_day": N_("National Day"),
    "double_ninth": N_("Double Ninth"),
    "dongzhi": N_("Winter solstice"),
    "day": N_("Important day"),
}
"""What is greeted or given for, by code; other words stand for themselves."""

UNKNOWN = N_("This is not possible ({code}).")


class _Shown(dict[str, object]):
    """A value that the caller did not hand over shows as three dots, never as a failure."""

    def __missing__(self, key: str) -> str:
        return "…"


def fill(text: str, values: Mapping[str, object]) -> str:
    """The sentence with its values put in."""
    return text.format_map(_Shown(values))


def refusal(code: str, values: Mapping[str, object], t: Callable[[str], str] = str) -> str:
    """The sentence of a refusal, in the language that `t` speaks."""
    return fill(t(REFUSALS.get(code, UNKNOWN)), {"code": code, **values})


def why(
    code: str, values: Mapping[str, object], say: Callable[[str], str] = str, shown: Callable[[object], str] = str
) -> str:
    """Why something is suggested; `say` translates, `shown` writes a value as the window does."""
    if code == "birthday" and values.get("lunar"):
        code = "birthday_lunar"
    days = values.get("days")
    near = max(-1, days) if isinstance(days, int) else None
    text = WHY_AT.get((code, near)) if "days" in values else None
    told = {key: occasion(str(value), say) if key == "occasion" else shown(value) for key, value in values.items()}
    return fill(say(text or WHY[code]), told)


def occasion(code: str, say: Callable[[str], str] = str) -> str:
    """What is greeted or given for, in words."""
    return say(OCCASIONS[code.split(":")[0]]) if code.split(":")[0] in OCCASIONS else code
