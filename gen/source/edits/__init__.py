"""Changes written into a source at their place: comments, order, folding, quotes and line ends of all else stay.

What was written is read back and must be the wanted tree, with every comment that did not stand inside what was taken
out; else nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, has_errors
from gen.core.node import Node
from gen.source import read_source
from gen.source.comments import scan
from gen.source.decode import decode
from gen.source.edits.in_place import NotInPlace, splices_for
from gen.source.edits.splices import Overlapping, spliced_file
from gen.source.edits.tree_edits import Edit, with_edits
from gen.source.formatting import comments_of, same
from gen.source.node_builder import parse


@dataclass(frozen=True, slots=True)
class Edited:
    """The bytes a file should have, or None and why it must be left alone; comments gone with what was taken out."""

    data: bytes | None
    found: tuple[Diagnostic, ...] = ()
    refused: str = ""
    gone: tuple[str, ...] = ()


def edited(data: bytes, path: str, edits: Sequence[Edit]) -> Edited:
    """A source with edits done; raises NoSuchPlace for a path that leads nowhere."""
    return rewritten(data, path, lambda root: with_edits(root, edits))


def rewritten(data: bytes, path: str, change: Callable[[Node], Node]) -> Edited:
    """A source that says what `change` makes of its tree, whose values stay the Nodes they are or keep their places.

    A key keeps its place among the others; items of a list may change theirs.
    """
    source, found = decode(data, path)
    root, problems = parse(source.text, path) if source is not None else (None, [])
    if root is None or source is None or has_errors(problems):
        return Edited(None, (*found, *(source.told(problems) if source is not None else ())))
    wanted = change(root)
    try:
        splices = splices_for(source.text, root, wanted)
        out = spliced_file(data, source, splices)
    except (NotInPlace, Overlapping):
        return Edited(None, refused="Chỗ ấy viết theo lối mà máy không sửa tại chỗ được.")
    again, told = read_source(out, path)
    if again is None or has_errors(told):
        return Edited(None, refused=told[0].message if told else "Tệp sẽ trống.")
    if not same(wanted, again, in_order=True):
        return Edited(None, refused="Nội dung đọc lại khác với điều muốn ghi.")
    return _with_comments(source.text, out, path)


def _with_comments(text: str, out: bytes, path: str) -> Edited:
    after, _ = decode(out, path)
    before, now = comments_of(scan(text)), comments_of(scan(after.text if after is not None else ""))
    if now - before:
        return Edited(None, refused="Có chữ biến thành dòng chú thích (#).")
    return Edited(out, gone=tuple(Counter(before - now).elements()))
