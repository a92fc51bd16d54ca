"""Commands for scripts and support: the same services as the window, without one."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from aedesk import VERSION, door, sentences
from aedesk.clock import Clock
from aedesk.domain.errors import UserError
from aedesk.paths import Paths, default_data_dir

if TYPE_CHECKING:
    from aedesk.app import Services

COMMANDS = ("demo", "check", "backup", "restore", "list", "export", "verify")
DONE, NO, USAGE = 0, 1, 2
GOOD_VERDICTS = ("same", "extended")
OpenWindow = Callable[[Path, Path], int]

_EXITS = """\
exit codes:
  0  done; for check: nothing was found; for verify: the verdict is same or extended
  1  refused, or something was found: one sentence a line tells what
  2  the command line was not understood

messages:
  Results go to standard output. A refusal goes to standard error as "aedesk: SENTENCE".
  The passphrase is read from the first line of FILE, never from the command line.
"""
_DESCRIPTIONS = {
    "demo": "Make a demo agency: invented brands in three languages, three years of work. Its passphrase is "
    '"demo demo demo". Refused where a desk is already.',
    "check": "Look the desk over: cipher integrity, foreign keys, the journal's chain, every stored file. "
    "One sentence for each finding.",
    "backup": "Make a backup, read it back, drop the oldest ones; prints its folder.",
    "restore": "Without NAME list the backups with age and counts. With NAME, or with newest, put that one in place; "
    "the present data is kept aside and its folder printed.",
    "list": "List clients, jobs or estimates; --json for programs.",
    "export": "Write the stored bytes of an issued estimate: NUMBER is E-0001 for its newest version or "
    '"E-0001 v1". With --language an unsealed copy in that language, marked as such.',
    "verify": "Judge a PDF: prints CODE: SENTENCE. Codes: same, changed, covered, extended, resaved, no_seal, "
    "not_ours, expired, not_pdf.",
}


def parser() -> argparse.ArgumentParser:
    """What may stand on the command line."""
    common, again = argparse.ArgumentParser(add_help=False), argparse.ArgumentParser(add_help=False)
    for place, default in ((common, None), (again, argparse.SUPPRESS)):  # before or behind the command
        place.add_argument("--data-dir", type=Path, metavar="DIR", default=default, help="folder of the desk")
        words = "file whose first line is the passphrase"
        place.add_argument("--passphrase-file", type=Path, metavar="FILE", default=default, help=words)
    root = argparse.ArgumentParser(
        prog="main.py",
        description="Without a command the window opens; with --passphrase-file it opens unlocked.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    root.add_argument("--version", action="version", version=f"AE Desk {VERSION}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=_DESCRIPTIONS[name].partition(". ")[0].partition(": ")[0],
            description=_DESCRIPTIONS[name],
            epilog=_EXITS,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[again],
        )

    demo = command("demo")
    demo.add_argument("--seed", type=int, default=1, help="another number makes another agency's story")
    demo.add_argument("--open", action="store_true", help="open the window on it afterwards")
    command("check")
    command("backup")
    command("restore").add_argument("name", nargs="?", metavar="NAME", help="a backup's name, or newest")
    listing = command("list")
    listing.add_argument("what", choices=("clients", "jobs", "estimates"))
    listing.add_argument("--json", action="store_true", help="a JSON array instead of columns")
    export = command("export")
    export.add_argument("what", choices=("estimate",))
    export.add_argument("number", metavar="NUMBER")
    export.add_argument("--to", type=Path, required=True, metavar="FILE", help="file to write")
    export.add_argument("--language", choices=("zh", "en", "es"), help="write an unsealed copy in this language")
    command("verify").add_argument("file", type=Path, metavar="FILE")
    return root


def run(argv: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Do one command and say how it went."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console cannot write every name
    try:
        options = parser().parse_args(argv)
    except SystemExit as left:
        return int(left.code or 0)
    try:
        return _COMMANDS[options.command](options, open_window)
    except UserError as refusal:
        print(f"aedesk: {sentences.refusal(refusal.code, refusal.values)}", file=sys.stderr)
        return NO
    except BrokenPipeError:  # whoever read the list has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _paths(options: argparse.Namespace) -> Paths:
    return Paths(options.data_dir or default_data_dir())


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_file is None:
        raise UserError("passphrase_file_missing")
    return door.passphrase_in(options.passphrase_file)


def _key(paths: Paths, options: argparse.Namespace) -> bytes:
    from aedesk.storage import vault

    if not paths.vault.exists() and not paths.database.exists():
        raise UserError("desk_missing", folder=paths.data)
    return vault.open_with_passphrase(paths.vault, _passphrase(options))


def _open(options: argparse.Namespace) -> Services:
    from aedesk import app
    from aedesk.storage import migrations

    paths = _paths(options)
    key = _key(paths, options)
    migrations.bring_up(paths, key)
    services = app.build(paths, key, Clock())
    services.store.actor = "cli"
    return services


def _demo(options: argparse.Namespace, open_window: OpenWindow | None) -> int:
    from aedesk.services import demo

    folder = options.data_dir or default_data_dir().with_name(f"{default_data_dir().name} demo")
    paths = Paths(folder)
    if not (options.open and paths.vault.exists()):
        made = demo.make(paths, Clock(), options.seed)
        print(f"{folder}: {made.clients} clients, {made.jobs} jobs, {made.estimates} estimates.")
        print(f'The passphrase is "{demo.PASSPHRASE}"; it lies in {demo.passphrase_file(paths).name} there.')
    return open_window(folder, demo.passphrase_file(paths)) if options.open and open_window else DONE


def _check(options: argparse.Namespace, _: OpenWindow | None) -> int:
    from aedesk.storage.check import check

    paths = _paths(options)
    findings = check(paths, _key(paths, options))
    for finding in findings:
        print(sentences.fill(sentences.FINDINGS.get(finding.code, finding.code), finding.values))
    if not findings:
        print("Nothing was found: pages, references, journal and stored files are whole.")
    return NO if findings else DONE


def _backup(options: argparse.Namespace, _: OpenWindow | None) -> int:
    services = _open(options)
    try:
        info = services.backups.make()
    finally:
        services.close()
    print(info.path)
    return DONE


def _restore(options: argparse.Namespace, _: OpenWindow | None) -> int:
    from aedesk.storage import backup, single

    paths = _paths(options)
    found = backup.backups(paths)
    if options.name is None:
        now = Clock().now()
        for info in found:
            counts = ", ".join(f"{name} {count}" for name, count in info.counts.items())
            age = (now - info.at).days
            print(f"{info.path.name}\t{info.at.astimezone():%Y-%m-%d %H:%M}\t{age} days old\t{info.reason}\t{counts}")
        return DONE
    wanted = [info for info in found if options.name in (info.path.name, "newest")]
    if not wanted:
        raise UserError("backup_not_found", name=options.name)
    key = backup.key_for(paths, wanted[0], _passphrase(options))
    with single.hold(paths):
        aside = backup.restore(paths, key, wanted[0])
    print(f"Restored {wanted[0].path.name}. The data before it is kept in {aside}")
    return DONE


def _list(options: argparse.Namespace, _: OpenWindow | None) -> int:
    services = _open(options)
    try:
        if options.what == "clients":
            rows: Sequence[Any] = services.clients.rows()
        elif options.what == "jobs":
            rows = services.jobs.rows()
        else:
            rows = services.estimates.rows()
    finally:
        services.close()
    if options.json:
        found = [{field.name: _plain(getattr(row, field.name)) for field in fields(row)} for row in rows]
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return DONE
    for row in rows:
        print("\t".join(_column(getattr(row, name)) for name in _COLUMNS[options.what]))
    return DONE


_COLUMNS = {
    "clients": ("code", "client_class", "short_name", "other_name", "industry", "open_jobs"),
    "jobs": ("number", "stage", "client", "title", "due"),
    "estimates": ("number", "edition", "state", "client", "currency", "total", "job_number"),
}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, UUID | Path) else value


def _column(value: object) -> str:
    return "-" if value is None or value == "" else str(_plain(value))


def _export(options: argparse.Namespace, _: OpenWindow | None) -> int:
    services = _open(options)
    try:
        estimate = services.estimates.by_number(options.number)
        if options.language:
            data = services.estimates.copy(estimate.id, options.language)
        else:
            data = services.estimates.pdf(estimate.id)
    finally:
        services.close()
    try:
        options.to.write_bytes(data)
    except OSError:
        raise UserError("file_not_written", file=options.to) from None
    print(options.to)
    return DONE


def _verify(options: argparse.Namespace, _: OpenWindow | None) -> int:
    try:
        data = options.file.read_bytes()
    except OSError:
        raise UserError("file_not_read", file=options.file) from None
    services = _open(options)
    try:
        verdict = services.signing.verify(data)
    finally:
        services.close()
    print(f"{verdict.code}: {sentences.fill(sentences.VERDICTS[verdict.sentence], verdict.values)}")
    for addition in verdict.additions:
        at = f"{addition.at.astimezone():%Y-%m-%d %H:%M}" if addition.at else "-"
        print(sentences.fill(sentences.ADDITIONS[addition.kind], {"name": addition.name or "-", "at": at}))
    for remark in verdict.remarks:
        print(sentences.REMARKS[remark])
    return DONE if verdict.code in GOOD_VERDICTS else NO


_COMMANDS: dict[str, Callable[[argparse.Namespace, OpenWindow | None], int]] = {
    "demo": _demo,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "list": _list,
    "export": _export,
    "verify": _verify,
}
