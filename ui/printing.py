"""Printing a PDF as it is: through CUPS as bytes where it is there, else page by page as pictures at 600 dpi.

Only the dialog runs in the window's thread: a page at 600 dpi takes most of a second.
"""

import shutil
import subprocess
import sys

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from aedesk.words import _
from ui import tasks
from ui.widgets.pages import draw, sizes

DPI = 600


def choose(window: QWidget, name: str, letter: bool = False) -> QPrinter | None:
    """The printer that the user chose in the system's dialog, set to this size of paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, name, letter)
    dialog = QPrintDialog(printer, window)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def prepare(printer: QPrinter, name: str, letter: bool) -> None:
    """Set a printer to the whole of this paper, without margins of its own."""
    printer.setDocName(name)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def print_pdf(window: QWidget, pdf: bytes, name: str) -> bool:
    """Ask for the printer and send the pages in the background; whether a printer was chosen."""
    pages = sizes(pdf)
    printer = choose(window, name, letter=pages[0][0] > 600)
    if printer is None:
        return False
    tasks.run(window, lambda task: send(printer, pdf, name, len(pages)), lambda sent: None, lambda e: _tell(window))
    return True


def send(printer: QPrinter, pdf: bytes, name: str, pages: int) -> None:
    """Hand the pages to the printer; in a thread."""
    if not _as_bytes(printer, pdf, name):
        _as_pictures(printer, pdf, pages)


def _as_bytes(printer: QPrinter, pdf: bytes, name: str) -> bool:
    lp = shutil.which("lp")
    to_file = printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or not printer.printerName()
    if sys.platform == "win32" or lp is None or to_file:
        return False
    command = [lp, "-d", printer.printerName(), "-t", name, "-n", str(printer.copyCount())]
    letter = printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    command += ["-o", f"media={'Letter' if letter else 'A4'}"]  # or the queue's own size would scale or cut it
    if printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return subprocess.run([*command, "-"], input=pdf, capture_output=True, check=False).returncode == 0


def _as_pictures(printer: QPrinter, pdf: bytes, pages: int) -> None:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    with QPainter(printer) as painter:
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            image = draw(pdf, [number - 1], DPI / 72)[number - 1].image
            painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)


def _tell(window: QWidget) -> None:
    from ui.widgets.toast import Toast

    toast = window.findChild(Toast) or Toast(window)
    toast.say(_("The printer did not take it. Check it and print again."))
