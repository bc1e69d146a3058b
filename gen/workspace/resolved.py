"""A document's tree after the cascade, and what is known of how it came about."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import KINDS, DocumentKind
from gen.issued.record_names import plan_path
from gen.workspace.foreign_folder import SCHEME

if TYPE_CHECKING:
    from gen.cascade.override import Override
    from gen.issued.record import IssuedRecord


class SourceFile(NamedTuple):
    """One source, read and spread; `node` is None where it can't be read."""

    path: str
    node: Node | None
    found: tuple[Diagnostic, ...]
    # of the record of an issued document, all that it says beside the tree
    record: IssuedRecord | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document's tree after the cascade (None where it could not be folded), its parent and its `ke_thua`."""

    path: str
    root: Node | None
    found: list[Diagnostic]
    parent: Resolved | None = None
    inherits: Node | None = None
    overrides: tuple[Override, ...] = ()
    used: frozenset[str] = frozenset()
    # its sections that were put behind another: by their ids, its id
    behind: Mapping[str, str] = field(default_factory=dict)
    # what it says where its parent says nothing, by its path
    added: tuple[tuple[str, Node], ...] = ()
    # the paths of what its parent has for other units alone (`chi_cho`)
    withheld: tuple[str, ...] = ()
    # the documents that items were taken from (`lay_tu`), in the order of that list
    taken: tuple[Resolved, ...] = ()
    # the tree also where all that is wrong is that slots of the parent are still open
    draft: Node | None = None
    # where something is wrong: the tree of what is not, and the keys that it lacks
    partial: Node | None = None
    gone: frozenset[str] = frozenset()
    # what was read from the record of an issued document
    issued: IssuedRecord | None = None

    # what its own tables take their rows from
    files: tuple[str, ...] = ()

    @property
    def all_files(self) -> tuple[str, ...]:
        """The files that its tables and those of its parents take their rows from."""
        return (*self.files, *(self.parent.all_files if self.parent else ()))

    @property
    def chain(self) -> tuple[str, ...]:
        """The sources of the document: itself first, then its parents, then those that items were taken from."""
        above = (self.parent, *self.taken) if self.parent else self.taken
        return tuple(dict.fromkeys((self.path, *(path for one in above if one for path in one.chain))))

    @property
    def above(self) -> tuple[str, ...]:
        """The plans that this one inherits from, by their sources, also where an issued text is what it inherits."""
        return tuple(map(plan_path, self.chain[1:]))

    @property
    def links(self) -> dict[str, str]:
        """Parents that are reached by way of a link, as written, and where it leads."""
        if self.parent is None or self.inherits is None:
            return {}
        if self.inherits.text.startswith(SCHEME):
            return self.parent.links
        written = posixpath.join(posixpath.dirname(self.path), self.inherits.text.replace("\\", "/"))
        parent = plan_path(self.parent.path)
        own = {written: parent} if posixpath.normpath(written) != parent else {}
        return own | self.parent.links


def kind_of(root: Node, inherited: str = "") -> DocumentKind:
    """The kind whose keys a file is held against, also where it does not say a known one."""
    named = root.text_of("loai") or inherited
    if named in KINDS:
        return DocumentKind(named)
    return DocumentKind.DECISION if "dieu" in root.mapping else DocumentKind.PLAN
