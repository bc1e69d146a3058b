"""Plans with heirs whose items have no ids: a child can only replace the whole list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gen.core.diagnostic import Diagnostic, Severity
from gen.core.node import Node
from gen.source.item_ids import without_ids

_CALLED = {"node": "mục", "base": "căn cứ", "appendix": "phụ lục", "row": "hàng"}


def unpatchable(id: str, root: Node, heirs: Sequence[str]) -> Diagnostic | None:
    """One finding for all items of a source, spread or not, that no child can patch; None where there are none."""
    found = without_ids(root)
    if not found:
        return None
    counts = Counter(one.kind for one in found)
    listed = ", ".join(f"{counts[kind]} {name}" for kind, name in _CALLED.items() if counts[kind])
    message = f"{listed[:1].upper()}{listed[1:]} không có mã, nên {len(heirs)} bản kế thừa không sửa riêng được."
    hint = f"Chạy “gen fmt --ma {id}”: máy đặt mã theo chữ đầu, không đổi chữ in ra."
    return Diagnostic("cascade/without-ids", message, found[0].item.pos, hint, Severity.INFO, about=(id,))
