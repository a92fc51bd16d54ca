"""Start the window, or run a command."""

import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """No command opens the window; `--help` tells what there is."""
    places = _places(argv)
    if places is None:
        from aedesk.cli import run

        return run(argv, _window)
    return _window(*places)


def _places(argv: list[str]) -> tuple[Path | None, Path | None] | None:
    """Data directory and passphrase file where nothing else is said; without argparse, whose import costs 10 ms."""
    found: dict[str, Path] = {}
    words = iter(argv)
    for word in words:
        name, _, value = word.partition("=")
        if name not in ("--data-dir", "--passphrase-file") or not (value := value or next(words, "")):
            return None
        found[name] = Path(value)
    return found.get("--data-dir"), found.get("--passphrase-file")


def _window(data_dir: Path | None, passphrase_file: Path | None) -> int:
    from ui.start import Options, start

    return start(Options(data_dir and data_dir.absolute(), passphrase_file and passphrase_file.absolute()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
