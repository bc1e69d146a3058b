"""What the children of one plan may share while many are made, and what they then no longer tell of themselves."""

from __future__ import annotations

from enum import IntEnum

from gen.core.diagnostic import Diagnostic, Position
from gen.core.memo import find, keep, open_store
from gen.core.node import Node, walk

# where a value stands that several children wrote in the same words
NOBODY = Position("")
_COMMON = "chung"


class Sharing(IntEnum):
    """How much is shared; each step includes the one before."""

    # every value tells its own story
    NOTHING = 0
    # texts after `thay_tu`: they do not tell the rule that changed them
    TEXTS = 1
    # rows with the same new lead: they do not tell who gave it; only for a document that is nobody's parent
    ROWS = 2


def is_nobodys(finding: Diagnostic) -> bool:
    """True for a finding at a place that several children wrote alike."""
    places = (finding.position, *(one.position for one in finding.related))
    return any(place.path == NOBODY.path for place in places)


def lasting(root: Node) -> None:
    """Says of all parts of a plan that has children that they will be met again."""
    for node in walk(root):
        if node.kept is None:
            open_store(node)


def common(node: Node) -> Node:
    """A value said to stand in several children; it must be kept with a part of their parent."""
    keep(node, _COMMON, True)
    return node


def is_common(node: Node) -> bool:
    """True for a value that several children have."""
    return node.kept is not None and find(node, _COMMON) is not None
