"""Printing a PDF as it is: through CUPS as bytes where it is there, else page by page as pictures at 600 dpi."""

import shutil
import subprocess
import sys
from io import BytesIO

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DPI = 600


def choose(window: QWidget, name: str, letter: bool = False) -> QPrinter | None:
    """The printer that the user chose in the system's dialog, set to this size of paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, window)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pdf(window: QWidget, pdf: bytes, name: str) -> bool:
    """Ask for the printer and send the pages; whether they were sent."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    width, _height = document[0].get_size()
    printer = choose(window, name, letter=width > 600)
    if printer is None:
        return False
    return _as_bytes(printer, pdf, name) or _as_pictures(printer, document)


def _as_bytes(printer: QPrinter, pdf: bytes, name: str) -> bool:
    lp = shutil.which("lp")
    to_file = printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or not printer.printerName()
    if sys.platform == "win32" or lp is None or to_file:
        return False
    command = [lp, "-d", printer.printerName(), "-t", name, "-n", str(printer.copyCount()), "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=False).returncode == 0


def page_picture(document: object, index: int, scale: float) -> QImage:
    """One page of a pdfium document as a picture."""
    page = document[index]  # type: ignore[index]
    drawn = page.render(scale=scale, prefer_bgrx=True)
    return QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()


def _as_pictures(printer: QPrinter, document: object) -> bool:
    count = len(document)  # type: ignore[arg-type]
    first = printer.fromPage() or 1
    last = printer.toPage() or count
    with QPainter(printer) as painter:
        for number in range(first, min(last, count) + 1):
            if number > first:
                printer.newPage()
            picture = page_picture(document, number - 1, DPI / 72)
            painter.drawImage(QRectF(0, 0, picture.width(), picture.height()), picture)
    return True


def first_page(pdf: bytes, scale: float) -> QImage:
    """The first page of a PDF as a picture."""
    import pypdfium2

    return page_picture(pypdfium2.PdfDocument(BytesIO(pdf)), 0, scale)
