"""A document in which something is wrong, folded as far as it is not."""

from __future__ import annotations

from gen.cascade.idle_tags import tags_without_parent
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.document import compose
from gen.registers.entries import LegalDocument, Registers
from gen.source.placing import order_sections
from gen.source.sugar import has_named_sections, join_sections
from gen.workspace.resolved import Resolved
from gen.workspace.sound_part import can_compose, certain, sound_part


def folded_partly(
    node: Node, found: list[Diagnostic], parent: Resolved | None, inherits: Node | None, registers: Registers
) -> Resolved:
    """A document in which something is wrong: the keys without a mistake are folded, to tell theirs as well."""
    from gen.cascade.fold_child import fold

    path = node.pos.path
    above = (parent.root or parent.partial) if parent is not None else None
    if inherits is not None and above is None:
        return Resolved(path, None, found, parent, inherits)
    rest, gone = sound_part(node, found, parent.gone if parent is not None else frozenset())
    joined = join_sections(rest)
    if above is None:
        tree, problems = order_sections(joined, named=has_named_sections(rest))
        problems = problems + tags_without_parent(tree)
    else:
        folded = fold(above, joined, registers, behind=parent.behind if parent is not None else {})
        tree, problems = folded.root, folded.found
    return Resolved(path, None, found + certain(problems), parent, inherits, partial=tree, gone=gone)


def found_in_part(resolved: Resolved, id: str, registers: Registers, parent: LegalDocument | None) -> list[Diagnostic]:
    """What composing finds in the part of a document that has no mistake of an earlier stage; `parent` is cited."""
    if resolved.partial is None or not can_compose(resolved.gone):
        return []
    place = resolved.inherits.pos if resolved.inherits is not None else None
    if parent is None and resolved.parent is not None and summary_of(resolved.partial).names_parent:
        return []
    _, problems = compose(resolved.partial, id, registers, place, parent)
    return certain(problems)
