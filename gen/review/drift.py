"""What the parent changed since a child was last looked at, above all where the child stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.source import read_source
from gen.source.paths import digest, find, leaves, words
from gen.workspace.library import Resolved
from gen.workspace.places import RECORD

# the way in which a record measures; a record of another way is out of date as a whole
METHOD = "1"
_LONGEST = 600
# findings that tell that what a child points at is no longer there
_GONE = ("cascade/no-such-item", "cascade/no-such-key", "cascade/dead-rule", "cascade/dropped-row")


class State(Enum):
    """What a child needs, from least to most."""

    NOTHING = "không phải làm gì"
    FLOWS = "tự theo văn bản cha"
    UNSEEN = "chưa ghi lần xem nào"
    BLANK = "còn chỗ trống của văn bản cha chưa điền"
    LOOK = "cần xem lại"
    GONE = "mất chỗ dựa ở văn bản cha"
    BROKEN = "không đọc được"


@dataclass(frozen=True, slots=True)
class Change:
    """A place where parent and record differ; `how` tells what the child does there, or what the parent did."""

    path: str
    old: str
    new: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """The state of one child and what leads to it."""

    id: str
    state: State
    look: tuple[Change, ...] = ()
    flows: tuple[Change, ...] = ()
    fresh: tuple[str, ...] = ()
    gone: tuple[Diagnostic, ...] = ()
    # overridden once, and no longer said by the parent: what was a patch now stands as the child's own
    lost: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What a person had seen: the parent's text at each override, a digest of all that is inherited."""

    method: str
    overrides: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    inherited: Mapping[str, str] = field(default_factory=dict)


def record_path(source: str) -> str:
    """Where the record of a source stands: beside it."""
    return source.removesuffix(".yaml") + RECORD


def read_record(data: bytes | None, path: str) -> Record | None:
    """The record, None where there is none that can be used."""
    if data is None:
        return None
    root, _ = read_source(data, path)
    if root is None or root.text_of("cach_do") != METHOD:
        return None
    overrides, inherited = root.get("ghi_de"), root.get("ke_thua")
    return Record(
        METHOD,
        {key: _pair(value) for key, value in (overrides.mapping if overrides else {}).items()},
        {key: value.text for key, value in (inherited.mapping if inherited else {}).items()},
    )


def _pair(node: Node) -> tuple[str, str]:
    return node.text_of("van_tay"), node.text_of("cha_viet")


def record_of(child: Resolved, old: Record | None = None, only: str = "") -> Node:
    """The record as YAML; with `only`, the rest of an old record stays as it was."""
    now = _overrides(child)
    inherited = _inherited(child)
    if only and old is not None:
        chosen = {path for path in now if path == only or path.startswith(f"{only}/")}
        kept = {path: pair for path, pair in old.overrides.items() if path in now and path not in chosen}
        now = {path: kept.get(path, pair) for path, pair in now.items() if path in kept or path in chosen}
        inherited = dict(old.inherited)
    place = Position(record_path(child.path))

    def text(value: str) -> Node:
        return Node(value, place)

    return Node(
        {
            "cach_do": text(METHOD),
            "ghi_de": Node(
                {
                    path: Node({"van_tay": text(mark), "cha_viet": text(said)}, place)
                    for path, (mark, said) in sorted(now.items())
                },
                place,
            ),
            "ke_thua": Node({path: text(mark) for path, mark in sorted(inherited.items())}, place),
        },
        place,
    )


def drift(id: str, child: Resolved, record: Record | None) -> Drift:
    """Compares what the parent says now with what was seen."""
    if child.draft is None:
        gone = tuple(one for one in child.found if one.code in _GONE)
        rest = tuple(one for one in child.found if one.is_error)
        return Drift(id, State.GONE if gone else State.BROKEN, gone=gone or rest)
    if record is None:
        return Drift(id, State.UNSEEN, fresh=tuple(sorted(_overrides(child))))
    look, fresh = [], []
    for path, (mark, said) in _overrides(child).items():
        seen = record.overrides.get(path)
        if seen is None:
            fresh.append(path)
        elif seen[0] != mark:
            how = next((touch.how for touch in child.touched if touch.path == path), "")
            look.append(Change(path, seen[1], said, how))
    flows = _flows(child, record)
    lost = _lost(child, record)
    calm = State.BLANK if child.root is None else State.FLOWS if flows else State.NOTHING
    state = State.GONE if lost else State.LOOK if look else calm
    slots = tuple(one for one in child.found if one.is_error)
    return Drift(id, state, tuple(look), tuple(flows), tuple(fresh), slots, lost)


def _lost(child: Resolved, record: Record) -> tuple[Change, ...]:
    """Overrides whose other side the parent took away or renamed."""
    parent = child.parent.root if child.parent is not None else None
    now = _overrides(child)
    return tuple(
        Change(path, said, "", "mat")
        for path, (_, said) in record.overrides.items()
        if path not in now and parent is not None and find(parent, path) is None
    )


def _flows(child: Resolved, record: Record) -> list[Change]:
    """Inherited texts that are new, gone or other than when they were seen."""
    now = _inherited(child)
    texts = {path: " ".join(node.text.split()) for path, node in _inherited_nodes(child)}
    out = [
        Change(path, "", texts[path], "doi" if path in record.inherited else "them")
        for path, mark in now.items()
        if record.inherited.get(path) != mark
    ]
    missing = [path for path in record.inherited if path not in now]
    still = _parent_says(child) if missing else {}
    out += [Change(path, "", "", "bo") for path in missing if still.get(path) != record.inherited[path]]
    return out


def _parent_says(child: Resolved) -> dict[str, str]:
    """The parent's texts: what is there unchanged and not in the child was taken out by the child itself."""
    root = child.parent.root if child.parent is not None else None
    return {path: _mark(node) for path, node in leaves(root)} if root is not None else {}


def _overrides(child: Resolved) -> dict[str, tuple[str, str]]:
    out = {}
    for touch in child.touched:
        said = words(touch.parent)
        out[touch.path] = digest(touch.parent), said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
    return out


def _inherited_nodes(child: Resolved) -> list[tuple[str, Node]]:
    assert child.draft is not None
    own = child.path
    return [(path, node) for path, node in leaves(child.draft) if node.pos.path != own and node.text]


def _inherited(child: Resolved) -> dict[str, str]:
    # measured on the parent's own words, so that a new rule of the child is no change of the parent
    return {path: _mark(_before(node, child.path)) for path, node in _inherited_nodes(child)}


def _mark(node: Node) -> str:
    return digest(node)[:8]


def _before(node: Node, own: str) -> Node:
    while node.over is not None and any(rule.pos.path == own for rule in node.by):
        node = node.over
    return node
