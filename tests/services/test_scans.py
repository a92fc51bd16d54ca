"""Reading the square of a sheet from pictures and PDFs."""

import io

import pytest
from PIL import Image, ImageFilter

from aedesk.domain.errors import UserError
from aedesk.papers.qr import Mark
from aedesk.services import scans
from aedesk.services.scans import Square

MARK = Mark("E-0147", 2, 12749738, "9f3a61c2" + "0" * 56)
WANTED = Square("E-0147", 2, 1, 3, 12749738, "9F3A61C2")


def page(payload: str | None = None) -> Image.Image:
    """An A4 page at 200 dpi with the square of 20 mm at its foot."""
    import segno

    out = io.BytesIO()
    segno.make(payload or MARK.payload(1, 3), error="m", micro=False).save(out, kind="png", scale=8, border=0)
    picture = Image.new("L", (1654, 2339), 255)
    with Image.open(out) as square:
        picture.paste(square.convert("L").resize((157, 157)), (1354, 2087))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "PDF", "WEBP"])
def test_kinds_of_files(kind: str) -> None:
    assert scans.read(saved(page(), kind)) == [WANTED]


@pytest.mark.parametrize("angle", [-7, 3, 90, 180, 270])
def test_pages_lie_as_they_like(angle: int) -> None:
    assert scans.read(saved(page().rotate(angle, expand=True, fillcolor=255), quality=60)) == [WANTED]


def test_an_old_scanner_in_black_and_white() -> None:
    assert scans.read(saved(page().convert("1"), "TIFF")) == [WANTED]


def test_a_blurred_small_photo() -> None:
    small = page().resize((1100, 1556)).filter(ImageFilter.GaussianBlur(1.2))
    assert scans.read(saved(small, quality=60)) == [WANTED]


def test_several_pages_give_their_squares_once() -> None:
    pages = [page(MARK.payload(number, 3)) for number in (1, 2, 3, 3)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    assert [square.page for square in scans.read(out.getvalue())] == [1, 2, 3]


@pytest.mark.parametrize("payload", ["HTTPS://EXAMPLE.COM/E-0147", "AE1*E-0147*2", "AE2*E-0147*2*1/3*1*9F3A61C2"])
def test_squares_of_others_are_none_of_ours(payload: str) -> None:
    assert scans.read(saved(page(payload))) == []


def test_a_page_without_a_square() -> None:
    assert scans.read(saved(Image.new("L", (800, 1000), 255))) == []


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\nbroken", b"GIF89a"])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(UserError, match="scan_unreadable"):
        scans.read(data)


def test_a_picture_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "LIMIT_BYTES", 100)
    with pytest.raises(UserError, match="scan_unreadable"):
        scans.read(saved(page()))
