"""The floor that the start is measured against: a bare window with a table of 500 rows, nothing else."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from ui.reporting import FirstPaint


class Floor(QMainWindow):
    """The window; after its first paint it reports and ends."""

    def __init__(self) -> None:
        super().__init__()
        table = QTableWidget(500, 6)
        for row in range(500):
            for column in range(6):
                table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
        self.setCentralWidget(table)
        self.resize(1440, 900)


def main() -> None:
    """Show it and report."""
    app = QApplication(sys.argv)
    window = Floor()
    FirstPaint(window, 1500)
    window.show()
    app.exec()


main()
