"""The questionnaire as this agency uses it: the printed outline, its own questions in, what it hides out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select

from aedesk.domain.dossier import OwnNode, Remark, ToAsk
from aedesk.domain.errors import UserError
from aedesk.domain.questionnaire import Kind, Label, Node, Option, Questionnaire, read
from aedesk.resources import folder
from aedesk.services import lookup
from aedesk.storage import tables as t
from aedesk.storage.store import Change, Store

OWN_KINDS = tuple(kind for kind in Kind if kind not in (Kind.TABLE, Kind.ORG_CHART))
"""What an agency's own question may be."""

REMOVED = "removed"
"""The kind of an own question that was taken out: it keeps its path and its version."""


@lru_cache(maxsize=1)
def printed() -> Questionnaire:
    """The outline as printed."""
    return read(json.loads((folder("questionnaire") / "3a.json").read_text(encoding="utf-8")))


class FormService:
    """Keeps what the agency adds to the questionnaire, hides in it and puts in another order."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[Questionnaire, Questionnaire] | None = None
        store.listeners.append(self._forget)

    def form(self) -> Questionnaire:
        """What is asked now."""
        return self._both()[0]

    def whole(self) -> Questionnaire:
        """Everything that was ever asked, hidden questions included: old answers stay readable."""
        return self._both()[1]

    def options(self, node: OwnNode) -> tuple[Option, ...]:
        """What an own question lets one choose from."""
        return _read_options(node.options)

    def own(self) -> list[OwnNode]:
        """Every change to the printed outline, in the order made."""
        with self._store.read() as s:
            return list(s.scalars(select(OwnNode).order_by(t.own_node.c.id)))

    def add(
        self, above: str, kind: str, labels: Mapping[str, str], options: Sequence[Mapping[str, str]] = ()
    ) -> OwnNode:
        """Add a chapter (above is "" and kind is "") or a question below a chapter or group; a new version begins."""
        wording = {language: labels.get(language, "").strip() for language in ("zh", "en", "es")}
        said = next((words for words in wording.values() if words), "")
        if not said:
            raise UserError("empty", field="label")
        if kind and Kind(kind) not in OWN_KINDS:
            raise UserError("own_kind_unknown", field="kind")
        if kind in (Kind.SINGLE_CHOICE, Kind.MULTI_CHOICE) and len(options) < 2:
            raise UserError("own_options_missing", field="options")
        if above and self.whole().find(above) is None:
            raise UserError("not_found")
        with self._store.write("form.add", undoable=True) as s:
            taken = {path for (path,) in s.execute(select(t.own_node.c.path))}
            number = next(n for n in range(1, len(taken) + 2) if _path(above, n) not in taken)
            node = OwnNode(
                path=_path(above, number), kind=kind, options=_write_options(options), form=self._next_form(),
                label_zh=wording["zh"] or said, label_en=wording["en"] or said, label_es=wording["es"] or said,
            )  # fmt: skip
            s.add(node)
        return node

    def reword(
        self, id: UUID, labels: Mapping[str, str], options: Sequence[Mapping[str, str]] | None = None
    ) -> OwnNode:
        """Give an own question other words, its options too, in their order and new ones last; its answers stay."""
        with self._store.write("form.reword", undoable=True) as s:
            node = lookup.one(s, OwnNode, id)
            if options is not None:
                there = options[: len(_read_options(node.options))]
                if len(there) < len(_read_options(node.options)) or not all(any(each.values()) for each in there):
                    raise UserError("own_option_missing", field="options")
                node.options = _write_options(options)
            for language in ("zh", "en", "es"):
                if words := labels.get(language, "").strip():
                    setattr(node, f"label_{language}", words)
            node.form = self._next_form()
        return node

    def remove(self, path: str) -> None:
        """Take a chapter or question of our own out, with what stands in it; refused where one was answered.

        Its path stays taken, so that no later question inherits its history.
        """
        a = t.answer.c
        with self._store.write("form.remove", undoable=True) as s:
            below = t.own_node.c.path.like(f"{path}.%") | (t.own_node.c.path == path)
            gone = [node for node in s.scalars(select(OwnNode).where(below)) if _is_own(node)]
            if not any(node.path == path for node in gone):
                raise UserError("not_found")
            if s.execute(select(a.id).where(a.path.like(f"{path}.%") | (a.path == path)).limit(1)).first():
                raise UserError("own_answered")
            form = self._next_form()
            for node in gone:
                node.kind, node.form = REMOVED, form
            for table in (t.remark, t.to_ask):
                for row in s.execute(select(table.c.id).where(table.c.path.in_([node.path for node in gone]))):
                    s.delete(s.get_one(Remark if table is t.remark else ToAsk, row.id))

    def hide(self, path: str, hidden: bool = True) -> OwnNode:
        """Leave a chapter or question out of what is asked, or take it in again."""
        return self._change("form.hide", path, hidden=hidden)

    def place(self, path: str, place: int | None) -> OwnNode:
        """Put a node at a place among its neighbours, counted from 0; None gives it back its printed one."""
        return self._change("form.place", path, place=place)

    def _change(self, verb: str, path: str, **values: object) -> OwnNode:
        if self.whole().find(path) is None:
            raise UserError("not_found")
        with self._store.write(verb, undoable=True) as s:
            node = s.scalars(select(OwnNode).where(t.own_node.c.path == path)).first()
            if node is None:
                node = OwnNode(path=path)
                s.add(node)
            for name, value in values.items():
                setattr(node, name, value)
            node.form = self._next_form()
        return node

    def _next_form(self) -> int:
        return self.form().version + 1

    def _both(self) -> tuple[Questionnaire, Questionnaire]:
        if self._kept is None:
            changes = self.own()
            version = max([printed().version, *(node.form for node in changes)])
            self._kept = (
                Questionnaire(version, _merge(printed().sections, changes, "", hidden=False), printed().units),
                Questionnaire(version, _merge(printed().sections, changes, "", hidden=True), printed().units),
            )
        return self._kept

    def _forget(self, change: Change) -> None:
        if "own_node" in change.kinds:
            self._kept = None


def _path(above: str, number: int) -> str:
    return f"{above}.own_{number}" if above else f"own_{number}"


def _merge(nodes: Iterable[Node], changes: Sequence[OwnNode], above: str, *, hidden: bool) -> tuple[Node, ...]:
    by_path = {change.path: change for change in changes}
    own = [change for change in changes if _is_own(change) and change.kind != REMOVED]
    added = [_own(change) for change in own if change.path.rpartition(".")[0] == above]
    kept = []
    for node in (*nodes, *added):
        change = by_path.get(node.path)
        if change is not None and change.hidden and not hidden:
            continue
        kept.append(
            node if node.kind else replace(node, items=_merge(node.items, changes, node.path, hidden=hidden))
        )
    for change in sorted(changes, key=lambda change: change.form):
        at = next((i for i, node in enumerate(kept) if node.path == change.path), None)
        if at is not None and change.place is not None:
            kept.insert(max(0, min(change.place, len(kept))), kept.pop(at))
    return tuple(kept)


def _is_own(change: OwnNode) -> bool:
    return change.path.rpartition(".")[2].startswith("own_")


def _own(change: OwnNode) -> Node:
    labels: Label = {"zh": change.label_zh, "en": change.label_en, "es": change.label_es}
    kind = Kind(change.kind) if change.kind else None
    return Node(change.path, change.number, labels, kind, options=_read_options(change.options), own=True,
                repeat=kind is Kind.CONTACT_LIST)  # fmt: skip


def _write_options(options: Sequence[Mapping[str, str]]) -> str:
    kept = []
    for number, option in enumerate(options, 1):
        wording = [option.get(language, "").strip() for language in ("zh", "en", "es")]
        said = next((words for words in wording if words), "")
        if not said:
            raise UserError("empty", field="options")
        kept.append([f"o{number}", *(words or said for words in wording)])
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _read_options(text: str) -> tuple[Option, ...]:
    return tuple(
        Option(key, "", {"zh": zh, "en": en, "es": es}) for key, zh, en, es in (json.loads(text) if text else ())
    )
