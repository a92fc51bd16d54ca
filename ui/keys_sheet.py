"""The sheet on F1: every key that works now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.words import _
from ui import keys, theme
from ui.widgets.labels import Label
from ui.widgets.marks import KeyCap
from ui.widgets.sheet import ModalSheet


def show(window: QWidget, room_keys: list[tuple[str, str]]) -> ModalSheet:
    """Show the list over the window."""
    sheet = ModalSheet(window, _("Keys"), width=760)
    columns = QHBoxLayout()
    columns.setSpacing(40)
    sides = [QVBoxLayout(), QVBoxLayout()]
    for side in sides:
        side.setSpacing(0)  # a layout inside another takes over its spacing
    groups = keys.listed(room_keys)
    tall = [0, 0]
    for title, rows in groups:
        shorter = 0 if tall[0] <= tall[1] else 1
        tall[shorter] += len(rows) + 2
        side = sides[shorter]
        side.addWidget(Label(title, 12, 600))
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, theme.scaled(110))
        grid.setColumnStretch(1, 1)
        for line, (caps, words) in enumerate(rows):
            row = QHBoxLayout()
            row.setSpacing(4)
            for cap in caps.split():
                row.addWidget(KeyCap(cap))
            row.addStretch(1)
            grid.addLayout(row, line, 0)
            label = Label(words, 13)
            label.setAccessibleDescription(caps)
            grid.addWidget(label, line, 1, Qt.AlignmentFlag.AlignLeft)
        side.addLayout(grid)
    for side in sides:
        side.addStretch(1)
        columns.addLayout(side, 1)
    sheet.body.addLayout(columns)
    sheet.open()
    return sheet
