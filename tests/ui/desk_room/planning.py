"""What tests of the planning views share: the room of the desk on the real services."""

from typing import TypeVar, cast

from PySide6.QtWidgets import QWidget

from ui.desk_room.room import DeskRoom
from ui.desk_room.views import View
from ui.session import Session
from ui.window import floats

T = TypeVar("T", bound=QWidget)
V = TypeVar("V", bound=View)


def front(session: Session) -> DeskRoom:
    """The room of the desk, in front."""
    session.window.resize(1440, 900)
    session.window.show()
    shell = session.window.shell
    assert shell is not None
    shell.go("desk")
    room = shell.room
    assert isinstance(room, DeskRoom)
    return room


def shown(session: Session, code: str, kind: type[V]) -> V:
    """One view of the room, in front."""
    room = front(session)
    room.show_view(code)
    return cast(V, room.view(code))


def sheet(session: Session, kind: type[T]) -> T:
    """The sheet that lies on top."""
    top = floats(session.window)[-1]
    assert isinstance(top, kind), top
    return top
