"""“Nơi nhận”: its lines with dashes, remarks and end marks (Decree 30, appendix I, II.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Para, Recipient
from gen.text.punctuation import has_end, with_mark


def recipients(context: ComposeContext, node: Node | None) -> tuple[Recipient, ...]:
    """The lines of “Nơi nhận”, with dashes, notes and end marks."""
    lines = list(_lines(context, node.items if node else (), 0))
    last = max((index for index, line in enumerate(lines) if line.is_recipient), default=-1)
    out = []
    for index, line in enumerate(lines):
        para = context.line(line.source, line.text)
        mark = "." if index == last else ";"
        runs = with_mark(para.runs, mark) if line.is_recipient else para.runs
        out.append(Recipient(Para(runs, line.source), line.depth))
    return tuple(out)


class _Line(NamedTuple):
    """A line before its end mark, which only a recipient has; other lines are remarks."""

    source: Node
    text: str
    depth: int
    is_recipient: bool


def _lines(context: ComposeContext, items: Sequence[Node], depth: int) -> Iterator[_Line]:
    bullet = "-" if depth == 0 else "+"
    context.tell_split(items)
    for item in items:
        name, kept = context.single(item.get("ten")), item.get("luu")
        note = context.single(item.get("ghi_chu"))
        below = item.get("muc")
        if kept is not None:
            name = context.family.fill("luu", luu=context.single(kept))
        unit = context.registers.units.get(name)
        if unit is not None and kept is None:
            message = f"“{name}” là mã đơn vị, nơi nhận in ra chính chữ ấy."
            context.report("schema/bad-value", message, item.get("ten") or item, f"Viết: {unit.ten}")
        source = kept or item.get("ten") or item.get("ghi_chu") or item
        if not name and not note and below is None:
            context.report("text/empty-item", "Dòng nơi nhận không có chữ nào.", item, "Viết nơi nhận, hoặc xoá dòng.")
            continue
        if not name and note:
            yield _Line(source, f"({note})", depth, False)
            continue
        text = f"{bullet} {name}" + (f" ({note})" if note else "")
        if below is not None and not has_end(text):
            text += ":"
        yield _Line(source, text, depth, True)
        yield from _lines(context, below.items if below else (), depth + 1)
