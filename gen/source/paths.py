"""How a value is called from outside: `noi-dung/lanh-dao/quan-triet/noi_dung`, `phu_luc/danh-muc/pho-bien/chu_tri`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.source.sugar import attribute_of

# what only the cascade asks of an item; no text of the document
UNSAID = ("ma_cu", "chi_cho")
# containers that a path leaves out: what stands in them is called by its id
_SILENT = ("phan", "muc", "hang", "bang")


def step(path: str, name: str) -> str:
    """The path of what `name` (a key or an id) leads to."""
    if name in _SILENT:
        return path
    return f"{path}/{name}" if path else name


def item_name(item: Node) -> str:
    """How an item is called: its id, its attribute, or a digest of its own words."""
    ma = item.text_of("ma")
    if ma:
        return ma
    attribute = attribute_of(item)
    return attribute.replace("_", "-") if attribute else f"~{text_digest(item)[:6]}"


def old_names(item: Node) -> tuple[str, ...]:
    """The ids that an item had before (`ma_cu`)."""
    before = item.get("ma_cu")
    return tuple(node.text for node in (before.items or (before,)) if node.text) if before is not None else ()


def item_names(items: tuple[Node, ...]) -> list[str]:
    """How the items of one list are called: texts by their place, like ones with the count behind their digest."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for index, item in enumerate(items, 1):
        name = str(index) if item.is_text else item_name(item)
        seen[name] += 1
        names.append(f"{name}-{seen[name]}" if seen[name] > 1 and name.startswith("~") else name)
    return names


def leaves(root: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every text of a tree with its path."""
    if root.is_text:
        yield path, root
    for key, value in root.mapping.items():
        if key in UNSAID or (key == "co_dinh" and value.is_list and path):
            continue
        if key != "ma" or path == "bien":
            yield from leaves(value, step(path, key))
    for name, item in zip(item_names(root.items), root.items, strict=True):
        attribute = attribute_of(item)
        inner = item.mapping[attribute] if attribute and not item.text_of("ma") else item
        yield from leaves(inner, step(path, name))


def paths_in(root: Node) -> dict[int | Position, str]:
    """The path of every value of a tree, by its identity and by its place; an attribute's line has that of its key."""
    paths: dict[int | Position, str] = {}

    def note(node: Node, path: str) -> None:
        paths[id(node)] = path
        paths.setdefault(node.pos, path)
        for key, value in node.mapping.items():
            if key != "ma" and key not in UNSAID:
                note(value, step(path, key))
        for inner, item in zip(item_names(node.items), node.items, strict=True):
            attribute = attribute_of(item)
            if attribute and not item.text_of("ma"):
                note(item.mapping[attribute], step(path, attribute))
            else:
                note(item, step(path, inner))

    note(root, "")
    return paths


def value_at(root: Node, path: str) -> Node | None:
    """The value that a path calls, None where there is none."""
    node: Node | None = root
    for name in path.strip("/").split("/"):
        node = _child(node, name) if node is not None else None
    return node


def _child(node: Node, name: str) -> Node | None:
    if name in node.mapping:
        return node.mapping[name]
    if node.is_list:
        for index, (own, item) in enumerate(zip(item_names(node.items), node.items, strict=True), 1):
            if name in (own, str(index)):
                return _line(item)
        for item in node.items:
            if name in old_names(item):
                return item
        return None
    for key in _SILENT:
        inner = node.mapping.get(key)
        if inner is not None:
            found = _child(inner, name)
            if found is not None:
                return found
    return None


def _line(item: Node) -> Node:
    attribute = attribute_of(item)
    return item.mapping[attribute] if attribute and not item.text_of("ma") else item


def text_below(node: Node) -> str:
    """All texts below a value, in order, on one line."""
    return " | ".join(" ".join(leaf.text.split()) for path, leaf in leaves(node) if leaf.text and path != "co_dinh")


def text_digest(node: Node) -> str:
    """A digest (12 hexadecimal digits) of a value's words and order, the same wherever they are written."""
    # it brings OpenSSL with it, which a build rarely needs
    import hashlib

    parts = []

    def feed(part: Node) -> None:
        if isinstance(part.value, str):
            parts.append(" ".join(part.value.split()))
        elif isinstance(part.value, dict):
            for key, value in part.value.items():
                if key not in UNSAID:
                    parts.append(f"\x01{key}")
                    feed(value)
        else:
            for item in part.value:
                parts.append("\x02")
                feed(item)

    feed(node)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]
