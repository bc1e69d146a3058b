"""What stands where in a document, as far as merging must know: which lists go by id, what an item's id is."""

from __future__ import annotations

from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES, KIND_BELOW, PartKind
from gen.source.placing import ma_of
from gen.source.sugar import attribute_of

BY_ID = ("node", "base", "recipient", "appendix", "row", "column")
HELPERS = ("sau", "truoc", "doi_cho", "thay")
_HELPERS = frozenset(HELPERS)
# mappings whose keys are names that drafters choose, so that none of them means something here
FREE = ("bien", "van_ban", "chu_thich")


def kind_below(kind: PartKind, key: str) -> PartKind:
    """The kind of what a key holds: of the mapping, or of the items of the list."""
    return KIND_BELOW.get((kind, key), "cell" if kind == "row" else "plain")


def id_of(item: Node, kind: PartKind) -> str:
    """The id by which an item is patched: its `ma`, or the attribute that its line tells (`thoi-gian`)."""
    return (attribute_line(item).replace("_", "-") if kind == "node" else "") or ma_of(item)


def attribute_line(item: Node) -> str:
    """The attribute that an item is a line of, be it placed beside another or not."""
    if _HELPERS.isdisjoint(item.mapping):
        return attribute_of(item)
    return attribute_of(item.with_value({key: value for key, value in item.mapping.items() if key not in HELPERS}))


def attribute_named(ma: str) -> str:
    """The attribute that an id means, empty where it means none."""
    key = ma.replace("-", "_")
    return key if key in ATTRIBUTES else ""


def is_texts(node: Node) -> bool:
    """True for a text or a list of texts, which stand for each other."""
    return node.is_text or (node.is_list and bool(node.items) and all(item.is_text for item in node.items))


def same_shape(parent: Node, child: Node, kind: PartKind) -> tuple[Node, Node]:
    """Both sides in one form where they are two ways of writing one thing."""
    if kind == "cell":
        if parent.is_mapping and is_texts(child) and not (child.is_text and not child.text):
            child = Node({"noi_dung": child}, child.pos, child.key_pos)
        elif child.is_mapping and is_texts(parent) and "noi_dung" in child.mapping:
            parent = Node({"noi_dung": parent}, parent.pos, parent.key_pos)
    return parent, child


def fits_form(section: Node, shape: str) -> bool:
    """True where a section of the parent can take a text (`noi_dung`) or a list (`muc`) by itself."""
    other = "muc" if shape == "noi_dung" else "noi_dung"
    return shape in section.mapping or other not in section.mapping
