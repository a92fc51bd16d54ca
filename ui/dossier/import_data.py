"""An import in words: its rows under their chapters, why to look twice, and what the file is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from aedesk.domain.client import Client
from aedesk.services.exchange.views import Difference, Import
from aedesk.words import _, language, n_
from ui import format as fmt
from ui.dossier.about import About, Who, people_of
from ui.dossier.chips import in_language
from ui.dossier.compare_data import change_row
from ui.dossier.compare_rows import Side
from ui.dossier.compare_words import Piece
from ui.dossier.import_rows import Caption, ImportRow
from ui.dossier.numbers import numbers

if TYPE_CHECKING:
    from aedesk.app import Services


def rows(services: Services, client: Client, found: Import, today: date) -> list[ImportRow | Caption]:
    """Every answer of the file, those of a chapter and product under their caption."""
    form = services.forms.whole()
    new = tuple(Who(str(id), name) for id, name in found.newcomers.items())
    about = About(client.currency, (*people_of(client), *new), form.units, today)
    count = numbers(form)
    names = {section.path: in_language(section.label, language()) for section in form.sections}
    made: list[ImportRow | Caption] = []
    last = ""
    for each in found.differences:
        caption = " · ".join(part for part in (names[each.node.section], each.product) if part)
        if caption != last:
            made.append(Caption(caption))
        last = caption
        number = count.get(each.path, "")
        change = change_row(each.node, each.product_id, "", number, each.kind, each.before, each.after, about)
        if each.after is None:
            change = replace(change, after=Side((Piece(_("taken out"), False),), "", True))
        elif each.source is None:  # nobody is named yet
            change = replace(change, after=replace(change.after, source=""))
        made.append(ImportRow(each, change, note(each)))
    return made


def note(each: Difference) -> str:
    """Why to look twice before taking it; "" where there is no reason."""
    notes = []
    if each.here == "crossed":
        notes.append(_("It changed here, too, since the form went out."))
    elif each.here == "untouched":
        notes.append(_("As it went out; it changed here since."))
    if each.newcomers:
        notes.append(_("New contact: {names}").format(names=fmt.join(each.newcomers)))
    return fmt.join(notes, " ")


def summary(found: Import, name: str) -> str:
    """What the file is and what it holds, in a sentence or two."""
    file = _("{file}, made on {day}").format(file=name, day=fmt.day(found.made_on)) if found.made_on else name
    if not found.differences and not found.problems:
        return _("{file}: nothing new, every answer is known already.").format(file=file)
    news = n_("{n} answer differs from what we know.", "{n} answers differ from what we know.", len(found.differences))
    said = [f"{file}:" if language() != "zh" else f"{file}：", news.format(n=len(found.differences))]
    if found.problems:
        wrong = n_("{n} place needs a look.", "{n} places need a look.", len(found.problems))
        said.append(wrong.format(n=len(found.problems)))
    return fmt.join(said, " ")
