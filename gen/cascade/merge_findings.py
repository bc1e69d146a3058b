"""What merging a child tells: what does not fit, where the parent was set aside, what the child has alone."""

from __future__ import annotations

from gen.cascade.override import Override, OverrideKind
from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node
from gen.source.sugar import left_empty, written_as
from gen.text.suggestions import did_you_mean

USE_BO = "Muốn bỏ hẳn thì viết !bo sau dấu hai chấm."


class MergeFindings:
    """Collects what merging one child finds."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.overrides: list[Override] = []
        # what stands in the child alone, by its path
        self.added: list[tuple[str, Node]] = []

    def report(
        self, code: str, about: str, message: str, at: Node, hint: str, parent: Node | None = None, said: str = ""
    ) -> None:
        """Notes a finding about an id or key at the child's line, with the parent's line beside it."""
        related = (Related(parent.named_at, said or "văn bản cha viết ở đây"),) if parent is not None else ()
        self.found.append(Diagnostic(f"cascade/{code}", message, at.named_at, hint, related=related, about=(about,)))

    def set_aside(self, path: str, kind: OverrideKind, parent: Node) -> None:
        """Notes a place where the child has its own way."""
        self.overrides.append(Override(path or "phan", kind, parent))

    def clash(self, parent: Node, child: Node, name: str) -> None:
        """Tells a value of another shape than the parent's, or one that was left empty."""
        empty = left_empty(child)
        if not empty:
            parent = parent.mapping.get(written_as(parent), parent)
        hint = USE_BO if empty else f"Viết cùng dạng với văn bản cha, hoặc thay hẳn: “{name}: !thay …”."
        message = f"“{name}” của văn bản cha là {parent.shape}, ở đây {'đang trống' if empty else f'là {child.shape}'}."
        self.report("shape-clash", name, message, child, hint, parent)

    def no_such_item(self, parent: Node, known: dict[str, Node], at: Node, ma: str, verb: str) -> None:
        """Tells an item that the child does something to and the parent does not have."""
        hint = did_you_mean(ma, known) or f"Các mã ở đây: {', '.join(known) or 'chưa có mục nào có mã'}."
        message = f"Văn bản cha không có mục “{ma}” để {verb}."
        self.report("no-such-item", ma, message, at, hint, parent, said="danh sách của văn bản cha")
