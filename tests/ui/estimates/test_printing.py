"""The same bytes go to CUPS; elsewhere pages go as pictures at 600 dpi, in the background."""

from __future__ import annotations

import subprocess
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow

from ui import printing, tasks


@pytest.fixture
def sheet(estimates):
    made = estimates.approved()
    return estimates.services.estimates.pdf(made.id)


def test_where_no_printing_system_is_pages_go_as_pictures(qtbot, sheet, tmp_path, monkeypatch):
    window = QMainWindow()
    qtbot.addWidget(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.prepare(printer, "E-0001", letter=False)
    monkeypatch.setattr(printing, "choose", lambda window, name, letter: printer)
    assert printing.print_pdf(window, sheet, "E-0001")
    assert tasks._live
    qtbot.waitUntil(lambda: not tasks._live, timeout=30000)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == 1
    assert [round(side) for side in printed.get_page_size(0)] == [595, 842]
    picture = printed[0].render(scale=1).to_pil().convert("L")
    original = pypdfium2.PdfDocument(sheet)
    original.init_forms()
    wanted = original[0].render(scale=1).to_pil().convert("L")
    pairs = zip(picture.resize(wanted.size).tobytes(), wanted.tobytes(), strict=True)
    assert sum(abs(a - b) > 96 for a, b in pairs) < wanted.width * wanted.height * 0.02


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_cups_gets_the_very_bytes_and_their_paper(sheet, monkeypatch, size):
    sent = {}

    def run(command, **given):
        sent["command"], sent["bytes"] = command, given["input"]
        return subprocess.CompletedProcess(command, 0)

    page = QPageSize(getattr(QPageSize.PageSizeId, size))
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer = SimpleNamespace(
        outputFormat=lambda: QPrinter.OutputFormat.NativeFormat,
        printerName=lambda: "studio",
        copyCount=lambda: 2,
        fromPage=lambda: 0,
        toPage=lambda: 0,
        pageLayout=lambda: layout,
    )
    monkeypatch.setattr(printing.shutil, "which", lambda name: "/usr/bin/lp")
    monkeypatch.setattr(printing.subprocess, "run", run)
    printing.send(printer, sheet, "E-0001 v1", 1)
    assert sent["bytes"] == sheet
    assert sent["command"] == ["/usr/bin/lp", "-d", "studio", "-t", "E-0001 v1", "-n", "2", "-o", f"media={size}", "-"]


def test_nothing_is_sent_when_no_printer_is_chosen(qtbot, sheet, monkeypatch):
    window = QMainWindow()
    qtbot.addWidget(window)
    monkeypatch.setattr(printing, "choose", lambda window, name, letter: None)
    assert not printing.print_pdf(window, sheet, "E-0001")
    assert not tasks._live
