"""Start the window, or run a command."""

import sys
from pathlib import Path

COMMANDS = ("demo", "check", "backup", "restore", "list", "export", "verify")


def main(argv: list[str]) -> int:
    """No command opens the window; `--help` tells what there is."""
    if any(word in COMMANDS or word in ("-h", "--help", "--version") for word in argv):
        from aedesk.cli import run

        return run(argv, _window)
    from ui.start import Options, start

    options = Options()
    words = iter(argv)
    for word in words:
        name, _, value = word.partition("=")
        if name == "--data-dir":
            options.data_dir = Path(value or next(words, ".")).absolute()
        elif name == "--passphrase-file":
            options.passphrase_file = Path(value or next(words, ".")).absolute()
        else:
            print(f"main.py: {word}? Try main.py --help", file=sys.stderr)
            return 2
    return start(options)


def _window(data_dir: Path, passphrase_file: Path) -> int:
    from ui.start import Options, start

    return start(Options(data_dir.absolute(), passphrase_file.absolute()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
