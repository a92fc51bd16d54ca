"""The sentence for every refusal, by its code: what happened, then what to do."""

from collections import defaultdict

from aedesk.domain.errors import UserError
from aedesk.words import N_, _

SENTENCES: dict[str, str] = {
    # opening the desk
    "wrong_passphrase": N_("This is not the passphrase of this desk. Check the keyboard language and try again."),
    "wrong_recovery": N_("This code does not open this desk. Check which desk the sheet belongs to."),
    "recovery_line": N_("Line {line} has a typing error. Compare it with the sheet."),
    "no_keyring_entry": N_("This laptop does not remember the key any more. Type the passphrase."),
    "vault_missing": N_("The key file is missing. Put back vault.json, or restore a backup."),
    "vault_damaged": N_("The key file is damaged. Restore a backup, or put back vault.json."),
    "database_missing": N_("The database is missing. Restore a backup."),
    "database_empty": N_("The database file is empty. Restore a backup."),
    "database_damaged": N_("The database is damaged or belongs to another key. Restore a backup."),
    "database_newer": N_("A newer version of AE Desk wrote this desk. Install that version; nothing was changed."),
    "already_open": N_("This desk is already open in another window. Use that one, or close it first."),
    # everywhere
    "empty": N_("Type something here."),
    "not_found": N_("It is no longer there."),
    "stale": N_("Somebody changed this meanwhile. Look at it again, then repeat your change."),
    "undo_conflict": N_("It was changed again since; undo the later change first."),
    "undo_not_possible": N_("This step cannot be undone."),
}


class _Left(defaultdict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(error: BaseException) -> str:
    """What to tell the user about `error`."""
    if not isinstance(error, UserError):
        return _("Something went wrong inside AE Desk. Your data is safe.")
    text = SENTENCES.get(error.code)
    if text is None:
        return _("This is not possible ({code}).").format(code=error.code)
    values = _Left(str)
    values.update({key: str(value) for key, value in error.values.items()})
    return _(text).format_map(values)
