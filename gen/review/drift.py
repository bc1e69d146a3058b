"""What the parent changed since a child was last looked at, above all where the child overrides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.node import Node
from gen.source import read_source
from gen.source.paths import leaves, text_below, text_digest, value_at
from gen.text.shorten import cut_off
from gen.workspace.folder import RECORD
from gen.workspace.resolved import Resolved

# the way in which a record measures; a record of another way is out of date as a whole
METHOD = "1"
_LONGEST = 600
# findings that tell that what a child points at is no longer there
_GONE = ("cascade/no-such-item", "cascade/no-such-key", "cascade/dead-rule", "cascade/dropped-row")


class DriftState(Enum):
    """What a child needs, from least to most."""

    NOTHING = "khong"
    FLOWS = "theo"
    UNSEEN = "chua-ghi"
    BLANK = "con-trong"
    LOOK = "xem-lai"
    GONE = "mat"
    BROKEN = "hong"


class FlowKind(Enum):
    """What the parent did to a text that the child takes over."""

    CHANGED = "doi"
    ADDED = "them"
    REMOVED = "bo"


@dataclass(frozen=True, slots=True)
class ChangedOverride:
    """An override whose other side is not what it was: what the parent said when last seen, and says now."""

    path: str
    old: str
    new: str
    kind: OverrideKind | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A text of the parent that changed and that the child follows."""

    path: str
    kind: FlowKind


@dataclass(frozen=True, slots=True)
class Drift:
    """The state of one child and what leads to it."""

    id: str
    state: DriftState
    look: tuple[ChangedOverride, ...] = ()
    flows: tuple[Flow, ...] = ()
    # overrides of which nothing was recorded yet
    fresh: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    # overridden once, and no longer said by the parent: what was a patch now stands as the child's own
    lost: tuple[ChangedOverride, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenParent:
    """What a person had seen of the parent: digest and text at each override, a digest of each inherited text."""

    method: str
    overrides: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    inherited: Mapping[str, str] = field(default_factory=dict)


def record_path(source: str) -> str:
    """Where the record of a source stands: beside it."""
    return source.removesuffix(".yaml") + RECORD


def read_record(data: bytes | None, path: str) -> tuple[SeenParent | None, list[Diagnostic]]:
    """What was seen, from the bytes of a record, None where it says nothing of today; and what is wrong with it."""
    if data is None:
        return None, []
    root, found = read_source(data, path)
    if has_errors(found):
        return None, found
    if root is None or root.text_of("cach_do") != METHOD:
        return None, []
    overrides, inherited = root.get("ghi_de"), root.get("ke_thua")
    record = SeenParent(
        METHOD,
        {key: _pair(value) for key, value in (overrides.mapping if overrides else {}).items()},
        {key: value.text for key, value in (inherited.mapping if inherited else {}).items()},
    )
    return record, []


def _pair(node: Node) -> tuple[str, str]:
    return node.text_of("van_tay"), node.text_of("cha_viet")


def record_of(child: Resolved, old: SeenParent | None = None, only: str = "") -> Node:
    """The record as YAML; with `only` (a path), the rest of an old record stays as it was."""
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

    def override(parent_digest: str, parent_text: str) -> Node:
        return Node({"van_tay": text(parent_digest), "cha_viet": text(parent_text)}, place)

    return Node(
        {
            "cach_do": text(METHOD),
            "ghi_de": Node({path: override(*pair) for path, pair in sorted(now.items())}, place),
            "ke_thua": Node({path: text(parent_digest) for path, parent_digest in sorted(inherited.items())}, place),
        },
        place,
    )


def drift(id: str, child: Resolved, seen: SeenParent | None) -> Drift:
    """Compares what the parent says now with what was seen."""
    if child.draft is None:
        gone = tuple(finding for finding in child.found if finding.code in _GONE)
        errors = tuple(finding for finding in child.found if finding.is_error)
        return Drift(id, DriftState.GONE if gone else DriftState.BROKEN, problems=gone or errors)
    if seen is None:
        return Drift(id, DriftState.UNSEEN, fresh=tuple(sorted(_overrides(child))))
    look, fresh = [], []
    for path, (digest_now, text_now) in _overrides(child).items():
        if path not in seen.overrides:
            fresh.append(path)
            continue
        digest_then, text_then = seen.overrides[path]
        if digest_then != digest_now:
            kind = next((override.kind for override in child.overrides if override.path == path), None)
            look.append(ChangedOverride(path, text_then, text_now, kind))
    flows = _flows(child, seen)
    lost = _lost(child, seen)
    calm = DriftState.BLANK if child.root is None else DriftState.FLOWS if flows else DriftState.NOTHING
    state = DriftState.GONE if lost else DriftState.LOOK if look else calm
    slots = tuple(finding for finding in child.found if finding.is_error)
    return Drift(id, state, look=tuple(look), flows=tuple(flows), fresh=tuple(fresh), problems=slots, lost=lost)


def _lost(child: Resolved, seen: SeenParent) -> tuple[ChangedOverride, ...]:
    """Overrides whose other side the parent took away or renamed."""
    parent = child.parent.root if child.parent is not None else None
    now = _overrides(child)
    return tuple(
        ChangedOverride(path, text, "")
        for path, (_, text) in seen.overrides.items()
        if path not in now and parent is not None and value_at(parent, path) is None
    )


def _flows(child: Resolved, seen: SeenParent) -> list[Flow]:
    """Inherited texts that are new, gone or other than when they were seen."""
    now = _inherited(child)
    flows = [
        Flow(path, FlowKind.CHANGED if path in seen.inherited else FlowKind.ADDED)
        for path, digest_now in now.items()
        if seen.inherited.get(path) != digest_now
    ]
    missing = [path for path in seen.inherited if path not in now]
    still = _parent_says(child) if missing else {}
    return flows + [Flow(path, FlowKind.REMOVED) for path in missing if still.get(path) != seen.inherited[path]]


def _parent_says(child: Resolved) -> dict[str, str]:
    """The parent's texts: what is there unchanged and not in the child was taken out by the child itself."""
    root = child.parent.root if child.parent is not None else None
    return {path: _short_digest(node) for path, node in leaves(root)} if root is not None else {}


def _overrides(child: Resolved) -> dict[str, tuple[str, str]]:
    """For each override the digest of what the parent says there, and its text, cut where it is long."""
    out = {}
    for override in child.overrides:
        out[override.path] = text_digest(override.parent), cut_off(text_below(override.parent), _LONGEST)
    return out


def _inherited(child: Resolved) -> dict[str, str]:
    """For each text that the child takes over, a digest of the parent's own words."""
    assert child.draft is not None
    own = child.path
    inherited = ((path, node) for path, node in leaves(child.draft) if node.pos.path != own and node.text)
    # so that a new rule of the child is no change of the parent
    return {path: _short_digest(_before_rules(node, own)) for path, node in inherited}


def _short_digest(node: Node) -> str:
    return text_digest(node)[:8]


def _before_rules(node: Node, own: str) -> Node:
    while node.over is not None and any(rule.pos.path == own for rule in node.by):
        node = node.over
    return node
