"""Files that the user chooses: what cannot be read or written is said, and nothing breaks."""

from pathlib import Path

import pytest

from tests.ui.conftest import Answers
from ui import ask as asking
from ui.session import Session
from ui.widgets.toast import Toast


def said(session: Session) -> str:
    toast = session.window.findChild(Toast)
    return toast.words if toast is not None else ""


def test_a_file_is_written_where_the_user_says(session: Session, answers: Answers, tmp_path: Path) -> None:
    answers.file = tmp_path / "sheet.pdf"
    assert answers.keep("Save", "sheet.pdf", ("*.pdf",), b"bytes") == answers.file
    assert answers.file.read_bytes() == b"bytes"
    answers.file = tmp_path / "no such folder" / "sheet.pdf"
    assert answers.keep("Save", "sheet.pdf", ("*.pdf",), b"bytes") is None
    assert said(session).startswith("The file could not be written there.")
    answers.file = None
    assert answers.keep("Save", "sheet.pdf", ("*.pdf",), b"bytes") is None


def test_a_file_is_read(
    session: Session, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.file = tmp_path / "logo.png"
    answers.file.write_bytes(b"12345")
    assert answers.bring("Choose") == ("logo.png", b"12345")
    monkeypatch.setattr(asking, "LARGEST", 4)
    assert answers.bring("Choose") is None
    assert said(session) == "This file is too large."
    answers.file = tmp_path
    assert answers.bring("Choose") is None
    answers.file = tmp_path / "gone.png"
    assert answers.bring("Choose") is None
    assert said(session) == "This file cannot be read."
