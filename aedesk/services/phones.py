"""Telephone numbers as people write them."""


def shown(kept: str) -> str:
    """A kept number in groups; one that was kept as typed stays so."""
    if not kept.startswith("+"):
        return kept
    import phonenumbers

    try:
        number = phonenumbers.parse(kept.replace(";ext=", " ext. "), None)
    except phonenumbers.NumberParseException:
        return kept
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
