"""A list of the parent that goes by id."""

from __future__ import annotations

from dataclasses import dataclass

from gen.cascade.part_kinds import id_of
from gen.core.node import Node
from gen.core.vocabulary import PartKind


@dataclass(frozen=True, slots=True)
class ParentList:
    """A list of the parent that goes by id: its items by their ids, what it is called, and where it stands."""

    node: Node
    kind: PartKind
    name: str
    path: str

    def by_id(self) -> dict[str, Node]:
        return {ma: item for item in self.node.items if (ma := id_of(item, self.kind))}
