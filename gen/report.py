"""Findings as people read them: one block each, the place first."""

from __future__ import annotations

from collections.abc import Iterable

from gen.diagnostic import Diagnostic, Severity, in_order

_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}


def as_text(found: Iterable[Diagnostic]) -> str:
    """All findings in order, each once."""
    return "\n".join(_block(one) for one in in_order(found))


def _block(one: Diagnostic) -> str:
    lines = [f"{one.position}: {_NAMES[one.severity]}: {one.message} [{one.code}]"]
    if one.hint:
        lines.append(f"    → {one.hint}")
    lines += [f"    {related.position}: {related.message}" for related in one.related]
    return "\n".join(lines)


def summary(found: Iterable[Diagnostic]) -> str:
    """How many errors and warnings: `2 lỗi, 1 cảnh báo`; empty where there are none."""
    unique = in_order(found)
    counts = [(sum(one.severity is severity for one in unique), name) for severity, name in _NAMES.items()]
    return ", ".join(f"{count} {name}" for count, name in counts if count)
