"""What the stories share with the tests of the window."""

from tests.ui.conftest import answers, desk_paths, desk_template, dressed, make_session, session

__all__ = ["answers", "desk_paths", "desk_template", "dressed", "make_session", "session"]
