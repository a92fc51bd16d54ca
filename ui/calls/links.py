"""Opening what another program does: dialling a number, writing an e-mail."""

from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_link(url: str) -> bool:
    """Hand a tel: or mailto: link to the system; whether something took it."""
    return QDesktopServices.openUrl(QUrl(url))


def mail_link(address: str, subject: str) -> str:
    """A letter to somebody, begun."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}"
