"""The key opens by any slot, only by the right secret, and every damage has its own answer."""

import json
import sys
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.domain.errors import UserError
from aedesk.storage import recovery_code as code
from aedesk.storage import vault
from tests.storage.things import refused

WORDS = "wet paint on the third floor"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.json"


@pytest.fixture
def made(path: Path) -> vault.Created:
    return vault.create(path, WORDS, memory_kib=8192)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring in memory, in the place of the system's."""
    held: dict[tuple[str, str], str] = {}
    backend = type("Keyring", (), {"__module__": "keyring.backends.SecretService", "priority": 5})()
    fake = SimpleNamespace(
        get_keyring=lambda: backend,
        get_password=lambda service, name: held.get((service, name)),
        set_password=lambda service, name, word: held.__setitem__((service, name), word),
        delete_password=lambda service, name: held.pop((service, name)),
    )
    monkeypatch.setitem(sys.modules, "keyring", fake)
    return held


def test_passphrase_and_sheet_open_the_same_key(path: Path, made: vault.Created) -> None:
    assert len(made.key) == 32
    assert vault.open_with_passphrase(path, WORDS) == made.key
    assert vault.open_with_recovery(path, made.recovery) == made.key
    assert vault.open_with_recovery(path, made.recovery.lower().replace("\n", " ").replace("0", "o")) == made.key
    assert vault.slots(path) == {"passphrase", "recovery"}
    text = path.read_text()
    assert made.key.hex() not in text
    assert WORDS not in text
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_the_same_passphrase_typed_on_another_keyboard(path: Path) -> None:
    key = vault.create(path, "caf\u00e9 con leche", memory_kib=8192).key
    assert vault.open_with_passphrase(path, "cafe\u0301 con leche") == key


def test_wrong_secrets(path: Path, made: vault.Created) -> None:
    before = path.read_bytes()
    with refused("wrong_passphrase"):
        vault.open_with_passphrase(path, WORDS + " ")
    with refused("wrong_recovery"):
        vault.open_with_recovery(path, code.write(code.new_secret()))
    with refused("keyring_missing"):
        vault.open_with_keyring(path)
    with refused("wrong_key"):
        vault.change_passphrase(path, bytes(32), "another passphrase")
    with refused("passphrase_short"):
        vault.change_passphrase(path, made.key, "short")
    assert path.read_bytes() == before


def test_a_new_passphrase_shuts_out_the_old_one_everywhere(path: Path, made: vault.Created) -> None:
    vault.change_passphrase(path, made.key, "quite another sentence")
    for file in (path, path.with_name("vault.json.bak")):
        assert vault.open_with_passphrase(file, "quite another sentence") == made.key
        with refused("wrong_passphrase"):
            vault.open_with_passphrase(file, WORDS)
    assert vault.open_with_recovery(path, made.recovery) == made.key


def test_a_new_sheet_shuts_out_the_old_one_everywhere(path: Path, made: vault.Created) -> None:
    fresh = vault.renew_recovery(path, made.key)
    assert (vault.sheet(path), vault.open_with_recovery(path, fresh)) == (2, made.key)
    for file in (path, path.with_name("vault.json.bak")):
        with refused("wrong_recovery"):
            vault.open_with_recovery(file, made.recovery)


def test_a_damaged_vault_is_no_wrong_passphrase_and_the_spare_opens(path: Path, made: vault.Created) -> None:
    whole = path.read_bytes()
    salt = json.loads(whole)["slots"][0]["salt"]
    for damaged in (b"", whole[:200], b"\x00" * 300, b"[]", b"{}", whole.replace(salt.encode(), b"A" * len(salt))):
        path.write_bytes(damaged)
        with refused("vault_damaged"):
            vault.open_with_passphrase(path, WORDS)
        with refused("vault_damaged"):
            vault.slots(path)
        assert path.read_bytes() == damaged
    vault.use_spare(path)
    assert vault.open_with_passphrase(path, WORDS) == made.key
    assert path.with_name("vault.json.damaged").exists()
    path.unlink()
    with pytest.raises(UserError) as refusal:
        vault.open_with_passphrase(path, WORDS)
    assert (refusal.value.code, refusal.value.values) == ("vault_missing", {"spare": True})


def test_a_newer_vault_is_refused(path: Path, made: vault.Created) -> None:
    told = json.loads(path.read_bytes())
    path.write_text(json.dumps({**told, "format": 2}))
    with refused("vault_newer"):
        vault.open_with_passphrase(path, WORDS)


def test_weaker_parameters_are_bound_to_the_wrapping(path: Path, made: vault.Created) -> None:
    told = json.loads(path.read_bytes())
    told["slots"][1]["sheet"] = 9
    del told["checksum"]
    path.write_text(json.dumps({**told, "checksum": vault._checksum(told)}))
    with refused("wrong_recovery"):
        vault.open_with_recovery(path, made.recovery)


def test_a_write_that_fails_leaves_the_old_vault(
    path: Path, made: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aedesk.storage.durable.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        vault.change_passphrase(path, made.key, "quite another sentence")
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert not path.with_name("vault.json.new").exists()


def test_keyring(path: Path, made: vault.Created, ring: dict[tuple[str, str], str]) -> None:
    assert vault.keyring_available()
    vault.add_keyring(path, made.key)
    assert vault.open_with_keyring(path) == made.key
    assert made.key not in (word.encode() for word in ring.values())
    vault.add_keyring(path, made.key)
    assert len(ring) == 1
    ((entry, word),) = ring.items()
    ring[entry] = "not base64!"
    with refused("keyring_missing"):
        vault.open_with_keyring(path)
    ring.clear()
    with refused("keyring_missing"):
        vault.open_with_keyring(path)
    ring[entry] = word
    vault.drop_keyring(path)
    assert ring == {}
    assert vault.slots(path) == {"passphrase", "recovery"}


def test_a_keyring_that_is_none(monkeypatch: pytest.MonkeyPatch, path: Path, made: vault.Created) -> None:
    for module, priority in (("keyring.backends.fail", 0), ("keyrings.alt.file", 1), ("keyring.backends.null", -1)):
        backend = type("Keyring", (), {"__module__": module, "priority": priority})()
        monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_keyring=lambda held=backend: held))
        assert not vault.keyring_available()
        with refused("keyring_missing"):
            vault.add_keyring(path, made.key)


@given(st.binary(min_size=code.BYTES, max_size=code.BYTES))
def test_a_code_reads_back(secret: bytes) -> None:
    written = code.write(secret)
    assert [len(line) for line in written.split("\n")] == [16] * 4
    assert code.read(written) == secret
    assert code.read(written.replace("\n", "").replace(" ", "-")) == secret


@given(st.lists(st.integers(0, 31), min_size=12, max_size=12), st.data())
def test_one_wrong_sign_and_any_two_exchanged_are_found(values: list[int], data: st.DataObject) -> None:
    line = [*values, code.check_sign(values)]
    place = data.draw(st.integers(0, 12))
    wrong = line.copy()
    wrong[place] ^= data.draw(st.integers(1, 31))
    assert code.check_sign(wrong[:-1]) != wrong[-1]
    for one, other in combinations(range(13), 2):
        swapped = line.copy()
        swapped[one], swapped[other] = line[other], line[one]
        assert swapped == line or code.check_sign(swapped[:-1]) != swapped[-1]


def test_typing_errors_are_told_by_their_line() -> None:
    lines = code.write(bytes(range(30))).split("\n")
    wrong = ("1" if lines[2][0] != "1" else "2") + lines[2][1:]
    with pytest.raises(UserError) as refusal:
        code.read("\n".join([*lines[:2], wrong, lines[3]]))
    assert (refusal.value.code, refusal.value.values) == ("recovery_line", {"line": 3})
    with pytest.raises(UserError) as refusal:
        code.read("\n".join([lines[0], lines[1][:-1] + "U", *lines[2:]]))
    assert (refusal.value.code, refusal.value.values) == ("recovery_sign", {"line": 2, "sign": "U"})
    with pytest.raises(UserError) as refusal:
        code.read("\n".join(lines[:3]))
    assert (refusal.value.code, refusal.value.values["wanted"]) == ("recovery_length", 52)
    with refused("recovery_line"):
        code.read("\n".join([lines[0][:-1], *lines[1:]]))
