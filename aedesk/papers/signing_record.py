"""The signing record (SR): who signed which file, when, on what, before whom; a paper of its own, sealed alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aedesk.papers import formats
from aedesk.papers.qr import Mark
from aedesk.papers.sheet import BLOCK, Form
from aedesk.papers.text import GAP, GREY, Piece, base, filled, fitted
from aedesk.papers.views import NOTHING, House, Sheet, Strokes, Two

BLOCK_HEIGHT, BETWEEN, PER_PAGE = 136.0, 11.0, 4
_LABELS, _RIGHT = 168.0, 262.0
_INK = (175.7, 56.7)  # one and a half times the sheet's


@dataclass(frozen=True)
class Signed:
    """One signature in the order given: ink on the pad, or wet ink that a scan or a folder proves."""

    name: Two
    role: Two
    meaning: Two  # Prepared by
    at: datetime  # with its zone
    strokes: Strokes = ()
    device: str = ""
    pressure: bool = False
    witness: Two = NOTHING
    ink_hash: str = ""  # SHA-256 of the strokes, or of the scan
    folder: str = ""  # of the paper original
    on: date | None = None  # the date on the paper


@dataclass(frozen=True)
class SigningRecordView:
    """What a signing record says."""

    language: str
    house: House
    number: str  # SR-0001
    document: str  # E-0147 v2
    kind: Two  # Estimate
    client: Two
    pages: int
    currency: str
    total: int
    words: Two  # the total in words
    content_hash: str
    file_hash: str
    certificate: str  # its subject
    key: str  # EC P-256
    valid_from: date
    valid_to: date
    fingerprint: str
    signatures: tuple[Signed, ...]
    made_at: datetime  # with its zone


def signing_record(view: SigningRecordView, *, size: str = "A4") -> Sheet:
    """Draw the record."""
    form = Form(size, view.language)
    return _Record(form, view).drawn()


def grouped(hexadecimal: str, by: int = 8) -> str:
    """A hash in groups, so that an eye can compare it."""
    return " ".join(hexadecimal[start : start + by] for start in range(0, len(hexadecimal), by))


def instant(at: datetime) -> str:
    """An instant with its zone."""
    zone = f"{at:%z}"
    return f"{at:%Y-%m-%d %H:%M:%S}" + (f" {zone[:3]}:{zone[3:5]}" if zone else "")


def strings(view: SigningRecordView) -> list[str]:
    """Every text of a view that people typed."""
    texts = [view.house.name, view.house.address, view.client, view.kind]
    for each in view.signatures:
        texts += [each.name, each.role, each.witness, each.meaning, Two(each.device, each.folder)]
    return [each for text in texts for each in text.both] + [view.certificate]


class _Record:
    def __init__(self, form: Form, view: SigningRecordView) -> None:
        self.form, self.view, self.say = form, view, form.say

    def drawn(self) -> Sheet:
        """Draw every page."""
        form, view, say = self.form, self.view, self.say
        closing = self._closing()
        top = self._facts(form.head(view.house, say.p("paper", "Signing record")) + 10)
        top = self._heading(top + 16) + 6
        plan = self._plan(top, len(closing))
        for number, signatures in enumerate(plan, 1):
            if number > 1:
                top = form.running_head(view.house, self._running()) + 4
            for signature in signatures:
                self._signature(top + BETWEEN, signature)
                top += BETWEEN + BLOCK_HEIGHT
            if number == len(plan):
                line = form.end - 15 * len(closing)
                for piece in closing:
                    form.flow(form.left, base(line, 15, 10.5), [piece])
                    line += 15
            self._foot(number, len(plan))
        title = f"{say.p('paper', 'Signing record').first} {view.number}"
        return form.sheet(title, view.house.name.first, view.made_at)

    def _plan(self, top: float, closing: int) -> list[Sequence[Signed]]:
        """Four blocks a page, fewer where page 1 is short; the last page keeps room for the closing sentence."""
        rest: Sequence[Signed] = self.view.signatures
        pages: list[Sequence[Signed]] = []
        room = self.form.end - top
        while True:
            most = min(PER_PAGE, int(room // (BLOCK_HEIGHT + BETWEEN)))
            with_closing = min(most, int((room - 15 * closing - 12) // (BLOCK_HEIGHT + BETWEEN)))
            if len(rest) <= with_closing:
                return [*pages, rest]
            count = min(most, len(rest)) if most else 0
            pages.append(rest[:count])
            rest = rest[count:]
            room = self.form.end - 90

    def _facts(self, top: float) -> float:
        view, say = self.view, self.say
        dot = f"{GAP}·{GAP}"
        count = filled(say.n("{count} page", "{count} pages", view.pages), count=view.pages)
        pages = f"{count.first} {count.second.split(' ', 1)[-1]}" if say.second else count.first
        document = [Piece(f"{view.document}{GAP}", say.first), *say.pieces(view.kind), Piece(dot, say.first),
                    *say.pieces(view.client), Piece(f"{dot}{pages}", say.first)]
        total = f"{formats.money(view.total, view.currency, say.first)}{dot}{view.words.first}"
        validity = f"{view.valid_from.isoformat()} – {view.valid_to.isoformat()}"
        for label, value in (
            (say.p("paper", "Document"), document),
            (say.p("paper", "Total"), [Piece(total, say.first)]),
            (say.p("paper", "Content SHA-256"), [_mono(grouped(view.content_hash))]),
            (say.p("paper", "File SHA-256"), [_mono(grouped(view.file_hash))]),
            (say.p("paper", "Seal certificate"),
             [Piece(f"{view.certificate}{dot}{view.key}{dot}{validity}", say.first)]),
            (say.p("paper", "Fingerprint"), [_mono(grouped(view.fingerprint))]),
        ):
            self.form.flow(self.form.left, base(top + 5, 17, 11), say.pieces(label, 11, grey=GREY))
            for line in fitted(value, BLOCK - _LABELS, (11.34,)):
                self.form.flow(self.form.left + _LABELS, base(top + 5, 17, 12), line)
                top += 17
            top += 11
            self.form.pen.line(self.form.left, top - 0.4, self.form.right, top - 0.4, 0.75, 0.8)
        return top

    def _heading(self, top: float) -> float:
        say, count = self.say, len(self.view.signatures)
        note = say.p("paper", "Signatures, in the order given")
        title, behind = say.p("paper", "Signed by"), note.second or note.first
        words = Piece(title.first, say.first)
        return self.form.heading(self.form.left, top, words, [Piece(behind, say.second or say.first)],
                                 f"{count} / {count}")

    def _signature(self, top: float, signed: Signed) -> None:
        form, say, pen = self.form, self.say, self.form.pen
        split, bottom = form.right - _RIGHT, top + BLOCK_HEIGHT
        pen.rect(form.left, top, BLOCK, BLOCK_HEIGHT)
        pen.line(split, top + 0.4, split, bottom - 0.4, 0.75, 0.8)
        x, line = form.left + 12.75, base(top + 11, 18, 13)
        name = say.pieces(signed.name, 13, style="bold")
        role = say.pieces(signed.role, 11, grey=GREY)
        name_lines = fitted([*name, Piece(GAP + " ", say.first), *role], split - x - 12)
        for pieces in name_lines[:2]:
            form.flow(x, line, pieces)
            line += 15
        line += 17 - 15 + 2.2
        for label, value in self._details(signed):
            form.flow(x, line, say.pieces(label, 10.5, grey=GREY))
            for pieces in fitted(value, split - x - 106, (10,))[:2]:
                form.flow(x + 100, line, pieces)
                line += 16
        if signed.strokes:
            pen.ink(signed.strokes, split + 36, bottom - 25, *_INK)
        pen.line(split + 14, bottom - 24, form.right - 14, bottom - 24, 0.75, 0.6)
        under = base(bottom - 20, 14, 10)
        form.flow(split + 14, under, say.pieces(signed.meaning, 10, grey=GREY))
        day = formats.short_day(signed.on or signed.at.date(), say.language)
        pen.text(form.right - 14, under, day, 10, language=say.first, align="right", grey=GREY)

    def _details(self, signed: Signed) -> list[tuple[Two, list[Piece]]]:
        say = self.say
        rows = [(say.p("paper", "Time"), [Piece(instant(signed.at), say.first, 10.5)])]
        if signed.strokes:
            device = [Piece(signed.device or "-", say.first, 10.5)]
            if signed.pressure:
                device += [Piece(f"{GAP}·{GAP}", say.first, 10.5), *say.pieces(say.p("paper", "pressure"), 10.5)]
            rows.append((say.p("paper", "Device"), device))
            rows.append((say.p("paper", "Ink"), [Piece(self._ink_words(signed.strokes), say.first, 10.5)]))
        else:
            words = say.join(say.p("paper", "on paper"))
            rows.append((say.p("paper", "How"), [Piece(words, say.first, 10.5)]))
            if signed.folder:
                rows.append((say.p("paper", "Folder"), [Piece(signed.folder, say.first, 10.5)]))
        witness = signed.witness if signed.witness.first else say.p("paper", "none")
        rows.append((say.p("paper", "Witness"), say.pieces(witness, 10.5)))
        if signed.ink_hash:
            label = say.p("paper", "Ink hash") if signed.strokes else say.p("paper", "Scan hash")
            rows.append((label, [_mono(grouped(signed.ink_hash[:16], 4))]))
        return rows

    def _ink_words(self, strokes: Strokes) -> str:
        """4 strokes, 186 points, 2.9 s."""
        points = [point for stroke in strokes for point in stroke]
        seconds = max((point[2] for point in points), default=0.0) - min((point[2] for point in points), default=0.0)
        tenths = formats.number(Decimal(round(seconds * 10)) / 10, self.say.first)
        return ", ".join((_counted(self.say.n("{count} stroke", "{count} strokes", len(strokes)), len(strokes)),
                          _counted(self.say.n("{count} point", "{count} points", len(points)), len(points)),
                          f"{tenths} s"))

    def _closing(self) -> list[Piece]:
        say = self.say
        sentence = say.p("paper", "The ink is handwriting made on the pad. The seal belongs to the agency and proves "
                         "that the file named above has not changed since it was sealed. It is not a personal "
                         "certificate of the signers.")
        lines = Piece(sentence.first, say.first, 10.5, grey=GREY).lines(BLOCK)
        return lines + (Piece(sentence.second, say.second, 10.5, grey=GREY).lines(BLOCK) if say.second else [])

    def _name(self) -> list[Piece]:
        kind = self.say.pieces(self.say.p("paper", "Signing record"), 10.5, grey=GREY)
        numbers = f"{self.view.number}{GAP}·{GAP}{self.view.document}{GAP}"
        return [Piece(numbers, self.say.first, 10.5, grey=GREY), *kind]

    def _running(self) -> list[Piece]:
        say = self.say
        dot = Piece(f"{GAP}·{GAP}", say.first, 10.5, grey=GREY)
        return [*self._name(), dot, *say.pieces(say.p("paper", "continued"), 10.5, grey=GREY)]

    def _foot(self, page: int, pages: int) -> None:
        view, say = self.view, self.say
        made = Piece(f"{instant(view.made_at)}{GAP}·{GAP}", say.first)
        note = say.pieces(say.p("paper", "Scan to find the sheet"), gap=GAP)
        mark = Mark(view.number, 1, view.total, view.content_hash)
        self.form.foot(page, pages, self._name(), [made, *note], mark)


def _mono(text: str) -> Piece:
    return Piece(text, "en", 10.5, "mono")


def _counted(words: Two, count: int) -> str:
    """4 笔 strokes: the number once, both words."""
    first = words.first.format(count=count)
    second = words.second.format(count=count).split(" ", 1)[-1] if words.second else ""
    return f"{first} {second}".strip()
