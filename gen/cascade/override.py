"""Where a child sets aside what its parent says, and how; `gen status`, `gen diff` and `gen explain` tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gen.core.node import Node


class OverrideKind(StrEnum):
    """How what the parent says is set aside; the values stand in JSON."""

    PATCHED = "sua"
    REPLACED = "thay"
    REMOVED = "bo"
    GIVEN = "giao"


@dataclass(frozen=True, slots=True)
class Override:
    """A place (by its path of ids) that a child set aside, how, and what the parent says there."""

    path: str
    kind: OverrideKind
    parent: Node
