"""The lines of a frame: what a child may take otherwise of a parent, by the ids that patch it, to be uncommented."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gen.cascade.locks import is_locked, locked_keys
from gen.core.node import Node, Tag
from gen.source.placing import ma_of
from gen.source.scalars import quoted, scalar
from gen.source.sugar import attribute_of
from gen.text.shorten import shortened

MUST = "PHẢI ĐIỀN"
_PREVIEW = 90
# texts that are offered although nobody has to fill them, below these keys
_OFFERED = ("tieu_de", "noi_dung")
_BODY = ("phan", "dieu")


def commented(lines: Sequence[str]) -> list[str]:
    """Lines as comments."""
    return [f"# {line}".rstrip() for line in lines]


def preview(text: str) -> str:
    """The first words of a text, on one line."""
    return shortened(" ".join(text.split()), _PREVIEW)


def patch_lines(key: str, value: Node, dropped: Collection[Node] = (), *, signs: bool = False) -> list[str]:
    """A top-level key of the parent as a patch to be filled in, none where nothing of it is offered.

    Every slot is in it, but for what stands in dropped rows, and who signs an appendix where the child's body `signs`.
    """
    offered = value.is_text or key == "bien"
    return _Lines(key in _BODY, dropped, signs).entry(key, value, offered=offered)


class _Lines:
    """Writes the patch of one key; `body` where headings and texts of items are offered."""

    def __init__(self, body: bool, dropped: Collection[Node], signs: bool) -> None:
        self.body, self.dropped, self.signs = body, dropped, signs

    def entry(self, key: str, value: Node, *, offered: bool) -> list[str]:
        name = scalar(key)
        if key == "ky" and self.signs:
            return [f"ky: {{chuc_vu: …, ho_ten: …}}   # {MUST}: người ký"]
        if key == "bang" and self.body:
            # of a table only what must be filled
            return _Lines(False, self.dropped, self.signs).entry(key, value, offered=False)
        if value.is_text:
            if value.tag is Tag.SLOT:
                return [f"{name}: …   # {MUST}{f': {preview(value.text)}' if value.text else ''}"]
            return [f"{name}: …   # cha: {preview(value.text)}"] if offered and value.text else []
        if value.is_list and any(item.tag is Tag.SLOT for item in value.items):
            texts = ", ".join(map(_text, value.items))
            hint = "; ".join(item.text for item in value.items if item.tag is Tag.SLOT and item.text)
            return [f"{name}: [{texts}]   # {MUST}{f': {preview(hint)}' if hint else ''}"]
        inside = self.items(value.items) if value.is_list else list(self.entries(value, every=key == "bien"))
        return [f"{name}:", *(f"  {line}" for line in inside)] if inside else []

    def entries(self, node: Node, *, every: bool = False) -> Iterator[str]:
        locked = () if every else locked_keys(node)
        for key, value in node.mapping.items():
            if (key != "ma" and key not in locked) or every:
                yield from self.entry(key, value, offered=every or (self.body and key in _OFFERED))

    def items(self, items: Sequence[Node]) -> list[str]:
        return [line for item in items if item not in self.dropped for line in self.item(item)]

    def item(self, item: Node) -> list[str]:
        if is_locked(item):
            return []
        line = attribute_of(item)
        if line and not ma_of(item):
            found = self.entry(line, item.mapping[line], offered=False)
            return [f"- {found[0]}", *(f"  {one}" for one in found[1:])] if found else []
        inside = list(self.entries(item)) if ma_of(item) else []
        known = inside or (self.body and "muc" not in item.mapping and ma_of(item))
        return [f"- ma: {ma_of(item)}", *(f"  {one}" for one in inside)] if known else []


def _text(item: Node) -> str:
    return "…" if item.tag is Tag.SLOT else quoted(" ".join(item.text.split()))
