"""The command line on real encrypted desks: exit codes, messages, and nothing broken on the way."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import main
from aedesk import VERSION, app, cli, sentences
from aedesk.paths import Paths
from aedesk.storage import single
from tests.builders import PASSPHRASE, FixedClock, agency_with_people
from tests.services.test_estimates import Made

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk behind a passphrase, with one sent estimate and one draft."""
    paths = Paths(tmp_path_factory.mktemp("cli") / "desk")
    services, _ = app.create_desk(paths, PASSPHRASE, FixedClock(), memory_kib=8192)
    house = agency_with_people(services)
    client = house.client()
    made = Made(house, client, house.job(client, "Spring city ride", other_title="春季城市骑行"))
    made.sent()
    made.draft()
    services.close()
    (paths.data / "pass.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return paths.data


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(template, tmp_path / "desk"))


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path, passphrase: str | Path | None = None) -> tuple[int, str, str]:
        options = ["--data-dir", folder, "--passphrase-file", passphrase or folder / "pass.txt"]
        code = cli.run([str(word) for word in [*words, *options]])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def stored(folder: Path) -> bytes:
    services = app.open_desk(Paths(folder), PASSPHRASE)
    try:
        return services.estimates.pdf(services.estimates.by_number("E-0001").id)
    finally:
        services.close()


def test_help_tells_commands_exit_codes_and_messages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    told = capsys.readouterr().out
    for word in (*cli.COMMANDS, "exit codes", "standard error", "--data-dir", "--passphrase-file"):
        assert word in told
    for command in cli.COMMANDS:
        assert cli.run([command, "--help"]) == 0
        assert "exit codes" in capsys.readouterr().out
    cli.run(["verify", "--help"])
    verify = capsys.readouterr().out
    assert [code for code in sentences.VERDICTS if code not in verify and code != "not_registered"] == []
    assert cli.run(["--version"]) == 0
    assert VERSION in capsys.readouterr().out


def test_the_version_is_the_projects() -> None:
    import tomllib

    project = Path(cli.__file__).parent.parent / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION


@pytest.mark.parametrize("words", [["fly"], ["list"], ["list", "people"], ["export", "estimate", "E-0001"], []])
def test_what_is_not_understood(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 2
    assert "usage" in capsys.readouterr().err


def test_options_stand_before_or_behind_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--data-dir", str(folder), "--passphrase-file", str(folder / "pass.txt")]
    assert cli.run([*options, "check"]) == 0
    assert cli.run(["check", *options]) == 0
    capsys.readouterr()


def test_check_finds_nothing_in_a_whole_desk(run: Run) -> None:
    code, out, _ = run("check")
    assert code == 0
    assert out.startswith("Nothing was found")


def test_check_says_what_is_damaged(run: Run, folder: Path) -> None:
    data = bytearray((folder / "files.db").read_bytes())
    data[len(data) // 2] ^= 0xFF
    (folder / "files.db").write_bytes(data)
    code, out, _ = run("check")
    assert code == 1
    assert "files.db" in out


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 100_000])
def test_a_database_that_does_not_open(run: Run, folder: Path, content: bytes) -> None:
    for name in ("desk.db-wal", "desk.db-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / "desk.db").write_bytes(content)
    code, out, err = run("check")
    assert (code, out) == (1, "")
    assert err.startswith("aedesk: The database")
    assert (folder / "desk.db").read_bytes() == content


def test_a_wrong_passphrase(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("nine herons on the roof", encoding="utf-8")
    code, _, err = run("list", "jobs", passphrase=wrong)
    assert code == 1
    assert err == "aedesk: This is not the passphrase of this desk. Check the keyboard language and try again.\n"


def test_passphrase_files_that_cannot_be_used(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", passphrase=tmp_path / "none.txt")[0] == 1
    assert cli.run(["check", "--data-dir", str(folder)]) == 1
    assert "--passphrase-file" in capsys.readouterr().err
    marked = tmp_path / "marked.txt"
    marked.write_bytes("\ufeff".encode() + PASSPHRASE.encode() + b"\r\nsecond line\r\n")
    assert run("check", passphrase=marked)[0] == 0


def test_no_desk_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passphrase = tmp_path / "pass.txt"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    assert cli.run(["check", "--data-dir", str(tmp_path / "none"), "--passphrase-file", str(passphrase)]) == 1
    assert "There is no desk in" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_lists_for_eyes_and_for_programs(run: Run) -> None:
    for what, word in (("clients", "Larkwheel Cycles"), ("jobs", "Spring city ride"), ("estimates", "E-0001")):
        code, out, _ = run("list", what)
        assert code == 0
        assert word in out
        code, out, _ = run("list", what, "--json")
        assert code == 0
        rows = json.loads(out)
        assert rows
        assert all({"id", "client_id"} & set(row) for row in rows)
    estimates = json.loads(run("list", "estimates", "--json")[1])
    assert [(row["number"], row["state"], row["total"]) for row in estimates] == [
        (None, "draft", None),
        ("E-0001", "sent", 5063940),
    ]
    assert json.loads(run("list", "clients", "--json")[1])[0]["other_name"] == "云雀单车"


def test_export_gives_the_stored_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    code, out, _ = run("export", "estimate", "E-0001", "--to", tmp_path / "sheet.pdf")
    assert code == 0
    assert out.strip() == str(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == stored(folder)


def test_export_in_a_language_gives_a_copy(run: Run, tmp_path: Path) -> None:
    for language in ("zh", "en", "es"):
        assert run("export", "estimate", "e-0001", "--to", tmp_path / "copy.pdf", "--language", language)[0] == 0
        assert b"ByteRange" not in (tmp_path / "copy.pdf").read_bytes()
        code, out, _ = run("verify", tmp_path / "copy.pdf")
        assert (code, out) == (1, "no_seal: This file carries no seal.\n")


def test_export_refuses(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "estimate", "E-0099", "--to", tmp_path / "x.pdf")
    assert (code, err) == (1, "aedesk: There is no estimate E-0099.\n")
    code, _, err = run("export", "estimate", "E-0001", "--to", tmp_path / "none" / "x.pdf")
    assert code == 1
    assert "cannot be written" in err


def test_verify_by_exit_code_and_sentence(run: Run, folder: Path, tmp_path: Path) -> None:
    data = stored(folder)
    flipped = bytearray(data)
    flipped[data.find(b"/ByteRange") - 4000] ^= 1
    for content, code, word in (
        (data, 0, "same: This is exactly the file issued on 2026-03-12: E-0001, version 1."),
        (data + b"\n ", 0, "extended: Our sheet E-0001, version 1, unchanged; "),
        (bytes(flipped), 1, "changed: "),
        (b"", 1, "not_pdf: "),
    ):
        (tmp_path / "it.pdf").write_bytes(content)
        found, out, err = run("verify", tmp_path / "it.pdf")
        assert (found, err) == (code, "")
        assert out.startswith(word)
    assert run("verify", tmp_path / "none.pdf")[0] == 1


def test_backup_and_restore(run: Run, folder: Path) -> None:
    code, out, _ = run("backup")
    assert code == 0
    name = Path(out.strip()).name
    code, out, _ = run("restore")
    assert code == 0
    assert out.startswith(name)
    assert "estimate 2" in out
    services = app.open_desk(Paths(folder), PASSPHRASE)
    services.estimates.void(services.estimates.by_number("E-0001").id, "by mistake")
    services.close()
    code, out, _ = run("restore", "newest")
    assert code == 0
    assert name in out
    rows: list[dict[str, object]] = json.loads(run("list", "estimates", "--json")[1])
    assert "sent" in {row["state"] for row in rows}
    assert list((folder / "aside").iterdir())


def test_restore_refuses(run: Run, folder: Path) -> None:
    code, _, err = run("restore", "20200101-nothing")
    assert (code, err) == (1, "aedesk: There is no such backup: 20200101-nothing.\n")
    run("backup")
    with single.hold(Paths(folder)):
        code, _, err = run("restore", "newest")
    assert code == 1
    assert "already open" in err


def test_demo_refuses_where_a_desk_is(run: Run) -> None:
    code, _, err = run("demo")
    assert code == 1
    assert "There is a desk in" in err


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ([], (None, None)),
        (["--data-dir", "demo"], ("demo", None)),  # a folder may be called as a command is
        (["--passphrase-file=check", "--data-dir=list"], ("list", "check")),
    ],
)
def test_without_a_command_the_window_opens(
    words: list[str], places: tuple[str | None, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(main, "_window", lambda *told: opened.extend(told) or 7)
    assert main.main(words) == 7
    assert opened == [Path(place) if place else None for place in places]


@pytest.mark.parametrize("words", [["--data-dir"], ["--wrong"], ["--data-dir", "x", "fly"]])
def test_a_start_that_is_not_understood(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(words) == 2
    assert "usage" in capsys.readouterr().err


def test_a_desk_of_an_older_version_is_brought_up_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from aedesk.storage import opening, vault

    data = Path(__file__).parent / "storage" / "data"
    key = bytes.fromhex((data / "desk-0001.key").read_text().strip())
    paths = Paths(tmp_path)
    shutil.copyfile(data / "desk-0001.db", paths.database)
    monkeypatch.setattr(vault, "open_with_passphrase", lambda *_told: key)
    passphrase = tmp_path / "pass.txt"
    passphrase.write_text("any", encoding="utf-8")
    assert cli.run(["list", "jobs", "--data-dir", str(tmp_path), "--passphrase-file", str(passphrase)]) == 0
    con = opening.connect(paths.database, key)
    assert opening.schema_version(con) == opening.SCHEMA
    con.close()
    assert list(paths.backups.glob("*-update"))


def test_restore_finds_the_key_beside_the_backup(run: Run, folder: Path) -> None:
    run("backup")
    (folder / "vault.json").write_text("{}", encoding="utf-8")
    assert run("check")[0] == 1
    assert run("restore", "newest")[0] == 0
    assert run("check")[0] == 0


def test_demo_opens_the_window_on_a_desk_that_is_there(folder: Path) -> None:
    opened: list[tuple[Path, Path]] = []

    def window(data_dir: Path, passphrase_file: Path) -> int:
        opened.append((data_dir, passphrase_file))
        return 7

    assert cli.run(["demo", "--open", "--data-dir", str(folder)], window) == 7
    assert opened == [(folder, folder / "demo passphrase.txt")]


def test_reading_changes_nothing(run: Run, tmp_path: Path) -> None:
    """Nothing that the command line reads changes anything."""
    before = run("list", "estimates", "--json")[1]
    run("check")
    run("export", "estimate", "E-0001", "--to", tmp_path / "x.pdf")
    assert run("list", "estimates", "--json")[1] == before
