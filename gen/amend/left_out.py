"""What differs between the issued text and the new one and is no matter of an amending document."""

from __future__ import annotations

from collections.abc import Iterator

from gen.document.model import Document

_HEADS = {
    "letterhead": "tên cơ quan, số, ký hiệu, địa danh, ngày",
    "kind_name": "tên loại",
    "authority": "thẩm quyền ban hành",
}
_OWN = "văn bản sửa đổi có của mình"


def left_out(old: Document, new: Document) -> Iterator[str]:
    """Each such difference, in words for a drafter."""
    for name, said in _HEADS.items():
        if getattr(old, name) != getattr(new, name):
            yield f"{said} (của văn bản đã ban hành thì giữ nguyên)"
    if old.recipients != new.recipients:
        yield f"nơi nhận ({_OWN})"
    if old.signatures != new.signatures:
        yield f"chữ ký ({_OWN})"
    pairs = zip(old.appendices, new.appendices, strict=False)
    if any((a.recipients, a.signatures) != (b.recipients, b.signatures) for a, b in pairs):
        yield "nơi nhận, chữ ký ở cuối phụ lục"
