"""What stands in the fields of a form: to see that something was typed, and to put it back after a lock.

Passphrases are left out: they are never kept and never asked about.
"""

from typing import NamedTuple, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

_Field = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox | QRadioButton


class Part(NamedTuple):
    """One field: its class, and what stands in it."""

    kind: str
    value: str | bool


def read(form: QWidget) -> list[Part]:
    """What stands in every field below `form`, in the order in which they were made."""
    return [Part(type(field).__name__, _value(field)) for field in _fields(form)]


def write(form: QWidget, parts: list[Part]) -> bool:
    """Put it back as if it were typed; whether the form has the same fields as then."""
    if [type(field).__name__ for field in _fields(form)] != [part.kind for part in parts]:
        return False
    for field, part in zip(_fields(form), parts, strict=True):
        if _value(field) != part.value:
            _put(field, part.value)
    return True


def _fields(form: QWidget) -> list[_Field]:
    return [each for each in form.findChildren(QWidget) if isinstance(each, _Field) and not _secret(each)]


def _secret(each: QWidget) -> bool:
    return isinstance(each, QLineEdit) and each.echoMode() is not QLineEdit.EchoMode.Normal


def _value(field: _Field) -> str | bool:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentText() if isinstance(field, QComboBox) else field.isChecked()


def _put(field: _Field, value: str | bool) -> None:
    if isinstance(field, QLineEdit):
        field.setText(cast(str, value))
        field.editingFinished.emit()
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(cast(str, value))
    elif not isinstance(field, QComboBox):
        field.setChecked(bool(value))
    elif (index := field.findText(cast(str, value))) >= 0:
        field.setCurrentIndex(index)
        field.activated.emit(index)
