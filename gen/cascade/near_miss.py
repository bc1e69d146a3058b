"""New items whose id is nearly one of the parent's: perhaps a patch that missed what it meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gen.core.diagnostic import Diagnostic, Related, Severity
from gen.core.node import Node
from gen.source.placing import ma_of

_FIGURES = re.compile(r"\d+")


def near_misses(known: Mapping[str, Node], item: Node, ma: str) -> Iterator[Diagnostic]:
    """A warning for each item of the parent, or item right below one, that a new item may have been meant to patch."""
    where = item.mapping.get("ma", item)
    for theirs, parent in known.items():
        if one_letter_off(theirs, ma):
            message = f"Mục mới “{ma}” chỉ khác mục “{theirs}” của văn bản cha một chữ."
            hint = f"Nếu định sửa mục của cha, viết “ma: {theirs}”."
            yield _warning(message, where, hint, Related(parent.named_at, "mục của văn bản cha"), (ma, theirs))
        inner = parent.get("muc") or parent.get("hang")
        below = {ma_of(child): child for child in inner.items} if inner is not None else {}
        if ma in below:
            message = f"Mục mới “{ma}” trùng mã với mục con của “{theirs}”, có lẽ thụt thiếu một bậc."
            hint = f"Nếu định sửa mục con ấy, viết nó dưới “muc:” của “- ma: {theirs}”."
            yield _warning(message, where, hint, Related(below[ma].named_at, "mục con của văn bản cha"), (ma, theirs))


def _warning(message: str, where: Node, hint: str, related: Related, about: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "cascade/near-miss", message, where.pos, hint, severity=Severity.WARNING, related=(related,), about=about
    )


def one_letter_off(a: str, b: str) -> bool:
    """True where two ids differ by one letter added, lost, changed or swapped with its neighbour; figures count on."""
    if a == b or abs(len(a) - len(b)) > 1 or _FIGURES.sub("", a) == _FIGURES.sub("", b):
        return False
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        swapped = a[start : start + 2][::-1] == b[start : start + 2] and a[start + 2 :] == b[start + 2 :]
        return swapped or a[start + 1 :] == b[start + 1 :]
    return a[start:] == b[start + 1 :]
