"""The parent that a source names by `ke_thua`: a path, or a path with which of the parent's texts is meant."""

from __future__ import annotations

from typing import NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.text.shorten import cut_off

# letters of a path that a message quotes
_SHOWN = 120


class ParentLink(NamedTuple):
    """The value that holds the path, and whether the parent's draft is meant though it is issued."""

    named: Node
    draft: bool = False


def parent_link(source: Node) -> ParentLink | None:
    """What a source inherits from, None where it says nothing of the kind."""
    inherits = source.get("ke_thua")
    if inherits is None or not inherits.is_mapping:
        return ParentLink(inherits) if inherits is not None else None
    return ParentLink(inherits.mapping.get("tu", inherits), inherits.text_of("ban") == "nhap")


def parent_named(source: Node | None) -> str:
    """The path that a source names, empty where it names none."""
    link = parent_link(source) if source is not None else None
    return link.named.text if link is not None else ""


def not_named(named: Node) -> Diagnostic:
    """An empty `ke_thua`."""
    hint = "Viết đường dẫn tới văn bản cha, ví dụ ../thanh-pho/ke-hoach.yaml; hoặc xoá dòng này."
    return Diagnostic("cascade/no-parent", "“ke_thua” đang trống.", named.named_at, hint, about=("ke_thua",))


def outside(named: Node, path: str) -> Diagnostic:
    """A path that leaves the folder of plans, in the source `path`."""
    chain = f"{path} → {cut_off(named.text, _SHOWN)}"
    message = f"“{cut_off(named.text, _SHOWN)}” nằm ngoài thư mục plans/, không kế thừa được ({chain})."
    hint = "Để văn bản cha trong plans/, viết như ke_thua: ../thanh-pho/ke-hoach.yaml, tính từ chính tệp này."
    return Diagnostic("cascade/outside", message, named.pos, hint, about=(named.text,))


def circle(named: Node, trail: tuple[str, ...], target: str) -> Diagnostic:
    """A parent that is a child of this one."""
    circle = " → ".join((*trail[trail.index(target) :], target))
    message = f"Các văn bản kế thừa vòng tròn: {circle}."
    hint = "Xoá dòng ke_thua ở văn bản gốc, tức văn bản không lấy của văn bản nào trong vòng này."
    return Diagnostic("cascade/circle", message, named.pos, hint, about=(named.text,))


def missing(named: Node, path: str, target: str, meant: str) -> Diagnostic:
    """A parent that is not there; `meant` is a hint with the likest file, empty where there is none."""
    chain = f"{path} → {cut_off(target, _SHOWN)}"
    hint = meant or "Kiểm tra tên tệp và đuôi .yaml; đường dẫn tính từ chính tệp này."
    message = f"Không có văn bản cha “{cut_off(named.text, _SHOWN)}” ({chain})."
    return Diagnostic("cascade/no-parent", message, named.pos, hint, about=(named.text,))
