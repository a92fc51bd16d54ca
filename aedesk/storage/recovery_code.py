"""The recovery code: 240 bits in 48 signs of Crockford's alphabet, four lines, a check sign behind each.

The check is a weighted sum in GF(32): it finds any one wrong sign and any two that changed places.
"""

import os

from aedesk.domain.errors import UserError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINES, GROUPS, GROUP = 4, 3, 4
SIGNS = GROUPS * GROUP
BYTES = LINES * SIGNS * 5 // 8

_SAME = str.maketrans("OIL", "011")  # a round sign is the digit 0, a single stroke the digit 1


def new_secret() -> bytes:
    """240 random bits."""
    return os.urandom(BYTES)


def write(secret: bytes) -> str:
    """The code as the sheet shows it: four lines of three groups and a check sign."""
    bits = int.from_bytes(secret, "big")
    signs = [bits >> 5 * place & 31 for place in reversed(range(LINES * SIGNS))]
    lines = []
    for start in range(0, len(signs), SIGNS):
        line = signs[start : start + SIGNS]
        letters = "".join(ALPHABET[sign] for sign in line)
        groups = [letters[place : place + GROUP] for place in range(0, SIGNS, GROUP)]
        lines.append(" ".join([*groups, ALPHABET[check_sign(line)]]))
    return "\n".join(lines)


def read(typed: str) -> bytes:
    """The secret in a code as typed or scanned, checks included; a typing error is told by its line."""
    lines = [line for line in map(_signs, typed.splitlines()) if line]
    if len(lines) != LINES:
        signs = "".join(lines)
        if len(signs) != LINES * (SIGNS + 1):
            raise UserError("recovery_length", found=len(signs), wanted=LINES * (SIGNS + 1))
        lines = [signs[start : start + SIGNS + 1] for start in range(0, len(signs), SIGNS + 1)]
    bits = 0
    for number, line in enumerate(lines, 1):
        for sign in read_line(line, number):
            bits = bits << 5 | sign
    return bits.to_bytes(BYTES, "big")


def read_line(typed: str, number: int = 1) -> list[int]:
    """The values of one typed line, its check sign proved and left out."""
    signs = _signs(typed)
    if strange := next((sign for sign in signs if sign not in ALPHABET), None):
        raise UserError("recovery_sign", line=number, sign=strange)
    values = [ALPHABET.index(sign) for sign in signs]
    if len(values) != SIGNS + 1 or check_sign(values[:-1]) != values[-1]:
        raise UserError("recovery_line", line=number)
    return values[:-1]


def check_sign(values: list[int]) -> int:
    """The sum of v·α^i in GF(32), i from 1, over the polynomial x⁵ + x² + 1."""
    total = 0
    for value in reversed(values):
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def _signs(typed: str) -> str:
    return "".join(typed.upper().replace("-", " ").split()).translate(_SAME)
