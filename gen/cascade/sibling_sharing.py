"""What the children of one plan may share while many are made, and what they then no longer tell of themselves."""

from __future__ import annotations

from enum import IntEnum

from gen.core.diagnostic import Diagnostic, Position
from gen.core.memo import open_memos
from gen.core.node import Node, walk

# where a value stands that several children wrote in the same words
NOBODY = Position("")


class Sharing(IntEnum):
    """How much is shared; each step includes the one before."""

    # every value tells its own story
    NOTHING = 0
    # texts after `thay_tu`: they do not tell the rule that changed them
    TEXTS = 1
    # rows with the same new lead: they do not tell who gave it; only for a document that is nobody's parent
    ROWS = 2

    @property
    def of_parents(self) -> Sharing:
        """How much a document shares that others build on."""
        return min(self, Sharing.TEXTS)


def is_at_nobodys_place(finding: Diagnostic) -> bool:
    """True for a finding at a place that several children wrote alike."""
    places = (finding.position, *(related.position for related in finding.related))
    return any(place.path == NOBODY.path for place in places)


def expect_children(root: Node) -> None:
    """Says of all parts of a plan that has children that they will be met again."""
    for node in walk(root):
        if node.memos is None:
            open_memos(node)
