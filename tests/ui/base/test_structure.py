"""The house's rules that a machine can hold: one direction, painters closed, nothing heavy on the way to the board."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("sqlalchemy", "alembic", "pyhanko", "reportlab", "pypdfium2", "babel", "pypinyin", "phonenumbers", "keyring",
         "zxingcpp", "PIL", "asn1crypto", "borax", "segno", "openpyxl", "vobject", "icalendar",
         "PySide6.QtPrintSupport", "PySide6.QtDBus")  # fmt: skip
ROOMS = ("jobs", "clients", "today", "calls", "settings", "estimates", "signing", "first_run", "desk_room")
OPEN_TO_UI = ("aedesk.domain", "aedesk.services", "aedesk.app", "aedesk.door", "aedesk.cli", "aedesk.words",
              "aedesk.clock", "aedesk.paths", "aedesk.resources", "aedesk.sentences",
              "aedesk.sentences_desk", "aedesk.sentences_plan")  # fmt: skip


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; `from a import b` gives a and a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in packages)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sources("aedesk"), ids=named)
def test_what_is_not_a_screen_knows_no_screen(path: Path) -> None:
    assert not [each for each in imports(path) if within(each, ("PySide6", "shiboken6", "ui"))]


@pytest.mark.parametrize("path", sources("aedesk/domain"), ids=named)
def test_the_domain_knows_only_itself(path: Path) -> None:
    for module in imports(path):
        top = module.split(".")[0]
        assert top in sys.stdlib_module_names or module == "aedesk" or within(module, ("aedesk.domain",)), module


@pytest.mark.parametrize("path", sources("aedesk/papers"), ids=named)
def test_papers_know_no_database_and_no_clock(path: Path) -> None:
    closed = ("aedesk.storage", "aedesk.services", "aedesk.app", "aedesk.clock", "sqlalchemy", "sqlcipher3")
    assert not [each for each in imports(path) if within(each, closed)]


@pytest.mark.parametrize("path", sources("ui"), ids=named)
def test_the_window_speaks_to_services(path: Path) -> None:
    own = [each for each in imports(path) if within(each, ("aedesk",)) and each != "aedesk"]
    assert not [each for each in own if not within(each, OPEN_TO_UI)]


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_never_import_each_other(room: str) -> None:
    others = tuple(f"ui.{each}" for each in ROOMS if each != room)
    for path in sources(f"ui/{room}"):
        assert not [each for each in imports(path) if within(each, others)], named(path)


@pytest.mark.parametrize("path", sources("ui"), ids=named)
def test_painters_are_opened_by_with(path: Path) -> None:
    """An exception with a painter left open ends in a crash of the whole process (tried)."""
    tree = ast.parse(path.read_text("utf-8"))
    opened = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QPainter":
            assert id(node) in opened, f"{named(path)}:{node.lineno}"


@pytest.mark.parametrize("path", sources("ui") + sources("aedesk"), ids=named)
def test_files_stay_small_and_say_what_for(path: Path) -> None:
    text = path.read_text("utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{named(path)} says nothing of its purpose"
    assert len(text.splitlines()) <= 400, f"{named(path)} grew too long"


def test_nothing_heavy_on_the_way_to_the_board(desk_paths: object, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; import ui.start, ui.session;\n"
        "def seen():\n"
        f"    print('HEAVY', [m for m in {HEAVY!r} if m in sys.modules], flush=True); import os; os._exit(0)\n"
        "begin = ui.session.Session.begin\n"
        "def begun(self, opened):\n"
        "    self._load_services = seen; begin(self, opened)\n"
        "    print('SHOWN', type(self.window.shell).__name__, self.window.shell and self.window.shell.code)\n"
        "ui.session.Session.begin = begun\n"
        "ui.start.start(ui.start.Options(Path(sys.argv[1]), Path(sys.argv[2])))\n"
    )
    from tests.builders import PASSPHRASE

    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk_paths.data), str(secret)],  # type: ignore[attr-defined]
        capture_output=True, text=True, timeout=60, cwd=ROOT, check=False,
    )  # fmt: skip
    assert "SHOWN Shell jobs" in done.stdout, done.stderr
    assert "HEAVY []" in done.stdout, done.stdout


def test_main_is_short() -> None:
    assert len((ROOT / "main.py").read_text().splitlines()) <= 40
