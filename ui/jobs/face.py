"""What board, lanes and list tell the room alike."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget


class Face(QWidget):
    """A view of the jobs.

    Signals: selected: a job. clicked: a job, with the mouse. entered: a job is opened. asked: a job was dropped on a
    stage, at a place on the screen. menu: a job's menu at a place.
    """

    selected = Signal(object)
    entered = Signal(object)
    asked = Signal(object, object, QRect)
    clicked = Signal(object)
    menu = Signal(object, QPoint)
