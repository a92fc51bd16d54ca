"""Build resources/fonts from the TrueType sources: `python -m tools.fonts FOLDER`, where FOLDER holds the npm packages

@expo-google-fonts/inter, noto-sans-sc, noto-serif-sc and noto-sans-mono. Run once a font release, not at run time.
Every face gets a family name of ours: Qt would mix it with a copy on the system, and no reserved name is used.
"""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
FROM_THE_HAN_FACE = (0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026)  # half-width in Inter, full-width in Chinese
LICENCES = {
    "inter": "Inter",
    "noto-sans-sc": "NotoSansSC",
    "noto-serif-sc": "NotoSerifSC",
    "noto-sans-mono": "NotoSansMono",
}


def main(source: Path) -> None:
    """Write every face and licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        font = _open(source, "inter", "Inter", weight)
        _keep_hyphen_narrow(font)
        _save(font, "AE Latin", weight)
        _unmap(font, FROM_THE_HAN_FACE)
        _save(font, "AE Sans", weight)
        font = _open(source, "inter", "Inter", weight)
        _bake_tabular_digits(font)
        _subset(font, font.getBestCmap())
        _save(font, "AE Paper", weight)
    for weight in (400, 700):
        font = _open(source, "noto-sans-sc", "NotoSansSC", weight)
        for tag in ("vhea", "vmtx", "STAT"):
            del font[tag]
        _save(font, "AE Han", weight)
    serif = _open(source, "noto-serif-sc", "NotoSerifSC", 700)
    _subset(serif, {*_latin(), *_gb2312()})
    _save(serif, "AE Serif", 700)
    serif = _open(source, "noto-serif-sc", "NotoSerifSC", 400)
    _subset(serif, _latin())
    _save(serif, "AE Serif", 400)
    mono = _open(source, "noto-sans-mono", "NotoSansMono", 400)
    _subset(mono, range(0x20, 0x7F))
    _save(mono, "AE Mono", 400)
    for package, name in LICENCES.items():
        shutil.copyfile(source / package / "LICENSE_FONT", TARGET / f"OFL-{name}.txt")


def _open(source: Path, package: str, name: str, weight: int) -> TTFont:
    style = WEIGHTS[weight]
    return TTFont(source / package / f"{weight}{style}" / f"{name}_{weight}{style}.ttf", recalcTimestamp=False)


def _save(font: TTFont, family: str, weight: int) -> None:
    style = WEIGHTS[weight]
    plain = style in ("Regular", "Bold")
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: postscript,
        4: f"{family} {style}",
        6: postscript,
        25: None,
        16: None if plain else family,
        17: None if plain else style,
    }
    table = font["name"]
    for number, text in names.items():
        table.removeNames(nameID=number)
        if text:
            table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(TARGET / f"{postscript}.ttf")


def _keep_hyphen_narrow(font: TTFont) -> None:
    """Inter's tabular figures also widen the hyphen: "E-0147" would gape."""
    table = font["GSUB"].table
    lookups = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for number in record.Feature.LookupListIndex
    }
    for number in lookups:
        for part in table.LookupList.Lookup[number].SubTable:
            mapping = getattr(part, "ExtSubTable", part).mapping
            for glyph in ("hyphen", "hyphen.case"):
                mapping.pop(glyph, None)


def _bake_tabular_digits(font: TTFont) -> None:
    """The PDF writer knows no OpenType features, so the digits themselves must be of one width."""
    proportional = font.getBestCmap()
    digits = {code: proportional[code] + ".tf" for code in range(0x30, 0x3A)}
    for table in font["cmap"].tables:
        table.cmap.update(digits)


def _unmap(font: TTFont, codes: Iterable[int]) -> None:
    for table in font["cmap"].tables:
        for code in codes:
            table.cmap.pop(code, None)


def _subset(font: TTFont, codes: Iterable[int]) -> None:
    options = Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "DSIG"]
    options.hinting = False  # printers and viewers at 200 % need none
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(codes))
    subsetter.subset(font)


def _latin() -> set[int]:
    spaces_and_marks = {
        *range(0x2002, 0x200B),
        *range(0x2010, 0x2027),
        0x2030,
        0x2032,
        0x2033,
        0x203A,
        0x2039,
        0x20AC,
        0x2116,
        0x2122,
        0x2212,
        0x00D7,
    }
    return {*range(0x20, 0x7F), *range(0xA0, 0x180), *spaces_and_marks}


def _gb2312() -> set[int]:
    """The 6,763 signs of everyday Chinese, with their punctuation, and full-width forms."""
    codes = {*range(0x3000, 0x3018), *range(0xFF01, 0xFF5F), 0xFFE5}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                codes.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return codes


if __name__ == "__main__":
    main(Path(sys.argv[1]))
