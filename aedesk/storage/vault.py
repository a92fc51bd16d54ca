"""The key of the desk, wrapped once for each way to open it; nothing else in the app sees a secret.

One random key encrypts the data and never changes. Each slot wraps it with a key of its own: from the passphrase, from
the recovery sheet, or one that lies in the system's keyring. A second copy of the file stands beside it; it is renewed
with the first, since an old copy would let an old passphrase or sheet still open the desk.
"""

import base64
import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aedesk.domain.errors import UserError
from aedesk.storage import recovery_code
from aedesk.storage.durable import write_whole

FORMAT = 1
MEMORY_KIB = 131072
SHORTEST = 8  # bytes; a Chinese sign has three
_SERVICE = "AE Desk"
_REAL = ("SecretService", "libsecret", "kwallet", "Windows", "macOS", "chainer")

Slot = dict[str, Any]


@dataclass(frozen=True)
class Created:
    """A new vault's key, and the code for its recovery sheet: shown once, kept nowhere."""

    key: bytes
    recovery: str


def create(path: Path, passphrase: str, *, memory_kib: int = MEMORY_KIB) -> Created:
    """A new key with a passphrase and a recovery sheet; an existing desk's vault is never touched."""
    if path.exists() and path.with_name("desk.db").exists():
        raise UserError("vault_exists")
    key = os.urandom(32)
    secret = recovery_code.new_secret()
    vault = {"format": FORMAT, "mark": desk_mark(key), "sheet": 1, "slots": []}
    vault["slots"] = [_passphrase_slot(vault, key, passphrase, memory_kib), _recovery_slot(vault, key, secret)]
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, vault)
    return Created(key, recovery_code.write(secret))


def open_with_passphrase(path: Path, passphrase: str) -> bytes:
    """The key, by the passphrase."""
    vault = _read(path)
    slot = _slot(vault, "passphrase")
    if slot is None:
        raise UserError("wrong_passphrase", field="passphrase")
    return _unwrap(vault, slot, _stretch(passphrase, slot), "wrong_passphrase")


def open_with_recovery(path: Path, code: str) -> bytes:
    """The key, by the recovery sheet."""
    secret = recovery_code.read(code)
    vault = _read(path)
    slot = _slot(vault, "recovery")
    if slot is None:
        raise UserError("wrong_recovery", field="recovery")
    return _unwrap(vault, slot, _derive(secret, slot), "wrong_recovery")


def open_with_keyring(path: Path) -> bytes:
    """The key, by the system's keyring; without one, without an entry or when it is locked: ask for the passphrase."""
    vault = _read(path)
    slot = _slot(vault, "keyring")
    if slot is None or not keyring_available():
        raise UserError("keyring_missing")
    import keyring

    try:
        entry = keyring.get_password(_SERVICE, slot["entry"])
        secret = base64.b64decode(entry or "", validate=True)
    except Exception:  # every backend fails in its own way: all mean "ask for the passphrase"
        raise UserError("keyring_missing") from None
    if len(secret) != 32:
        raise UserError("keyring_missing")
    return _unwrap(vault, slot, _derive(secret, slot), "keyring_missing")


def change_passphrase(path: Path, key: bytes, new: str, *, memory_kib: int | None = None) -> None:
    """Wrap the key with a new passphrase; the data is not encrypted anew."""
    vault = _read(path)
    _prove(vault, key)
    old = _slot(vault, "passphrase")
    memory = memory_kib or (old["memory_kib"] if old else MEMORY_KIB)
    _replace(path, vault, _passphrase_slot(vault, key, new, memory))


def renew_recovery(path: Path, key: bytes) -> str:
    """A new recovery sheet's code; the old sheet opens nothing from now on."""
    vault = _read(path)
    _prove(vault, key)
    secret = recovery_code.new_secret()
    vault["sheet"] += 1
    _replace(path, vault, _recovery_slot(vault, key, secret))
    return recovery_code.write(secret)


def keyring_available() -> bool:
    """Whether the system has a real keyring; files in plain text do not count."""
    try:
        import keyring

        backend = keyring.get_keyring()
        found = [backend, *getattr(backend, "backends", ())]
        return all(type(one).__module__.rpartition(".")[2] in _REAL for one in found) and backend.priority > 0
    except Exception:  # no bus, no daemon, no module: there is none
        return False


def add_keyring(path: Path, key: bytes) -> None:
    """Let this computer's user open the desk without the passphrase."""
    vault = _read(path)
    _prove(vault, key)
    if not keyring_available():
        raise UserError("keyring_missing")
    import keyring

    secret = os.urandom(32)
    entry = f"{vault['mark']}-{os.urandom(4).hex()}"
    try:
        keyring.set_password(_SERVICE, entry, base64.b64encode(secret).decode())
    except Exception:  # see open_with_keyring
        raise UserError("keyring_missing") from None
    slot = {"kind": "keyring", "entry": entry, "salt": _text(os.urandom(16))}
    before = _slot(vault, "keyring")
    _replace(path, vault, _wrap(vault, slot, key, _derive(secret, slot)))
    if before is not None:
        _forget(before)


def drop_keyring(path: Path) -> None:
    """Ask for the passphrase again from now on."""
    vault = _read(path)
    slot = _slot(vault, "keyring")
    if slot is not None:
        vault["slots"].remove(slot)
        _write(path, vault)
        _forget(slot)


def slots(path: Path) -> frozenset[str]:
    """The ways that open this desk: passphrase, recovery, keyring."""
    return frozenset(slot["kind"] for slot in _read(path)["slots"])


def sheet(path: Path) -> int:
    """The number of the recovery sheet that opens this desk."""
    return int(_read(path)["sheet"])


def mark(path: Path) -> str:
    """The desk's mark as its recovery sheet shows it."""
    return str(_read(path)["mark"])


def desk_mark(key: bytes) -> str:
    """Eight signs that tell one desk from another and nothing about the key."""
    digest = hmac.new(key, b"AE Desk mark", hashlib.sha256).hexdigest().upper()
    return f"{digest[:4]} {digest[4:8]}"


def knows(path: Path, key: bytes) -> bool:
    """Whether this key is the one that the vault wraps, as far as its mark tells."""
    try:
        return mark(path) == desk_mark(key)
    except UserError:
        return False


def use_spare(path: Path) -> None:
    """Put the second copy in place of a damaged or lost vault, which is kept beside it."""
    spare = path.with_name("vault.json.bak")
    vault = _read(spare)
    if path.exists():
        os.replace(path, path.with_name("vault.json.damaged"))
    _write(path, vault)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise UserError("vault_missing", spare=path.with_name("vault.json.bak").exists())
    try:
        vault = json.loads(path.read_bytes())
        newer = vault["format"] > FORMAT
        whole = vault.pop("checksum") == _checksum(vault)
        if newer or not whole:
            raise UserError("vault_newer" if newer else "vault_damaged")
        return dict(vault)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError("vault_damaged") from None


def _write(path: Path, vault: dict[str, Any]) -> None:
    """The vault, then its second copy, each in one step."""
    vault = {name: value for name, value in vault.items() if name != "checksum"}
    data = json.dumps({**vault, "checksum": _checksum(vault)}, indent=1).encode()
    write_whole(path, data)
    write_whole(path.with_name("vault.json.bak"), data)


def _checksum(vault: dict[str, Any]) -> str:
    """Tells a damaged file from a wrong passphrase; it protects against accidents, not against people."""
    return hashlib.sha256(json.dumps(vault, sort_keys=True).encode()).hexdigest()


def _slot(vault: dict[str, Any], kind: str) -> Slot | None:
    return next((slot for slot in vault["slots"] if slot["kind"] == kind), None)


def _replace(path: Path, vault: dict[str, Any], fresh: Slot) -> None:
    vault["slots"] = [slot for slot in vault["slots"] if slot["kind"] != fresh["kind"]] + [fresh]
    _write(path, vault)


def _prove(vault: dict[str, Any], key: bytes) -> None:
    if vault["mark"] != desk_mark(key):
        raise UserError("wrong_key")


def _passphrase_slot(vault: dict[str, Any], key: bytes, passphrase: str, memory_kib: int) -> Slot:
    if len(_plain(passphrase)) < SHORTEST:
        raise UserError("passphrase_short", field="passphrase", least=SHORTEST)
    slot = {"kind": "passphrase", "salt": _text(os.urandom(16)), "memory_kib": memory_kib, "iterations": 3, "lanes": 4}
    return _wrap(vault, slot, key, _stretch(passphrase, slot))


def _recovery_slot(vault: dict[str, Any], key: bytes, secret: bytes) -> Slot:
    slot = {"kind": "recovery", "sheet": vault["sheet"], "salt": _text(os.urandom(16))}
    return _wrap(vault, slot, key, _derive(secret, slot))


def _plain(passphrase: str) -> bytes:
    return unicodedata.normalize("NFKC", passphrase).encode()  # keyboards differ in how they compose é


def _stretch(passphrase: str, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=base64.b64decode(slot["salt"]),
        length=32,
        iterations=slot["iterations"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    )
    return kdf.derive(_plain(passphrase))


def _derive(secret: bytes, slot: Slot) -> bytes:
    """A wrapping key from a secret that is random already; HKDF of one block."""
    drawn = hmac.new(base64.b64decode(slot["salt"]), secret, hashlib.sha256).digest()
    return hmac.new(drawn, f"AE Desk {slot['kind']}".encode() + b"\x01", hashlib.sha256).digest()


def _wrap(vault: dict[str, Any], slot: Slot, key: bytes, wrapping: bytes) -> Slot:
    nonce = os.urandom(12)
    return {**slot, "nonce": _text(nonce), "wrapped": _text(_cipher(wrapping).encrypt(nonce, key, _bound(vault, slot)))}


def _unwrap(vault: dict[str, Any], slot: Slot, wrapping: bytes, refusal: str) -> bytes:
    from cryptography.exceptions import InvalidTag

    bound = {name: value for name, value in slot.items() if name not in ("nonce", "wrapped")}
    nonce, wrapped = base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"])
    decrypt: Callable[..., bytes] = _cipher(wrapping).decrypt
    try:
        return decrypt(nonce, wrapped, _bound(vault, bound))
    except InvalidTag:
        raise UserError(refusal) from None


def _cipher(wrapping: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(wrapping)


def _bound(vault: dict[str, Any], slot: Slot) -> bytes:
    """What the wrapping vouches for as well: kind, parameters and the desk's mark."""
    return json.dumps([vault["format"], vault["mark"], slot], sort_keys=True).encode()


def _forget(slot: Slot) -> None:
    import contextlib

    with contextlib.suppress(Exception):  # an entry that cannot be removed opens nothing any more
        import keyring

        keyring.delete_password(_SERVICE, slot["entry"])


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
