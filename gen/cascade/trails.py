"""Where a path of ids leads in a resolved tree, value by value, as `chi_ke_thua` and `lay_tu` write it."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.old_ids import told
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.source.paths import item_name, old_names
from gen.source.placing import ma_of
from gen.text.suggestions import did_you_mean

# what stands in these is called by its id
_LISTS = ("phan", "muc", "bang", "hang")
# what prints nothing by itself, and what inherited words need
MEANS = ("bien", "van_ban", "nhan", "chu_thich", "co_dinh", "so_lieu")


def trail_to(base: Node, path: Node, found: list[Diagnostic], verb: str = "kế thừa") -> list[Node]:
    """The values on the way to a path, the one it means last; none, and told, where it leads nowhere."""
    trail: list[Node] = []
    names, here = [name for name in path.text.strip("/").split("/") if name], base
    for at, name in enumerate(names):
        way = list(_top(base, name) if at == 0 else _below(here, name))
        if not way:
            known = _known(base if at == 0 else here, top=at == 0)
            place = f"trong “{'/'.join(names[:at])}”" if at else "trong văn bản cha"
            hint = did_you_mean(name, known) or f"Ở đó có: {', '.join(known) or 'chưa có mục nào có mã'}."
            message = f"Không có “{name}” {place} để {verb}."
            found.append(
                Diagnostic("cascade/no-such-item", message, path.pos, hint, about=(name, "/".join(names[:at])))
            )
            return []
        here = way[-1]
        if name in old_names(here):
            found.append(told(path, here, ma_of(here), name))
        trail += way
    return trail


def _top(base: Node, name: str) -> Iterator[Node]:
    """The way from the top to a key, or to a section by its id or its key."""
    key, ma = name.replace("-", "_"), SECTION_KEYS.get(name.replace("-", "_"), name)
    sections = base.get("phan")
    if key in base.mapping:
        yield base.mapping[key]
        return
    for section in sections.items if sections is not None else ():
        if ma == ma_of(section) or ma in old_names(section):
            yield from (base.mapping["phan"], section)
            return
        if ma_of(section) == PURPOSE and (way := list(_below(section, ma))):
            yield from (base.mapping["phan"], section, *way)
            return


def _below(node: Node, name: str) -> Iterator[Node]:
    """The way from a part to an item in it."""
    for key in _LISTS:
        inner = node.get(key)
        if inner is None:
            continue
        way = next(([item] for item in inner.items if name in (item_name(item), *old_names(item))), [])
        way = way or (list(_below(inner, name)) if inner.is_mapping else [])
        if way:
            yield from (inner, *way)
            return
    if node.is_list:
        yield from (item for item in node.items if name in (ma_of(item), *old_names(item)))


def _known(node: Node, *, top: bool) -> list[str]:
    lists = [inner for key in _LISTS if (inner := node.get(key)) is not None]
    lists += [inner.mapping["hang"] for inner in lists if "hang" in inner.mapping]
    ids = [ma_of(item) for inner in (node, *lists) for item in inner.items if ma_of(item)]
    return [*ids, *(key for key in node.mapping if top and key not in ("phan", *MEANS, "loai"))]


def rebuilt(root: Node, trail: list[Node], new: Node) -> Node:
    """The tree with another value in place of the last of a trail."""
    for holder, old in zip(reversed([root, *trail[:-1]]), reversed(trail), strict=True):
        if holder.is_list:
            new = holder.with_value(tuple(new if item is old else item for item in holder.items))
        else:
            new = holder.with_value({key: new if value is old else value for key, value in holder.mapping.items()})
    return new
