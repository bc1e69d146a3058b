"""Patches of what the parent no longer has: they print as something of the child's own, and only its record knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, Related, Severity
from gen.core.node import Node
from gen.source.paths import leaves, text_digest, value_at
from gen.workspace.folder import PLANS
from gen.workspace.renamed_items import as_called_now
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import SHORT, SeenParent, is_within, read_record, record_path


@dataclass(frozen=True, slots=True)
class LostPlace:
    """A place that a child writes at and that its parent had when it was last seen, and what the parent said there."""

    path: str
    said: str
    own: Node
    # where the child's item or key stands that prints by itself now
    at: str


def lost_places(child: Resolved, seen: SeenParent) -> Iterator[LostPlace]:
    """What a child writes where the parent said something and says nothing now, place by place."""
    for at, own in child.added:
        if _left_by_itself(child, at):
            continue
        known = {path: said for path, (_, said) in seen.overrides.items() if is_within(path, at)}
        if known:
            yield from (LostPlace(path, said, own, at) for path, said in known.items())
        elif seen.below(at):
            yield LostPlace(at, "", own, at)


def _left_by_itself(child: Resolved, at: str) -> bool:
    """True for what the parent still says and gives: the child itself does not take it (`chi_ke_thua`)."""
    given = not any(is_within(at, gone) for gone in child.withheld)
    return given and bool(at) and _parent_value(child, at) is not None


def lost_ground(child: Resolved, data: bytes) -> list[Diagnostic]:
    """A warning for each item or key of a child that patched its parent's when its record was written."""
    if not any(at.rpartition("/")[2].encode() in data for at, _ in child.added):
        return []
    seen, _ = read_record(data, record_path(child.path))
    if seen is None:
        return []
    seen = as_called_now(seen, _parent_root(child))
    first = {place.at: place for place in reversed(list(lost_places(child, seen)))}
    return [_warning(child, seen, place) for place in first.values()]


def _warning(child: Resolved, seen: SeenParent, place: LostPlace) -> Diagnostic:
    above, _, name = place.at.rpartition("/")
    is_item = "ma" in place.own.mapping
    what = f"mục “{name}”" if is_item else f"“{name}”"
    message = f"Văn bản cha không còn {what} mà bản này sửa; phần này nay in thành của riêng bản này."
    moved, new = _now_at(child, seen, place)
    id = child.path.removeprefix(f"{PLANS}/").removesuffix(".yaml")
    hint = f"{cure(child, seen, place)} Muốn giữ làm phần riêng thì chạy: gen accept {id}"
    at = place.own.mapping["ma"].pos if is_item else place.own.named_at
    now = _parent_value(child, moved or f"{above}/{new}") if moved or new else None
    related = (Related(now.named_at, "nay ở đây trong văn bản cha"),) if now is not None else ()
    return Diagnostic(
        "cascade/lost-ground", message, at, hint, Severity.WARNING, related, (name, *filter(None, (new,)))
    )


def cure(child: Resolved, seen: SeenParent, place: LostPlace) -> str:
    """What a drafter does about a lost place, but for keeping it as it is."""
    moved, new = _now_at(child, seen, place)
    if moved:
        return f"Cha đã chuyển mục ấy tới “{moved}”: viết phần này ở đó."
    return f"Cha đổi mã thành “{new}”: viết “ma: {new}”." if new else "Xoá phần này nếu không còn cần."


def _now_at(child: Resolved, seen: SeenParent, place: LostPlace) -> tuple[str, str]:
    """Where the parent has a lost item now: its path in another list, or its new id; empty where it is not known."""
    if "ma" not in place.own.mapping:
        return "", ""
    moved = _moved_to(child, place.at.rpartition("/")[2])
    return moved, "" if moved else _renamed(child, seen, place)


def _parent_root(child: Resolved) -> Node | None:
    return child.parent.root if child.parent is not None else None


def _parent_value(child: Resolved, path: str) -> Node | None:
    root = _parent_root(child)
    return value_at(root, path) if root is not None else None


def _moved_to(child: Resolved, name: str) -> str:
    """Where the parent has the one item of this id now; empty where it has none, or several."""
    root = _parent_root(child)
    steps = [path.split("/") for path, _ in leaves(root)] if root is not None else []
    places = {"/".join(path[: path.index(name) + 1]) for path in steps if name in path}
    return places.pop() if len(places) == 1 else ""


def _renamed(child: Resolved, seen: SeenParent, place: LostPlace) -> str:
    """The new id of what the parent once called otherwise: an item at the same place that says what that one said."""
    root = _parent_root(child)
    above = place.at.rpartition("/")[0]
    texts = [path for path in (*seen.overrides, *seen.inherited) if is_within(path, place.at)]
    then = {path[len(place.at) :]: seen.digest_at(path) for path in texts}
    for path, leaf in leaves(root) if root is not None else ():
        name, _, rest = path[len(above) :].strip("/").partition("/")
        at = f"{above}/{name}".strip("/")
        if is_within(path, at) and not seen.knows(at) and then.get(f"/{rest}", "") == text_digest(leaf)[:SHORT]:
            return name
    return ""
