"""Pieces of a list in brackets that look like one thing with a comma: `[Phòng Kinh tế, Hạ tầng và Đô thị]`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.core.node import Node
from gen.registers.entries import Registers
from gen.text.diacritics import is_slug

# how bodies' names begin, beside those of the register
_HEADS = (
    "ban bảo báo bệnh bộ bưu các cán chi chủ công cơ cục đài đảng điện đoàn đội đơn hải hiệp hội hợp kho khu lãnh liên "
    "mặt mọi mỗi ngành ngân người nhà nhân phòng phường quân quỹ sở tập thanh thành thôn thuế thư tỉnh toà tòa tổ tổng "
    "trạm trung trường từng uỷ ủy văn viện xã"
)
_KNOWN_HEADS = frozenset(_HEADS.split())
_TYPED = ("'", '"')


@dataclass(frozen=True, slots=True)
class SplitName:
    """Neighbours of a list in brackets that are perhaps one: the first of them, and their texts."""

    at: Node
    pieces: tuple[str, ...]

    @property
    def whole(self) -> str:
        """What they would be as one."""
        return ", ".join(self.pieces)


def split_names(items: Sequence[Node], registers: Registers, *, bodies: bool) -> Iterator[SplitName]:
    """What a comma seems to have cut in a list; in one of `bodies` every piece must look like the name of one."""
    for run in _runs(items):
        at = 0
        while at < len(run) - 1:
            end = _end(run, at, registers, bodies=bodies)
            if end > at + 1:
                yield SplitName(run[at], tuple(node.text for node in run[at:end]))
            at = end


def _runs(items: Sequence[Node]) -> Iterator[list[Node]]:
    """Texts without quotes that stand behind one another on one line: only in brackets can they."""
    run: list[Node] = []
    for item in items:
        text = _text(item)
        if text is None or (run and text.pos.line != run[-1].pos.line):
            if len(run) > 1:
                yield run
            run = []
        if text is not None:
            run.append(text)
    if len(run) > 1:
        yield run


def _text(item: Node) -> Node | None:
    """The text that an item was written as, None for other shapes and for one that somebody put in quotes."""
    text = item if item.is_text else item.get("noi_dung") or item.get("ten")
    if text is None or not text.text or text.pos != item.pos or text.raw.startswith(_TYPED):
        return None
    return text


def _end(run: list[Node], at: int, registers: Registers, *, bodies: bool) -> int:
    """Behind the last piece of what begins at a place of a run."""
    texts = [node.text for node in run]
    for end in range(len(run), at + 1, -1):
        if registers.is_name(", ".join(texts[at:end])):
            return end
    end = at + 1
    while end < len(run) and texts[at][:1].isupper() and _goes_on(texts[end], registers, bodies=bodies):
        end += 1
    return end


def _goes_on(text: str, registers: Registers, *, bodies: bool) -> bool:
    """True for a piece that begins nothing of its own."""
    if is_slug(text) and registers.name_of(text):
        return False
    if text[:1].islower():
        return True
    return bodies and text.split()[0].casefold() not in _KNOWN_HEADS and not registers.mentioned(text)
