"""The words of AE Desk: `python -m tools.words compile | check | missing LANGUAGE [PATH ...]`.

The English words in the code are the message ids. `resources/locale/<language>/*.po` hold the others, one file a room;
`compile` merges them into one `aedesk.mo` a language, which is kept beside them so that a start needs no tool.
`missing` prints entries to fill in for the given files or folders (default: all).
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = {"zh": ("nplurals=1; plural=0;", 1), "es": ("nplurals=2; plural=(n != 1);", 2)}
CALLS = {"_": (None, 0, None), "N_": (None, 0, None), "n_": (None, 0, 1), "p_": (0, 1, None), "_p": (0, 1, None)}
METHODS = {"t": (None, 0, None), "n": (None, 0, 1), "p": (0, 1, None)}  # of aedesk.words.Words
PLACE = re.compile(r"\{(\w*)[^}]*\}")


@dataclass(frozen=True)
class Message:
    """One thing to translate."""

    context: str | None
    one: str
    many: str | None = None


def _constant(call: ast.Call, index: int | None) -> str | None:
    if index is None or index >= len(call.args):
        return None
    arg = call.args[index]
    return arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None


def messages_of(path: Path) -> Iterator[Message]:
    """The messages that one source file uses."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            form = CALLS.get(node.func.id)
        elif isinstance(node.func, ast.Attribute):
            form = METHODS.get(node.func.attr)
        else:
            form = None
        if form is None:
            continue
        context, one, many = (_constant(node, index) for index in form)
        if one and (form[0] is None or context is not None) and (form[2] is None or many is not None):
            yield Message(context, one, many)


def messages(*places: Path) -> dict[Message, list[Path]]:
    """Every message in the code below `places`, with the files that use it."""
    found: dict[Message, list[Path]] = {}
    for place in places or (ROOT / "aedesk", ROOT / "ui"):
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for message in messages_of(path):
                found.setdefault(message, []).append(path)
    return found


class Trouble(Exception):  # noqa: N818 - told to people, not raised at them
    """A catalogue that cannot be used as it is."""


def catalogue(language: str) -> dict[Message, tuple[str, ...]]:
    """All translations of one language; the same message in two files must say the same."""
    from babel.messages.pofile import read_po

    merged: dict[Message, tuple[str, ...]] = {}
    origin: dict[tuple[str | None, str], Path] = {}
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as stream:
            entries = read_po(stream, locale=language, abort_invalid=True)
        for entry in entries:
            if not entry.id:
                continue
            if entry.fuzzy:
                raise Trouble(f"{path.name}: fuzzy: {entry.id!r}")
            plural = isinstance(entry.id, (list, tuple))
            message = Message(entry.context, entry.id[0] if plural else entry.id, entry.id[1] if plural else None)
            words = tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string,)
            if message.many is not None:
                words = words[: LANGUAGES[language][1]]
            if not all(words):
                continue
            if merged.setdefault(message, words) != words:
                first = origin[(message.context, message.one)].name
                raise Trouble(f"{language}: {message.one!r} differs between {first} and {path.name}")
            origin.setdefault((message.context, message.one), path)
    return merged


def faults(language: str) -> Iterator[str]:
    """What is wrong with one language's words."""
    have = catalogue(language)
    plain = {(each.context, each.one): words for each, words in have.items()}
    for message, paths in messages().items():
        words = have.get(message) or (plain.get((message.context, message.one)) if message.many is None else None)
        where = paths[0].relative_to(ROOT)
        if words is None:
            yield f"{language}: missing: {message.one!r} ({where})"
            continue
        if message.many is not None and len(words) != LANGUAGES[language][1]:
            yield f"{language}: plural forms: {message.one!r} ({where})"
        wanted = set(PLACE.findall(message.many or message.one))
        for each in words:
            if set(PLACE.findall(each)) - wanted or (wanted - set(PLACE.findall(each)) and message.many is None):
                yield f"{language}: placeholders: {message.one!r} -> {each!r}"


def compiled(language: str) -> bytes:
    """The catalogue as the bytes of a .mo file; the same words always give the same bytes."""
    rule, count = LANGUAGES[language]
    head = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {language}\nPlural-Forms: {rule}\n"
    pairs = {b"": head.encode()}
    for message, words in catalogue(language).items():
        key = message.one if message.many is None else f"{message.one}\0{message.many}"
        key = key if message.context is None else f"{message.context}\x04{key}"
        pairs[key.encode()] = "\0".join(words[:count] if message.many is not None else words[:1]).encode()
    keys = sorted(pairs)
    ids, texts, table_ids, table_texts = b"", b"", [], []
    for key in keys:
        table_ids.append((len(key), len(ids)))
        table_texts.append((len(pairs[key]), len(texts)))
        ids += key + b"\0"
        texts += pairs[key] + b"\0"
    start = 28
    at_ids = start + 16 * len(keys)
    at_texts = at_ids + len(ids)
    out = struct.pack("<7I", 0x950412DE, 0, len(keys), start, start + 8 * len(keys), 0, at_ids)
    out += b"".join(struct.pack("<2I", length, at_ids + offset) for length, offset in table_ids)
    out += b"".join(struct.pack("<2I", length, at_texts + offset) for length, offset in table_texts)
    return out + ids + texts


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def entry(message: Message, words: tuple[str, ...]) -> str:
    """One entry of a .po file."""
    lines = [f"msgctxt {_quoted(message.context)}"] if message.context is not None else []
    lines.append(f"msgid {_quoted(message.one)}")
    if message.many is None:
        return "\n".join([*lines, f"msgstr {_quoted(words[0])}"])
    lines.append(f"msgid_plural {_quoted(message.many)}")
    return "\n".join([*lines, *(f"msgstr[{i}] {_quoted(each)}" for i, each in enumerate(words))])


def missing(language: str, *places: Path) -> str:
    """Entries to fill in for what is not translated yet."""
    have = {(each.context, each.one) for each in catalogue(language)}
    count = LANGUAGES[language][1]
    wanted = [each for each in messages(*places) if (each.context, each.one) not in have]
    return "\n\n".join(entry(each, ("",) * (count if each.many else 1)) for each in wanted)


def main(argv: list[str]) -> int:
    """Run one command."""
    match argv:
        case ["compile"]:
            for language in LANGUAGES:
                (LOCALE / language / "aedesk.mo").write_bytes(compiled(language))
            return 0
        case ["check"]:
            found = [fault for language in LANGUAGES for fault in faults(language)]
            print("\n".join(found) or "all words are there")
            return 1 if found else 0
        case ["missing", language, *places] if language in LANGUAGES:
            print(missing(language, *(Path(place).resolve() for place in places)))
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
