"""Telephone numbers as people write them, and as they are kept."""


def kept(text: str, country: str = "CN") -> str:
    """A number as it is dialled from anywhere, or as typed where it cannot be read."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text.strip()
    if not phonenumbers.is_valid_number(number):
        return text.strip()
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


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
