"""How strong a passphrase is, in a sentence, and where two of them differ."""

import re
from math import log2

from aedesk.words import _, n_

SHORTEST = 8  # signs; what the vault accepts at least
COMMON = frozenset(
    (
        "password", "passwort", "contraseña", "clave", "qwerty", "qwertyui", "asdfghjk", "12345678", "123456789",
        "87654321", "11111111", "iloveyou", "letmein", "welcome", "admin", "administrator", "advertising", "agency",
        "aedesk",
    )
)  # fmt: skip


def bits(passphrase: str) -> float:
    """A cautious guess of how much somebody would have to try: by words, or by signs, whichever is less."""
    words = [word for word in re.split(r"[\s\-_.,]+", passphrase.casefold()) if word]
    distinct = set(words)
    han = sum(ord(sign) > 0x2E80 for sign in passphrase)
    by_words = sum(11.0 if len(word) > 2 else 4.0 for word in distinct) if len(distinct) > 1 else 1e9
    kinds = 26 + 26 * any(sign.isupper() for sign in passphrase) + 10 * any(sign.isdigit() for sign in passphrase)
    kinds += 20 * any(not sign.isalnum() for sign in passphrase)
    different = len(set(passphrase))
    by_signs = (len(passphrase) - han) * log2(kinds) * min(1.0, different / 7) + han * 8.0
    if len(distinct) <= 1:
        by_signs *= 0.75  # one long word is likelier in a list than it looks
    plain = passphrase.casefold()
    if any(each in plain and len(plain) < len(each) + 6 for each in COMMON):
        return min(by_signs, 12.0)
    return min(by_signs, max(by_words, by_signs * 0.6))


def strength(passphrase: str) -> tuple[int, str, str]:
    """Bars of four, a sentence, and its tone."""
    if not passphrase:
        return 0, "", "t3"
    if len(passphrase) < SHORTEST:
        left = SHORTEST - len(passphrase)
        words = n_("Too short: {count} character more at least", "Too short: {count} characters more at least", left)
        return 1, words.format(count=left), "red"
    guess = bits(passphrase)
    if guess < 30:
        return 1, _("Weak: somebody who knows you could guess it. Add two more words"), "red"
    if guess < 42:
        return 2, _("Fair: one more word makes it strong"), "amb"
    if guess < 60:
        return 3, _("Strong"), "grn"
    return 4, _("Very strong"), "grn"


def difference(one: str, two: str) -> str:
    """Where the second differs from the first; empty if they are the same."""
    if one == two:
        return ""
    left, right = one.split(), two.split()
    if len(left) > 1 and right and left[: len(right)] == right:
        return _("Word {number} is missing.").format(number=len(right) + 1)
    if len(left) == len(right) > 1:
        number = next((i for i, (a, b) in enumerate(zip(left, right, strict=True), 1) if a != b), 0)
        if number:
            return _("Word {number} is different.").format(number=number)
    return _("The two are not the same.")
