"""What the parent changed since a child was last looked at, above all where the child overrides it."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from gen.cascade.override import Override, OverrideKind
from gen.cascade.sibling_sharing import NOBODY
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node, walk
from gen.core.vocabulary import LOOK_KEYS
from gen.document.filled_words import Filled
from gen.source.ordering import KEYS
from gen.source.paths import leaves, text_below, text_digest
from gen.text.shorten import cut_off
from gen.workspace.lost_ground import cure, lost_places
from gen.workspace.renamed_items import as_called_now, as_first_called
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import SHORT, SeenParent, is_within, plain

_LONGEST = 600
# findings that tell that what a child points at is no longer there
_GONE = (
    "cascade/no-such-item",
    "cascade/not-for-this-unit",
    "cascade/no-such-key",
    "cascade/dead-rule",
    "cascade/dropped-row",
)
_BESIDE = frozenset((*KEYS["node"], *KEYS["appendix"], *KEYS["table"]))
_NOTHING_FILLED: Filled = MappingProxyType({})


class DriftState(Enum):
    """What a child needs, from least to most."""

    NOTHING = "khong"
    # it prints what was issued; of the second kind the source says something else today
    ISSUED = "ban-hanh"
    MOVED = "nguon-khac"
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
    """An override whose other side is not what it was: what the parent said when last seen, and says now.

    `old` is empty where the record has no words of it, as for what was overridden after it was written.
    """

    path: str
    old: str
    new: str
    kind: OverrideKind | None = None
    # of what the parent no longer says: what to do about it
    cure: str = ""


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
    problems: tuple[Diagnostic, ...] = ()
    # what the parent no longer says: what was a patch of it now stands as the child's own
    lost: tuple[ChangedOverride, ...] = ()


def seen_now(
    child: Resolved, filled: Filled = _NOTHING_FILLED, old: SeenParent | None = None, only: str = ""
) -> SeenParent:
    """What there is to be seen of a parent now; with `only` (a path), the rest stays as it was seen before.

    The child must have a draft.
    """
    now = {one.path: (override_digest(one, filled), _shown(one, filled)) for one in overrides_of(child)}
    if not only or old is None:
        return SeenParent(now, _inherited(child, filled))
    old = as_called_now(old, _parent_root(child))
    chosen = {path for path in now if is_within(path, only)}
    kept = {path: pair for path, pair in old.overrides.items() if path in now and path not in chosen}
    merged = {path: kept.get(path, pair) for path, pair in now.items() if path in kept or path in chosen}
    return SeenParent(merged, old.inherited)


def drift(id: str, child: Resolved, seen: SeenParent | None, filled: Filled = _NOTHING_FILLED) -> Drift:
    """Compares what the parent says now with what was seen; `filled` is what it prints beyond its source."""
    if child.draft is None:
        gone = tuple(finding for finding in child.found if finding.code in _GONE)
        errors = tuple(finding for finding in child.found if finding.is_error)
        return Drift(id, DriftState.GONE if gone else DriftState.BROKEN, problems=gone or errors)
    if seen is None:
        return Drift(id, DriftState.UNSEEN)
    look = tuple(looks(child, seen, filled))
    seen = as_called_now(seen, _parent_root(child))
    places = list(lost_places(child, seen))
    lost = tuple(ChangedOverride(place.path, place.said, "", cure=cure(child, seen, place)) for place in places)
    flows = tuple(flow for flow in _flows(child, seen) if not any(is_within(flow.path, place.at) for place in places))
    calm = DriftState.BLANK if child.root is None else DriftState.FLOWS if flows else DriftState.NOTHING
    state = DriftState.GONE if lost else DriftState.LOOK if look else calm
    slots = tuple(finding for finding in child.found if finding.is_error)
    return Drift(id, state, look=look, flows=flows, problems=slots, lost=lost)


def looks(child: Resolved, seen: SeenParent, filled: Filled) -> Iterator[ChangedOverride]:
    """The overrides whose other side is not as it was seen, or was never seen."""
    seen = as_called_now(seen, _parent_root(child))
    then = {plain(path): pair for path, pair in seen.overrides.items()}
    since = [override for override in overrides_of(child) if plain(override.path) not in then]
    unlike = set(_unlike(since, child, seen, filled))
    for override in overrides_of(child):
        digest, old = then.get(plain(override.path), ("", ""))
        if override.path in unlike or (digest and digest != override_digest(override, filled)):
            yield ChangedOverride(override.path, old, _shown(override, filled), override.kind)


def _unlike(since: Sequence[Override], child: Resolved, seen: SeenParent, filled: Filled) -> Iterator[str]:
    """Of what was overridden since the record was written, that whose words are not those that were inherited then."""
    now = {
        override.path: {plain(at): digest for at, digest in _digests(override.parent, override.path, filled)}
        for override in since
    }
    inherited = set(map(plain, _inherited(child)))
    lists = {override.path: override.parent.is_list for override in since}
    for path, digests in now.items():
        others = {at for other, theirs in now.items() if other != path for at in theirs}
        elsewhere = (inherited | others) - digests.keys()
        below = {at: digest for at, digest in seen.below(path).items() if not (lists[path] and _is_beside(at, path))}
        was = {plain(at): digest for at, digest in below.items() if plain(at) not in elsewhere}
        # the order counts
        if list(was.items()) != list(digests.items()):
            yield path


def _is_beside(place: str, path: str) -> bool:
    """True for a key that stands beside the list of an item, which goes by the path of the item."""
    return place[len(path) :].strip("/").partition("/")[0] in _BESIDE


def _flows(child: Resolved, seen: SeenParent) -> Iterator[Flow]:
    """Inherited texts that are new, gone or other than when they were seen."""
    now = {plain(path): (path, _source_part(digest)) for path, digest in _inherited(child).items()}
    then = {plain(path): (path, _source_part(digest)) for path, digest in seen.inherited.items()}
    for key, (path, digest) in now.items():
        # a paragraph of the child's own behind it (`!noi`) makes a text the first of a list
        known = then.get(key) or then.get(key.removesuffix("/1"))
        if known is not None and known[1] != digest:
            yield Flow(path, FlowKind.CHANGED)
        elif known is None and (kind := _newly_inherited(path, digest, seen)) is not None:
            yield Flow(path, kind)
    missing = {key: path for key, (path, _) in then.items() if key not in now and f"{key}/1" not in now}
    still = {plain(path) for path in _parent_says(child)} if missing else set()
    yield from (Flow(path, FlowKind.REMOVED) for key, path in missing.items() if key not in still)


def _newly_inherited(path: str, digest: str, seen: SeenParent) -> FlowKind | None:
    """What a text is that was not inherited when the parent was seen: new, or one that the child set aside then."""
    for known, (then, _) in seen.overrides.items():
        if plain(known) == plain(path):
            return None if then[: len(digest)] == digest else FlowKind.CHANGED
        if is_within(path, known):
            return None
    return FlowKind.ADDED


def _parent_root(child: Resolved) -> Node | None:
    return child.parent.root if child.parent is not None else None


def _parent_says(child: Resolved) -> Iterator[str]:
    """The places of the parent's texts: what is there and not in the child was taken out by the child itself."""
    root = _parent_root(child)
    if root is None:
        return iter(())
    return (path for path, _ in leaves(root) if not any(is_within(path, gone) for gone in child.withheld))


def overrides_of(child: Resolved) -> list[Override]:
    """The overrides, one a place, each with what the parent itself says there."""
    first: dict[str, Override] = {}
    for override in child.overrides:
        # a row that was given out, and patched as well
        theirs = first.get(override.path, override).parent
        first[override.path] = Override(override.path, override.kind, _without_own(theirs, child.path))
    return list(first.values())


def _without_own(node: Node, own: str) -> Node:
    """A value with what it had before the child put its own in place of it."""
    # what many children made alike while they share stands nowhere
    if node.over is not None and node.pos.path in (own, NOBODY.path):
        return node.over
    if node.is_mapping:
        entries = {key: _without_own(value, own) for key, value in node.mapping.items()}
        return node if all(entries[key] is value for key, value in node.mapping.items()) else node.with_value(entries)
    items = tuple(_without_own(item, own) for item in node.items)
    return node if all(map(operator.is_, items, node.items)) else node.with_value(items)


def override_digest(override: Override, filled: Filled) -> str:
    """A digest of the texts of the parent and their order, a task attribute alike as a key and as a line.

    How a table looks is no text: a column made narrower asks nobody to read anything again.
    """
    node = as_first_called(override.parent)
    said = ((at, leaf) for at, leaf in leaves(node) if at.rpartition("/")[2] not in LOOK_KEYS)
    texts = (Node(f"{plain(at)} {leaf.text}", leaf.pos) for at, leaf in said)
    return _with_printed(text_digest(node if node.is_text else Node(tuple(texts), node.pos)), node, filled)


def _shown(override: Override, filled: Filled) -> str:
    """What the parent says at an override: as printed where names are filled in."""
    node = override.parent
    text = filled.get(node.pos, node.text) if "{{" in node.text else text_below(node)
    return cut_off(" ".join(text.split()), _LONGEST)


def _inherited(child: Resolved, filled: Filled = _NOTHING_FILLED) -> dict[str, str]:
    """For each text that the child takes over, a digest of the parent's own words."""
    assert child.draft is not None
    own = child.path
    inherited = ((path, node) for path, node in leaves(child.draft) if node.pos.path != own and node.text)
    # so that a new rule of the child is no change of the parent
    return {path: _digest(_before_rules(node, own), filled) for path, node in inherited}


def _digests(node: Node, path: str, filled: Filled) -> Iterator[tuple[str, str]]:
    """The places and digests of the texts at and below a value."""
    top = "" if path == "phan" else path
    return ((at, _digest(leaf, filled)) for at, leaf in leaves(node, top) if leaf.text)


def _digest(text: Node, filled: Filled) -> str:
    """The digest of a text, and behind it that of what is printed where this says more."""
    return _with_printed(text_digest(text)[:SHORT], text, filled)


def _with_printed(own: str, node: Node, filled: Filled) -> str:
    said = [filled[part.pos] for part in walk(node) if part.pos in filled]
    return f"{own}-{text_digest(Node(' | '.join(said), node.pos))[:SHORT]}" if said else own


def _source_part(digest: str) -> str:
    return digest.partition("-")[0]


def _before_rules(node: Node, own: str) -> Node:
    while node.over is not None and any(rule.pos.path == own for rule in node.by):
        node = node.over
    return node
