"""A source in its one canonical form: what it says stays, how it looks is put right (`gen fmt`)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, has_errors
from gen.core.node import Node
from gen.source import read_source
from gen.source.comments import Scan, scan
from gen.source.decode import decode
from gen.source.item_ids import with_ids
from gen.source.node_builder import parse
from gen.source.ordering import ordered
from gen.source.trivia import trivia_of
from gen.source.write import write


@dataclass(frozen=True, slots=True)
class Formatted:
    """The bytes a file should have, None where it must be left alone, and why."""

    data: bytes | None
    found: tuple[Diagnostic, ...] = ()
    # the form would have changed what the file says, or lost a comment
    refused: str = ""


def formatted(data: bytes, path: str, kind: str, *, naming: bool = False) -> Formatted:
    """The canonical form of a source of a kind known to `ordering`, or of none; with `naming`, its items with ids."""
    source, found = decode(data, path)
    root, problems = parse(source.text, path) if source is not None else (None, [])
    if [finding.code for finding in problems] == ["source/empty"]:
        # nothing to write otherwise; whether it may be empty is for `check` to say
        return Formatted(data)
    if root is None or source is None or has_errors(problems):
        return Formatted(None, (*found, *(source.told(problems) if source is not None else ())))
    text = source.text
    if root.is_text or root.tag:
        return Formatted(data)
    said = with_ids(root) if naming else root
    wanted = ordered(said, kind)
    scanned = scan(text)
    out = write(wanted, trivia_of(root, text, scanned)).encode()
    if out == data:
        return Formatted(out)
    refused = _difference(said, wanted, scanned, out, path)
    return Formatted(None, refused=refused) if refused else Formatted(out)


def _difference(root: Node, wanted: Node, scanned: Scan, out: bytes, path: str) -> str:
    """What the new text would change, read back from it as from any file."""
    again, found = read_source(out, path)
    if again is None or has_errors(found):
        return found[0].message if found else ""
    if not same(wanted, again, in_order=True) or not same(root, again, in_order=False):
        return "Nội dung đọc lại khác với lúc đầu."
    if comments_of(scanned) != comments_of(scan(out.decode())):
        return "Có dòng chú thích (#) bị mất."
    return ""


def comments_of(scanned: Scan) -> Counter[str]:
    return Counter(comment.text for comment in scanned.comments)


def same(a: Node, b: Node, *, in_order: bool) -> bool:
    """True where two trees say the same, tags included."""
    if a.tag != b.tag or type(a.value) is not type(b.value):
        return False
    if a.is_text:
        return a.value == b.value
    if in_order and list(a.mapping) != list(b.mapping):
        return False
    if a.mapping.keys() != b.mapping.keys() or len(a.items) != len(b.items):
        return False
    pairs = [(a.mapping[key], b.mapping[key]) for key in a.mapping] + list(zip(a.items, b.items, strict=True))
    return all(same(*pair, in_order=in_order) for pair in pairs)
