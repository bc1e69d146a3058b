"""What was issued: the resolved document with all it needs to be printed again without any other file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gen.core.node import Node
from gen.core.vocabulary import CHILD_KEYS
from gen.registers.entries import LegalDocument, Registers

# keys of a source that steer its own folding and checking, and are no part of what was issued
_OF_THE_SOURCE = frozenset((*CHILD_KEYS, "bo_qua"))


@dataclass(frozen=True, slots=True)
class IssuedRecord:
    """One issued document, as its record tells it.

    `tree` is the resolved document with the locks, slots and `{{ }}` that children inherit, `registers` holds the
    entries that its texts ask for, `parent` is what `{{ cha }}` cites.
    """

    # under which it was issued, also where the plan was renamed since
    id: str
    tree: Node
    registers: Registers
    parent: LegalDocument | None
    # its sections that were put behind another: by their ids, its id
    behind: Mapping[str, str]
    # what was printed, text by text
    words: tuple[str, ...]
    fingerprint: str
    # SHA-256 of the Word file, in hexadecimal digits
    file: str
    # by path, the digest of each source and template; by the empty path that of the program
    made_from: Mapping[str, str]
    # of the program
    version: str
    # the amending document that made this text, by its id; empty for the text as issued
    amended_by: str = ""


def issued_tree(root: Node) -> Node:
    """What of a resolved document its record keeps."""
    return root.with_value({key: value for key, value in root.mapping.items() if key not in _OF_THE_SOURCE})
