"""Answers that the trade gives instead of doing a thing; everything else that fails is our bug."""


class UserError(Exception):
    """A refusal or a question, by code; `ui/errors.py` words it in the window's language.

    `field` names the input that the sentence belongs to, if there is one.
    """

    def __init__(self, code: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.field = field
        self.values = values
