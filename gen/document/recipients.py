"""“Nơi nhận”: its lines with dashes, remarks and end marks (Decree 30, appendix I, II.9)."""

from __future__ import annotations

from collections.abc import Sequence

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Para, Recipient
from gen.text.punctuation import has_end, with_mark


def recipients(context: ComposeContext, node: Node | None) -> tuple[Recipient, ...]:
    """The lines of “Nơi nhận”, with dashes, notes and end marks."""
    lines = _recipient_lines(context, node.items if node else (), 0)
    counted = [index for index, (_, _, _, counts) in enumerate(lines) if counts]
    last = counted[-1] if counted else -1
    out = []
    for index, (source, text, depth, counts) in enumerate(lines):
        para = context.line(source, text)
        mark = "." if index == last else ";"
        runs = with_mark(para.runs, mark) if counts else para.runs
        out.append(Recipient(Para(runs, source), depth))
    return tuple(out)


def _recipient_lines(context: ComposeContext, items: Sequence[Node], depth: int) -> list[tuple[Node, str, int, bool]]:
    lines: list[tuple[Node, str, int, bool]] = []
    bullet = "-" if depth == 0 else "+"
    context.tell_split(items)
    for item in items:
        name, kept = context.single(item.get("ten")), item.get("luu")
        note = context.single(item.get("ghi_chu"))
        below = item.get("muc")
        if kept is not None:
            name = context.family.fill("luu", luu=context.single(kept))
        source = kept or item.get("ten") or item.get("ghi_chu") or item
        if not name and not note and below is None:
            context.report("text/empty-item", "Dòng nơi nhận không có chữ nào.", item, "Viết nơi nhận, hoặc xoá dòng.")
            continue
        if not name and note:
            lines.append((source, f"({note})", depth, False))
            continue
        text = f"{bullet} {name}" + (f" ({note})" if note else "")
        if below is not None and not has_end(text):
            text += ":"
        lines.append((source, text, depth, True))
        lines += _recipient_lines(context, below.items if below else (), depth + 1)
    return lines
