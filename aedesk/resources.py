"""Where the shipped files lie: beside the code, or inside the bundle."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def folder(name: str) -> Path:
    """The folder `resources/<name>`."""
    return _ROOT / name
