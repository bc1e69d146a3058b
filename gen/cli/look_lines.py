"""A place that a drafter has to look at, as `gen status` and `gen accept` show it."""

from __future__ import annotations

from gen.review.compare.phrases import OVERRIDE_NAMES
from gen.workspace.drift import ChangedOverride


def look_lines(change: ChangedOverride) -> list[str]:
    """What the parent said when it was looked at, and says now."""
    lines = [f"    {change.path} ({OVERRIDE_NAMES[change.kind] if change.kind else ''})"]
    if change.old == change.new:
        # the record keeps the beginning of a long text
        rest = "đổi ở phần sau, ngoài đoạn đầu mà lần xem ghi lại"
        return [*lines, f"      {rest}; xem chỗ đổi: gen diff --git PHIÊN-BẢN"]
    then = change.old or "(bản này sửa chỗ này sau lần ghi nhận trước, nên chữ cũ của cha không được lưu)"
    return [*lines, f"      lúc xem:  {then}", f"      bây giờ: {change.new}"]
