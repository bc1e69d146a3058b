"""What somebody left in a template and would go out with every document: edits not accepted, comments, stray tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gen.core.diagnostic import Diagnostic, Position
from gen.text.shorten import on_one_line
from gen.word.ooxml.namespaces import DOCUMENT_PART, W
from gen.word.ooxml.xml_parser import Element

_EDITS = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
        *("trPrChange", "tcPrChange", "numberingChange", "trackRevisions"),
    )
)
_COMMENTS = tuple(f"{W}{name}" for name in ("comment", "commentReference", "commentRangeStart", "commentRangeEnd"))
_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}")


def check_leftovers(trees: Mapping[str, Element], path: str) -> list[Diagnostic]:
    """One message for all edits and comments of a template, one for each tag where none is filled."""
    parts = {name: root for name, root in trees.items() if name.startswith("word/")}
    left = [what for what, tags in (("dấu sửa (track changes)", _EDITS), ("lời bình (comment)", _COMMENTS))
            if any(next(root.iter(*tags), None) is not None for root in parts.values())]  # fmt: skip
    found = [_unfinished(" và ".join(left), path)] if left else []
    for name, root in parts.items():
        # what is struck is told already
        stray = next(
            (text for text in _elsewhere(root, name == DOCUMENT_PART) if any(tag in text for tag in _TAGS)), ""
        )
        if stray and not left:
            found.append(_stray(on_one_line(stray), name, path))
    return found


def _elsewhere(root: Element, is_body: bool) -> Iterator[str]:
    """The texts in which no placeholder is filled: all of them outside the body; codes and attributes in it."""
    for paragraph in root.iter(f"{W}p") if not is_body else ():
        yield "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from map(str, element.attrib.values())
            if element.tag != f"{W}t":
                yield element.text or ""
        yield element.tail or ""


def _unfinished(what: str, path: str) -> Diagnostic:
    hint = (
        "Mở mẫu bằng Word, thẻ Review: Accept All Changes and Stop Tracking, Delete All Comments in Document; rồi lưu."
    )
    return Diagnostic("render/unfinished-template", f"Mẫu còn {what}, sẽ đi theo mọi văn bản.", Position(path), hint)


def _stray(text: str, part: str, path: str) -> Diagnostic:
    message = (
        f"Thẻ ở chỗ không điền được ({on_one_line(part)}: đầu trang, chân trang, mã trường, lời tả hình …): “{text}”."
    )
    hint = "Chuyển thẻ vào một đoạn của thân văn bản, hoặc xoá đi."
    return Diagnostic("render/tag-not-here", message, Position(path), hint)
